"""The frames of an MP4 or MOV from its table of contents, so that a large one opens at once.

The table tells when frames are decoded, not when they are shown. Where one follows from the other,
which the packets at both ends have to confirm, nothing else of the file is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice

import av
import numpy as np
from numpy.typing import NDArray

from core.films.container import Container
from core.films.index import FilmIndex

_LOOKED_AT = 64  # packets at each end
_MOST_REORDERED = 16  # frames that are decoded before one that is shown earlier


def listed_index(container: Container) -> FilmIndex | None:
    """The index by the table of contents; None where there is none that can be relied upon."""
    stream = container.stream
    if not container.input.format.name.startswith("mov"):
        return None
    entries = stream.index_entries
    if not stream.frames or len(entries) != stream.frames:
        return None  # in fragments, or without a table
    listed = np.array(
        [(each.timestamp, each.is_keyframe, each.is_discard, each.pos + each.size)
         for each in entries], np.int64,
    )  # fmt: skip
    if listed[:, 3].max() > container.path.stat().st_size:
        return None  # cut off
    shown = listed[listed[:, 2] == 0]
    keys = np.flatnonzero(shown[:, 1])
    if not len(keys) or keys[0] != 0:
        return None
    decoded = shown[:, 0]
    begin, end = _ends(container, decoded, keys)
    offset = min((packet.pts for packet in begin if packet.pts is not None), default=None)
    if offset is None or (np.diff(decoded) <= 0).any():
        return None
    pts = decoded + (offset - decoded[0])
    if not (_agrees(begin, pts, last=False) and _agrees(end, pts, last=True)):
        return None
    if _is_reordered(begin + end) and np.ptp(np.diff(decoded)) > 0:
        return None  # uneven, so that times of showing are another set than those of decoding
    return FilmIndex(pts, keys.astype(np.int64), Fraction(stream.time_base), last=_last(end))


def _ends(
    container: Container, decoded: NDArray[np.int64], keys: NDArray[np.int64]
) -> tuple[list[av.Packet], list[av.Packet]]:
    """The first packets that are shown, and those from the last key frame on."""
    begin = list(islice(_shown(container), _LOOKED_AT))
    container.seek(int(decoded[keys[-1]]))
    return begin, list(islice(_shown(container), len(decoded)))[-_LOOKED_AT:]


def _shown(container: Container) -> Iterator[av.Packet]:
    return (packet for packet in container.packets() if not packet.is_discard)


def _agrees(packets: list[av.Packet], pts: NDArray[np.int64], *, last: bool) -> bool:
    """Whether packets are shown at the times that were found, and at all of them."""
    found = sorted(packet.pts for packet in packets if packet.pts is not None)
    if len(found) < len(packets) or not found:
        return False
    if last:
        whole = found[_MOST_REORDERED:] if len(found) == _LOOKED_AT else found
        return bool(np.array_equal(whole, pts[len(pts) - len(whole) :]))
    whole = found[:-_MOST_REORDERED] if len(found) == _LOOKED_AT else found
    return bool(np.array_equal(whole, pts[: len(whole)]))


def _is_reordered(packets: list[av.Packet]) -> bool:
    return any(packet.pts != packet.dts for packet in packets)


def _last(packets: list[av.Packet]) -> int:
    return int(packets[-1].duration or 0)
