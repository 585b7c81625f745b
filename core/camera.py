"""Pinhole camera: between pixels of the photo and points in metres.

Camera frame and pixel convention as in core.types. Depth maps may have any resolution: a grid
of (h, w) cells lies over the whole photo, and cell (i, j) has its centre at the photo's pixel
u = (j + 0.5) W/w - 0.5, v = (i + 0.5) H/h - 0.5.
"""

from __future__ import annotations

from enum import StrEnum

import numpy as np

from core.types import FloatMap, Intrinsics, Size


class Axes(StrEnum):
    """Right-handed camera frames of exported geometry."""

    OPENCV = "opencv"  # x right, y down, z forward
    OPENGL = "opengl"  # x right, y up, z back (Blender's camera)


_OPENGL_SIGNS = np.array((1, -1, -1), np.float32)
AXES_TEXT = {
    Axes.OPENCV: "x right, y down, z forward",
    Axes.OPENGL: "x right, y up, z back",
}


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
    u = (np.arange(grid.width) + 0.5) * (intr.size.width / grid.width) - 0.5
    v = (np.arange(grid.height) + 0.5) * (intr.size.height / grid.height) - 0.5
    return (
        ((u - intr.cx) / intr.f).astype(np.float32),
        ((v - intr.cy) / intr.f).astype(np.float32),
    )


def unproject(depth: FloatMap, intr: Intrinsics) -> FloatMap:
    """Points of a depth map: X = (u - cx) Z / f, Y = (v - cy) Z / f.

    Args:
        depth: (h, w) float32 metres along the optical axis, any resolution over the photo.
        intr: camera of the photo.

    Returns:
        (h, w, 3) float32 metres, OpenCV camera frame.
    """
    height, width = depth.shape
    x_slope, y_slope = ray_slopes(Size(width, height), intr)
    xyz = np.empty((height, width, 3), np.float32)
    np.multiply(depth, x_slope[None, :], out=xyz[..., 0])
    np.multiply(depth, y_slope[:, None], out=xyz[..., 1])
    xyz[..., 2] = depth
    return xyz


def project(xyz: FloatMap, intr: Intrinsics) -> FloatMap:
    """Photo pixels of points.

    Args:
        xyz: (N, 3) float32 metres, OpenCV camera frame, Z > 0.

    Returns:
        (N, 2) float32: u and v.
    """
    uv: FloatMap = xyz[:, :2] / xyz[:, 2:] * np.float32(intr.f)
    return uv + np.array((intr.cx, intr.cy), np.float32)


def to_axes(xyz: FloatMap, axes: Axes) -> FloatMap:
    """Points or normals, (N, 3) float32, from the OpenCV camera frame to ``axes``.

    Where nothing is to be turned the result is ``xyz`` itself, not a copy.
    """
    return xyz if axes is Axes.OPENCV else xyz * _OPENGL_SIGNS
