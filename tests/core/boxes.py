"""Boxes of known pose in front of a wall, rendered as true depth by intersecting rays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter
from scipy.spatial.transform import Rotation

from core.measuring.measure import MetricCamera
from core.types import FloatMap, Size

PHOTO = Size(1200, 900)
GRID = Size(240, 180)
Array = NDArray[np.float64]


@dataclass(frozen=True)
class Scene:
    """A box and a wall behind it.

    Attributes:
        half: (3,) half edges of the box, metres.
        centre: (3,) of the box, metres.
        rotation: (3, 3), from the box's axes to the camera's.
        wall_m: depth of the wall.
        camera: focal length of the photo.
    """

    half: Array
    centre: Array
    rotation: Array
    wall_m: float
    camera: MetricCamera

    def depth(self, u: Array, v: Array) -> Array:
        """Depth Z of what the rays through pixels of the photo meet first."""
        size, f = self.camera.size, self.camera.focal_px
        rays = np.stack(
            [(u - (size.width - 1) / 2) / f, (v - (size.height - 1) / 2) / f, np.ones_like(u)], -1
        )
        local, start = rays @ self.rotation, -self.centre @ self.rotation
        with np.errstate(divide="ignore"):
            one, two = (-self.half - start) / local, (self.half - start) / local
        enter, leave = np.minimum(one, two).max(-1), np.maximum(one, two).min(-1)
        return np.where(enter < leave, enter, self.wall_m)

    def canonical(self) -> FloatMap:
        """Canonical inverse depth on the grid, without error."""
        u = (np.arange(GRID.width) + 0.5) * PHOTO.width / GRID.width - 0.5
        v = (np.arange(GRID.height) + 0.5) * PHOTO.height / GRID.height - 0.5
        z = self.depth(*np.meshgrid(u, v))
        return (self.camera.focal_px / (PHOTO.width * z)).astype(np.float32)

    def pixel(self, local: Array) -> tuple[float, float]:
        """Where a point of the box, in units of its half edges, is seen."""
        x, y, z = self.rotation @ (local * self.half) + self.centre
        f = self.camera.focal_px
        return x / z * f + (PHOTO.width - 1) / 2, y / z * f + (PHOTO.height - 1) / 2

    def point(self, pixel: tuple[float, float]) -> Array:
        """The true point (3,) seen at a pixel."""
        u, v = (np.array([value]) for value in pixel)
        z = float(self.depth(u, v)[0])
        return self.camera.xyz(*pixel, self.camera.focal_px / (PHOTO.width * z))


def random_scene(rng: np.random.Generator) -> Scene:
    """A box of 0.4 to 1.6 m, some metres away, turned in any way that shows a large face."""
    focal = float(rng.uniform(900, 1600))
    turn = Rotation.from_euler("yxz", rng.uniform([-50, -40, -20], [50, 40, 20]), degrees=True)
    far = float(rng.uniform(2.5, 5.0))
    side = 0.15 * far
    centre = np.array([rng.uniform(-side, side), rng.uniform(-side, side), far])
    return Scene(
        rng.uniform(0.2, 0.8, 3), centre, turn.as_matrix(), far + 3.0, MetricCamera(PHOTO, focal)
    )


def front_face(scene: Scene) -> tuple[int, int]:
    """Axis and side of the face that looks most towards the camera."""
    towards = scene.rotation.T @ -scene.centre / np.linalg.norm(scene.centre)
    axis = int(np.argmax(np.abs(towards)))
    return axis, int(np.sign(towards[axis]))


def on_face(scene: Scene, across: float, down: float) -> tuple[float, float]:
    """Pixel of a point of the front face, -1 to 1 in both directions."""
    axis, side = front_face(scene)
    local = np.insert(np.array([across, down]), axis, side)
    return scene.pixel(local)


def blurred_and_noisy(canonical: FloatMap, rng: np.random.Generator) -> FloatMap:
    """What a network makes of it: edges blurred over a cell, smooth errors of 0.3 to 2 %."""
    log = gaussian_filter(np.log(canonical), rng.uniform(0.3, 0.9))
    coarse = gaussian_filter(rng.standard_normal(canonical.shape), rng.uniform(1.5, 5.0))
    noise = rng.uniform(0.003, 0.02) * coarse / coarse.std()
    return np.exp(log + noise).astype(np.float32)
