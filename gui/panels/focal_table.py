"""What each source says of the focal length, side by side; a click on a row chooses it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QHideEvent, QHoverEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QLabel,
    QRadioButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from core.focal import fov_from_px, mm35_from_px
from core.types import FocalSource, Size
from gui.kit import number_format as fmt
from gui.kit.translate import mark, tr
from gui.snapshot.parts import FocalPart, Prediction

TITLES = {
    FocalSource.METADATA: (mark("Metadata"), mark("What the camera wrote into the file")),
    FocalSource.PREDICTED: (mark("Predicted"), mark("What the model reads from the picture")),
    FocalSource.MANUAL: (mark("Manual"), mark("What you typed below")),
}
PREDICTED_BY = mark("Predicted by {model}: the model whose depth is on show predicts none")
NOTHING = {
    FocalSource.METADATA: mark("not in the file"),
    FocalSource.PREDICTED: mark("not predicted"),
    FocalSource.MANUAL: mark("type one below"),
}
UNSETTLED = {Prediction.SKIPPED: mark("not run"), Prediction.RUNNING: mark("predicting\u2026")}
COLUMNS = (
    (mark("px"), mark("Focal length in pixels of the full-size picture")),
    (mark("35 mm"), mark("The lens that sees as much on a 36 x 24 mm film")),
    (mark("view"), mark("How wide the picture sees, from its left to its right edge")),
    (mark("depth"), mark("How much farther or nearer everything would be than now")),
)
GAP_PX = 5
ROW_PX = 24
ROW_RADIUS_PX = 4.0
LEAST_SHARE = 0.05
"""Per cent: a smaller difference is none."""
MANY_TIMES = 1000
"""Per cent: a larger difference is written as a factor."""


class SourceTable(QWidget):
    """Three rows; the one under the mouse is told, so that its cloud can be shown."""

    chosen = Signal(object)  # FocalSource
    pointed = Signal(object)  # FocalSource under the mouse, None for none
    prediction_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._group = QButtonGroup(self)
        self._radios: dict[FocalSource, QRadioButton] = {}
        self._cells: dict[FocalSource, list[QLabel]] = {}
        self._nothing: dict[FocalSource, QLabel] = {}
        self._pointed: FocalSource | None = None
        self._predict = self._make_predict()
        self._grid = self._lay_out()

    def set_part(self, part: FocalPart) -> None:
        """Show the sources, what they would change, and the one in use."""
        for source in FocalSource:
            px = part.choices.value(source)
            self._show_row(source, _texts(px, part.active.px, part.size) if px else None)
        self._show_prediction(part.prediction)
        tip = tr(TITLES[FocalSource.PREDICTED][1])
        if part.predicted_by:
            tip = tr(PREDICTED_BY).format(model=part.predicted_by)
        self._radios[FocalSource.PREDICTED].setToolTip(tip)
        self._radios[part.active.source].setChecked(True)

    def clear(self) -> None:
        """Nothing is known."""
        self._predict.hide()
        for source in FocalSource:
            for label in (*self._cells[source], self._nothing[source]):
                label.setText("")

    def check_manual(self) -> None:
        """Something is being typed."""
        self._radios[FocalSource.MANUAL].setChecked(True)

    def _lay_out(self) -> QGridLayout:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP_PX)
        grid.setVerticalSpacing(0)
        for column, (title, tip) in enumerate(COLUMNS, start=1):
            grid.addWidget(self._cell(tr(title), tr(tip), quiet=True), 0, column)
            grid.setColumnStretch(column, 1)
        for row, source in enumerate(FocalSource, start=1):
            self._lay_out_row(grid, row, source)
            grid.setRowMinimumHeight(row, ROW_PX)
        return grid

    def _lay_out_row(self, grid: QGridLayout, row: int, source: FocalSource) -> None:
        title, tip = TITLES[source]
        radio = QRadioButton(tr(title), self)
        radio.setToolTip(tr(tip))
        radio.clicked.connect(lambda: self.chosen.emit(source))
        self._group.addButton(radio)
        self._radios[source] = radio
        grid.addWidget(radio, row, 0)
        self._cells[source] = [self._cell("", tr(tip)) for _, tip in COLUMNS]
        for column, cell in enumerate(self._cells[source], start=1):
            grid.addWidget(cell, row, column)
        self._nothing[source] = self._cell("", "", quiet=True)
        last = len(COLUMNS) - (1 if source is FocalSource.PREDICTED else 0)
        grid.addWidget(self._nothing[source], row, 1, 1, last)
        if source is FocalSource.PREDICTED:
            grid.addWidget(self._predict, row, last + 1)

    def _cell(self, text: str, tip: str, *, quiet: bool = False) -> QLabel:
        label = QLabel(text, self)
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        label.setToolTip(tip)
        if quiet:
            label.setObjectName("Quiet")
        return label

    def _make_predict(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("Link")
        button.setText(tr("Predict"))
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.setToolTip(tr("Let the model read the focal length from the picture"))
        button.setAccessibleName(tr("Predict the focal length"))
        button.clicked.connect(self.prediction_requested)
        button.hide()
        return button

    def _show_row(self, source: FocalSource, texts: list[str] | None) -> None:
        for cell, text in zip(self._cells[source], texts or ("",) * len(COLUMNS), strict=True):
            cell.setText(text)
            cell.setVisible(texts is not None)
        nothing = "" if texts else tr(NOTHING[source])
        self._nothing[source].setText(nothing)
        self._nothing[source].setVisible(texts is None)
        radio = self._radios[source]
        radio.setEnabled(texts is not None or source is FocalSource.MANUAL)
        radio.setAccessibleDescription(", ".join(filter(None, texts or [nothing])))

    def _show_prediction(self, prediction: Prediction) -> None:
        skipped = prediction is Prediction.SKIPPED
        self._predict.setVisible(skipped)
        if prediction in UNSETTLED:
            self._nothing[FocalSource.PREDICTED].setText(tr(UNSETTLED[prediction]))
        if skipped:
            self._radios[FocalSource.PREDICTED].setEnabled(True)  # choosing it asks for it

    # The mouse

    def event(self, event: QEvent) -> bool:
        """Hovering is told to this widget also over the labels and buttons of a row."""
        if isinstance(event, QHoverEvent):  # leaving is one, at (-1, -1)
            self._point(self._source_at(event.position().y()))
        return super().event(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._point(None)
        super().hideEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        source = self._source_at(event.position().y())
        if source is not None and event.button() == Qt.MouseButton.LeftButton:
            self._radios[source].click()

    def _source_at(self, y: float) -> FocalSource | None:
        """The source whose row is there, if it can be chosen."""
        for source in FocalSource:
            row = self._row_rect(source)
            if row.top() <= y < row.bottom():
                return source if self._radios[source].isEnabled() else None
        return None

    def _row_rect(self, source: FocalSource) -> QRectF:
        row = list(FocalSource).index(source) + 1
        cell = self._grid.cellRect(row, 0)
        return QRectF(0, cell.top(), self.width(), cell.height())

    def _point(self, source: FocalSource | None) -> None:
        if source != self._pointed:
            self._pointed = source
            self.update()
            self.pointed.emit(source)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._pointed is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().color(QPalette.ColorRole.Midlight))
            painter.drawRoundedRect(self._row_rect(self._pointed), ROW_RADIUS_PX, ROW_RADIUS_PX)
            painter.end()
        super().paintEvent(event)


def _texts(px: float, active_px: float, size: Size) -> list[str]:
    """A row: pixels, 35 mm equivalent, field of view, and what it would do to depth."""
    change = 100 * (px / active_px - 1)
    return [
        fmt.count(round(px)),
        fmt.millimetres(mm35_from_px(px, size)),
        fmt.degrees(fov_from_px(px, size.width)),
        _change(change) if abs(change) >= LEAST_SHARE else "",
    ]


def _change(percent: float) -> str:
    """ "+3.2 %", "+46 %", "12 \u00d7": no longer than its column."""
    if percent >= MANY_TIMES:
        return f"{fmt.count(round(1 + percent / 100))} \u00d7"
    return fmt.signed_percent(round(percent) if abs(percent) >= 10 else percent)
