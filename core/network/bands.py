"""Work on large feature maps in bands of rows: bounds temporary memory, and can be cancelled."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

import torch
from torch import Tensor, nn
from torch.nn import functional

from core.progress import Monitor
from core.system.memory import release_freed

# Multiply-accumulates of a convolution between two looks at the monitor: a sixth of a second
# in float32 on two cores. It also bounds what a convolution needs beside its result.
CONV_MACS = 15e9


def release_after(x: Tensor) -> None:
    """Give back memory that was freed beside ``x``, on a CPU.

    A GPU's memory stays with torch, which hands it out again; looking through this process's
    would only delay the work that waits to be queued.
    """
    if x.device.type == "cpu":
        release_freed()


def convolve(conv: nn.Conv2d, x: Tensor, *, monitor: Monitor, stage: str) -> Tensor:
    """Return ``conv(x)`` of a 3 x 3 convolution with stride and padding 1.

    Without gradients a large one runs in bands of rows on a CPU; a GPU is quick enough.

    Args:
        conv: the convolution.
        x: (B, C, H, W).
        monitor: told of, and asked before, every band.
        stage: what to call this work.

    Raises:
        Cancelled: the monitor's token was cancelled.
    """
    monitor.check()
    batch, _, height, width = x.shape
    row_macs = float(batch * width * conv.weight.numel())
    bands = ceil(height * row_macs / CONV_MACS) if x.device.type == "cpu" else 1
    if bands == 1 or torch.is_grad_enabled():
        whole: Tensor = conv(x)
        monitor.advance(height * row_macs, stage)
        return whole
    shape = (batch, conv.out_channels, height, width)
    out = torch.empty(shape, dtype=x.dtype, device=x.device, memory_format=torch.channels_last)
    rows = ceil(height / bands)
    for top in range(0, height, rows):
        bottom = min(height, top + rows)
        out[..., top:bottom, :] = functional.conv2d(
            _with_neighbours(x, top, bottom), conv.weight, conv.bias, padding=(0, 1)
        )
        monitor.advance((bottom - top) * row_macs, stage)
    return out


def _with_neighbours(x: Tensor, top: int, bottom: int) -> Tensor:
    """Rows ``top`` to ``bottom`` and one more to each side, zeros beyond the border."""
    height = x.shape[-2]
    band = x[..., max(0, top - 1) : min(height, bottom + 1), :]
    above, below = int(top == 0), int(bottom == height)
    return functional.pad(band, (0, 0, above, below)) if above or below else band


def in_row_bands(
    compute: Callable[[int, int, Monitor], Tensor],
    height: int,
    *,
    rows: int,
    halo: int,
    monitor: Monitor,
) -> Tensor:
    """Compute a map in bands of rows and put them together.

    Args:
        compute: from a range of rows (start, stop), both even, to (B, C, 2 (stop - start), W);
            an output row must be right when ``halo`` rows to each side are in the range.
        height: rows in all, even.
        rows: rows of a band, even, without its halo.
        halo: extra rows, even, computed on each side and cut off.
        monitor: given to ``compute``, so that rows of a halo do not count.

    Returns:
        (B, C, 2 height, W), equal to ``compute(0, height, monitor)``.
    """
    bands: list[Tensor] = []
    for top in range(0, height, rows):
        if bands:
            release_after(bands[-1])  # what the band before has left
        bottom = min(height, top + rows)
        start, stop = max(0, top - halo), min(height, bottom + halo)
        band = compute(start, stop, monitor.scaled((bottom - top) / (stop - start)))
        bands.append(band[..., 2 * (top - start) : 2 * (bottom - start), :])
    return bands[0] if len(bands) == 1 else torch.cat(bands, dim=-2)
