"""Films joined of short clips of pictures that move, for measuring where cuts are found.

A clip pans, zooms, shakes, is lit otherwise, flashes, is noisy, or has a thing going across; clips
are joined hard, through black, or by a dissolve.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Rng = np.random.Generator
U8 = NDArray[np.uint8]
F32 = NDArray[np.float32]

SIZE = (320, 180)
CLIP_FRAMES = (14, 34)
JOINS = ("hard", "hard", "hard", "hard", "black", "dissolve")


@dataclass(frozen=True)
class JoinedFilm:
    """rgb (N, H, W, 3); first frames of hard cuts; spans (first, last) in which a fade is."""

    rgb: list[U8]
    cuts: list[int]
    fades: list[tuple[int, int]]
    told: str


def joined_film(rng: Rng, pictures: Sequence[U8], *, clips: int = 4) -> JoinedFilm:
    """Clips of different pictures, (H, W, 3) bytes of at least the film's size."""
    chosen = rng.choice(len(pictures), clips, replace=False)
    frames: list[U8] = []
    cuts: list[int] = []
    fades: list[tuple[int, int]] = []
    told = []
    for number, picture in enumerate(chosen):
        length = int(rng.integers(*CLIP_FRAMES))
        name = str(rng.choice(list(MOVES)))
        clip = _disturbed(rng, MOVES[name](rng, _grown(pictures[picture]), length))
        join = str(rng.choice(JOINS)) if number else "first"
        told.append(f"{join}>{name}:{picture}")
        if join == "hard":
            cuts.append(len(frames))
        elif join != "first":
            fades.append(_fade(frames, clip, join, int(rng.integers(5, 14))))
        frames += clip
    return JoinedFilm(frames, cuts, fades, " ".join(told))


def found_and_false(film: JoinedFilm, told: Sequence[int]) -> tuple[int, int]:
    """How many hard cuts were told exactly, and how many told ones are none.

    A fade may be told once, within its frames; the film's first frame does not count.
    """
    left = [index for index in told if index > 0]
    found = [cut for cut in film.cuts if cut in left]
    left = [index for index in left if index not in found]
    for first, last in film.fades:
        inside = [index for index in left if first <= index <= last + 1]
        left = [index for index in left if index not in inside[:1]]
    return len(found), len(left)


def _grown(picture: U8) -> U8:
    """A picture about three times as large as the film: what cameras move over."""
    height, width = picture.shape[:2]
    scale = max(2.6 * SIZE[0] / width, 2.6 * SIZE[1] / height)
    size = round(width * scale), round(height * scale)
    return cv2.resize(picture, size, interpolation=cv2.INTER_AREA if scale < 1 else 1)


def _views(
    picture: U8, centres: NDArray[np.float64], widths: NDArray[np.float64], turns: F32 | None = None
) -> list[U8]:
    """Frames of windows on a picture: centres (N, 2) in shares of it, widths (N,) in pixels."""
    height, width = picture.shape[:2]
    frames = []
    for index, ((x, y), across) in enumerate(zip(centres, widths, strict=True)):
        scale = SIZE[0] / across
        angle = 0.0 if turns is None else float(turns[index])
        move = cv2.getRotationMatrix2D((x * width, y * height), angle, scale)
        move[:, 2] += np.array(SIZE) / 2 - [x * width, y * height]
        frames.append(
            cv2.warpAffine(
                picture, move, SIZE, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101
            )
        )
    return frames


def _pan(rng: Rng, picture: U8, length: int, *, per_frame: tuple[float, float]) -> list[U8]:
    """Across the picture and back, by shares of the film's width a frame; blurred by the motion."""
    width = SIZE[0] * rng.uniform(1.0, 1.5)
    step = rng.uniform(*per_frame) * width / picture.shape[1]
    phase = rng.uniform(0, 1)
    way = (phase + step * np.arange(length)) % 2
    x = 0.2 + 0.6 * np.where(way > 1, 2 - way, way)
    centres = np.column_stack([x, np.full(length, rng.uniform(0.35, 0.65))])
    frames = _views(picture, centres, np.full(length, width))
    shift = round(step * picture.shape[1] * SIZE[0] / width * 0.5)
    return [cv2.blur(frame, (max(1, shift), 1)) for frame in frames]


def _slow_pan(rng: Rng, picture: U8, length: int) -> list[U8]:
    return _pan(rng, picture, length, per_frame=(0.0, 0.05))


def _fast_pan(rng: Rng, picture: U8, length: int) -> list[U8]:
    return _pan(rng, picture, length, per_frame=(0.1, 0.3))


def _zoom(rng: Rng, picture: U8, length: int) -> list[U8]:
    first, last = rng.permutation([1.0, rng.uniform(1.5, 2.4)])
    widths = SIZE[0] * np.geomspace(first, last, length)
    return _views(picture, np.full((length, 2), 0.5), widths)


def _hand(rng: Rng, picture: U8, length: int) -> list[U8]:
    """A shaking hand: fast small movements, some turning."""
    around = np.cumsum(rng.normal(0, 0.006, (length, 2)), axis=0)
    centres = rng.uniform(0.4, 0.6, 2) + around + rng.normal(0, 0.008, (length, 2))
    widths = SIZE[0] * (1.3 + 0.02 * rng.normal(size=length))
    return _views(picture, centres, widths, rng.normal(0, 1.5, length).astype(np.float32))


def _crossed(rng: Rng, picture: U8, length: int) -> list[U8]:
    """A large thing goes across near the camera and fills the frame for a while."""
    frames = _slow_pan(rng, picture, length)
    height = picture.shape[0]
    thing = picture[height // 2 : height // 2 + SIZE[1], : round(SIZE[0] * 1.2)]
    thing = np.roll(thing[:, ::-1], 1, axis=2)
    thing = cv2.resize(thing, (round(SIZE[0] * rng.uniform(0.5, 1.2)), SIZE[1]))
    across = thing.shape[1]
    for index, frame in enumerate(frames):
        x = round(-across + (SIZE[0] + across) * index / (length - 1))
        low, high = max(x, 0), min(x + across, SIZE[0])
        frame[:, low:high] = thing[:, low - x : high - x]
    return frames


def _still(rng: Rng, picture: U8, length: int) -> list[U8]:
    return _views(picture, np.full((length, 2), 0.5), np.full(length, SIZE[0] * 1.8))


MOVES: dict[str, Callable[[Rng, U8, int], list[U8]]] = {
    "slow": _slow_pan,
    "fast": _fast_pan,
    "zoom": _zoom,
    "hand": _hand,
    "crossed": _crossed,
    "still": _still,
}


def _disturbed(rng: Rng, frames: list[U8]) -> list[U8]:
    """Noise, an exposure that changes, a flash: each in some of the clips."""
    gains = np.ones(len(frames))
    if rng.random() < 0.4:
        gains *= np.geomspace(1, rng.uniform(0.4, 2.0), len(frames))
    if rng.random() < 0.35:
        at = int(rng.integers(2, len(frames) - 3))
        gains[at : at + int(rng.integers(1, 4))] *= rng.uniform(1.8, 9)
    noise = rng.uniform(0, 16) if rng.random() < 0.5 else 1.0
    return [
        _bytes(frame * np.float32(gain) + noise * rng.standard_normal(frame.shape, np.float32))
        for frame, gain in zip(frames, gains, strict=True)
    ]


def _fade(frames: list[U8], clip: list[U8], join: str, length: int) -> tuple[int, int]:
    """Fade the end of `frames` into the start of `clip`, in place; the frames of the fade."""
    if join == "black":
        for step in range(length):
            share = np.float32(step / length)
            frames[-1 - step] = _bytes(frames[-1 - step] * share)
            clip[step] = _bytes(clip[step] * share)
        return len(frames) - length, len(frames) + length - 1
    for step in range(length):
        share = np.float32((step + 1) / (length + 1))
        clip[step] = _bytes(clip[step] * share + frames[-length + step] * (1 - share))
    del frames[-length:]
    return len(frames), len(frames) + length - 1


def _bytes(values: NDArray[np.floating]) -> U8:
    return np.asarray(np.clip(values + 0.5, 0, 255), np.uint8)
