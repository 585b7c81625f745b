"""Icons: the theme's colours, drawn once."""

from __future__ import annotations

import pytest
import qtawesome
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPainter
from pytestqt.qtbot import QtBot

from gui.kit import icons

SIZE = QSize(24, 24)


def colors(icon: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> set[tuple[int, int, int, int]]:
    image = icon.pixmap(SIZE, 1.0, mode).toImage()
    found = (image.pixelColor(x, y) for x in range(24) for y in range(24))
    return {color.getRgb() for color in found if color.alpha() > 0}


def test_a_picture_is_drawn_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[QSize] = []
    plain = qtawesome.icon("ph.info").pixmap(SIZE)

    class Drawn(QIcon):
        def pixmap(self, size: QSize, *_: object) -> object:
            drawn.append(QSize(size))
            return plain

    icon = QIcon(icons._DrawnOnce(Drawn()))
    assert not icon.pixmap(SIZE, 1.0).isNull()
    icon.pixmap(SIZE, 1.0)
    assert drawn == [SIZE]
    icon.pixmap(SIZE, 2.0)
    assert drawn == [SIZE, 2 * SIZE], "a denser screen has its own"


def test_color_and_its_muted_form(qtbot: QtBot) -> None:
    icon = icons.icon("open", QColor(200, 0, 0))
    assert max(colors(icon), key=lambda rgba: rgba[3])[:3] == (200, 0, 0)
    muted = colors(icon, QIcon.Mode.Disabled)
    assert 0 < max(rgba[3] for rgba in muted) <= icons.MUTED_ALPHA


def test_it_fills_the_place_it_is_painted_in(qtbot: QtBot) -> None:
    image = QImage(60, 60, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    icons.icon("layout-1", QColor(0, 0, 0)).paint(painter, QRect(10, 10, 40, 40))
    painter.end()
    inked = [(x, y) for x in range(60) for y in range(60) if image.pixelColor(x, y).alpha() > 0]
    assert min(min(point) for point in inked) >= 10
    assert 25 <= max(x for x, _ in inked) - min(x for x, _ in inked) <= 40


def test_the_programs_icon_is_there_in_all_sizes(qtbot: QtBot) -> None:
    program = icons.program_icon()
    assert {size.width() for size in program.availableSizes()} == set(icons.PROGRAM_SIDES_PX)
    picture = program.pixmap(QSize(64, 64), 1.0).toImage()
    assert picture.pixelColor(0, 0).alpha() == 0
    assert picture.pixelColor(32, 4) == QColor(icons.PROGRAM_COLOUR)
    assert picture.pixelColor(32, 32) == QColor("white")
