"""The window: panes in the middle, panels on the right, film strip and values below."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from importlib.resources import as_file, files
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QSize, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QToolButton, QWidget

from core.errors import FileError
from core.settings import Settings
from gui.control.controller import Controller
from gui.dialogs.about import AboutSheet
from gui.dialogs.cheat_sheet import CheatSheet
from gui.dialogs.export import ExportSheet
from gui.dialogs.sheet import Sheet
from gui.dialogs.weights import WeightsSheet
from gui.kit.theme import apply_theme
from gui.kit.translate import mark, tr
from gui.present.presenter import Presenter
from gui.snapshot.parts import Snapshot
from gui.widgets.error_strip import Note
from gui.widgets.pane_area import base64_text
from gui.window import drops as incoming
from gui.window.batch_sheet import Batching
from gui.window.file_actions import Asking
from gui.window.file_dialogs import ask_open, export_folder
from gui.window.gc_guard import GarbageKeeper
from gui.window.guidance import Comfort
from gui.window.layout import Frame, make_frame, make_views
from gui.window.menus import Menus
from gui.work.jobs import Jobs
from gui.work.lanes import Lanes

logger = logging.getLogger("leadline")
FIRST_SIZE = QSize(1440, 900)
SMALLEST_SIZE = QSize(900, 600)
SAMPLE = "sample.jpg"
TOOLS_LEFT = ("open_files", "export")
TOOLS_RIGHT = ("undo", "redo", "cheat_sheet", "toggle_panels")
TOOLS_WITH_TEXT = ("open_files", "export")
WEIGHTS = mark("Weights (*.pt *.pth *.safetensors)")


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
        self._version = version
        self._sheets: dict[str, Sheet] = {}
        self._started = False
        self._recent: tuple[str, ...] = ()
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
        self.asking = Asking(self, self.controller)
        self.batching = Batching(self, self.controller, self._sheet)
        self.comfort = Comfort(self, self.frame, self.views, self.controller)
        self.menus = Menus(self, self.frame.panes, self._handler)
        self._fill_toolbar()
        self._connect()
        self.controller.weights.fall_back()
        self._restore(settings)
        self._on_changed(self._shown(), ["settings", "photo", "film"])

    # Building

    def _handler(self, action_id: str) -> Callable[[], object]:
        """Actions are carried out by the window or its parts, else they pick a pane."""
        parts = (self.asking, self.batching, self.comfort, self.controller, self.controller.level)
        for owner in (self, *parts):
            if hasattr(owner, action_id):
                method: Callable[[], object] = getattr(owner, action_id)
                return method
        kind, _, name = action_id.partition("_")
        choose = {
            "pane": self.controller.choose_pane,
            "layout": self.controller.choose_layout,
            "tool": self.controller.measure.choose_tool,
            "shape": self.controller.mesher.choose,
        }
        return lambda: choose[kind](name)

    def _fill_toolbar(self) -> None:
        bar, actions = self.frame.toolbar, self.menus.actions
        for name in TOOLS_LEFT:
            bar.addAction(actions[name])
        bar.addWidget(self.frame.title)
        for name in TOOLS_RIGHT:
            bar.addAction(actions[name])
        for name in (*TOOLS_LEFT, *TOOLS_RIGHT):
            button = bar.widgetForAction(actions[name])
            if isinstance(button, QToolButton):
                self._dress(button, name)

    def _dress(self, button: QToolButton, name: str) -> None:
        action = self.menus.actions[name]
        keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
        title = action.text().rstrip("\u2026")
        button.setToolTip(f"{title} ({keys})" if keys else title)
        button.setAccessibleName(title)
        button.setObjectName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if name not in TOOLS_WITH_TEXT:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)

    def _connect(self) -> None:
        self.controller.changed.connect(self._on_changed)
        self.controller.loader.busy_changed.connect(self._on_loading)
        self.controller.estimator.estimated.connect(self._draw_next_turn)
        self.controller.weights.offer_requested.connect(self.get_model)
        self.views.model.get_requested.connect(self.get_model)
        self.controller.conditions_changed.connect(self.menus.set_conditions)
        self.menus.recent_chosen.connect(lambda path: self.controller.open_paths([Path(path)]))
        self.menus.theme_chosen.connect(lambda name: self.controller.store.remember(theme=name))
        self.comfort.follow(self.menus)
        self.frame.side.page_chosen.connect(self.controller.choose_page)
        empty = self.frame.empty
        empty.open_requested.connect(self.asking.open_files)
        empty.sample_requested.connect(self.open_sample)
        empty.recent_chosen.connect(lambda path: self.controller.open_paths([Path(path)]))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_scheme)
        for pane in self.views.panes():
            pane.activated.connect(partial(self._mark_active, pane))

    def _on_loading(self, busy: bool) -> None:
        if busy:
            self._garbage.hold()
        else:  # when the model is on the screen: collecting takes as long as drawing
            QTimer.singleShot(0, self, self._settle)

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

    def _mark_active(self, chosen: QWidget) -> None:
        for pane in self.views.panes():
            pane.overlay.set_active(pane is chosen)

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
        if "measure" in changed:
            self.menus.check_tool(snapshot.measure.tool)
        export = self._sheets.get("export")
        if isinstance(export, ExportSheet) and export.isVisible():
            self._follow_export(export, snapshot, changed)
        if "level" in changed:
            self.menus.actions["toggle_level"].setChecked(snapshot.level.leveled)
        if "weights" in changed or "settings" in changed:
            self._show_weights(snapshot)

    def _on_photo(self, snapshot: Snapshot) -> None:
        photo = snapshot.photo
        size = f"{photo.size.width} \u00d7 {photo.size.height}" if photo.size else ""
        quiet = f'<span style="color:gray">&nbsp;&nbsp;{size}</span>'
        name = photo.name.replace("&", "&amp;").replace("<", "&lt;")
        self.frame.title.setText(f"{name}{quiet}" if photo.name else "")
        self.setWindowTitle(f"{photo.name} \u2013 Leadline" if photo.name else "Leadline")

    def _on_settings(self, settings: Settings) -> None:
        if settings.recent_files != self._recent:
            self._recent = settings.recent_files
            self.menus.set_recent(settings.recent_files)
            self.frame.empty.set_recent(settings.recent_files)
        self.frame.side.show_page(settings.side_page)
        self.menus.set_language(settings.language)
        self.menus.actions["toggle_contours"].setChecked(settings.contours_visible)
        self.menus.actions["shape_mesh"].setChecked(settings.cloud_shape == "mesh")
        if self.menus.theme() != settings.theme:
            first = not self.menus.theme()  # the application wears it already
            self.menus.set_theme(settings.theme)
            if not first:
                self._dress_anew(settings.theme)

    def _dress_anew(self, theme: str) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, theme)
        self.menus.refresh_icons()
        self.controller.presenter.retheme()

    def _on_scheme(self) -> None:
        self._dress_anew(self.controller.store.state.settings.theme)

    # Actions

    def open_sample(self) -> None:
        """Open the photo that comes with the program."""
        with as_file(files("resources") / SAMPLE) as path:
            self.controller.open_paths([path])

    def paste(self) -> None:
        """Open what is on the clipboard."""
        mime = QGuiApplication.clipboard().mimeData()
        if mime is None or not self._take(mime):
            found = tr("The clipboard holds neither a picture nor the path of one.")
            self.controller.note(Note(tr("Nothing to paste"), found, key="paste"))

    def _take(self, mime: QMimeData) -> bool:
        """Open what came; False when there was nothing to open."""
        rgb = incoming.image_of(mime)
        paths = incoming.paths_of(mime)
        weights = incoming.weights_of(paths)
        if weights is not None:
            self._install(weights)
        elif paths:
            self.controller.open_paths(paths)
        elif rgb is not None:
            self.controller.open_photo(rgb)
        elif address := incoming.web_address_of(mime):
            advice = tr(
                "Leadline opens no web addresses. Save the photo to a file, then open that."
            )
            self.controller.note(Note(address, advice, key="paste"))
        else:
            return False
        return True

    def copy_readout(self) -> None:
        """Put the values at the cursor on the clipboard."""
        QGuiApplication.clipboard().setText(self.views.readout.text())

    def export(self) -> None:
        """Show the export sheet."""
        sheet = self._sheet("export", self._make_export_sheet)
        assert isinstance(sheet, ExportSheet)
        state = self.controller.store.state
        sheet.set_values(state.settings)
        sheet.set_triangles(None)
        self.controller.mesher.count()
        sheet.set_target(Path(self._shown().photo.name).stem, export_folder(state))
        sheet.present()

    def _make_export_sheet(self) -> ExportSheet:
        sheet = ExportSheet(self)
        sheet.export_requested.connect(self.controller.export_files)
        sheet.option_edited.connect(self.controller.exporter.set_option)
        self.controller.mesher.counted.connect(sheet.set_triangles)
        return sheet

    def _follow_export(self, sheet: ExportSheet, snapshot: Snapshot, changed: list[str]) -> None:
        if "settings" in changed:
            sheet.set_values(snapshot.settings)
        if "cloud" in changed:
            self.controller.mesher.count()

    def get_model(self, model: str = "") -> None:
        """Show how to get a model that is not bundled, by default the one of before."""
        self.controller.weights.begin(model)
        sheet = self._sheet("weights", self._make_weights_sheet)
        self._show_weights(self._shown())
        sheet.present()

    def _make_weights_sheet(self) -> WeightsSheet:
        sheet, weights = WeightsSheet(self), self.controller.weights
        sheet.download_requested.connect(weights.download)
        sheet.file_requested.connect(self._choose_weights)
        sheet.cancel_requested.connect(weights.cancel)
        sheet.use_requested.connect(self._use_model)
        return sheet

    def _show_weights(self, snapshot: Snapshot) -> None:
        sheet = self._sheets.get("weights")
        model = self.controller.weights.model
        if isinstance(sheet, WeightsSheet):
            sheet.set_part(snapshot.weights, in_use=snapshot.settings.model == model)

    def _choose_weights(self) -> None:
        folder = self.controller.store.state.settings.last_open_dir
        path = ask_open(self, tr("The file with the model's weights"), folder, tr(WEIGHTS))
        if path is not None:
            self._install(path)

    def _install(self, path: Path) -> None:
        self.get_model()
        self.controller.weights.install(path)

    def _use_model(self) -> None:
        self.controller.weights.use()
        self._sheets["weights"].dismiss()

    def _shown(self) -> Snapshot:
        shown = self.controller.presenter.shown
        assert shown is not None
        return shown

    def cancel(self) -> None:
        """Close an open sheet, else stop what runs."""
        for sheet in self._sheets.values():
            if sheet.isVisible():
                sheet.dismiss()
                return
        self.controller.cancel()

    def toggle_panels(self) -> None:
        self.frame.side.setVisible(self.menus.actions["toggle_panels"].isChecked())

    def toggle_film(self) -> None:
        self.views.film.setVisible(self.menus.actions["toggle_film"].isChecked())

    def focus_focal(self) -> None:
        """Show the panels if need be, and put the keyboard into the focal length's field."""
        self.frame.side.show()
        self.menus.actions["toggle_panels"].setChecked(True)
        self.views.focal.focus_field()

    def cheat_sheet(self) -> None:
        self._sheet("keys", lambda: CheatSheet(self)).present()

    def about(self) -> None:
        self._sheet("about", lambda: AboutSheet(self._version, self)).present()

    def quit(self) -> None:
        self.close()

    def _sheet(self, name: str, make: Callable[[], Sheet]) -> Sheet:
        for other in self._sheets.values():
            other.dismiss()
        if name not in self._sheets:
            self._sheets[name] = make()
        return self._sheets[name]

    # Drops

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if incoming.welcome(event.mimeData()):
            event.acceptProposedAction()
            self._set_dragging(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_dragging(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._set_dragging(False)
        if self._take_truth(event) or self._take(event.mimeData()):
            event.acceptProposedAction()

    def _take_truth(self, event: QDropEvent) -> bool:
        """A depth map or matte beside a photo; False when the drop means something else."""
        pane = self.views.evaluation.pane
        over = pane.isVisible() and pane.rect().contains(
            pane.mapFrom(self, event.position().toPoint())
        )
        page = self.frame.side.page == "evaluate" and self.frame.side.isVisible()
        paths = incoming.paths_of(event.mimeData())
        if self.controller.store.state.current is None or not (over or page) or len(paths) != 1:
            return False
        if paths[0].suffix.lower() not in incoming.TRUTH_SUFFIXES:
            return False
        self.asking.show_evaluation(paths[0])
        return True

    def _set_dragging(self, dragging: bool) -> None:
        self.frame.empty.set_dragging(dragging)
        for pane in self.views.panes():
            pane.overlay.set_active(dragging)

    # Start and end

    def _restore(self, settings: Settings) -> None:
        self.resize(FIRST_SIZE)
        if settings.window_geometry:
            self.restoreGeometry(QByteArray.fromBase64(settings.window_geometry.encode("ascii")))
        if settings.splitter_state:
            sizes, _, panes = settings.splitter_state.partition(" ")
            self.frame.splitter.restoreState(QByteArray.fromBase64(sizes.encode("ascii")))
            self.views.area.restore_state(panes)
        hidden = settings.window_state.split()
        for name, widget in self._hideable().items():
            widget.setVisible(name not in hidden)
            self.menus.actions[name].setChecked(name not in hidden)

    def _hideable(self) -> dict[str, QWidget]:
        return {"toggle_panels": self.frame.side, "toggle_film": self.views.film}

    def _layout_settings(self) -> dict[str, str]:
        sizes = base64_text(self.frame.splitter.saveState())
        hidden = [name for name, widget in self._hideable().items() if widget.isHidden()]
        return {
            "window_geometry": base64_text(self.saveGeometry()),
            "splitter_state": f"{sizes} {self.views.area.save_state()}",
            "window_state": " ".join(hidden),
        }

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._started:
            self._started = True
            QTimer.singleShot(0, self.controller.start)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.controller.weights.look()  # they may have been put there meanwhile

    def closeEvent(self, event: QCloseEvent) -> None:
        layout = self._layout_settings()
        self.hide()  # at once: some work may take seconds to stop
        try:
            self.stopped = self.controller.close(**layout)
        except FileError as error:
            logger.error("%s", error)
        self._garbage.close()
        event.accept()
