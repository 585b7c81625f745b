from __future__ import annotations

import math

import numpy as np
import pytest

from core.effects.half_sphere import MAX_SIDE, half_sphere_side, on_half_sphere

WIDTH, HEIGHT, FOCAL_PX, SIDE = 200, 160, 150.0, 512


def dot_at(u: int, v: int) -> tuple[float, float]:
    """Where a dot of the photo is seen, in degrees to the right and down."""
    rgb = np.full((HEIGHT, WIDTH, 3), 40, np.uint8)
    rgb[v - 1 : v + 2, u - 1 : u + 2] = 250
    seen = on_half_sphere(rgb, FOCAL_PX, SIDE)[..., 0].astype(float)
    rows, columns = np.nonzero(seen > 150)
    return tuple(((place.mean() + 0.5) / SIDE - 0.5) * 180 for place in (columns, rows))


@pytest.mark.parametrize(("u", "v"), [(100, 80), (180, 80), (100, 20), (30, 140), (190, 10)])
def test_directions_are_those_of_the_camera(u: int, v: int) -> None:
    x, y = (u - (WIDTH - 1) / 2) / FOCAL_PX, (v - (HEIGHT - 1) / 2) / FOCAL_PX
    longitude, latitude = math.atan(x), math.atan(y / math.hypot(1, x))
    right, down = dot_at(u, v)
    pixel = 180 / SIDE
    assert right == pytest.approx(math.degrees(longitude), abs=pixel)
    assert down == pytest.approx(math.degrees(latitude), abs=pixel)


def test_around_the_photo_it_is_black() -> None:
    seen = on_half_sphere(np.full((HEIGHT, WIDTH, 3), 200, np.uint8), FOCAL_PX, SIDE)
    lit = np.degrees(2 * math.atan(WIDTH / 2 / FOCAL_PX)) / 180 * SIDE
    assert np.count_nonzero(seen[SIDE // 2, :, 0] > 100) == pytest.approx(lit, abs=2)
    assert seen[0].max() == seen[:, 0].max() == 0


def test_the_photo_keeps_its_pixels() -> None:
    assert half_sphere_side(2000, 600.0) == pytest.approx(600 * math.pi, abs=2)
    assert half_sphere_side(6000, 6000.0) == MAX_SIDE
