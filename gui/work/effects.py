"""The picture in the effects pane, made for the lane."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from core.effects.params import Facts
from core.progress import CancelToken, Monitor, ProgressCallback
from core.types import ByteImage, Size
from gui.snapshot.pictures import EffectPart, MadeEffect

if TYPE_CHECKING:
    from core.effects.picture import EffectSource
    from core.effects.render import EffectRenderer
    from core.effects.request import EffectRequest

COARSE_PIXELS = 200_000
STILL_PIXELS = 1_000_000
CLIP_PIXELS = 400_000
CLIP_FRAMES = 96
"""Frames of a move that are played in the window; the file has all of them."""
GROUND = 24


class EffectMaker:
    """Keeps what all effects of one photo need, at each size that was asked for."""

    def __init__(self) -> None:
        self._facts: tuple[object, ...] = ()
        self._renderers: dict[int, EffectRenderer] = {}

    def make(
        self, part: EffectPart, *, coarse: bool, progress: ProgressCallback, cancel: CancelToken
    ) -> MadeEffect:
        """The effect of a part that is ready. UsageError, Cancelled."""
        request = part.request
        full = CLIP_PIXELS if request.row.moving else STILL_PIXELS
        renderer = self._renderer(part, COARSE_PIXELS if coarse else full)
        cancel.check()
        focus_m = request.focus_depth_m(renderer.picture)
        pictures: Sequence[ByteImage]
        facts: Facts = {}
        if not request.row.moving:
            pixels, facts = renderer.still(request)
            pictures = (_framed(pixels, renderer.picture.size),)
        elif coarse:  # the camera where it has moved far
            pictures = list(renderer.clip(_with_frames(request, 2)))[1:]
        else:
            frames = min(request.count("frames"), CLIP_FRAMES)
            monitor = Monitor(frames, progress, cancel)
            pictures = list(renderer.clip(_with_frames(request, frames), monitor))
        return MadeEffect(part, pictures, focus_m, facts)

    def _renderer(self, part: EffectPart, pixels: int) -> EffectRenderer:
        from core.effects.render import EffectRenderer

        facts = (part.photo, part.derived, part.focal_px, part.scale)
        if facts != self._facts:
            self._facts = facts
            self._renderers.clear()
        if pixels not in self._renderers:
            self._renderers[pixels] = EffectRenderer(source_of(part).picture(pixels))
        return self._renderers[pixels]


def full_still(part: EffectPart) -> ByteImage:
    """The still effect of a part that is ready, at the photo's full size."""
    from core.effects.render import EffectRenderer

    return EffectRenderer(source_of(part).picture()).still(part.request, full=True)[0]


def is_slow(part: EffectPart) -> bool:
    """Whether a coarse picture is to come before the whole one."""
    return not part.request.row.in_place


def source_of(part: EffectPart) -> EffectSource:
    """What a ready part's pictures are made from."""
    from core.effects.picture import EffectSource

    assert part.photo is not None
    assert part.derived is not None
    assert part.focal_px is not None
    return EffectSource(part.photo, part.derived.estimate, part.focal_px, part.scale)


def _with_frames(request: EffectRequest, frames: int) -> EffectRequest:
    return replace(request, values={**request.values, "frames": float(frames)})


def _framed(rgb: ByteImage, size: Size) -> ByteImage:
    """A stereo pair, which is twice as wide, in the middle of a picture of the photo's shape."""
    width, height = size
    if rgb.shape[1] == width:
        return rgb
    half = rgb[: height & ~1 : 2, ::2]
    framed = np.full((height, half.shape[1], 3), GROUND, np.uint8)
    top = (height - half.shape[0]) // 2
    framed[top : top + half.shape[0]] = half
    return framed
