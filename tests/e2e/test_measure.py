"""Draw with the mouse or the keyboard alone, see it in every pane, undo it, save it."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from gui.panes.marks import SELECTED
from gui.panes.raster import RasterPane
from gui.state.app_state import Tool
from tests.e2e.conftest import Passes
from tests.e2e.driver import User, pause, run
from tests.gui.seen import to_pane

LEFT = Qt.MouseButton.LeftButton
A, B = (100.0, 400.0), (260.0, 430.0)


def where(pane: RasterPane, point: tuple[float, float]) -> QPoint:
    return to_pane(pane.canvas(), QPointF(*point)).toPoint()


def drag(pane: RasterPane, start: tuple[float, float], end: tuple[float, float]) -> None:
    viewport, first, last = pane.canvas().viewport(), where(pane, start), where(pane, end)
    QTest.mousePress(viewport, LEFT, pos=first)
    for share in (0.3, 0.6, 1.0):
        QTest.mouseMove(viewport, first + (last - first) * share)
        pause(20)
    QTest.mouseRelease(viewport, LEFT, pos=last)


def click(pane: RasterPane, point: tuple[float, float]) -> None:
    QTest.mouseClick(pane.canvas().viewport(), LEFT, pos=where(pane, point))


def marked(user: User, name: str) -> int:
    """Pixels of a pane in the colour of the chosen mark."""
    pane = user.window.views.cloud if name == "cloud" else user.window.views.rasters[name]
    color = np.array([SELECTED.red(), SELECTED.green(), SELECTED.blue()])
    return int((np.abs(user.picture(pane).astype(int) - color).max(axis=-1) < 12).sum())


def measurements(user: User):
    return user.state.entries[0].measurements


def do(user: User, action: str) -> None:
    user.window.menus.actions[action].trigger()


def test_a_length_drawn_on_the_photo_is_seen_everywhere(photo: Path, passes: Passes) -> None:
    def script(user: User) -> None:
        user.drop(photo)
        user.wait_for_depth()
        pane = user.window.views.rasters["photo"]
        names = ("photo", "depth", "contours", "cloud")
        before = {name: marked(user, name) for name in names}
        do(user, "tool_measure")
        drag(pane, A, B)
        (row,) = measurements(user)
        np.testing.assert_allclose(row.start + row.end, A + B, atol=2.0)
        for name in names:
            if name != "cloud" or user.window.views.cloud.is_available:
                assert marked(user, name) > before[name] + 50, name
        assert user.window.frame.side.page == "measure"
        length = user.shown.measure.rows[0].length.length_m
        user.window.controller.focal.set(2 * user.shown.focal.active.px)
        assert user.shown.measure.rows[0].length.length_m != pytest.approx(length, rel=1e-6)
        do(user, "undo")
        do(user, "undo")
        assert measurements(user) == ()
        do(user, "redo")
        assert measurements(user) == (row,)
        do(user, "cancel")
        assert user.state.tool == Tool.NONE
        drag(pane, row.end, (300.0, 300.0))  # an end is taken along
        np.testing.assert_allclose(measurements(user)[0].end, (300, 300), atol=2.0)
        do(user, "delete")
        assert measurements(user) == ()
        assert len(user.state.entries) == 1
        assert passes == ["sample.jpg"]

    run(script)


def test_by_clicks_in_two_panes_and_by_keyboard_alone(photo: Path) -> None:
    def script(user: User) -> None:
        user.drop(photo)
        user.wait_for_depth()
        views = user.window.views
        do(user, "tool_measure")
        click(views.rasters["photo"], A)
        pause(20)
        click(views.rasters["depth"], B)
        assert len(measurements(user)) == 1
        canvas = views.rasters["contours"].canvas()
        views.rasters["contours"].set_probe(200.0, 300.0)
        QTest.keyClick(canvas, Qt.Key.Key_Return)
        for _ in range(5):
            QTest.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
        assert user.state.draft == ((200, 300), (250, 300))
        QTest.keyClick(canvas, Qt.Key.Key_Return)
        assert measurements(user)[1].end == (250, 300)

    run(script)


def test_measurements_are_saved(
    photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "lengths.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))

    def script(user: User) -> None:
        user.drop(photo)
        user.wait_for_depth()
        do(user, "tool_measure")
        drag(user.window.views.rasters["photo"], A, B)
        do(user, "save_measurements")
        user.wait(target.exists, "the file")
        with target.open(newline="") as file:
            (row,) = csv.DictReader(file)
        length = user.shown.measure.rows[0].length
        assert float(row["length_m"]) == pytest.approx(length.length_m)
        assert (row["photo"], row["model"]) == ("sample.jpg", "compact")

    run(script)


def test_a_known_length_scales_the_scene(photo: Path, passes: Passes) -> None:
    def script(user: User) -> None:
        user.drop(photo)
        user.wait_for_depth()
        depth_m = user.shown.depth.far_m
        do(user, "tool_length")
        drag(user.window.views.rasters["photo"], A, B)
        field = user.window.focusWidget()
        QTest.keyClicks(field, "85 cm")
        QTest.keyClick(field, Qt.Key.Key_Return)
        start, end = (np.array(end) for end in user.shown.measure.marks[0].ends)
        assert np.linalg.norm(end - start) == pytest.approx(0.85)
        factor = user.shown.measure.scale.factor
        assert user.shown.depth.far_m == pytest.approx(factor * depth_m)
        user.wait_for_depth()
        shown = user.cloud.xyz[:, 2]
        assert shown.max() <= factor * depth_m * 10
        do(user, "undo")
        do(user, "undo")
        assert user.shown.measure.scale.factor == 1
        assert passes == ["sample.jpg"]

    run(script)


def test_the_cursors_of_profile_and_panes_are_linked(photo: Path) -> None:
    def script(user: User) -> None:
        user.drop(photo)
        user.wait_for_depth()
        strip = user.window.views.profile
        assert strip.isHidden()
        do(user, "tool_profile")
        drag(user.window.views.rasters["photo"], A, (420.0, 430.0))
        assert strip.isVisible()
        item = strip._plot.item

        def hovered() -> bool:
            middle = item.getViewBox().sceneBoundingRect().center()
            item.scene().sigMouseMoved.emit(middle)
            probe = user.window.views.rasters["depth"].probe()
            return probe is not None and 240 < probe[0] < 280

        user.wait(hovered, "the plot to be laid out")
        assert "Z" in strip._readout.text()
        user.window.controller.probe(5.0, 5.0)  # far from the line
        assert strip._readout.text() == ""
        do(user, "undo")
        assert strip.isHidden()

    run(script)
