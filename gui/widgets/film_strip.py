"""The opened photos in a row, each with its state."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QListView,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from core.types import ByteImage
from gui.kit.icons import icon
from gui.kit.pixels import qt_image
from gui.kit.plain_text import plain_tip
from gui.kit.theme import current_theme
from gui.kit.translate import mark, tr
from gui.snapshot.parts import FilmItem, FilmPart
from gui.state.entry import Status

CELL = QSize(124, 94)
PICTURE = QSize(112, 68)
MARGIN_PX = 6
RADIUS_PX = 4.0
BADGE_HEIGHT_PX = 16
BORDER_PX = 2.0
KEY_ROLE = Qt.ItemDataRole.UserRole
ITEM_ROLE = Qt.ItemDataRole.UserRole + 1

WORDS = {
    Status.UNSEEN: mark("no depth yet"),
    Status.QUEUED: mark("waiting"),
    Status.DECODING: mark("opening"),
    Status.ESTIMATING: mark("estimating"),
    Status.DONE: mark("depth is there"),
    Status.FAILED: mark("failed"),
    Status.CANCELLED: mark("no depth yet"),
}


class FilmStrip(QListWidget):
    """One row of thumbnails; the one on show has an accent border."""

    chosen = Signal(int)
    remove_requested = Signal(int)
    estimate_requested = Signal(int)
    export_requested = Signal(object)  # keys

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("FilmStrip")
        self.setAccessibleName(tr("Film strip of opened photos and films"))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Delegate(self))
        self.setMouseTracking(True)
        self._fit_height()
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self.currentItemChanged.connect(self._on_current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def _fit_height(self) -> None:
        """As high as one row, and the scroll bar while there is one."""
        scrolls = self.count() * CELL.width() > self.width()
        extra = self.horizontalScrollBar().sizeHint().height() if scrolls else 0
        self.setFixedHeight(CELL.height() + MARGIN_PX + extra)

    def set_part(self, part: FilmPart) -> None:
        """Show these photos; emits nothing."""
        blocked = self.blockSignals(True)
        if [item.key for item in part.items] != self._keys():
            self._rebuild(part)
            self._fit_height()
        for row, item in enumerate(part.items):
            self._write(self.item(row), item)
        self._select(part.current)
        self.blockSignals(blocked)

    def selected_keys(self) -> list[int]:
        """Keys of the photos that are selected."""
        return [int(item.data(KEY_ROLE)) for item in self.selectedItems()]

    def set_thumbnail(self, key: int, rgb: ByteImage) -> None:
        """The picture of one photo, (h, w, 3) uint8."""
        item = self._find(key)
        if item is not None:
            item.setData(Qt.ItemDataRole.DecorationRole, _pixmap(rgb))

    def _keys(self) -> list[int]:
        return [int(self.item(row).data(KEY_ROLE)) for row in range(self.count())]

    def _rebuild(self, part: FilmPart) -> None:
        kept = {int(self.item(0).data(KEY_ROLE)): self.takeItem(0) for _ in range(self.count())}
        for film_item in part.items:
            item = kept.get(film_item.key) or QListWidgetItem()
            item.setData(KEY_ROLE, film_item.key)
            self.addItem(item)

    def _write(self, item: QListWidgetItem, film_item: FilmItem) -> None:
        if item.data(ITEM_ROLE) == film_item:
            return
        item.setData(ITEM_ROLE, film_item)
        item.setText(film_item.name)
        status = tr(WORDS[film_item.status])
        item.setToolTip(plain_tip(f"{film_item.hint}\n{status.capitalize()}"))
        kind = tr("film, {status}").format(status=status) if film_item.moves else status
        spoken = f"{film_item.name}, {kind}"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)

    def _select(self, key: int | None) -> None:
        item = self._find(key)
        if item is None:
            self.clearSelection()
        elif item is not self.currentItem():
            self.setCurrentItem(item)
            self.scrollToItem(item)

    def _find(self, key: int | None) -> QListWidgetItem | None:
        keys = self._keys()
        return self.item(keys.index(key)) if key in keys else None

    def _on_current(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(int(item.data(KEY_ROLE)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if item is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(int(item.data(KEY_ROLE)))
        else:
            super().keyPressEvent(event)

    def _show_menu(self, at: QPoint) -> None:
        item = self.itemAt(at)
        if item is None:
            return
        key = int(item.data(KEY_ROLE))
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        estimate = menu.addAction(icon("retry"), tr("Estimate again"))
        estimate.triggered.connect(lambda: self.estimate_requested.emit(key))
        selected = self.selected_keys() or [key]
        export = menu.addAction(icon("export"), tr("Export %n photos\u2026", len(selected)))
        export.triggered.connect(lambda: self.export_requested.emit(selected))
        remove = menu.addAction(icon("remove"), tr("Remove from film strip"))
        remove.triggered.connect(lambda: self.remove_requested.emit(key))
        menu.popup(self.viewport().mapToGlobal(at))


class _Delegate(QStyledItemDelegate):
    """Draws a thumbnail, its name and its state."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return CELL

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        item = index.data(ITEM_ROLE)
        if not isinstance(item, FilmItem):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        frame = _picture_rect(option.rect)
        picture = index.data(Qt.ItemDataRole.DecorationRole)
        where = _draw_picture(painter, picture, frame)
        _draw_border(painter, option, where)
        _draw_badge(painter, item, where)
        if item.moves:
            _draw_film_mark(painter, where)
        _draw_name(painter, option, item, frame)
        painter.restore()


def _picture_rect(cell: QRect) -> QRectF:
    frame = QRectF(0, 0, PICTURE.width(), PICTURE.height())
    frame.moveCenter(QRectF(cell).center())
    frame.moveTop(cell.top() + MARGIN_PX)
    return frame


def _draw_picture(painter: QPainter, picture: object, frame: QRectF) -> QRectF:
    """Draw the thumbnail fitted into ``frame``; returns where it is."""
    if not isinstance(picture, QPixmap):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(current_theme().hover))
        painter.drawRoundedRect(frame, RADIUS_PX, RADIUS_PX)
        return frame
    size = QSize(picture.size()).scaled(frame.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
    where = QRectF(0, 0, size.width(), size.height())
    where.moveCenter(frame.center())
    outline = QPainterPath()
    outline.addRoundedRect(where, RADIUS_PX, RADIUS_PX)
    painter.save()
    painter.setClipPath(outline)
    painter.drawPixmap(where, picture, QRectF(picture.rect()))
    painter.restore()
    return where


def _draw_border(painter: QPainter, option: QStyleOptionViewItem, where: QRectF) -> None:
    theme = current_theme()
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    if not (selected or hovered):
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.accent if selected else theme.border), BORDER_PX))
    painter.drawRoundedRect(where.adjusted(-1, -1, 1, 1), RADIUS_PX, RADIUS_PX)


def _draw_badge(painter: QPainter, item: FilmItem, where: QRectF) -> None:
    text, color = _badge(item)
    if not text:
        return
    font = QFont(painter.font())
    font.setPointSizeF(font.pointSizeF() * 0.8)
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    width = max(painter.fontMetrics().horizontalAdvance(text) + 10, BADGE_HEIGHT_PX)
    pill = QRectF(where.right() - width - 4, where.top() + 4, width, BADGE_HEIGHT_PX)
    ground = QColor(color)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(pill, BADGE_HEIGHT_PX / 2, BADGE_HEIGHT_PX / 2)
    painter.setPen(QColor("white"))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)


def _draw_film_mark(painter: QPainter, where: QRectF) -> None:
    """A strip of film in the lower left corner: the picture moves."""
    pill = QRectF(where.left() + 4, where.bottom() - BADGE_HEIGHT_PX - 4, 24, BADGE_HEIGHT_PX)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 165))
    painter.drawRoundedRect(pill, 4, 4)
    icon("photos", QColor("white")).paint(painter, pill.toRect().adjusted(4, 1, -4, -1))


def _badge(item: FilmItem) -> tuple[str, QColor]:
    """Text and ground of the mark in a thumbnail's corner."""
    dark = QColor(0, 0, 0, 165)
    if item.fraction is not None:
        return f"{item.fraction:.0%}".replace("%", "\u202f%"), dark
    if item.status == Status.FAILED:
        return "!", QColor("#b3541e")
    if item.status in (Status.QUEUED, Status.DECODING):
        return "\u2026", dark
    return ("\u2713", dark) if item.status == Status.DONE else ("", dark)


def _draw_name(
    painter: QPainter, option: QStyleOptionViewItem, item: FilmItem, frame: QRectF
) -> None:
    font = QFont(option.font)
    font.setPointSizeF(font.pointSizeF() * 0.85)
    painter.setFont(font)
    theme = current_theme()
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    painter.setPen(QColor(theme.text if selected else theme.quiet))
    place = QRectF(frame.left(), frame.bottom() + 3, frame.width(), painter.fontMetrics().height())
    name = painter.fontMetrics().elidedText(
        item.name, Qt.TextElideMode.ElideMiddle, int(place.width())
    )
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, name)


def _pixmap(rgb: ByteImage) -> QPixmap:
    return QPixmap.fromImage(qt_image(rgb))
