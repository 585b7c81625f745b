"""What people are told and asked before weights are fetched."""

from __future__ import annotations

import shutil
from pathlib import Path

from core.errors import WeightsError

SPARE_BYTES = 64 << 20  # stay free: nobody wants a disk filled to the brim

DEPTH_PRO_TERMS = """\
Depth Pro was made by Apple. Its weights are not part of Leadline.

- Apple's code repository (ml-depth-pro) comes with a licence of its own, the Apple Sample Code \
License. Leadline does not use that code.
- The weights on Hugging Face (apple/DepthPro and apple/DepthPro-hf) are under the Apple Machine \
Learning Research Model License ("apple-amlr"): for research purposes only, not for commercial use.
- Leadline is under the MIT licence and grants no rights to the weights. Whether your use is \
covered is between you and Apple: read the licence where the weights come from.

https://huggingface.co/apple/DepthPro
https://github.com/apple/ml-depth-pro"""


def free_bytes(folder: Path) -> int:
    """Free disk space where a folder is, or will be made.

    Raises:
        OSError: the system does not tell.
    """
    there = next(each for each in (folder, *folder.parents) if each.exists())
    return shutil.disk_usage(there).free


def require_space(folder: Path, needed: int) -> None:
    """Raise WeightsError where a folder's disk has no room for so many bytes."""
    free = free_bytes(folder)
    if free < needed + SPARE_BYTES:
        raise WeightsError(
            folder,
            "not enough free disk space: {needed:.2f} GB are needed, {free:.2f} GB are free",
            needed=(needed + SPARE_BYTES) / 1e9,
            free=free / 1e9,
        )
