"""The table of panes, and what choosing one changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core import settings as core_settings
from core.settings import SIDE_PAGES, Settings
from gui.kit.icons import NAMES
from gui.state.panes import FOUR, PANES, Pane, choose_pane, choose_wipe, shown_panes, wipe_sides


def test_the_settings_know_the_same_panes_and_pages() -> None:
    assert tuple(pane.id for pane in PANES) == core_settings.PANES
    assert {pane.page for pane in PANES if pane.page} <= set(SIDE_PAGES)


@pytest.mark.parametrize("pane", PANES, ids=lambda pane: pane.id)
def test_rows_are_complete(pane: Pane) -> None:
    assert pane.title
    assert pane.icon in NAMES
    assert pane.key
    assert pane.layers or not pane.wipes


def test_one_of_four_panes_comes_alone_and_goes_back() -> None:
    settings = Settings()
    settings = replace(settings, **choose_pane(settings, "depth", "4"))
    assert (settings.layout, settings.layout_panes[0]) == ("1", "depth")
    other = replace(settings, **choose_pane(settings, "cloud", "4"))
    assert (other.layout, other.layout_panes[0]) == ("1", "cloud")
    assert choose_pane(settings, "depth", "4") == {"layout": "4"}


def test_of_two_panes_the_right_one_makes_room() -> None:
    settings = Settings(layout="2")
    settings = replace(settings, **choose_pane(settings, "cloud", "4"))
    assert settings.layout_panes[:2] == ("photo", "cloud")
    assert sorted(settings.layout_panes) == sorted(Settings().layout_panes)
    settings = replace(settings, **choose_pane(settings, "cloud", "4"))
    assert settings.layout_panes[:2] == ("cloud", "photo")


def test_the_wipe_takes_pictures_only() -> None:
    settings = Settings(layout="wipe")
    assert choose_pane(settings, "cloud", "4") == {}
    assert choose_pane(settings, "contours", "4") == {"wipe_panes": ("photo", "contours")}


def test_the_other_sides_picture_swaps_the_two() -> None:
    settings = Settings(layout="wipe")
    assert choose_wipe(settings, "contours", "depth") == {"wipe_panes": ("contours", "depth")}
    assert choose_wipe(settings, "depth", "depth") == {"wipe_panes": ("depth", "photo")}


@pytest.mark.parametrize(
    ("wanted", "sides"),
    [
        (("depth", "contours"), ("depth", "contours")),
        (("depth", "depth"), ("depth", "photo")),
        (("cloud", "depth"), ("depth", "photo")),
        ((), ("photo", "depth")),
    ],
)
def test_a_wipe_has_two_different_pictures(wanted: tuple[str, ...], sides: tuple[str, str]) -> None:
    assert wipe_sides(wanted) == sides


def test_layouts_show_the_first_of_the_order() -> None:
    order = ("cloud", "depth", "photo")
    assert shown_panes("1", order) == ("cloud",)
    assert shown_panes("2", order) == ("cloud", "depth")
    assert shown_panes("4", order) == FOUR
    assert shown_panes("wipe", order) == ()
