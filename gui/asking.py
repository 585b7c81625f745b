"""Actions of the evaluation that ask for a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from gui.controller import Controller
from gui.words import mark, tr

TRUTHS = mark("Depth or matte (*.npz *.npy *.exr *.png *.tif *.tiff *.jpg *.webp)")
TABLES = mark("Table (*.csv)")
ALL_FILES = mark("All files (*)")


class Asking(QObject):
    """Asks over ``window``, and tells the controller."""

    def __init__(self, window: QWidget, controller: Controller) -> None:
        super().__init__(window)
        self._window = window
        self._controller = controller
        panel = controller.presenter.views.evaluation.panel
        panel.load_requested.connect(self.load_truth)
        panel.export_requested.connect(self.export_figures)

    def load_truth(self) -> None:
        """Ask for the truth of the photo on show."""
        folder = self._controller.store.state.settings.last_open_dir
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            tr("True depth or a matte of this photo"),
            folder,
            f"{tr(TRUTHS)};;{tr(ALL_FILES)}",
        )
        if name:
            self.show_evaluation(Path(name))

    def show_evaluation(self, path: Path) -> None:
        """Take a file as the truth, and show what it says."""
        store = self._controller.store
        store.remember(side_page="evaluate")
        settings = store.state.settings
        if settings.layout == "4" or settings.layout == "wipe":
            store.remember(layout="2")
        if "evaluate" not in store.state.settings.layout_panes[: int(store.state.settings.layout)]:
            self._controller.choose_pane("evaluate")
        self._controller.evaluator.load(path)

    def export_figures(self) -> None:
        """Ask for a name and write figures and curve there."""
        state = self._controller.store.state
        shown = self._controller.presenter.shown
        stem = Path(shown.photo.name if shown else "photo").stem
        start = Path(state.settings.last_export_dir or Path.home()) / f"{stem}.evaluation.csv"
        name, _ = QFileDialog.getSaveFileName(
            self._window, tr("Save the figures"), str(start), tr(TABLES)
        )
        if name:
            path = Path(name)
            self._controller.store.remember(last_export_dir=str(path.parent))
            self._controller.evaluator.write(path if path.suffix else path.with_suffix(".csv"))
