"""PNG files in strips: no second copy of a large picture is made, and every processor packs one."""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import chain, islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.export.facts import Facts, png_text
from core.images.png import SIGNATURE

STRIP_ROWS = 256
_STRIP_PIXELS = 1 << 20
_LEVEL = 1  # zlib's quickest: a 12-megapixel depth map in a fraction of the default's time
_COLOUR_TYPES = {1: 0, 3: 2, 4: 6}  # by channels: grey, RGB, RGBA
_UP = 2  # the filter: each byte as its difference from the one above
Pixels = NDArray[np.uint8] | NDArray[np.uint16]
Paint = Callable[[Any], Pixels]
_STREAM_HEAD = b"\x78\x01"  # of zlib, for that level


def save_png(values: NDArray[Any], path: Path, facts: Facts, *, paint: Paint | None = None) -> None:
    """Write a PNG that carries facts as international text chunks (PNG, third edition).

    Args:
        values: the pixels, (H, W), (H, W, 3) or (H, W, 4) of 8 or 16 bit; or what ``paint`` makes
            pixels of.
        paint: turns some rows of ``values`` into pixels, each by itself.

    Raises:
        OSError: it cannot be written.
    """
    paint = paint or _as_they_are
    (height, width), pixels = values.shape[:2], paint(values[:1])
    colour_type = _COLOUR_TYPES[pixels.size // width]
    head = struct.pack(">IIBBBBB", width, height, 8 * pixels.itemsize, colour_type, 0, 0, 0)
    texts = [(kind, data) for kind, data, *_ in png_text(facts).chunks]
    with path.open("wb") as file, closing(_packed(values, paint)) as packed:
        file.write(SIGNATURE)
        strips = ((b"IDAT", strip) for strip in packed)
        for kind, data in chain([(b"IHDR", head)], texts, strips, [(b"IEND", b"")]):
            check = zlib.crc32(data, zlib.crc32(kind))
            file.writelines((struct.pack(">I", len(data)), kind, data, struct.pack(">I", check)))


def _as_they_are(values: Any) -> Pixels:
    return values  # type: ignore[no-any-return]


def _packed(values: NDArray[Any], paint: Paint) -> Generator[bytes]:
    """The picture as one zlib stream, in pieces."""
    yield _STREAM_HEAD
    check = zlib.adler32(b"")
    count = min(STRIP_ROWS, max(1, _STRIP_PIXELS // values.shape[1]))
    strips = (_filtered(values, paint, top, count) for top in range(0, len(values), count))
    processors = os.cpu_count() or 1
    with ThreadPoolExecutor(processors) as pool:
        while some := list(islice(strips, processors)):
            for strip in some:
                check = zlib.adler32(strip, check)
            yield from pool.map(_pack, some)
    last = zlib.compressobj(_LEVEL, wbits=-zlib.MAX_WBITS).flush()
    yield last + struct.pack(">I", check)


def _filtered(values: NDArray[Any], paint: Paint, top: int, count: int) -> bytes:
    """``count`` rows from ``top`` on, each behind the number of its filter."""
    above = max(0, top - 1)
    rows = paint(values[above : top + count])
    rows = rows.astype(rows.dtype.newbyteorder(">"), copy=False).view(np.uint8)
    rows = rows.reshape(len(rows), -1)
    strip = np.empty((len(rows) - (top - above), 1 + rows.shape[1]), np.uint8)
    strip[:, 0] = _UP
    if top == 0:
        strip[0, 1:] = rows[0]  # above the first row all is 0
    np.subtract(rows[1:], rows[:-1], out=strip[1 - (top - above) :, 1:])
    return strip.tobytes()


def _pack(strip: bytes) -> bytes:
    """Deflated by itself; the next strip can follow."""
    packer = zlib.compressobj(_LEVEL, wbits=-zlib.MAX_WBITS)
    return packer.compress(strip) + packer.flush(zlib.Z_FULL_FLUSH)
