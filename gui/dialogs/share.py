"""What can be shown to others: a short film, and a depth picture that explains itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from gui.dialogs.sheet import Sheet
from gui.kit.translate import mark, tr

WIDTH_PX, GAP_PX = 440, 16
MOVES = {
    "parallax": mark("From side to side"),
    "orbit": mark("In a circle"),
    "dolly": mark("Dolly zoom"),
}
FILM_KINDS = {
    "mp4": mark("MP4, for everything that plays films"),
    "webp": mark("WebP, plays by itself"),
    "gif": mark("GIF, small, plays by itself anywhere"),
}


class ShareSheet(Sheet):
    """Asks for what; the file is asked for afterwards."""

    film_requested = Signal(str, str)  # effect, suffix without its dot
    picture_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Share"), parent)
        self._move = _choices(MOVES, tr("Camera"))
        self._kind = _choices(FILM_KINDS, tr("File"))
        self.body.addWidget(_text(tr("Three seconds in which the camera moves, over and over.")))
        form = QFormLayout()
        form.addRow(tr("Camera"), self._move)
        form.addRow(tr("File"), self._kind)
        self.body.addLayout(form)
        self._add_button(tr("Save the film\u2026"), self._ask_film)
        self.body.addSpacing(GAP_PX)
        words = tr(
            "The depth picture with a colour bar in metres, a scale, the model and focal length."
        )
        self.body.addWidget(_text(words))
        self._add_button(tr("Save the picture\u2026"), lambda: self.picture_requested.emit())

    def _add_button(self, title: str, act: Callable[[], None]) -> None:
        button = QPushButton(title, self)
        button.clicked.connect(lambda _checked: act())
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button)
        self.body.addLayout(row)

    def _ask_film(self) -> None:
        self.film_requested.emit(self._move.currentData(), self._kind.currentData())


def _choices(rows: dict[str, str], name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for value, title in rows.items():
        box.addItem(tr(title), value)
    return box


def _text(words: str) -> QLabel:
    label = QLabel(words)
    label.setWordWrap(True)
    label.setFixedWidth(WIDTH_PX)
    return label
