from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from core.camera import intrinsics, unproject
from core.measuring.measure import MetricCamera
from tests.core.rooms import GRID, PHOTO, bare_room

CAMERA = MetricCamera(PHOTO, 1000.0)


def test_focal_length_and_scale_move_the_floor_with_its_points() -> None:
    made = bare_room()
    plane = made.plane
    on_floor = made.on_floor()
    for camera in (CAMERA, replace(CAMERA, focal_px=1700.0), replace(CAMERA, scale=2.5)):
        depth = camera.scale * camera.focal_px / (PHOTO.width * made.canonical())
        xyz = unproject(depth.astype(np.float32), intrinsics(PHOTO, camera.focal_px))[on_floor]
        floor = plane.floor(camera)
        heights = xyz @ np.array(floor.normal, np.float32) + floor.height_m
        assert np.abs(heights).max() < 1e-3
        assert floor.height_of(xyz[0]) == pytest.approx(0.0, abs=1e-3)
    assert plane.floor(CAMERA).height_m == pytest.approx(1.5)
    assert plane.floor(replace(CAMERA, scale=2.5)).height_m == pytest.approx(3.75)


def test_heights_of_every_cell() -> None:
    made = bare_room(((-0.5, 0.0, 2.0), (0.5, 0.9, 3.0)))
    depth = made.depth()
    points = made.rays() * depth[..., None]
    true = points @ made.normal + made.height_m
    heights = made.plane.heights(made.canonical(), PHOTO)
    assert heights.shape == (GRID.height, GRID.width)
    np.testing.assert_allclose(heights * made.height_m, true, atol=1e-4)


def test_the_level_frame_stands_on_the_floor_and_keeps_the_heading() -> None:
    made = bare_room(pitch=17.0, roll=5.0)
    floor = made.plane.floor(CAMERA)
    rotation = floor.rotation
    np.testing.assert_allclose(rotation @ rotation.T, np.eye(3), atol=1e-12)
    assert np.linalg.det(rotation) == pytest.approx(1.0)
    np.testing.assert_allclose(rotation @ made.normal, [0, -1, 0], atol=1e-9)
    ahead = floor.turn(np.float32([[0, 0, 1]]))[0]
    assert ahead[0] == pytest.approx(0.0, abs=1e-6)
    assert ahead[2] > 0
    camera, below = floor.level(np.float32([[0, 0, 0], -1.5 * made.normal]))
    np.testing.assert_allclose(camera, [0, -1.5, 0], atol=1e-6)
    np.testing.assert_allclose(below, [0, 0, 0], atol=1e-6)
