"""Whatever the numbers, the panels fit into the side of the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDoubleSpinBox, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from core.focal import PLAUSIBLE_35MM, mm35_from_px, px_from_35mm
from core.types import Size
from gui.kit.translate import install_language
from gui.window.layout import PANEL_WIDTH_PX
from gui.window.main_window import MainWindow
from tests.gui.windows import Files, open_photo

SIZE = Size(80, 60)
BAR_PX = 20  # of the bar that scrolls up and down
ROOM_PX = PANEL_WIDTH_PX - BAR_PX
DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


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


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("page", ["look", "measure", "effects", "evaluate"])
def test_long_numbers_fit_without_a_bar(
    qtbot: QtBot, qapp: QApplication, make_window, files: Files, page: str, language: str
) -> None:
    install_language(qapp, language)
    try:
        window = make_window(
            side_page=page, language=language, range_auto=False, near_m=123.456, far_m=987.654
        )
        window.resize(900, 720)
        open_photo(qtbot, window, files.photo("a.png"))
        _draw_long_things(window)
        window.controller.choose_page(page)
        window.controller.focal.set(px_from_35mm(PLAUSIBLE_35MM[1], SIZE))
        qtbot.wait(1)
        content = window.frame.side._stack.currentWidget().widget()
        wide = [
            (type(part).__name__, part.minimumSizeHint().width())
            for part in content.findChildren(QWidget, options=DIRECT)
            if part.isVisible() and part.minimumSizeHint().width() > ROOM_PX
        ]
        assert wide == []
    finally:
        install_language(qapp, "en")


def _draw_long_things(window: MainWindow) -> None:
    """Lengths of kilometres, references that contradict each other, and a region."""
    desk = window.controller.measure
    for tool, points in {
        "measure": [(5.0, 5.0), (70.0, 50.0)],
        "rectangle": [(5.0, 5.0), (70.0, 50.0)],
        "length": [(10.0, 5.0), (70.0, 20.0)],
        "distance": [(40.0, 40.0)],
    }.items():
        desk.choose_tool(tool)
        for point in points:
            desk.set_point(*point)
        if window.controller.store.state.tool != "":
            desk.choose_tool(tool)
    desk.tell(0, "12345.678 m")
    desk.tell(1, "0.012345 m")
