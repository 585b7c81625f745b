"""Where the cloud is looked at from: camera poses, projections and moves, as plain maths.

Frames are OpenCV's (x right, y down, z forward). The world is the photo's own camera, so a
`Camera` at the origin without turns sees the cloud as the photo shows it; a leveled world has the
same origin, but its y axis points along gravity: a `Turn` leads there from the photo's frame.
Screen positions are pixels of the viewport, continuous, (0, 0) its upper left corner.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.types import FloatMap, Size

Vector = NDArray[np.float64]
Triple = tuple[float, float, float]
Turn = tuple[Triple, Triple, Triple]
"""Rows of a rotation from the points' frame to the world's."""

NO_TURN: Turn = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
LEAST_HEADING = 1e-6
CLIP_M = 0.01  # nearer parts of a line are not drawn

STEEPEST = math.pi / 2
FIT_SHARE = 98.0  # per cent of the points that a fitted view holds at least
FIT_STRAYS = 4.0  # so many times farther off a view may be to hold the rest too
FIT_MARGIN = 1.06
NEAREST_SHARE = 0.05  # a dolly never comes nearer than this share of a step's start
VIEW_ANGLES = {
    "camera": (0.0, 0.0),
    "front": (0.0, 0.0),
    "top": (0.0, -math.pi / 2),
    "side": (-math.pi / 2, 0.0),
}


@dataclass(frozen=True)
class PhotoLens:
    """The photo's pinhole: focal length in pixels of an image of ``size``."""

    focal_px: float
    size: Size

    def focal_in(self, viewport: Size, *, margin: float = 0.0) -> float:
        """Focal length in viewport pixels that shows the photo's frame whole (letterboxed).

        Args:
            margin: share of the viewport left free on each side.
        """
        scale = min(viewport.width / self.size.width, viewport.height / self.size.height)
        return self.focal_px * scale * (1 - 2 * margin)


@dataclass(frozen=True)
class Pose:
    """A roll-free pose.

    Attributes:
        eye: position in world metres.
        yaw: turn to the right about the world's vertical, radians.
        pitch: look up (positive) or down about the camera's own x axis, radians.
    """

    eye: tuple[float, float, float] = (0.0, 0.0, 0.0)
    yaw: float = 0.0
    pitch: float = 0.0

    @property
    def rotation(self) -> Vector:
        """(3, 3) world to camera: rows are the camera's right, down and forward axes."""
        sin_yaw, cos_yaw = math.sin(self.yaw), math.cos(self.yaw)
        sin_pitch, cos_pitch = math.sin(self.pitch), math.cos(self.pitch)
        right = np.array([cos_yaw, 0.0, -sin_yaw])
        forward = np.array([sin_yaw * cos_pitch, -sin_pitch, cos_yaw * cos_pitch])
        return np.stack([right, np.cross(forward, right), forward])

    def to_view(self, point: Vector) -> Vector:
        """One world point (3,) in this camera's frame."""
        return np.asarray(self.rotation @ (point - np.array(self.eye)))


HOME = Pose()


def turned(camera: Pose, before: Turn, after: Turn) -> Pose:
    """The same look at the points when the world's turn changes, but for a roll."""
    change = np.array(after) @ np.array(before).T
    x, y, z = (change @ camera.rotation[2]).tolist()
    steep = math.asin(min(max(-y, -1.0), 1.0))
    heading = math.atan2(x, z) if math.hypot(x, z) > LEAST_HEADING else camera.yaw
    return _at(Pose(yaw=heading, pitch=steep), change @ np.array(camera.eye))


def home(turn: Turn) -> Pose:
    """The photo's own camera, upright."""
    return turned(HOME, NO_TURN, turn)


@dataclass(frozen=True)
class Viewport:
    """A camera's picture: focal length and size in pixels of the screen.

    Attributes:
        turn: from the frame of the points to the world, in which the camera is.
    """

    camera: Pose
    focal_px: float
    size: Size
    turn: Turn = NO_TURN

    @property
    def rotation(self) -> Vector:
        """(3, 3) from the points' frame to the camera's."""
        return np.asarray(self.camera.rotation @ np.array(self.turn))

    def project(self, xyz: FloatMap) -> FloatMap:
        """Points (N, 3) to (3, N) float32 rows x, y (pixels) and z (metres, forward).

        Points not in front of the camera get an infinite x and y.
        """
        rotation, seen = self.rotation, self.camera.rotation
        rotation[:2] *= self.focal_px
        seen[:2] *= self.focal_px
        offset = seen @ np.array(self.camera.eye)
        view = rotation.astype(np.float32) @ xyz.T
        view -= offset.astype(np.float32)[:, None]
        with np.errstate(divide="ignore", invalid="ignore"):
            view[:2] /= view[2]
        view[0] += self.size.width / 2
        view[1] += self.size.height / 2
        view[:2, view[2] <= 0] = np.inf
        return view

    def segment(self, start: Triple, end: Triple) -> tuple[Vector, Vector] | None:
        """Ends (2,) on the screen of what of a line lies before the eye; None for nothing."""
        turn = np.array(self.turn)
        ends = [self.camera.to_view(turn @ np.asarray(point)) for point in (start, end)]
        deep = [float(point[2]) for point in ends]
        if max(deep) <= CLIP_M:
            return None
        for here, there in ((0, 1), (1, 0)):
            if deep[here] < CLIP_M:
                share = (CLIP_M - deep[here]) / (deep[there] - deep[here])
                ends[here] = ends[here] + share * (ends[there] - ends[here])
        middle = np.array(self.size) / 2
        first, second = (point[:2] / point[2] * self.focal_px + middle for point in ends)
        return first, second

    def point_at(self, x: float, y: float, depth: float) -> Vector:
        """World point (3,) seen at (x, y), ``depth`` metres along the optical axis."""
        local = np.array([x - self.size.width / 2, y - self.size.height / 2, self.focal_px])
        world = self.camera.rotation.T @ (local * (depth / self.focal_px))
        return np.asarray(world + np.array(self.camera.eye))

    def clip_matrix(self, near: float) -> NDArray[np.float32]:
        """(4, 4) points to OpenGL clip space, row major, far plane at infinity."""
        view = np.eye(4)
        view[:3, :3] = self.rotation
        view[:3, 3] = -self.camera.rotation @ np.array(self.camera.eye)
        projection = np.array(
            [
                [2 * self.focal_px / self.size.width, 0, 0, 0],
                [0, -2 * self.focal_px / self.size.height, 0, 0],
                [0, 0, 1, -2 * near],
                [0, 0, 1, 0],
            ]
        )
        return (projection @ view).astype(np.float32)


def orbit(camera: Pose, pivot: Vector, *, yaw: float, pitch: float) -> Pose:
    """Turn about ``pivot``, which stays where it is on the screen. Angles in radians."""
    offset = camera.to_view(pivot)
    steep = min(max(camera.pitch + pitch, -STEEPEST), STEEPEST)
    moved = Pose(camera.eye, camera.yaw + yaw, steep)
    return _at(moved, pivot - moved.rotation.T @ offset)


def pan(viewport: Viewport, pivot: Vector, *, dx: float, dy: float) -> Pose:
    """Move sideways so that ``pivot`` follows the mouse by (dx, dy) pixels."""
    camera = viewport.camera
    depth = max(float(camera.to_view(pivot)[2]), 0.0)
    shift = np.array([-dx, -dy, 0.0]) * (depth / viewport.focal_px)
    return _at(camera, np.array(camera.eye) + camera.rotation.T @ shift)


def dolly(camera: Pose, pivot: Vector, *, factor: float) -> Pose:
    """Come nearer to ``pivot`` (factor < 1) or leave it; it stays where it is on the screen."""
    factor = max(factor, NEAREST_SHARE)
    return _at(camera, pivot + (np.array(camera.eye) - pivot) * factor)


def fit(viewport: Viewport, xyz: FloatMap) -> Pose:
    """The same direction, as near as the world's points (N, 3) allow: all of them, but for a few
    so far out that they would make the others tiny."""
    most, near_m = _fitted(viewport, xyz, share=FIT_SHARE)
    every, far_m = _fitted(viewport, xyz, share=100.0)
    return every if far_m <= FIT_STRAYS * near_m else most


def _fitted(viewport: Viewport, xyz: FloatMap, *, share: float) -> tuple[Pose, float]:
    """A view of that many per cent of the points, and how far it is from their middle."""
    rotation = viewport.camera.rotation
    view = rotation @ xyz.T
    outer = np.percentile(view, [100 - share, share], axis=1)
    center = outer.mean(axis=0)
    view -= center[:, None]
    half = np.array([viewport.size.width, viewport.size.height]) / 2 / FIT_MARGIN
    wanted = np.abs(view[:2]) * (viewport.focal_px / half)[:, None]
    distance = float(np.percentile(wanted.max(axis=0) - view[2], share))
    return _at(viewport.camera, rotation.T @ (center - np.array([0.0, 0.0, distance]))), distance


def named_view(name: str, viewport: Viewport, xyz: FloatMap) -> Pose:
    """The camera's own view, or the world's points (N, 3) seen from the "top", "front" or "side".

    Raises:
        KeyError: no such view.
    """
    yaw, pitch = VIEW_ANGLES[name]
    if name == "camera":
        return home(viewport.turn)
    looking = Viewport(Pose(HOME.eye, yaw, pitch), viewport.focal_px, viewport.size)
    return fit(looking, xyz)


def between(start: Pose, end: Pose, share: float) -> Pose:
    """The pose at ``share`` (0..1) of the straight way from ``start`` to ``end``."""
    eye = np.array(start.eye) * (1 - share) + np.array(end.eye) * share
    yaw = start.yaw + math.remainder(end.yaw - start.yaw, math.tau) * share
    return _at(Pose(yaw=yaw, pitch=start.pitch + (end.pitch - start.pitch) * share), eye)


def even_stride(count: int, *, budget: int, row: int) -> int:
    """Stride k so that about ``budget`` of ``count`` raster-ordered points remain.

    Every k-th point of rows of ``row`` pixels is a lattice; of the strides near the smallest one
    the one with the longest shortest vector is taken, so that no slanted lines show.
    """
    smallest = max(1, math.ceil(count / budget))
    if smallest == 1:
        return 1
    strides = range(smallest, smallest + smallest // 2 + 2)
    return max(strides, key=lambda k: _shortest_vector(k, row) / math.sqrt(k))


def _shortest_vector(stride: int, row: int) -> float:
    """Length of the shortest step between pixels (u, v) with (u + row v) % stride == 0."""
    columns = [(-row * v) % stride for v in range(stride)]
    steps = [math.hypot(min(u, stride - u), v) for v, u in enumerate(columns)]
    return min(*steps[1:], float(stride))


def _at(camera: Pose, eye: Vector) -> Pose:
    return Pose((float(eye[0]), float(eye[1]), float(eye[2])), camera.yaw, camera.pitch)
