"""What follows from an estimate alone, and from it and the contour threshold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import numpy as np
from numpy.typing import NDArray

from core.depth import MIN_CANONICAL
from core.types import ByteImage, Estimate, FloatMap, Size
from gui.snapshot.pictures import ThinContours, ThinRequest
from gui.state.entry import Derived

HISTOGRAM_STEPS = 128
HISTOGRAM_MARGIN = 3.0


def derive(estimate: Estimate, rgb: ByteImage) -> Derived:
    """All that follows from an estimate alone."""
    from core.cloud import grid_colors

    height, width = estimate.canonical_inverse_depth.shape
    return _derived(estimate, grid_colors(rgb, Size(width, height)))


def derive_quickly(
    estimate: Estimate, mips: Sequence[ByteImage], before: Derived | None
) -> Derived:
    """The same of a frame of a film that is played, more quickly: colours come from a halved copy,
    range and histogram from the frame before, as the film has one range for all.

    Args:
        estimate: of the frame.
        mips: the frame and halved copies of it.
        before: of a frame before it; None for the first.
    """
    import cv2

    rows, columns = estimate.canonical_inverse_depth.shape
    fine = [level for level in mips if level.shape[0] >= rows and level.shape[1] >= columns]
    source = fine[-1] if fine else mips[0]
    colors = cv2.resize(source, (columns, rows), interpolation=cv2.INTER_AREA)
    return _derived(estimate, cast(ByteImage, colors), before)


def derive_again(before: Derived, estimate: Estimate) -> Derived:
    """The same of another estimate on the same grid of the same photo."""
    return _derived(estimate, before.colors)


def _derived(estimate: Estimate, colors: ByteImage, before: Derived | None = None) -> Derived:
    from core.colormap import auto_range
    from core.contours import neighbour_ratio, ratio_codes
    from gui.kit.mips import max_pyramid, mean_pyramid

    canonical = estimate.canonical_inverse_depth
    ratio = neighbour_ratio(canonical, wraps=estimate.wraps)
    codes = ratio_codes(ratio)
    far, near = before.auto_range if before else auto_range(canonical)
    return Derived(
        estimate=estimate,
        ratio=ratio,
        codes=codes,
        colors=colors,
        auto_range=(far, near),
        histogram=before.histogram if before else _histogram(canonical, far, near),
        mips=mean_pyramid(canonical),
        code_mips=max_pyramid(codes),
    )


def _histogram(
    canonical: FloatMap, far: float, near: float
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Counts in steps of equal ratio, somewhat beyond the automatic range on both sides."""
    low = max(far, MIN_CANONICAL) / HISTOGRAM_MARGIN
    high = max(near, 2 * low) * HISTOGRAM_MARGIN
    edges = np.geomspace(low, high, HISTOGRAM_STEPS + 1)
    counts, _ = np.histogram(canonical, bins=edges)
    return counts, edges


def thin(request: ThinRequest) -> ThinContours:
    """Contours one pixel wide."""
    from core.contours import thinned_contours

    estimate = request.derived.estimate
    canonical = estimate.canonical_inverse_depth
    mask = thinned_contours(canonical, percent=request.percent, wraps=estimate.wraps)
    return ThinContours(request, mask, int(np.count_nonzero(mask)))
