"""The batch's sheet over the window, and the batch behind it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from gui.control.controller import Controller
from gui.control.reveal import open_folder
from gui.dialogs.batch import BatchSheet
from gui.kit.translate import tr
from gui.snapshot.parts import ModelPart, Snapshot
from gui.snapshot.strip import adjustments
from gui.state.app_state import current_entry
from gui.state.batch import BatchRun, BatchStage, offered_request, out_dir_for, strip_request
from gui.widgets.error_strip import Note
from gui.window.sheets import Sheets

NOTE = "batch"


class Batching(QObject):
    """Joins sheet and desk.

    Args:
        window: under the sheet.
        sheets: show this one in place of any other.
    """

    def __init__(self, window: QWidget, controller: Controller, sheets: Sheets) -> None:
        super().__init__(window)
        self._window, self._controller = window, controller
        self._sheets = sheets
        self._sheet: BatchSheet | None = None
        self._opened: Path | None = None
        self._keys: frozenset[int] = frozenset()  # photos of the film strip, to be exported
        controller.changed.connect(self._on_changed)
        controller.batch.ready.connect(self._present)
        controller.batch.ended.connect(self._on_ended)
        controller.presenter.views.film.export_requested.connect(self.export_photos)

    def batch(self) -> None:
        """Show the sheet as soon as what it needs is loaded."""
        self._controller.batch.prepare()

    def export_all(self) -> None:
        """Show the sheet for all photos of the film strip."""
        self.export_photos([entry.key for entry in self._controller.store.state.entries])

    def export_photos(self, keys: Sequence[int]) -> None:
        """Show the sheet for some photos of the film strip."""
        self._keys = frozenset(keys)
        self._controller.batch.prepare()

    def _present(self) -> None:
        state = self._controller.store.state
        sheet = self._sheet or self._make()
        opened = state.folder if state.folder != self._opened else None
        entries = [entry for entry in state.entries if entry.key in self._keys]
        photos = tuple(entry.path for entry in entries if entry.path is not None)
        self._keys = frozenset()
        if photos and not _active(state.batch):
            adjusted = adjustments(state, entries)
            sheet.set_request(strip_request(state.settings, photos, adjusted))
            sheet.set_up()
        elif self._sheet is None or ((opened or sheet.of_strip) and not _active(state.batch)):
            entry = current_entry(state)
            self._opened = state.folder
            shown = entry.path if entry else None
            sheet.set_request(offered_request(state.settings, opened, shown))
            sheet.set_up()
        self._sheet = sheet
        self._show(["batch", "model", "settings"])
        self._sheets.show("batch", lambda: sheet)

    def _make(self) -> BatchSheet:
        store, desk = self._controller.store, self._controller.batch
        sheet = BatchSheet(
            self._window,
            lambda in_dir: out_dir_for(in_dir, store.state.settings),
            has_batch,
        )
        sheet.start_requested.connect(desk.start)
        sheet.cancel_requested.connect(desk.cancel)
        sheet.folder_requested.connect(open_folder)
        sheet.report_requested.connect(open_report)
        sheet.option_edited.connect(self._controller.exporter.set_option)
        return sheet

    def _on_changed(self, _snapshot: Snapshot, changed: list[str]) -> None:
        self._show(changed)

    def _show(self, changed: list[str]) -> None:
        shown = self._controller.presenter.shown
        if self._sheet is None or shown is None:
            return
        if "batch" in changed:
            self._sheet.set_run(shown.batch)
        if "settings" in changed:
            self._sheet.set_values(shown.settings)
        if "model" in changed:
            self._sheet.set_model(model_text(shown.model))

    def _on_ended(self) -> None:
        """Whoever closed the sheet is told how it ended."""
        run = self._controller.store.state.batch
        if run is not None and not (self._sheet and self._sheet.isVisible()):
            failed = run.stage == BatchStage.FAILED
            note = Note(tr("Batch"), how_it_ended(run), error=failed, action=tr("Show"), key=NOTE)
            self._controller.note(note, self.batch)


def _active(run: BatchRun | None) -> bool:
    return run is not None and run.active


def how_it_ended(run: BatchRun) -> str:
    """In one sentence."""
    if run.stage == BatchStage.FAILED:
        return run.error
    text = tr("{done} photos done, {failed} failed.")
    if run.stage == BatchStage.CANCELLED:
        text = tr("Stopped: {done} photos done, {failed} failed.")
    return text.format(done=run.done, failed=run.failed)


def model_text(part: ModelPart) -> str:
    """Which model is chosen, and how it runs if that is known."""
    title = next((row.title for row in part.rows if row.id == part.choice.model), part.choice.model)
    return " \u00b7 ".join(filter(None, (tr(title), part.precision)))


def has_batch(out_dir: Path) -> bool:
    """Whether a batch has been at work in a folder of exports."""
    from core.batch.manifest import MANIFEST

    return (out_dir / MANIFEST).is_file()


def open_report(out_dir: Path) -> None:
    """Show the table of what came of every photo in the program that the system has for it."""
    from core.batch.report import REPORT_CSV

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(out_dir / REPORT_CSV)))
