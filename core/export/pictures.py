"""Pictures of a scene as PNG files of the photo's size: colours, normals, contours."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from core.camera import to_axes
from core.cloud import grid_normals
from core.colormap import auto_range, colourise
from core.contours import contour_mask, neighbour_ratio, thinned_contours
from core.depth import depth_from_inverse, inverse_depth, resize_rows
from core.export.facts import Facts
from core.export.legend import with_legend
from core.export.png_file import save_png
from core.export.scene import Scene
from core.types import ByteImage, FloatMap, Mask, Size

BAND_ROWS = 256
_Number = TypeVar("_Number", bound=np.generic)


def write_color_png(scene: Scene, path: Path) -> None:
    """Write colourised inverse depth."""
    facts = scene.metadata | color_png_facts(scene)
    save_png(scene.depth, path, facts, paint=_paint(scene))


def write_legend_png(scene: Scene, path: Path) -> None:
    """Write colourised inverse depth with a colour bar in metres at its right."""
    save_png(legend_picture(scene), path, scene.metadata | color_png_facts(scene))


def legend_picture(scene: Scene) -> ByteImage:
    """Colourised inverse depth, (H, W + w, 3) uint8, with the colour bar right of it."""
    far, near = _color_range(scene)
    return with_legend(colours(scene), scene.colormap, far_inv=far, near_inv=near)


def color_png_facts(scene: Scene) -> Facts:
    """What a colourised map adds to the metadata: colours are linear in inverse depth."""
    far, near = depth_from_inverse(np.array(_color_range(scene), np.float32))
    return {
        "colormap": scene.colormap,
        "colormap_linear_in": "inverse depth",
        "colormap_far_m": float(far),
        "colormap_near_m": float(near),
    }


def _paint(scene: Scene) -> Callable[[FloatMap], ByteImage]:
    """What makes colours of depth."""
    far, near = _color_range(scene)
    paint = partial(colourise, name=scene.colormap, far_inv=far, near_inv=near)
    return lambda depth: paint(np.reciprocal(depth))


def colours(scene: Scene) -> ByteImage:
    """Colourised inverse depth, (H, W, 3) uint8."""
    return in_bands(scene.depth, _paint(scene), np.empty((*scene.depth.shape, 3), np.uint8))


def in_bands(
    values: FloatMap, convert: Callable[[FloatMap], NDArray[_Number]], result: NDArray[_Number]
) -> NDArray[_Number]:
    """Fill ``result`` row by row: of large photos no second map of floats is made."""
    for top in range(0, len(values), BAND_ROWS):
        result[top : top + BAND_ROWS] = convert(values[top : top + BAND_ROWS])
    return result


def _inverse(scene: Scene) -> FloatMap:
    return inverse_depth(scene.estimate, focal_px=scene.focal.px, scale=scene.scale)


def _color_range(scene: Scene) -> tuple[float, float]:
    return scene.color_range or auto_range(_inverse(scene))


def write_normals_png(scene: Scene, path: Path) -> None:
    """Write surface normals towards the camera, in the frame of ``scene.axes``."""
    grid, size = _grid_normals(scene), scene.estimate.image_size
    rows = np.broadcast_to(np.arange(size.height)[:, None], (size.height, size.width))
    facts = scene.metadata | normals_png_facts(scene)
    save_png(rows, path, facts, paint=lambda some: _normal_colours(grid, size, some[:, 0]))


def normals_png_facts(scene: Scene) -> Facts:
    """What a map of normals adds to the metadata."""
    return {
        "normals": f"x, y, z in the axes {scene.axes} as red, green, blue = 127.5 (n + 1)",
        "unit": "none",
    }


def normal_map(scene: Scene) -> FloatMap:
    """Surface normals towards the camera of every pixel, (H, W, 3), in the frame of
    ``scene.axes``."""
    return normal_rows(scene)(0, scene.estimate.image_size.height)


def normal_rows(scene: Scene) -> Callable[[int, int], FloatMap]:
    """What makes the rows of ``normal_map`` from one to before another."""
    return partial(_normal_rows, _grid_normals(scene), scene.estimate.image_size)


def _grid_normals(scene: Scene) -> FloatMap:
    grid = grid_normals(scene.estimate, focal_px=scene.focal.px)
    return to_axes(grid.reshape(-1, 3), scene.axes).reshape(grid.shape)


def _normal_rows(grid: FloatMap, size: Size, first: int, last: int) -> FloatMap:
    """Some of the photo's rows of a grid's normals."""
    n = resize_rows(grid, size, first, last)
    n /= np.maximum(np.linalg.norm(n, axis=-1, keepdims=True), np.float32(1e-6))
    return n


def _normal_colours(grid: FloatMap, size: Size, rows: NDArray[np.intp]) -> ByteImage:
    """The same as colours, (n, W, 3)."""
    n = _normal_rows(grid, size, int(rows[0]), int(rows[-1]) + 1)
    colours: ByteImage = np.rint((n + 1) * np.float32(127.5)).astype(np.uint8)
    return colours


def write_contours_png(scene: Scene, path: Path) -> None:
    """Write the contour mask: 255 on contours, 0 elsewhere."""
    mask = photo_contours(scene)
    facts = scene.metadata | contours_png_facts(scene)
    save_png(mask, path, facts, paint=lambda rows: rows.astype(np.uint8) * np.uint8(255))


def photo_contours(scene: Scene) -> Mask:
    """Contours on the photo's edges where the photo is finer than the grid, (H, W); thinned ones
    are lines of the grid's cells."""
    canonical, size = scene.estimate.canonical_inverse_depth, scene.photo.size
    rgb = scene.photo.rgb
    if scene.thin_contours or canonical.size >= size.width * size.height or rgb.shape[1] != size[0]:
        return enlarged_mask(scene_contours(scene), size)
    from core.enlarge import enlarged_with_cuts, finer_ratio  # imports torch

    wraps = scene.estimate.wraps
    coarse = neighbour_ratio(canonical, wraps=wraps)
    ratio = finer_ratio(enlarged_with_cuts(canonical, rgb, wraps=wraps), coarse, wraps=wraps)
    return contour_mask(ratio, percent=scene.contour_percent)


def contours_png_facts(scene: Scene) -> Facts:
    """What contours add to the metadata."""
    return {"contour_cells": int(np.count_nonzero(scene_contours(scene)))}


def scene_contours(scene: Scene) -> Mask:
    """The scene's contours on the network's grid, (h, w)."""
    canonical = scene.estimate.canonical_inverse_depth
    percent, wraps = scene.contour_percent, scene.estimate.wraps
    if scene.thin_contours:
        return thinned_contours(canonical, percent=percent, wraps=wraps)
    ratio = neighbour_ratio(canonical, wraps=wraps)
    return contour_mask(ratio, percent=percent)


def enlarged_mask(mask: Mask, size: Size) -> Mask:
    """A grid's mask over the photo: a pixel is set where a set cell covers it.

    Where the photo is smaller than the grid no line gets lost that way.
    """
    first, last = _covered(size.height, mask.shape[0])
    sums = np.cumsum(np.pad(mask, ((1, 0), (0, 0))), axis=0, dtype=np.int32)
    rows = (sums[last] - sums[first]) > 0
    first, last = _covered(size.width, mask.shape[1])
    result = np.empty((size.height, size.width), np.bool_)
    for top in range(0, size.height, BAND_ROWS):
        some = np.pad(rows[top : top + BAND_ROWS], ((0, 0), (1, 0)))
        sums = np.cumsum(some, axis=1, dtype=np.int32)
        result[top : top + BAND_ROWS] = sums[:, last] > sums[:, first]
    return result


def _covered(pixels: int, cells: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The cells below every pixel of a side, from one to before another: at least the one below
    its centre, and all those whose centres lie below it."""
    scale = cells / pixels
    centre, reach = (np.arange(pixels) + 0.5) * scale, max(scale, 1.0) / 2
    first = (centre - reach + 0.5).astype(np.intp)
    last = np.minimum((centre + reach + 0.5).astype(np.intp), cells)
    return first, last
