"""The DPT-like decoder: five levels fused from coarse to fine."""

from __future__ import annotations

from collections.abc import Sequence

from torch import Tensor, nn

from core.progress import Monitor

FINISH_HALO = 4  # two residual units of two 3 x 3 convolutions each


class ResidualUnit(nn.Module):
    """x + conv3(relu(conv3(relu(x)))), no normalisation."""

    def __init__(self, dim: int) -> None:
        super().__init__()
        self.residual = nn.Sequential(
            nn.ReLU(),
            nn.Conv2d(dim, dim, 3, padding=1),
            nn.ReLU(inplace=True),
            nn.Conv2d(dim, dim, 3, padding=1),
        )

    def forward(self, x: Tensor) -> Tensor:
        residual: Tensor = self.residual(x)
        return residual.add_(x)  # the convolution's own output: no gradient needs its value


class Fusion(nn.Module):
    """Adds a finer level's features, refines, doubles the resolution (not at the finest level)."""

    def __init__(self, dim: int, *, upsample: bool) -> None:
        super().__init__()
        self.resnet1 = ResidualUnit(dim)
        self.resnet2 = ResidualUnit(dim)
        self.deconv = (
            nn.ConvTranspose2d(dim, dim, 2, stride=2, bias=False) if upsample else nn.Identity()
        )
        self.out_conv = nn.Conv2d(dim, dim, 1)

    def refine(self, x: Tensor, skip: Tensor | None = None) -> Tensor:
        """Add the skip and refine: (B, dim, H, W) of each and of the result."""
        if skip is not None:
            x = self.resnet1(skip).add_(x)
        out: Tensor = self.resnet2(x)
        return out

    def upsample(self, x: Tensor) -> Tensor:
        """Double the resolution, except at the finest level."""
        out: Tensor = self.out_conv(self.deconv(x))
        return out


class Decoder(nn.Module):
    """Projects every level to one width and fuses them.

    Args:
        dims: channels of the levels, fine to coarse.
        dim: the decoder's width.
    """

    def __init__(self, dims: Sequence[int], dim: int) -> None:
        super().__init__()
        first: nn.Module = (
            nn.Identity() if dims[0] == dim else nn.Conv2d(dims[0], dim, 1, bias=False)
        )
        rest = [nn.Conv2d(level, dim, 3, padding=1, bias=False) for level in dims[1:]]
        self.convs = nn.ModuleList([first, *rest])
        self.fusions = nn.ModuleList(
            [Fusion(dim, upsample=number > 0) for number in range(len(dims))]
        )
        self.dim = dim

    def level_work(self, pixels: int) -> float:
        """Multiply-accumulates, roughly, of one level with that many pixels."""
        return 45.0 * self.dim**2 * pixels

    def forward(self, levels: list[Tensor], *, monitor: Monitor) -> tuple[Tensor, Tensor, Tensor]:
        """Fuse all but the finest level; the list is emptied to free memory on the way.

        Args:
            levels: features, fine to coarse, each half the size of the one before.
            monitor: progress and cancellation between the levels.

        Returns:
            What ``finish`` takes: the refined second level (B, dim, H/2, W/2) and the finest
            (B, dim, H, W); and the projected coarsest level, before its fusion.
        """
        coarsest = x = self.convs[-1](levels.pop())
        for number in reversed(range(1, len(self.convs))):
            monitor.check()
            if number < len(self.convs) - 1:
                x = self._fusion(number + 1).upsample(x)
                x = self._fusion(number).refine(x, self.convs[number](levels.pop()))
            else:
                x = self._fusion(number).refine(x)
            monitor.advance(self.level_work(x.shape[0] * x.shape[-2] * x.shape[-1]), "decoder")
        return x, self.convs[0](levels.pop()), coarsest

    def finish(self, second: Tensor, finest: Tensor) -> Tensor:
        """Fuse the finest level.

        Every row of the result depends on FINISH_HALO rows of ``finest`` to each side, and on
        the same part of ``second``; so it can be computed in bands of an even number of rows.

        Args:
            second: (B, dim, H/2, W/2).
            finest: (B, dim, H, W).

        Returns:
            (B, dim, H, W).
        """
        last = self._fusion(0)
        return last.upsample(last.refine(self._fusion(1).upsample(second), finest))

    def _fusion(self, number: int) -> Fusion:
        fusion = self.fusions[number]
        assert isinstance(fusion, Fusion)
        return fusion
