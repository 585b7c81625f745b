"""How much depth of films is kept on the disk."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from core.settings import limits
from gui.dialogs.sheet import Sheet
from gui.kit import number_format as fmt
from gui.kit.number_spin import NumberSpin
from gui.kit.plain_text import plain_label
from gui.kit.translate import tr

WIDTH_PX = 420


class KeptSheet(Sheet):
    """The limit, what there is, and a button that deletes it."""

    limit_edited = Signal(float)  # 10 ** 9 bytes
    clear_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Kept depth of films"), parent)
        self.setMinimumWidth(WIDTH_PX)
        hint = plain_label(self)
        hint.setWordWrap(True)
        hint.setText(
            tr(
                "What was estimated of films is kept, so that it is there at once the next time. "
                "Beyond the limit what was not used longest goes."
            )
        )
        self._there = plain_label(self)
        self._limit = NumberSpin(self)
        self._limit.setRange(*limits("kept_films_gb"))
        self._limit.setDecimals(1)
        self._limit.setSuffix(" GB")
        self._limit.setKeyboardTracking(False)
        self._limit.setAccessibleName(tr("At most"))
        self._limit.valueChanged.connect(self.limit_edited)
        self._clear = QPushButton(tr("Delete it"), self)
        self._clear.clicked.connect(self.clear_requested)
        row = QHBoxLayout()
        row.addWidget(QLabel(tr("At most"), self))
        row.addWidget(self._limit)
        row.addStretch(1)
        row.addWidget(self._clear)
        for widget in (hint, self._there):
            self.body.addWidget(widget)
        self.body.addLayout(row)
        self.set_kept(None)

    def set_limit(self, gigabytes: float) -> None:
        """Show the limit without emitting."""
        with QSignalBlocker(self._limit):
            self._limit.setValue(gigabytes)

    def set_kept(self, size_bytes: int | None) -> None:
        """How much there is; None while that is being found out."""
        known = tr("{size} are kept now.").format(size=fmt.file_size(size_bytes or 0))
        self._there.setText(tr("Counting") if size_bytes is None else known)
        self._clear.setEnabled(bool(size_bytes))
