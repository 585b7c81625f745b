"""A second mesh for GLB: what nearer things hide behind their contours, guessed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.camera import camera_of, unproject
from core.depth import MIN_INVERSE_PER_M
from core.export.scene import Scene
from core.surface.grid_mesh import Faces, cut_grid, grid_faces
from core.surface.mesh import compacted, texture_places, usable
from core.types import ByteImage, FloatMap, Mask

NAME = "behind"
_PIXELS = 400_000
_REACH = 0.05
"""Of the width: how far behind a contour."""
_RIM_PX = 2
"""By which it goes on under what is seen, so that no gap shows between both."""
_SAME = 1.1
_BACK = 0.985
"""Times inverse depth: it lies a little behind what is seen, also at its rim."""


@dataclass(frozen=True, eq=False)
class HiddenMesh:
    """Surfaces that the photo does not show.

    Attributes:
        xyz: (N, 3) float32 metres, the frame of the scene's mesh.
        uv: (N, 2) float32 places in ``rgb``, 0 to 1 from its left and its upper edge.
        faces: (M, 3) int32 vertices.
        rgb: (H, W, 3) uint8, the photo with what is hidden painted in.
    """

    xyz: FloatMap
    uv: FloatMap
    faces: Faces
    rgb: ByteImage


def hidden_mesh(scene: Scene) -> HiddenMesh | None:
    """What is behind the contours of a scene; None where there is nothing.

    Raises:
        MeasureError: it is to be level, and there is no floor; or what is hidden by hand cannot
            be read.
    """
    from core.effects.layers import hidden_layer  # imports torch
    from core.effects.picture import EffectSource

    source = EffectSource(scene.photo, scene.estimate, scene.focal.px, scene.scale)
    picture = source.picture(_PIXELS)
    layer = hidden_layer(picture, _REACH * picture.size.width)
    inverse = np.maximum(layer.inverse * np.float32(_BACK), np.float32(MIN_INVERSE_PER_M))
    size = scene.photo.size
    camera = camera_of(scene.estimate, scene.focal.px)
    points = unproject(1 / inverse, camera)
    shown = None if scene.cutout is None else scene.cutout.shown(points, size)
    there = _with_rim(layer.mask, inverse, picture.inverse)
    there &= inverse > MIN_INVERSE_PER_M  # of a sky nothing is hidden
    near = usable(1 / inverse, scene.far_cut_m, there if shown is None else there & shown)
    faces = grid_faces(cut_grid(inverse, near, scene.contour_percent))
    if not len(faces):
        return None
    index, faces = compacted(faces, inverse.size)
    xyz = points.reshape(-1, 3)[index]
    uv = texture_places(xyz, camera)
    return HiddenMesh(scene.floor.level(xyz) if scene.level else xyz, uv, faces, layer.rgb)


def _with_rim(mask: Mask, inverse: FloatMap, seen: FloatMap) -> Mask:
    """The cells of the layer, and those of the surface seen beside it that goes on behind."""
    from scipy import ndimage  # slow to import

    behind = ndimage.maximum_filter(np.where(mask, inverse, 0), 2 * _RIM_PX + 1)
    beside = ndimage.binary_dilation(mask, iterations=_RIM_PX) & (seen < behind * _SAME)
    rim: Mask = mask | beside
    return rim
