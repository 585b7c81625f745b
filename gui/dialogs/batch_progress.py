"""How far a batch is, and what came of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.kit import number_format as fmt
from gui.kit.plain_text import plain_label, plain_tip
from gui.kit.progress_bar import ProgressBar
from gui.kit.translate import mark, tr
from gui.state.batch import BatchRun, BatchStage

BAR_STEPS = 1000
BAR_HEIGHT_PX = 8
FAILURES_HEIGHT_PX = 150
GO_ON = mark("This sheet can be closed meanwhile: the batch goes on, and gives way to the window.")
CANCELLED = mark("Stopped. What is done stays; the batch can go on from here.")
ENDS = {
    BatchStage.DONE: mark("Done"),
    BatchStage.CANCELLED: CANCELLED,
    BatchStage.FAILED: mark("The batch could not be done"),
}
AGAIN = {
    BatchStage.DONE: mark("Try the failed ones again"),
    BatchStage.CANCELLED: mark("Go on"),
    BatchStage.FAILED: mark("Try again"),
}


class BatchProgress(QWidget):
    """A bar, counts, the photos that failed, and what can be done next."""

    cancel_requested = Signal()
    report_requested = Signal()
    folder_requested = Signal()
    again_requested = Signal()
    back_requested = Signal()
    reshaped = Signal()  # it needs another height

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown = 0
        self._title, self._counts, self._before = self._label(), self._label(), self._label("Quiet")
        self._error, self._go_on = self._label(), self._label("Quiet")
        self._error.setForegroundRole(QPalette.ColorRole.BrightText)
        self._go_on.setText(tr(GO_ON))
        self._bar = self._make_bar()
        self._failures = self._make_failures()
        self._cancel = QPushButton(tr("Cancel"), self)
        self._report = QPushButton(tr("Open the report"), self)
        self._folder = QPushButton(tr("Show folder"), self)
        self._back = QPushButton(tr("Another batch\u2026"), self)
        self._again = QPushButton(self)
        self._again.setObjectName("Primary")
        self._fill()
        for button, signal in (
            (self._cancel, self.cancel_requested),
            (self._report, self.report_requested),
            (self._folder, self.folder_requested),
            (self._back, self.back_requested),
            (self._again, self.again_requested),
        ):
            button.clicked.connect(signal)

    def _label(self, style: str = "") -> QLabel:
        label = plain_label(self)
        label.setObjectName(style)
        label.setWordWrap(True)
        return label

    def _make_bar(self) -> ProgressBar:
        bar = ProgressBar(self)
        bar.setTextVisible(False)
        bar.setFixedHeight(BAR_HEIGHT_PX)
        bar.setRange(0, BAR_STEPS)
        bar.setAccessibleName(tr("Progress"))
        return bar

    def _make_failures(self) -> QPlainTextEdit:
        text = QPlainTextEdit(self)
        text.setReadOnly(True)
        text.setFixedHeight(FAILURES_HEIGHT_PX)
        text.setAccessibleName(tr("Photos that failed, and why"))
        return text

    def _fill(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (
            self._title,
            self._bar,
            self._counts,
            self._before,
            self._error,
            self._failures,
            self._go_on,
        ):
            column.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self._report, self._folder):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for button in (self._back, self._cancel, self._again):
            buttons.addWidget(button)
        column.addLayout(buttons)

    def set_run(self, run: BatchRun) -> None:
        """Show how a batch stands."""
        before = self._parts_on_show()
        self._title.setText(_title(run))
        self._bar.setVisible(run.total is not None)
        self._bar.setValue(round(BAR_STEPS * (run.fraction or 0)))
        self._counts.setText(_counts(run))
        self._counts.setVisible(run.total is not None)
        self._before.setText(_before(run))
        self._before.setVisible(bool(run.before))
        self._error.setText(run.error)
        self._error.setToolTip(plain_tip(run.details))
        self._error.setVisible(bool(run.error))
        self._show_failures(run)
        self._show_buttons(run)
        if self._parts_on_show() != before:
            self.reshaped.emit()

    def _parts_on_show(self) -> list[bool]:
        parts = self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return [part.isHidden() for part in parts]

    def _show_failures(self, run: BatchRun) -> None:
        if self._shown > len(run.failures) or not run.failures:  # another batch
            self._failures.clear()
            self._shown = 0
        for photo, cause in run.failures[self._shown :]:
            self._failures.appendPlainText(f"{photo}: {cause}")
        self._shown = len(run.failures)
        self._failures.setVisible(bool(run.failures))

    def _show_buttons(self, run: BatchRun) -> None:
        self._go_on.setVisible(run.active)
        self._cancel.setVisible(run.active)
        self._cancel.setEnabled(run.stage == BatchStage.RUNNING)
        ended = not run.active
        self._report.setVisible(ended and run.total is not None)
        self._folder.setVisible(ended and run.total is not None)
        self._back.setVisible(ended)
        self._again.setVisible(ended and (run.stage != BatchStage.DONE or run.failed > 0))
        if ended:
            self._again.setText(tr(AGAIN[run.stage]))


def _title(run: BatchRun) -> str:
    if run.stage == BatchStage.STOPPING:
        return tr("Stopping\u2026")
    if not run.active:
        return tr(ENDS[run.stage])
    if run.total is None:
        return tr("Looking for photos\u2026")
    return run.photo or tr("Loading the model\u2026")


def _counts(run: BatchRun) -> str:
    """ "57 of 200 · 3 failed · 2 min 05 s left"."""
    count = {"count": fmt.count(run.settled), "total": fmt.count(run.total or 0)}
    parts = [tr("{count} of {total} photos").format(**count)]
    if run.failed:
        parts.append(tr("{count} failed").format(count=fmt.count(run.failed)))
    if run.active and run.left_s is not None:
        parts.append(fmt.time_left(run.left_s))
    return " \u00b7 ".join(parts)


def _before(run: BatchRun) -> str:
    text = tr("{count} of them were done before and are left out.")
    return text.format(count=fmt.count(run.before))
