"""Whether 8-bit layers may stand for a checkpoint's own: tried on its weights, once."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from core.network.config import DepthProConfig
from core.network.cpu import int8_excess
from core.progress import CancelToken
from core.session.prepare import prepare_image
from core.weights.digest import recall, remember
from core.weights.load import load_patch_encoder

LIMIT = 2.0
"""8-bit layers may be at most this much further from float32 than bfloat16 is."""
FACT = "int8_excess"


def known_excess(path: Path, config: DepthProConfig, *, cancel: CancelToken | None = None) -> float:
    """``int8_excess`` of a checkpoint's patch encoder, remembered while the file stays as it is.

    Args:
        path: the checkpoint.
        config: configuration of the whole network.
        cancel: checked throughout; the trial takes some seconds.

    Raises:
        WeightsError: as ``load_network``.
        Cancelled: the token was cancelled.
    """
    found = recall(path, FACT)
    if isinstance(found, float):
        return found
    vit = load_patch_encoder(path, config, dtype=torch.bfloat16, cancel=cancel)
    excess = int8_excess(vit, _tile(config, vit.config.image_size), cancel=cancel)
    remember(path, **{FACT: excess})
    return excess


def _tile(config: DepthProConfig, size: int) -> Tensor:
    """The middle of the sample photo, (1, 3, size, size), as an encoder sees it."""
    with Image.open(str(files("resources") / "sample.jpg"), formats=("JPEG",)) as photo:
        image = prepare_image(np.asarray(photo.convert("RGB")), config)
    top, left = ((extent - size) // 2 for extent in image.shape[-2:])
    return image[..., top : top + size, left : left + size]
