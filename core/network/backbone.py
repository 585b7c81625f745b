"""The transformer and the convolutional backbone, both from timm."""

from __future__ import annotations

from collections.abc import Callable

import timm
import torch
from timm.models.vision_transformer import Block, VisionTransformer
from torch import Tensor, nn

from core.network.config import ConvConfig, VitConfig
from core.progress import Monitor

LAYER_SCALE_INIT = 1e-5  # as DINOv2


def run_block(block: Block, tokens: Tensor, check: Callable[[], None]) -> Tensor:
    """As timm's block, asking in between: on a CPU a block takes a good part of a second."""
    tokens = tokens + block.ls1(block.attn(block.norm1(tokens)))
    check()
    result: Tensor = tokens + block.ls2(block.mlp(block.norm2(tokens)))
    return result


class VitBackbone(VisionTransformer):
    """timm's vision transformer with DINOv2's LayerScale, run block by block."""

    def __init__(self, config: VitConfig) -> None:
        super().__init__(
            img_size=config.image_size,
            patch_size=config.patch_size,
            embed_dim=config.width,
            depth=config.depth,
            num_heads=config.heads,
            init_values=LAYER_SCALE_INIT,
            num_classes=0,
            global_pool="",
        )
        self.config = config
        self.stream: torch.dtype | None = None  # of the tokens between blocks; None: the image's
        self.cost = 1.0  # of a multiply-accumulate, beside the decoder's
        self.first_work = 0.0  # of a block in the first run, beside the above

    @property
    def block_work(self) -> float:
        """Work of one block on one image, in multiply-accumulates of the decoder."""
        tokens, width = self.config.grid**2 + 1, self.config.width
        return self.cost * (tokens * 12.0 * width**2 + 2.0 * tokens**2 * width)

    def work(self, images: int) -> float:
        """Work of all blocks on so many images, now, as ``run`` tells it."""
        return self.config.depth * (images * self.block_work + self.first_work)

    def run(
        self, image: Tensor, *, monitor: Monitor, stage: str, taps: tuple[int, ...] = ()
    ) -> tuple[Tensor, list[Tensor]]:
        """Return the normalised tokens and, un-normalised, those behind the tapped blocks.

        Args:
            image: (B, 3, S, S).
            monitor: told of, and asked before, every block.
            stage: what to call this work.
            taps: 0-based blocks.

        Returns:
            Tokens (B, 1 + grid², width) and one such tensor for each tap.
        """
        tokens = self._pos_embed(self.patch_embed(image)).to(self.stream or image.dtype)
        tapped = []
        for number, block in enumerate(self.blocks):
            assert isinstance(block, Block)
            tokens = run_block(block, tokens, monitor.check)
            if number in taps:
                tapped.append(tokens.to(image.dtype))
            monitor.advance(self.block_work * image.shape[0] + self.first_work, stage)
        self.first_work = 0.0
        return self.norm(tokens).to(image.dtype), tapped


def tokens_to_map(tokens: Tensor, grid: int) -> Tensor:
    """Return (B, width, grid, grid) from (B, 1 + grid², width), the class token dropped."""
    batch, _, width = tokens.shape
    return tokens[:, 1:].reshape(batch, grid, grid, width).permute(0, 3, 1, 2)


def conv_backbone(config: ConvConfig) -> nn.Module:
    """Return timm's feature extractor with stages at strides 2, 4, 8, 16, 32.

    Raises:
        ValueError: the model's channels are not the configured ones.
    """
    model = timm.create_model(config.timm_name, features_only=True, pretrained=False)
    channels = tuple(model.feature_info.channels())  # type: ignore[union-attr, operator]
    if channels != config.dims:
        raise ValueError(f"{config.timm_name} has channels {channels}, expected {config.dims}")
    assert isinstance(model, nn.Module)
    return model
