"""What a camera uncovers behind nearer things, beside rendered scenes' true second views."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from core.effects.picture import Picture
from core.effects.warp import Reprojector, Viewpoint
from core.types import ByteImage, Mask
from tests.benchmarks.registry import Skip, benchmark

SCENES = (("room", 1), ("room", 2), ("still_life", 5), ("tabletop", 6), ("corridor", 8))
PIXELS = 160_000
SHIFT_SHARE = 0.02
"""How far the nearest and the farthest things move, of the width, either way."""


@cache
def errors() -> tuple[float, float, float]:
    """Mean PSNR in dB of uncovered pixels: filled, stretched and black."""
    figures = [_figures(kind, seed) for kind, seed in SCENES]
    filled, stretched, black = np.mean(figures, axis=0)
    return float(filled), float(stretched), float(black)


@benchmark("uncovered pixels, filled from behind", unit="dB", bar=20.0, at_least=True)
def uncovered_filled_db() -> float:
    return errors()[0]


@benchmark("the same, above a stretched surface", unit="dB", bar=3.0, at_least=True)
def uncovered_above_stretched_db() -> float:
    return errors()[0] - errors()[1]


@benchmark("the same, above black", unit="dB", bar=8.0, at_least=True)
def uncovered_above_black_db() -> float:
    return errors()[0] - errors()[2]


def _figures(kind: str, seed: int) -> tuple[float, float, float]:
    photo, truth, inverse, moved_m = _views(kind, seed)
    mask = _uncovered(photo, inverse, moved_m)
    camera = Reprojector(photo, 0.1 * photo.size.width)
    made = camera.render(Viewpoint(x=moved_m))
    sheet = _stretched(made, ndimage.binary_dilation(mask))
    filled, stretched, black = (
        _psnr(each, truth, mask) for each in (made, sheet, np.zeros_like(made))
    )
    return filled, stretched, black


def _views(kind: str, seed: int) -> tuple[Picture, ByteImage, NDArray[np.float32], float]:
    """A rendered picture; the truth from a camera moved to the right, its depth, how far."""
    try:
        from core.training.synthetic.render import render
        from core.training.synthetic.stage import Stage
        from core.training.synthetic.textures import bank
        from core.training.synthetic.views import LAYOUTS, choose_camera
    except ImportError as missing:
        raise Skip(str(missing)) from missing
    rng = np.random.default_rng([seed, 1])
    stage = Stage(rng, bank((), 0), ())
    scene = LAYOUTS[kind][0](stage)
    camera = choose_camera(rng, scene, PIXELS)
    linear, inverse = render(scene, stage.bank, camera, np.random.default_rng(0))
    photo = Picture(_as_bytes(linear), np.maximum(inverse, np.float32(1e-4)), camera.f_px)
    spread = float(np.diff(np.quantile(photo.inverse, (0.005, 0.995)))[0])
    moved_m = 2 * SHIFT_SHARE * camera.width / (camera.f_px * spread)
    beside = replace(camera, at=camera.at + camera.rotation[:, 0] * np.float32(moved_m))
    truth, moved = render(scene, stage.bank, beside, np.random.default_rng(0))
    return photo, _as_bytes(truth), np.maximum(moved, np.float32(1e-4)), moved_m


def _as_bytes(linear: NDArray[np.float32]) -> ByteImage:
    return (np.clip(linear, 0, 1) ** (1 / 2.2) * 255 + 0.5).astype(np.uint8)


def _uncovered(photo: Picture, moved: NDArray[np.float32], moved_m: float) -> Mask:
    row, column = np.indices(moved.shape)
    before = np.rint(column + photo.focal_px * moved_m * moved).astype(int)
    inside = (before >= 1) & (before < photo.size.width - 1)
    before = before.clip(0, photo.size.width - 1)
    hides = ndimage.minimum_filter1d(photo.inverse, 3, axis=1)[row, before]
    return inside & (hides > moved * 1.05)


def _stretched(rgb: ByteImage, holes: Mask) -> ByteImage:
    """As a rubber sheet between both sides of each hole."""
    result = rgb.copy()
    for line, hole in zip(result, holes, strict=True):
        for channel in range(3) if not hole.all() else ():
            known = np.flatnonzero(~hole)
            line[hole, channel] = np.interp(np.flatnonzero(hole), known, line[known, channel])
    return result


def _psnr(made: ByteImage, truth: ByteImage, mask: Mask) -> float:
    error = (made[mask].astype(float) - truth[mask]) ** 2
    return float(10 * np.log10(255**2 / error.mean()))
