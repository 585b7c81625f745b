"""OpenEXR files that others may have written, of a size that a photo can have."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.errors import DataError
from core.files.regular_files import in_text, plain_cause, require_regular
from core.files.substance import most_values

MAX_VALUES = 400_000_000
"""Of all channels together."""
_COST = 12  # bytes that a number takes while it is read and made depth


def read_channels(path: Path) -> dict[str, NDArray[Any]]:
    """All channels of an EXR by their full names (``layer.channel``), each (H, W).

    Raises:
        DataError: it cannot be read, is none, or holds more than ``MAX_VALUES``.
    """
    import OpenEXR  # slow to import, and not needed until here

    with _plain_errors(path) as name:
        parts = _checked_parts(path, name, OpenEXR)
        # Of what it cannot read the library tells on standard output alone.
        with (
            redirect_stdout(StringIO()),
            OpenEXR.File(name, separate_channels=True) as file,
        ):
            if len(file.parts) != parts:
                raise ValueError("a part cannot be read")
            return {
                _full_name(part, name): channel.pixels
                for part in reversed(file.parts)  # of channels of one name the first part's
                for name, channel in part.channels.items()
            }


def read_header(path: Path) -> dict[str, object]:
    """The attributes of an EXR's first part; raises as ``read_channels``."""
    import OpenEXR

    with _plain_errors(path) as name, OpenEXR.File(name, header_only=True) as file:
        return dict(file.header())  # closed, it forgets its header


def _full_name(part: Any, name: str) -> str:
    """With the layer that only the part is named after."""
    layer = str(part.header.get("name", ""))
    return name if not layer or "." in name else f"{layer}.{name}"


def _checked_parts(path: Path, name: str, exr: Any) -> int:
    """How many parts a file has, none of them too large."""
    with exr.File(name, header_only=True) as file:
        parts = len(file.parts)
        count = sum(_values(part.header) for part in file.parts)
    if count > MAX_VALUES:
        raise DataError(path, "holds more numbers than can be read")
    if count > most_values(path, cost=_COST):
        raise DataError(path, "says that it holds far more than its size allows: it is damaged")
    return parts


def _values(header: Mapping[str, Any]) -> int:
    low, high = (np.asarray(corner, np.int64) for corner in header["dataWindow"])
    return math.prod(int(side) for side in high - low + 1) * len(header["channels"])


@contextmanager
def _plain_errors(path: Path) -> Iterator[str]:
    """The path as the library takes it."""
    try:
        require_regular(path)
        with in_text(path) as readable:
            yield str(readable)
    except DataError:
        raise
    except OSError as error:
        raise DataError(path, "cannot be read: {cause}", cause=plain_cause(error)) from error
    except MemoryError as error:
        raise DataError(path, "there is not enough memory for it") from error
    except Exception as error:  # the library fails in many ways on damaged data
        raise DataError(path, "is not an EXR image, or is damaged") from error
