"""Pictures and depth that move in known ways, for films' tests."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from core.films.steady import FrameDepth, Steadier
from core.types import ByteImage, FloatMap

SHAPE = (90, 160)
SAMPLE = Path(__file__).parents[3] / "resources" / "sample.jpg"


def painted(seed: int, shape: tuple[int, int] = SHAPE) -> ByteImage:
    """A picture (H, W, 3) of shapes and mottled ground, different for each seed."""
    rng = np.random.default_rng([seed, 5])
    height, width = shape
    picture = np.zeros((height, width, 3), np.float32) + rng.uniform(40, 200, 3)
    for cell in (height // 3, height // 10, 6):
        mottled = rng.normal(0, 26, (height // cell + 2, width // cell + 2, 3)).astype(np.float32)
        picture += cv2.resize(mottled, (width, height), interpolation=cv2.INTER_CUBIC)
    picture = picture.astype(np.float32)
    for _ in range(14):
        centre = rng.integers(0, [width, height]).tolist()
        size = rng.integers(width // 24, width // 5, 2).tolist()
        colour = rng.uniform(0, 255, 3).tolist()
        if rng.random() < 0.5:
            cv2.ellipse(picture, centre, size, float(rng.uniform(0, 180)), 0, 360, colour, -1)
        else:
            cv2.rectangle(picture, centre, np.add(centre, size).tolist(), colour, -1)
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), 0.8).clip(0, 255), np.uint8)


def slope(shape: tuple[int, int] = SHAPE) -> FloatMap:
    """Inverse depth (H, W) of a floor: from 0.2 at the top to 1 at the bottom."""
    return np.repeat(np.linspace(0.2, 1, shape[0], dtype=np.float32)[:, None], shape[1], axis=1)


def steadied(
    pictures: list[ByteImage], maps: list[FloatMap], strength: float, cuts: tuple[int, ...] = ()
) -> list[FloatMap]:
    """Depth of all frames after a ``Steadier``, in their order."""
    steadier, frames = Steadier(strength), []
    for index, (picture, canonical) in enumerate(zip(pictures, maps, strict=True)):
        begins = index == 0 or index in cuts
        frames += steadier.push(picture, FrameDepth(index, canonical, begins))
    frames += steadier.finish()
    assert [frame.index for frame in frames] == list(range(len(maps)))
    assert [frame.begins for frame in frames] == [i == 0 or i in cuts for i in range(len(maps))]
    return [frame.canonical for frame in frames]


def changes(maps: list[FloatMap]) -> NDArray[np.float64]:
    """Median change of log depth between neighbouring frames, (N - 1,)."""
    logs = np.log(np.stack(maps).astype(np.float64))
    return np.median(np.abs(np.diff(logs, axis=0)), axis=(1, 2))
