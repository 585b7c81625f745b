"""Menus and shortcuts, made from the table of actions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from gui.actions import ACTIONS, MENUS, Action, Conditions
from gui.icons import icon

THEMES = {"system": "As the system", "light": "Light", "dark": "Dark"}


class Menus(QObject):
    """The window's QActions, by id.

    Args:
        window: gets the menu bar.
        panes: where the keys of actions with ``in_panes`` work.
        handler: gives the function that carries out an action's id.
    """

    recent_chosen = Signal(str)
    theme_chosen = Signal(str)

    def __init__(
        self, window: QMainWindow, panes: QWidget, handler: Callable[[str], Callable[[], object]]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._panes = panes
        self.actions = {row.id: self._make(row, handler(row.id)) for row in ACTIONS}
        self._menus = {name: window.menuBar().addMenu(f"&{name}") for name in MENUS}
        self._recent = QMenu("Open recent", window)
        self._themes = QActionGroup(self)
        self._fill()
        self.set_conditions(Conditions())

    def _make(self, row: Action, run: Callable[[], object]) -> QAction:
        action = QAction(row.title, self._window)
        action.setShortcuts([QKeySequence(key) for key in row.keys])
        action.setCheckable(row.checkable)
        action.setIconVisibleInMenu(not row.checkable)  # the tick needs the place
        action.triggered.connect(lambda _checked: run())
        if row.in_panes:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self._panes.addAction(action)
        else:
            self._window.addAction(action)
        return action

    def _fill(self) -> None:
        for row in ACTIONS:
            menu = self._menus[row.menu]
            if row.starts_group:
                menu.addSeparator()
            menu.addAction(self.actions[row.id])
            if row.id == "open_sample":
                menu.addMenu(self._recent)
        self._menus["View"].addMenu(self._make_theme_menu())
        self.refresh_icons()
        self.set_recent(())

    def _make_theme_menu(self) -> QMenu:
        menu = QMenu("Theme", self._window)
        for name, title in THEMES.items():
            action = menu.addAction(title)
            action.setCheckable(True)
            action.setData(name)
            action.triggered.connect(partial(self._on_theme, name))
            self._themes.addAction(action)
        return menu

    def _on_theme(self, name: str, _checked: bool = False) -> None:
        self.theme_chosen.emit(name)

    def set_theme(self, name: str) -> None:
        """Tick the theme in force."""
        for action in self._themes.actions():
            action.setChecked(action.data() == name)

    def theme(self) -> str:
        """The theme that is ticked; "" before the first."""
        chosen = self._themes.checkedAction()
        return str(chosen.data()) if chosen is not None else ""

    def set_recent(self, paths: tuple[str, ...]) -> None:
        """Offer files that were opened before."""
        self._recent.clear()
        for path in paths:
            action = self._recent.addAction(Path(path).name.replace("&", "&&"))
            action.setToolTip(path)
            action.setStatusTip(path)
            action.triggered.connect(partial(self._on_recent, path))
        self._recent.setEnabled(bool(paths))

    def _on_recent(self, path: str, _checked: bool = False) -> None:
        self.recent_chosen.emit(path)

    def set_conditions(self, now: Conditions) -> None:
        """Enable what makes sense now."""
        for row in ACTIONS:
            self.actions[row.id].setEnabled(row.enabled(now))

    def refresh_icons(self) -> None:
        """Draw the icons again, in the theme's colours."""
        for row in ACTIONS:
            if row.icon:
                self.actions[row.id].setIcon(icon(row.icon))
