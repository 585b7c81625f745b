"""The film itself on the timeline: small pictures, a ruler, what is done, in, out and playhead."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSlider, QWidget

from core.types import ByteImage
from gui.kit.pixels import qt_image
from gui.kit.theme import current_theme
from gui.kit.translate import tr
from gui.snapshot.parts import TimelinePart
from gui.state.film import FrameSet, time_of, time_text

RULER_PX, PICTURES_PX, BAR_PX, GAP_PX = 18, 40, 5, 2
HEIGHT_PX = RULER_PX + PICTURES_PX + BAR_PX + 2 * GAP_PX
MARGIN_PX = 9
HANDLE_PX = 7
GRAB_PX = 9
LABEL_PX = 84
LONG_STEP = 10
STEPS_S = (0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600)
OWN_KEYS = (
    Qt.Key.Key_Space,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_I,
    Qt.Key.Key_O,
)


class Track(QSlider):
    """A slider of frames, for the keyboard and screen readers; drawn as a film.

    Left and Right step (Shift: ten frames), Home and End go to in and out, I and O set them,
    Space plays.
    """

    frame_chosen = Signal(int)
    stepped = Signal(int)
    dragged = Signal(bool)  # the playhead was taken, or let go
    play_toggled = Signal()
    in_chosen = Signal(int)
    out_chosen = Signal(int)
    in_requested = Signal()  # at the frame on show
    out_requested = Signal()
    start_requested = Signal()
    end_requested = Signal()
    pictures_wanted = Signal()  # for another width

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFixedHeight(HEIGHT_PX)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Timeline: frames of the film"))
        self._part: TimelinePart | None = None
        self._held = ""  # "head", "in" or "out" while it is being dragged
        self._at: int | None = None  # the frame under the mouse that drags
        self._pictures: dict[int, QImage] = {}
        self._strip: tuple[object, QPixmap] | None = None  # and what it is drawn of
        self._columns: NDArray[np.int64] = np.zeros(0, np.int64)

    def sizeHint(self) -> QSize:
        return QSize(320, HEIGHT_PX)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, HEIGHT_PX)

    # What is shown

    def set_part(self, part: TimelinePart) -> None:
        """Show a film; emits nothing."""
        before, self._part = self._part, part
        other = before is None or before.film.facts is not part.film.facts
        blocked = self.blockSignals(True)
        self.setRange(0, part.film.frames - 1)
        self.setValue(part.frame)
        self.blockSignals(blocked)
        if other:
            self._pictures.clear()
            self._measure()
        self.setToolTip("")
        self.update()

    def set_picture(self, frame: int, rgb: ByteImage) -> None:
        """A small picture of a frame, (h, w, 3) uint8."""
        self._pictures[frame], self._strip = qt_image(rgb), None
        self.update()

    @property
    def pictures_across(self) -> int:
        """How many small pictures there is room for."""
        if self._part is None:
            return 0
        size = self._part.film.facts.size
        width = max(12.0, PICTURES_PX * size.width / size.height)
        return max(1, int(np.ceil(self._span_px / width)))

    @property
    def _span_px(self) -> float:
        return max(1.0, self.width() - 2 * MARGIN_PX)

    def _measure(self) -> None:
        """The frame under each column of pixels."""
        if self._part is not None:
            facts, count = self._part.film.facts, max(1, int(self._span_px))
            times = (np.arange(count) + 0.5) / count * facts.duration_s
            self._columns = np.searchsorted(facts.times_s, times, side="right") - 1

    def x_of(self, frame: int) -> float:
        """Where a frame begins, in pixels of the widget; of the number of frames: the end."""
        assert self._part is not None
        film = self._part.film
        return MARGIN_PX + time_of(film, frame) / film.facts.duration_s * self._span_px

    def frame_at(self, x: float) -> int:
        """The frame at a place of the widget."""
        assert self._part is not None
        facts = self._part.film.facts
        share = min(max((x - MARGIN_PX) / self._span_px, 0.0), 1.0)
        return facts.frame_at(share * facts.duration_s)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()
        if event.size().width() != event.oldSize().width():
            self.pictures_wanted.emit()

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._part is None:
            event.ignore()
            return
        self._held = self._under(event.position())
        if self._held == "head":
            self.dragged.emit(True)
        self._drag_to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held:
            self._drag_to(event.position().x())
        elif self._part is not None:
            side = self._under(event.position()) != "head"
            self.setCursor(Qt.CursorShape.SizeHorCursor if side else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held, self._held, self._at = self._held, "", None
        if held == "head":
            self.dragged.emit(False)
        self.update()

    def _under(self, place: QPointF) -> str:
        """What a press there takes: an end of the range by its handle, else the playhead."""
        assert self._part is not None
        if place.y() < RULER_PX:
            return "head"
        span = self._part.span
        ends = (("in", self.x_of(span.start) - HANDLE_PX / 2), ("out", self.x_of(span.stop) + 3))
        near = {name: abs(place.x() - x) for name, x in ends}
        nearest = min(near, key=lambda name: near[name])
        return nearest if near[nearest] <= GRAB_PX / 2 + 1 else "head"

    def _drag_to(self, x: float) -> None:
        frame = self.frame_at(x)
        if frame == self._at:
            return
        self._at = frame
        chosen = {"head": self.frame_chosen, "in": self.in_chosen, "out": self.out_chosen}
        chosen[self._held].emit(frame)
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.ShiftModifier,
            )
            if plain and event.key() in OWN_KEYS:
                event.accept()  # the window has other uses for some of these
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        step = LONG_STEP if shift else 1
        does: Callable[[], None] | None = {
            Qt.Key.Key_Space: self.play_toggled.emit,
            Qt.Key.Key_Left: lambda: self.stepped.emit(-step),
            Qt.Key.Key_Right: lambda: self.stepped.emit(step),
            Qt.Key.Key_Home: self.start_requested.emit,
            Qt.Key.Key_End: self.end_requested.emit,
            Qt.Key.Key_I: self.in_requested.emit,
            Qt.Key.Key_O: self.out_requested.emit,
        }.get(Qt.Key(event.key()))
        if does is not None:
            does()
        else:
            event.ignore()

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._part is None:
            return
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._all_but_head(self._part))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_head(painter, self._part)
        if self.hasFocus():
            painter.setPen(QColor(current_theme().accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def _all_but_head(self, part: TimelinePart) -> QPixmap:
        """What stays while a film plays, drawn once."""
        film, ratio = part.film, self.devicePixelRatioF()
        drawn_of = (
            (film.facts, film.done, film.steadied, part.span),
            (self.size(), ratio, current_theme(), self.font()),
        )
        if self._strip is None or self._strip[0] != drawn_of:
            strip = QPixmap(self.size() * ratio)
            strip.setDevicePixelRatio(ratio)
            strip.fill(Qt.GlobalColor.transparent)
            painter = QPainter(strip)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            self._draw_ruler(painter)
            self._draw_pictures(painter)
            self._draw_done(painter, part)
            self._draw_ends(painter, part)
            painter.end()
            self._strip = drawn_of, strip
        return self._strip[1]

    def _draw_ruler(self, painter: QPainter) -> None:
        assert self._part is not None
        duration = self._part.film.facts.duration_s
        most = max(1.0, self._span_px / LABEL_PX)
        step = next((each for each in STEPS_S if duration / each <= most), duration / most)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.8)
        painter.setFont(font)
        theme = current_theme()
        for number in range(int(duration / step + 1e-6) + 1):
            seconds = number * step
            x = MARGIN_PX + seconds / duration * self._span_px
            painter.setPen(QColor(theme.outline))
            painter.drawLine(QPointF(x, RULER_PX - 5), QPointF(x, RULER_PX - 1))
            painter.setPen(QColor(theme.quiet))
            text = time_text(seconds)
            text = text.removesuffix(".000") if step >= 1 else text[:-2]
            if x + LABEL_PX / 2 <= self.width():
                painter.drawText(QPointF(x + 3, RULER_PX - 6), text)

    def _pictures_rect(self) -> QRectF:
        return QRectF(MARGIN_PX, RULER_PX, self._span_px, PICTURES_PX)

    def _draw_pictures(self, painter: QPainter) -> None:
        """From left to right in equal steps, each the nearest that is there."""
        place = self._pictures_rect()
        painter.fillRect(place, QColor(current_theme().hover))
        if not self._pictures:
            return
        painter.save()
        painter.setClipRect(place)
        frames = np.array(sorted(self._pictures))
        count = self.pictures_across
        width = place.width() / count
        for number in range(count):
            x = place.left() + number * width
            wanted = self.frame_at(x + width / 2)
            nearest = int(frames[np.argmin(np.abs(frames - wanted))])
            image = self._pictures[nearest]
            part = QRectF(0, 0, image.width(), image.height())
            shown = min(1.0, width / PICTURES_PX / (image.width() / image.height()))
            part.setWidth(part.width() * shown)
            painter.drawImage(QRectF(x, place.top(), width, PICTURES_PX), image, part)
        painter.restore()

    def _draw_done(self, painter: QPainter, part: TimelinePart) -> None:
        """Which frames have depth, and in which of them it is steady."""
        theme, top = current_theme(), RULER_PX + PICTURES_PX + GAP_PX
        bar = QRectF(MARGIN_PX, top, self._span_px, BAR_PX)
        painter.fillRect(bar, QColor(theme.border))
        pale = QColor(theme.accent)
        pale.setAlpha(130)
        for members, color in ((part.film.done, pale), (part.film.steadied, QColor(theme.accent))):
            for start, stop in self._runs(members):
                painter.fillRect(QRectF(MARGIN_PX + start, top, stop - start, BAR_PX), color)

    def _runs(self, members: FrameSet) -> list[tuple[int, int]]:
        """Columns of pixels whose frames are members, as ranges."""
        marks = members.at(self._columns)
        edges = np.flatnonzero(np.diff(np.r_[False, marks, False].astype(np.int8)))
        return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]

    def _draw_ends(self, painter: QPainter, part: TimelinePart) -> None:
        """What is left out is dim; handles stand at both ends."""
        theme, place = current_theme(), self._pictures_rect()
        left, right = self.x_of(part.span.start), self.x_of(part.span.stop)
        dim = QColor(theme.window)
        dim.setAlpha(190)
        painter.fillRect(QRectF(place.left(), place.top(), left - place.left(), PICTURES_PX), dim)
        painter.fillRect(QRectF(right, place.top(), place.right() - right, PICTURES_PX), dim)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent))
        for x in (left - HANDLE_PX, right):
            painter.drawRoundedRect(QRectF(x, place.top(), HANDLE_PX, PICTURES_PX), 2, 2)
        painter.setBrush(QColor(theme.on_accent))
        for x in (left - HANDLE_PX / 2, right + HANDLE_PX / 2):
            painter.drawRect(QRectF(x - 0.75, place.center().y() - 6, 1.5, 12))

    def _draw_head(self, painter: QPainter, part: TimelinePart) -> None:
        frame = self._at if self._held == "head" and self._at is not None else part.frame
        x = (self.x_of(frame) + self.x_of(frame + 1)) / 2
        color = QColor(current_theme().text)
        painter.setPen(Qt.PenStyle.NoPen)
        halo = QColor(current_theme().base)
        halo.setAlpha(170)
        painter.fillRect(QRectF(x - 2, RULER_PX, 4, PICTURES_PX + BAR_PX + GAP_PX), halo)
        painter.fillRect(QRectF(x - 1, RULER_PX - 4, 2, PICTURES_PX + BAR_PX + GAP_PX + 4), color)
        painter.setBrush(color)
        tip = QPointF(x, RULER_PX + 2)
        painter.drawPolygon(
            QPolygonF([QPointF(x - 5, RULER_PX - 7), QPointF(x + 5, RULER_PX - 7), tip])
        )
