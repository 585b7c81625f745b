"""The user's choice of focal length."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt

from core.types import FocalSource
from gui.control.estimator import Estimator
from gui.control.store import Store
from gui.panels.focal import FocalPanel
from gui.present.presenter import Presenter
from gui.state.app_state import change_entry, current_entry
from gui.state.entry import FocalChoice


class FocalDesk(QObject):
    """Chooses, types and resets the focal length of the photo on show; each can be undone."""

    def __init__(
        self, store: Store, presenter: Presenter, estimator: Estimator, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._store, self._presenter, self._estimator = store, presenter, estimator

    def choose_source(self, source: str) -> None:
        """Prefer a source; "manual" starts from what is in force."""
        shown = self._presenter.shown
        entry = current_entry(self._store.state)
        if entry is None or shown is None or shown.focal is None:
            return
        wanted = FocalSource(source)
        manual_px = entry.focal.manual_px
        if wanted == FocalSource.MANUAL and manual_px is None:
            manual_px = shown.focal.active.px
        self._choose(FocalChoice(wanted, manual_px))
        if wanted == FocalSource.PREDICTED:
            self.predict()

    def predict(self) -> None:
        """Let the network predict the focal length of the photo on show, if it has not yet."""
        if self._store.state.current is not None:
            self._estimator.request_prediction(self._store.state.current)

    def set(self, px: float) -> None:
        """A focal length typed by the user, in pixels of the photo."""
        self._choose(FocalChoice(FocalSource.MANUAL, px))

    def reset(self) -> None:
        """Back to the best source there is."""
        self._choose(FocalChoice(), compared=False)

    def compare(self, source: FocalSource | None) -> None:
        """Show what the cloud would be with a source; None: with none."""
        state = self._store.state
        if state.compared != source:
            self._store.set(replace(state, compared=source))

    def _choose(self, choice: FocalChoice, *, compared: bool = True) -> None:
        state, entry = self._store.state, current_entry(self._store.state)
        if entry is None:
            return
        shown = self._presenter.shown
        before_px = shown.focal.active.px if shown and shown.focal else None
        if self._store.continues(change_entry(state, entry.key, focal=choice)):
            before_px = entry.focal.before_px  # from where this way began
        choice = replace(choice, before_px=before_px if compared else None)
        self._store.adjust(change_entry(state, entry.key, focal=choice))


def connect_focal(desk: FocalDesk, panel: FocalPanel, edit: Callable[..., None]) -> None:
    """What the panel asks for goes to the desk, its own setting to the settings."""
    panel.source_chosen.connect(desk.choose_source)
    panel.focal_edited.connect(desk.set)
    panel.reset_requested.connect(desk.reset)
    panel.prediction_requested.connect(desk.predict)
    # Later: a panel that is being hidden says so while everything follows a new state.
    panel.compared.connect(desk.compare, Qt.ConnectionType.QueuedConnection)
    panel.ghost_toggled.connect(lambda on: edit(focal_ghost=on))
