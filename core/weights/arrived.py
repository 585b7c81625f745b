"""Whether a downloaded file whose digest nobody has pinned is what it should be."""

from __future__ import annotations

import math
from pathlib import Path

from safetensors import SafetensorError, safe_open

from core.errors import DownloadError, UsageError, WeightsError
from core.files.safe_json import read_json
from core.progress import CancelToken
from core.sentence import Sentence
from core.weights import hub
from core.weights.depth_config import CONFIG, read_config
from core.weights.entry import CatalogEntry, WeightsSource

PARAMETERS_TOLERANCE = 0.05  # makers give rounded numbers
_FLOATS = ("F64", "F32", "F16", "BF16")


def check_arrived(
    part: Path, source: WeightsSource, entry: CatalogEntry | None, cancel: CancelToken | None
) -> None:
    """Hold an unfinished file against all that is known of the model; it goes where it is wrong.

    Weights of Depth Pro's class must have exactly its tensors, of its shapes, all finite; those
    of another class as many values as its makers say; a configuration must be of a model of depth
    that runs no code of its own; whatever else is JSON must be that.

    Raises:
        DownloadError: it is something else; ``part`` is removed.
        UsageError: the repository must not or cannot be used; likewise.
        Cancelled: the token was cancelled.
    """
    try:
        if entry is not None and entry.preset is not None:
            from core.weights.load import check_file  # imports torch

            check_file(part, entry.preset, cancel=cancel)
        elif source.stored.endswith(".safetensors"):
            _check_count(part, entry.parameters if entry else None)
        elif source.stored == CONFIG:
            read_config(part, f"{hub.endpoint()}/{source.repo_id}")
        elif source.stored.endswith(".json"):
            read_json(part)
    except UsageError:
        part.unlink()
        raise
    except (SafetensorError, WeightsError, ValueError) as error:
        part.unlink()
        raise DownloadError(
            "{hub} sent something that is no {file} ({cause}): it was removed, and nothing "
            "installed",
            hub=hub.endpoint(),
            file=source.file,
            cause=error.cause if isinstance(error, WeightsError) else error,
        ) from error


def _check_count(path: Path, expected: int | None) -> None:
    """Raise ValueError where a file of safetensors has not that many values, all floats."""
    count = 0
    with safe_open(path, "numpy") as tensors:
        for name in tensors.keys():  # noqa: SIM118  it is no mapping
            part = tensors.get_slice(name)
            if part.get_dtype() in _FLOATS:
                count += math.prod(part.get_shape())
    if count == 0 or abs(count - (expected or count)) > PARAMETERS_TOLERANCE * count:
        raise ValueError(
            Sentence("{count} values, expected about {expected}", count=count, expected=expected)
        )
