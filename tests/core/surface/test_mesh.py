"""The mesh's promises, edge by edge."""

from __future__ import annotations

import numpy as np
import pytest

from core.camera import intrinsics, unproject
from core.cloud import cloud_depth
from core.surface.mesh import DepthMesh, build_mesh
from core.types import Estimate, ModelInfo, Size

SIZE = Size(80, 60)
FOCAL = 70.0


def estimate_of(canonical: np.ndarray) -> Estimate:
    info = ModelInfo("compact", "ab" * 32, "cpu", "float32")
    return Estimate(canonical.astype(np.float32), 57.5, SIZE, info)


@pytest.fixture
def bumpy() -> Estimate:
    """Ground, a box before it, noise about as strong as the thresholds."""
    rng = np.random.default_rng(3)
    canonical = rng.uniform(0.4, 0.46, (30, 40))
    canonical[8:20, 10:25] += 0.6
    return estimate_of(canonical)


def edges_of(mesh: DepthMesh) -> np.ndarray:
    """(3 M, 2) depths of both ends of every edge."""
    depth = mesh.xyz[:, 2][mesh.faces]
    return np.concatenate([depth[:, [0, 1]], depth[:, [1, 2]], depth[:, [2, 0]]])


@pytest.mark.parametrize("percent", [1, 3, 10, 50])
def test_no_edge_spans_a_contour(bumpy: Estimate, percent: float) -> None:
    mesh = build_mesh(bumpy, focal_px=FOCAL, cut_percent=percent)
    ends = edges_of(mesh)
    assert mesh.cut > 0
    assert (ends.max(axis=1) / ends.min(axis=1) <= (1 + percent / 100) * (1 + 1e-6)).all()
    assert len(mesh.faces) + mesh.cut == 2 * 29 * 39


def test_every_triangle_within_the_threshold_is_there() -> None:
    canonical = np.full((4, 5), 0.5)
    canonical[0, 0] = 1.0  # one corner stands out: the square keeps its other half
    mesh = build_mesh(estimate_of(canonical), focal_px=FOCAL, cut_percent=10)
    assert (len(mesh.faces), mesh.cut) == (23, 1)
    assert len(mesh.xyz) == 19


def test_far_triangles_are_counted_apart(bumpy: Estimate) -> None:
    far_m = float(np.median(cloud_depth(bumpy, FOCAL, 1.0)))
    mesh = build_mesh(bumpy, focal_px=FOCAL, far_m=far_m, cut_percent=3)
    assert mesh.cut_far > 0
    assert mesh.xyz[:, 2].max() <= far_m
    assert len(mesh.faces) + mesh.cut + mesh.cut_far == 2 * 29 * 39


def test_without_a_threshold_all_hangs_together(bumpy: Estimate) -> None:
    mesh = build_mesh(bumpy, focal_px=FOCAL)
    assert (len(mesh.faces), mesh.cut, mesh.cut_far) == (2 * 29 * 39, 0, 0)
    everything = unproject(cloud_depth(bumpy, FOCAL, 1.0), intrinsics(SIZE, FOCAL))
    np.testing.assert_array_equal(mesh.xyz, everything.reshape(-1, 3))


def test_triangles_face_the_camera(bumpy: Estimate) -> None:
    mesh = build_mesh(bumpy, focal_px=FOCAL, cut_percent=50)
    a, b, c = (mesh.xyz[mesh.faces[:, each]] for each in range(3))
    assert (np.einsum("ij,ij->i", np.cross(b - a, c - a), a) < 0).all()
    assert (np.einsum("ij,ij->i", mesh.normals, mesh.xyz) < 0).all()


def test_vertices_are_compact_and_lie_on_their_place_in_the_photo(bumpy: Estimate) -> None:
    mesh = build_mesh(bumpy, focal_px=FOCAL, cut_percent=3)
    assert np.array_equal(np.unique(mesh.faces), np.arange(len(mesh.xyz)))
    cells = mesh.uv * (40, 30) - 0.5
    np.testing.assert_allclose(cells, np.rint(cells), atol=1e-4)


def test_nothing_left(bumpy: Estimate) -> None:
    mesh = build_mesh(bumpy, focal_px=FOCAL, far_m=1e-3)
    assert len(mesh.faces) == len(mesh.xyz) == len(mesh.uv) == 0


@pytest.mark.parametrize("percent", [5, 20])
def test_fewer_rows_where_more_than_enough_triangles_are_there(
    bumpy: Estimate, percent: float
) -> None:
    whole = build_mesh(bumpy, focal_px=FOCAL, cut_percent=percent)
    assert np.array_equal(
        build_mesh(bumpy, focal_px=FOCAL, cut_percent=percent, enough=1000).faces, whole.faces
    )
    thin = build_mesh(bumpy, focal_px=FOCAL, cut_percent=percent, enough=200)
    assert 50 < len(thin.faces) < len(whole.faces) / 4
    assert thin.cut == whole.cut
    assert {tuple(point) for point in thin.xyz} <= {tuple(point) for point in everything(bumpy)}
    cells = thin.uv * (40, 30) - 0.5
    np.testing.assert_allclose(cells, np.rint(cells), atol=1e-4)
    np.testing.assert_allclose(np.linalg.norm(thin.normals, axis=1), 1, atol=1e-4)


def everything(estimate: Estimate) -> np.ndarray:
    points = unproject(cloud_depth(estimate, FOCAL, 1.0), intrinsics(SIZE, FOCAL))
    return points.reshape(-1, 3)
