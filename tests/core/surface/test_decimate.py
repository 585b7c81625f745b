"""Fewer triangles, none of which spans a contour or hangs in mid-air."""

from __future__ import annotations

import numpy as np
import pytest

from core.depth import full_size_depth
from core.progress import Cancelled, CancelToken, Monitor
from core.surface import decimate
from core.surface.decimate import decimated
from core.surface.mesh import DepthMesh, build_mesh
from core.types import Estimate, ModelInfo, Size

pytest.importorskip("open3d")
GRID = Size(120, 90)
SIZE = Size(480, 360)
FOCAL = 400.0


@pytest.fixture
def room() -> Estimate:
    """A floor from 1 to 30 m, boxes on it with narrow gaps between, and a little noise."""
    canonical = np.linspace(0.03, 1.0, GRID.height)[:, None] * np.ones((1, GRID.width))
    for left in range(10, 100, 12):
        canonical[20:60, left : left + 11] = 0.9
        canonical[40, left + 5] = 0.1  # a hole of one cell
    canonical *= np.random.default_rng(3).normal(1, 0.002, canonical.shape)
    info = ModelInfo("compact", "ab" * 32, "cpu", "float32")
    return Estimate(canonical.astype(np.float32), 57.5, SIZE, info)


def spread(mesh: DepthMesh) -> np.ndarray:
    """Greatest over least depth of the corners of every triangle."""
    z = mesh.xyz[:, 2][mesh.faces]
    return z.max(axis=1) / z.min(axis=1)


def cover(mesh: DepthMesh, share: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Depth of a point of every triangle, and of the photo's pixel that it hides (of the
    nearest one within three)."""
    point = np.einsum("c,mcx->mx", share, mesh.xyz[mesh.faces])
    return point[:, 2], point[:, :2] / point[:, 2:] * FOCAL + (np.array(SIZE) - 1) / 2


@pytest.mark.parametrize("percent", [5, 10, 25])
@pytest.mark.parametrize("triangles", [400, 3000])
def test_no_triangle_spans_a_contour_after_decimation(
    room: Estimate, percent: float, triangles: int
) -> None:
    mesh = build_mesh(room, focal_px=FOCAL, cut_percent=percent)
    assert mesh.cut > 0
    small = decimated(mesh, triangles, room, focal_px=FOCAL, percent=percent)
    assert 0 < len(small.faces) < len(mesh.faces) / 3
    assert (spread(small) <= (1 + percent / 100) * (1 + 1e-6)).all()


def test_no_triangle_hangs_in_mid_air(room: Estimate) -> None:
    percent = 10
    mesh = build_mesh(room, focal_px=FOCAL, cut_percent=percent)
    small = decimated(mesh, 2000, room, focal_px=FOCAL, percent=percent)
    depth = full_size_depth(room, focal_px=FOCAL)
    z, places = cover(small, np.full(3, 1 / 3))
    column, row = np.rint(places).astype(int).T
    cell = SIZE.width // GRID.width
    around = np.stack(
        [
            depth[
                np.clip(row + down, 0, SIZE.height - 1), np.clip(column + right, 0, SIZE.width - 1)
            ]
            for down in (-cell, 0, cell)
            for right in (-cell, 0, cell)
        ]
    )
    off = np.maximum(around, z) / np.minimum(around, z)
    assert (off.min(axis=0) <= 1 + percent / 100).all()


def test_unchecked_decimation_does_span_contours(room: Estimate) -> None:
    mesh = build_mesh(room, focal_px=FOCAL, cut_percent=10)
    bare = decimated(mesh, 400, room, focal_px=FOCAL, percent=None)
    assert len(bare.faces) <= 400
    assert (spread(bare) > 1.1).any()


def test_a_slope_stays_whole(room: Estimate) -> None:
    """What is divided along it is not torn: the floor's area remains."""
    floor = Estimate(
        np.linspace(0.1, 1.0, 60, dtype=np.float32)[:, None] * np.ones((1, 80), np.float32),
        57.5,
        SIZE,
        room.info,
    )
    mesh = build_mesh(floor, focal_px=FOCAL, cut_percent=20)
    assert mesh.cut == 0
    small = decimated(mesh, 200, floor, focal_px=FOCAL, percent=20)
    assert area(small) == pytest.approx(area(mesh), rel=0.01)
    assert (spread(small) <= 1.2 * (1 + 1e-6)).all()


def area(mesh: DepthMesh) -> float:
    a, b, c = (mesh.xyz[mesh.faces[:, corner]].astype(np.float64) for corner in range(3))
    return float(np.linalg.norm(np.cross(b - a, c - a), axis=1).sum() / 2)


def test_texture_and_normals_fit_the_new_vertices(room: Estimate) -> None:
    mesh = build_mesh(room, focal_px=FOCAL, cut_percent=20)
    small = decimated(mesh, 1500, room, focal_px=FOCAL, percent=20)
    expected = small.xyz[:, 0] / small.xyz[:, 2] * FOCAL + SIZE.width / 2
    np.testing.assert_allclose(small.uv[:, 0] * SIZE.width, expected, rtol=1e-4)
    assert np.array_equal(np.unique(small.faces), np.arange(len(small.xyz)))
    np.testing.assert_allclose(np.linalg.norm(small.normals, axis=1), 1, atol=1e-3)
    assert (np.einsum("ij,ij->i", small.normals, small.xyz) < 0).mean() > 0.95


def test_a_small_mesh_stays_as_it_is(room: Estimate) -> None:
    mesh = build_mesh(room, focal_px=FOCAL, cut_percent=20)
    assert decimated(mesh, 10**6, room, focal_px=FOCAL) is mesh
    with pytest.raises(ValueError, match="take 1 or more"):
        decimated(mesh, 0, room, focal_px=FOCAL)


def test_a_large_mesh_is_reduced_in_another_process_that_can_be_stopped(
    room: Estimate, monkeypatch: pytest.MonkeyPatch
) -> None:
    mesh = build_mesh(room, focal_px=FOCAL, cut_percent=20)
    here = decimated(mesh, 1500, room, focal_px=FOCAL, percent=20)
    monkeypatch.setattr(decimate, "SMALL", 1000)
    there = decimated(mesh, 1500, room, focal_px=FOCAL, percent=20)
    assert len(there.faces) == pytest.approx(len(here.faces), rel=0.05)
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        decimated(mesh, 1500, room, focal_px=FOCAL, monitor=Monitor(cancel=token))
