"""Synthetic refocus: the photo as a lens with a wider aperture would have taken it.

Thin lens: a point at depth Z makes a circle of confusion of diameter
c = f^2 / N * |Z - S| / (Z (S - f)) on the sensor, f the focal length, N the f-number, S the
distance in focus. In inverse depth that is linear. f is the 35 mm equivalent on a 36 x 24 mm
sensor, so that N means what it means on a full-frame camera.

The picture is cut into layers of about equal blur, which are blurred as discs in linear light
and laid over each other from far to near. A layer's coverage counts everything nearer as
covered too, so that slanted surfaces stay closed; its colours come from its own pixels alone,
also where something nearer hides it. So neither a sharp nor a blurred background takes colour
from what stands before it; a blurred foreground spreads over what lies behind it by its own
radius, as through a lens.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from core.effects.light import to_linear, to_srgb
from core.effects.picture import Picture
from core.focal import mm35_from_px
from core.grids import disc_mean, filled, resized
from core.types import ByteImage, Size

MAX_RADIUS_SHARE = 0.04
"""Largest radius of the blur, of the picture's diagonal; what would be more is held to it."""
_WIDEST_QUANTILE = 0.95
"""Share of the picture that has at most what counts as its largest blur."""
_SHARP_PX = 0.5  # radii up to this are not seen
_FIRST_RADIUS_PX = 2.0
_LEVELS = 5  # of the pyramid: 1, 1/2 ... 1/16
_SAME_SURFACE = 0.05
_ENOUGH = 0.02


@dataclass(frozen=True)
class Quality:
    """How finely the blur is made.

    Attributes:
        per_octave: layers from one radius to its double.
        cells: how many a blur's radius spans at least, on the grid on which it is made.
        finest: largest grid on which a blur is made: 0 full size, 1 half.
    """

    per_octave: int
    cells: float
    finest: int


PREVIEW = Quality(per_octave=1, cells=2.0, finest=1)
FULL = Quality(per_octave=2, cells=5.0, finest=0)


@dataclass(frozen=True)
class _Level:
    """A picture at 1 / 2^n of the size: every cell belongs to one surface.

    Attributes:
        light: (3, h, w) linear light of that surface.
        inverse: (1, h, w) its inverse depth.
        trust: (1, h, w) how much its colour counts, 0 to 1.
    """

    light: Tensor
    inverse: Tensor
    trust: Tensor


class Lens:
    """A picture made ready once, so that focus and f-number can follow a slider.

    Args:
        picture: at the size of the result.
    """

    def __init__(self, picture: Picture) -> None:
        self._size = picture.size
        self._focal_px = picture.focal_px
        self._focal_mm = mm35_from_px(picture.focal_px, picture.size)
        self._levels = _pyramid(picture)

    def refocus(self, *, focus_m: float, f_number: float, quality: Quality = PREVIEW) -> ByteImage:
        """The picture with the given distance in focus, (H, W, 3) uint8."""
        slope = self.blur_slope(focus_m=focus_m, f_number=f_number)
        radii = [slope * (level.inverse - 1 / focus_m) for level in self._levels]
        widest = min(float(radii[0].abs().max()), self.max_radius_px)
        if widest <= _SHARP_PX:
            result = self._levels[0].light
        else:
            result = self._composed(radii, _Layers(widest, quality))
        return to_srgb(result[:, : self._size.height, : self._size.width])

    @property
    def max_radius_px(self) -> float:
        """The blur's largest radius in pixels of this picture."""
        return MAX_RADIUS_SHARE * math.hypot(*self._size)

    def f_number(self, *, focus_m: float, blur_percent: float) -> float:
        """The f-number that gives this scene a blur of some size.

        Args:
            focus_m: distance in focus.
            blur_percent: diameter of the largest blur, of the picture's width.
        """
        away = (self._levels[2].inverse - 1 / focus_m).abs().flatten()
        rank = math.ceil(_WIDEST_QUANTILE * away.numel())
        widest_px = self.blur_slope(focus_m=focus_m, f_number=1.0) * float(
            away.kthvalue(rank).values
        )
        return max(widest_px, 1e-3) / (blur_percent / 200 * self._size.width)

    def blur_slope(self, *, focus_m: float, f_number: float) -> float:
        """Radius of the circle of confusion in pixels per 1/m of distance from the focus."""
        focal_m = self._focal_mm / 1000
        subject_m = max(focus_m, 1.05 * focal_m)  # no lens focuses closer than its focal length
        diameter_mm = 1000 * focal_m**2 * subject_m / (f_number * (subject_m - focal_m))
        return 0.5 * diameter_mm * self._focal_px / self._focal_mm

    def _composed(self, radii: list[Tensor], layers: _Layers) -> Tensor:
        behind = self._behind(radii, layers)
        before = self._before(radii, layers)
        light, radius = self._levels[0].light, radii[0]
        blurred = layers.beyond(1, radius)
        hidden = blurred * (radius > 0)
        # In place from here: at this size every new map costs as much as its arithmetic.
        if before is not None:
            around = self._around(radii, layers)
            light = around.sub_(light).mul_(hidden).add_(light)
        if behind is not None:
            light = behind.sub_(light).mul_(blurred.sub_(hidden)).add_(light)
        return light if before is None else before[3:].neg_().add_(1) * light + before[:3]

    def _behind(self, radii: list[Tensor], layers: _Layers) -> Tensor | None:
        """Everything behind the focus, (3, H, W), opaque."""
        result: Tensor | None = None
        at = 0
        for number in range(layers.count, 0, -1):
            grid = layers.grid(number)
            radius = radii[grid]
            own = layers.share(number, radius) * (radius < 0)
            if not bool(own.any()):
                continue
            cover = 1 - layers.beyond(number + 1, radius) * (radius < 0)
            color, alpha, known = self._blurred(grid, own, cover, layers.radius(number))
            if result is None:
                result = filled(color * known, known)
            else:
                result = _to_grid(result, at, grid, self._levels)
                result = torch.lerp(result, color, alpha * known)
            at = grid
        return None if result is None else _to_grid(result, at, 0, self._levels)

    def _before(self, radii: list[Tensor], layers: _Layers) -> Tensor | None:
        """Everything before the focus, (4, H, W): premultiplied light and coverage."""
        result: Tensor | None = None
        at = 0
        for number in range(layers.count, 0, -1):
            grid = layers.grid(number)
            radius = radii[grid]
            nearer = radius > 0
            own = layers.share(number, radius) * nearer
            if not bool(own.any()):
                continue
            cover = layers.beyond(number, radius) * nearer
            color, alpha, known = self._blurred(grid, own, cover, layers.radius(number))
            alpha = alpha * known
            layer = torch.cat((color.mul_(alpha), alpha))
            if result is not None:
                result = _to_grid(result, at, grid, self._levels)
                layer = layer.mul_(1 - result[3:]).add_(result)
            result, at = layer, grid
        return None if result is None else _to_grid(result, at, 0, self._levels)

    def _blurred(
        self, grid: int, own: Tensor, cover: Tensor, radius: float
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Colour, coverage and how far the colour is known of one layer, on its grid."""
        level = self._levels[grid]
        weight = own * level.trust
        maps = torch.cat((level.light * weight, weight, cover))
        maps = disc_mean(maps, _left_to_blur(radius, grid))
        color, weight, cover = maps[:3], maps[3:4], maps[4:]
        color.div_(weight.clamp_min(1e-6))
        return color, cover.clamp_(0, 1), weight.div_(_ENOUGH).clamp_(0, 1)

    def _around(self, radii: list[Tensor], layers: _Layers) -> Tensor:
        """Colours of the sharp picture, also behind what stands blurred before it."""
        level, radius = self._levels[1], radii[1]
        own = (1 - layers.beyond(1, radius)) * level.trust
        return _to_grid(filled(level.light * own, own), 1, 0, self._levels)


class _Layers:
    """Radii of the layers, and how a pixel's blur is shared between two of them."""

    def __init__(self, widest: float, quality: Quality) -> None:
        self._quality = quality
        octaves = max(math.log2(max(widest, _FIRST_RADIUS_PX) / _FIRST_RADIUS_PX), 0)
        self.count = 1 + math.ceil(octaves * quality.per_octave - 1e-9)

    def radius(self, number: int) -> float:
        """In pixels of the full size; layer 0 is sharp."""
        if number == 0:
            return _SHARP_PX
        return math.exp2((number - 1) / self._quality.per_octave) * _FIRST_RADIUS_PX

    def grid(self, number: int) -> int:
        """On which level of the pyramid a layer is blurred."""
        level = math.floor(math.log2(max(self.radius(number) / self._quality.cells, 1)))
        return min(max(level, self._quality.finest), _LEVELS - 1)

    def beyond(self, number: int, radius: Tensor) -> Tensor:
        """Share of a pixel's blur that is of this layer or a more blurred one."""
        if number > self.count:
            return torch.zeros_like(radius)
        less, this = self.radius(number - 1) ** 2, self.radius(number) ** 2
        # Mixed by the square: discs add up by their variance.
        return (radius * radius).sub_(less).div_(this - less).clamp_(0, 1)

    def share(self, number: int, radius: Tensor) -> Tensor:
        """Share of a pixel's blur that is of this layer alone."""
        return self.beyond(number, radius) - self.beyond(number + 1, radius)


def _left_to_blur(radius: float, grid: int) -> float:
    """Radius in cells that makes up, with the way down to the grid and back, the whole blur."""
    step: int = 2**grid
    lost = 4 / 3 * (step * step - 1)
    return math.sqrt(max(radius * radius - lost, 0.0)) / float(step)


def _pyramid(picture: Picture) -> tuple[_Level, ...]:
    """Halved copies; the full size first, made a multiple of the coarsest cell."""
    multiple = 2 ** (_LEVELS - 1)
    right, below = -picture.size.width % multiple, -picture.size.height % multiple
    maps = torch.cat(
        (
            to_linear(picture.rgb),
            torch.from_numpy(picture.inverse)[None],
            torch.from_numpy(~picture.guard)[None].float(),
        )
    )
    maps = functional.pad(maps[None], (0, right, 0, below), mode="replicate")[0]
    levels = [_Level(maps[:3], maps[3:4], maps[4:])]
    while len(levels) < _LEVELS:
        levels.append(_halved(levels[-1]))
    return tuple(levels)


def _halved(level: _Level) -> _Level:
    """Each cell takes the surface that most of its four pixels belong to, and that one's colour."""
    corners = [(slice(down, None, 2), slice(right, None, 2)) for down in (0, 1) for right in (0, 1)]
    inverse = torch.stack([level.inverse[0][corner] for corner in corners])
    trust = torch.stack([level.trust[0][corner] for corner in corners])
    light = torch.stack([level.light[(slice(None), *corner)] for corner in corners])
    typical = (inverse - inverse.mean(0)).abs().argmin(0, keepdim=True)
    chosen = inverse.gather(0, typical)
    same = ((inverse / chosen - 1).abs() < _SAME_SURFACE).float()
    weight = same * (trust + 1e-4)
    mean = (light * weight[:, None]).sum(0) / weight.sum(0)
    return _Level(mean, chosen, (same * trust).sum(0, keepdim=True) / same.sum(0))


def _to_grid(maps: Tensor, coarse: int, fine: int, levels: tuple[_Level, ...]) -> Tensor:
    """Enlarge step by step, which rounds the cells' corners."""
    for grid in range(coarse - 1, fine - 1, -1):
        height, width = levels[grid].inverse.shape[-2:]
        maps = resized(maps, Size(width, height))
    return maps
