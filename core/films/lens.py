"""One focal length for a clip, and what of it zooms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.sentence import Sentence
from core.types import FocalSource

ZOOM = 1.3
"""Factor that predictions must change by within a shot to be a zoom: they wander by less."""
OTHER_LENS = 1.5
"""Factor between shots from which they were taken with different lenses."""
SMOOTH = 15
"""Predictions that a running median is taken over."""
REST = 0.03
"""Change of the logarithm that is no movement."""
FEW = 5
"""Predictions that a shot needs for its lens to be judged."""


@dataclass(frozen=True)
class Zoom:
    """Frames of the clip from which and to which it zooms, and the focal lengths there, pixels."""

    first: int
    last: int
    from_px: float
    to_px: float


@dataclass(frozen=True)
class Lens:
    """The focal length that serves a whole clip.

    Attributes:
        px: pixels of the film's frames.
        source: where it comes from.
        zooms: where predictions say that the camera zoomed, in their order.
        notes: what people should know about using one focal length here.
    """

    px: float
    source: FocalSource
    zooms: tuple[Zoom, ...] = ()
    notes: tuple[Sentence, ...] = ()


def clip_focal(
    metadata_px: float | None,
    predicted_px: Sequence[float | None],
    begins: Sequence[bool],
    *,
    manual_px: float | None = None,
) -> Lens | None:
    """The focal length for all of a clip: given by hand, of the metadata, the predictions' median.

    Args:
        metadata_px: what the film's file says, None where it says nothing.
        predicted_px: of each frame; None where there is none. Values that are not positive
            numbers count as none.
        begins: which frames begin a shot, as many.
        manual_px: what people said.

    Returns:
        None where nothing is known.
    """
    predicted = np.asarray([np.nan if px is None else px for px in predicted_px], np.float64)
    predicted[~(predicted > 0) | ~np.isfinite(predicted)] = np.nan
    shots = [shot for shot in _shots(predicted, begins) if len(shot) >= FEW]
    zooms = tuple(zoom for shot in shots for zoom in _zooms(shot, predicted[shot]))
    notes = _notes(zooms, [float(np.median(predicted[shot])) for shot in shots])
    known = predicted[np.isfinite(predicted)]
    if manual_px is not None:
        return Lens(manual_px, FocalSource.MANUAL, zooms, notes)
    if metadata_px is not None:
        return Lens(metadata_px, FocalSource.METADATA, zooms, notes)
    if known.size == 0:
        return None
    return Lens(float(np.median(known)), FocalSource.PREDICTED, zooms, notes)


def _shots(predicted: NDArray[np.float64], begins: Sequence[bool]) -> list[NDArray[np.int64]]:
    """Frames of each shot that have a prediction."""
    number = np.cumsum(np.asarray(begins, bool))
    known = np.flatnonzero(np.isfinite(predicted))
    return [known[number[known] == shot] for shot in np.unique(number[known])]


def _zooms(frames: NDArray[np.int64], px: NDArray[np.float64]) -> list[Zoom]:
    """The largest swing of one shot's smoothed predictions, and those before and after it."""
    return _swings(frames, np.log(_running_median(px)))


def _swings(frames: NDArray[np.int64], level: NDArray[np.float64]) -> list[Zoom]:
    if len(level) < FEW:
        return []
    rise, fall = _largest_rise(level), _largest_rise(-level)
    first, last = max(rise, fall, key=lambda ends: abs(level[ends[1]] - level[ends[0]]))
    if abs(level[last] - level[first]) < np.log(ZOOM):
        return []
    # it rests before and after: the zoom is what lies between
    first += int(np.flatnonzero(np.abs(level[first:last] - level[first]) <= REST)[-1])
    last = first + int(np.flatnonzero(np.abs(level[first : last + 1] - level[last]) <= REST)[0])
    ends = float(np.exp(level[first])), float(np.exp(level[last]))
    zoom = Zoom(int(frames[first]), int(frames[last]), *ends)
    before, after = slice(0, first + 1), slice(last, None)
    return [
        *_swings(frames[before], level[before]),
        zoom,
        *_swings(frames[after], level[after]),
    ]


def _largest_rise(level: NDArray[np.float64]) -> tuple[int, int]:
    """Where the largest rise begins and ends."""
    last = int(np.argmax(level - np.minimum.accumulate(level)))
    return int(np.argmin(level[: last + 1])), last


def _running_median(px: NDArray[np.float64]) -> NDArray[np.float64]:
    """The median of ``SMOOTH`` values around each, of fewer at the ends."""
    half = SMOOTH // 2
    return np.asarray(
        [np.median(px[max(0, place - half) : place + half + 1]) for place in range(len(px))]
    )


def _notes(zooms: Sequence[Zoom], shot_px: Sequence[float]) -> tuple[Sentence, ...]:
    notes = [
        Sentence(
            "The camera seems to zoom {times:.1f} times from frame {first} to {last}; one focal "
            "length is used for the whole clip.",
            times=max(zoom.to_px, zoom.from_px) / min(zoom.to_px, zoom.from_px),
            first=zoom.first,
            last=zoom.last,
        )
        for zoom in zooms
    ]
    if shot_px and max(shot_px) > OTHER_LENS * min(shot_px):
        notes.append(
            Sentence(
                "The shots seem to be taken with focal lengths from {low:.0f} to {high:.0f} px; "
                "one is used for the whole clip.",
                low=min(shot_px),
                high=max(shot_px),
            )
        )
    return tuple(notes)
