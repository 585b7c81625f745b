from __future__ import annotations

import numpy as np

from core.camera import intrinsics, project, unproject
from core.surface.backdrop import backdrop
from core.surface.grid_mesh import cut_faces, cut_grid
from core.types import Size

SIZE = Size(80, 60)
CAMERA = intrinsics(SIZE, 70.0)


def step() -> np.ndarray:
    """Something near at the left, one column of flying pixels, a wall behind."""
    canonical = np.full((60, 80), 0.2, np.float32)
    canonical[:, :30] = 0.8
    canonical[:, 30] = 0.4
    return canonical


def test_a_gap_is_closed_at_the_depth_of_what_is_behind() -> None:
    canonical = step()
    xyz = unproject(1 / canonical, CAMERA)
    faces = cut_faces(cut_grid(canonical, None, 10.0), None)
    assert len(faces) == 2 * 2 * 59
    corners, cells = backdrop(canonical, xyz, faces)
    np.testing.assert_allclose(corners[:, 2], 5.0, rtol=1e-5)
    before = project(xyz.reshape(-1, 3)[faces.ravel()], CAMERA)
    np.testing.assert_allclose(project(corners, CAMERA), before, atol=1e-3)
    assert (canonical.ravel()[cells] < 0.8).all()


def test_what_is_not_there_is_not_behind() -> None:
    canonical = step()
    canonical[:, 32:] = 0.01  # beyond the far cut
    near = canonical > 0.1
    faces = cut_faces(cut_grid(canonical, near, 10.0), near)
    corners, _ = backdrop(canonical, unproject(1 / canonical, CAMERA), faces, near)
    assert corners[:, 2].max() < 5.01


def test_a_triangle_that_reaches_beyond_the_far_cut_is_no_gap() -> None:
    canonical = step()
    near = np.ones(canonical.shape, np.bool_)
    near[:, 30:] = False
    assert len(cut_faces(cut_grid(canonical, near, 10.0), near)) == 0
