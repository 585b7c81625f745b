"""Photo, depth and normals in one OpenEXR file, with the camera, for programs that composite."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.export import viewpoint
from core.export.exr_file import save_exr
from core.export.facts import Facts, exr_attributes
from core.export.maps import depth_channel, light_rows
from core.export.pictures import normal_rows
from core.export.scene import Scene


def write_layers_exr(scene: Scene, path: Path) -> None:
    """Write R, G, B and A in linear light, Z in metres, and normals N.X, N.Y, N.Z.

    Colours and normals are half floats, Z is a float. Of a panorama it is range, channel "range",
    and there is no camera. Raises as ``write_exr``, and MeasureError.
    """
    depth, light, normals = scene.depth_rows(), light_rows(scene), normal_rows(scene)

    def rows(first: int, last: int) -> dict[str, NDArray[Any]]:
        towards = normals(first, last).astype(np.float16)
        return {
            **light(first, last),
            depth_channel(scene): depth(first, last),
            **{f"N.{name}": towards[..., n] for n, name in enumerate("XYZ")},
        }

    camera = camera_attributes(scene) if scene.estimate.sphere is None else {}
    save_exr(rows, scene.photo.size, path, exr_attributes(scene.metadata) | camera)


def camera_attributes(scene: Scene) -> Facts:
    """The camera by OpenEXR's standard names: rows are multiplied from the left, y is up."""
    to_camera = np.linalg.inv(viewpoint.pose(scene))
    return {
        "worldToCamera": _rows(to_camera),
        "worldToNDC": _rows(_projection(scene) @ to_camera),
        "fieldOfView": math.degrees(2 * math.atan(scene.photo.size.width / (2 * scene.focal.px))),
        "pixelAspectRatio": 1.0,
    }


def _rows(matrix: NDArray[np.floating[Any]]) -> NDArray[np.float32]:
    """For row vectors; OpenEXR reads memory as it lies."""
    return np.ascontiguousarray(matrix.T, np.float32)


def _projection(scene: Scene) -> NDArray[np.float64]:
    """(4, 4) from the camera's frame to the screen, -1 to 1 along both axes, as OpenGL has it."""
    size, near, far = scene.photo.size, viewpoint.NEAR_M, viewpoint.FAR_M
    matrix = np.zeros((4, 4))
    matrix[0, 0] = 2 * scene.focal.px / size.width
    matrix[1, 1] = 2 * scene.focal.px / size.height
    matrix[2, 2:] = -(far + near) / (far - near), -2 * far * near / (far - near)
    matrix[3, 2] = -1
    return matrix
