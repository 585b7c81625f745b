"""OpenEXR files; of large pictures row by row, so that no second copy of them is held."""

from __future__ import annotations

import os
import struct
from collections import deque
from collections.abc import Callable, Generator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.errors import ExportError
from core.export.facts import Facts
from core.export.scene import LARGE_PIXELS
from core.files.regular_files import in_text
from core.types import Size

Rows = Callable[[int, int], Mapping[str, NDArray[Any]]]
"""Channels by their names, (n, W) float32 or float16, of the rows from one to before another."""
_BAND_ROWS, _MOST_THREADS = 64, 4
_MAGIC_BYTES = 8  # with the version
_WINDOWS = ("dataWindow", "displayWindow")
_BOX, _OFFSET, _ROW = struct.Struct("<4i"), np.dtype("<u8"), np.dtype("<i4")


def save_exr(rows: Rows, size: Size, path: Path, attributes: Facts) -> None:
    """Write channels.

    Args:
        rows: makes any of the picture's rows.
        size: width and height.
        path: the file.
        attributes: by their names.

    Raises:
        ExportError: OpenEXR could not write.
        OSError: the file cannot be written.
    """
    # a large one is not compressed: depth shrinks by little and would take many seconds
    if size.width * size.height > LARGE_PIXELS:
        _save_in_bands(rows, size, path, attributes)
    else:
        _save(rows(0, size.height), path, attributes)


def _save(channels: Mapping[str, NDArray[Any]], path: Path, attributes: Facts) -> None:
    import OpenEXR

    header = {"compression": OpenEXR.ZIPS_COMPRESSION, "type": OpenEXR.scanlineimage}
    arrays = {name: np.ascontiguousarray(values) for name, values in channels.items()}
    try:
        image = OpenEXR.File({**header, **attributes}, dict(arrays))  # it changes the dictionary
        with in_text(path) as writable:
            image.write(str(writable))
    except RuntimeError as failure:
        with path.open("wb") as file:  # OpenEXR does not say why it cannot write; this does
            file.write(bytes(sum(values.nbytes for values in arrays.values())))
        raise ExportError(path, "OpenEXR could not write the depth map") from failure


def _save_in_bands(rows: Rows, size: Size, path: Path, attributes: Facts) -> None:
    first = rows(0, 1)
    header = _header(first, size, path, attributes)
    row_bytes = sum(values.nbytes for values in first.values())
    stride = 2 * _ROW.itemsize + row_bytes  # every row begins with its number and size
    begin = len(header) + size.height * _OFFSET.itemsize
    with path.open("wb") as file:
        file.write(header)
        file.write((begin + stride * np.arange(size.height)).astype(_OFFSET).tobytes())
        with closing(_bands(rows, size.height, row_bytes)) as bands:
            for band in bands:
                file.write(band.data)


def _bands(rows: Rows, height: int, row_bytes: int) -> Generator[NDArray[np.uint8]]:
    """Rows as they stand in the file; as many bands are made at once as there are processors."""

    def band(top: int) -> NDArray[np.uint8]:
        bottom = min(height, top + _BAND_ROWS)
        channels = rows(top, bottom)
        numbers = np.stack([np.arange(top, bottom), np.full(bottom - top, row_bytes)], axis=1)
        parts = [numbers.astype(_ROW), *(channels[name] for name in sorted(channels))]
        return np.concatenate([_as_bytes(part) for part in parts], axis=1)

    count = min(_MOST_THREADS, os.cpu_count() or 1)
    tops = iter(range(0, height, _BAND_ROWS))
    with ThreadPoolExecutor(count) as pool:
        waiting = deque(pool.submit(band, top) for top in islice(tops, count))
        while waiting:
            made = waiting.popleft().result()
            waiting.extend(pool.submit(band, top) for top in islice(tops, 1))
            yield made


def _as_bytes(values: NDArray[Any]) -> NDArray[np.uint8]:
    little = np.ascontiguousarray(values, values.dtype.newbyteorder("<"))
    return little.view(np.uint8).reshape(len(values), -1)


def _header(row: Mapping[str, NDArray[Any]], size: Size, path: Path, attributes: Facts) -> bytes:
    """What OpenEXR writes before the table of rows, for a picture of one row, and then enlarged."""
    import OpenEXR

    uncompressed = {"compression": OpenEXR.NO_COMPRESSION}
    _save(row, path, {**attributes, **uncompressed})
    data = bytearray(path.read_bytes())
    place = _MAGIC_BYTES
    while data[place]:
        name, _, rest = bytes(data[place:]).split(b"\0", 2)
        place = len(data) - len(rest)
        length = int.from_bytes(data[place : place + 4], "little")
        if name.decode() in _WINDOWS:
            _BOX.pack_into(data, place + 4, 0, 0, size.width - 1, size.height - 1)
        place += 4 + length
    return bytes(data[: place + 1])
