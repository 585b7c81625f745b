"""Undo and redo of adjustments: settings, and what the user adjusts of a photo."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any

from core.settings import Settings
from gui.state.app_state import AppState, change_entry, entry_of
from gui.state.entry import ADJUSTED

MERGE_S = 0.8
"""Changes of the same thing within this time are one step: a slider's way, not its stations."""
STEPS_KEPT = 200


@dataclass(frozen=True)
class Step:
    """One value before and after.

    Attributes:
        photo: key of the photo it belongs to; None for a setting.
        name: name of the setting, or of the photo's field.
    """

    photo: int | None
    name: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Change:
    """What one adjustment changed.

    Attributes:
        at_s: when it was last added to, by a monotonic clock.
        alone: nothing joins it, and it joins nothing.
    """

    steps: tuple[Step, ...]
    at_s: float
    alone: bool = False

    @property
    def what(self) -> tuple[object, ...]:
        """Two changes with the same subject can be one step."""
        return tuple((step.photo, step.name) for step in self.steps)


def difference(
    before: AppState, after: AppState, *, at_s: float, alone: bool = False
) -> Change | None:
    """What an adjustment changed; None for nothing."""
    names = [part.name for part in fields(Settings)]
    steps = _steps(None, before.settings, after.settings, names)
    for entry in after.entries:
        old = entry_of(before, entry.key)
        if old is not None:
            steps += _steps(entry.key, old, entry, ADJUSTED)
    return Change(tuple(steps), at_s, alone) if steps else None


def _steps(photo: int | None, old: object, new: object, names: Iterable[str]) -> list[Step]:
    pairs = ((name, getattr(old, name), getattr(new, name)) for name in names)
    return [Step(photo, name, was, now) for name, was, now in pairs if was != now]


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
        """Note a step; it joins the last one where it can."""
        self._undone.clear()
        if self.joins(change):
            self._done[-1] = _merged(self._done[-1], change)
        else:
            self._done.append(change)
            del self._done[:-STEPS_KEPT]

    def joins(self, change: Change) -> bool:
        """Whether a step would be one with the last: of the same thing, and soon after it."""
        if not self._done:
            return False
        last = self._done[-1]
        soon = change.at_s - last.at_s <= MERGE_S
        return soon and last.what == change.what and not (last.alone or change.alone)

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
    steps = zip(first.steps, second.steps, strict=True)
    return Change(tuple(replace(late, before=early.before) for early, late in steps), second.at_s)


def _applied(state: AppState, change: Change, *, forward: bool) -> AppState:
    for step in change.steps:
        value = {step.name: step.after if forward else step.before}
        if step.photo is None:
            state = replace(state, settings=replace(state.settings, **value))
        else:
            state = change_entry(state, step.photo, **value)
    return state
