"""A form that scrolls where the window has no room for all of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QScrollArea, QStyle, QWidget

SPACING_PX = (16, 10)  # across, down
LEAST_HEIGHT_PX = 120


class FormScroll(QScrollArea):
    """As large as its form, if there is room.

    Attributes:
        form: the rows.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        content = QWidget()
        self.form = QFormLayout(content)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.setHorizontalSpacing(SPACING_PX[0])
        self.form.setVerticalSpacing(SPACING_PX[1])
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Transparent: the sheet's ground shows.
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        return self.form.sizeHint() + QSize(self._bar_px(), 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), LEAST_HEIGHT_PX)

    def _bar_px(self) -> int:
        """Room for the bar, whether it is there or not: nothing moves when it comes."""
        return self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
