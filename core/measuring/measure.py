"""Lengths between points of a photo, with an honest spread, and depth along a line.

A point is a pixel (u, v) of the photo. Its canonical inverse depth C comes from the network's
grid, bilinearly among the cells on its own side of a contour; then Z = s f / (W C),
X = (u - cx) Z / f, Y = (v - cy) Z / f, with the scene's scale s and the focal length f. On a
panorama range stands in place of Z, along the rays of its sphere.

The spread of a length is the root of the sum of squares of two parts, each at twice the
standard deviation or its like (about 95 %):

* local: a plane of the scene is a plane in inverse depth over the pixels, so a plane is fitted
  around each end, and what is left over is uncertainty; the slope is not. To it comes a pick of
  about a pixel, and, where a model was asked several times, how far its answers lie apart at
  that end. All go to the length by first-order propagation.
* focal: the greatest difference to the length that another source's focal length gives.

What it cannot hold is an error common to the whole scene, which no single map shows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from core.camera import Camera, SphereCamera, depth_along, intrinsics, rays
from core.depth import FAR_M, MIN_CANONICAL
from core.errors import MeasureError
from core.types import Estimate, FloatMap, Size, Sphere

Point = tuple[float, float]
"""A place on the photo: (u, v) in pixels, pixel centres at integers."""
Vector = NDArray[np.float64]

SIDE_PERCENT = 10.0
"""Neighbouring cells whose depths differ by more lie on two sides of a contour."""
PICK_PX = 1.0
"""Standard deviation of a picked pixel, in u and in v."""
COVERAGE = 2.0
"""Standard deviations that a spread covers."""
LEAST_APART_PX = 0.5
WINDOW_SHARES = (0.008, 0.02, 0.045)
"""Half widths of the windows around an end, as shares of the grid's longer side."""
LEAST_HALF_WIDTH = 2
LEAST_CELLS = 9
MAD_TO_SIGMA = 1.4826
OUTLIER_SIGMA = 3.0
MOST_SAMPLES = 1000
_UNKNOWN = float("nan")


@dataclass(frozen=True)
class Measurement:
    """Two points of a photo under a name; lengths follow from the map."""

    name: str
    start: Point
    end: Point


@dataclass(frozen=True)
class MetricCamera:
    """What turns canonical inverse depth into metres, of a photo or a panorama.

    Attributes:
        size: size of the photo.
        focal_px: focal length in pixels of the photo.
        scale: factor on all lengths.
        depth_px: the focal length that turns C into depth, where it is not the camera's: see
            ``core.types.Estimate.depth_focal_px``.
        sphere: of a panorama.
    """

    size: Size
    focal_px: float
    scale: float = 1.0
    depth_px: float | None = None
    sphere: Sphere | None = None

    @classmethod
    def of(cls, estimate: Estimate, focal_px: float, scale: float = 1.0) -> MetricCamera:
        """The camera of an estimate's photo."""
        depth_px = estimate.depth_focal_px(focal_px)
        return cls(estimate.image_size, focal_px, scale, depth_px, estimate.sphere)

    @property
    def lens(self) -> Camera:
        """What the rays of pixels follow from."""
        if self.sphere is not None:
            return SphereCamera(self.sphere, self.size)
        return intrinsics(self.size, self.focal_px)

    @property
    def wraps(self) -> bool:
        """Whether maps go on at their left edge, behind the right one."""
        return self.sphere is not None and self.sphere.wraps

    @property
    def per_inverse_m(self) -> float:
        """Metres for C = 1: Z = per_inverse_m / C."""
        return self.scale * (self.depth_px or self.focal_px) / self.size.width

    def xyz(self, u: float | Vector, v: float | Vector, canonical: float | Vector) -> Vector:
        """Points (..., 3) in metres, OpenCV camera frame, of pixels and C of one shape (...)."""
        z = np.asarray(self.per_inverse_m / np.asarray(canonical))
        return np.asarray(rays(u, v, self.lens) * z[..., None])

    def depth(self, xyz: Vector) -> Vector:
        """Depth of points (..., 3): Z, on a panorama range."""
        return depth_along(xyz, self.lens)


@dataclass(frozen=True)
class Spot:
    """The map around one point; neither focal length nor scale is in it.

    Attributes:
        u, v: pixel of the photo.
        canonical: C there, no unit.
        slope_u, slope_v: change of C for each pixel of the photo.
        sigma: standard deviation of C: around the local plane, and between several answers.
    """

    u: float
    v: float
    canonical: float
    slope_u: float
    slope_v: float
    sigma: float

    @property
    def measurable(self) -> bool:
        """Whether there is anything but sky."""
        return self.canonical > MIN_CANONICAL

    def xyz(self, camera: MetricCamera) -> Vector:
        """Point (3,) in metres.

        Raises:
            MeasureError: sky, or too far for any metres to be told.
        """
        point = camera.xyz(self.u, self.v, max(self.canonical, MIN_CANONICAL))
        if not self.measurable or camera.depth(point) > FAR_M * camera.scale:
            raise MeasureError(
                "nothing can be measured at ({u:.0f}, {v:.0f}): it is too far away, or sky",
                u=self.u,
                v=self.v,
            )
        return point

    def variance_along(self, direction: Vector, camera: MetricCamera) -> float:
        """Variance of the point's place along a unit vector (3,), in square metres.

        P = Z r with Z ~ 1 / C: dP = -P dC / C, and a pick off by du moves the ray r by its
        slope, 1 / f for a pinhole, and C by its own.
        """
        point = self.xyz(camera)
        depth = float(camera.depth(point))
        along = float(direction @ point) / self.canonical
        ends = np.array((-0.5, 0.5))
        turn_u = np.diff(rays(self.u + ends, self.v, camera.lens), axis=0)[0]
        turn_v = np.diff(rays(self.u, self.v + ends, camera.lens), axis=0)[0]
        by_u = float(direction @ turn_u) * depth - along * self.slope_u
        by_v = float(direction @ turn_v) * depth - along * self.slope_v
        return float((along * self.sigma) ** 2 + PICK_PX**2 * (by_u**2 + by_v**2))


@dataclass(frozen=True)
class Length:
    """A measured length.

    Attributes:
        start, end: points in metres, OpenCV camera frame.
        length_m: distance between them.
        dz_m: depth of the end less depth of the start; on a panorama of ranges.
        local_m: part of the spread that comes from the map around the ends and from the picks.
        focal_m: part that comes from other sources' focal lengths.
        by_source: the length by each source's focal length.
    """

    start: tuple[float, float, float]
    end: tuple[float, float, float]
    length_m: float
    dz_m: float
    local_m: float
    focal_m: float
    by_source: Mapping[str, float] = field(default_factory=dict)

    @property
    def spread_m(self) -> float:
        """Half width of the interval that should hold the truth in 95 % of cases."""
        return float(np.hypot(self.local_m, self.focal_m))


def check_apart(start: Point, end: Point) -> None:
    """Refuse a segment that has no length on the photo.

    Raises:
        MeasureError: both ends lie in one pixel.
    """
    if np.hypot(end[0] - start[0], end[1] - start[1]) < LEAST_APART_PX:
        raise MeasureError("both ends lie in the same pixel: pick two different points")


def measure(
    start: Spot, end: Spot, camera: MetricCamera, others: Mapping[str, MetricCamera] | None = None
) -> Length:
    """The length between two spots.

    Args:
        camera: in force.
        others: by source, all that are known (the one in force may be among them).

    Raises:
        MeasureError: an end is sky or too far away, or both lie in one pixel.
    """
    check_apart((start.u, start.v), (end.u, end.v))
    first, second = start.xyz(camera), end.xyz(camera)
    length = float(np.linalg.norm(second - first))
    direction = (second - first) / length
    variance = start.variance_along(direction, camera) + end.variance_along(direction, camera)
    by_source = {name: _distance(start, end, other) for name, other in (others or {}).items()}
    return Length(
        start=_triple(first),
        end=_triple(second),
        length_m=length,
        dz_m=float(camera.depth(second) - camera.depth(first)),
        local_m=COVERAGE * float(np.sqrt(variance)),
        focal_m=max((abs(other - length) for other in by_source.values()), default=0.0),
        by_source=by_source,
    )


def _distance(start: Spot, end: Spot, camera: MetricCamera) -> float:
    """Between two measurable spots, however far another focal length puts them."""
    points = (camera.xyz(spot.u, spot.v, spot.canonical) for spot in (start, end))
    first, second = points
    return float(np.linalg.norm(second - first))


def _triple(point: Vector) -> tuple[float, float, float]:
    x, y, z = (float(value) for value in point)
    return x, y, z


# The map at and around points


def sample(canonical: FloatMap, size: Size, u: Vector, v: Vector) -> Vector:
    """C at pixels of the photo, bilinear among the cells on each point's own side.

    Args:
        canonical: (h, w) float32 canonical inverse depth, any grid over the photo.
        size: size of the photo.
        u, v: (n,) pixels; those outside the photo take the value at its edge.

    Returns:
        (n,) float64, at least MIN_CANONICAL.
    """
    x, y = to_grid(canonical, size, u, v)
    nearest = _cells(canonical, np.rint(y), np.rint(x))
    left, top = np.floor(x), np.floor(y)
    total, weights = np.zeros_like(nearest), np.zeros_like(nearest)
    for down in (0, 1):
        for right in (0, 1):
            value = _cells(canonical, top + down, left + right)
            weight = (1 - np.abs(y - top - down)) * (1 - np.abs(x - left - right))
            weight = np.where(_same_side(value, nearest), weight, 0.0)
            total, weights = total + weight * value, weights + weight
    return np.asarray(total / weights)


def to_grid(canonical: FloatMap, size: Size, u: Vector, v: Vector) -> tuple[Vector, Vector]:
    """Continuous column and row of the grid under pixels of the photo, kept inside the grid."""
    height, width = canonical.shape
    x = (np.asarray(u, np.float64) + 0.5) * (width / size.width) - 0.5
    y = (np.asarray(v, np.float64) + 0.5) * (height / size.height) - 0.5
    return np.clip(x, 0, width - 1), np.clip(y, 0, height - 1)


def _cells(canonical: FloatMap, rows: Vector, columns: Vector) -> Vector:
    height, width = canonical.shape
    row = np.clip(rows, 0, height - 1).astype(np.intp)
    column = np.clip(columns, 0, width - 1).astype(np.intp)
    return np.maximum(canonical[row, column].astype(np.float64), MIN_CANONICAL)


def _same_side(values: Vector, anchor: Vector | float) -> NDArray[np.bool_]:
    step = 1 + SIDE_PERCENT / 100
    return np.asarray((values < anchor * step) & (anchor < values * step))


def spot(canonical: FloatMap, size: Size, point: Point, spread: FloatMap | None = None) -> Spot:
    """The map at and around one pixel of the photo; some hundred microseconds.

    Args:
        spread: (h, w) as ``core.types.Estimate`` holds it.
    """
    u, v = point
    value = float(sample(canonical, size, np.array([u]), np.array([v]))[0])
    x, y = (float(place[0]) for place in to_grid(canonical, size, np.array([u]), np.array([v])))
    apart = 0.0 if spread is None else value * float(spread[round(y), round(x)])
    planes = [_plane(canonical, x, y, value, half) for half in _half_widths(canonical)]
    per_column, per_row, _ = planes[0]
    height, width = canonical.shape
    return Spot(
        u=float(u),
        v=float(v),
        canonical=value,
        slope_u=per_column * width / size.width,
        slope_v=per_row * height / size.height,
        sigma=float(np.hypot(max(sigma for _, _, sigma in planes), apart)),
    )


def _half_widths(canonical: FloatMap) -> list[int]:
    longer = max(canonical.shape)
    return [max(LEAST_HALF_WIDTH, round(share * longer)) for share in WINDOW_SHARES]


def _plane(
    canonical: FloatMap, x: float, y: float, value: float, half: int
) -> tuple[float, float, float]:
    """A plane in C around (x, y): its slopes per column and row, and the robust residual.

    The residual takes in how far ``value`` itself lies off the plane. Where too few cells lie
    on the point's side nothing is known of a slope.
    """
    rows, columns = _window(canonical, x, y, half)
    cells = _cells(canonical, rows, columns)
    mine = _same_side(cells, value)
    if np.count_nonzero(mine) < LEAST_CELLS:
        return 0.0, 0.0, _scatter(cells[mine] - value)
    terms = np.stack([np.ones(mine.sum()), columns[mine] - x, rows[mine] - y], axis=1)
    fitted, residual = _fit(terms, cells[mine])
    sigma = float(np.hypot(_scatter(residual), value - fitted[0]))
    return float(fitted[1]), float(fitted[2]), sigma


def _window(canonical: FloatMap, x: float, y: float, half: int) -> tuple[Vector, Vector]:
    """Rows and columns of the cells within ``half`` of (x, y), inside the grid."""
    height, width = canonical.shape
    middle_x, middle_y = round(x), round(y)
    rows = np.arange(max(middle_y - half, 0), min(middle_y + half + 1, height))
    columns = np.arange(max(middle_x - half, 0), min(middle_x + half + 1, width))
    down, right = np.meshgrid(rows, columns, indexing="ij")
    return down.ravel().astype(np.float64), right.ravel().astype(np.float64)


def _fit(terms: Vector, values: Vector) -> tuple[Vector, Vector]:
    """Least squares, and once more without outliers: coefficients (3,) and all residuals."""
    fitted: Vector = np.asarray(np.linalg.lstsq(terms, values, rcond=None)[0], np.float64)
    residual = values - terms @ fitted
    kept = np.abs(residual) <= OUTLIER_SIGMA * max(_scatter(residual), 1e-12)
    if LEAST_CELLS <= np.count_nonzero(kept) < len(values):
        fitted = np.asarray(np.linalg.lstsq(terms[kept], values[kept], rcond=None)[0], np.float64)
        residual = values - terms @ fitted
    return fitted, residual


def _scatter(residual: Vector) -> float:
    """Robust standard deviation: the median size of the residuals, for a normal distribution."""
    return MAD_TO_SIGMA * float(np.median(np.abs(residual))) if len(residual) else 0.0


# Depth along a line


@dataclass(frozen=True, eq=False)
class Profile:
    """Depth along a line on the photo, (n,) each; NaN where nothing can be measured.

    Attributes:
        pixels: distance from the start along the line on the photo, pixels.
        u, v: pixels of the photo.
        xyz: (n, 3) metres, OpenCV camera frame.
        z: depth along the optical axis, metres; on a panorama range.
        gaps: (n,) bool, a contour lies between this sample and the one before.
    """

    pixels: Vector
    u: Vector
    v: Vector
    xyz: Vector
    z: Vector
    gaps: NDArray[np.bool_]

    @property
    def distance_m(self) -> Vector:
        """Straight distance from the first measurable point, metres."""
        known = np.flatnonzero(np.isfinite(self.z))
        start = self.xyz[known[0]] if len(known) else np.full(3, _UNKNOWN)
        return np.asarray(np.linalg.norm(self.xyz - start, axis=1))

    def nearest(self, u: float, v: float) -> tuple[int, float]:
        """The sample next to a pixel, and how many pixels away it is."""
        away = np.hypot(self.u - u, self.v - v)
        place = int(np.argmin(away))
        return place, float(away[place])


def profile(
    canonical: FloatMap,
    start: Point,
    end: Point,
    camera: MetricCamera,
    *,
    contour_percent: float = SIDE_PERCENT,
) -> Profile:
    """Depth at every pixel along a line (at most 1000 samples).

    Args:
        contour_percent: neighbours whose depths differ by more have a gap between them.

    Raises:
        MeasureError: both ends lie in one pixel.
    """
    check_apart(start, end)
    long_px = float(np.hypot(end[0] - start[0], end[1] - start[1]))
    share = np.linspace(0.0, 1.0, min(max(round(long_px) + 1, 2), MOST_SAMPLES))
    u, v = (start[axis] + share * (end[axis] - start[axis]) for axis in (0, 1))
    values = sample(canonical, camera.size, u, v)
    xyz = camera.xyz(u, v, values)
    z = np.array(camera.depth(xyz))
    unknown = (values <= MIN_CANONICAL) | (z > FAR_M * camera.scale)
    xyz[unknown] = z[unknown] = _UNKNOWN
    ratio = np.maximum(values[1:], values[:-1]) / np.minimum(values[1:], values[:-1])
    gaps = np.r_[False, ratio > 1 + contour_percent / 100]
    return Profile(share * long_px, u, v, xyz, z, gaps)
