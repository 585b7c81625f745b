"""The state that everything follows, and its history."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from gui.state.app_state import AppState
from gui.state.history import History, difference


class Store(QObject):
    """Holds the state; ``changed`` tells that there is a new one.

    Whoever follows ``changed`` shows that state and sets no other: what goes on from there
    follows ``followed``, which comes when all have seen it.
    """

    changed = Signal()
    followed = Signal()

    def __init__(self, state: AppState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._history = History()
        self._telling = False

    @property
    def state(self) -> AppState:
        return self._state

    @property
    def can_undo(self) -> bool:
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        return self._history.can_redo

    def set(self, state: AppState) -> None:
        """Take on another state that is no step for undo (work done, a photo chosen)."""
        assert not self._telling, "a follower must not set another state"
        self._state = state
        self._telling = True
        try:
            self.changed.emit()
        finally:
            self._telling = False
        self.followed.emit()

    def adjust(self, state: AppState, *, alone: bool = False) -> None:
        """Take on an adjustment by the user, which can be undone.

        Args:
            state: with the adjustment.
            alone: a step of its own, however soon before or after another of the same thing.
        """
        change = difference(self._state, state, at_s=time.monotonic(), alone=alone)
        if change is not None:
            self._history.add(change)
            self.set(state)

    def continues(self, state: AppState) -> bool:
        """Whether an adjustment made now would be one step with the last."""
        change = difference(self._state, state, at_s=time.monotonic())
        return change is not None and self._history.joins(change)

    def remember(self, **settings: Any) -> None:
        """Change settings that are no adjustment (recent files, sizes, folders)."""
        self.set(replace(self._state, settings=replace(self._state.settings, **settings)))

    def undo(self) -> None:
        """Take back the last adjustment, if there is one."""
        if self._history.can_undo:
            self.set(self._history.undo(self._state))

    def redo(self) -> None:
        """Do again what was taken back last, if there is anything."""
        if self._history.can_redo:
            self.set(self._history.redo(self._state))
