"""Small pictures of a film for its timeline."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from core.films.film import Film
from core.progress import CancelToken
from core.types import ByteImage, Size


def thumbnails(
    film: Film, count: int, height: int, *, cancel: CancelToken | None = None
) -> Iterator[tuple[int, ByteImage]]:
    """Frames spread over a film, one by one, each with its number.

    Where a frame that is decoded by itself is nearer than the next picture, it is taken: that
    is many times quicker.

    Args:
        count: how many at most; no frame comes twice.
        height: of each in pixels.
        cancel: checked before each.

    Raises:
        Cancelled: ``cancel`` was set.
    """
    facts = film.facts
    width = max(1, round(facts.size.width * height / facts.size.height))
    spread = np.linspace(0, facts.frames, max(1, count), endpoint=False)
    shown = -1
    for wanted in spread + facts.frames / max(1, count) / 2:
        number = _near(facts.seek_points, int(wanted), facts.frames / max(1, count) / 2)
        if number <= shown:
            continue
        if cancel is not None:
            cancel.check()
        shown = number
        yield number, film.small_frame(number, Size(width, height))


def _near(points: np.ndarray, wanted: int, reach: float) -> int:
    """The nearest of ``points`` within ``reach`` of a frame; the frame itself without one."""
    place = int(np.searchsorted(points, wanted))
    nearest = min(points[max(0, place - 1) : place + 1], key=lambda point: abs(point - wanted))
    return int(nearest) if abs(nearest - wanted) <= reach else wanted
