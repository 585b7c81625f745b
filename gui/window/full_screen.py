"""The whole screen for one picture; the tools come back with the window."""

from __future__ import annotations

from PySide6.QtWidgets import QMainWindow

from core.settings import Settings
from gui.control.controller import Controller
from gui.window.hideable import Hideable
from gui.window.layout import Frame


class FullScreen:
    """Switches between the window and one picture on the whole screen."""

    def __init__(
        self, window: QMainWindow, frame: Frame, controller: Controller, hideable: Hideable
    ) -> None:
        self._window, self._frame = window, frame
        self._controller, self._hideable = controller, hideable
        self._hidden_before: str | None = None
        self._settings_before: Settings | None = None
        self._maximised = False
        frame.strip.occupied.connect(self._show_messages)

    def _show_messages(self, occupied: bool) -> None:
        """They stand in the toolbar."""
        if self.on:
            self._frame.toolbar.setVisible(occupied)

    @property
    def on(self) -> bool:
        return self._hidden_before is not None

    def toggle(self) -> None:
        """Enter or leave."""
        if self.on:
            self.leave()
        else:
            self._enter()

    def _enter(self) -> None:
        self._hidden_before = self._hideable.save_state()
        self._settings_before = self._controller.store.state.settings
        self._maximised = self._window.isMaximized()
        for part in ("toggle_panels", "toggle_film"):
            self._hideable.show(part, False)
        self._frame.toolbar.hide()
        self._controller.choose_layout("1")
        self._window.showFullScreen()

    def leave(self) -> None:
        """Everything is where it was before."""
        if self._hidden_before is None or self._settings_before is None:
            return
        self._hideable.restore_state(self._hidden_before)
        self._hidden_before = None
        self._frame.toolbar.show()
        before = self._settings_before
        self._controller.store.remember(layout=before.layout, layout_panes=before.layout_panes)
        if self._maximised:
            self._window.showMaximized()
        else:
            self._window.showNormal()
