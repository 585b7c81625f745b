"""Views cover a panorama, overlap, and show what is there."""

from __future__ import annotations

import math

import numpy as np
import pytest

from core.camera import rays
from core.panorama.views import (
    CAP_FOV_DEG,
    FOV_DEG,
    MAX_SIDE_PX,
    Cutter,
    Look,
    layout,
    pictures,
    views_of,
)
from core.types import Projection, Size, Sphere
from tests.core.panorama.scenes import colours, panorama, way_of

SPHERES = {
    "whole": Sphere(),
    "part": Sphere(left_deg=-120, right_deg=80, top_deg=40, bottom_deg=-55),
    "dome": Sphere(left_deg=-70, right_deg=70, top_deg=90, bottom_deg=-40),
    "band": Sphere(top_deg=30, bottom_deg=-30),
    "high": Sphere(left_deg=-60, right_deg=60, top_deg=75, bottom_deg=10),
    "sweep": Sphere(Projection.CYLINDRICAL, -100, 100, 35, -35),
    "whole turn": Sphere(Projection.CYLINDRICAL, -180, 180, 40, -40),
}


@pytest.mark.parametrize("sphere", SPHERES.values(), ids=SPHERES)
def test_every_direction_lies_within_a_view_and_neighbours_overlap(sphere: Sphere) -> None:
    way = way_of(sphere, Size(360, 180)).reshape(-1, 3)
    seen = np.zeros(len(way))
    for look in layout(sphere):
        own = way @ look.rotation
        with np.errstate(divide="ignore", invalid="ignore"):
            x, y = own[:, 0] / own[:, 2], own[:, 1] / own[:, 2]
        wide, tall = (math.tan(math.radians(a / 2)) for a in (look.fov_deg, look.tall_deg))
        seen += (own[:, 2] > 0) & (np.abs(x) < wide) & (np.abs(y) < tall)
    assert np.mean(seen > 0) > 0.995
    assert np.mean(seen > 1) > 0.2


def test_the_whole_sphere_takes_eight_views() -> None:
    looks = layout(Sphere())
    assert [look.yaw_deg for look in looks[:6]] == [0, 60, 120, 180, 240, 300]
    assert [look.pitch_deg for look in looks[6:]] == [90, -90]
    assert {look.fov_deg for look in looks[:6]} == {FOV_DEG}
    assert {look.fov_deg for look in looks[6:]} == {CAP_FOV_DEG}


def test_a_view_turned_right_and_up_looks_right_and_up() -> None:
    right, down, ahead = Look(30, 20).rotation.T
    assert ahead @ (0, 0, 1) == pytest.approx(math.cos(math.radians(30)) * math.cos(0.349066))
    assert ahead[0] > 0 > ahead[1]
    np.testing.assert_allclose(np.cross(right, down), ahead, atol=1e-12)
    assert abs(right[1]) < 1e-12  # not rolled


@pytest.mark.parametrize("number", range(8))
def test_pictures_show_what_is_there(number: int) -> None:
    photo = panorama(Size(1440, 720))
    view = views_of(Sphere(), photo.size)[number]
    shown = next(pictures(photo.rgb, Sphere(), (view,)))
    assert (shown.shape[1], shown.shape[0]) == view.camera.size
    u, v = np.meshgrid(*(np.arange(side) for side in view.camera.size))
    way = rays(u, v, view.camera) @ view.look.rotation.T
    expected = colours(way / np.linalg.norm(way, axis=-1, keepdims=True))
    off = np.abs(shown.astype(int) - expected)
    assert np.median(off) <= 4


def test_views_are_no_finer_than_the_panorama_nor_than_models_take() -> None:
    small, large = views_of(Sphere(), Size(720, 360))[0], views_of(Sphere(), Size(20000, 10000))[0]
    assert small.camera.f == pytest.approx(720 / (2 * math.pi))
    assert max(large.camera.size) == MAX_SIDE_PX


def test_nothing_finer_than_a_views_pixel_is_left() -> None:
    """Stripes of a pixel each become grey, at the horizon and at the pole alike."""
    rgb = np.zeros((2000, 4000, 3), np.uint8)
    rgb[:, ::2] = 255
    views = views_of(Sphere(), Size(1000, 500))
    for pitch_deg in (0, 90):
        view = next(each for each in views if each.look.pitch_deg == pitch_deg)
        picture = Cutter(rgb, Sphere(), view.camera.f).picture(view)
        assert np.ptp(picture.astype(int)) < 60
        assert picture.mean() == pytest.approx(127.5, abs=4)


def test_the_seam_of_a_whole_turn_is_in_no_picture() -> None:
    """A smooth panorama is smooth across its edge."""
    angle = (np.arange(800) + 0.5) / 800 * 2 * np.pi
    rgb = (
        np.repeat((127 + 100 * np.sin(angle))[None, :, None], 400, 0).repeat(3, 2).astype(np.uint8)
    )
    behind = next(view for view in views_of(Sphere(), Size(800, 400)) if view.look.yaw_deg == 180)
    row = Cutter(rgb, Sphere(), behind.camera.f).picture(behind)[100, :, 0].astype(int)
    assert np.abs(np.diff(row)).max() <= 4
