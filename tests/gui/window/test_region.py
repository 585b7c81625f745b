"""Depth within a rectangle or a lasso, drawn with the mouse."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QToolButton
from pytestqt.qtbot import QtBot

from gui.window.main_window import MainWindow
from tests.gui.seen import to_pane
from tests.gui.windows import WAIT_MS, Files, open_photo


@pytest.fixture
def ready(qtbot: QtBot, window: MainWindow, files: Files) -> MainWindow:
    open_photo(qtbot, window, files.photo("a.png"))
    return window


def draw(window: MainWindow, *points: tuple[float, float]) -> None:
    """Drag along points of the photo."""
    canvas = window.views.rasters["photo"].canvas()
    target = canvas.viewport()
    first, *rest = [to_pane(canvas, QPointF(*point)).toPoint() for point in points]
    QTest.mousePress(target, Qt.MouseButton.LeftButton, pos=first)
    for place in rest:
        QTest.mouseMove(target, place)
        QTest.qWait(25)  # hover is told sixty times a second
    QTest.mouseRelease(target, Qt.MouseButton.LeftButton, pos=rest[-1])


def region(window: MainWindow):
    return window.controller.presenter.shown.measure.region


def test_a_rectangle_has_figures_that_follow_the_focal_length(ready: MainWindow) -> None:
    ready.menus.actions["tool_rectangle"].trigger()
    draw(ready, (10, 10), (60, 50))
    before = region(ready)
    assert len(before.outline) == 4
    stats = before.stats
    assert stats.least_m <= stats.median_m <= stats.greatest_m
    assert sum(stats.shares) == pytest.approx(1.0)
    focal_px = ready.controller.presenter.shown.focal.active.px
    ready.controller.focal.set(2 * focal_px)
    assert region(ready).stats.median_m == pytest.approx(2 * stats.median_m, rel=1e-3)
    ready.controller.undo()
    ready.controller.undo()
    assert region(ready) is None


def test_a_lasso_follows_the_mouse(ready: MainWindow) -> None:
    ready.menus.actions["tool_lasso"].trigger()
    draw(ready, (10, 10), (60, 12), (40, 50), (15, 45), (12, 15))
    assert len(region(ready).outline) > 4
    assert region(ready).stats is not None


def test_figures_are_copied_and_saved(
    qtbot: QtBot, ready: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready.menus.actions["tool_rectangle"].trigger()
    draw(ready, (10, 10), (60, 50))
    buttons = ready.views.region.findChildren(QToolButton)
    next(each for each in buttons if each.accessibleName() == "Copy these values").click()
    assert "Median\t" in QGuiApplication.clipboard().text()
    for suffix in ("json", "csv"):
        path = tmp_path / f"a.{suffix}"
        name = str(path)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, name=name: (name, ""))
        ready.menus.actions["save_measurements"].trigger()
        qtbot.waitUntil(path.exists, timeout=WAIT_MS)
    (held,) = json.loads((tmp_path / "a.json").read_text())["regions"]
    assert held["median_m"] == pytest.approx(region(ready).stats.median_m)
    (row,) = csv.DictReader((tmp_path / "a.csv").read_text().splitlines())
    assert float(row["region_median_m"]) == pytest.approx(held["median_m"])


def test_delete_takes_the_outline_away(ready: MainWindow) -> None:
    ready.menus.actions["tool_rectangle"].trigger()
    draw(ready, (10, 10), (60, 50))
    buttons = ready.views.region.findChildren(QToolButton)
    next(each for each in buttons if each.accessibleName() == "Delete the outline").click()
    assert region(ready) is None


def test_an_outline_is_there_again_with_the_session(ready: MainWindow) -> None:
    from gui.state.session_file import adjusted_of

    ready.menus.actions["tool_rectangle"].trigger()
    draw(ready, (10, 10), (60, 50))
    (entry,) = ready.controller.store.state.entries
    assert adjusted_of(entry)["region"] == region(ready).outline
