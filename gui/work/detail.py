"""Depth and contours beyond the network's grid, for panes that are zoomed in; for the lane."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.preload import preload
from core.progress import CancelToken
from core.types import ByteImage
from gui.snapshot.pictures import Detail, DetailRequest

DETAIL_PIXELS = 3_000_000
"""Colours of more would take longer than the window may wait while it draws."""


def enlarge(request: DetailRequest, cancel: CancelToken) -> Detail:
    """The map with its steps on the photo's edges, and its halved copies. Cancelled."""
    preload("torch")
    from core.contours import neighbour_ratio, ratio_codes
    from core.effects.picture import reduced
    from core.enlarge import enlarged_with_cuts
    from gui.kit.mips import max_pyramid, mean_pyramid

    derived = request.derived
    rgb = reduced(request.photo.rgb, DETAIL_PIXELS)
    made = enlarged_with_cuts(derived.estimate.canonical_inverse_depth, rgb, cancel)
    codes = ratio_codes(neighbour_ratio(made.canonical))
    # Elsewhere enlarging dilutes every ratio: what the grid says is what counts.
    codes = np.where(made.cut, codes, _stretched(derived.codes, codes.shape))
    return Detail(request, mean_pyramid(made.canonical), max_pyramid(codes))


def _stretched(codes: ByteImage, shape: tuple[int, ...]) -> ByteImage:
    """Every pixel with the code of the cell that it lies in."""
    rows, columns = (
        np.asarray((np.arange(wanted) + 0.5) * here / wanted, np.intp)
        for here, wanted in zip(codes.shape, shape, strict=True)
    )
    stretched: NDArray[np.uint8] = codes[rows][:, columns]
    return stretched
