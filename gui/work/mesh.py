"""The mesh in the cloud's pane, made for the lane."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from core.types import ByteImage, Estimate, FloatMap, Mask, Size
from gui.snapshot.pictures import (
    Band,
    CloudRequest,
    LiveMesh,
    MeshCounts,
    MeshRequest,
    MeshResult,
)
from gui.work.cloud import all_points, cells_of, shown_cells
from gui.work.light import light_of, light_of_few
from gui.work.point_colors import depth_colors

if TYPE_CHECKING:
    from core.surface.grid_mesh import CutGrid
    from core.surface.mesh import Ends

MOVING_TRIANGLES = 200_000
"""Drawn in some 30 ms by two cores without a graphics card."""
LARGE_CELLS = 400_000
"""Grids with more are built coarsely while the settings move."""
PLAYED_TRIANGLES = 100_000
"""While a film plays, two dozen times a second."""
BAND_TRIANGLES = 100_000
"""Drawn, and uploaded, at a time."""


def build_live_mesh(request: MeshRequest, *, coarse: bool) -> MeshResult:
    """The surface on show as triangles; a coarse one, and one of a film that plays, has no more
    than can be drawn at once."""
    from core.surface.grid_mesh import coarser
    from core.surface.mesh import without_slivers

    cloud = request.cloud
    surface, depth, near, grid, ends, stride = _cut(cloud, playing=request.playing)
    canonical = ends.close(surface.canonical_inverse_depth)
    shown = without_slivers(grid, ends)
    counts = _counts(shown)
    cells = _cells(request, surface, depth, ends, lit=stride == 1 or not request.playing)
    if stride == 1:
        mesh = LiveMesh(_bands(shown, cells), backdrop=_backdrop(grid, canonical, cells, near))
        return MeshResult(mesh, counts)
    thin = coarser(grid, canonical, stride=stride, percent=cloud.flying_percent)
    few = _few(request, surface, cells, ends, stride)
    moving = _bands(without_slivers(thin, ends.every(stride)), few)
    whole = () if coarse or request.playing else _bands(shown, cells)
    behind = _backdrop(thin, canonical[::stride, ::stride], few, _whole_squares(near, stride))
    return MeshResult(LiveMesh(moving, whole, behind), counts)


def is_large(request: MeshRequest) -> bool:
    """Whether a coarse mesh is to come before the whole one."""
    return not request.playing and request.cloud.cells > LARGE_CELLS


def count_triangles(cloud: CloudRequest) -> MeshCounts:
    """How many triangles the mesh of a cloud has."""
    from core.surface.mesh import without_slivers

    cut = _cut(cloud)
    return _counts(without_slivers(cut.grid, cut.ends))


class _Cells(NamedTuple):
    """All that is drawn of the cells of a grid: (h, w, 3) places, (h, w, 4) colours and light."""

    xyz: FloatMap
    rgba: ByteImage
    light: ByteImage


def _cells(
    request: MeshRequest, surface: Estimate, depth: FloatMap, ends: Ends, *, lit: bool
) -> _Cells:
    """All cells; where they are not ``lit``, as bright as their colours."""
    places, colors = all_points(request.cloud, surface), _colors(request, surface, depth)
    light = light_of(surface, request.cloud.focal_px) if lit else np.zeros_like(colors)
    return _Cells(ends.close(places), ends.close(colors), ends.close(light))


def _few(request: MeshRequest, surface: Estimate, cells: _Cells, ends: Ends, stride: int) -> _Cells:
    """Every ``stride``-th row and column; while a film plays light comes from these alone."""
    some = slice(None, None, stride)
    few = _Cells(cells.xyz[some, some], cells.rgba[some, some], cells.light[some, some])
    if not request.playing:
        return few
    light = light_of_few(surface, request.cloud.focal_px, stride)
    return few._replace(light=ends.every(stride).close(light))


class _Cut(NamedTuple):
    """The surface, its depth Z in metres (h, w), the cells that there are and the triangles; what
    closes those two, and every how many-th row and column is drawn while something moves."""

    surface: Estimate
    depth: FloatMap
    near: Mask | None
    grid: CutGrid
    ends: Ends
    stride: int


def _cut(cloud: CloudRequest, *, playing: bool = False) -> _Cut:
    from core.cloud import cloud_depth
    from core.surface.grid_mesh import cut_grid
    from core.surface.mesh import closing, usable
    from core.surface.snap import snapped_estimate

    percent = cloud.flying_percent
    estimate, _ = cells_of(cloud)
    surface, _ = snapped_estimate(estimate, percent=percent or 0.0, side=cloud.side)
    depth = cloud_depth(surface, cloud.focal_px, cloud.scale)
    near = usable(depth, cloud.far_m, shown_cells(cloud, surface))
    stride = _stride_of(surface, playing=playing)
    ends = closing(surface, stride)
    near = None if near is None else ends.close(near)
    grid = cut_grid(ends.close(surface.canonical_inverse_depth), near, percent)
    return _Cut(surface, depth, near, grid, ends, stride)


def _counts(grid: CutGrid) -> MeshCounts:
    return MeshCounts(int(np.count_nonzero(grid.kept)), grid.cut, grid.cut_far)


def moving_stride(grid: Size, triangles: int | None = None) -> int:
    """Every how many-th row and column is drawn while something moves."""
    most = triangles or MOVING_TRIANGLES
    return max(1, math.ceil(math.sqrt(2 * grid.width * grid.height / most)))


def _stride_of(surface: Estimate, *, playing: bool) -> int:
    """That of a surface; of a whole turn one that closes."""
    from core.surface.mesh import whole_stride

    height, width = surface.canonical_inverse_depth.shape
    stride = moving_stride(Size(width, height), PLAYED_TRIANGLES if playing else None)
    return whole_stride(stride, width) if surface.wraps else stride


def _colors(request: MeshRequest, surface: Estimate, depth: FloatMap) -> ByteImage:
    """(h, w, 4) of every cell within the far cut, as the points have them."""
    rgba = np.full((*depth.shape, 4), 255, np.uint8)
    if request.colors.by == "photo":
        rgba[..., :3] = cells_of(request.cloud)[1]
    else:
        far_m = request.cloud.far_m
        index = np.flatnonzero(depth <= (np.inf if far_m is None else np.float32(far_m)))
        rgba.reshape(-1, 4)[index, :3] = depth_colors(surface, index, request.colors)
    return rgba


def _whole_squares(near: Mask | None, stride: int) -> Mask | None:
    """Of every stride-th cell, whether all cells around it are there."""
    from scipy.ndimage import minimum_filter

    if near is None:
        return None
    around: Mask = minimum_filter(near, 2 * stride - 1)
    return around[::stride, ::stride]


def _backdrop(
    grid: CutGrid, canonical: FloatMap, cells: _Cells, near: Mask | None
) -> tuple[Band, ...]:
    """What is seen through the gaps at contours."""
    from core.surface.backdrop import backdrop
    from core.surface.grid_mesh import cut_faces

    faces = cut_faces(grid, near)
    if not len(faces):
        return ()
    corners, source = backdrop(canonical, cells.xyz, faces, near)
    color, lit = (
        each.reshape(-1, 4)[source].repeat(3, axis=0) for each in (cells.rgba, cells.light)
    )
    return (Band(corners, color, np.arange(len(corners), dtype=np.uint32).reshape(-1, 3), lit),)


def _bands(grid: CutGrid, cells: _Cells) -> tuple[Band, ...]:
    """Rows of squares with the cells that they touch, few enough to be drawn at a time."""
    from core.surface.grid_mesh import grid_faces

    rows, columns = grid.falling.shape
    step = max(1, BAND_TRIANGLES // max(2 * columns, 1))
    bands = []
    for first in range(0, rows, step):
        last = min(first + step, rows)
        part = grid._replace(falling=grid.falling[first:last], kept=grid.kept[first:last])
        faces = grid_faces(part)
        if len(faces):
            where, color, lit = (_flat(each[first : last + 1]) for each in cells)
            bands.append(Band(where, color, faces.astype(np.uint32), lit))
    return tuple(bands)


def _flat(values: np.ndarray) -> np.ndarray:
    return np.ascontiguousarray(values).reshape(-1, values.shape[-1])
