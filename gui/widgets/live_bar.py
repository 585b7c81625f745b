"""The strip under the panes while a camera is on show."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from gui.kit import number_format as fmt
from gui.kit.icons import icon
from gui.kit.translate import tr
from gui.snapshot.parts import LivePart

ICON_PX = 18


class LiveBar(QFrame):
    """How fast depth comes, and what can be kept of it."""

    freeze_requested = Signal()
    record_requested = Signal()  # begin, or stop
    start_requested = Signal()
    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Timeline")
        self.setAccessibleName(tr("Camera"))
        self._part: LivePart | None = None
        self._on = self._button(tr("Switch on"))
        self._freeze = self._button(tr("Freeze"))
        self._record = self._button(tr("Record\u2026"))
        self._told = QLabel(self)
        self._told.setAccessibleName(tr("State of the camera"))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(6)
        for widget in (self._on, self._freeze, self._record):
            row.addWidget(widget)
        row.addSpacing(8)
        row.addWidget(self._told, 1)
        self._on.clicked.connect(self._on_switch)
        self._freeze.clicked.connect(self.freeze_requested)
        self._record.clicked.connect(self.record_requested)
        self.setVisible(False)

    def _button(self, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setAccessibleName(text.rstrip("\u2026"))
        button.setIconSize(QSize(ICON_PX, ICON_PX))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button

    def set_part(self, part: LivePart | None) -> None:
        """Show a camera, or hide without one; emits nothing."""
        self._part = part
        self.setVisible(part is not None)
        if part is None:
            return
        live = part.live
        on = (tr("Switch off"), "pause") if live.on else (tr("Switch on"), "play")
        self._dress(self._on, *on)
        self._dress(self._freeze, tr("Freeze"), "photo")
        recording = bool(live.recording)
        text = tr("Stop recording") if recording else tr("Record\u2026")
        self._dress(self._record, text, "stop" if recording else "record")
        self._freeze.setEnabled(part.size is not None)
        self._record.setEnabled(live.on and part.size is not None)
        self._told.setText(self._words(part))

    def _words(self, part: LivePart) -> str:
        live = part.live
        if not live.on:
            return tr("Off")
        if part.size is None:
            return tr("Waiting for the camera")
        words = [f"{part.size.width} \u00d7 {part.size.height}"]
        if live.fps:
            rate = tr("{number} frames per second")
            words.append(rate.format(number=fmt.significant(live.fps, 2)))
        if live.recording:
            words.append(tr("recording {name}").format(name=live.recording))
        return " \u00b7 ".join(words)

    def _dress(self, button: QToolButton, text: str, name: str) -> None:
        if button.text() != text or button.icon().isNull():
            button.setText(text)
            button.setAccessibleName(text.rstrip("\u2026"))
            button.setIcon(icon(name))

    def _on_switch(self) -> None:
        on = self._part is not None and self._part.live.on
        (self.stop_requested if on else self.start_requested).emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and self._part is not None:
            for button in (self._on, self._freeze, self._record):
                button.setText("")
            self.set_part(self._part)
        super().changeEvent(event)
