"""Depth enlarged beyond the grid: how well its steps lie, and how long it takes."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np
import torch

from core.depth import MIN_CANONICAL, resize_map
from core.enlarge import enlarged
from core.metrics.boundary import boundary_f1
from core.network.config import COMPACT
from core.surface.snap import snap_flying
from core.training.synthetic.photo import develop
from core.training.synthetic.render import render
from core.training.synthetic.views import choose_camera, staged
from core.types import ByteImage, FloatMap, Size
from tests.benchmarks.registry import benchmark, median_s

KINDS = ("tabletop", "room", "street", "still_life", "portrait", "park")
PIXELS = 1536 * 1152
FLYING_PERCENT = 10.0


@cache
def views() -> list[tuple[ByteImage, FloatMap]]:
    """Photos of rendered scenes with their true inverse depth, a minute or two for all."""
    made = []
    for seed, kind in enumerate(KINDS, 50):
        rng = np.random.default_rng([seed, 1])
        stage, scene, _ = staged(rng, seed, textures=(), kind=kind, assets=None)
        linear, inverse = render(scene, stage.bank, choose_camera(rng, scene, PIXELS), rng)
        rgb = develop(rng, linear, inverse, blur_share=scene.hint.blur)
        made.append((rgb, np.maximum(inverse / 2, np.float32(MIN_CANONICAL))))
    return made


def on_grid(true: FloatMap) -> FloatMap:
    """The truth as the bundled model's grid can tell it at best."""
    size = COMPACT.input_size(true.shape[1], true.shape[0])
    whole = torch.from_numpy(true)[None, None]
    return torch.nn.functional.interpolate(whole, size, mode="area")[0, 0].numpy()


def flying_share(canonical: FloatMap) -> float:
    return snap_flying(canonical, percent=FLYING_PERCENT, side="near").moved / canonical.size


def mean_over_views(figure: Callable[[ByteImage, FloatMap], float]) -> float:
    return float(np.mean([figure(rgb, true) for rgb, true in views()]))


def bilinear(true: FloatMap) -> FloatMap:
    return resize_map(on_grid(true), Size(true.shape[1], true.shape[0]))


@benchmark("boundary F1 of enlarged depth beside bilinear's", unit="times", bar=1.25, at_least=True)
def boundaries() -> float:
    ours = mean_over_views(
        lambda rgb, true: boundary_f1(1 / enlarged(on_grid(true), rgb), 1 / true)
    )
    return ours / mean_over_views(lambda _, true: boundary_f1(1 / bilinear(true), 1 / true))


@benchmark("flying pixels of enlarged depth beside the grid's", unit="times", bar=1.0)
def flying() -> float:
    ours = mean_over_views(lambda rgb, true: flying_share(enlarged(on_grid(true), rgb)))
    return ours / mean_over_views(lambda _, true: flying_share(on_grid(true)))


@benchmark("depth of 1.8 megapixels enlarged")
def enlarging_seconds() -> float:
    rgb, true = views()[1]
    canonical = on_grid(true)
    return median_s(lambda: enlarged(canonical, rgb))
