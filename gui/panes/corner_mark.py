"""A quiet button in a corner of a picture that says something about it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from gui.panes.overlay import CHIP_MARGINS_PX, CHIP_RADIUS_PX, ground


class CornerMark(QAbstractButton):
    """Text on the ground of the overlay's chips; hidden until it has something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(1, 1)  # a long text must not widen the pane
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.hide()

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
        # As legible where it only says something and cannot be pressed.
        painter.setPen(palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.WindowText))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
