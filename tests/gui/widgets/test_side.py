"""Pages of panels."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTabBar

from gui.widgets.side import SidePages


def make_pages(qtbot, *names: str) -> SidePages:
    side = SidePages({name: (QLabel(name),) for name in names})
    qtbot.addWidget(side)
    side.show()
    return side


def test_a_single_page_has_no_tabs(qtbot) -> None:
    assert not make_pages(qtbot, "look").findChild(QTabBar).isVisible()


def test_a_click_on_a_tab_shows_its_page_and_tells(qtbot) -> None:
    side = make_pages(qtbot, "look", "measure")
    tabs = side.findChild(QTabBar)
    with qtbot.waitSignal(side.page_chosen) as told:
        qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(1).center())
    assert told.args == ["measure"]
    assert side.page == "measure"
    assert [label.isVisible() for label in side.findChildren(QLabel)] == [False, True]


def test_showing_a_page_tells_nothing_and_an_unknown_one_changes_nothing(qtbot) -> None:
    side = make_pages(qtbot, "look", "measure")
    with qtbot.assertNotEmitted(side.page_chosen):
        side.show_page("measure")
        side.show_page("effects")
    assert side.page == "measure"
