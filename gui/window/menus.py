"""Menus and shortcuts, made from the table of actions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from gui.kit.icons import icon
from gui.kit.translate import LANGUAGES, mark, tr
from gui.state.actions import ACTIONS, MENUS, Action, Conditions

SYSTEM = mark("As the system")
THEMES = {"system": SYSTEM, "light": mark("Light"), "dark": mark("Dark")}


class Menus(QObject):
    """The window's QActions, by id.

    Args:
        window: gets the menu bar.
        panes: where the keys of actions with ``in_panes`` work.
        handler: gives the function that carries out an action's id.
    """

    recent_chosen = Signal(str)
    theme_chosen = Signal(str)
    language_chosen = Signal(str)

    def __init__(
        self, window: QMainWindow, panes: QWidget, handler: Callable[[str], Callable[[], object]]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._panes = panes
        self.actions = {row.id: self._make(row, handler(row.id)) for row in ACTIONS}
        self._menus = {name: window.menuBar().addMenu(f"&{tr(name)}") for name in MENUS}
        self._recent = QMenu(tr("Open recent"), window)
        self._themes, self._languages = QActionGroup(self), QActionGroup(self)
        self._fill()
        self.set_conditions(Conditions())

    def _make(self, row: Action, run: Callable[[], object]) -> QAction:
        action = QAction(tr(row.title), self._window)
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
        languages = {"system": tr(SYSTEM), **LANGUAGES}
        themes = {name: tr(title) for name, title in THEMES.items()}
        view = self._menus["View"]
        view.addMenu(self._choice(tr("Theme"), themes, self._themes, self.theme_chosen))
        view.addMenu(self._choice(tr("Language"), languages, self._languages, self.language_chosen))
        self.refresh_icons()
        self.set_recent(())

    def _choice(
        self, title: str, rows: Mapping[str, str], group: QActionGroup, chosen: SignalInstance
    ) -> QMenu:
        """A menu of which one row is ticked."""
        menu = QMenu(title, self._window)
        for name, text in rows.items():
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setData(name)
            action.triggered.connect(partial(_emit, chosen, name))
            group.addAction(action)
        return menu

    def set_theme(self, name: str) -> None:
        """Tick the theme in force."""
        _tick(self._themes, name)

    def set_language(self, name: str) -> None:
        """Tick the language that is chosen."""
        _tick(self._languages, name)

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

    def check_tool(self, name: str) -> None:
        """Tick the tool in hand."""
        for row in ACTIONS:
            kind, _, tool = row.id.partition("_")
            if kind == "tool":
                self.actions[row.id].setChecked(tool == name)

    def refresh_icons(self) -> None:
        """Draw the icons again, in the theme's colours."""
        for row in ACTIONS:
            if row.icon:
                self.actions[row.id].setIcon(icon(row.icon))


def _emit(signal: SignalInstance, name: str, _checked: bool = False) -> None:
    signal.emit(name)


def _tick(group: QActionGroup, name: str) -> None:
    for action in group.actions():
        action.setChecked(action.data() == name)
