"""Two pictures of one photo under a divider that is drawn across."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from gui.kit.translate import tr
from gui.panes.raster import RasterPane
from gui.panes.still import PaneStill

HANDLE_WIDTH_PX = 26
LINE_WIDTH_PX = 2.0
KNOB_RADIUS_PX = 11.0
STEP = 0.01
LONG_STEP = 0.1
# The line lies on pictures of any colour: light, with a dark edge.
LINE = QColor(255, 255, 255)
EDGE = QColor(0, 0, 0, 120)

_STEPS = {
    Qt.Key.Key_Left: -STEP,
    Qt.Key.Key_Right: STEP,
    Qt.Key.Key_PageUp: -LONG_STEP,
    Qt.Key.Key_PageDown: LONG_STEP,
    Qt.Key.Key_Home: -1.0,
    Qt.Key.Key_End: 1.0,
}


class Divider(QWidget):
    """The handle: dragged by the mouse, moved by arrows, Page Up and Down, Home and End."""

    dragged = Signal(float)  # where to, in the parent's x
    stepped = Signal(float)  # by how much of the width

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Divider between the two pictures"))
        self._line_x = HANDLE_WIDTH_PX / 2

    def place(self, x: int, *, width: int, height: int) -> None:
        """Put the line at the parent's x and the knob there too, but never outside the parent."""
        left = min(max(x - HANDLE_WIDTH_PX // 2, 0), max(width - HANDLE_WIDTH_PX, 0))
        self._line_x = min(max(x - left, LINE_WIDTH_PX), HANDLE_WIDTH_PX - LINE_WIDTH_PX)
        self.setGeometry(left, 0, HANDLE_WIDTH_PX, height)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.setAccepted(event.button() == Qt.MouseButton.LeftButton)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(self.mapToParent(event.position()).x())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            event.ignore()
        else:
            self.stepped.emit(step)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, self.height() / 2)
        line = QRectF(self._line_x - LINE_WIDTH_PX / 2, 0, LINE_WIDTH_PX, self.height())
        painter.fillRect(line.adjusted(-1, 0, 1, 0), EDGE)
        painter.fillRect(line, LINE)
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        painter.setPen(QPen(accent if self.hasFocus() else EDGE, LINE_WIDTH_PX))
        painter.setBrush(LINE)
        painter.drawEllipse(middle, KNOB_RADIUS_PX, KNOB_RADIUS_PX)
        _draw_arrows(painter, middle)


class WipePane(QWidget):
    """The left picture up to the divider, the right one after it; zoom and pan are shared."""

    split_changed = Signal(float)  # by the user, 0 to 1

    def __init__(
        self, left: str = "Photo", right: str = "Inverse depth", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._split = 0.5
        # Each picture fills the wipe behind a window of its own. A mask over the upper one would
        # do in principle, but Qt then takes the lower one for hidden and does not draw it.
        self._windows = (QWidget(self), QWidget(self))
        self._left = RasterPane(left, self._windows[0])
        self._right = RasterPane(right, self._windows[1], title_right=True)
        self._right.link_view(self._left)
        self._divider = Divider(self)
        self._divider.dragged.connect(self._on_dragged)
        self._divider.stepped.connect(self._on_stepped)

    def left(self) -> RasterPane:
        return self._left

    def right(self) -> RasterPane:
        return self._right

    def split(self) -> float:
        """Where the divider is: 0 at the left edge, 1 at the right one."""
        return self._split

    def set_split(self, split: float) -> None:
        """Move the divider without emitting ``split_changed``."""
        self._split = min(max(split, 0.0), 1.0)
        self._place()

    def link_view(self, other: RasterPane) -> None:
        """Share another pane's zoom and pan."""
        self._left.link_view(other)
        self._right.link_view(other)

    def fit(self) -> None:
        self._left.fit()

    def screen_picture(self) -> QImage:
        """What is seen, without divider and titles."""
        shot = self._left.screen_picture()
        painter = QPainter(shot)
        painter.setClipRect(self.rect().adjusted(round(self._split * self.width()), 0, 0, 0))
        painter.drawImage(0, 0, self._right.screen_picture())
        painter.end()
        return shot

    def still(self) -> PaneStill | None:
        """Both pictures of the whole photo, which meet at the divider; None before a photo."""
        left, right = self._left.still(), self._right.still()
        if left is None or right is None:
            return None
        divider = self._left.canvas().to_photo(QPointF(self._split * self.width(), 0))
        start = min(max((divider.x() + 0.5) / left.photo.width, 0.0), 1.0)
        upper = tuple(replace(layer, start=start) for layer in right.layers)
        return replace(left, layers=left.layers + upper)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Both pictures stay where they are; their windows end and begin at the divider."""
        x = round(self._split * self.width())
        self._windows[0].setGeometry(0, 0, x, self.height())
        self._windows[1].setGeometry(x, 0, self.width() - x, self.height())
        self._left.setGeometry(0, 0, self.width(), self.height())
        self._right.setGeometry(-x, 0, self.width(), self.height())
        self._divider.place(x, width=self.width(), height=self.height())

    def _on_dragged(self, x: float) -> None:
        self._move(x / max(self.width(), 1))

    def _on_stepped(self, step: float) -> None:
        self._move(self._split + step)

    def _move(self, split: float) -> None:
        before = self._split
        self.set_split(split)
        if self._split != before:
            self.split_changed.emit(self._split)


def _draw_arrows(painter: QPainter, middle: QPointF) -> None:
    painter.setPen(QPen(QColor(60, 60, 60), 1.6))
    for side in (-1.0, 1.0):
        tip = middle + QPointF(side * 7.0, 0.0)
        painter.drawLine(tip, tip + QPointF(-side * 3.5, -3.5))
        painter.drawLine(tip, tip + QPointF(-side * 3.5, 3.5))
