"""Meshes of panoramas are closed: around, and above and below."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from core.surface.decimate import decimated
from core.surface.mesh import DepthMesh, build_mesh, unrolled
from core.types import DepthKind, Estimate, Size, Sphere
from tests.core.panorama.scenes import INFO, SHELL, ranges, way_of

GRID = Size(96, 48)
FOCAL_PX = Sphere().focal_px(GRID)


def room(sphere: Sphere | None = None) -> Estimate:
    """An empty room all around."""
    sphere = sphere or Sphere()
    inverse = 1 / ranges(way_of(sphere, GRID), things=())
    return Estimate(
        inverse.astype(np.float32), None, GRID, INFO, kind=DepthKind.METRIC, sphere=sphere
    )


def open_edges(mesh: DepthMesh) -> int:
    """Edges that belong to one triangle alone, where vertices in one place are one."""
    _, place = np.unique(np.round(mesh.xyz, 5), axis=0, return_inverse=True)
    faces = place.reshape(-1)[mesh.faces]
    edges = np.sort(faces[:, [[0, 1], [1, 2], [2, 0]]].reshape(-1, 2), axis=1)
    return sum(count == 1 for count in Counter(map(tuple, edges.tolist())).values())


def volume_m3(mesh: DepthMesh) -> float:
    """Of what is inside; positive where triangles are counter-clockwise from within."""
    a, b, c = (mesh.xyz[mesh.faces[:, corner]].astype(np.float64) for corner in range(3))
    return -float(np.einsum("ij,ij->i", a, np.cross(b, c)).sum()) / 6


@pytest.mark.parametrize(
    ("enough", "off"), [(None, 0.02), (1000, 0.08)], ids=["all", "every third row"]
)
def test_nothing_is_open_at_the_poles(enough: int | None, off: float) -> None:
    mesh = build_mesh(room(), focal_px=FOCAL_PX, enough=enough)
    assert open_edges(mesh) == 0
    low, high = SHELL
    assert volume_m3(mesh) == pytest.approx(np.prod(np.subtract(high, low)), rel=off)
    np.testing.assert_allclose(np.linalg.norm(mesh.normals, axis=1), 1, atol=1e-5)


def test_the_texture_of_a_pole_is_not_drawn_together() -> None:
    mesh = build_mesh(room(), focal_px=FOCAL_PX)
    pole = (mesh.uv[:, 1] == 0) | (mesh.uv[:, 1] == 1)
    assert pole.sum() == 2 * GRID.width
    across = np.ptp(mesh.uv[mesh.faces, 0], axis=1)
    assert across.max() < 1.6 / GRID.width


def test_a_part_that_does_not_reach_them_stays_open() -> None:
    mesh = build_mesh(room(Sphere(top_deg=60, bottom_deg=-60)), focal_px=FOCAL_PX)
    assert open_edges(mesh) == 2 * GRID.width


def test_a_mesh_with_fewer_triangles_stays_closed() -> None:
    whole = build_mesh(room(), focal_px=FOCAL_PX)
    mesh = decimated(whole, 1500, room(), focal_px=FOCAL_PX)
    assert len(mesh.faces) <= 1500
    assert open_edges(mesh) == 0
    assert volume_m3(mesh) == pytest.approx(volume_m3(whole), rel=1e-3)


def test_a_corner_at_a_pole_lies_between_the_other_two() -> None:
    uv = np.array(((0.9, 0.1), (0.1, 0.1), (0.37, 0.0), (0.2, 0.1)), np.float32)
    faces = np.array(((0, 1, 2), (1, 3, 2)), np.int32)
    index, places, moved = unrolled(uv, faces)
    found = places[moved][:, :, 0]
    np.testing.assert_allclose(found, ((0.9, 1.1, 1.0), (0.1, 0.2, 0.15)), atol=1e-6)
    np.testing.assert_array_equal(index[moved], faces)
