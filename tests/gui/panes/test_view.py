from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QSizeF

from core.types import Size
from gui.panes.view import FIT_MARGIN, MAX_SCALE, SharedView

PANE = QSizeF(400, 200)


@pytest.fixture
def view() -> SharedView:
    view = SharedView()
    view.set_size(Size(1000, 1000))
    return view


def on_screen(view: SharedView, point: QPointF) -> QPointF:
    return (point - view.visible(PANE).topLeft()) * view.scale(PANE)


def test_photo_rect_starts_half_a_pixel_before_the_first_centre(view: SharedView) -> None:
    rect = view.photo_rect()
    assert (rect.left(), rect.top(), rect.right(), rect.bottom()) == (-0.5, -0.5, 999.5, 999.5)


def test_fitted_photo_is_whole_and_in_the_middle(view: SharedView) -> None:
    assert view.fitted
    assert view.scale(PANE) == pytest.approx(0.2 * (1 - 2 * FIT_MARGIN))
    assert view.visible(PANE).contains(view.photo_rect())
    assert view.visible(PANE).center() == QPointF(499.5, 499.5)


def test_zoom_keeps_the_point_under_the_cursor(view: SharedView) -> None:
    about = QPointF(200, 700)
    before = on_screen(view, about)
    view.zoom(5.0, about=about, pane=PANE)
    after = on_screen(view, about)
    assert (after.x(), after.y()) == pytest.approx((before.x(), before.y()))
    assert not view.fitted


def test_zooming_out_ends_at_the_whole_photo(view: SharedView) -> None:
    view.zoom(4.0, about=QPointF(0, 0), pane=PANE)
    view.zoom(0.01, about=QPointF(0, 0), pane=PANE)
    assert view.fitted
    assert view.visible(PANE).center() == QPointF(499.5, 499.5)


def test_zooming_in_ends_at_the_limit(view: SharedView) -> None:
    view.zoom(1e6, about=QPointF(3, 3), pane=PANE)
    assert view.scale(PANE) == MAX_SCALE


def test_a_tiny_photo_may_fit_beyond_the_limit() -> None:
    view = SharedView()
    view.set_size(Size(1, 1))
    view.zoom(2.0, about=QPointF(0, 0), pane=PANE)
    assert view.visible(PANE).contains(view.photo_rect())


def test_the_middle_stays_when_the_pane_is_resized(view: SharedView) -> None:
    view.zoom_to(2.0, about=QPointF(300, 300), pane=PANE)
    middle = view.visible(PANE).center()
    assert view.visible(QSizeF(111, 333)).center() == middle
    assert view.scale(QSizeF(111, 333)) == 2.0


def test_pan_cannot_lose_the_photo(view: SharedView) -> None:
    view.zoom_to(2.0, about=QPointF(300, 300), pane=PANE)
    view.pan(QPointF(-1e5, 1e5))
    assert view.visible(PANE).center() == QPointF(-0.5, 999.5)


def test_nothing_to_pan_while_fitted(view: SharedView) -> None:
    view.pan(QPointF(50, 50))
    assert view.fitted


def test_another_photo_of_the_same_size_keeps_the_zoom(view: SharedView) -> None:
    view.zoom_to(2.0, about=QPointF(300, 300), pane=PANE)
    view.set_size(Size(1000, 1000))
    assert not view.fitted
    view.set_size(Size(1000, 999))
    assert view.fitted
