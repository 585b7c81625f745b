"""The points in the cloud's pane, made for the lane."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Any

from core.system.preload import preload
from core.types import ByteImage, Estimate, FloatMap, Mask, Photo, Size
from gui.snapshot.pictures import (
    CloudColors,
    CloudCounts,
    CloudRequest,
    ColoredPoints,
    Points,
    PointsRequest,
    SectionSide,
)
from gui.work.light import light_of, light_of_few
from gui.work.point_colors import depth_colors

COARSE_POINTS = 400_000
PLAYED_POINTS = 60_000
SECTION_POINTS = 4_000  # that are plotted


class PointMaker:
    """Makes points and colours them; where the colours alone are others, the points stay."""

    def __init__(self) -> None:
        self._made: tuple[int, Points] | None = None

    def make(
        self, request: PointsRequest, *, coarse: bool, played: int = PLAYED_POINTS
    ) -> ColoredPoints:
        """A coarse cloud is thinned to about ``COARSE_POINTS``, that of a film that plays to as
        many as ``played``."""
        most = COARSE_POINTS if coarse else None
        stride = stride_for(request.cloud, played if request.playing else most)
        if self._made is None or self._made[0] != stride or self._made[1].request != request.cloud:
            self._made = stride, make_points(request.cloud, stride=stride)
        points = self._made[1]
        return ColoredPoints(points, _colors(points, request.colors))


def make_points(request: CloudRequest, *, stride: int = 1) -> Points:
    """The points of every ``stride``-th row and column in the photo's colours."""
    from core.cloud import build_cloud, count_cells, flying_points
    from core.surface.snap import snapped_estimate

    percent = request.flying_percent or 0.0
    estimate, colors = cells_of(request)
    surface, snapped = snapped_estimate(estimate, percent=percent, side=request.side)
    where: Any = {
        "focal_px": request.focal_px,
        "scale": request.scale,
        "far_m": request.far_m,
        "flying_percent": request.drop_percent,
        "shown": shown_cells(request, surface),
    }
    cloud = build_cloud(
        surface,
        colors,
        **where,
        max_points=request.max_points,
        stride=stride,
        colors=colors,
    )
    cells = count_cells(surface, **where)
    shown = min(cells.kept, request.max_points or cells.kept)
    counts = CloudCounts(shown, sum(cells), cells.flying, cells.far, snapped)
    removed = None
    if request.show_removed and request.drop_percent is not None:
        removed = flying_points(surface, **where, stride=stride)
    light = _light(surface, request.focal_px, stride).reshape(-1, 4)[cloud.index]
    section = _section_side(request, surface, cloud.xyz)
    return Points(request, cloud, surface, counts, removed, light, section)


def _light(surface: Estimate, focal_px: float, stride: int) -> ByteImage:
    """How all cells catch the light, (h, w, 4); few of a film that plays are lit for their
    neighbours."""
    if stride == 1:
        return light_of(surface, focal_px)
    height, width = surface.canonical_inverse_depth.shape
    few = light_of_few(surface, focal_px, stride)
    return few.repeat(stride, axis=0).repeat(stride, axis=1)[:height, :width]


def cells_of(request: CloudRequest) -> tuple[Estimate, ByteImage]:
    """The estimate that points and triangles are made of, and the colours of its cells."""
    derived = request.derived
    if request.photo is None:
        return derived.estimate, derived.colors
    return _denser(derived.estimate, request.photo, request.density)


@lru_cache(maxsize=1)  # points and mesh of the same settings ask one after the other
def _denser(estimate: Estimate, photo: Photo, density: float) -> tuple[Estimate, ByteImage]:
    preload("torch")
    from core.cloud import grid_colors
    from core.enlarge import densified

    finer = densified(estimate, photo.rgb, density=density)
    height, width = finer.canonical_inverse_depth.shape
    return finer, grid_colors(photo.rgb, Size(width, height))


def shown_cells(request: CloudRequest, surface: Estimate) -> Mask | None:
    """The cells (h, w) of which there are points; None for all."""
    if request.cutout.everything:
        return None
    return request.cutout.shown(all_points(request, surface), surface.image_size)


def all_points(request: CloudRequest, surface: Estimate) -> FloatMap:
    """The points of all cells, (h, w, 3) metres, OpenCV camera frame."""
    from core.camera import camera_of, unproject
    from core.cloud import cloud_depth

    depth = cloud_depth(surface, request.focal_px, request.scale)
    return unproject(depth, camera_of(surface, request.focal_px))


def _section_side(request: CloudRequest, surface: Estimate, xyz: FloatMap) -> SectionSide | None:
    """The section whose points (N, 3) are shown."""
    from core.surface.cutout import from_the_side, ridge, slab_of

    cutout = request.cutout
    if cutout.section is None:
        return None
    upright = cutout.upright(all_points(request, surface))
    slab = slab_of(cutout.section, upright, surface.image_size)
    x, y, z = slab.across.tolist()
    turned = cutout.upright(xyz)
    top = ridge(turned, slab)
    seen = from_the_side(turned, slab)
    some = seen[:, :: math.ceil(max(len(xyz), 1) / SECTION_POINTS)]
    return SectionSide((x, y, z), xyz[top], some, seen[:, top])


def _colors(points: Points, colors: CloudColors) -> ByteImage:
    if colors.by == "photo":
        return points.cloud.rgb
    return depth_colors(points.surface, points.cloud.index, colors)


def is_large(request: PointsRequest) -> bool:
    """Whether a coarse cloud is to come before the whole one."""
    return not request.playing and stride_for(request.cloud, COARSE_POINTS) > 1


def stride_for(request: CloudRequest, points: int | None) -> int:
    """Every how many-th row and column a cloud of about so many points has; None for all."""
    return 1 if points is None else max(1, round(math.sqrt(request.cells / points)))
