"""What a newcomer met: exports that lost everything, effects that did nothing, odd advice."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gui.window.drops import rgb_of
from gui.window.main_window import MainWindow
from tests.gui.windows import WAIT_MS, Files, open_photo


def test_a_format_that_fails_leaves_the_others(
    qtbot: QtBot, window: MainWindow, files: Files, tmp_path: Path
) -> None:
    open_photo(qtbot, window, files.photo("a.png"))
    window.commands.sheets.export()
    sheet = window.commands.sheets._sheets["export"]
    sheet._choice.choose(("ply", "plan-png"))  # a wall has no floor
    folder = tmp_path / "out"
    folder.mkdir()
    sheet.set_target("a", folder)
    sheet._button.click()
    qtbot.waitUntil(lambda: bool(window.frame.strip.notes()), timeout=WAIT_MS)
    (note,) = window.frame.strip.notes()
    assert note.error
    assert "a.plan.png" in note.text
    assert (folder / "a.ply").stat().st_size > 0
    assert not (folder / "a.plan.png").exists()


@pytest.fixture
def textured(files: Files) -> Path:
    """A photo of fine squares, which any blur greys."""
    squares = np.indices((60, 80)).sum(axis=0) // 2 % 2
    path = files.folder / "squares.png"
    Image.fromarray((255 * squares).astype(np.uint8)).convert("RGB").save(path)
    return path


def contrast(window: MainWindow, name: str) -> float:
    picture = rgb_of(window.views.panes[name].canvas().grab().toImage()).astype(float)
    rows, columns = picture.shape[:2]
    inner = picture[rows // 4 : rows * 3 // 4, columns // 4 : columns * 3 // 4]
    return float(inner.std())


def test_refocus_untouched_blurs_what_is_not_in_focus(
    qtbot: QtBot, make_window, textured: Path
) -> None:
    window = make_window(effect="refocus", layout="2", layout_panes=ORDER)
    open_photo(qtbot, window, textured)
    made = window.controller.presenter
    qtbot.waitUntil(lambda: made.shown.pictures.effect is not None, timeout=WAIT_MS)
    qtbot.waitUntil(
        lambda: contrast(window, "effects") < 0.9 * contrast(window, "photo"), timeout=WAIT_MS
    )


ORDER = ("photo", "effects", "depth", "contours", "cloud", "evaluate")


def test_no_mark_lies_on_a_picture_that_moves(qtbot: QtBot, make_window, textured: Path) -> None:
    window = make_window(effect="parallax", layout="2", layout_panes=ORDER)
    open_photo(qtbot, window, textured)
    window.controller.measure.choose_tool("measure")
    for point in ((5.0, 5.0), (60.0, 40.0)):
        window.controller.measure.set_point(*point)
    assert window.views.rasters["photo"]._marks.isVisible()
    assert not window.views.effects._marks.isVisible()


def test_compare_says_that_it_wants_holding(window: MainWindow) -> None:
    texts = [button.text() for button in window.views.effects_panel.findChildren(QPushButton)]
    assert "Hold to compare" in texts


@pytest.mark.parametrize("size", [(100, 1064), (1600, 300)])
def test_no_advice_speaks_of_metadata_that_is_not_there(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, size: tuple[int, int]
) -> None:
    path = tmp_path / "sliver.png"
    Image.new("RGB", size, "teal").save(path)
    open_photo(qtbot, window, path)
    labels = [label for label in window.views.focal.findChildren(QLabel) if label.isVisible()]
    said = " ".join(label.text() for label in labels)
    assert "metadata" not in said
    assert "panorama" not in said or size[0] > size[1]
