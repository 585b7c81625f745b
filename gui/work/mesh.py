"""The mesh in the cloud's pane, made for the lane."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from core.types import ByteImage, Estimate, FloatMap, Size
from gui.snapshot.pictures import (
    Band,
    CloudRequest,
    LiveMesh,
    MeshCounts,
    MeshRequest,
    MeshResult,
)
from gui.work.cloud import shown_cells
from gui.work.point_colors import depth_colors

if TYPE_CHECKING:
    from core.grid_mesh import CutGrid

MOVING_TRIANGLES = 200_000
"""Drawn in some 30 ms by two cores without a graphics card."""
LARGE_CELLS = 400_000
"""Grids with more are built coarsely while the settings move."""
BAND_TRIANGLES = 100_000
"""Drawn, and uploaded, at a time."""


def build_live_mesh(request: MeshRequest, *, coarse: bool) -> MeshResult:
    """The surface on show as triangles; a coarse one has no more than can be drawn at once."""
    from core.camera import intrinsics, unproject
    from core.grid_mesh import coarser
    from core.shading import light_map

    cloud = request.cloud
    surface, depth, grid = _cut(cloud)
    canonical = surface.canonical_inverse_depth
    xyz = unproject(depth, intrinsics(surface.image_size, cloud.focal_px))
    light = light_map(surface, focal_px=cloud.focal_px)
    rgba = _colors(request, surface, depth)
    counts = _counts(grid)
    stride = moving_stride(cloud.derived.grid)
    if stride == 1:
        return MeshResult(LiveMesh(_bands(grid, xyz, rgba, light)), counts)
    thin = coarser(grid, canonical, stride=stride, percent=cloud.flying_percent)
    every = (slice(None, None, stride),) * 2
    moving = _bands(thin, xyz[every], rgba[every], light[every])
    whole = () if coarse else _bands(grid, xyz, rgba, light)
    return MeshResult(LiveMesh(moving, whole), counts)


def is_large(request: MeshRequest) -> bool:
    """Whether a coarse mesh is to come before the whole one."""
    grid = request.cloud.derived.grid
    return grid.width * grid.height > LARGE_CELLS


def count_triangles(cloud: CloudRequest) -> MeshCounts:
    """How many triangles the mesh of a cloud has."""
    return _counts(_cut(cloud)[2])


def _cut(cloud: CloudRequest) -> tuple[Estimate, FloatMap, CutGrid]:
    """The surface, its depth Z in metres and its triangles."""
    from core.cloud import cloud_depth
    from core.grid_mesh import cut_grid
    from core.mesh import usable
    from core.snap import snapped_estimate

    percent = cloud.flying_percent
    estimate = cloud.derived.estimate
    surface, _ = snapped_estimate(estimate, percent=percent or 0.0, side=cloud.side)
    depth = cloud_depth(surface, cloud.focal_px, cloud.scale)
    near = usable(depth, cloud.far_m, shown_cells(cloud, surface))
    return surface, depth, cut_grid(surface.canonical_inverse_depth, near, percent)


def _counts(grid: CutGrid) -> MeshCounts:
    return MeshCounts(int(np.count_nonzero(grid.kept)), grid.cut, grid.cut_far)


def moving_stride(grid: Size) -> int:
    """Every how many-th row and column is drawn while something moves."""
    return max(1, math.ceil(math.sqrt(2 * grid.width * grid.height / MOVING_TRIANGLES)))


def _colors(request: MeshRequest, surface: Estimate, depth: FloatMap) -> ByteImage:
    """(h, w, 4) of every cell within the far cut, as the points have them."""
    rgba = np.full((*depth.shape, 4), 255, np.uint8)
    if request.colors.by == "photo":
        rgba[..., :3] = request.cloud.derived.colors
    else:
        far_m = request.cloud.far_m
        index = np.flatnonzero(depth <= (np.inf if far_m is None else np.float32(far_m)))
        rgba.reshape(-1, 4)[index, :3] = depth_colors(surface, index, request.colors)
    return rgba


def _bands(grid: CutGrid, xyz: FloatMap, rgba: ByteImage, light: ByteImage) -> tuple[Band, ...]:
    """Rows of squares with the cells that they touch, few enough to be drawn at a time."""
    from core.grid_mesh import grid_faces

    rows, columns = grid.falling.shape
    step = max(1, BAND_TRIANGLES // max(2 * columns, 1))
    bands = []
    for first in range(0, rows, step):
        last = min(first + step, rows)
        part = grid._replace(falling=grid.falling[first:last], kept=grid.kept[first:last])
        faces = grid_faces(part)
        if len(faces):
            cells = slice(first, last + 1)
            where, color, lit = (_flat(each[cells]) for each in (xyz, rgba, light))
            bands.append(Band(where, color, faces.astype(np.uint32), lit))
    return tuple(bands)


def _flat(values: np.ndarray) -> np.ndarray:
    return np.ascontiguousarray(values).reshape(-1, values.shape[-1])
