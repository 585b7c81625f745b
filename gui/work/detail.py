"""Depth and contours beyond the network's grid, for panes that are zoomed in; for the lane."""

from __future__ import annotations

from core.progress import CancelToken
from core.system.preload import preload
from core.types import Size
from gui.snapshot.pictures import Detail, DetailRequest


def enlarge(request: DetailRequest, cancel: CancelToken) -> Detail:
    """The map with its steps on the photo's edges, and its halved copies. Cancelled."""
    preload("torch")
    from core.cloud import grid_colors
    from core.contours import ratio_codes
    from core.enlarge import enlarged_with_cuts, finer_ratio
    from gui.kit.mips import max_pyramid, mean_pyramid

    derived, times = request.derived, request.times
    grid = derived.grid
    rgb = grid_colors(request.photo.rgb, Size(times * grid.width, times * grid.height))
    canonical, wraps = derived.estimate.canonical_inverse_depth, derived.estimate.wraps
    made = enlarged_with_cuts(canonical, rgb, cancel, wraps=wraps)
    codes = ratio_codes(finer_ratio(made, derived.ratio, wraps=wraps))
    finer = mean_pyramid(made.canonical, down_to=max(grid))[:-1]
    finer_codes = max_pyramid(codes, down_to=max(grid))[:-1]
    return Detail(request, (*finer, *derived.mips), (*finer_codes, *derived.code_mips))
