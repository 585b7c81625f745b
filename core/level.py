"""The floor of a photo: found in its depth, or from points picked on it.

A plane of the scene is a plane in canonical inverse depth over the photo's pixels,
C0(u, v) = c + a (u - cx) + b (v - cy). So a floor is kept as (a, b, c): neither focal length nor
scale is in it, and whatever they become, the same pixels lie on it. With a camera of focal length
f and scale s, n . P = -h is the same plane with the normal n along (a, b, c / f) and the camera's
height h = s / (W |(a, b, c / f)|), W the photo's width. A pixel's height above it is h (1 - C0/C),
and its distance from it h times the relative error of its depth: one threshold on that error
follows the noise, which grows with depth.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.cloud import map_normals
from core.contours import contour_mask, neighbour_ratio
from core.depth import MIN_CANONICAL
from core.errors import MeasureError
from core.measure import FAR_M, MAD_TO_SIGMA, SIDE_PERCENT, Camera, Point, Vector, sample
from core.preload import preload
from core.progress import CancelToken
from core.types import FloatMap, Mask, ModelInfo, Size

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
"""Picked points must not lie nearer to one line than this share of the photo's width."""


@dataclass(frozen=True)
class FloorPlane:
    """A floor in a map; see the module for the formula.

    Attributes:
        per_u, per_v: change of C for each pixel of the photo.
        at_centre: C where the optical axis meets the floor; at most 0 where it does not.
        share: of the points it was found among that lie on it.
        residual: root mean square of their depths' relative errors.
    """

    per_u: float
    per_v: float
    at_centre: float
    share: float = 0.0
    residual: float = 0.0

    def canonical(self, grid: Size, size: Size) -> FloatMap:
        """C of the floor in every cell of a grid over a photo, (h, w) float32; <= 0 above it."""
        u = (np.arange(grid.width) + 0.5) * (size.width / grid.width) - size.width / 2
        v = (np.arange(grid.height) + 0.5) * (size.height / grid.height) - size.height / 2
        plane = self.at_centre + self.per_u * u[None, :] + self.per_v * v[:, None]
        return np.asarray(plane, np.float32)

    def heights(self, canonical: FloatMap, size: Size) -> FloatMap:
        """Heights above the floor, (h, w) float32, as multiples of the camera's height.

        Args:
            canonical: (h, w) canonical inverse depth, any grid over the photo.
            size: of the photo.
        """
        height, width = canonical.shape
        floor = self.canonical(Size(width, height), size)
        ratio = floor / np.maximum(canonical, np.float32(MIN_CANONICAL))
        return np.asarray(1 - ratio, np.float32)

    def floor(self, camera: Camera) -> Floor:
        """The floor in metres."""
        normal = np.array([self.per_u, self.per_v, self.at_centre / camera.focal_px])
        steep = float(np.linalg.norm(normal))
        height_m = camera.scale / (camera.size.width * steep)
        x, y, z = (-normal / steep).tolist()
        return Floor((x, y, z), height_m, self.share, self.residual * height_m)


@dataclass(frozen=True)
class Floor:
    """A floor in metres: normal . P = -height_m for its points P, OpenCV camera frame.

    Attributes:
        normal: (x, y, z), unit length, upwards, OpenCV camera frame.
        height_m: of the camera's centre above the floor.
        share: of the points it was found among that lie on it.
        residual_m: root mean square of their distances from it.
    """

    normal: tuple[float, float, float]
    height_m: float
    share: float
    residual_m: float

    @property
    def pitch_deg(self) -> float:
        """How far the camera looks down (positive) or up."""
        return math.degrees(math.asin(-self.normal[2]))

    @property
    def roll_deg(self) -> float:
        """How far the camera leans to its right (positive) or left."""
        return math.degrees(math.atan2(-self.normal[0], -self.normal[1]))

    @property
    def tilt_deg(self) -> float:
        """Angle between the picture's upright and the floor's normal."""
        return math.degrees(math.acos(min(max(-self.normal[1], -1.0), 1.0)))

    @property
    def rotation(self) -> Vector:
        """(3, 3) from the camera's frame to the level one: x right, y down along gravity, z ahead.

        The camera keeps its heading: its optical axis has no x there.
        """
        down = -np.array(self.normal)
        ahead = np.array([0.0, 0.0, 1.0]) - down[2] * down
        ahead /= np.linalg.norm(ahead)
        return np.stack([np.cross(down, ahead), down, ahead])

    def level(self, xyz: FloatMap) -> FloatMap:
        """Points (N, 3) of the camera's frame in the level one, float32 metres.

        Its origin lies on the floor below the camera: y = 0 is the floor, -y the height.
        """
        turned = xyz @ self.rotation.T.astype(np.float32)
        turned[:, 1] -= np.float32(self.height_m)
        return np.asarray(turned, np.float32)

    def turn(self, directions: FloatMap) -> FloatMap:
        """Directions (N, 3) of the camera's frame in the level one, float32."""
        return np.asarray(directions @ self.rotation.T.astype(np.float32))

    def height_of(self, point: Sequence[float]) -> float:
        """Height of a point (x, y, z) of the camera's frame above the floor, metres."""
        return float(np.dot(self.normal, point)) + self.height_m


@dataclass(frozen=True)
class FoundFloor:
    """A floor, and which map it was found in (``map_id``)."""

    plane: FloorPlane
    map_id: str


def map_id(info: ModelInfo) -> str:
    """Which maps are alike: made by the same weights in the same precision."""
    return f"{info.weights_sha256} {info.precision}"


# Finding it


def find_floor(
    canonical: FloatMap, camera: Camera, *, cancel: CancelToken | None = None
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
        terms: (n, 3): u - cx, v - cy, 1.
        canonical: (n,).
        xyz: (n, 3) metres.
        weights: (n,).
        upward: (n,) bool, the surface around may be level.
    """

    terms: Vector
    canonical: Vector
    xyz: Vector
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
        """Of the points' weight, what lies on a plane."""
        return float(self.weights[self.errors(plane) <= TOLERANCE].sum() / self.weights.sum())

    def share_below(self, plane: Vector) -> float:
        """Of the points' weight, what lies clearly below a plane."""
        low = self.terms @ plane > (1 + BELOW) * self.canonical
        return float(self.weights[low].sum() / self.weights.sum())

    def fit(self) -> Vector:
        """(a, b, c) with the least weighted sum of squares of the depths' relative errors."""
        terms = self.terms / self.canonical[:, None]
        weighed = terms * self.weights[:, None]
        return np.asarray(np.linalg.lstsq(weighed.T @ terms, weighed.sum(axis=0), rcond=None)[0])


def _solid_points(canonical: FloatMap, camera: Camera) -> _Points:
    """Points of an even choice of cells, without flying pixels and what is too far away.

    Each weighs less the more there are in its box of the scene, so that near things do not
    outnumber far ones; it does so by the root of their number, for many say more than one.
    """
    height, width = canonical.shape
    step = max(1, math.ceil(math.sqrt(canonical.size / MOST_CELLS)))
    solid = canonical > MIN_CANONICAL
    solid &= ~contour_mask(neighbour_ratio(canonical), percent=SIDE_PERCENT)
    upward = _upward(canonical[::step, ::step], camera)
    rows, columns = np.nonzero(solid[::step, ::step])
    upward = upward[rows, columns]
    rows, columns = rows * step, columns * step
    u = (columns + 0.5) * (camera.size.width / width) - 0.5
    v = (rows + 0.5) * (camera.size.height / height) - 0.5
    values = canonical[rows, columns].astype(np.float64)
    xyz = camera.xyz(u, v, values)
    _, inverse, counts = np.unique(_boxes(xyz), return_inverse=True, return_counts=True)
    weights = 1 / np.sqrt(counts[inverse], dtype=np.float64)
    points = _Points(_terms(u, v, camera.size), values, xyz, weights, upward)
    return points.some(xyz[:, 2] <= FAR_M * camera.scale)


def _upward(canonical: FloatMap, camera: Camera) -> Mask:
    """Cells whose surroundings face upwards, as far as that can be told, (h, w)."""
    from scipy.ndimage import uniform_filter

    smooth = uniform_filter(np.maximum(canonical, np.float32(MIN_CANONICAL)), SMOOTHED_CELLS)
    normals = map_normals(smooth, camera.size, camera.focal_px)
    return np.asarray(-normals[..., 1] >= math.cos(math.radians(FACING_LIMIT_DEG)))


def _terms(u: Vector, v: Vector, size: Size) -> Vector:
    return np.stack([u - (size.width - 1) / 2, v - (size.height - 1) / 2, np.ones(len(u))], axis=1)


def _boxes(xyz: Vector) -> NDArray[np.int64]:
    """The box (n,) that each point lies in; edges are a share of the depth, by octaves.

    What is small and near counts like what is large and far, whatever the scene's scale.
    """
    octave = np.floor(np.log2(np.maximum(xyz[:, 2], 1e-6)))
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

    _, first = np.unique(_boxes(points.xyz), return_index=True)
    order = np.random.default_rng(SEED).permutation(first)
    even = points.some(np.sort(order[:MOST_PROPOSING]))
    o3d.utility.random.seed(SEED)
    cloud = o3d.geometry.PointCloud(o3d.utility.Vector3dVector(even.xyz))
    threshold = PROPOSAL_SHARE * float(np.median(even.xyz[:, 2]))
    _, inliers = cloud.segment_plane(threshold, LEAST_PICKED, ITERATIONS)
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


def floor_from_points(canonical: FloatMap, points: Sequence[Point], camera: Camera) -> FloorPlane:
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
    terms = _terms(u, v, size)
    around = terms[:, :2] - terms[:, :2].mean(axis=0)
    if np.linalg.svd(around, compute_uv=False)[1] < LEAST_SPREAD * size.width:
        raise MeasureError("the points lie nearly in one line: move one of them aside")
    alike = np.ones(len(u))
    picked = _Points(terms, values, camera.xyz(u, v, values), alike, alike > 0)
    plane = _described(picked, picked.fit())
    if plane.floor(camera).tilt_deg > PICKED_TILT_LIMIT_DEG:
        raise MeasureError("no floor goes through these points: it would not lie below the camera")
    return plane
