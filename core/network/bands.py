"""Work on large feature maps in bands of rows, to bound the memory of its temporaries."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

from core.progress import Monitor


def in_row_bands(
    compute: Callable[[Tensor, Tensor], Tensor],
    half: Tensor,
    full: Tensor,
    *,
    rows: int,
    halo: int,
    work: float,
    monitor: Monitor,
) -> Tensor:
    """Apply ``compute`` to bands of two maps and put the results together.

    Args:
        compute: from (B, C, h/2, W/2) and (B, D, h, W) to (B, E, 2h, 2W); every output row
            must depend on at most ``halo`` rows of the second map to each side.
        half: (B, C, H/2, W/2).
        full: (B, D, H, W), H even.
        rows: rows of a band of ``full``, even, without its halo.
        halo: extra rows, even, computed on each side and cut off.
        work: what all of it counts as progress.
        monitor: told of, and asked before, every band.

    Returns:
        (B, E, 2H, 2W), equal to ``compute(half, full)``.
    """
    height = full.shape[-2]
    bands = []
    for top in range(0, height, rows):
        monitor.check()
        bottom = min(height, top + rows)
        start, stop = max(0, top - halo), min(height, bottom + halo)
        band = compute(half[..., start // 2 : stop // 2, :], full[..., start:stop, :])
        bands.append(band[..., 2 * (top - start) : 2 * (bottom - start), :])
        monitor.advance(work * (bottom - top) / height, "depth")
    return bands[0] if len(bands) == 1 else torch.cat(bands, dim=-2)
