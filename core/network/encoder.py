"""Encoders: five feature levels at strides 2 to 32 of the network's input."""

from __future__ import annotations

from functools import partial

import torch
from torch import Tensor, nn

from core.network.backbone import VitBackbone, conv_backbone, tokens_to_map
from core.network.bands import release_after
from core.network.config import ConvConfig, PyramidConfig
from core.network.decoder import Levels
from core.network.pyramid import merge, shrink, split
from core.progress import Monitor

# What a convolutional encoder's pass costs beside the decoder, in multiply-accumulates a pixel.
CONV_WORK_PER_PIXEL = 8e3
FINEST_DOUBLINGS = 3  # from a token's stride of 16 to one of 2


class PyramidEncoder(nn.Module):
    """Depth Pro's multi-scale encoder: one ViT on 5x5 + 3x3 + 1 tiles, one on the whole image."""

    def __init__(self, config: PyramidConfig) -> None:
        super().__init__()
        self.config = config
        width = config.vit.width
        latent0, latent1, fine, middle, coarse = config.dims
        self.patch_encoder = VitBackbone(config.vit)
        self.image_encoder = VitBackbone(config.vit)
        self.upsample_latent0 = _project_upsample(width, latent0, FINEST_DOUBLINGS)
        self.upsample_latent1 = _project_upsample(width, latent1, 2)
        self.upsample0 = _project_upsample(width, fine, 1)
        self.upsample1 = _project_upsample(width, middle, 1)
        self.upsample2 = _project_upsample(width, coarse, 1)
        self.upsample_lowres = nn.ConvTranspose2d(width, coarse, 2, stride=2)
        self.fuse_lowres = nn.Conv2d(2 * coarse, coarse, 1)

    def work(self, batch: int) -> float:
        """Work of the transformers for ``batch`` images."""
        tiles = self.config.fine_tiles**2 + self.config.middle_tiles**2 + 1
        return self.patch_encoder.work(batch * tiles) + self.image_encoder.work(batch)

    def forward(self, image: Tensor, *, tile_batch: int, monitor: Monitor) -> Levels:
        """Return five levels.

        Args:
            image: (B, 3, S, S) with S = config.input_size.
            tile_batch: tiles that go through the patch encoder at once.
            monitor: progress and cancellation between blocks.
        """
        quarter = shrink(image, 4)
        latents, (fine, middle, rest) = self._encode_pyramid(image, tile_batch, monitor)
        release_after(quarter)  # the tiles and their tokens
        whole, _ = self.image_encoder.run(quarter, monitor=monitor, stage="image encoder")
        context = self.upsample_lowres(tokens_to_map(whole, self.config.vit.grid))
        coarse = self.fuse_lowres(torch.cat([self.upsample2(rest), context], dim=1))
        coarser = [
            self.upsample_latent1(latents[1]),
            self.upsample0(fine),
            self.upsample1(middle),
            coarse,
        ]
        return Levels(partial(self._finest, latents[0]), coarser)

    def _encode_pyramid(
        self, image: Tensor, tile_batch: int, monitor: Monitor
    ) -> tuple[list[Tensor], list[Tensor]]:
        """The two tapped maps of the finest tiles, and the final maps of all three sizes."""
        config, side = self.config, self.config.input_size
        tile, grid = config.vit.image_size, config.vit.grid
        counts = (config.fine_tiles, config.middle_tiles, 1)
        strides = [config.tile_stride(count, side >> level) for level, count in enumerate(counts)]
        tiles = torch.cat(
            [
                split(shrink(image, 2**level), tiles=count, tile=tile, stride=stride)
                for level, (count, stride) in enumerate(zip(counts, strides, strict=True))
            ]
        )
        sizes = [image.shape[0] * count**2 for count in counts]
        tokens, taps = self._encode_tiles(tiles, sizes[0], tile_batch, monitor)
        paddings = [
            config.merge_padding(count, side >> level) for level, count in enumerate(counts)
        ]
        latents = [
            merge(tokens_to_map(tap, grid), tiles=counts[0], padding=paddings[0]) for tap in taps
        ]
        maps = [
            merge(tokens_to_map(part, grid), tiles=count, padding=padding)
            for part, count, padding in zip(
                torch.split(tokens, sizes), counts, paddings, strict=True
            )
        ]
        return latents, maps

    def _finest(self, latent: Tensor, start: int, stop: int) -> Tensor:
        """Rows of the finest level, which is 2^FINEST_DOUBLINGS times the size of its tokens."""
        step = 2**FINEST_DOUBLINGS
        first = start // step
        rows: Tensor = self.upsample_latent0(latent[..., first : -(-stop // step), :])
        return rows[..., start - first * step : stop - first * step, :]

    def _encode_tiles(
        self, tiles: Tensor, fine: int, tile_batch: int, monitor: Monitor
    ) -> tuple[Tensor, list[Tensor]]:
        """Run the patch encoder in batches; taps are kept of the first ``fine`` tiles only."""
        tokens: list[Tensor] = []
        taps: list[list[Tensor]] = [[] for _ in self.config.taps]
        start = 0
        for size in (fine, len(tiles) - fine):  # no batch mixes tapped tiles with others
            for chunk in torch.split(tiles[start : start + size], tile_batch):
                wanted = self.config.taps if start == 0 else ()
                out, tapped = self.patch_encoder.run(
                    chunk, monitor=monitor, stage="patch encoder", taps=wanted
                )
                tokens.append(out)
                for kept, tap in zip(taps, tapped, strict=False):
                    kept.append(tap)
            start += size
        release_after(tiles)  # the blocks' own maps, before the parts stand beside the whole
        return _joined(tokens), [_joined(kept) for kept in taps]


class ConvEncoder(nn.Module):
    """A small convolutional encoder with the same five strides."""

    def __init__(self, config: ConvConfig) -> None:
        super().__init__()
        self.backbone = conv_backbone(config)

    def work(self, image_pixels: int) -> float:
        """Multiply-accumulates, roughly, for that many pixels."""
        return CONV_WORK_PER_PIXEL * image_pixels

    def forward(self, image: Tensor, *, monitor: Monitor) -> Levels:
        """Return five levels of (B, 3, H, W)."""
        monitor.check()
        finest, *coarser = self.backbone(image)
        pixels = image.shape[0] * image.shape[-2] * image.shape[-1]
        monitor.advance(self.work(pixels), "encoder")
        return Levels(lambda start, stop: finest[..., start:stop, :], coarser)


def _joined(parts: list[Tensor]) -> Tensor:
    """One tensor; the list is emptied, so that the parts do not stay beside it."""
    whole = torch.cat(parts)
    parts.clear()
    return whole


def _project_upsample(dim_in: int, dim: int, doublings: int) -> nn.Sequential:
    layers: list[nn.Module] = [nn.Conv2d(dim_in, dim, 1, bias=False)]
    layers += [nn.ConvTranspose2d(dim, dim, 2, stride=2, bias=False) for _ in range(doublings)]
    return nn.Sequential(*layers)
