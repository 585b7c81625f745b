"""Says in a corner of the depth picture that the bundled preview model made it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from core.weights.catalog import CATALOG
from gui.kit.translate import mark, tr
from gui.panes.overlay import CHIP_MARGINS_PX, CHIP_RADIUS_PX, ground
from gui.snapshot.parts import ModelPart, Preview

FULL_MODEL = "depth-pro"
GET = mark("Preview model \u00b7 Get {model}\u2026")
USE = mark("Preview model \u00b7 Use {model}\u2026")
UNFINISHED = {
    Preview.AWAITED: mark("Preview \u00b7 {model} is at work"),
    Preview.FAILED: mark("Only the preview: {model} failed \u00b7 Try again"),
    Preview.STOPPED: mark("Only the preview \u00b7 Run {model}"),
}
TIP = mark(
    "The small bundled model made this depth. {model} is more accurate and shows more detail."
)


class PreviewMark(QAbstractButton):
    """A quiet button, hidden but for results of the bundled model."""

    get_requested = Signal(str)  # catalog id
    run_requested = Signal()  # the chosen model, once more

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(1, 1)  # a long text must not widen the pane
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._shown = Preview.NONE
        self.clicked.connect(self._ask)
        self.hide()

    def set_part(self, part: ModelPart) -> None:
        """Come or go as the result on show says."""
        self._shown = part.preview
        better = part.choice.model if part.preview in UNFINISHED else FULL_MODEL
        row = next((row for row in part.rows if row.id == better), None)
        title = tr(row.title) if row else CATALOG[FULL_MODEL].title
        chosen = USE if row and row.available else GET
        self.setText(tr(UNFINISHED.get(part.preview, chosen)).format(model=title))
        self.setToolTip(tr(TIP).format(model=title))
        self.setEnabled(part.preview != Preview.AWAITED)
        self.updateGeometry()
        self.setVisible(bool(part.preview))

    def _ask(self) -> None:
        if self._shown in UNFINISHED:
            self.run_requested.emit()
        else:
            self.get_requested.emit(FULL_MODEL)

    def sizeHint(self) -> QSize:
        left, top, right, bottom = CHIP_MARGINS_PX
        text = self.fontMetrics().size(Qt.TextFlag.TextSingleLine, self.text())
        return QSize(text.width() + left + right, text.height() + top + bottom)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette, lit = self.palette(), self.underMouse() or self.hasFocus()
        edge = palette.color(QPalette.ColorRole.Highlight)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(edge) if lit else Qt.PenStyle.NoPen)
        painter.setBrush(ground(palette))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, CHIP_RADIUS_PX, CHIP_RADIUS_PX)
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
