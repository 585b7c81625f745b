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

from core.effects.layers import hidden_layer
from core.effects.picture import Picture
from core.grids import filled
from core.types import ByteImage

_REACH = 0.75
"""Half the width of a moved point in pixels: surfaces stretched by up to 1.5 stay closed."""
_MARGIN = 1
"""Pixels around the picture that points outside it fall on."""
_AROUND = [(row, column) for row in (-1, 0, 1) for column in (-1, 0, 1) if row or column]
_NOTHING = torch.iinfo(torch.int64).max
_MOST = 5
_CRACK = 1.05
_HOLE_PX = 6
_PLACE_BITS = 32
_PLACE = (1 << _PLACE_BITS) - 1
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


@dataclass(frozen=True, eq=False)
class _Moved:
    """Where the points are seen from another place.

    Attributes:
        u, v: (n,) pixels.
        size: (n,) how much larger than before.
    """

    u: Tensor
    v: Tensor
    size: Tensor


class Reprojector:
    """A picture made ready to be seen from other places.

    However the camera moves without turning, the order of the points from far to near stays: of
    those that fall on a pixel the one of the highest rank is seen. A rank is a point's inverse
    depth in its upper half and its place among the points in its lower one.

    Args:
        picture: at the size of the result.
        reach_px: largest movement of two neighbours against each other that gaps are filled for.
    """

    def __init__(self, picture: Picture, reach_px: float) -> None:
        self._focal_px = picture.focal_px
        self._width, self._height = picture.size
        layer = hidden_layer(picture, reach_px)
        inverse = np.concatenate((picture.inverse.ravel(), layer.inverse.ravel()))
        there = np.concatenate((~(picture.guard & layer.mask).ravel(), layer.mask.ravel()))
        place = np.flatnonzero(there)
        self._inverse = torch.from_numpy(inverse[place])
        self._column = torch.from_numpy((place % self._width).astype(np.float32))
        # The rows of the hidden layer lie below those of the photo, as its colours do.
        self._color_row = torch.from_numpy((place // self._width).astype(np.float32))
        self._row = self._color_row % self._height
        # Floats above 0 have the order of their bits; equal ones are told apart by their places.
        nearness = self._inverse.view(torch.int32).long()
        self._ranks = nearness << _PLACE_BITS | torch.arange(place.size)
        self._pixel_column = torch.arange(self._width).float().repeat(self._height, 1)
        self._pixel_row = torch.arange(self._height).float()[:, None].repeat(1, self._width)
        both = np.concatenate((picture.rgb, layer.rgb)).transpose(2, 0, 1)
        self._colors = torch.from_numpy(np.ascontiguousarray(both)).float()[None]

    def render(self, view: Viewpoint) -> ByteImage:
        """What the new camera sees, (H, W, 3) uint8."""
        moved = self._moved(view)
        winner = self._nearest(moved)
        self._close(winner, view)
        self._fill(winner)
        return self._painted(winner, moved)

    def _moved(self, view: Viewpoint) -> _Moved:
        nearness = 1 - view.z * self._inverse
        size = view.zoom * view.gain / nearness
        centre = ((self._width - 1) / 2, (self._height - 1) / 2)
        parallax = self._focal_px * (self._inverse - view.pivot)
        u = (self._column - centre[0] - view.x * parallax).mul_(size).add_(centre[0])
        v = (self._row - centre[1] - view.y * parallax).mul_(size).add_(centre[1])
        u[nearness <= _CLOSEST] = -np.inf
        return _Moved(u, v, size)

    def _nearest(self, moved: _Moved) -> Tensor:
        """Rank of the point seen at each pixel, (H, W) int64; -1 where there is none."""
        wide, high = self._width + 2 * _MARGIN, self._height + 2 * _MARGIN
        columns = self._covered(moved.u, wide)
        rows = [line.mul_(wide) for line in self._covered(moved.v, high)]
        buffer = torch.full((high * wide,), -1)
        for row in rows:
            for column in columns:
                buffer.scatter_reduce_(0, row + column, self._ranks, "amax")
        inner = slice(_MARGIN, -_MARGIN)
        return buffer.view(high, wide)[inner, inner].contiguous()

    @staticmethod
    def _covered(place: Tensor, end: int) -> list[Tensor]:
        """The first and the last of the pixels that points cover along an axis."""
        ends = ((place - _REACH).ceil_(), (place + _REACH).floor_())
        return [side.add_(_MARGIN).clamp_(0, end - 1).long() for side in ends]

    def _close(self, winner: Tensor, view: Viewpoint) -> None:
        """Close cracks: what is farther than most of its neighbours takes the nearest one."""
        shown = (winner.clamp_min(0) >> _PLACE_BITS).int().view(torch.float32)
        if view.z:
            shown = shown / (1 - view.z * shown)
        row, column = (_largest_beside(shown) > shown * _CRACK).nonzero(as_tuple=True)
        around = self._around(row, column)
        nearer = shown[around] > shown[row, column] * _CRACK
        cracked = nearer.sum(0) >= _MOST
        winner[row[cracked], column[cracked]] = winner[around].amax(0)[cracked]

    def _fill(self, winner: Tensor) -> None:
        """Fill small holes from their borders: what is farthest goes on."""
        for _ in range(_HOLE_PX):
            row, column = (winner < 0).nonzero(as_tuple=True)
            if not row.numel():
                return
            others = winner[self._around(row, column)]
            farthest = torch.where(others < 0, _NOTHING, others).amin(0)
            winner[row, column] = torch.where(farthest < _NOTHING, farthest, -1)

    def _around(self, row: Tensor, column: Tensor) -> tuple[Tensor, Tensor]:
        """Rows and columns (8, n) of the pixels around some."""
        down, across = torch.tensor(_AROUND).T[..., None]
        rows, columns = row + down, column + across
        return rows.clamp_(0, self._height - 1), columns.clamp_(0, self._width - 1)

    def _painted(self, winner: Tensor, moved: _Moved) -> ByteImage:
        """Colours between the points, and gaps filled from around them.

        A point paints no farther than to its neighbours.
        """
        point = winner.clamp_min(0) & _PLACE
        scale = moved.size[point].clamp_min_(1e-3)
        row, color_row = self._row[point], self._color_row[point]
        column = (self._pixel_column - moved.u[point]).div_(scale).clamp_(-1, 1)
        column += self._column[point]
        down = (self._pixel_row - moved.v[point]).div_(scale).clamp_(-1, 1)
        down = (down + row).clamp_(0, self._height - 1) + (color_row - row)
        light = self._sampled(column, down)
        seen = (winner >= 0).float()[None]
        if not bool(seen.all()):
            light = filled(light * seen, seen)
        pixels = light.clamp_(0, 255).add_(0.5).byte()
        rgb: ByteImage = np.ascontiguousarray(pixels.numpy().transpose(1, 2, 0))
        return rgb

    def _sampled(self, column: Tensor, row: Tensor) -> Tensor:
        """Bilinear colours (3, H, W) of photo and hidden layer, which lie below each other."""
        x = (2 * column + 1) / self._width - 1
        y = (2 * row + 1) / (2 * self._height) - 1
        place = torch.stack((x, y), -1).view(1, self._height, self._width, 2)
        return functional.grid_sample(
            self._colors, place, mode="bilinear", padding_mode="border", align_corners=False
        )[0]


def _largest_beside(values: Tensor) -> Tensor:
    """The largest of each pixel (H, W) and the four beside it."""
    largest = values.clone()
    for axis in (0, 1):
        before, after = slice(None, -1), slice(1, None)
        for here, beside in ((before, after), (after, before)):
            part = largest.transpose(0, axis)[here]
            torch.maximum(part, values.transpose(0, axis)[beside], out=part)
    return largest


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
