"""What an empty window says: what to do, a sample, recent files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.kit.icons import icon
from gui.kit.plain_text import plain_tip
from gui.kit.translate import tr

RECENT_SHOWN = 5
FRAME_WIDTH_PX = 560
ICON_PX = 44


class EmptyState(QWidget):
    """A frame to drop photos on."""

    open_requested = Signal()
    sample_requested = Signal()
    recent_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("EmptyState")
        self._frame = QFrame(self)
        self._frame.setObjectName("DropFrame")
        self._frame.setFixedWidth(FRAME_WIDTH_PX)
        self._mark = QLabel(self._frame)
        self._recent_title = QLabel(tr("Recent"), self)
        self._recent_title.setObjectName("Quiet")
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        self._fill_frame()
        outer = QVBoxLayout(self)
        outer.addStretch(3)
        outer.addWidget(self._frame, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addSpacing(24)
        outer.addWidget(self._recent_title, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addLayout(self._recent)
        outer.addStretch(4)
        self._draw_icons()
        self.set_recent(())

    @property
    def frame(self) -> QFrame:
        """Where photos are dropped."""
        return self._frame

    def _fill_frame(self) -> None:
        heading = QLabel(tr("Drop a photo, read its depth"), self._frame)
        heading.setObjectName("Heading")
        more = QLabel(
            tr("Drop files or a folder anywhere, or paste a picture (Ctrl+V)."), self._frame
        )
        more.setObjectName("Quiet")
        column = QVBoxLayout(self._frame)
        column.setContentsMargins(40, 44, 40, 40)
        column.setSpacing(10)
        for label in (self._mark, heading, more):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addSpacing(14)
        column.addLayout(self._make_buttons())

    def _make_buttons(self) -> QHBoxLayout:
        first = QPushButton(tr("Open photos\u2026"), self._frame)
        first.setObjectName("Primary")
        first.clicked.connect(self.open_requested)
        second = QPushButton(tr("Try the sample photo"), self._frame)
        second.setObjectName("Secondary")
        second.clicked.connect(self.sample_requested)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch(1)
        row.addWidget(first)
        row.addWidget(second)
        row.addStretch(1)
        return row

    def set_recent(self, paths: tuple[str, ...]) -> None:
        """Offer files that were opened before."""
        while (item := self._recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        shown = paths[:RECENT_SHOWN]
        self._recent_title.setVisible(bool(shown))
        for path in shown:
            self._recent.addWidget(self._recent_button(path), 0, Qt.AlignmentFlag.AlignHCenter)

    def _recent_button(self, path: str) -> QPushButton:
        button = QPushButton(Path(path).name.replace("&", "&&"), self)
        button.setFlat(True)
        button.setToolTip(plain_tip(path))
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: self.recent_chosen.emit(path))
        return button

    def set_dragging(self, dragging: bool) -> None:
        """Show that a drop is welcome."""
        self._frame.setProperty("dragging", dragging)
        self._frame.style().polish(self._frame)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icons()
        super().changeEvent(event)

    def _draw_icons(self) -> None:
        self._mark.setPixmap(icon("photo").pixmap(QSize(ICON_PX, ICON_PX)))
