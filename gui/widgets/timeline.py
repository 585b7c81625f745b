"""The strip under the panes while a film is on show: playing, the film itself, depth for all."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.films.request import FPS
from core.types import ByteImage
from gui.kit import number_format as fmt
from gui.kit.icons import icon
from gui.kit.number_spin import NumberSpin, WholeSpin
from gui.kit.translate import tr
from gui.snapshot.parts import TimelinePart
from gui.state.film import SPEEDS, time_from, time_of, time_text
from gui.widgets.timeline_track import Track

ICON_PX = 18
SLIDER_PX = 84
NARROW_PX, NARROWER_PX = 800, 620
"""Below these widths texts go, then the less needed fields."""
PICTURES_AFTER_MS = 200
PASSED_ON = (
    "frame_chosen",
    "stepped",
    "play_toggled",
    "dragged",
    "in_chosen",
    "out_chosen",
    "in_requested",
    "out_requested",
    "start_requested",
    "end_requested",
)
"""Signals of the track."""
WIDEST_TIME = "00:00:00.000"


class Timeline(QFrame):
    """Buttons and fields over the track; there only while a film is on show."""

    frame_chosen = Signal(int)
    time_typed = Signal(float)
    stepped = Signal(int)
    play_toggled = Signal()
    speed_chosen = Signal(float)
    steady_edited = Signal(float)
    rate_edited = Signal(float)  # frames per second of pictures in a folder
    make_requested = Signal()
    stop_requested = Signal()
    pictures_wanted = Signal(int)  # how many across
    dragged = Signal(bool)  # the playhead was taken, or let go
    in_chosen = Signal(int)
    out_chosen = Signal(int)
    in_requested = Signal()  # at the frame on show
    out_requested = Signal()
    start_requested = Signal()
    end_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Timeline")
        self.setAccessibleName(tr("Timeline"))
        self._part: TimelinePart | None = None
        self.track = Track(self)
        self._make_buttons()
        self._make_fields()
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 4)
        column.setSpacing(3)
        column.addLayout(self._row())
        column.addWidget(self.track)
        self._ask = QTimer(self, singleShot=True, interval=PICTURES_AFTER_MS)
        self._ask.timeout.connect(lambda: self.pictures_wanted.emit(self.track.pictures_across))
        self.track.pictures_wanted.connect(self._ask.start)
        for name in PASSED_ON:
            getattr(self.track, name).connect(getattr(self, name))
        self.setVisible(False)

    def minimumSizeHint(self) -> QSize:
        """Narrower than all its fields side by side: some go."""
        return QSize(300, super().minimumSizeHint().height())

    def _make_buttons(self) -> None:
        self._back = self._button("step-back", tr("One frame back"), lambda: self.stepped.emit(-1))
        self._play = self._button("play", tr("Play"), self.play_toggled.emit)
        self._on = self._button("step-forward", tr("One frame on"), lambda: self.stepped.emit(1))
        self._in = self._button("mark-in", tr("Begin here"), self.in_requested.emit)
        self._out = self._button("mark-out", tr("End here"), self.out_requested.emit)
        self._all = QToolButton(self)
        self._all.setObjectName("Tool")
        self._all.setAccessibleName(tr("Depth of all frames"))
        self._all.setIconSize(QSize(ICON_PX, ICON_PX))
        self._all.clicked.connect(self._on_all)

    def _button(self, name: str, tip: str, does: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setIcon(icon(name))
        button.setIconSize(QSize(ICON_PX, ICON_PX))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(does)
        return button

    def _make_fields(self) -> None:
        self._time = QLineEdit(self)
        self._time.setAccessibleName(tr("Time in the film"))
        self._time.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._time.setFixedWidth(self._time.fontMetrics().horizontalAdvance(WIDEST_TIME) + 18)
        self._time.editingFinished.connect(self._on_time)
        self._length = QLabel(self)
        self._length.setObjectName("Quiet")
        self._frame = WholeSpin(self)
        self._frame.setAccessibleName(tr("Frame number"))
        self._frame.setToolTip(tr("Frame number"))
        self._frame.setKeyboardTracking(False)
        self._frame.valueChanged.connect(self.frame_chosen)
        self._rate = NumberSpin(self)
        self._rate.setRange(FPS.low, FPS.high)
        self._rate.setDecimals(3)
        self._rate.setSuffix(tr(" fps"))
        self._rate.setKeyboardTracking(False)
        self._rate.setAccessibleName(tr("Frames per second"))
        self._rate.setToolTip(tr("Frames per second"))
        self._rate.valueChanged.connect(self.rate_edited)
        self._speed = QComboBox(self)
        self._speed.setAccessibleName(tr("Speed"))
        self._speed.setToolTip(tr("Speed"))
        for speed in SPEEDS:
            self._speed.addItem(f"{speed:g}\u202f\u00d7", speed)
        self._speed.activated.connect(lambda: self.speed_chosen.emit(self._speed.currentData()))
        self._steady_name = QLabel(tr("Steady"), self)
        self._steady = QSlider(Qt.Orientation.Horizontal, self)
        self._steady.setRange(0, 100)
        self._steady.setPageStep(10)
        self._steady.setFixedWidth(SLIDER_PX)
        self._steady.setAccessibleName(tr("Steady"))
        self._steady.valueChanged.connect(lambda value: self.steady_edited.emit(value / 100))

    def _row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        shown: tuple[QWidget, ...] = (self._back, self._play, self._on)
        for widget in (*shown, self._time, self._length, self._frame):
            row.addWidget(widget)
        row.addWidget(self._speed)
        row.addWidget(self._rate)
        row.addSpacing(6)
        for widget in (self._in, self._out):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self._steady_name, self._steady, self._all):
            row.addWidget(widget)
        return row

    # What is shown

    def set_part(self, part: TimelinePart | None) -> None:
        """Show a film, or hide without one; emits nothing."""
        before, self._part = self._part, part
        self.setVisible(part is not None)
        if part is None:
            return
        self.track.set_part(part)
        film = part.film
        if before is None or before.film.facts is not film.facts:
            self._length.setText(f"/ {time_text(film.facts.duration_s)}")
            self._ask.start()
        self._rate.setVisible(film.facts.any_rate)
        with QSignalBlocker(self._frame), QSignalBlocker(self._steady), QSignalBlocker(self._rate):
            self._rate.setValue(film.facts.fps)
            self._frame.setRange(0, film.frames - 1)
            self._frame.setValue(part.frame)
            self._steady.setValue(round(100 * part.steady))
        if not self._time.isModified() or not self._time.hasFocus():
            self._time.setText(time_text(time_of(film, part.frame)))
        self._speed.setCurrentIndex(SPEEDS.index(film.speed))
        if before is None or before.film.playing != film.playing:
            self._show_play()
        if before is None or before.steady != part.steady:
            self._show_steady()
        self._show_all()

    def set_picture(self, key: int, frame: int, rgb: ByteImage) -> None:
        """A small picture of a frame of a film."""
        if self._part is not None and self._part.key == key:
            self.track.set_picture(frame, rgb)

    def _show_play(self) -> None:
        playing = self._part is not None and self._part.film.playing
        text = tr("Pause") if playing else tr("Play")
        self._play.setIcon(icon("pause" if playing else "play"))
        self._play.setToolTip(tr("{action} (Space)").format(action=text))
        self._play.setAccessibleName(text)

    def _show_steady(self) -> None:
        assert self._part is not None
        share = fmt.percent(round(100 * self._part.steady))
        off = tr("Steady: off, depth as the model says it of each frame")
        held = tr("Steady: depth is held still by {share}").format(share=share)
        self._steady.setToolTip(held if self._part.steady > 0 else off)

    def _show_all(self) -> None:
        """The button that makes depth of all frames says how far that is, and stops it."""
        part = self._part
        assert part is not None
        there = part.film.done.count_in(part.span) == len(part.span)
        if part.fraction is not None:
            name, tip = "cancel", tr("Stop making depth of all frames")
            text = fmt.percent(int(100 * part.fraction))
            text = f"{text} \u00b7 {part.text}" if part.text else text
        elif there:
            name, tip, text = "done", tr("Depth of all frames is there"), tr("All frames")
        else:
            name, tip = "depth", tr("Make depth of all frames from in to out")
            text = tr("Depth of all frames")
        self._all.setEnabled(part.fraction is not None or (part.film.known and not there))
        if self._all.text() != text or self._all.accessibleName() != tip:
            self._all.setText(text)
            self._all.setToolTip(tip)
            self._all.setAccessibleName(tip)
            self._all.setIcon(icon(name))

    def _on_all(self) -> None:
        running = self._part is not None and self._part.fraction is not None
        (self.stop_requested if running else self.make_requested).emit()

    def _on_time(self) -> None:
        if not self._time.isModified():
            return
        self._time.setModified(False)
        seconds = time_from(self._time.text())
        if seconds is not None:
            self.time_typed.emit(seconds)
        elif self._part is not None:
            self._time.setText(time_text(time_of(self._part.film, self._part.frame)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide, enough = self.width() >= NARROW_PX, self.width() >= NARROWER_PX
        style = Qt.ToolButtonStyle
        self._all.setToolButtonStyle(
            style.ToolButtonTextBesideIcon if wide else style.ToolButtonIconOnly
        )
        self._steady_name.setVisible(wide)
        for widget in (self._length, self._frame, self._in, self._out):
            widget.setVisible(enough)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            names = ("step-back", "step-forward", "mark-in", "mark-out")
            buttons = (self._back, self._on, self._in, self._out)
            for name, button in zip(names, buttons, strict=True):
                button.setIcon(icon(name))
            self._show_play()
            self._all.setText("")
            if self._part is not None:
                self._show_all()
        super().changeEvent(event)
