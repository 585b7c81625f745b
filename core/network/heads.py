"""The depth head and the two focal-length heads."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from core.network.backbone import VitBackbone, tokens_to_map
from core.network.config import DepthProConfig, VitConfig
from core.network.pyramid import shrink
from core.progress import Monitor

HIDDEN = 128  # channels of the focal heads' first level
COMPACT_FOV_BIAS = -0.7  # a sigmoid of it is 60 of 180 degrees
FAR_KNEE = 3e-5  # of C; times LAYOUT_LIMIT still what core.depth calls too far to tell


class FarTail(nn.Module):
    """A ReLU that never reaches zero: skies stay too far to tell, but keep their order.

    Below the knee k it goes on as k / (1 + ln(2 - x / k)), with the same slope at k.
    """

    def forward(self, x: Tensor) -> Tensor:
        """Return float32, > 0: float16 cannot tell such values apart."""
        x = x.float()
        below = x.clamp_max(FAR_KNEE)
        return x.clamp_min(FAR_KNEE) - FAR_KNEE + FAR_KNEE / (1 + (2 - below / FAR_KNEE).log())


def depth_head(dim: int, dims: tuple[int, int], last: nn.Module) -> nn.Sequential:
    """Return the head from (B, dim, H, W) to canonical inverse depth (B, 1, 2H, 2W), >= 0.

    Args:
        last: what keeps negative values out.
    """
    first, second = dims
    head = nn.Sequential(
        nn.Conv2d(dim, first, 3, padding=1),
        nn.ConvTranspose2d(first, first, 2, stride=2),
        nn.Conv2d(first, second, 3, padding=1),
        nn.ReLU(),
        nn.Conv2d(second, 1, 1),
        last,
    )
    output = head[4]
    assert isinstance(output, nn.Conv2d)
    assert output.bias is not None
    nn.init.zeros_(output.bias)
    return head


class FocalHead(nn.Module):
    """Horizontal field of view from its own ViT beside the detached coarsest decoder level."""

    def __init__(self, vit: VitConfig, dim: int) -> None:
        super().__init__()
        self.encoder = nn.Sequential(VitBackbone(vit), nn.Linear(vit.width, HIDDEN))
        self.downsample = nn.Sequential(nn.Conv2d(dim, HIDDEN, 3, stride=2, padding=1), nn.ReLU())
        # Two more halvings lead from the token grid to the last convolution's window.
        self.head = nn.Sequential(
            nn.Conv2d(HIDDEN, HIDDEN // 2, 3, stride=2, padding=1),
            nn.ReLU(),
            nn.Conv2d(HIDDEN // 2, HIDDEN // 4, 3, stride=2, padding=1),
            nn.ReLU(),
            nn.Conv2d(HIDDEN // 4, 1, vit.grid // 4),
        )
        self.grid = vit.grid

    def work(self, batch: int) -> float:
        """Work of the encoder for ``batch`` images."""
        return self._vit.work(batch)

    @property
    def _vit(self) -> VitBackbone:
        vit = self.encoder[0]
        assert isinstance(vit, VitBackbone)
        return vit

    def forward(self, image: Tensor, coarsest: Tensor, *, monitor: Monitor) -> Tensor:
        """Return (B,) degrees from (B, 3, S, S) and (B, dim, 2 * grid, 2 * grid)."""
        tokens, _ = self._vit.run(shrink(image, 4), monitor=monitor, stage="focal encoder")
        features = tokens_to_map(self.encoder[1](tokens), self.grid)
        features = features + self.downsample(coarsest.detach())
        degrees: Tensor = self.head(features)
        return degrees.flatten()


class CompactFocalHead(nn.Module):
    """Field of view across the area-equivalent square, from the encoder's coarsest features.

    It has no window of a fixed size, since the compact network keeps the photo's shape.
    """

    def __init__(self, encoder_dim: int, dim: int) -> None:
        super().__init__()
        self.project = nn.Conv2d(encoder_dim, HIDDEN, 1)
        self.downsample = nn.Conv2d(dim, HIDDEN, 1)
        self.head = nn.Sequential(
            nn.ReLU(),
            nn.Conv2d(HIDDEN, HIDDEN // 2, 3, stride=2, padding=1),
            nn.ReLU(),
            nn.Conv2d(HIDDEN // 2, HIDDEN // 2, 3, stride=2, padding=1),
            nn.ReLU(),
            nn.AdaptiveAvgPool2d(1),
            nn.Flatten(),
            nn.Linear(HIDDEN // 2, 1),
        )
        last = self.head[-1]
        assert isinstance(last, nn.Linear)
        nn.init.constant_(last.bias, COMPACT_FOV_BIAS)

    def forward(self, encoded: Tensor, coarsest: Tensor) -> Tensor:
        """Return (B,) degrees across the square of the input's area."""
        features = self.project(encoded) + self.downsample(coarsest.detach())
        degrees: Tensor = 180.0 * torch.sigmoid(self.head(features))
        return degrees.flatten()


def focal_head(config: DepthProConfig) -> FocalHead | CompactFocalHead | None:
    """Return the focal head of a configuration."""
    if config.fov_vit is not None:
        return FocalHead(config.fov_vit, config.decoder_dim)
    return CompactFocalHead(config.encoder.dims[-1], config.decoder_dim)
