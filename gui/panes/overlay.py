"""What lies over every pane: its title, what it waits for, what to do when it is empty."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gui.kit.progress_bar import ProgressBar
from gui.kit.translate import again

CHIP_OPACITY = 0.82
CHIP_RADIUS_PX = 4.0
CHIP_MARGINS_PX = (7, 3, 7, 3)
HEAD_MARGINS_PX = (8, 2, 8, 2)
HINT_MARGINS_PX = (16, 12, 16, 12)
HINT_WIDTH_PX = 400
FAR_DOWN_PX = 10_000
EDGE_PX = 8
PICTURE_ROW = 1
BORDER_WIDTH_PX = 2.0
PROGRESS_HEIGHT_PX = 4
PROGRESS_STEPS = 1000
BUSY_MARGINS_PX = (12, 8, 12, 10)


class Chip(QLabel):
    """A line of text on a translucent ground, readable on any picture."""

    def __init__(self, parent: QWidget, margins_px: tuple[int, int, int, int]) -> None:
        super().__init__(parent)
        self.setContentsMargins(*margins_px)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground(self.palette()))
        painter.drawRoundedRect(QRectF(self.rect()), CHIP_RADIUS_PX, CHIP_RADIUS_PX)
        painter.end()
        super().paintEvent(event)


class ProgressLine(ProgressBar):
    """A thin bar in the accent colour; faint all along while the end is unknown."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextVisible(False)
        self.setFixedHeight(PROGRESS_HEIGHT_PX)
        self.setRange(0, PROGRESS_STEPS)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        groove = self.palette().color(QPalette.ColorRole.WindowText)
        groove.setAlphaF(0.15)
        self._draw(painter, groove, 1.0)
        share = max(self.value(), 0) / PROGRESS_STEPS
        if self.maximum() == 0:  # Qt's own sign for "the end is unknown"
            accent.setAlphaF(0.45)
            share = 1.0
        self._draw(painter, accent, share)

    def _draw(self, painter: QPainter, color: QColor, share: float) -> None:
        radius = self.height() / 2
        painter.setBrush(color)
        bar = QRectF(0, 0, self.width() * share, self.height())
        painter.drawRoundedRect(bar, radius, radius)


class BusyStrip(QWidget):
    """A translucent strip with true progress and what is being done."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._line = ProgressLine(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*BUSY_MARGINS_PX)
        layout.setSpacing(6)
        layout.addWidget(self._text)
        layout.addWidget(self._line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_progress(self, fraction: float | None, text: str) -> None:
        self._line.setRange(0, 0 if fraction is None else PROGRESS_STEPS)
        if fraction is not None:
            self._line.setValue(round(min(max(fraction, 0.0), 1.0) * PROGRESS_STEPS))
        if text != self._text.text():
            self._line.setAccessibleName(text)
            self._text.setText(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), ground(self.palette()))


class PaneOverlay(QWidget):
    """Covers a pane without taking its mouse events; the title stands above the picture.

    Args:
        title: short name of the pane, shown in a corner.
        title_right: the title goes to the upper right corner instead of the upper left.
    """

    def __init__(self, title: str, parent: QWidget, *, title_right: bool = False) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setMinimumSize(1, 1)  # a long text must not widen the pane
        self._title = title
        self._note = ""
        self._active = False
        self._head = QLabel(self)
        self._head.setTextFormat(Qt.TextFormat.PlainText)
        self._head.setContentsMargins(*HEAD_MARGINS_PX)
        self._hint = Chip(self, HINT_MARGINS_PX)
        self._hint.setWordWrap(True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._busy = BusyStrip(self)
        self._lay_out(title_right)
        self._hint.hide()
        self._busy.hide()
        self._write_title()

    def _lay_out(self, title_right: bool) -> None:
        side = Qt.AlignmentFlag.AlignRight if title_right else Qt.AlignmentFlag.AlignLeft
        layout = QVBoxLayout(self)
        border = round(BORDER_WIDTH_PX)
        layout.setContentsMargins(border, border, border, border)
        layout.setSpacing(0)
        layout.addWidget(self._head, 0, side | Qt.AlignmentFlag.AlignTop)
        layout.addStretch(1)
        layout.addWidget(self._hint, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addStretch(1)
        layout.addWidget(self._busy)

    def lie_over(self, grid: QGridLayout, picture: QWidget | None) -> None:
        """Lay out a pane: the line of the title, if any, the picture below it, this over both."""
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        if self._title:
            grid.setRowMinimumHeight(0, self._head.sizeHint().height() + round(BORDER_WIDTH_PX))
        grid.setRowStretch(PICTURE_ROW, 1)
        if picture is not None:
            grid.addWidget(picture, PICTURE_ROW, 0)
        grid.addWidget(self, 0, 0, PICTURE_ROW + 1, 1)
        self.raise_()

    @property
    def busy(self) -> bool:
        return self._busy.isVisibleTo(self)

    @property
    def hint(self) -> str:
        """The hint shown; "" for none."""
        return self._hint.text() if self._hint.isVisibleTo(self) else ""

    def set_title(self, title: str) -> None:
        self._title = title
        self._write_title()

    def set_note(self, note: str) -> None:
        """A value behind the title ("t = 10 %"); "" for none."""
        self._note = note
        self._write_title()

    def set_active(self, active: bool) -> None:
        """Draw the accent border."""
        if active != self._active:
            self._active = active
            self.update()

    @property
    def active(self) -> bool:
        """Whether the border is drawn."""
        return self._active

    def show_busy(self, fraction: float | None, text: str) -> None:
        """True progress, 0 to 1; None while nothing is known yet."""
        self._busy.set_progress(fraction, text)
        self._busy.show()

    def clear_busy(self) -> None:
        self._busy.hide()

    def show_hint(self, text: str | None) -> None:
        """A sentence in the middle (empty, cancelled, failed); None for none."""
        if (text or "") != self._hint.text():
            self._hint.setText(text or "")
            self._hint.setVisible(bool(text))
            self._fit_hint()

    def _fit_hint(self) -> None:
        """As large as the wrapped text: a wrapped label has no size of its own."""
        left, top, right, bottom = HINT_MARGINS_PX
        room = max(min(HINT_WIDTH_PX, self.width() - 2 * EDGE_PX) - left - right, 1)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter
        box = QRect(0, 0, room, FAR_DOWN_PX)
        text = self._hint.fontMetrics().boundingRect(box, flags, self._hint.text())
        self._hint.setFixedSize(text.width() + left + right + 2, text.height() + top + bottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_hint()

    def _write_title(self) -> None:
        self._head.setText("   ".join(part for part in (self._title, self._note) if part))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
        elif event.type() == QEvent.Type.LanguageChange:
            self._title, self._note = again(self._title), again(self._note)
            self._write_title()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._active:
            return
        inset = BORDER_WIDTH_PX / 2
        pen = QPen(self.palette().color(QPalette.ColorRole.Highlight), BORDER_WIDTH_PX)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)  # else the line is half a pixel off
        painter.setPen(pen)
        painter.drawRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))


def ground(palette: QPalette) -> QColor:
    """The translucent ground of what lies over a picture."""
    color = palette.color(QPalette.ColorRole.Window)
    color.setAlphaF(CHIP_OPACITY)
    return color
