"""What the timeline shows, and what a film says of all its frames together."""

from __future__ import annotations

from gui.kit import number_format as fmt
from gui.kit.translate import mark, tr
from gui.snapshot.parts import LivePart, TaskPart, TimelinePart
from gui.state.clip import ClipRun
from gui.state.entry import Derived, Entry
from gui.state.film import FilmState, held
from gui.state.runs import time_left_s


def timeline_of(entry: Entry | None) -> TimelinePart | None:
    """The part of a photo on show; None where that is no film."""
    if entry is None or entry.film is None:
        return None
    film, span = entry.film, held(entry.film, entry.trim)
    fraction, text = None, ""
    if film.making is not None:
        fraction = film.done.count_in(span) / len(span)
        text = _left(film, fraction, span_frames=len(span))
    elif film.steadying is not None:
        fraction, text = film.steadying, tr("steadying")
    return TimelinePart(entry.key, film, entry.frame, span, entry.steady, fraction, text)


def live_of(entry: Entry | None) -> LivePart | None:
    """The part of a camera; None where none is on show."""
    if entry is None or entry.live is None:
        return None
    size = entry.photo.size if entry.photo else None
    return LivePart(entry.key, entry.name, entry.live, size, ready=bool(entry.results))


def range_of(entry: Entry | None, derived: Derived | None) -> tuple[float, float]:
    """Ends of the automatic colour range, in the unit of C: one for all frames of a film, else
    colours would flicker."""
    frames = (entry.film or entry.live) if entry is not None else None
    if frames is not None and frames.low is not None and frames.high is not None:
        return frames.low, frames.high
    return derived.auto_range if derived else NO_ENDS


def making_task(entry: Entry, film: FilmState) -> TaskPart:
    """How far the depth of a film's frames is."""
    span = held(film, entry.trim)
    done = film.done.count_in(span)
    text = tr("Depth of {name}: {done} of {count} frames")
    text = text.format(name=entry.name, done=fmt.count(done), count=fmt.count(len(span)))
    left = _left(film, done / len(span), span_frames=len(span))
    return TaskPart(f"{text} \u00b7 {left}" if left else text, done / len(span), cancellable=True)


NO_ENDS = (0.0, 1.0)
"""Of a colour range while there is no depth."""
STAGES = {
    "estimating": mark("Estimating {name}"),
    "steadying": mark("Steadying {name}"),
    "writing": mark("Exporting {name}"),
}


def clip_task(run: ClipRun) -> TaskPart:
    """How far a film is that is being written."""
    if run.stopping:
        return TaskPart(tr("Stopping"))
    text = tr(STAGES.get(run.progress.stage if run.progress else "", STAGES["writing"]))
    text = text.format(name=run.name)
    if run.progress is None:
        return TaskPart(text, None, cancellable=True)
    fraction = run.progress.fraction
    left_s = time_left_s(fraction, run.seconds)
    return TaskPart(how_far(text, fraction, left_s), fraction, cancellable=True)


def _left(film: FilmState, fraction: float, *, span_frames: int) -> str:
    """The time left, "" while it cannot be told."""
    making = film.making
    if making is None:
        return ""
    before = making.before / span_frames
    share = (fraction - before) / (1 - before) if before < 1 else 1.0
    left_s = time_left_s(share, making.seconds)
    return fmt.time_left(left_s) if left_s is not None else ""


def how_far(text: str, fraction: float, left_s: float | None) -> str:
    """What is done, with the share of it and the time left."""
    left = f" \u00b7 {fmt.time_left(left_s)}" if left_s is not None else ""
    return f"{text} \u00b7 {fmt.percent(round(100 * fraction))}{left}"
