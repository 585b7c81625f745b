"""The window: panes in the middle, panels on the right, film strip and values below."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QToolButton, QWidget

from core.settings import Settings
from gui.control.controller import Controller
from gui.control.view_signals import connect_views
from gui.kit.retranslate import retranslate
from gui.kit.theme import apply_theme
from gui.kit.translate import install_language, language_of
from gui.present.presenter import Presenter
from gui.present.views import make_views
from gui.snapshot.parts import Snapshot
from gui.widgets.pane_area import base64_text, state_of_text
from gui.window import drops
from gui.window.commands import make_commands
from gui.window.gc_guard import GarbageKeeper
from gui.window.guidance import holds
from gui.window.layout import Frame, make_frame
from gui.window.menus import Menus
from gui.window.pane_menu import PaneMenu
from gui.window.typing_guard import TypingGuard
from gui.window.wheel import WheelGuard
from gui.work.jobs import Jobs
from gui.work.lanes import Lanes

FIRST_SIZE = QSize(1440, 900)
SMALLEST_SIZE = QSize(900, 600)
TOOLS_LEFT = ("open_files", "export", "share")
TOOLS_RIGHT = ("undo", "redo", "cheat_sheet", "toggle_panels")
TOOLS_WITH_TEXT = ("open_files", "export", "share")


class MainWindow(QMainWindow):
    """Builds everything, and does what needs a window: dialogs, drops, sheets, closing.

    Attributes:
        stopped: False when the window is closed but some work would not stop.
    """

    def __init__(
        self,
        settings: Settings,
        settings_path: Path,
        *,
        version: str = "",
        jobs: Jobs | None = None,
        lanes: Lanes | None = None,
    ) -> None:
        super().__init__()
        self._garbage = GarbageKeeper(self)  # before any thread is started
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._started = False
        self._recent: tuple[str, ...] = ()
        self._theme = ""
        self._language, self._spoken = "", language_of(settings.language)
        self.stopped = True
        self.setWindowTitle("Leadline")
        self.setMinimumSize(SMALLEST_SIZE)
        self.setAcceptDrops(True)
        self.views = make_views()
        self.frame: Frame = make_frame(self, self.views)
        self.controller = Controller(
            Presenter(self.views),
            lanes or Lanes.start(),
            jobs or Jobs(),
            self.frame.strip,
            settings,
            settings_path,
            self,
        )
        connect_views(self.controller)
        self.commands = make_commands(
            self, self.frame, self.views, self.controller, version=version
        )
        self.menus = Menus(self, self.frame.panes, self.commands)
        self._fill_toolbar()
        PaneMenu(self, self.views, self.controller, self.menus)
        self._connect()
        self.controller.weights.fall_back()
        self._restore(settings)
        shown = self.controller.presenter.shown
        assert shown is not None
        self._on_changed(shown, ["settings", "photo", "film"])

    # Building

    def _fill_toolbar(self) -> None:
        bar, actions = self.frame.toolbar, self.menus.actions
        for name in TOOLS_LEFT:
            bar.addAction(actions[name])
        bar.addWidget(self.frame.centre)
        for name in TOOLS_RIGHT:
            bar.addAction(actions[name])
        self._dress_tools()

    def _dress_tools(self) -> None:
        for name in (*TOOLS_LEFT, *TOOLS_RIGHT):
            button = self.frame.toolbar.widgetForAction(self.menus.actions[name])
            if isinstance(button, QToolButton):
                self._dress(button, name)

    def _dress(self, button: QToolButton, name: str) -> None:
        action = self.menus.actions[name]
        keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
        title = action.text().rstrip("\u2026")
        action.setToolTip(f"{title} ({keys})" if keys else title)  # the button takes it on
        button.setAccessibleName(title)
        button.setObjectName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if name not in TOOLS_WITH_TEXT:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)

    def _connect(self) -> None:
        self.controller.changed.connect(self._on_changed)
        self.controller.loader.busy_changed.connect(self._on_loading)
        self._settling.timeout.connect(self._settle)
        self.controller.estimator.estimated.connect(self._draw_next_turn)
        self.controller.conditions_changed.connect(self.menus.set_conditions)
        self.menus.recent_chosen.connect(lambda path: self.controller.open_paths([Path(path)]))
        self.menus.theme_chosen.connect(lambda name: self.controller.store.remember(theme=name))
        self.menus.language_chosen.connect(
            lambda name: self.controller.store.remember(language=name)
        )
        self.commands.hideable.toggled.connect(self.menus.tick)
        self.commands.sheets.shown.connect(lambda on: self.menus.set_plain_keys(not on))
        self.commands.sheets.shown.connect(self.commands.guidance.make_way)
        self.frame.side.page_chosen.connect(self.controller.choose_page)
        empty = self.frame.empty
        empty.open_requested.connect(self.commands.files.open_files)
        empty.sample_requested.connect(self.commands.intake.open_sample)
        empty.recent_chosen.connect(lambda path: self.controller.open_paths([Path(path)]))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_scheme)
        for name, pane in self.views.panes.items():
            pane.activated.connect(partial(self.controller.activate, name))
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._mark_focus)

    def _on_loading(self, busy: bool) -> None:
        if busy:
            self._garbage.hold()
        else:  # when the model is on the screen: collecting takes as long as drawing
            self._settling.start()

    def _settle(self) -> None:
        if not self.controller.loader.busy:  # the next load may have begun
            self._garbage.settle()

    def _draw_next_turn(self) -> None:
        """Taking in a result and drawing it, all over the window, are two turns of the event loop:
        what else waits, a key or a click, comes between."""
        inside = self.centralWidget()  # the window itself would never ask to be drawn again
        assert inside is not None
        inside.setUpdatesEnabled(False)
        QTimer.singleShot(0, inside, lambda: inside.setUpdatesEnabled(True))

    def _mark_focus(self, _old: QWidget | None, focus: QWidget | None) -> None:
        """The border is where the keyboard is."""
        for pane in self.views.panes.values():
            pane.overlay.set_active(holds(pane, focus))

    # Following the state

    def _on_changed(self, snapshot: Snapshot, changed: list[str]) -> None:
        if "photo" in changed:
            self._on_photo(snapshot)
        if "film" in changed:
            empty = snapshot.photo.key is None
            self.frame.stack.setCurrentIndex(0 if empty else 1)
            self.views.readout.setVisible(not empty)
        if "settings" in changed:
            self._on_settings(snapshot.settings)
        if {"settings", "contours", "measure", "level"} & set(changed):
            self.menus.set_ticks(snapshot)

    def _on_photo(self, snapshot: Snapshot) -> None:
        photo = snapshot.photo
        size = f"{photo.size.width} \u00d7 {photo.size.height}" if photo.size else ""
        self.frame.title.setText(f"{photo.name}   {size}" if photo.name else "")
        self.setWindowTitle(f"{photo.name} \u2013 Leadline" if photo.name else "Leadline")

    def _on_settings(self, settings: Settings) -> None:
        if settings.recent_files != self._recent:
            self._recent = settings.recent_files
            self.menus.set_recent(settings.recent_files)
            self.frame.empty.set_recent(settings.recent_files)
        self.frame.side.show_page(settings.side_page)
        self._follow_language(settings.language)
        self.menus.set_theme(settings.theme)
        if self._theme != settings.theme:
            first = not self._theme  # the application wears it already
            self._theme = settings.theme
            if not first:
                self._dress_anew(settings.theme)

    def _follow_language(self, language: str) -> None:
        self.menus.set_language(language)
        first, self._language = not self._language, language or self._language
        if not first and self._spoken != (spoken := language_of(language)):
            self._spoken = spoken
            QTimer.singleShot(0, self, self._speak_anew)  # no follower changes what is shown

    def _speak_anew(self) -> None:
        """All of the window in another language."""
        app = QApplication.instance()
        assert app is not None
        install_language(app, self._language)
        retranslate(self)
        self._dress_tools()
        self.controller.reword()

    def _dress_anew(self, theme: str) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, theme)
        self.menus.refresh_icons()
        self.controller.presenter.retheme()

    def _on_scheme(self) -> None:
        self._dress_anew(self.controller.store.state.settings.theme)

    # Drops

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if drops.welcome(event.mimeData()):
            event.acceptProposedAction()
            self.commands.intake.show_dragging(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.commands.intake.show_dragging(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.commands.intake.show_dragging(False)
        if self.commands.intake.drop(event.mimeData(), event.position().toPoint()):
            event.acceptProposedAction()

    # Start and end

    def _restore(self, settings: Settings) -> None:
        self.resize(FIRST_SIZE)
        if settings.window_geometry:
            self.restoreGeometry(state_of_text(settings.window_geometry))
        if settings.splitter_state:
            sizes, _, panes = settings.splitter_state.partition(" ")
            self.frame.splitter.restoreState(state_of_text(sizes))
            self.views.area.restore_state(panes)
        self.commands.hideable.restore_state(settings.window_state)

    def _layout_settings(self) -> dict[str, str]:
        sizes = base64_text(self.frame.splitter.saveState())
        return {
            "window_geometry": base64_text(self.saveGeometry()),
            "splitter_state": f"{sizes} {self.views.area.save_state()}",
            "window_state": self.commands.hideable.save_state(),
        }

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._started:
            self._started = True
            WheelGuard(self)
            TypingGuard(self)
            QTimer.singleShot(0, self.controller.start)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.controller.weights.look()  # they may have been put there meanwhile

    def closeEvent(self, event: QCloseEvent) -> None:
        self.commands.full_screen.leave()
        layout = self._layout_settings()
        self.hide()  # at once: some work may take seconds to stop
        self.stopped = self.controller.close(**layout)
        self._garbage.close()
        event.accept()
