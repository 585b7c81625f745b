"""Icons by plain names, from the Phosphor set (MIT) through qtawesome, in the theme's colours."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

NAMES = {
    "about": "ph.info",
    "back": "ph.caret-left",
    "batch": "ph.stack-simple",
    "cancel": "ph.x-circle",
    "clear": "ph.eraser",
    "close": "ph.x",
    "cloud": "ph.cube",
    "copy": "ph.copy",
    "contours": "ph.circle-dashed",
    "depth": "ph.stack",
    "done": "ph.check-circle",
    "download": "ph.download-simple",
    "effects": "ph.aperture",
    "error": "ph.warning-circle",
    "evaluate": "ph.target",
    "export": "ph.export",
    "fit": "ph.frame-corners",
    "folder": "ph.folder",
    "forward": "ph.caret-right",
    "floor": "ph.arrow-line-down",
    "keyboard": "ph.keyboard",
    "layout-1": "ph.square",
    "layout-2": "ph.columns",
    "layout-4": "ph.grid-four",
    "layout-wipe": "ph.square-half",
    "measure": "ph.ruler",
    "open": "ph.folder-open",
    "paste": "ph.clipboard-text",
    "pause": "ph.pause",
    "photo": "ph.image",
    "photos": "ph.film-strip",
    "play": "ph.play",
    "profile": "ph.chart-line",
    "redo": "ph.arrow-clockwise",
    "remove": "ph.trash",
    "reveal": "ph.folder-open",
    "retry": "ph.arrow-clockwise",
    "save": "ph.floppy-disk",
    "session": "ph.files",
    "sidebar": "ph.layout",
    "tour": "ph.lightbulb",
    "undo": "ph.arrow-counter-clockwise",
}
MUTED_ALPHA = 110


def icon(name: str, color: QColor | None = None) -> QIcon:
    """The icon called ``name`` in ``color``, by default that of the theme's button text.

    Raises:
        KeyError: there is no icon of that name.
    """
    palette = QApplication.palette()
    usual = color or palette.color(QPalette.ColorRole.ButtonText)
    return _icon(NAMES[name], usual.rgba())


@cache
def _icon(glyph: str, rgba: int) -> QIcon:
    import qtawesome  # loads its fonts on the first use
    from PySide6.QtGui import QColor

    usual = QColor.fromRgba(rgba)
    muted = QColor(usual)
    muted.setAlpha(MUTED_ALPHA)
    drawn: QIcon = qtawesome.icon(glyph, color=usual, color_disabled=muted)
    return QIcon(_DrawnOnce(drawn))


class _DrawnOnce(QIconEngine):
    """Keeps the pictures of an icon: qtawesome's draws its glyph anew for every repaint of every
    button, which takes a third of a millisecond."""

    def __init__(self, drawn: QIcon) -> None:
        super().__init__()
        self._drawn = drawn
        self._pictures: dict[tuple[int, int, QIcon.Mode, QIcon.State], QPixmap] = {}

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        key = (size.width(), size.height(), mode, state)
        if key not in self._pictures:
            self._pictures[key] = self._drawn.pixmap(size, 1.0, mode, state)
        return self._pictures[key]

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(rect, self.pixmap(rect.size() * ratio, mode, state))
