"""Undo and redo of adjustments: settings and the focal length of a photo."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from core.settings import Settings
from gui.state import AppState, FocalChoice, change_entry, entry_of

MERGE_S = 0.8
"""Changes of the same thing within this time are one step: a slider's way, not its stations."""
STEPS_KEPT = 200


@dataclass(frozen=True)
class Change:
    """One step: values before and after.

    Attributes:
        settings: name -> (before, after).
        photo: key of the photo whose focal length changed, with the choices before and after.
        at_s: when it was last added to, by a monotonic clock.
    """

    settings: tuple[tuple[str, object, object], ...]
    photo: tuple[int, FocalChoice, FocalChoice] | None
    at_s: float

    @property
    def what(self) -> tuple[object, ...]:
        """Two changes with the same subject can be one step."""
        return (tuple(name for name, _, _ in self.settings), self.photo and self.photo[0])


def difference(before: AppState, after: AppState, *, at_s: float) -> Change | None:
    """What an adjustment changed; None for nothing."""
    names = [part.name for part in fields(Settings)]
    settings = tuple(
        (name, getattr(before.settings, name), getattr(after.settings, name))
        for name in names
        if getattr(before.settings, name) != getattr(after.settings, name)
    )
    photo = None
    for entry in after.entries:
        old = entry_of(before, entry.key)
        if old is not None and old.focal != entry.focal:
            photo = (entry.key, old.focal, entry.focal)
    return Change(settings, photo, at_s) if settings or photo else None


class History:
    """The steps that can be undone and redone."""

    def __init__(self) -> None:
        self._done: list[Change] = []
        self._undone: list[Change] = []

    @property
    def can_undo(self) -> bool:
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        return bool(self._undone)

    def add(self, change: Change) -> None:
        """Note a step; it joins the last one when that is of the same thing and recent."""
        self._undone.clear()
        last = self._done[-1] if self._done else None
        if last and last.what == change.what and change.at_s - last.at_s <= MERGE_S:
            self._done[-1] = _merged(last, change)
        else:
            self._done.append(change)
            del self._done[:-STEPS_KEPT]

    def undo(self, state: AppState) -> AppState:
        """The state before the last step."""
        change = self._done.pop()
        self._undone.append(change)
        return _applied(state, change, forward=False)

    def redo(self, state: AppState) -> AppState:
        """The state after the step undone last."""
        change = self._undone.pop()
        self._done.append(change)
        return _applied(state, change, forward=True)


def _merged(first: Change, second: Change) -> Change:
    befores = {name: before for name, before, _ in first.settings}
    settings = tuple((name, befores[name], after) for name, _, after in second.settings)
    photo = second.photo
    if first.photo and photo:
        photo = (photo[0], first.photo[1], photo[2])
    return Change(settings, photo, second.at_s)


def _applied(state: AppState, change: Change, *, forward: bool) -> AppState:
    side = 2 if forward else 1
    values = {step[0]: step[side] for step in change.settings}
    state = replace(state, settings=replace(state.settings, **values))  # type: ignore[arg-type]
    if change.photo is not None:
        state = change_entry(state, change.photo[0], focal=change.photo[side])
    return state
