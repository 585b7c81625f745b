"""The floor of a photo: as its map has it, and in metres.

A plane of the scene is a plane in canonical inverse depth over the photo's pixels,
C0(u, v) = c + a (u - cx) + b (v - cy). So a floor is kept as (a, b, c): neither focal length nor
scale is in it, and whatever they become, the same pixels lie on it. With a camera of focal length
f and scale s, n . P = -h is the same plane with the normal n along (a, b, c / f) and the camera's
height h = s / (W |(a, b, c / f)|), W the photo's width. A pixel's height above it is h (1 - C0/C),
and its distance from it h times the relative error of its depth: one threshold on that error
follows the noise, which grows with depth.

On a panorama C is inverse range along unit vectors d, and a plane of the scene is
C0 = (a, b, c) . d there: the same with f = 1, and d in place of (u - cx, v - cy, 1)
(``plane_terms``).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.camera import SphereCamera, grid_pixels
from core.depth import MIN_CANONICAL
from core.measuring.measure import MetricCamera, Vector
from core.types import FloatMap, ModelInfo, Size, Sphere


@dataclass(frozen=True)
class FloorPlane:
    """A floor in a map; see the module for the formula.

    Attributes:
        per_u, per_v: change of C for each pixel of the photo; on a panorama a and b.
        at_centre: C where the optical axis meets the floor; at most 0 where it does not. On a
            panorama c.
        share: share of the points it was found among that lie on it.
        residual: root mean square of their depths' relative errors.
    """

    per_u: float
    per_v: float
    at_centre: float
    share: float = 0.0
    residual: float = 0.0

    def canonical(self, grid: Size, size: Size, sphere: Sphere | None = None) -> FloatMap:
        """C of the floor in every cell of a grid over a photo, (h, w) float32; <= 0 above it."""
        u, v = grid_pixels(grid, size)
        terms = plane_terms(u, v[:, None], size, sphere)
        return np.asarray(terms @ (self.per_u, self.per_v, self.at_centre), np.float32)

    def heights(self, canonical: FloatMap, size: Size, sphere: Sphere | None = None) -> FloatMap:
        """Heights above the floor, (h, w) float32, as multiples of the camera's height.

        Args:
            canonical: (h, w) canonical inverse depth, any grid over the photo.
            size: size of the photo.
            sphere: of a panorama.
        """
        height, width = canonical.shape
        floor = self.canonical(Size(width, height), size, sphere)
        ratio = floor / np.maximum(canonical, np.float32(MIN_CANONICAL))
        return np.asarray(1 - ratio, np.float32)

    def floor(self, camera: MetricCamera) -> Floor:
        """The floor in metres."""
        focal_px = camera.focal_px if camera.sphere is None else 1.0
        normal = np.array([self.per_u, self.per_v, self.at_centre / focal_px])
        steep = float(np.linalg.norm(normal))
        height_m = camera.per_inverse_m / (focal_px * steep)
        x, y, z = (-normal / steep).tolist()
        return Floor((x, y, z), height_m, self.share, self.residual * height_m)


def plane_terms(u: Vector, v: Vector, size: Size, sphere: Sphere | None) -> Vector:
    """What C of a plane is linear in, (..., 3), of pixels u and v, broadcast together: see the
    module."""
    if sphere is not None:
        return SphereCamera(sphere, size).ways(u, v)
    flat = u - (size.width - 1) / 2, v - (size.height - 1) / 2, np.ones(())
    return np.stack(np.broadcast_arrays(*flat), axis=-1)


@dataclass(frozen=True)
class Floor:
    """A floor in metres: normal . P = -height_m for its points P, OpenCV camera frame.

    Attributes:
        normal: (x, y, z), unit length, upwards, OpenCV camera frame.
        height_m: height of the camera's centre above the floor.
        share: share of the points it was found among that lie on it.
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
