"""Panoramas of a known room: range and seams, with true depth and with the bundled model."""

from __future__ import annotations

from functools import cache

import numpy as np

from core.panorama import estimate_panorama
from core.session import open_model
from core.types import Estimate, Joint, Size, Sphere
from tests.benchmarks.registry import benchmark
from tests.core.panorama.scenes import TrueModel, panorama, truth

SIZE = Size(1440, 720)
FACTORS = (1, 1.3, 0.8, 1.1, 0.95, 1.2, 0.7, 1.0)


@cache
def known() -> Estimate:
    """By a model that tells each view's true depth, but for a factor of its own."""
    photo = panorama(SIZE)
    return estimate_panorama(TrueModel.of(photo, factors=FACTORS, grid_px=448), photo, Sphere())


@cache
def bundled() -> Estimate:
    return estimate_panorama(open_model("compact"), panorama(SIZE), Sphere())


def joint(estimate: Estimate) -> Joint:
    assert estimate.joint is not None
    return estimate.joint


def off_percent(estimate: Estimate) -> float:
    """Median error of range, after the scale of the medians."""
    ratio = 1 / (estimate.canonical_inverse_depth * truth(estimate))
    return 100 * float(np.median(np.abs(ratio / np.median(ratio) - 1)))


@benchmark("range of a panorama from true depth", unit="%", bar=1.0)
def panorama_range() -> float:
    return off_percent(known())


@benchmark("steps across its seams", unit="%", bar=0.5)
def panorama_seams() -> float:
    return joint(known()).seam_step


@benchmark("range of a panorama by the bundled model, after scaling", unit="%")
def panorama_bundled_range() -> float:
    return off_percent(bundled())


@benchmark(
    "steps across its seams beside those within views, by the bundled model",
    unit="times",
    bar=1.0,
)
def panorama_bundled_seams() -> float:
    found = joint(bundled())
    return found.seam_step / found.within_step


@benchmark("how far two views of it lie apart after joining", unit="%")
def panorama_bundled_overlap() -> float:
    return joint(bundled()).overlap_after


@benchmark("a panorama by the bundled model, all but its network")
def panorama_join_seconds() -> float:
    return bundled().seconds["join"]
