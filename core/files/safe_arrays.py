"""NPY and NPZ files that others may have written: numbers and texts, no more of them than fit.

NumPy's own reader believes the header: it reserves whatever memory that asks for, and fails in
as many ways as the archive and its decoders know.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any
from zipfile import ZipFile

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

from core.errors import DataError
from core.files.regular_files import plain_cause, require_regular
from core.files.substance import most_values
from core.sentence import Sentence

MAX_BYTES = 1_000_000_000
"""Of all arrays that are read from one file."""
_KINDS = "biufUS"  # of dtypes: truth values, numbers and texts
_PIECE_BYTES = 1 << 22
_COST = 2  # bytes of memory that a byte of an array takes, with what is made of it


def read_array(path: Path) -> NDArray[Any]:
    """The array of an NPY file, writable.

    Raises:
        DataError: the file cannot be read, is none, holds objects, or more than ``MAX_BYTES``.
    """
    with _plain_errors(path):
        size = require_regular(path).st_size
        with path.open("rb") as file:
            return _array(path, file, size, MAX_BYTES)


def read_arrays(path: Path, keys: Collection[str]) -> dict[str, NDArray[Any]]:
    """Those of the named arrays that an NPZ file holds, by name.

    Raises:
        DataError: the file cannot be read, is none, an array is of objects, or those that are
            named hold more than ``MAX_BYTES``.
    """
    arrays, left = {}, MAX_BYTES
    with _plain_errors(path):
        require_regular(path)
        with ZipFile(path) as archive:
            for key in sorted(set(keys) & _names(archive)):
                info = archive.getinfo(f"{key}{_SUFFIX}")
                with archive.open(info) as file:
                    arrays[key] = _array(path, file, info.file_size, left)
                left -= arrays[key].nbytes
    return arrays


def array_names(path: Path) -> list[str]:
    """Names of the arrays of an NPZ file, sorted; raises as ``read_arrays``."""
    with _plain_errors(path):
        require_regular(path)
        with ZipFile(path) as archive:
            return sorted(_names(archive))


_SUFFIX = ".npy"


def _names(archive: ZipFile) -> set[str]:
    return {name.removesuffix(_SUFFIX) for name in archive.namelist() if name.endswith(_SUFFIX)}


@contextmanager
def _plain_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except DataError:
        raise
    except OSError as error:
        cause = plain_cause(error) if error.errno is not None else Sentence("it is damaged")
        raise DataError(path, "cannot be read: {cause}", cause=cause) from error
    except MemoryError as error:
        raise DataError(path, "there is not enough memory for its numbers") from error
    except Exception as error:  # archives and their decoders fail in many ways on damaged data
        raise DataError(
            path, "is no {suffix} file of numbers, or is damaged", suffix=path.suffix
        ) from error


def _array(path: Path, file: IO[bytes], size: int, max_bytes: int) -> NDArray[Any]:
    """The array in a file of that many bytes; ValueError where its header says another thing."""
    shape, fortran, dtype = _header(file)
    if dtype.kind not in _KINDS:
        raise DataError(path, "expected numbers, found {dtype}", dtype=dtype)
    count = math.prod(shape)
    needed = count * dtype.itemsize
    if needed > max_bytes:
        raise DataError(path, "holds more numbers than a photo has pixels")
    if needed > most_values(path, cost=_COST):
        raise DataError(path, "says that it holds far more than its size allows: it is damaged")
    if min(shape, default=0) < 0 or needed > size - file.tell():
        raise ValueError("the header asks for more than the file holds")
    values = np.empty(count, dtype)
    _fill(values, file)
    return values.reshape(shape[::-1]).T if fortran else values.reshape(shape)


def _header(file: IO[bytes]) -> tuple[tuple[int, ...], bool, np.dtype[Any]]:
    version = npy.read_magic(file)
    readers = {(1, 0): npy.read_array_header_1_0, (2, 0): npy.read_array_header_2_0}
    return readers[version](file)


def _fill(values: NDArray[Any], file: IO[bytes]) -> None:
    target = values.view(np.uint8).data if values.nbytes else memoryview(b"")
    place = 0
    while place < len(target):
        piece = file.read(min(_PIECE_BYTES, len(target) - place))
        if not piece:
            raise EOFError
        target[place : place + len(piece)] = piece
        place += len(piece)
