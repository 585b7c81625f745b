"""Sharing through the real window: a film, a labelled picture, and where they went."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from gui.control import writer
from gui.dialogs.share import ShareSheet
from gui.panes.depth_legend import DepthLegend
from gui.window.main_window import MainWindow
from tests.gui.windows import WAIT_MS, Files, open_photo


@pytest.fixture
def shown(qtbot: QtBot, make_window, files: Files) -> MainWindow:
    window: MainWindow = make_window(layout="2", layout_panes=("depth", "photo"))
    open_photo(qtbot, window, files.photo("a.png"))
    return window


def answer(monkeypatch: pytest.MonkeyPatch, path: Path) -> list[str]:
    offered: list[str] = []

    def ask(_parent, _title, start, _kinds):
        offered.append(start)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return offered


def press(window: MainWindow, text: str) -> ShareSheet:
    window.menus.actions["share"].trigger()
    sheet = window.findChild(ShareSheet)
    next(b for b in sheet.findChildren(QPushButton) if text in b.text()).click()
    return sheet


def wait_written(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    qtbot.waitUntil(path.exists, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not window.controller.store.state.exporting, timeout=WAIT_MS)


def test_there_is_nothing_to_share_without_depth(window: MainWindow) -> None:
    assert not window.menus.actions["share"].isEnabled()


def test_a_film_is_saved(
    qtbot: QtBot, shown: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.gif"
    offered = answer(monkeypatch, path)
    shown.menus.actions["share"].trigger()
    sheet = shown.findChild(ShareSheet)
    sheet._kind.setCurrentIndex(sheet._kind.findData("gif"))
    press(shown, "film")
    wait_written(qtbot, shown, path)
    assert Path(offered[0]).name == "a.film.gif"
    assert not sheet.isVisible()
    with Image.open(path) as image:
        assert image.n_frames > 1


def test_a_labelled_depth_picture_is_saved(
    qtbot: QtBot, shown: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.png"
    answer(monkeypatch, path)
    press(shown, "picture")
    wait_written(qtbot, shown, path)
    with Image.open(path) as image:
        assert image.width > 80
        assert image.height > 60


def test_what_was_written_is_shown_in_its_folder(
    qtbot: QtBot, shown: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Path] = []
    monkeypatch.setattr(writer, "show_in_folder", seen.append)
    path = tmp_path / "mine.png"
    answer(monkeypatch, path)
    press(shown, "picture")
    wait_written(qtbot, shown, path)
    buttons = shown.frame.strip.findChildren(QPushButton)
    next(button for button in buttons if button.text() == "Show in folder").click()
    assert seen == [path]


def test_the_depth_picture_says_what_its_colours_mean(shown: MainWindow) -> None:
    legend = shown.findChild(DepthLegend)
    assert legend.isVisible()
    assert legend.accessibleName().startswith("Colours from")
    pane = shown.views.rasters["depth"]
    place = legend.mapTo(pane, legend.rect().center()) - pane.canvas().pos()
    copied = pane.screen_picture()
    legend.hide()
    assert copied.pixel(place) != pane.screen_picture().pixel(place)


def test_there_is_no_legend_before_there_is_depth(window: MainWindow) -> None:
    assert not window.findChild(DepthLegend).isVisible()


def test_there_is_no_legend_where_all_is_at_one_depth(shown: MainWindow) -> None:
    legend, part = shown.findChild(DepthLegend), shown.controller.presenter.shown.depth
    legend.set_part(replace(part, near_m=part.far_m))
    assert not legend.isVisible()
    legend.set_part(part)
    assert legend.isVisible()
