"""Cameras: between pixels of the photo and points in metres.

A photo's is a pinhole; a panorama's is a sphere, along whose rays range is counted in place of
depth. Camera frame and pixel convention as in core.types. Depth maps may have any resolution: a
grid of (h, w) cells lies over the whole photo, and cell (i, j) has its centre at the photo's pixel
u = (j + 0.5) W/w - 0.5, v = (i + 0.5) H/h - 0.5.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.types import Estimate, FloatMap, Intrinsics, Projection, Size, Sphere


class Axes(StrEnum):
    """Right-handed camera frames of exported geometry."""

    OPENCV = "opencv"  # x right, y down, z forward
    OPENGL = "opengl"  # x right, y up, z back (Blender's camera)


Array = NDArray[Any]

_OPENGL_SIGNS = np.array((1, -1, -1), np.float32)
AXES_TEXT = {
    Axes.OPENCV: "x right, y down, z forward",
    Axes.OPENGL: "x right, y up, z back",
}


def upright(sphere: Sphere) -> Array | None:
    """(3, 3) from the frame of a panorama's picture to the upright one, y down along gravity.

    By the pitch and the roll in its file (GPano: how high the picture's middle looks; the horizon
    turns counter-clockwise in the picture as roll grows). The heading stays the picture's: z
    points to its middle. None where the file says neither, or that it is upright.
    """
    if not (sphere.pitch_deg or sphere.roll_deg):
        return None
    pitch, roll = np.radians((sphere.pitch_deg or 0.0, sphere.roll_deg or 0.0))
    c, s = np.cos(pitch), np.sin(pitch)
    tilt = np.array(((1, 0, 0), (0, c, -s), (0, s, c)))
    c, s = np.cos(roll), np.sin(roll)
    lean = np.array(((c, -s, 0), (s, c, 0), (0, 0, 1)))
    return np.asarray(tilt @ lean)


@dataclass(frozen=True)
class SphereCamera:
    """A panorama of ``size`` pixels; its edges look where ``sphere`` says.

    Angles are those of the picture, vectors those of the upright frame (``upright``).
    """

    sphere: Sphere
    size: Size

    def ways(self, u: Array, v: Array) -> Array:
        """Unit vectors (..., 3) of pixels u and v, broadcast together."""
        return self.turned(directions(*self.angles(u, v)))

    def turned(self, own: Array) -> Array:
        """Vectors (..., 3) of the picture's frame in the upright one."""
        turn = upright(self.sphere)
        return own if turn is None else own @ turn.T.astype(own.dtype)

    def angles_to(self, xyz: Array) -> tuple[Array, Array]:
        """Longitudes and latitudes in the picture, radians, of vectors (..., 3) of any length."""
        turn = upright(self.sphere)
        return angles_of(xyz if turn is None else xyz @ turn.astype(xyz.dtype))

    def angles(self, u: Array, v: Array) -> tuple[Array, Array]:
        """Longitudes and latitudes, radians, of pixels u and of pixels v."""
        sphere = self.sphere
        left, right = np.radians((sphere.left_deg, sphere.right_deg))
        top, bottom = self._row_ends()
        across = left + (np.asarray(u) + 0.5) * ((right - left) / self.size.width)
        down = top + (np.asarray(v) + 0.5) * ((bottom - top) / self.size.height)
        flat = sphere.projection is Projection.CYLINDRICAL
        return across, np.arctan(down) if flat else down

    def pixels(self, longitude: Array, latitude: Array) -> tuple[Array, Array]:
        """u and v of directions, radians; those beyond the edges lie outside the picture."""
        sphere = self.sphere
        left, right = np.radians((sphere.left_deg, sphere.right_deg))
        top, bottom = self._row_ends()
        # The turn that is nearest to the picture's middle.
        middle = (left + right) / 2
        longitude = middle + np.remainder(longitude - middle + np.pi, 2 * np.pi) - np.pi
        flat = sphere.projection is Projection.CYLINDRICAL
        rows = np.tan(latitude) if flat else latitude
        return (
            (longitude - left) * (self.size.width / (right - left)) - 0.5,
            (rows - top) * (self.size.height / (bottom - top)) - 0.5,
        )

    def _row_ends(self) -> tuple[float, float]:
        ends = np.radians((self.sphere.top_deg, self.sphere.bottom_deg))
        if self.sphere.projection is Projection.CYLINDRICAL:
            ends = np.tan(ends)
        return float(ends[0]), float(ends[1])


Camera = Intrinsics | SphereCamera


def camera_of(estimate: Estimate, focal_px: float) -> Camera:
    """The camera of an estimate's photo, which has that focal length where it is no panorama."""
    if estimate.sphere is not None:
        return SphereCamera(estimate.sphere, estimate.image_size)
    return intrinsics(estimate.image_size, focal_px)


def directions(longitude: Array | float, latitude: Array | float) -> Array:
    """Unit vectors (..., 3), OpenCV camera frame, of angles in radians, broadcast together."""
    level = np.cos(latitude)
    xyz = level * np.sin(longitude), -np.sin(latitude), level * np.cos(longitude)
    return np.stack(np.broadcast_arrays(*xyz), axis=-1)


def angles_of(xyz: Array) -> tuple[Array, Array]:
    """Longitudes and latitudes, radians, of vectors (..., 3) of any length: of ``directions``."""
    x, y, z = np.moveaxis(xyz, -1, 0)
    return np.arctan2(x, z), np.arctan2(-y, np.hypot(x, z))


def rays(u: Array | float, v: Array | float, camera: Camera) -> Array:
    """What depth 1 is along the rays of pixels, (..., 3): Z = 1, on a sphere range 1."""
    if isinstance(camera, SphereCamera):
        return camera.ways(np.asarray(u), np.asarray(v))
    x, y = (np.asarray(u) - camera.cx) / camera.f, (np.asarray(v) - camera.cy) / camera.f
    return np.stack(np.broadcast_arrays(x, y, np.ones(())), axis=-1)


def depth_along(xyz: Array, camera: Camera) -> Array:
    """Depth of points (..., 3): Z, on a sphere range."""
    if isinstance(camera, SphereCamera):
        return np.asarray(np.linalg.norm(xyz, axis=-1))
    return xyz[..., 2]


def grid_pixels(grid: Size, size: Size) -> tuple[Array, Array]:
    """Pixels u of a grid's columns and v of its rows, at the cells' centres."""
    u = (np.arange(grid.width) + 0.5) * (size.width / grid.width) - 0.5
    v = (np.arange(grid.height) + 0.5) * (size.height / grid.height) - 0.5
    return u, v


def intrinsics(size: Size, focal_px: float) -> Intrinsics:
    """Camera of a photo: square pixels, principal point at the image's centre."""
    return Intrinsics(focal_px, (size.width - 1) / 2, (size.height - 1) / 2, size)


def ray_slopes(grid: Size, intr: Intrinsics) -> tuple[FloatMap, FloatMap]:
    """Slopes X/Z of the grid's columns and Y/Z of its rows.

    Args:
        grid: (w, h) of a map that covers the whole photo.
        intr: camera of the photo.

    Returns:
        (w,) and (h,) float32.
    """
    u, v = grid_pixels(grid, intr.size)
    return (
        ((u - intr.cx) / intr.f).astype(np.float32),
        ((v - intr.cy) / intr.f).astype(np.float32),
    )


def unproject(depth: FloatMap, camera: Camera) -> FloatMap:
    """Points of a depth map: X = (u - cx) Z / f, Y = (v - cy) Z / f; on a sphere along the rays.

    Args:
        depth: (h, w) float32 metres along the optical axis, on a sphere along the rays; any
            resolution over the photo.
        camera: camera of the photo.

    Returns:
        (h, w, 3) float32 metres, OpenCV camera frame.
    """
    height, width = depth.shape
    xyz = np.empty((height, width, 3), np.float32)
    if isinstance(camera, SphereCamera):
        longitude, latitude = camera.angles(*grid_pixels(Size(width, height), camera.size))
        level = depth * np.cos(latitude).astype(np.float32)[:, None]
        np.multiply(level, np.sin(longitude).astype(np.float32), out=xyz[..., 0])
        np.multiply(depth, -np.sin(latitude).astype(np.float32)[:, None], out=xyz[..., 1])
        np.multiply(level, np.cos(longitude).astype(np.float32), out=xyz[..., 2])
        return camera.turned(xyz)
    x_slope, y_slope = ray_slopes(Size(width, height), camera)
    np.multiply(depth, x_slope[None, :], out=xyz[..., 0])
    np.multiply(depth, y_slope[:, None], out=xyz[..., 1])
    xyz[..., 2] = depth
    return xyz


def project(xyz: FloatMap, camera: Camera) -> FloatMap:
    """Photo pixels of points.

    Args:
        xyz: (N, 3) float32 metres, OpenCV camera frame, Z > 0 for a pinhole.

    Returns:
        (N, 2) float32: u and v.
    """
    if isinstance(camera, SphereCamera):
        pixels = camera.pixels(*camera.angles_to(xyz.astype(np.float64)))
        return np.stack(pixels, axis=-1).astype(np.float32)
    uv: FloatMap = xyz[:, :2] / xyz[:, 2:] * np.float32(camera.f)
    return uv + np.array((camera.cx, camera.cy), np.float32)


def to_axes(xyz: FloatMap, axes: Axes) -> FloatMap:
    """Points or normals, (N, 3) float32, from the OpenCV camera frame to ``axes``.

    Where nothing is to be turned the result is ``xyz`` itself, not a copy.
    """
    return xyz if axes is Axes.OPENCV else xyz * _OPENGL_SIGNS
