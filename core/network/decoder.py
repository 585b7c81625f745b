"""The DPT-like decoder: five levels fused from coarse to fine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from torch import Tensor, nn

from core.network.bands import convolve, release_after
from core.progress import Monitor

STAGE = "decoder"
FINISH_HALO = 4  # two residual units of two 3 x 3 convolutions each


@dataclass
class Levels:
    """What an encoder gives the decoder.

    Attributes:
        finest: rows (start, stop), both even, of the finest level, (B, dims[0], stop - start, W).
            A function, because for the full network the whole level takes 600 MB in float32.
        coarser: the other levels from fine to coarse, each half the size of the one before; the
            decoder empties the list, so that each is freed once it is used.
    """

    finest: Callable[[int, int], Tensor]
    coarser: list[Tensor]


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

    def forward(self, x: Tensor, *, monitor: Monitor) -> Tensor:
        residual = x
        for layer in self.residual:
            if isinstance(layer, nn.Conv2d):
                residual = convolve(layer, residual, monitor=monitor, stage=STAGE)
            else:
                residual = layer(residual)
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

    def refine(self, x: Tensor, skip: Tensor | None = None, *, monitor: Monitor) -> Tensor:
        """Add the skip to ``x`` in place and refine: (B, dim, H, W) of each and of the result."""
        if skip is not None:
            x.add_(self.resnet1(skip, monitor=monitor))  # the caller's, made for this
            del skip
        out: Tensor = self.resnet2(x, monitor=monitor)
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
        self.dims = tuple(dims)
        self.dim = dim

    def work(self, pixels: int) -> float:
        """Multiply-accumulates that are reported, for that many pixels of the finest level."""
        unit = 18.0 * self.dim**2  # two 3 x 3 convolutions
        total = 2 * unit * pixels
        for number, channels in enumerate(self.dims[1:], start=1):
            units = 1 if number == len(self.dims) - 1 else 2
            total += (9.0 * channels * self.dim + units * unit) * pixels / 4**number
        return total

    def forward(self, levels: list[Tensor], *, monitor: Monitor) -> tuple[Tensor, Tensor]:
        """Fuse all but the finest level; the list is emptied to free memory on the way.

        Args:
            levels: features without the finest level, fine to coarse.
            monitor: progress and cancellation.

        Returns:
            The refined second level (B, dim, H/2, W/2), for ``finish``; and the projected
            coarsest level, before its fusion.
        """
        last = len(self.dims) - 1
        coarsest = self._project(last, levels.pop(), monitor)
        x = self._fusion(last).refine(coarsest, monitor=monitor)
        for number in reversed(range(1, last)):
            release_after(x)  # what the level before has left in the heap
            x = self._fusion(number + 1).upsample(x)
            x = self._fusion(number).refine(
                x, self._project(number, levels.pop(), monitor), monitor=monitor
            )
        return x, coarsest

    def finish(self, second: Tensor, finest: Tensor, *, monitor: Monitor) -> Tensor:
        """Fuse the finest level.

        Every row of the result depends on FINISH_HALO rows of ``finest`` to each side, and on
        the same part of ``second``; so it can be computed in bands of an even number of rows.

        Args:
            second: (B, dim, H/2, W/2).
            finest: (B, dims[0], H, W).
            monitor: progress and cancellation.

        Returns:
            (B, dim, H, W).
        """
        last = self._fusion(0)
        x = self._fusion(1).upsample(second)
        return last.upsample(last.refine(x, self.convs[0](finest), monitor=monitor))

    def _project(self, number: int, level: Tensor, monitor: Monitor) -> Tensor:
        """A level other than the finest, in the decoder's width."""
        conv = self.convs[number]
        assert isinstance(conv, nn.Conv2d)
        return convolve(conv, level, monitor=monitor, stage=STAGE)

    def _fusion(self, number: int) -> Fusion:
        fusion = self.fusions[number]
        assert isinstance(fusion, Fusion)
        return fusion
