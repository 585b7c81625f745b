from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtGui import QImage

from core.metrics.boundary import Edge
from gui.kit.pixels import rgb_of
from gui.panes.evaluate import EDGE_COLORS, EvaluatePane
from tests.gui.panes.conftest import PANE_HEIGHT_PX, PANE_WIDTH_PX


@pytest.fixture
def pane(show: Callable[[EvaluatePane], EvaluatePane], quarters: np.ndarray) -> EvaluatePane:
    pane = show(EvaluatePane("Evaluate"))
    pane.set_photo(quarters)
    return pane


def middle(pane: EvaluatePane) -> tuple[int, ...]:
    image = pane.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return tuple(int(c) for c in rgb_of(image)[PANE_HEIGHT_PX // 2 - 30, PANE_WIDTH_PX // 2 - 60])


def test_the_photo_until_there_is_more(pane: EvaluatePane) -> None:
    assert pane.shown_picture() == ""
    assert middle(pane) == (255, 0, 0)


def test_the_error_lies_over_the_photo(pane: EvaluatePane) -> None:
    pane.set_error((np.full((60, 80, 3), 77, np.uint8),))
    assert pane.shown_picture() == "error"
    assert middle(pane) == (77, 77, 77)
    assert "25 % too near" in pane._legend.accessibleName()
    pane.set_error(())
    assert middle(pane) == (255, 0, 0)


def test_the_normals_say_which_focal_length_they_are_of(pane: EvaluatePane) -> None:
    pane.set_show("normals", 25.0)
    pane.set_normals((np.full((60, 80, 3), 77, np.uint8),), 2890.0)
    assert pane.shown_picture() == "normals"
    assert middle(pane) == (77, 77, 77)
    assert "45.0\u00b0 or more" in pane._legend.accessibleName()
    assert "f = 2\u202f890 px" in pane.overlay._head.text()
    pane.set_normals((), 2890.0)
    assert middle(pane) == (255, 0, 0)
    assert "too little" in pane.overlay._head.text()
    pane.clear_result()
    assert "too little" not in pane.overlay._head.text()


@pytest.mark.parametrize("kind", list(EDGE_COLORS))
def test_each_kind_of_boundary_has_its_colour(pane: EvaluatePane, kind: Edge) -> None:
    pane.set_show("boundaries", 25.0)
    pane.set_edges(np.full((60, 80), kind, np.uint8))
    assert "#{:02x}{:02x}{:02x}".format(*middle(pane)) == EDGE_COLORS[kind][1]
    assert pane._legend.accessibleName() == EDGE_COLORS[kind][0]


def test_where_there_is_no_boundary_the_photo_is_seen(pane: EvaluatePane) -> None:
    pane.set_show("boundaries", 25.0)
    edges = np.zeros((60, 80), np.uint8)
    edges[59, 79] = Edge.MISSED
    pane.set_edges(edges)
    assert middle(pane) == (255, 0, 0)
    pane.set_edges(None)
    assert pane.shown_picture() == ""
