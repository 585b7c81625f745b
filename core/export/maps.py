"""Depth as numbers: NPZ, EXR, float TIFF and 16-bit PNG of the photo's size."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import astuple
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.depth import resize_rows
from core.export.exr_file import Rows, save_exr
from core.export.facts import Facts, exr_attributes
from core.export.pictures import BAND_ROWS
from core.export.png_file import save_png
from core.export.rgbd import full_size_photo
from core.export.scene import Scene
from core.export.spheres import KEY, sphere_facts
from core.round_numbers import round_up
from core.truth.truth_files import MILLIMETRE_M, STEP_KEY
from core.types import FloatMap

LARGEST_VALUE = 65_535
SPREAD_STEP = 1e-4


def write_npz(scene: Scene, path: Path) -> None:
    """Write everything that brings the estimate back without the model.

    Not compressed: float32 depth shrinks by little and would take seconds. What the network
    did not predict is NaN. A panorama has ``range`` in place of ``depth``, and in place of focal
    lengths its sphere as JSON. Where known points corrected the depth, ``correction`` (h, w) is by
    what, ``known_points`` are u, v, metres of each, and its relative errors with and without it in
    the fit are ``known_point_residuals`` and ``known_point_left_out_residuals``.
    """
    estimate = scene.estimate
    spread: dict[str, Any] = {} if estimate.spread is None else {"spread": estimate.spread}
    with path.open("wb") as file:
        np.savez(
            file,
            canonical_inverse_depth=estimate.canonical_inverse_depth,
            **(_of_photo(scene) if estimate.sphere is None else _of_panorama(scene)),
            scale=np.float64(scene.scale),
            depth_kind=np.str_(estimate.kind),
            model=np.str_(estimate.info.model),
            weights_sha256=np.str_(estimate.info.weights_sha256),
            **spread,
            **_of_points(scene),
            image_size=np.array(estimate.image_size, np.int64),
            metadata=np.str_(json.dumps(scene.metadata)),
        )


def _of_photo(scene: Scene) -> dict[str, Any]:
    return {
        "depth": scene.depth,
        "focal_px": np.float64(scene.focal.px),
        "focal_source": np.str_(scene.focal.source),
        "predicted_focal_px": np.float64(_or_nan(scene.predicted_focal_px)),
        "fov_deg": np.float64(_or_nan(scene.estimate.fov_deg)),
    }


def _of_points(scene: Scene) -> dict[str, Any]:
    fitted = scene.fitted
    if fitted is None:
        return {}
    return {
        "correction": fitted.correction,
        "known_points": np.array([astuple(point) for point in fitted.points], np.float64),
        "known_point_residuals": np.array(fitted.residuals, np.float64),
        "known_point_left_out_residuals": np.array(fitted.left_out, np.float64),
    }


def _of_panorama(scene: Scene) -> dict[str, Any]:
    return {"range": scene.depth, KEY: np.str_(json.dumps(sphere_facts(scene.estimate)[KEY]))}


def _or_nan(value: float | None) -> float:
    return np.nan if value is None else value


def write_exr(scene: Scene, path: Path) -> None:
    """Write depth Z in metres as channel Z, float32, with the facts as attributes.

    Where the model was asked several times, the relative spread of depth is channel "spread", and
    where known points corrected it, by what is channel "correction". Of a panorama range is channel
    "range", beside R, G, B and A.

    Raises:
        ExportError: OpenEXR could not write.
        OSError: the file cannot be written.
    """
    save_exr(depth_rows(scene), scene.photo.size, path, exr_attributes(scene.metadata))


def depth_rows(scene: Scene) -> Rows:
    """The channels of ``write_exr``."""
    depth, spread, size = scene.depth_rows(), scene.estimate.spread, scene.photo.size
    correction = None if scene.fitted is None else scene.fitted.correction
    light = None if scene.estimate.sphere is None else light_rows(scene)

    def enlarged(grid: FloatMap, first: int, last: int) -> FloatMap:
        return resize_rows(grid[..., None], size, first, last)[..., 0]

    def rows(first: int, last: int) -> dict[str, NDArray[Any]]:
        made: dict[str, NDArray[Any]] = {depth_channel(scene): depth(first, last)}
        if light is not None:
            made |= light(first, last)
        if spread is not None:
            made["spread"] = enlarged(spread, first, last)
        if correction is not None:
            made["correction"] = enlarged(correction, first, last)
        return made

    return rows


def depth_channel(scene: Scene) -> str:
    """What the channel is called: of panoramas depth is range."""
    return "Z" if scene.estimate.sphere is None else "range"


def light_rows(scene: Scene) -> Callable[[int, int], dict[str, NDArray[Any]]]:
    """R, G, B and A of the photo in linear light, half floats."""
    from core.effects.light import to_linear  # imports torch

    photo = full_size_photo(scene)

    def rows(first: int, last: int) -> dict[str, NDArray[Any]]:
        light = to_linear(photo[first:last]).numpy().astype(np.float16)
        return {**dict(zip("RGB", light, strict=True)), "A": np.ones(light.shape[1:], np.float16)}

    return rows


def write_spread_png(scene: Scene, path: Path) -> None:
    """Write the relative spread of depth as 16-bit grey in steps of ``SPREAD_STEP``.

    Raises:
        MeasureError: there is none.
    """
    steps = np.rint(np.clip(scene.spread / SPREAD_STEP, 0, LARGEST_VALUE))
    save_png(steps.astype(np.uint16), path, scene.metadata | spread_facts(scene))


def spread_facts(scene: Scene) -> Facts:
    """What a map of the spread adds to the metadata."""
    return {"unit": "relative standard deviation of depth", "spread_per_step": SPREAD_STEP}


def write_tiff(scene: Scene, path: Path) -> None:
    """Write depth Z in metres as float32 TIFF, the facts as JSON in its ImageDescription."""
    import tifffile

    facts = json.dumps(scene.metadata)
    depth = scene.depth
    # strip by strip: an array written at once does not say why it could not be
    strips = (depth[top : top + BAND_ROWS].tobytes() for top in range(0, len(depth), BAND_ROWS))
    with path.open("wb") as file:
        tifffile.imwrite(
            file,
            strips,
            shape=depth.shape,
            dtype=depth.dtype,
            rowsperstrip=BAND_ROWS,
            photometric="minisblack",
            description=facts,
            metadata=None,
        )


def write_depth_png(scene: Scene, path: Path) -> None:
    """Write depth Z in whole millimetres as 16-bit grey: 1 to 65535, farther is 65535."""
    _save_steps(scene, MILLIMETRE_M, path, depth_png_facts(scene))


def depth_png_facts(scene: Scene) -> Facts:
    """What a depth map in millimetres adds to the metadata."""
    return {"unit": "millimetre", **_step_facts(scene, MILLIMETRE_M)}


def write_whole_depth_png(scene: Scene, path: Path) -> None:
    """Write depth Z as 16-bit grey in steps so large that no depth is cut off."""
    _save_steps(scene, _whole_step(scene), path, whole_depth_png_facts(scene))


def whole_depth_png_facts(scene: Scene) -> Facts:
    """What a depth map with an automatic step adds to the metadata."""
    return _step_facts(scene, _whole_step(scene))


def _whole_step(scene: Scene) -> float:
    return round_up(float(scene.depth.max()) / LARGEST_VALUE)


def _step_facts(scene: Scene, step_m: float) -> Facts:
    depth = scene.depth
    bands = (depth[top : top + BAND_ROWS] for top in range(0, len(depth), BAND_ROWS))
    saturated = sum(np.count_nonzero(_in_steps(band, step_m) == LARGEST_VALUE) for band in bands)
    return {
        STEP_KEY: step_m,
        "largest_value": LARGEST_VALUE,
        "saturated_pixels": int(saturated),
    }


def _save_steps(scene: Scene, step_m: float, path: Path, facts: Facts) -> None:
    paint = partial(_in_steps, step_m=step_m)
    save_png(scene.depth, path, scene.metadata | facts, paint=paint)


def _in_steps(depth: FloatMap, step_m: float) -> NDArray[np.uint16]:
    # 0 means "unknown" to most readers, so the nearest depth is 1.
    rounded = np.rint(depth * np.float32(1 / step_m))
    return np.asarray(np.clip(rounded, 1, LARGEST_VALUE), np.uint16)
