"""Which camera to open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from gui.dialogs.sheet import Sheet
from gui.kit.plain_text import plain_label
from gui.kit.translate import tr

if TYPE_CHECKING:
    from core.live import CameraDevice

WIDTH_PX = 420


class CameraSheet(Sheet):
    """The cameras that there are; an address or a film can be typed in their place."""

    open_requested = Signal(str, str)  # source, name

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Open a camera"), parent)
        self.setMinimumWidth(WIDTH_PX)
        self._box = QComboBox(self)
        self._box.setEditable(True)
        self._box.setAccessibleName(tr("Camera"))
        self._hint = plain_label(self)
        self._hint.setWordWrap(True)
        self._open = QPushButton(tr("Open"), self)
        self._open.setObjectName("Primary")
        self._open.clicked.connect(self._on_open)
        self._box.editTextChanged.connect(self._on_edited)
        self.body.addWidget(self._box)
        self.body.addWidget(self._hint)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._open)
        self.body.addLayout(buttons)
        self.set_devices(())

    def set_devices(self, devices: Sequence[CameraDevice]) -> None:
        """Offer these."""
        self._box.clear()
        for device in devices:
            self._box.addItem(device.name, device.id)
        if devices:
            text = tr("Or type the address of a network camera, or the path of a film.")
        else:
            text = tr(
                "No camera was found. Plug one in, or type the address of a network camera "
                "(rtsp://\u2026) or the path of a film."
            )
        self._hint.setText(text)
        self._on_edited()
        if self.isVisible():
            self.refit()

    def _on_edited(self) -> None:
        self._open.setEnabled(bool(self._box.currentText().strip()))

    def _on_open(self) -> None:
        text, place = self._box.currentText().strip(), self._box.currentIndex()
        chosen = place >= 0 and self._box.itemText(place) == text
        source = str(self._box.itemData(place)) if chosen else text
        self.open_requested.emit(source, text)
        self.dismiss()
