"""Takes in what is dropped on the window or pasted: photos, a photo's truth, weights."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from gui.control.controller import Controller
from gui.kit.translate import tr
from gui.widgets.error_strip import Note
from gui.window import drops
from gui.window.file_actions import FileActions
from gui.window.layout import Frame
from gui.window.sheets import Sheets

SAMPLE = "sample.jpg"


class Intake(QObject):
    """Finds out what came, and hands it to whoever takes such things.

    Args:
        window: on which things are dropped.
        open_files: takes what is the truth of the photo on show.
    """

    def __init__(
        self,
        window: QWidget,
        frame: Frame,
        controller: Controller,
        open_files: FileActions,
        sheets: Sheets,
    ) -> None:
        super().__init__(window)
        self._window, self._frame, self._controller = window, frame, controller
        self._files, self._sheets = open_files, sheets

    def open_sample(self) -> None:
        """Open the photo that comes with the program."""
        with as_file(files("resources") / SAMPLE) as path:
            self._controller.open_paths([path])

    def paste(self) -> None:
        """Open what is on the clipboard."""
        mime = QGuiApplication.clipboard().mimeData()
        if mime is None or not self._take(mime):
            found = tr("The clipboard holds neither a picture nor the path of one.")
            self._controller.note(Note(tr("Nothing to paste"), found, key="paste"))

    def drop(self, mime: QMimeData, place: QPoint) -> bool:
        """Open what was dropped at a place of the window; False when there was nothing to open."""
        return self._take_truth(drops.paths_of(mime), place) or self._take(mime)

    def show_dragging(self, dragging: bool) -> None:
        """Show where a drop would go, while something is dragged over the window."""
        self._frame.empty.set_dragging(dragging)
        for pane in self._controller.presenter.views.panes.values():
            pane.overlay.set_active(dragging)

    def _take(self, mime: QMimeData) -> bool:
        rgb = drops.image_of(mime)
        paths = drops.paths_of(mime)
        weights = drops.weights_of(paths)
        if weights is not None:
            self._sheets.install_weights(weights)
        elif paths:
            self._controller.open_paths(paths)
        elif rgb is not None:
            self._controller.open_photo(rgb)
        elif address := drops.web_address_of(mime):
            advice = tr(
                "Leadline opens no web addresses. Save the photo to a file, then open that."
            )
            self._controller.note(Note(address, advice, key="paste"))
        else:
            return False
        return True

    def _take_truth(self, paths: list[Path], place: QPoint) -> bool:
        """A depth map or matte beside a photo; False when the drop means something else."""
        pane = self._controller.presenter.views.evaluation.pane
        over = pane.isVisible() and pane.rect().contains(pane.mapFrom(self._window, place))
        page = self._frame.side.page == "evaluate" and self._frame.side.isVisible()
        if self._controller.store.state.current is None or not (over or page) or len(paths) != 1:
            return False
        if paths[0].suffix.lower() not in drops.TRUTH_SUFFIXES:
            return False
        self._files.show_evaluation(paths[0])
        return True
