"""Depth Pro: encoder, decoder, depth head and focal head as one module."""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from core.network.bands import in_row_bands
from core.network.config import DepthProConfig, PyramidConfig
from core.network.decoder import FINISH_HALO, Decoder
from core.network.encoder import ConvEncoder, PyramidEncoder
from core.network.heads import CompactFocalHead, FocalHead, depth_head
from core.progress import Monitor

BINOMIAL = (1 / 16, 4 / 16, 6 / 16, 4 / 16, 1 / 16)
DEFAULT_TILE_BATCH = 4
BAND_PIXELS = 96 * 768  # of the finest decoder level, at once
BAND_HALO = FINISH_HALO + 2  # and the depth head's convolutions before and after its doubling


class NetworkOutput(NamedTuple):
    """canonical: (B, 1, h, w) canonical inverse depth; fov_deg: (B,) horizontal, or None."""

    canonical: Tensor
    fov_deg: Tensor | None


class DepthPro(nn.Module):
    """Canonical inverse depth and horizontal field of view of an image.

    The parameters' names and shapes are those of the official checkpoint when the
    configuration is the full one.
    """

    def __init__(self, config: DepthProConfig) -> None:
        super().__init__()
        self.config = config
        dims = config.encoder.dims
        if isinstance(config.encoder, PyramidConfig):
            self.encoder: PyramidEncoder | ConvEncoder = PyramidEncoder(config.encoder)
        else:
            self.encoder = ConvEncoder(config.encoder)
        self.decoder = Decoder(dims, config.decoder_dim)
        self.head = depth_head(config.decoder_dim, config.head_dims)
        if config.fov_vit is not None:
            self.fov: FocalHead | CompactFocalHead = FocalHead(config.fov_vit, config.decoder_dim)
        else:
            self.fov = CompactFocalHead(dims[-1], config.decoder_dim)

    def work(self, image: Tensor, *, with_fov: bool = True) -> float:
        """Multiply-accumulates, roughly, that ``forward`` reports for this image."""
        batch, _, height, width = image.shape
        pixels = batch * height * width
        if isinstance(self.encoder, PyramidEncoder):
            total = self.encoder.work(batch)
        else:
            total = self.encoder.work(pixels)
        total += sum(self.decoder.level_work(pixels // 4 ** (n + 1)) for n in range(5))
        total += self._head_work(pixels)
        if with_fov and isinstance(self.fov, FocalHead):
            total += batch * self.fov.work
        return total

    def _head_work(self, pixels: int) -> float:
        first, second = self.config.head_dims
        return pixels * (2.25 * self.config.decoder_dim * first + first**2 + 9.0 * first * second)

    def forward(
        self,
        image: Tensor,
        *,
        with_fov: bool = True,
        tile_batch: int = DEFAULT_TILE_BATCH,
        monitor: Monitor | None = None,
    ) -> NetworkOutput:
        """Run the network.

        Args:
            image: (B, 3, h, w), RGB, (x - 0.5) / 0.5 of values in [0, 1], of the size that
                ``config.input_size`` gives.
            with_fov: whether the focal head runs.
            tile_batch: tiles that go through the patch encoder at once.
            monitor: progress and cancellation; ``work`` tells its total.

        Raises:
            Cancelled: the monitor's token was cancelled.
        """
        monitor = monitor or Monitor()
        if isinstance(self.encoder, PyramidEncoder):
            levels = self.encoder(image, tile_batch=tile_batch, monitor=monitor)
        else:
            levels = self.encoder(image, monitor=monitor)
        encoded = levels[-1]
        second, finest, coarsest = self.decoder(levels, monitor=monitor)
        canonical = self._finish(second, finest, monitor)
        del second, finest
        fov = self._field_of_view(image, encoded, coarsest, monitor) if with_fov else None
        if isinstance(self.encoder, ConvEncoder):
            canonical = canonical * (_area_side(image) / image.shape[-1])
        if self.config.sharpen_radius and not self.training:
            canonical = sharpen_edges(smooth(canonical), radius=self.config.sharpen_radius)
        return NetworkOutput(canonical, fov)

    def _finish(self, second: Tensor, finest: Tensor, monitor: Monitor) -> Tensor:
        """The finest decoder level and the depth head; in bands, unless gradients are wanted."""
        batch, _, height, width = finest.shape
        rows = height if self.training else max(2, BAND_PIXELS // (batch * width) // 2 * 2)
        work = self.decoder.level_work(batch * height * width)
        work += self._head_work(4 * batch * height * width)

        def band(x: Tensor, skip: Tensor) -> Tensor:
            canonical: Tensor = self.head(self.decoder.finish(x, skip))
            return canonical

        return in_row_bands(
            band, second, finest, rows=rows, halo=BAND_HALO, work=work, monitor=monitor
        )

    def _field_of_view(
        self, image: Tensor, encoded: Tensor, coarsest: Tensor, monitor: Monitor
    ) -> Tensor:
        if isinstance(self.fov, FocalHead):
            degrees: Tensor = self.fov(image, coarsest, monitor=monitor)
            return degrees
        across_square = self.fov(encoded, coarsest).float()
        ratio = image.shape[-1] / _area_side(image)
        return torch.rad2deg(2 * torch.atan(torch.tan(torch.deg2rad(across_square) / 2) * ratio))


def build_network(config: DepthProConfig) -> DepthPro:
    """Return the network in evaluation mode with random weights."""
    return DepthPro(config).eval()


def smooth(values: Tensor) -> Tensor:
    """Binomial 5 x 5 filter of (B, 1, h, w), borders repeated.

    Transposed convolutions leave a faint grid; sharpening would make steps of it.
    """
    weights = values.new_tensor(BINOMIAL)
    padded = functional.pad(values, (2, 2, 2, 2), mode="replicate")
    rows = functional.conv2d(padded, weights.view(1, 1, 1, 5))
    return functional.conv2d(rows, weights.view(1, 1, 5, 1))


def sharpen_edges(values: Tensor, *, radius: int) -> Tensor:
    """Move every pixel to the nearer of the minimum and the maximum around it.

    Toggle mapping (Kramer and Bruckner, 1975): a blurred step becomes a step again, a
    flat region stays as it is to within its own variation.

    Args:
        values: (B, 1, h, w).
        radius: of the square window, pixels.
    """
    window = 2 * radius + 1
    high = functional.max_pool2d(values, window, stride=1, padding=radius)
    low = -functional.max_pool2d(-values, window, stride=1, padding=radius)
    return torch.where(high - values < values - low, high, low)


def _area_side(image: Tensor) -> float:
    """Side in pixels of the square with as many pixels as the (B, C, h, w) image.

    The compact network works in units of this side instead of the width, so that how large
    a thing looks in its input does not depend on the photo's shape.
    """
    return sqrt(image.shape[-2] * image.shape[-1])
