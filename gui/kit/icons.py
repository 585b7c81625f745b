"""Icons by plain names, from the Phosphor set (MIT) through qtawesome, in the theme's colours."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

NAMES = {
    "about": "ph.info",
    "back": "ph.caret-left",
    "batch": "ph.stack-simple",
    "camera": "ph.video-camera",
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
    "lasso": "ph.scribble-loop",
    "layout-1": "ph.square",
    "layout-2": "ph.columns",
    "layout-4": "ph.grid-four",
    "layout-wipe": "ph.square-half",
    "measure": "ph.ruler",
    "mark-in": "ph.arrow-line-left",
    "mark-out": "ph.arrow-line-right",
    "open": "ph.folder-open",
    "paste": "ph.clipboard-text",
    "pause": "ph.pause",
    "photo": "ph.image",
    "photos": "ph.film-strip",
    "play": "ph.play",
    "profile": "ph.chart-line",
    "program": "ph.stack-fill",
    "full-screen": "ph.corners-out",
    "rectangle": "ph.selection",
    "record": "ph.record",
    "redo": "ph.arrow-clockwise",
    "remove": "ph.trash",
    "reveal": "ph.folder-open",
    "retry": "ph.arrow-clockwise",
    "save": "ph.floppy-disk",
    "second": "ph.intersect",
    "session": "ph.files",
    "share": "ph.share-network",
    "sidebar": "ph.layout",
    "step-back": "ph.skip-back",
    "step-forward": "ph.skip-forward",
    "stop": "ph.stop",
    "tour": "ph.lightbulb",
    "undo": "ph.arrow-counter-clockwise",
}
MUTED_ALPHA = 110
PROGRAM_COLOUR = "#0b6fb8"
PROGRAM_SIDES_PX = (16, 24, 32, 48, 64, 128, 256, 512)


def icon(name: str, color: QColor | None = None) -> QIcon:
    """The icon called ``name`` in ``color``, by default that of the theme's button text.

    Raises:
        KeyError: there is no icon of that name.
    """
    palette = QApplication.palette()
    usual = color or palette.color(QPalette.ColorRole.ButtonText)
    return _icon(NAMES[name], usual.rgba())


def program_icon() -> QIcon:
    """The program's own icon in all sizes: layers of depth on its accent colour."""
    made = QIcon()
    for side in PROGRAM_SIDES_PX:
        picture = QPixmap(side, side)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(PROGRAM_COLOUR))
        painter.drawRoundedRect(picture.rect(), 0.22 * side, 0.22 * side)
        margin = round(0.16 * side)
        glyph = picture.rect().adjusted(margin, margin, -margin, -margin)
        icon("program", QColor("white")).paint(painter, glyph)
        painter.end()
        made.addPixmap(picture)
    return made


@cache
def _icon(glyph: str, rgba: int) -> QIcon:
    import qtawesome  # loads its fonts on the first use

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
