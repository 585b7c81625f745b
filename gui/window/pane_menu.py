"""What a right click on a pane offers: its values, its picture, its view, its place."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from core.settings import Settings
from gui.control.controller import Controller
from gui.kit.translate import tr
from gui.present.views import Views
from gui.state import panes
from gui.window.menus import Menus

OF_PICTURE = ("copy_picture", "copy_full_picture", "save_picture", "save_full_picture")
OF_VIEW = ("fit", "zoom_real")


class PaneMenu(QObject):
    """Opens the menu of the pane that was clicked; with the keyboard, of the one that has it."""

    def __init__(self, window: QWidget, views: Views, controller: Controller, menus: Menus) -> None:
        super().__init__(window)
        self._window, self._views = window, views
        self._controller, self._menus = controller, menus
        for name, pane in views.panes.items():
            pane.menu_requested.connect(partial(self._open, name))
        for place, pane in enumerate(views.wipe_sides()):
            pane.menu_requested.connect(partial(self._open_side, place))

    def _open_side(self, place: int, where: QPoint) -> None:
        """Of a picture under the wipe."""
        self._open(panes.wipe_sides(self._settings.wipe_panes)[place], where)

    def _open(self, name: str, where: QPoint) -> None:
        menu = self.menu_of(name)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)

    @property
    def _settings(self) -> Settings:
        return self._controller.store.state.settings

    def menu_of(self, name: str) -> QMenu:
        """The menu of a pane, which is the one that commands are about from now on."""
        self._controller.activate(name)
        menu = QMenu(self._window)
        self._add_values(menu)
        self._add_actions(menu, OF_PICTURE)
        self._add_actions(menu, OF_VIEW)
        if name == "cloud":
            menu.addAction(tr("As the camera saw it")).triggered.connect(
                lambda: self._views.cloud.view("camera")
            )
        self._add_layout(menu, name)
        return menu

    def _add_values(self, menu: QMenu) -> None:
        """As they are now: they go when the mouse leaves the pane for the menu."""
        text = self._views.readout.text()
        copy = menu.addAction(self._action("copy_readout").text())
        copy.setEnabled(bool(text))
        copy.triggered.connect(lambda: QGuiApplication.clipboard().setText(text))

    def _add_actions(self, menu: QMenu, names: tuple[str, ...]) -> None:
        menu.addSeparator()
        for name in names:
            menu.addAction(self._action(name))

    def _action(self, name: str) -> QAction:
        return self._menus.actions[name]

    def _add_layout(self, menu: QMenu, name: str) -> None:
        menu.addSeparator()
        layout = self._settings.layout
        if layout == "1":
            menu.addAction(tr("Other panes beside it")).triggered.connect(
                lambda: self._controller.choose_pane(name)
            )
        elif layout != panes.WIPE:
            menu.addAction(tr("This pane alone")).triggered.connect(
                lambda: self._controller.choose_layout("1")
            )
        others = panes.takers_of_place(self._settings, name)
        if others:
            place = menu.addMenu(tr("Show here"))
            for other in others:
                place.addAction(tr(panes.pane_of(other).title)).triggered.connect(
                    partial(self._put, name, other)
                )

    def _put(self, name: str, other: str, _checked: bool = False) -> None:
        self._controller.put_pane(name, other)
