"""Menus and shortcuts, made from the table of actions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from gui.kit.icons import icon
from gui.kit.plain_text import plain_tip
from gui.kit.translate import LANGUAGES, mark, tr
from gui.snapshot.parts import Snapshot
from gui.state.conditions import Conditions
from gui.window.actions import menus
from gui.window.commands import Action, Commands
from gui.window.typing_guard import commit_typing

SYSTEM = mark("As the system")
THEMES = {"system": SYSTEM, "light": mark("Light"), "dark": mark("Dark")}


class Menus(QObject):
    """The window's QActions, by id.

    Args:
        window: gets the menu bar.
        panes: where the keys of actions with ``in_panes`` work.
        commands: what actions are carried out by.
    """

    recent_chosen = Signal(str)
    theme_chosen = Signal(str)
    language_chosen = Signal(str)

    def __init__(self, window: QMainWindow, panes: QWidget, commands: Commands) -> None:
        super().__init__(window)
        self._window = window
        self._panes = panes
        self._commands = commands
        self._now, self._plain = Conditions(), True
        table = menus()
        self._rows = [row for rows in table.values() for row in rows]
        self.actions = {row.id: self._make(row) for row in self._rows}
        self._recent = QMenu(tr("Open recent"), window)
        self._themes, self._languages = QActionGroup(self), QActionGroup(self)
        bar = window.menuBar()
        shown = {title: bar.addMenu(f"&{tr(title)}") for title in table}
        for title, rows in table.items():
            self._fill(shown[title], rows)
        self._add_choices(shown["View"])
        self.refresh_icons()
        self.set_recent(())
        self.set_conditions(Conditions())

    def _make(self, row: Action) -> QAction:
        action = QAction(tr(row.title), self._window)
        own = row.keys if row.has_keys(Conditions()) else ()
        action.setShortcuts([QKeySequence(key) for key in own])
        action.setCheckable(row.checkable)
        action.setIconVisibleInMenu(not row.checkable)  # the tick needs the place
        action.triggered.connect(lambda _checked: self._run(row))
        if row.in_panes:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self._panes.addAction(action)
        else:
            self._window.addAction(action)
        return action

    def _run(self, row: Action) -> None:
        commit_typing()  # first: the command may be about it, or hide the field
        row.run(self._commands)

    def _fill(self, menu: QMenu, rows: Sequence[Action]) -> None:
        for row in rows:
            if row.starts_group:
                menu.addSeparator()
            menu.addAction(self.actions[row.id])
            if row.id == "open_sample":
                menu.addMenu(self._recent)

    def _add_choices(self, view: QMenu) -> None:
        languages = {"system": tr(SYSTEM), **LANGUAGES}
        themes = {name: tr(title) for name, title in THEMES.items()}
        view.addMenu(self._choice(tr("Theme"), themes, self._themes, self.theme_chosen))
        view.addMenu(self._choice(tr("Language"), languages, self._languages, self.language_chosen))

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
            action.setToolTip(plain_tip(path))
            action.setStatusTip(path)
            action.triggered.connect(partial(self._on_recent, path))
        self._recent.setEnabled(bool(paths))

    def _on_recent(self, path: str, _checked: bool = False) -> None:
        self.recent_chosen.emit(path)

    def set_conditions(self, now: Conditions) -> None:
        """Enable what makes sense now."""
        for row in self._rows:
            self.actions[row.id].setEnabled(row.enabled(now))
            if row.has_keys(now) != row.has_keys(self._now):
                self._give_keys(row, now)
        self._now = now

    def set_ticks(self, shown: Snapshot) -> None:
        """Tick what is on."""
        for row in self._rows:
            if row.ticked is not None:
                self.actions[row.id].setChecked(row.ticked(shown))

    def tick(self, name: str, on: bool) -> None:
        """Tick one action, or take its tick away."""
        self.actions[name].setChecked(on)

    def set_plain_keys(self, on: bool) -> None:
        """Whether keys that a field or a list has a use for do anything."""
        self._plain = on
        for row in self._rows:
            self._give_keys(row, self._now)

    def _give_keys(self, row: Action, now: Conditions) -> None:
        own = row.keys if row.has_keys(now) else ()
        keys = [key for key in own if self._plain or not is_plain(key)]
        self.actions[row.id].setShortcuts([QKeySequence(key) for key in keys])

    def refresh_icons(self) -> None:
        """Draw the icons again, in the theme's colours."""
        for row in self._rows:
            if row.icon:
                self.actions[row.id].setIcon(icon(row.icon))


def is_plain(key: str) -> bool:
    """Whether a key types or moves: it stands alone or with Shift, and is no function key."""
    name = key.removeprefix("Shift+")
    return "+" not in name and name != "Esc" and not re.fullmatch(r"F\d+", name)


def _emit(signal: SignalInstance, name: str, _checked: bool = False) -> None:
    signal.emit(name)


def _tick(group: QActionGroup, name: str) -> None:
    for action in group.actions():
        action.setChecked(action.data() == name)
