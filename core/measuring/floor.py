"""Where the floor of a photo is: found in its depth, or through points picked on it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.camera import SphereCamera
from core.cloud import map_normals
from core.contours import contour_mask, neighbour_ratio
from core.depth import FAR_M, MIN_CANONICAL
from core.errors import MeasureError
from core.measuring.level import Floor, FloorPlane, plane_terms
from core.measuring.measure import MAD_TO_SIGMA, SIDE_PERCENT, MetricCamera, Point, Vector, sample
from core.progress import CancelToken
from core.system.preload import preload
from core.types import FloatMap, Mask

TILT_LIMIT_DEG, ROLL_LIMIT_DEG = 40.0, 15.0
"""A camera is held roughly upright: so near to the picture's upright is a floor's normal, in any
direction and to the side."""
PICKED_TILT_LIMIT_DEG = 75.0
"""The same where the user says what the floor is."""
TOLERANCE = 0.04
"""Points whose depth is at most this much off, relatively, lie on a plane."""
LEAST_TOLERANCE = 0.004
SMOOTHED_CELLS = 7
FACING_LIMIT_DEG = 50.0
"""Surfaces that face farther from the picture's upright take no part in the search."""
OUTLIER_SIGMA = 2.0
LEAST_SHARE = 0.04
"""Of all points: how many more lie on a floor than below it, at least."""
BELOW = 0.1
"""Points lie below a floor when they are this share of the camera's height under it."""
MOST_PLANES = 8
LOWER_BY = 1.15
"""A second level surface this many times as far below the camera lies below the first..."""
LOWER_SHARE = 0.2
"""... and is the floor (the first was a table) with this share of the first one's points."""
PARALLEL_DEG = 8.0
BOX_SHARE = 0.04
"""Edge of the boxes in which points are counted, as a share of the depth."""
BOXES_ACROSS = 1 << 14
"""More than there are to one side of any view."""
MOST_CELLS = 100_000
MOST_PROPOSING = 6_000
"""Open3D does not let go of the interpreter: with so many points a call takes some 20 ms."""
PROPOSAL_SHARE = 0.015
"""Open3D's distance threshold, as a share of the median depth."""
ITERATIONS = 300
ROUNDS = 8
SEED = 1
LEAST_PICKED = 3
ALMOST_SKY = 1.01
LEAST_SPREAD = 0.02
"""Picked points must not lie nearer to one line than this share of the photo's width; on a
panorama, in radians, to one plane with the camera."""


# Finding it


def find_floor(
    canonical: FloatMap, camera: MetricCamera, *, cancel: CancelToken | None = None
) -> FloorPlane:
    """Look for the floor; the same map gives the same floor.

    Planes are taken out of the surfaces that face upwards one after another (RANSAC by Open3D,
    then least squares). Of those that are level enough and have little below them the floor is
    the one with the most points, unless another one lies well below it.

    Args:
        canonical: (h, w) float32 canonical inverse depth, any grid over the photo.
        camera: focal length in force; which surfaces are level depends on it.
        cancel: asked before every plane.

    Raises:
        MeasureError: nothing looks like a floor.
        Cancelled.
    """
    scene = _solid_points(canonical, camera)
    level = [
        _Candidate(plane, plane.floor(camera), gain)
        for plane, gain in _planes(scene, cancel or CancelToken())
        if gain >= LEAST_SHARE and _is_level(plane.floor(camera))
    ]
    if not level:
        raise MeasureError(
            "no floor was found: nothing large and level lies below the camera. "
            "Pick three or more points on the floor instead"
        )
    return _floor_of(level).plane


class _Candidate(NamedTuple):
    """A level plane; ``gain`` is the share of points on it less that of points below it."""

    plane: FloorPlane
    floor: Floor
    gain: float


def _is_level(floor: Floor) -> bool:
    return floor.tilt_deg <= TILT_LIMIT_DEG and abs(floor.roll_deg) <= ROLL_LIMIT_DEG


def _floor_of(level: list[_Candidate]) -> _Candidate:
    """The best, or the lowest of those well below it: then the best was a table."""
    best = max(level, key=lambda each: each.gain)
    below = [
        each
        for each in level
        if each.floor.height_m >= LOWER_BY * best.floor.height_m
        and each.gain >= LOWER_SHARE * best.gain
        and np.dot(each.floor.normal, best.floor.normal) >= math.cos(math.radians(PARALLEL_DEG))
    ]
    return max(below, key=lambda each: each.floor.height_m) if below else best


@dataclass(frozen=True, eq=False)
class _Points:
    """Points of a map, (n, ...) float64.

    Attributes:
        terms: (n, 3): u - cx, v - cy, 1; on a panorama directions (``plane_terms``).
        canonical: (n,).
        xyz: (n, 3) metres.
        depth: (n,) of those: Z, on a panorama range.
        weights: (n,).
        upward: (n,) bool, the surface around may be level.
    """

    terms: Vector
    canonical: Vector
    xyz: Vector
    depth: Vector
    weights: Vector
    upward: Mask

    def __len__(self) -> int:
        return len(self.canonical)

    def some(self, chosen: NDArray[np.bool_] | NDArray[np.intp]) -> _Points:
        return _Points(*(each[chosen] for each in vars(self).values()))

    def errors(self, plane: Vector) -> Vector:
        """Relative errors of the depths against a plane (a, b, c); above its horizon infinity."""
        on_plane = self.terms @ plane
        with np.errstate(divide="ignore"):
            off = np.abs(self.canonical / on_plane - 1)
        return np.where(on_plane > 0, off, np.inf)

    def share(self, plane: Vector) -> float:
        """The share of the points' weight that lies on a plane."""
        return float(self.weights[self.errors(plane) <= TOLERANCE].sum() / self.weights.sum())

    def share_below(self, plane: Vector) -> float:
        """The share of the points' weight that lies clearly below a plane."""
        low = self.terms @ plane > (1 + BELOW) * self.canonical
        return float(self.weights[low].sum() / self.weights.sum())

    def fit(self) -> Vector:
        """(a, b, c) with the least weighted sum of squares of the depths' relative errors."""
        terms = self.terms / self.canonical[:, None]
        weighed = terms * self.weights[:, None]
        return np.asarray(np.linalg.lstsq(weighed.T @ terms, weighed.sum(axis=0), rcond=None)[0])


def _solid_points(canonical: FloatMap, camera: MetricCamera) -> _Points:
    """Points of an even choice of cells, without flying pixels and what is too far away.

    Each weighs less the more there are in its box of the scene, so that near things do not
    outnumber far ones; it does so by the root of their number, for many say more than one.
    """
    height, width = canonical.shape
    step = max(1, math.ceil(math.sqrt(canonical.size / MOST_CELLS)))
    solid = canonical > MIN_CANONICAL
    ratio = neighbour_ratio(canonical, wraps=camera.wraps)
    solid &= ~contour_mask(ratio, percent=SIDE_PERCENT)
    upward = _upward(canonical[::step, ::step], camera)
    rows, columns = np.nonzero(solid[::step, ::step])
    upward = upward[rows, columns]
    rows, columns = rows * step, columns * step
    u = (columns + 0.5) * (camera.size.width / width) - 0.5
    v = (rows + 0.5) * (camera.size.height / height) - 0.5
    values = canonical[rows, columns].astype(np.float64)
    xyz = camera.xyz(u, v, values)
    terms, depth = plane_terms(u, v, camera.size, camera.sphere), camera.depth(xyz)
    seen = _shares(terms, camera)
    _, inverse = np.unique(_boxes(xyz, depth), return_inverse=True)
    weights = seen / np.sqrt(np.bincount(inverse, seen)[inverse])
    points = _Points(terms, values, xyz, depth, weights, upward)
    return points.some(depth <= FAR_M * camera.scale)


def _shares(terms: Vector, camera: MetricCamera) -> Vector:
    """How much of what is seen each cell (n,) stands for: near a panorama's poles little."""
    if camera.sphere is None:
        return np.ones(len(terms))
    _, latitude = SphereCamera(camera.sphere, camera.size).angles_to(terms)
    return np.maximum(np.cos(latitude), 1e-6)


def _upward(canonical: FloatMap, camera: MetricCamera) -> Mask:
    """Cells whose surroundings face upwards, as far as that can be told, (h, w)."""
    from scipy.ndimage import uniform_filter

    told = np.maximum(canonical, np.float32(MIN_CANONICAL))
    around = ("reflect", "wrap" if camera.wraps else "reflect")
    smooth = uniform_filter(told, SMOOTHED_CELLS, mode=around)
    normals = map_normals(smooth, camera.lens)
    return np.asarray(-normals[..., 1] >= math.cos(math.radians(FACING_LIMIT_DEG)))


def _boxes(xyz: Vector, depth: Vector) -> NDArray[np.int64]:
    """The box (n,) that each point lies in; edges are a share of the depth, by octaves.

    What is small and near counts like what is large and far, whatever the scene's scale.
    """
    octave = np.floor(np.log2(np.maximum(depth, 1e-6)))
    places = np.floor(xyz / (BOX_SHARE * np.exp2(octave))[:, None])
    key = octave.astype(np.int64)
    for axis in range(3):
        key = key * BOXES_ACROSS + places[:, axis].astype(np.int64) % BOXES_ACROSS
    return key


def _planes(scene: _Points, cancel: CancelToken) -> list[tuple[FloorPlane, float]]:
    """Planes of the surfaces that face upwards, in the order they are found, with their gains."""
    rest, found = scene.some(scene.upward), []
    for _ in range(MOST_PLANES):
        cancel.check()
        if len(rest) < LEAST_PICKED or rest.weights.sum() < LEAST_SHARE * scene.weights.sum():
            break
        plane = _refined(scene, _proposed(rest))
        taken = rest.errors(plane) <= TOLERANCE
        if not taken.any():
            break
        found.append((_described(scene, plane), scene.share(plane) - scene.share_below(plane)))
        rest = rest.some(~taken)
    return found


def _proposed(points: _Points) -> Vector:
    """(a, b, c) of the plane on which Open3D finds the most boxes."""
    preload("open3d")
    import open3d as o3d  # slow to import, and not needed until here

    _, first = np.unique(_boxes(points.xyz, points.depth), return_index=True)
    order = np.random.default_rng(SEED).permutation(first)
    even = points.some(np.sort(order[:MOST_PROPOSING]))
    o3d.utility.random.seed(SEED)
    cloud = o3d.geometry.PointCloud(o3d.utility.Vector3dVector(even.xyz))
    threshold = PROPOSAL_SHARE * float(np.median(even.depth))
    # Below 1, threads stop each other early: then not every run sees the same planes.
    _, inliers = cloud.segment_plane(threshold, LEAST_PICKED, ITERATIONS, probability=1.0)
    return even.some(np.asarray(inliers, np.intp)).fit()


def _refined(points: _Points, plane: Vector) -> Vector:
    """Least squares on the points near a plane, again and again as it moves."""
    for _ in range(ROUNDS):
        errors = points.errors(plane)
        near = errors[errors <= TOLERANCE]
        sigma = MAD_TO_SIGMA * float(np.median(near)) if len(near) else TOLERANCE
        chosen = errors <= min(max(OUTLIER_SIGMA * sigma, LEAST_TOLERANCE), TOLERANCE)
        if np.count_nonzero(chosen) < LEAST_PICKED:
            break
        plane = points.some(chosen).fit()
    return plane


def _described(points: _Points, plane: Vector) -> FloorPlane:
    errors = points.errors(plane)
    near = errors <= TOLERANCE
    residual = float(np.sqrt(np.mean(np.square(errors[near])))) if near.any() else 0.0
    per_u, per_v, at_centre = plane.tolist()
    return FloorPlane(per_u, per_v, at_centre, points.share(plane), residual)


# Picking it


def floor_from_points(
    canonical: FloatMap, points: Sequence[Point], camera: MetricCamera
) -> FloorPlane:
    """The floor through three or more picked points, by least squares.

    Args:
        canonical: (h, w) float32 canonical inverse depth, any grid over the photo.
        points: (u, v) pixels of the photo.
        camera: in force; it decides whether the plane can be a floor.

    Raises:
        MeasureError: too few points, points in one line, sky, or no floor below the camera.
    """
    size = camera.size
    if len(points) < LEAST_PICKED:
        raise MeasureError("pick at least three points on the floor")
    u, v = np.array(points, np.float64).T
    values = sample(canonical, size, u, v)
    if values.min() <= ALMOST_SKY * MIN_CANONICAL:
        raise MeasureError("one of the points lies in the sky: move or delete it")
    terms = plane_terms(u, v, size, camera.sphere)
    if _in_line(terms, camera):
        raise MeasureError("the points lie nearly in one line: move one of them aside")
    alike = np.ones(len(u))
    xyz = camera.xyz(u, v, values)
    picked = _Points(terms, values, xyz, camera.depth(xyz), alike, alike > 0)
    plane = _described(picked, picked.fit())
    if plane.floor(camera).tilt_deg > PICKED_TILT_LIMIT_DEG:
        raise MeasureError("no floor goes through these points: it would not lie below the camera")
    return plane


def _in_line(terms: Vector, camera: MetricCamera) -> bool:
    """Whether points leave a plane through them undetermined."""
    if camera.sphere is not None:
        return bool(np.linalg.svd(terms, compute_uv=False)[2] < LEAST_SPREAD)
    around = terms[:, :2] - terms[:, :2].mean(axis=0)
    spread = np.linalg.svd(around, compute_uv=False)[1]
    return bool(spread < LEAST_SPREAD * camera.size.width)
