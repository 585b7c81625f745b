"""The picture in the effects pane, made for the lane."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from core.progress import CancelToken, Monitor, ProgressCallback
from core.types import ByteImage
from gui.snapshot.pictures import EffectPart, MadeEffect

if TYPE_CHECKING:
    from core.effects.picture import Source
    from core.effects.render import Kitchen

COARSE_PIXELS = 200_000
STILL_PIXELS = 1_000_000
CLIP_PIXELS = 400_000
CLIP_FRAMES = 96
"""Frames of a move that are played in the window; the file has all of them."""
QUICK = ("refocus", "haze")
GROUND = 24


class EffectMaker:
    """Keeps what all effects of one photo need, at each size that was asked for."""

    def __init__(self) -> None:
        self._facts: tuple[object, ...] = ()
        self._kitchens: dict[int, Kitchen] = {}

    def make(
        self, part: EffectPart, *, coarse: bool, progress: ProgressCallback, cancel: CancelToken
    ) -> MadeEffect:
        """The effect of a part that is ready. UsageError, Cancelled."""
        recipe = part.recipe
        full = CLIP_PIXELS if recipe.moving else STILL_PIXELS
        kitchen = self._kitchen(part, COARSE_PIXELS if coarse else full)
        cancel.check()
        focus_m = recipe.focus_depth_m(kitchen.picture)
        pictures: Sequence[ByteImage]
        if not recipe.moving:
            pictures = (_framed(kitchen.still(recipe), kitchen),)
        elif coarse:  # the camera where it has moved far
            pictures = list(kitchen.clip(replace(recipe, frames=2)))[1:]
        else:
            shown = replace(recipe, frames=min(recipe.frames, CLIP_FRAMES))
            pictures = list(kitchen.clip(shown, Monitor(shown.frames, progress, cancel)))
        return MadeEffect(part, pictures, focus_m)

    def _kitchen(self, part: EffectPart, pixels: int) -> Kitchen:
        from core.effects.render import Kitchen

        facts = (part.photo, part.derived, part.focal_px, part.scale)
        if facts != self._facts:
            self._facts = facts
            self._kitchens.clear()
        if pixels not in self._kitchens:
            self._kitchens[pixels] = Kitchen(source_of(part).picture(pixels))
        return self._kitchens[pixels]


def is_slow(part: EffectPart) -> bool:
    """Whether a coarse picture is to come before the whole one."""
    return part.recipe.effect not in QUICK


def source_of(part: EffectPart) -> Source:
    """What a ready part's pictures are made from."""
    from core.effects.picture import Source

    assert part.photo is not None
    assert part.derived is not None
    assert part.focal_px is not None
    return Source(part.photo, part.derived.estimate, part.focal_px, part.scale)


def _framed(rgb: ByteImage, kitchen: Kitchen) -> ByteImage:
    """A stereo pair, which is twice as wide, in the middle of a picture of the photo's shape."""
    width, height = kitchen.picture.size
    if rgb.shape[1] == width:
        return rgb
    half = rgb[: height & ~1 : 2, ::2]
    framed = np.full((height, half.shape[1], 3), GROUND, np.uint8)
    top = (height - half.shape[0]) // 2
    framed[top : top + half.shape[0]] = half
    return framed
