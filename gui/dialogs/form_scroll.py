"""What scrolls in a sheet where the window has no room for all of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QLayout, QScrollArea, QStyle, QWidget

SPACING_PX = (16, 10)  # across, down
LEAST_WIDTH_PX, LEAST_HEIGHT_PX = 240, 120


class SheetScroll(QScrollArea):
    """As large as its content, if there is room.

    Args:
        layout: of the content.
        sideways: it may be narrower than its content, and scrolls to the side then.
    """

    def __init__(self, layout: QLayout, parent: QWidget, *, sideways: bool = False) -> None:
        super().__init__(parent)
        content = QWidget()
        content.setLayout(layout)
        self._inside = layout
        layout.setContentsMargins(0, 0, 0, 0)
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._sideways = sideways
        if not sideways:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Transparent: the sheet's ground shows.
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        return self._inside.sizeHint() + QSize(self._bar_px(), 0)

    def minimumSizeHint(self) -> QSize:
        width = LEAST_WIDTH_PX if self._sideways else self.sizeHint().width()
        return QSize(width, LEAST_HEIGHT_PX)

    def _bar_px(self) -> int:
        """Room for the bar, whether it is there or not: nothing moves when it comes."""
        return self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)


class FormScroll(SheetScroll):
    """A form that scrolls.

    Attributes:
        form: the rows.
    """

    def __init__(self, parent: QWidget) -> None:
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(SPACING_PX[0])
        self.form.setVerticalSpacing(SPACING_PX[1])
        super().__init__(self.form, parent)
