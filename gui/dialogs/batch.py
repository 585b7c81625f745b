"""A folder of photos to files: what is wanted, how far it is, what came of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.settings import Settings
from gui.dialogs.batch_progress import BatchProgress
from gui.dialogs.folder_row import FolderRow
from gui.dialogs.form_scroll import FormScroll
from gui.dialogs.formats import FormatChoice
from gui.dialogs.sheet import Sheet
from gui.kit.plain_text import plain_label
from gui.kit.translate import mark, tr
from gui.state.batch import BatchRequest, BatchRun

WIDTH_PX = 620
RECURSIVE = mark("Photos in the folders inside it too")
OVERWRITE = mark("Replace files that no batch has made")
RESUMES = mark(
    "A batch was here before. What it has done and what has not changed since is left out."
)


class BatchSheet(Sheet):
    """A page to set a batch up, and one to follow it.

    Args:
        out_dir_for: the folder to offer for the files of a folder of photos.
        has_batch: whether a batch has been at work in a folder of exports.
    """

    start_requested = Signal(object)  # BatchRequest
    cancel_requested = Signal()
    report_requested = Signal(object)  # folder of exports
    folder_requested = Signal(object)  # the same
    option_edited = Signal(str, object)  # field of Settings, value

    def __init__(
        self,
        parent: QWidget,
        out_dir_for: Callable[[Path], Path],
        has_batch: Callable[[Path], bool],
    ) -> None:
        super().__init__(tr("Batch"), parent)
        self._out_dir_for, self._has_batch = out_dir_for, has_batch
        self._follows = True
        self._run: BatchRun | None = None
        self._strip: BatchRequest | None = None  # what was offered of the film strip
        photos, files = tr("Folder of photos"), tr("Folder of files")
        self._in_dir = FolderRow(photos, photos, self)
        self._out_dir = FolderRow(files, tr("Folder to export to"), self)
        self._recursive = QCheckBox(tr(RECURSIVE), self)
        self._overwrite = QCheckBox(tr(OVERWRITE), self)
        self._choice = FormatChoice(self)
        self._model = plain_label(self)
        self._hint = plain_label(self)
        self._hint.setObjectName("Quiet")
        self._hint.setWordWrap(True)
        self._start = QPushButton(tr("Start"), self)
        self._start.setObjectName("Primary")
        self._progress = BatchProgress(self)
        self._setup = self._setup_page()
        for page in (self._setup, self._progress):
            self.body.addWidget(page)
        self._progress.hide()
        self.setMinimumWidth(WIDTH_PX)
        self._connect()

    # Building

    def _setup_page(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        scroll = FormScroll(page)
        form = scroll.form
        form.addRow(tr("Photos in"), self._in_dir)
        form.addRow("", self._recursive)
        self._choice.add_to(form)
        form.addRow(tr("Files into"), self._out_dir)
        form.addRow("", self._overwrite)
        form.addRow(tr("Model"), self._model)
        column.addWidget(scroll)
        column.addWidget(self._hint)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._start)
        column.addLayout(buttons)
        return page

    def _connect(self) -> None:
        self._in_dir.edited.connect(self._on_in_dir)
        self._out_dir.edited.connect(self._on_out_dir)
        self._choice.edited.connect(self._follow)
        self._choice.option_edited.connect(self.option_edited)
        self._start.clicked.connect(lambda: self.start_requested.emit(self.request()))
        progress = self._progress
        progress.cancel_requested.connect(self.cancel_requested)
        progress.report_requested.connect(lambda: self._tell_folder(self.report_requested))
        progress.folder_requested.connect(lambda: self._tell_folder(self.folder_requested))
        progress.again_requested.connect(self._on_again)
        progress.reshaped.connect(self._refit_if_visible)
        progress.back_requested.connect(self.set_up)

    def _tell_folder(self, signal: SignalInstance) -> None:
        if self._run is not None:
            signal.emit(self._run.request.out_dir)

    # What is wanted

    def set_request(self, request: BatchRequest) -> None:
        """Offer something; emits nothing."""
        self._strip = request if request.photos else None
        text = tr("%n photos of the film strip", len(request.photos))
        self._in_dir.set_text(text if request.photos else str(request.in_dir))
        self._ask_for_folder(not request.photos)
        self._out_dir.set_text(str(request.out_dir))
        self._recursive.setChecked(request.recursive)
        self._overwrite.setChecked(request.overwrite)
        self._choice.choose(request.formats)
        self._follows = True
        self._follow()

    def set_values(self, settings: Settings) -> None:
        """Show the preferences; emits nothing."""
        self._choice.set_values(settings)

    def set_model(self, text: str) -> None:
        """Which model will run, for people."""
        self._model.setText(text)

    def request(self) -> BatchRequest:
        """What the sheet says now."""
        strip = self._strip
        return BatchRequest(
            in_dir=strip.in_dir if strip else self._in_dir.folder or Path(),
            out_dir=self._out_dir.folder or Path(),
            formats=self._choice.chosen(),
            recursive=self._recursive.isChecked(),
            overwrite=self._overwrite.isChecked(),
            photos=strip.photos if strip else (),
            adjusted=strip.adjusted if strip else {},
        )

    @property
    def of_strip(self) -> bool:
        """Whether photos of the film strip are offered instead of a folder."""
        return self._strip is not None

    def _ask_for_folder(self, asked: bool) -> None:
        """Photos of the film strip need none; another one can be chosen all the same."""
        self._in_dir.field.setEnabled(asked)
        self._recursive.setEnabled(asked)

    def _on_in_dir(self) -> None:
        """The other folder follows until it is edited itself."""
        self._strip = None
        self._ask_for_folder(True)
        in_dir = self._in_dir.folder
        if self._follows and in_dir is not None:
            self._out_dir.set_text(str(self._out_dir_for(in_dir)))
        self._follow()

    def _on_out_dir(self) -> None:
        self._follows = False
        self._follow()

    def _follow(self) -> None:
        """What can be said before the start."""
        in_dir, out_dir = self._in_dir.folder, self._out_dir.folder
        there = in_dir is not None and out_dir is not None
        self._start.setEnabled(there and bool(self._choice.chosen()))
        resumes = there and self._has_batch(out_dir or Path())
        self._hint.setText(tr(RESUMES) if resumes else "")
        self._hint.setVisible(resumes)
        self._refit_if_visible()

    # How far it is

    def set_run(self, run: BatchRun | None) -> None:
        """Follow a batch; None: there was none."""
        if run is None:
            return
        begins = self._run is None or (run.active and not self._run.active)
        self._run = run
        self._progress.set_run(run)
        if begins:
            self._turn_to(self._progress)

    def set_up(self) -> None:
        """Show the page on which a batch is set up."""
        self._follow()
        self._turn_to(self._setup)

    def _on_again(self) -> None:
        if self._run is not None:
            self.start_requested.emit(self._run.request)

    def _turn_to(self, page: QWidget) -> None:
        for each in (self._setup, self._progress):
            each.setVisible(each is page)
        self._refit_if_visible()

    def _refit_if_visible(self) -> None:
        if self.isVisible():
            self.refit()
