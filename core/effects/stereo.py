"""The photo for two eyes: a pair side by side, or an anaglyph for red and cyan glasses."""

from __future__ import annotations

import numpy as np
import torch

from core.effects.light import to_linear, to_srgb
from core.effects.picture import Picture
from core.effects.warp import Reprojector, Viewpoint
from core.types import ByteImage

MAX_DISPARITY_SHARE = 0.05
"""Largest shift between the eyes, of the width: beyond it pictures are hard to look at and the
gaps are wide. The baseline is made shorter to stay below."""

# E. Dubois, least squares for red-cyan glasses and LCD screens, on linear light; columns are
# the red, green and blue of the left, then of the right picture.
_DUBOIS_LEFT = ((0.437, 0.449, 0.164), (-0.062, -0.062, -0.024), (-0.048, -0.050, -0.017))
_DUBOIS_RIGHT = ((-0.011, -0.032, -0.007), (0.377, 0.761, 0.009), (-0.026, -0.093, 1.234))


class StereoRenderer:
    """A picture made ready once, so that baseline and convergence can follow a slider."""

    def __init__(self, picture: Picture) -> None:
        self._picture = picture
        self._limit_px = MAX_DISPARITY_SHARE * picture.size.width
        self._stage = Reprojector(picture, self._limit_px / 2 + 2)

    def baseline_used_mm(self, baseline_mm: float, converge_m: float) -> float:
        """The baseline, shortened so that no disparity exceeds MAX_DISPARITY_SHARE."""
        inverse = self._picture.inverse
        deepest = float(np.abs(inverse - 1 / converge_m).max())
        disparity_px = baseline_mm / 1000 * self._picture.focal_px * deepest
        return baseline_mm * min(1.0, self._limit_px / max(disparity_px, 1e-9))

    def pair(self, *, baseline_mm: float, converge_m: float) -> tuple[ByteImage, ByteImage]:
        """What the left and the right eye see, each (H, W, 3) uint8."""
        half_m = self.baseline_used_mm(baseline_mm, converge_m) / 2000
        left, right = (
            self._stage.render(Viewpoint(x=side * half_m, pivot=1 / converge_m)) for side in (-1, 1)
        )
        return left, right

    def render(self, *, baseline_mm: float, converge_m: float, layout: str) -> ByteImage:
        """The pair in one picture: an "anaglyph", or twice as wide: "parallel" or "crossed"."""
        left, right = self.pair(baseline_mm=baseline_mm, converge_m=converge_m)
        if layout == "anaglyph":
            return anaglyph(left, right)
        pair = (left, right) if layout == "parallel" else (right, left)
        return np.concatenate(pair, axis=1)


def anaglyph(left: ByteImage, right: ByteImage) -> ByteImage:
    """Two pictures (H, W, 3) uint8 as one for red (left eye) and cyan glasses."""
    matrices = (torch.tensor(matrix) for matrix in (_DUBOIS_LEFT, _DUBOIS_RIGHT))
    mixed = [
        torch.einsum("ij,jhw->ihw", matrix, to_linear(picture))
        for matrix, picture in zip(matrices, (left, right), strict=True)
    ]
    return to_srgb(mixed[0] + mixed[1])
