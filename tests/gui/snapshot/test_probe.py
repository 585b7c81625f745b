"""Values under the cursor."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from core.camera import intrinsics
from core.cloud import build_cloud
from core.types import FocalSource, Size
from gui.snapshot.probe import cell_of_pixel, fields_of, pixel_of_index, read
from gui.snapshot.resolve import resolve
from gui.state.entry import FocalChoice
from tests.gui.samples import make_derived, make_entry, make_state
from tests.sample_estimates import GRID, SIZE

FOCAL_PX = 100.0


def snapshot(**changes):
    entry = make_entry(1, focal=FocalChoice(FocalSource.MANUAL, FOCAL_PX), **changes)
    return resolve(make_state(entry))


def test_colour_and_place() -> None:
    reading = read(snapshot(), 12.4, 33.6)
    assert (reading.u, reading.v) == (12, 34)
    assert reading.rgb == (12, 34, 0)


@pytest.mark.parametrize(("u", "v"), [(-0.6, 5), (79.6, 5), (5, -0.6), (5, 59.6)])
def test_nothing_outside_of_the_photo(u: float, v: float) -> None:
    assert read(snapshot(), u, v) is None


@pytest.mark.parametrize(("u", "v"), [(-0.5, -0.5), (79.4, 59.4)])
def test_corners_are_inside(u: float, v: float) -> None:
    assert read(snapshot(), u, v) is not None


def test_point_agrees_with_the_pinhole_model() -> None:
    shown = snapshot()
    reading = read(shown, 60, 10)
    row, column = cell_of_pixel(shown.depth.derived, 60, 10)
    canonical = shown.depth.derived.estimate.canonical_inverse_depth[row, column]
    z = FOCAL_PX / (SIZE.width * canonical)
    camera = intrinsics(SIZE, FOCAL_PX)
    expected = ((60 - camera.cx) * z / FOCAL_PX, (10 - camera.cy) * z / FOCAL_PX, z)
    assert reading.xyz == pytest.approx(expected, rel=1e-6)
    assert reading.inverse == pytest.approx(1 / z)
    assert reading.range_m == pytest.approx(np.linalg.norm(expected))


def test_scale_multiplies_metres() -> None:
    once, twice = read(snapshot(), 60, 10), read(snapshot(scale=2.0), 60, 10)
    assert twice.xyz == pytest.approx([2 * part for part in once.xyz])


def test_pixels_and_points_of_the_cloud_name_the_same_cell() -> None:
    derived = make_derived()
    photo = make_entry(1).photo
    cloud = build_cloud(derived.estimate, photo.rgb, focal_px=FOCAL_PX)
    for index in (0, 7, GRID.width, GRID.width * GRID.height - 1):
        u, v = pixel_of_index(index, GRID, SIZE)
        row, column = cell_of_pixel(derived, u, v)
        assert row * GRID.width + column == index
        z = cloud.xyz[index, 2]
        camera = intrinsics(SIZE, FOCAL_PX)
        assert cloud.xyz[index, 0] == pytest.approx((u - camera.cx) * z / FOCAL_PX, rel=1e-4)


def test_without_depth_there_is_still_a_colour() -> None:
    reading = read(snapshot(done=False), 1, 2)
    assert reading.rgb == (1, 2, 0)
    assert reading.xyz is None
    assert fields_of(reading)["Z"] == ""


def test_fields_have_units() -> None:
    values = fields_of(read(snapshot(), 60, 10))
    assert values["Z"].endswith(" m")
    assert values["u"] == "60"


def test_a_forgotten_picture_still_has_its_depth() -> None:
    shown = snapshot()
    shown = replace(shown, photo=replace(shown.photo, photo=None))
    reading = read(shown, 60, 10)
    assert reading.rgb is None
    assert reading.xyz is not None


def test_cells_cover_sizes_that_do_not_divide() -> None:
    assert pixel_of_index(0, Size(3, 3), Size(10, 10))[0] == pytest.approx(10 / 6 - 0.5)
