"""How well the bundled model says where it is unsure, and what known points make of it, on the
reference photos with truth.

"Error" is that of depth relative to the true one, |z - t| / t. A spread is relative depth but for a
common scale, so the error it is held against is what the scale of the medians leaves; what scale
and shift leave is told beside it. Photos of a set are thinned; means are over photos, then sets.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.depth import MIN_INVERSE_PER_M, depth_from_inverse, inverse_depth, resize_map
from core.measuring.known_points import Fit, KnownPoint, fit_points
from core.metrics.depth import Alignment
from core.session import DepthModel, open_model
from core.session.spread import with_mirrored_spread
from core.truth.datasets import DatasetItem, find_sets, read_folder
from core.truth.evaluation import aligned_inverse
from core.truth.truth_files import valid_depth
from core.types import Estimate, FloatMap, Mask
from core.weights.catalog import bundled_weights
from tests.benchmarks.registry import Skip, benchmark

VAL = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "val"
PHOTOS_A_SET = 3
POINTS, SEEDS = 8, 5
UNSURE = 2 / 3  # of the pixels are sure

FloatArray = NDArray[np.floating]


@dataclass(frozen=True, eq=False)
class Seen:
    """A photo of a set, and what the model says of it.

    Attributes:
        mirrored: the same with the spread of the mirrored photo.
        focal_px: that which the model predicts.
    """

    set: str
    estimate: Estimate
    mirrored: Estimate
    true: FloatMap
    metric: bool
    focal_px: float

    @property
    def valid(self) -> Mask:
        return valid_depth(self.true)


@cache
def seen() -> tuple[Seen, ...]:
    """Every photo once; the bars below share it."""
    if not VAL.is_dir():
        raise Skip("the reference photos are not here")
    if not bundled_weights().is_file():
        raise Skip("the compact model's weights are not here")
    model = open_model("compact", device="cpu")
    return tuple(
        _seen(model, folder.name, item)
        for folder in find_sets(VAL)
        for item in thinned([each for each in read_folder(folder) if each.depth is not None])
    )


def thinned(items: list[DatasetItem]) -> list[DatasetItem]:
    """A few of them, far apart."""
    places = np.linspace(0, len(items) - 1, min(PHOTOS_A_SET, len(items)))
    return [items[int(place)] for place in places]


def _seen(model: DepthModel, name: str, item: DatasetItem) -> Seen:
    sample = item.load()
    assert sample.depth is not None
    estimate = model.estimate(sample.photo)
    assert estimate.fov_deg is not None
    focal_px = sample.photo.size.width / (2 * np.tan(np.radians(estimate.fov_deg) / 2))
    mirrored = with_mirrored_spread(model, sample.photo, estimate)
    metric = item.kind == "metric"
    return Seen(name, estimate, mirrored, sample.depth, metric, float(focal_px))


def mean_of_sets(
    title: str, photos: Iterable[Seen], figure: Callable[[Seen], float | None]
) -> float:
    """Means over photos, then over sets; those of sets are told on standard error."""
    sets: dict[str, list[float]] = {}
    for photo in photos:
        found = figure(photo)
        if found is not None:
            sets.setdefault(photo.set, []).append(found)
    means = {name: float(np.mean(values)) for name, values in sets.items()}
    told = ", ".join(f"{name} {mean:.2f}" for name, mean in means.items())
    print(f"{title}: {told}", file=sys.stderr, flush=True)
    return float(np.mean(list(means.values())))


def unsure_ratio(photo: Seen, estimate: Estimate, alignment: Alignment) -> float | None:
    """Mean error of the third of pixels with the largest spread over that of the rest."""
    assert estimate.spread is not None
    valid, size = photo.valid, photo.estimate.image_size
    inverse = aligned_inverse(estimate.canonical_inverse_depth, photo.true, alignment)
    depth = 1 / np.maximum(inverse, MIN_INVERSE_PER_M)
    error = np.abs(depth[valid] - photo.true[valid]) / photo.true[valid]
    spread = resize_map(estimate.spread, size)[valid]
    unsure = spread >= np.quantile(spread, UNSURE)
    if unsure.all():
        return None
    return float(error[unsure].mean() / error[~unsure].mean())


@benchmark("unsure third's error over the rest's, mirrored photo", unit="", bar=1.5, at_least=True)
def unsure_by_mirror() -> float:
    return mean_of_sets("mirrored", seen(), lambda each: unsure_ratio(each, each.mirrored, "scale"))


@benchmark("the same, by the model's inputs", unit="", bar=1.5, at_least=True)
def unsure_by_inputs() -> float:
    return mean_of_sets("inputs", seen(), lambda each: unsure_ratio(each, each.estimate, "scale"))


@benchmark("unsure third after scale and shift, mirrored photo", unit="")
def unsure_by_mirror_shifted() -> float:
    return mean_of_sets(
        "mirrored, shifted", seen(), lambda each: unsure_ratio(each, each.mirrored, "scale-shift")
    )


@benchmark("the same, by the model's inputs", unit="")
def unsure_by_inputs_shifted() -> float:
    return mean_of_sets(
        "inputs, shifted", seen(), lambda each: unsure_ratio(each, each.estimate, "scale-shift")
    )


def abs_rel(estimate: Estimate, photo: Seen) -> float:
    """Mean error in metres as they are told, without any alignment."""
    size, valid = photo.estimate.image_size, photo.valid
    inverse = inverse_depth(estimate, focal_px=photo.focal_px)
    depth = depth_from_inverse(resize_map(inverse, size))
    return float(np.mean(np.abs(depth[valid] - photo.true[valid]) / photo.true[valid]))


@cache
def fitted_abs_rel(fit: Fit) -> float:
    """AbsRel over that without known points, by random points of true depth."""

    def figure(photo: Seen) -> float | None:
        if not photo.metric:  # there are no metres to be known
            return None
        fitted = [fit_points_of(photo, fit, seed) for seed in range(SEEDS)]
        return float(np.mean([abs_rel(each, photo) for each in fitted]))

    return mean_of_sets(f"AbsRel by {fit}", seen(), figure)


def fit_points_of(photo: Seen, fit: Fit, seed: int) -> Estimate:
    rng = np.random.default_rng(seed)
    rows, columns = np.nonzero(photo.valid)
    chosen = rng.choice(len(rows), POINTS, replace=False)
    places = zip(columns[chosen].tolist(), rows[chosen].tolist(), strict=True)
    points = [KnownPoint(u, v, float(photo.true[v, u])) for u, v in places]
    return fit_points(photo.estimate, points, focal_px=photo.focal_px, fit=fit).estimate


@cache
def plain_abs_rel() -> float:
    return mean_of_sets(
        "AbsRel as estimated",
        seen(),
        lambda each: abs_rel(each.estimate, each) if each.metric else None,
    )


@benchmark("AbsRel in metres as estimated", unit="")
def metric_abs_rel() -> float:
    return plain_abs_rel()


@benchmark("8 known points, scale and shift: share of that left", unit="", bar=0.5)
def known_points_shifted() -> float:
    return fitted_abs_rel(Fit.SCALE_SHIFT) / plain_abs_rel()


@benchmark("8 known points, smooth field: share of that left", unit="")
def known_points_field() -> float:
    return fitted_abs_rel(Fit.FIELD) / plain_abs_rel()
