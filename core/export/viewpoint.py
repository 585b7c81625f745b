"""The photo's camera as programs for 3-D take it: a render from there overlays the photo."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.camera import Axes, to_axes
from core.export.scene import Scene

NAME = "photo"
NEAR_M, FAR_M = 0.01, 10_000.0
INSIDE = "inside"
INSIDE_FOV_DEG, INSIDE_ASPECT = 60.0, 16 / 9
"""Of the camera in the middle of a panorama, which has none of its own."""


def pose(scene: Scene) -> NDArray[np.float64]:
    """(4, 4) from the camera, which looks along -z with y up, to the frame of exported meshes.

    Raises:
        MeasureError: the scene is to be level, and there is no floor.
    """
    matrix = np.eye(4)
    if scene.level:
        axes = np.eye(3, dtype=np.float32)
        matrix[:3, :3] = to_axes(scene.floor.turn(to_axes(axes, Axes.OPENGL)), Axes.OPENGL).T
        matrix[1, 3] = scene.floor.height_m
    return matrix


def vertical_fov(scene: Scene) -> float:
    """Radians."""
    if scene.estimate.sphere is not None:
        return math.radians(INSIDE_FOV_DEG)
    return 2 * math.atan(scene.photo.size.height / (2 * scene.focal.px))


def aspect(scene: Scene) -> float:
    """Width over height."""
    size = scene.photo.size
    return size.width / size.height if scene.estimate.sphere is None else INSIDE_ASPECT


def name(scene: Scene) -> str:
    """What programs call it."""
    return NAME if scene.estimate.sphere is None else INSIDE


def add_to_gltf(tree: dict[str, Any], scene: Scene) -> None:
    """Add a camera's node to a tree of glTF 2.0 (section 3.10)."""
    perspective = {
        "aspectRatio": aspect(scene),
        "yfov": vertical_fov(scene),
        "znear": NEAR_M,
        "zfar": FAR_M,
    }
    camera = {"type": "perspective", "perspective": perspective, "name": name(scene)}
    cameras = tree.setdefault("cameras", [])
    nodes = tree.setdefault("nodes", [])
    tree["scenes"][tree.get("scene", 0)]["nodes"].append(len(nodes))
    columns = pose(scene).T.ravel().tolist()
    nodes.append({"name": name(scene), "camera": len(cameras), "matrix": columns})
    cameras.append(camera)
