"""Depth Pro: encoder, decoder, depth head and focal head as one module."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from core.network.bands import convolve, in_row_bands
from core.network.config import ConvConfig, DepthProConfig, PyramidConfig
from core.network.decoder import FINISH_HALO, Decoder, Levels
from core.network.encoder import ConvEncoder, PyramidEncoder
from core.network.heads import CompactFocalHead, FarTail, FocalHead, depth_head, focal_head
from core.network.spread import LEAST_CANONICAL, spread_of
from core.network.surfaces import sharpen_steps, smooth, smooth_surfaces
from core.progress import Monitor

DEFAULT_TILE_BATCH = 4
BAND_BYTES = 32 << 20  # of a map of the finest decoder level; about five are alive at once
GPU_TILE_BAND_BYTES = 9 << 19  # the same on a GPU, for each tile of a batch: all 35 give two bands
LAYOUT_CELL = 16  # pixels
LAYOUT_LIMIT = 3.0  # the largest change of a map by the other one's layout
BAND_HALO = FINISH_HALO + 2  # and the depth head's convolutions before and after its doubling


class NetworkOutput(NamedTuple):
    """What a forward pass returns.

    Attributes:
        canonical: (B, 1, h, w) canonical inverse depth.
        fov_deg: (B,) horizontal field of view; None where the focal head did not run.
        context: (B, dim, h/32, w/32), the decoder's coarsest level, for ``predict_fov``.
        spread: (B, 1, h, w) how far the inputs' answers lie apart; None for a single one.
    """

    canonical: Tensor
    fov_deg: Tensor | None
    context: Tensor
    spread: Tensor | None = None


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
        last = nn.ReLU() if config.tiled else FarTail()
        self.head = depth_head(config.decoder_dim, config.head_dims, last)
        self.fov = focal_head(config)  # None where it was not loaded

    def work(self, image: Tensor, *, with_fov: bool = True) -> float:
        """Multiply-accumulates, roughly, that ``forward`` reports for this image."""
        batch, _, height, width = image.shape
        pixels = batch * height * width
        for small_height, small_width in self._layout_sizes(image):
            pixels += batch * small_height * small_width
        if isinstance(self.encoder, PyramidEncoder):
            total = self.encoder.work(batch)
        else:
            total = self.encoder.work(pixels)
        total += self.decoder.work(pixels // 4) + self._head_work(pixels)
        if with_fov and isinstance(self.fov, FocalHead):
            total += self.fov.work(batch)
        return total

    def _head_work(self, pixels: int) -> float:
        """Multiply-accumulates of the depth head's 3 x 3 convolutions."""
        first, second = self.config.head_dims
        return pixels * (2.25 * self.config.decoder_dim * first + 9.0 * first * second)

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
        sizes = self._layout_sizes(image)
        output = self._once(image, with_fov and not sizes, tile_batch, monitor)
        if sizes:
            smaller = [
                self._smaller(image, size, bool(number % 2), with_fov, monitor)
                for number, size in enumerate(sizes)
            ]
            output = _with_layout_of(output, smaller)
        if self.config.sharpen_radius and not self.training:
            whole = smooth_surfaces(smooth(output.canonical))
            sharp = sharpen_steps(whole, radius=self.config.sharpen_radius)
            output = output._replace(canonical=sharp)
        return output

    def _layout_sizes(self, image: Tensor) -> list[tuple[int, int]]:
        """Height and width of the smaller images; none while training."""
        encoder = self.config.encoder
        if self.training or not isinstance(encoder, ConvConfig):
            return []
        unit = encoder.multiple
        height, width = image.shape[-2:]
        return [
            (
                unit * max(1, round(share * height / unit)),
                unit * max(1, round(share * width / unit)),
            )
            for share in self.config.layout_shares
        ]

    def _smaller(
        self, image: Tensor, size: tuple[int, int], mirror: bool, with_fov: bool, monitor: Monitor
    ) -> NetworkOutput:
        """The answer for a smaller image, or for its mirror image mirrored back."""
        # By way of float32: torch shrinks nothing lower with antialias on a CPU.
        small = functional.interpolate(image.float(), size, mode="bilinear", antialias=True)
        small = small.to(image.dtype)
        small = small.flip(-1) if mirror else small
        output = self._once(small, with_fov, DEFAULT_TILE_BATCH, monitor)
        return output._replace(canonical=output.canonical.flip(-1)) if mirror else output

    def _once(
        self, image: Tensor, with_fov: bool, tile_batch: int, monitor: Monitor
    ) -> NetworkOutput:
        if isinstance(self.encoder, PyramidEncoder):
            levels = self.encoder(image, tile_batch=tile_batch, monitor=monitor)
        else:
            levels = self.encoder(image, monitor=monitor)
        encoded = levels.coarser[-1] if isinstance(self.fov, CompactFocalHead) else None
        second, context = self.decoder(levels.coarser, monitor=monitor)
        rows = self._band_rows(second, tile_batch)
        canonical = self._finish(second, levels, image.shape[-2] // 2, rows, monitor)
        del second, levels
        fov = self.predict_fov(image, context, encoded, monitor=monitor) if with_fov else None
        if isinstance(self.encoder, ConvEncoder):
            canonical = canonical * (_area_side(image) / image.shape[-1])
        return NetworkOutput(canonical, fov, context)

    def predict_fov(
        self,
        image: Tensor,
        context: Tensor,
        encoded: Tensor | None = None,
        *,
        monitor: Monitor | None = None,
    ) -> Tensor | None:
        """Run the focal head alone; None where the network has none.

        Args:
            image: as ``forward`` takes it.
            context: what ``forward`` returned for it.
            encoded: the encoder's coarsest level, which the compact focal head needs.
            monitor: progress and cancellation.

        Returns:
            (B,) horizontal field of view in degrees.
        """
        monitor = monitor or Monitor()
        if self.fov is None:
            return None
        if isinstance(self.fov, FocalHead):
            degrees: Tensor = self.fov(image, context, monitor=monitor)
            return degrees
        across_square = self.fov(encoded, context).float()
        ratio = image.shape[-1] / _area_side(image)
        return torch.rad2deg(2 * torch.atan(torch.tan(torch.deg2rad(across_square) / 2) * ratio))

    def _finish(
        self, second: Tensor, levels: Levels, height: int, rows: int, monitor: Monitor
    ) -> Tensor:
        """The finest decoder level and the depth head; in bands, unless gradients are wanted."""

        def band(start: int, stop: int, monitor: Monitor) -> Tensor:
            x = self.decoder.finish(
                second[..., start // 2 : stop // 2, :], levels.finest(start, stop), monitor=monitor
            )
            return self._depth(x, monitor)

        return in_row_bands(band, height, rows=rows, halo=BAND_HALO, monitor=monitor)

    def _band_rows(self, second: Tensor, tile_batch: int) -> int:
        """Rows of a band. A GPU is slow with small ones; they shrink with the tile batches, so
        that smaller batches take less memory there in every part of the network."""
        batch, dim, height, width = second.shape
        if torch.is_grad_enabled():
            return 2 * height
        row_bytes = batch * dim * 2 * width * second.element_size()
        band_bytes = BAND_BYTES
        if second.device.type != "cpu":
            band_bytes = max(BAND_BYTES, tile_batch * GPU_TILE_BAND_BYTES)
        return min(2 * height, max(2, band_bytes // row_bytes // 2 * 2))

    def _depth(self, x: Tensor, monitor: Monitor) -> Tensor:
        """The depth head, from (B, dim, h, w) to (B, 1, 2h, 2w)."""
        for layer in self.head:
            if isinstance(layer, nn.Conv2d) and layer.kernel_size == (3, 3):
                x = convolve(layer, x, monitor=monitor, stage="depth")
            else:
                x = layer(x)
        return x


def build_network(config: DepthProConfig) -> DepthPro:
    """Return the network in evaluation mode with random weights."""
    return DepthPro(config).eval()


def _with_layout_of(details: NetworkOutput, smaller: Sequence[NetworkOutput]) -> NetworkOutput:
    """Details of the one output; the mean of the others gives the layout and the angle."""
    size = details.canonical.shape[-2:]
    maps = [functional.interpolate(each.canonical, size, mode="bilinear") for each in smaller]
    angles = [each.fov_deg for each in smaller if each.fov_deg is not None]
    return NetworkOutput(
        with_layout(details.canonical, torch.stack(maps).mean(0)),
        torch.stack(angles).mean(0) if angles else None,
        smaller[0].context,
        spread_of([details.canonical, *maps]),
    )


def with_layout(details: Tensor, layout: Tensor) -> Tensor:
    """The one map, multiplied so that means over ``LAYOUT_CELL`` pixels are the other one's.

    A larger input shows finer edges than the size that the network was trained at, but worse
    proportions of the whole.

    Args:
        details, layout: (B, 1, h, w) of the same scene, sides multiples of ``LAYOUT_CELL``.
    """
    wanted, given = (functional.avg_pool2d(each, LAYOUT_CELL) for each in (layout, details))
    factor = (wanted / given.clamp_min(LEAST_CANONICAL)).clamp(1 / LAYOUT_LIMIT, LAYOUT_LIMIT)
    return details * functional.interpolate(factor, details.shape[-2:], mode="bilinear")


def _area_side(image: Tensor) -> float:
    """Side in pixels of the square with as many pixels as the (B, C, h, w) image.

    The compact network works in units of this side instead of the width, so that how large
    a thing looks in its input does not depend on the photo's shape.
    """
    return sqrt(image.shape[-2] * image.shape[-1])
