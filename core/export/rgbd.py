"""Photo and depth in one picture, and inverse depth as other programs take it: white is near."""

from __future__ import annotations

import json
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image

from core.export.facts import Facts
from core.export.pictures import in_bands
from core.export.png_file import save_png
from core.export.scene import Scene
from core.types import ByteImage, FloatMap

_LARGEST = 65_535
_LEVELS = 255
_LEAST_RATIO = 1.0001  # of the ends: a range of nothing could not be read again


@dataclass(frozen=True, eq=False)
class Normalised:
    """Inverse depth from 0 (the farthest pixel) to 1 (the nearest one).

    Attributes:
        values: (H, W) float32.
        near, far: depth of the ends, metres where the scene is in metres.
    """

    values: FloatMap
    near: float
    far: float

    @property
    def facts(self) -> Facts:
        """What a picture of the values says about itself."""
        return {
            "depth_linear_in": "inverse depth",
            "depth_white_is": "near",
            "near": self.near,
            "far": self.far,
        }


def normalised(scene: Scene) -> Normalised:
    """The scene's inverse depth over the range that it has."""
    near = float(scene.depth.min())
    far = max(float(scene.depth.max()), near * _LEAST_RATIO)
    span = 1 / near - 1 / far

    def shares(depth: FloatMap) -> FloatMap:
        inverse = np.reciprocal(depth) - np.float32(1 / far)
        clipped: FloatMap = np.clip(inverse / np.float32(span), 0, 1, dtype=np.float32)
        return clipped

    values = in_bands(scene.depth, shares, np.empty(scene.depth.shape, np.float32))
    return Normalised(values, near, far)


def write_inverse_png(scene: Scene, path: Path) -> None:
    """Write inverse depth as 16-bit grey, the nearest pixel white; the ends as texts of the PNG."""
    depth = normalised(scene)
    steps = np.rint(depth.values * np.float32(_LARGEST)).astype(np.uint16)
    save_png(steps, path, scene.metadata | depth.facts | {"largest_value": _LARGEST})


def write_side_by_side(scene: Scene, path: Path) -> None:
    """Write the photo and, right of it, its depth as grey, as Looking Glass takes it."""
    _write_pair(scene, path, axis=1, layout="photo left, depth right")


def write_top_bottom(scene: Scene, path: Path) -> None:
    """Write the photo and, below it, its depth as grey."""
    _write_pair(scene, path, axis=0, layout="photo above, depth below")


def _write_pair(scene: Scene, path: Path, *, axis: int, layout: str) -> None:
    depth = normalised(scene)
    grey = np.rint(depth.values * np.float32(_LEVELS)).astype(np.uint8)
    colours = np.repeat(grey[..., None], 3, axis=2)
    pair = np.concatenate((full_size_photo(scene), colours), axis=axis)
    save_png(pair, path, scene.metadata | depth.facts | {"layout": layout})


def write_photo_tiff(scene: Scene, path: Path) -> None:
    """Write the photo with 16 bits and inverse depth as a fourth channel, which is no alpha."""
    import tifffile

    depth = normalised(scene)
    steps = np.rint(depth.values * np.float32(_LARGEST)).astype(np.uint16)
    colours = full_size_photo(scene).astype(np.uint16) * np.uint16(_LARGEST // _LEVELS)
    encoded = BytesIO()
    tifffile.imwrite(
        encoded,
        np.dstack((colours, steps)),
        photometric="rgb",
        extrasamples=("unspecified",),
        description=json.dumps(scene.metadata | depth.facts),
        metadata=None,
    )
    path.write_bytes(encoded.getbuffer())


def full_size_photo(scene: Scene) -> ByteImage:
    """The photo with the pixels of its file, (H, W, 3) uint8, where a smaller copy was decoded."""
    height, width = scene.photo.rgb.shape[:2]
    if scene.photo.size == (width, height):
        return scene.photo.rgb
    return np.asarray(Image.fromarray(scene.photo.rgb).resize(scene.photo.size))
