"""The row of opened photos."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.snapshot.parts import FilmItem, FilmPart
from gui.state.entry import Status
from gui.widgets.film_strip import FilmStrip


def part(*keys: int, current: int | None = None, **changes) -> FilmPart:
    values = {"status": Status.DONE, "fraction": None, "hint": "", **changes}
    items = tuple(FilmItem(key, f"{key}.jpg", **values) for key in keys)
    return FilmPart(items, current)


@pytest.fixture
def strip(qtbot: QtBot) -> FilmStrip:
    strip = FilmStrip()
    qtbot.addWidget(strip)
    strip.resize(600, 120)
    strip.show()
    return strip


def names(strip: FilmStrip) -> list[str]:
    return [strip.item(row).text() for row in range(strip.count())]


def test_showing_emits_nothing(strip: FilmStrip) -> None:
    chosen = []
    strip.chosen.connect(chosen.append)
    strip.set_part(part(1, 2, current=2))
    assert names(strip) == ["1.jpg", "2.jpg"]
    assert strip.currentItem().text() == "2.jpg"
    assert chosen == []


def test_clicking_chooses(qtbot: QtBot, strip: FilmStrip) -> None:
    strip.set_part(part(1, 2, current=1))
    chosen = []
    strip.chosen.connect(chosen.append)
    where = strip.visualItemRect(strip.item(1)).center()
    qtbot.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert chosen == [2]


def test_thumbnails_survive_other_photos_coming_and_going(strip: FilmStrip) -> None:
    strip.set_part(part(1, 2))
    strip.set_thumbnail(2, np.zeros((10, 20, 3), np.uint8))
    strip.set_part(part(2, 3))
    assert names(strip) == ["2.jpg", "3.jpg"]
    assert strip.item(0).data(Qt.ItemDataRole.DecorationRole) is not None
    assert strip.item(1).data(Qt.ItemDataRole.DecorationRole) is None


def test_a_thumbnail_that_comes_too_late_is_dropped(strip: FilmStrip) -> None:
    strip.set_part(part(1))
    strip.set_thumbnail(9, np.zeros((10, 20, 3), np.uint8))
    assert strip.count() == 1


def test_states_are_spoken(strip: FilmStrip) -> None:
    strip.set_part(part(1, status=Status.FAILED, hint="It is cut off."))
    item = strip.item(0)
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == "1.jpg, failed"
    assert "It is cut off." in item.toolTip()


def test_an_empty_strip_has_no_current_photo(strip: FilmStrip) -> None:
    strip.set_part(part(1, current=1))
    strip.set_part(part())
    assert strip.count() == 0


@pytest.mark.parametrize("fraction", [None, 0.0, 0.42])
def test_every_state_can_be_drawn(strip: FilmStrip, fraction: float | None) -> None:
    for status in Status:
        strip.set_part(part(1, current=1, status=status, fraction=fraction))
        assert not strip.grab().isNull()
