"""Depth, colours and contours as NPZ and PNG files of the photo's size."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.colormap import auto_range, colourise
from core.contours import contour_mask, neighbour_ratio, thinned_contours
from core.depth import depth_from_inverse, inverse_depth, resize_map
from core.export.scene import Facts, Scene
from core.types import Mask, Size

# zlib's quickest level: a 12-megapixel depth map in a fraction of the default's time.
_PNG_LEVEL = 1
_MAX_MM = 65_535


def write_npz(scene: Scene, path: Path) -> None:
    """Write everything that brings the estimate back without the model.

    Not compressed: float32 depth shrinks by little and would take seconds. What the network
    did not predict is NaN.
    """
    estimate = scene.estimate
    with path.open("wb") as file:
        np.savez(
            file,
            depth=scene.depth,
            canonical_inverse_depth=estimate.canonical_inverse_depth,
            focal_px=np.float64(scene.focal.px),
            focal_source=np.str_(scene.focal.source),
            predicted_focal_px=np.float64(_or_nan(scene.predicted_focal_px)),
            fov_deg=np.float64(_or_nan(estimate.fov_deg)),
            scale=np.float64(scene.scale),
            model=np.str_(estimate.info.model),
            weights_sha256=np.str_(estimate.info.weights_sha256),
            image_size=np.array(estimate.image_size, np.int64),
        )


def _or_nan(value: float | None) -> float:
    return np.nan if value is None else value


def write_depth_png(scene: Scene, path: Path) -> None:
    """Write depth Z in whole millimetres as 16-bit grey: 1 to 65535, farther is 65535."""
    _save_png(_millimetres(scene), path)


def depth_png_facts(scene: Scene) -> Facts:
    """What the sidecar of a 16-bit depth map adds."""
    return {
        "unit": "millimetre",
        "largest_value": _MAX_MM,
        "saturated_pixels": int(np.count_nonzero(_millimetres(scene) == _MAX_MM)),
    }


def _millimetres(scene: Scene) -> NDArray[np.uint16]:
    # 0 means "unknown" to most readers, so the nearest depth is 1 mm.
    return np.clip(np.rint(scene.depth * 1000), 1, _MAX_MM).astype(np.uint16)


def write_color_png(scene: Scene, path: Path) -> None:
    """Write colourised inverse depth."""
    far, near = _color_range(scene)
    inverse = resize_map(_inverse(scene), scene.estimate.image_size)
    _save_png(colourise(inverse, name=scene.colormap, far_inv=far, near_inv=near), path)


def color_png_facts(scene: Scene) -> Facts:
    """What the sidecar of a colourised map adds: colours are linear in inverse depth."""
    far, near = depth_from_inverse(np.array(_color_range(scene), np.float32))
    return {
        "colormap": scene.colormap,
        "colormap_linear_in": "inverse depth",
        "colormap_far_m": float(far),
        "colormap_near_m": float(near),
    }


def _inverse(scene: Scene) -> NDArray[np.float32]:
    return inverse_depth(scene.estimate, focal_px=scene.focal.px, scale=scene.scale)


def _color_range(scene: Scene) -> tuple[float, float]:
    return scene.color_range or auto_range(_inverse(scene))


def write_contours_png(scene: Scene, path: Path) -> None:
    """Write the contour mask: 255 on contours, 0 elsewhere."""
    _save_png(enlarged_mask(_contours(scene), scene.photo.size).astype(np.uint8) * 255, path)


def contours_png_facts(scene: Scene) -> Facts:
    """What the sidecar of a contour mask adds."""
    mask = _contours(scene)
    height, width = mask.shape
    return {"grid_size": [width, height], "contour_cells": int(np.count_nonzero(mask))}


def _contours(scene: Scene) -> Mask:
    canonical = scene.estimate.canonical_inverse_depth
    if scene.thin_contours:
        return thinned_contours(canonical, percent=scene.contour_percent)
    return contour_mask(neighbour_ratio(canonical), percent=scene.contour_percent)


def enlarged_mask(mask: Mask, size: Size) -> Mask:
    """A grid's mask over the photo: a pixel is set where a set cell covers it.

    Where the photo is smaller than the grid no line gets lost that way.
    """
    share = Image.fromarray(mask.astype(np.float32)).resize(size, Image.Resampling.BOX)
    return np.asarray(share) > 0


def _save_png(pixels: NDArray[np.uint8] | NDArray[np.uint16], path: Path) -> None:
    # Through memory: PIL's own file writing hides why a write failed.
    encoded = BytesIO()
    Image.fromarray(pixels).save(encoded, format="PNG", compress_level=_PNG_LEVEL)
    path.write_bytes(encoded.getbuffer())
