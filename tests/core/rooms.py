"""Rooms with furniture, seen by a tilted camera: true depth by intersecting rays with boxes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter
from scipy.spatial.transform import Rotation

from core.measuring.level import Floor, FloorPlane
from core.measuring.measure import MetricCamera
from core.types import FloatMap, Size

PHOTO = Size(1200, 900)
GRID = Size(320, 240)
LEAST_FLOOR = 0.12
"""Share of the picture in which a room's floor is seen."""
Array = NDArray[np.float64]
Box = tuple[tuple[float, float, float], tuple[float, float, float]]
"""Lower and upper corner: x right, y up from the floor, z ahead, metres."""


@dataclass(frozen=True)
class Room:
    """Things in a room, and the camera above its floor at x = z = 0.

    Attributes:
        shell: the room itself, seen from within; None for no walls, floor and ceiling.
        boxes: things in it, seen from outside.
        height_m: of the camera.
        rotation: (3, 3), from the camera's frame (y down) to the room's (y up).
        camera: focal length of the photo.
    """

    shell: Box | None
    boxes: tuple[Box, ...]
    height_m: float
    rotation: Array
    camera: MetricCamera

    @property
    def normal(self) -> Array:
        """Upwards, (3,), in the camera's frame."""
        return self.rotation.T @ np.array([0.0, 1.0, 0.0])

    def rays(self) -> Array:
        """Points at depth 1 of the grid's cells, (h, w, 3), camera frame."""
        u = (np.arange(GRID.width) + 0.5) * (PHOTO.width / GRID.width) - PHOTO.width / 2
        v = (np.arange(GRID.height) + 0.5) * (PHOTO.height / GRID.height) - PHOTO.height / 2
        across, down = np.meshgrid(u / self.camera.focal_px, v / self.camera.focal_px)
        return np.stack([across, down, np.ones_like(across)], axis=-1)

    def depth(self) -> Array:
        """Depth Z on the grid, (h, w); infinite where nothing is."""
        rays = self.rays() @ self.rotation.T
        start = np.array([0.0, self.height_m, 0.0])
        depth = np.full(rays.shape[:2], np.inf)
        if self.shell is not None:
            depth = _crossings(start, rays, self.shell)[1]
        for box in self.boxes:
            enter, leave = _crossings(start, rays, box)
            hit = (enter < leave) & (enter > 0)
            depth = np.where(hit, np.minimum(depth, enter), depth)
        return depth

    def on_floor(self) -> NDArray[np.bool_]:
        """Cells of the grid in which the floor is seen, (h, w)."""
        depth = self.depth()
        points = self.rays() * depth[..., None]
        return np.abs(points @ self.normal + self.height_m) < 1e-6

    @property
    def plane(self) -> FloorPlane:
        """The true floor."""
        x, y, z = (-self.normal / (self.height_m * PHOTO.width)).tolist()
        return FloorPlane(x, y, z * self.camera.focal_px)

    def canonical(self) -> FloatMap:
        """Canonical inverse depth on the grid, without error."""
        return (self.camera.focal_px / (PHOTO.width * self.depth())).astype(np.float32)

    def errors(self, floor: Floor) -> tuple[float, float]:
        """Angle in degrees and height in metres by which a floor is wrong."""
        cosine = float(np.clip(self.normal @ np.array(floor.normal), -1, 1))
        return float(np.degrees(np.arccos(cosine))), abs(floor.height_m - self.height_m)


def _crossings(start: Array, rays: Array, box: Box) -> tuple[Array, Array]:
    """Where rays enter and leave a box, in units of their length."""
    low, high = (np.array(corner) - start for corner in box)
    with np.errstate(divide="ignore", invalid="ignore"):
        one, two = low / rays, high / rays
    return np.minimum(one, two).max(axis=-1), np.maximum(one, two).min(axis=-1)


def tilted(pitch_deg: float, roll_deg: float) -> Array:
    """From the camera's frame to the room's: looking down by the pitch, leaning to the right."""
    turn = Rotation.from_euler("zx", [roll_deg, -pitch_deg], degrees=True)
    return np.diag([1.0, -1.0, 1.0]) @ turn.as_matrix()


def table(x: float, z: float, width: float, deep: float, top: float = 0.75) -> tuple[Box, ...]:
    """A top of 4 cm on four legs, its middle at (x, z)."""
    left, right, near, far = x - width / 2, x + width / 2, z - deep / 2, z + deep / 2
    legs: list[Box] = [
        ((a, 0.0, b), (a + 0.05, top, b + 0.05))
        for a in (left, right - 0.05)
        for b in (near, far - 0.05)
    ]
    return (((left, top - 0.04, near), (right, top, far)), *legs)


SHELL: Box = ((-2.5, 0.0, -1.0), (2.5, 2.6, 6.0))


def bare_room(
    *boxes: Box,
    shell: Box | None = SHELL,
    height_m: float = 1.5,
    pitch: float = 12.0,
    roll: float = 3.0,
) -> Room:
    """Walls, floor and ceiling around some boxes."""
    camera = MetricCamera(PHOTO, 1000.0)
    return Room(shell, tuple(boxes), height_m, tilted(pitch, roll), camera)


def random_room(rng: np.random.Generator) -> Room:
    """A room of 3 to 7 m with a table and three boxes, of whose floor something is seen.

    The camera tilts by up to 25 degrees down or up and 8 to the side.
    """
    while True:
        room = _any_room(rng)
        if room.on_floor().mean() >= LEAST_FLOOR:
            return room


def _any_room(rng: np.random.Generator) -> Room:
    wide, deep = rng.uniform(3.0, 6.0), rng.uniform(3.5, 7.0)
    shell = ((-wide / 2, 0.0, -1.0), (wide / 2, rng.uniform(2.3, 3.0), deep))
    boxes = list(
        table(
            rng.uniform(-1.0, 1.0),
            rng.uniform(1.8, 0.8 * deep),
            rng.uniform(0.8, 1.6),
            rng.uniform(0.6, 1.0),
        )
    )
    for _ in range(3):
        x, z = rng.uniform(-wide / 2, wide / 2), rng.uniform(1.5, deep)
        side, tall = rng.uniform(0.3, 0.9), rng.uniform(0.3, 1.6)
        boxes.append(((x, 0.0, z), (x + side, tall, z + side)))
    rotation = tilted(rng.uniform(-25, 25), rng.uniform(-8, 8))
    camera = MetricCamera(PHOTO, float(rng.uniform(800, 1300)))
    return Room(shell, tuple(boxes), float(rng.uniform(1.0, 2.0)), rotation, camera)


def as_estimated(room: Room, rng: np.random.Generator) -> FloatMap:
    """What a network makes of it: blurred edges, errors that grow with depth and hang together.

    Relative errors of 0.5 % near by and 1.4 % at 6 m, over some cells, and a little for each cell.
    """
    canonical = room.canonical()
    log = gaussian_filter(np.log(np.maximum(canonical, 1e-4)), 0.6)
    smooth = gaussian_filter(rng.standard_normal(canonical.shape), 2.0)
    noise = smooth / smooth.std() + 0.3 * rng.standard_normal(canonical.shape)
    size = 0.005 + 0.0015 * np.minimum(room.depth(), 8.0)
    return np.exp(log + size * noise).astype(np.float32)
