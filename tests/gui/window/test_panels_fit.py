"""Whatever the numbers, the panels fit into the side of the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDoubleSpinBox, QScrollArea
from pytestqt.qtbot import QtBot

from core.focal import PLAUSIBLE_35MM, mm35_from_px, px_from_35mm
from core.types import Size
from gui.window.main_window import MainWindow
from tests.gui.windows import Files, open_photo

SIZE = Size(80, 60)


@pytest.fixture
def small(qtbot: QtBot, make_window, files: Files) -> MainWindow:
    window = make_window(side_page="look")
    window.resize(1280, 720)
    open_photo(qtbot, window, files.photo("a.png"))
    return window


def overflow(window: MainWindow) -> int:
    """By how many pixels the page on show is wider than its place, without a bar to scroll."""
    page = window.frame.side._stack.currentWidget()
    assert isinstance(page, QScrollArea)
    if page.horizontalScrollBar().isVisible():
        return 0
    return page.widget().width() - page.viewport().width()


@pytest.mark.parametrize("mm35", PLAUSIBLE_35MM)
def test_the_ends_of_what_can_be_typed_fit(qtbot: QtBot, small: MainWindow, mm35: float) -> None:
    small.controller.focal.set(px_from_35mm(mm35, SIZE))
    qtbot.wait(1)
    assert overflow(small) <= 0


def test_a_lens_that_changes_depth_thirteenfold_fits_without_a_bar(
    qtbot: QtBot, small: MainWindow
) -> None:
    predicted_px = small.controller.presenter.shown.focal.choices.predicted
    small.controller.focal.set(predicted_px / 13)
    qtbot.wait(1)
    page = small.frame.side._stack.currentWidget()
    assert page.widget().minimumSizeHint().width() <= page.viewport().width()


@pytest.mark.parametrize(("place", "text"), [(0, "1"), (1, "0.1"), (2, "179.8"), (0, "999999")])
def test_no_lens_is_taken_that_cannot_be(small: MainWindow, place: int, text: str) -> None:
    field = small.views.focal._fields[place]
    assert isinstance(field, QDoubleSpinBox)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    low, high = PLAUSIBLE_35MM
    in_force = mm35_from_px(small.controller.presenter.shown.focal.active.px, SIZE)
    assert low - 0.1 <= in_force <= high + 1
    px_field = small.views.focal._fields[0]
    assert px_field.value() == pytest.approx(
        small.controller.presenter.shown.focal.active.px, abs=0.51
    )
