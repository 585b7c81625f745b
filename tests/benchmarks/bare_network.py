"""What the network alone takes, which films and batches are held against."""

from __future__ import annotations

import time
from collections.abc import Sequence

import numpy as np

from core.session import DepthModel
from core.types import Photo


def bare_seconds(model: DepthModel, photos: Sequence[Photo], runs: int) -> float:
    """Of one photo that is decoded already: the median, which a busy moment does not move."""
    seconds = []
    for number in range(runs):
        started = time.perf_counter()
        model.estimate(photos[number % len(photos)])
        seconds.append(time.perf_counter() - started)
    return float(np.median(seconds))
