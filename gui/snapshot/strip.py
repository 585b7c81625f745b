"""What the user set for photos of the film strip, for exports of several at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from core.batch.adjustment import Adjustment
from core.errors import LeadlineError
from gui.snapshot.measure import scale_of
from gui.snapshot.resolve import focal_choices, size_of
from gui.state.app_state import AppState, derived_of
from gui.state.entry import Entry


def adjustments(state: AppState, entries: Iterable[Entry]) -> dict[Path, Adjustment]:
    """Focal lengths and scales, by file; nothing for photos that are as they came.

    What several known distances or a file's own depth make of a map is not among them: the
    model sees the photo anew.
    """
    made = {entry.path: _adjustment(state, entry) for entry in entries if entry.path is not None}
    return {path: one for path, one in made.items() if one != Adjustment()}


def _adjustment(state: AppState, entry: Entry) -> Adjustment:
    return Adjustment(entry.focal.preferred, entry.focal.manual_px, scale_on_show(state, entry))


def scale_on_show(state: AppState, entry: Entry) -> float:
    """Of the photo's references where they can be measured, else as it was typed."""
    derived, size = derived_of(state, entry), size_of(entry)
    if derived is None or size is None:
        return entry.scale
    try:
        focal = focal_choices(entry, derived).choose(entry.focal.preferred)
    except LeadlineError:  # no source says anything yet
        return entry.scale
    return scale_of(entry, derived, size, focal.px).factor
