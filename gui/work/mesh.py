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
"""While a film plays, two dozen times a second, where they are drawn quickly enough."""
BAND_TRIANGLES = 100_000
"""Drawn, and uploaded, at a time."""


def build_live_mesh(
    request: MeshRequest, *, coarse: bool, triangles: int = PLAYED_TRIANGLES
) -> MeshResult:
    """The surface on show as triangles; a coarse one, and one of a film that plays, has no more
    than can be drawn at once.

    Args:
        request: which surface.
        coarse: without what is drawn once nothing moves.
        triangles: at most, of a film that plays.
    """
    from core.surface.grid_mesh import coarser, cut_grid
    from core.surface.mesh import without_slivers

    cloud = request.cloud
    ground = _ground(cloud, triangles if request.playing else None)
    surface, depth, near, canonical, ends, stride = ground
    if request.playing and stride > 1 and not ends.wraps:
        return MeshResult(_played(request, ground), None)
    grid = cut_grid(canonical, near, cloud.flying_percent)
    shown = without_slivers(grid, ends)
    counts = _counts(shown)
    cells = _cells(request, surface, depth, ends)
    if stride == 1:
        mesh = LiveMesh(_bands(shown, cells), backdrop=_backdrop(grid, canonical, cells, near))
        return MeshResult(mesh, counts)
    thin = coarser(grid, canonical, stride=stride, percent=cloud.flying_percent)
    few = cells.every(stride)
    moving = _bands(without_slivers(thin, ends.every(stride)), few)
    whole = () if coarse or request.playing else _bands(shown, cells)
    behind = _backdrop(thin, canonical[::stride, ::stride], few, _whole_squares(near, stride))
    return MeshResult(LiveMesh(moving, whole, behind), counts)


def _played(request: MeshRequest, ground: _Ground) -> LiveMesh:
    """Every ``stride``-th row and column alone, lit by each other: of a frame that is gone in a
    moment nothing else is made."""
    from core.camera import camera_of, unproject
    from core.surface.grid_mesh import cut_few

    surface, depth, near, canonical, _, stride = ground
    some = (slice(None, None, stride),) * 2
    focal_px = request.cloud.focal_px
    grid = cut_few(canonical, near, request.cloud.flying_percent, stride=stride)
    cells = _Cells(
        unproject(depth, camera_of(surface, focal_px))[some],
        _colors(request, surface, depth, stride),
        light_of_few(surface, focal_px, stride),
    )
    behind = _backdrop(grid, canonical[some], cells, None if near is None else near[some])
    return LiveMesh(_bands(grid, cells), backdrop=behind)


def is_large(request: MeshRequest) -> bool:
    """Whether a coarse mesh is to come before the whole one."""
    return not request.playing and request.cloud.cells > LARGE_CELLS


def count_triangles(cloud: CloudRequest) -> MeshCounts:
    """How many triangles the mesh of a cloud has."""
    from core.surface.grid_mesh import cut_grid
    from core.surface.mesh import without_slivers

    ground = _ground(cloud)
    grid = cut_grid(ground.canonical, ground.near, cloud.flying_percent)
    return _counts(without_slivers(grid, ground.ends))


class _Cells(NamedTuple):
    """All that is drawn of the cells of a grid: (h, w, 3) places, (h, w, 4) colours and light."""

    xyz: FloatMap
    rgba: ByteImage
    light: ByteImage

    def every(self, stride: int) -> _Cells:
        """Those of every ``stride``-th row and column."""
        some = slice(None, None, stride)
        return _Cells(self.xyz[some, some], self.rgba[some, some], self.light[some, some])


def _cells(request: MeshRequest, surface: Estimate, depth: FloatMap, ends: Ends) -> _Cells:
    """All cells."""
    places, colors = all_points(request.cloud, surface), _colors(request, surface, depth)
    light = light_of(surface, request.cloud.focal_px)
    return _Cells(ends.close(places), ends.close(colors), ends.close(light))


class _Ground(NamedTuple):
    """The surface, its depth Z in metres (h, w), the cells that there are and the inverse depth of
    all; what closed these two, and every how many-th row and column is drawn while something
    moves."""

    surface: Estimate
    depth: FloatMap
    near: Mask | None
    canonical: FloatMap
    ends: Ends
    stride: int


def _ground(cloud: CloudRequest, triangles: int | None = None) -> _Ground:
    from core.cloud import cloud_depth
    from core.surface.mesh import closing, usable
    from core.surface.snap import snapped_estimate

    percent = cloud.flying_percent
    estimate, _ = cells_of(cloud)
    surface, _ = snapped_estimate(estimate, percent=percent or 0.0, side=cloud.side)
    depth = cloud_depth(surface, cloud.focal_px, cloud.scale)
    near = usable(depth, cloud.far_m, shown_cells(cloud, surface))
    stride = _stride_of(surface, triangles)
    ends = closing(surface, stride)
    near = None if near is None else ends.close(near)
    return _Ground(surface, depth, near, ends.close(surface.canonical_inverse_depth), ends, stride)


def _counts(grid: CutGrid) -> MeshCounts:
    return MeshCounts(int(np.count_nonzero(grid.kept)), grid.cut, grid.cut_far)


def moving_stride(grid: Size, triangles: int | None = None) -> int:
    """Every how many-th row and column is drawn while something moves."""
    most = triangles or MOVING_TRIANGLES
    return max(1, math.ceil(math.sqrt(2 * grid.width * grid.height / most)))


def _stride_of(surface: Estimate, triangles: int | None) -> int:
    """That of a surface; of a whole turn one that closes."""
    from core.surface.mesh import whole_stride

    height, width = surface.canonical_inverse_depth.shape
    stride = moving_stride(Size(width, height), triangles)
    return whole_stride(stride, width) if surface.wraps else stride


def _colors(request: MeshRequest, surface: Estimate, depth: FloatMap, stride: int = 1) -> ByteImage:
    """(h, w, 4) of every ``stride``-th cell within the far cut, as the points have them."""
    some = (slice(None, None, stride),) * 2
    rgba = np.full((*depth[some].shape, 4), 255, np.uint8)
    if request.colors.by == "photo":
        rgba[..., :3] = cells_of(request.cloud)[1][some]
        return rgba
    far_m = request.cloud.far_m
    near = depth[some] <= (np.inf if far_m is None else np.float32(far_m))
    index = np.arange(depth.size).reshape(depth.shape)[some][near]
    rgba[near, :3] = depth_colors(surface, index, request.colors)
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
