"""Clips as films: depth as numbers, as colours and contours, and for two eyes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.depth import depth_from_inverse
from core.effects.viewing import VIEWINGS
from core.export import stereo
from core.export.facts import Facts
from core.export.pictures import colours, photo_contours
from core.export.scene import Scene
from core.files import atomic_path
from core.films.writers.apart import open_film_file
from core.films.writers.film_file import H264, FilmCodec
from core.films.writers.look import ClipFrame, ClipLook
from core.types import ByteImage, Size

LARGEST = 65_535
Add = Callable[[ClipFrame], None]
Film = AbstractContextManager[Add]
_Picture = NDArray[Any]
_TWICE = {"wide": (2, 1), "high": (1, 2), "": (1, 1)}
_PACKING = {"wide": "3", "high": "4", "": "3"}  # what H.264 says of the two pictures in one


def depth_film(look: ClipLook, path: Path, *, coding: FilmCodec) -> Film:
    """Inverse depth as grey, linear: black is the farthest of the whole clip, white the nearest."""
    far, near = look.ends

    def paint(scene: Scene) -> _Picture:
        share = (np.reciprocal(scene.depth) - np.float32(far)) * np.float32(1 / (near - far))
        words: _Picture = np.rint(np.clip(share, 0, 1) * LARGEST).astype(np.uint16)
        return words

    return _film(look, path, coding, paint, depth_facts(look))


def depth_facts(look: ClipLook) -> Facts:
    """What a film of depth says of its codes."""
    far, near = look.ends
    far_m, near_m = depth_from_inverse(np.array([far, near], np.float32))
    return {
        "depth_code": "inverse depth, linear: black is depth_far, the largest code depth_near",
        "depth_far_per_metre": far,
        "depth_near_per_metre": near,
        "depth_far_m": float(far_m),
        "depth_near_m": float(near_m),
    }


def color_film(look: ClipLook, path: Path) -> Film:
    """Inverse depth through a colour map, its range the same in all frames."""
    return _film(look, path, H264, colours, {"colormap_range": list(look.color_range)})


def contour_film(look: ClipLook, path: Path) -> Film:
    """Contours, white on black."""

    def paint(scene: Scene) -> _Picture:
        mask = photo_contours(scene).astype(np.uint8) * 255
        return np.repeat(mask[..., None], 3, axis=-1)

    return _film(look, path, H264, paint, {})


def stereo_film(
    look: ClipLook, path: Path, *, layout: Callable[[stereo.Pair], ByteImage], twice: str
) -> Film:
    """What both eyes see, from the same places in all frames.

    Args:
        layout: puts both pictures into one.
        twice: along which side that is as long again: "wide", "high" or "".
    """
    pose = _pose(look)

    def paint(scene: Scene) -> _Picture:
        from core.effects.picture import Picture  # imports torch

        picture = Picture(scene.photo.rgb, np.reciprocal(scene.depth), scene.focal.px)
        return layout(stereo.eyes_of(picture, pose))

    across, down = _TWICE[twice]
    width, height = look.film.size
    size = Size((width // 2 * 2 if not twice else width) * across, height * down)
    coding = H264.with_options({"x264-params": f"frame-packing={_PACKING[twice]}"})
    facts = {"viewing": VIEWINGS[look.viewing].title, **stereo.pose_facts(pose)}
    return _film(look, path, coding, paint, facts, size)


def _pose(look: ClipLook) -> Any:
    """Where the cameras stand: eyes are at ease with nearly all that the clip shows, and what is
    very near in some frame does not move them."""
    from core.effects.comfort import StereoPose, pose_between
    from core.effects.stereo import MAX_DISPARITY_SHARE

    share = look.focal.px / look.film.size.width
    viewing = VIEWINGS[look.viewing]
    pose = pose_between(*look.stereo_ends, share, viewing, metric=look.in_metres)
    deepest = max(abs(end - 1 / pose.converge_m) for end in look.ends)
    most_mm = 1000 * MAX_DISPARITY_SHARE / max(share * deepest, 1e-9)
    return StereoPose(min(pose.baseline_mm, most_mm), pose.converge_m)


@contextmanager
def _film(
    look: ClipLook,
    path: Path,
    coding: FilmCodec,
    paint: Callable[[Scene], _Picture],
    facts: Facts,
    size: Size | None = None,
) -> Iterator[Add]:
    """A film that is there once all its frames are."""
    start = partial(
        open_film_file,
        coding=coding,
        size=size or look.film.size,
        fps=look.fps,
        comment=json.dumps(look.metadata | facts),
        sound=look.sound,
    )
    with atomic_path(path) as temporary, closing(start(temporary)) as file:
        yield lambda frame: file.add(
            paint(frame.scene), look.time_s(frame.number), look.seconds(frame.number)
        )
        file.finish()
