"""A sheet that lies over the middle of the window and leaves the rest of it usable."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.kit.icons import icon
from gui.kit.translate import tr

MARGIN_PX = 24
SHADOW_RADIUS_PX = 36.0
TOP_SHARE = 0.4
"""Of the free height, the share above a sheet: a little above the middle."""


class Sheet(QFrame):
    """Title, body, a button to close it; Escape closes it too.

    Attributes:
        body: layout for the content.
    """

    closed = Signal()
    shown = Signal(bool)  # it came, or went

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self.setObjectName("Sheet")
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setGraphicsEffect(self._shadow())
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(MARGIN_PX, 18, MARGIN_PX, MARGIN_PX)
        outer.setSpacing(14)
        outer.addLayout(self._make_head(title))
        outer.addLayout(self.body)
        parent.installEventFilter(self)
        self.hide()

    def set_title(self, title: str) -> None:
        """Say what the sheet is about now."""
        self.setAccessibleName(title)
        self._title.setText(title)

    def _shadow(self) -> QGraphicsDropShadowEffect:
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(SHADOW_RADIUS_PX)
        shadow.setOffset(0, 6)
        shadow.setColor(QColor(0, 0, 0, 110))
        return shadow

    def _make_head(self, title: str) -> QHBoxLayout:
        self._title = label = QLabel(title, self)
        label.setObjectName("SheetTitle")
        self._close_button = QToolButton(self)
        self._close_button.setIcon(icon("close"))
        self._close_button.setAutoRaise(True)
        self._close_button.setToolTip(tr("Close (Esc)"))
        self._close_button.setAccessibleName(tr("Close"))
        self._close_button.clicked.connect(self.dismiss)
        row = QHBoxLayout()
        row.addWidget(label, 1)
        row.addWidget(self._close_button)
        return row

    def present(self) -> None:
        """Show the sheet in front of everything, with the keyboard."""
        self.show()  # first: parts that changed meanwhile tell their size only now
        self.refit()
        self._centre()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Close the sheet."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def refit(self) -> None:
        """Take the size that the content needs now; what is under the mouse stays there."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # new texts first
        layout = self.layout()
        assert layout is not None
        # Wrapped texts need the height that they take at this width, not at their favourite one.
        width = self.sizeHint().expandedTo(self.minimumSize()).boundedTo(self.maximumSize()).width()
        if layout.hasHeightForWidth():
            self.resize(width, layout.totalHeightForWidth(width))
        else:
            self.adjustSize()
        room = self._bound()
        self.move(
            max(0, min(self.x(), room.width() - self.width())),
            max(0, min(self.y(), room.height() - self.height())),
        )

    def _bound(self) -> QSize:
        """Be no larger than the room that there is; returns that."""
        room = self._room.size()
        self.resize(self.size().boundedTo(room))
        return room

    def _centre(self) -> None:
        room, size = self._bound(), self.size()
        self.move(
            (room.width() - size.width()) // 2,
            max(0, round((room.height() - size.height()) * TOP_SHARE)),
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._centre()
        return False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.shown.emit(False)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._close_button.setIcon(icon("close"))
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)
