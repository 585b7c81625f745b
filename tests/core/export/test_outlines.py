"""Outlines of masks: drawn again by other libraries they are the mask."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

from core.export.outlines import outlines
from core.export.pictures import enlarged_mask, scene_contours
from core.export.registry import write_format
from core.export.scene import Scene
from core.types import Size


def filled(loops: list[np.ndarray], shape: tuple[int, int]) -> np.ndarray:
    """Even-odd filling, by counting the vertical sides left of each cell."""
    crossings = np.zeros(shape, np.int64)
    for loop in loops:
        for (x0, y0), (x1, y1) in zip(loop, np.roll(loop, -1, axis=0), strict=True):
            if x0 == x1:
                crossings[min(y0, y1) : max(y0, y1), x0:] += 1
    return crossings % 2 == 1


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 1.0])
def test_filling_the_outlines_gives_the_mask(share: float) -> None:
    mask = np.random.default_rng(3).random((23, 31)) < share
    loops = outlines(mask)
    np.testing.assert_array_equal(filled(loops, mask.shape), mask)
    for loop in loops:
        sides = np.roll(loop, -1, axis=0) - loop
        assert ((sides == 0).sum(axis=1) == 1).all()  # along one axis only
        assert ((sides[:, 0] == 0) != (np.roll(sides, 1, axis=0)[:, 0] == 0)).all()  # all turn


def test_a_block_is_one_rectangle_and_diagonal_cells_are_two() -> None:
    block = np.zeros((5, 6), np.bool_)
    block[1:3, 2:5] = True
    (loop,) = outlines(block)
    assert sorted(map(tuple, loop.tolist())) == [(2, 1), (2, 3), (5, 1), (5, 3)]
    assert [len(loop) for loop in outlines(np.eye(2, dtype=np.bool_))] == [4, 4]


def test_a_hole_runs_the_other_way_round() -> None:
    ring = np.ones((3, 3), np.bool_)
    ring[1, 1] = False
    areas = [
        0.5 * np.sum(x * np.roll(y, -1) - y * np.roll(x, -1))
        for x, y in (loop.T for loop in outlines(ring))
    ]
    assert sorted(areas) == [-1, 9]


def test_qt_draws_the_svg_as_the_mask(scene: Scene, tmp_path: Path) -> None:
    svg = pytest.importorskip("PySide6.QtSvg")
    gui = pytest.importorskip("PySide6.QtGui")
    write_format(scene, "svg", tmp_path / "a.svg")
    renderer = svg.QSvgRenderer(str(tmp_path / "a.svg"))
    assert (renderer.defaultSize().width(), renderer.defaultSize().height()) == (60, 44)
    image = gui.QImage(60, 44, gui.QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = gui.QPainter(image)
    renderer.render(painter)
    painter.end()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(44, image.bytesPerLine())[:, :60]
    np.testing.assert_array_equal(rows < 128, enlarged_mask(scene_contours(scene), Size(60, 44)))


def test_the_svg_says_everything(scene: Scene, tmp_path: Path) -> None:
    write_format(scene, "svg", tmp_path / "a.svg")
    root = ElementTree.parse(tmp_path / "a.svg").getroot()
    space = "{http://www.w3.org/2000/svg}"
    facts = json.loads(root.findtext(f"{space}metadata"))
    assert {key: facts[key] for key in scene.metadata if key != "unit"} == {
        key: value for key, value in scene.metadata.items() if key != "unit"
    }
    assert facts["contour_cells"] == np.count_nonzero(scene_contours(scene))
    assert "Straße 1.jpg" in root.findtext(f"{space}title")
