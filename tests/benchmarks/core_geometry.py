"""Metrics, contours, clouds and files on a grid of the full network's size."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np

from core.cloud import build_cloud, grid_colors
from core.contours import first_code, neighbour_ratio, ratio_codes
from core.export.registry import write_format
from core.export.scene import Scene
from core.metrics.boundary import boundary_f1
from core.types import (
    Estimate,
    FloatMap,
    Flying,
    FocalLength,
    FocalSource,
    ModelInfo,
    Photo,
    Size,
)
from tests.benchmarks.registry import benchmark, median_s

GRID = 1536
PHOTO = Size(4000, 3000)
FOCAL_PX = 3200.0


@cache
def canonical() -> FloatMap:
    """(1536, 1536) canonical inverse depth: a ramp, boxes before it, and noise."""
    rng = np.random.default_rng(7)
    rows = np.linspace(0.1, 0.6, GRID, dtype=np.float32)[:, None]
    values = np.broadcast_to(rows, (GRID, GRID)).copy()
    for _ in range(200):
        top, left = rng.integers(0, GRID - 100, 2)
        values[top : top + 90, left : left + 60] = rng.uniform(0.2, 2)
    return values * rng.normal(1, 0.01, values.shape).astype(np.float32)


@cache
def scene() -> Scene:
    rng = np.random.default_rng(8)
    photo = Photo("photo", None, rng.integers(0, 255, (PHOTO.height, PHOTO.width, 3), np.uint8))
    info = ModelInfo("compact", "0" * 64, "cpu", "float32")
    estimate = Estimate(canonical(), 64.0, PHOTO, info)
    focal = FocalLength(FOCAL_PX, FocalSource.PREDICTED)
    return Scene(photo, estimate, focal, FOCAL_PX, flying=Flying.KEEP)


@benchmark("boundary F1 of 1536 x 1536", bar=0.25)
def boundary_f1_seconds() -> float:
    pred = 1 / canonical()
    true = np.roll(pred, 2, axis=1)
    return median_s(lambda: boundary_f1(pred, true))


@benchmark("contour codes of an estimate, 1536 x 1536")
def contour_codes_seconds() -> float:
    return median_s(lambda: ratio_codes(neighbour_ratio(canonical())))


@benchmark("contour mask at a new threshold, 2.36 megapixels", unit="ms", bar=30)
def threshold_ms() -> float:
    codes = ratio_codes(neighbour_ratio(canonical()))
    percents = iter(np.tile(np.arange(1, 50, dtype=float), 10))
    return 1e3 * median_s(lambda: codes >= first_code(next(percents)), repeat=21)


@benchmark("cloud of 2.36 million points built", bar=0.3)
def cloud_seconds() -> float:
    given = scene()
    grid = Size(GRID, GRID)
    colors = grid_colors(given.photo.rgb, grid)
    return median_s(
        lambda: build_cloud(given.estimate, given.photo.rgb, focal_px=FOCAL_PX, colors=colors)
    )


@benchmark("PLY of 2.36 million points written", bar=0.5)
def ply_write_seconds() -> float:
    given = scene()
    cloud = given.cloud()
    object.__setattr__(given, "cloud", lambda: cloud)  # the writing alone
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "cloud.ply"
            return median_s(lambda: write_format(given, "ply", path, overwrite=True))
    finally:
        object.__delattr__(given, "cloud")


@benchmark("PLY read back by Open3D: points that differ", unit="points", bar=0)
def ply_differences() -> float:
    import open3d

    cloud = scene().cloud()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cloud.ply"
        write_format(scene(), "ply", path)
        read = open3d.t.io.read_point_cloud(str(path))
    xyz, rgb = read.point["positions"].numpy(), read.point["colors"].numpy()
    assert xyz.shape == cloud.xyz.shape, f"{len(xyz)} points instead of {len(cloud.xyz)}"
    same = (xyz == cloud.xyz).all(axis=1) & (rgb == cloud.rgb).all(axis=1)
    return float(np.count_nonzero(~same))


@benchmark("GLB of a mesh of 1536 x 1536, cut and written", bar=4)
def glb_write_seconds() -> float:
    return _mesh_seconds("glb")


@benchmark("OBJ of a mesh of 1536 x 1536, cut and written")
def obj_write_seconds() -> float:
    return _mesh_seconds("obj")


def _mesh_seconds(fmt: str) -> float:
    """A scene keeps its mesh, so every time takes another one."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"mesh.{fmt}"
        return median_s(
            lambda: write_format(replace(scene(), flying=Flying.DROP), fmt, path, overwrite=True),
            repeat=3,
        )
