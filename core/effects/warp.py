"""A picture from another place: its points moved, the nearest one seen, gaps filled from behind.

Camera frame as in core.types. The new camera has moved by (x, y, z) without turning; its frame
is shifted and its focal length changed so that everything at the pivot's depth stays where it
was, as with a shift lens.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from core.effects.backdrop import make_backdrop
from core.effects.picture import Picture
from core.grids import filled
from core.types import ByteImage

_REACH = 0.75
"""Half the width of a moved point in pixels: surfaces stretched by up to 1.5 stay closed."""
_NOTHING = 2**63 - 1
_AROUND = [(row, column) for row in (-1, 0, 1) for column in (-1, 0, 1) if row or column]
_MOST = 5
_CRACK = 1.05
_CLOSEST = 0.02
"""Points closer to the new camera than this share of their depth are left out."""


@dataclass(frozen=True)
class Viewpoint:
    """Where the new camera is.

    Attributes:
        x, y, z: metres to the right, down and forward.
        pivot: inverse depth (1/m) of what stays in its place.
        zoom: enlargement about the middle, that hides the border's gaps.
    """

    x: float = 0.0
    y: float = 0.0
    z: float = 0.0
    pivot: float = 0.0
    zoom: float = 1.0

    @property
    def gain(self) -> float:
        """Focal length of the new camera over that of the old one, without ``zoom``."""
        return 1 - self.z * self.pivot


class Reprojector:
    """A picture made ready to be seen from other places.

    Args:
        picture: at the size of the result.
        reach_px: largest movement of two neighbours against each other that gaps are filled for.
    """

    def __init__(self, picture: Picture, reach_px: float) -> None:
        self._focal_px = picture.focal_px
        self._width, self._height = picture.size
        backdrop = make_backdrop(picture, reach_px)
        self._hidden = np.flatnonzero(backdrop.mask)
        inverse = np.concatenate((picture.inverse.ravel(), backdrop.inverse.ravel()[self._hidden]))
        place = np.concatenate((np.arange(picture.inverse.size), self._hidden))
        self._inverse = torch.from_numpy(inverse)
        self._column = torch.from_numpy((place % self._width).astype(np.float32))
        self._row = torch.from_numpy((place // self._width).astype(np.float32))
        self._left_out = torch.from_numpy(picture.guard.ravel() & backdrop.mask.ravel())
        both = np.concatenate((picture.rgb, backdrop.rgb)).transpose(2, 0, 1)
        self._colors = torch.from_numpy(np.ascontiguousarray(both)).float()[None]

    def render(self, view: Viewpoint) -> ByteImage:
        """What the new camera sees, (H, W, 3) uint8."""
        nearness = 1 - view.z * self._inverse
        size = view.zoom * view.gain / nearness
        centre = ((self._width - 1) / 2, (self._height - 1) / 2)
        parallax = self._focal_px * (self._inverse - view.pivot)
        u = (self._column - centre[0] - view.x * parallax) * size + centre[0]
        v = (self._row - centre[1] - view.y * parallax) * size + centre[1]
        visible = nearness > _CLOSEST
        visible[: self._left_out.numel()] &= ~self._left_out
        winner = self._nearest(u, v, nearness / self._inverse, visible)
        winner = self._closed(winner, self._inverse / nearness)
        return self._painted(winner, u, v, size)

    def _nearest(self, u: Tensor, v: Tensor, depth: Tensor, visible: Tensor) -> Tensor:
        """Index of the point seen at each pixel, (H * W,); -1 where there is none."""
        point = torch.arange(u.numel())
        # The bits of a positive float32 grow with its value: one comparison finds the nearest.
        key = (depth.contiguous().view(torch.int32).long() << 32) | point
        left, top = u.floor(), v.floor()
        buffer = torch.full((self._height * self._width,), _NOTHING)
        for down in (0, 1):
            for across in (0, 1):
                column, row = left + across, top + down
                hit = visible & ((column - u).abs() <= _REACH) & ((row - v).abs() <= _REACH)
                hit &= (column >= 0) & (column < self._width) & (row >= 0) & (row < self._height)
                target = (row[hit] * self._width + column[hit]).long()
                buffer.scatter_reduce_(0, target, key[hit], "amin")
        return torch.where(buffer == _NOTHING, -1, buffer & 0xFFFFFFFF)

    def _closed(self, winner: Tensor, inverse: Tensor) -> Tensor:
        """Without cracks: what is farther than most of its neighbours takes the nearest one."""
        shown = torch.where(winner >= 0, inverse[winner.clamp_min(0)], 0.0)
        shown = shown.view(self._height, self._width)
        number = winner.view(self._height, self._width)
        count, front, chosen = torch.zeros_like(shown, dtype=torch.uint8), shown, number
        for row, column in _AROUND:
            other = shown.roll((row, column), (0, 1))
            count += other > shown * _CRACK
            nearer = other > front
            front = torch.where(nearer, other, front)
            chosen = torch.where(nearer, number.roll((row, column), (0, 1)), chosen)
        return torch.where(count >= _MOST, chosen, number).flatten()

    def _painted(self, winner: Tensor, u: Tensor, v: Tensor, size: Tensor) -> ByteImage:
        """Colours between the points, and gaps filled from around them."""
        point = winner.clamp_min(0)
        pixel = torch.arange(winner.numel())
        scale = size[point].clamp_min(1e-3)
        column = self._column[point] + _held((pixel % self._width - u[point]) / scale)
        row = self._row[point] + _held((pixel // self._width - v[point]) / scale)
        row = row.clamp(0, self._height - 1) + self._height * (point >= self._left_out.numel())
        light = self._sampled(column, row)
        seen = (winner >= 0).float().view(1, self._height, self._width)
        if not bool(seen.all()):
            light = filled(light * seen, seen)
        pixels = light.clamp(0, 255).add_(0.5).byte()
        rgb: ByteImage = np.ascontiguousarray(pixels.numpy().transpose(1, 2, 0))
        return rgb

    def _sampled(self, column: Tensor, row: Tensor) -> Tensor:
        """Bilinear colours (3, H, W) of photo and backdrop, which lie below each other."""
        x = (2 * column + 1) / self._width - 1
        y = (2 * row + 1) / (2 * self._height) - 1
        place = torch.stack((x, y), -1).view(1, self._height, self._width, 2)
        return functional.grid_sample(
            self._colors, place, mode="bilinear", padding_mode="border", align_corners=False
        )[0]


def _held(offset: Tensor) -> Tensor:
    """A point paints no farther than to its neighbours."""
    return offset.clamp(-1, 1)


def border_zoom(picture: Picture, views: list[Viewpoint], *, limit: float) -> float:
    """Enlargement at which the border of no view shows a gap, at most ``limit``."""
    half = ((picture.size.width - 1) / 2, (picture.size.height - 1) / 2)
    widest = 1.0
    for view in views:
        for across, sign in ((True, -1), (True, 1), (False, -1), (False, 1)):
            side = _border(picture.inverse, across, sign)
            start = sign * half[0 if across else 1]
            shift = (view.x if across else view.y) * picture.focal_px
            size = view.gain / np.maximum(1 - view.z * side, _CLOSEST)
            outward = sign * (start - shift * (side - view.pivot)) * size
            # The pixel next to the border's nearest point is drawn inwards no farther.
            widest = max(widest, abs(start) / max(float(outward.min()), 1.0))
    return min(widest, limit) if math.isfinite(widest) else limit


def _border(inverse: np.ndarray, across: bool, sign: int) -> np.ndarray:
    place = 0 if sign < 0 else -1
    return inverse[:, place] if across else inverse[place, :]
