"""A bank of square textures with mip levels: photo crops where folders are given, else procedural.

Colours are held as gamma-coded bytes; the fourth byte is a height used for bumps.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.images.opening import MAX_PIXELS, open_image
from core.training.synthetic import patterns
from core.training.synthetic.noise import f32

U8 = NDArray[np.uint8]

SIZE = 512
PHOTO_SUFFIXES = (".jpg", ".jpeg", ".png")
# Middlebury's stereo pair, which scikit-image carries: it has no licence that lets it be used.
UNLICENSED = ("motorcycle_left", "motorcycle_right")
PROCEDURAL_PER_CATEGORY = 9
PHOTO_CROPS = 110
MAX_PHOTO_SIDE = 2048


@dataclass(frozen=True)
class Bank:
    """Textures of SIZE x SIZE: packed RGBH mip levels and the indices of each category."""

    texels: NDArray[np.uint32]
    offsets: NDArray[np.int64]
    categories: dict[str, tuple[int, ...]]

    @property
    def count(self) -> int:
        """How many textures there are."""
        return int(self.offsets[1]) // SIZE**2 if len(self.offsets) > 1 else len(self.texels)

    def chosen(self, indices: Sequence[int], more: Sequence[U8]) -> Bank:
        """A bank of some textures, in that order, then of `more` RGBH ones (SIZE, SIZE, 4)."""
        parts, offsets, total = [], [], 0
        added = np.stack(more) if more else np.empty((0, SIZE, SIZE, 4), np.uint8)
        for level, start in enumerate(self.offsets):
            area = (SIZE >> level) ** 2
            own = self.texels[start : start + self.count * area].reshape(-1, area)[list(indices)]
            fresh = np.ascontiguousarray(added).view(np.uint32).reshape(len(added), area)
            offsets.append(total)
            parts.append(np.concatenate([own, fresh]).reshape(-1))
            total += parts[-1].size
            if level + 1 < len(self.offsets):
                added = _halved(added)
        return Bank(np.concatenate(parts), np.asarray(offsets, np.int64), {})


@lru_cache(maxsize=2)
def bank(folders: tuple[Path, ...], seed: int) -> Bank:
    """The texture bank of these photo folders for one seed (deterministic in both)."""
    rng = np.random.default_rng([seed, 77])
    images: list[U8] = []
    categories: dict[str, tuple[int, ...]] = {}
    for name, paint in patterns.PATTERNS.items():
        first = len(images)
        images += [paint(rng, SIZE) for _ in range(PROCEDURAL_PER_CATEGORY)]
        categories[name] = tuple(range(first, len(images)))
    paths = photo_paths(folders)
    crops = [_random_crop(rng, paths) for _ in range(PHOTO_CROPS)] if paths else []
    found = tuple(range(len(images), len(images) + len(crops)))
    categories["photo"] = found or categories["collage"]
    return _packed(images + crops, categories)


def photo_paths(folders: Sequence[Path]) -> list[Path]:
    """Pictures in the folders and below, sorted.

    16-bit depth PNGs (`*.depth.png`) are left out, and `UNLICENSED` ones.
    """
    return sorted(
        path
        for folder in folders
        for path in Path(folder).rglob("*")
        if path.suffix.lower() in PHOTO_SUFFIXES
        and not path.name.endswith(".depth.png")
        and path.stem not in UNLICENSED
    )


def _random_crop(rng: np.random.Generator, paths: Sequence[Path]) -> U8:
    """A random square part of a random picture, scaled to SIZE."""
    with open_image(paths[int(rng.integers(len(paths)))], max_pixels=MAX_PIXELS) as picture:
        picture.draft("RGB", (MAX_PHOTO_SIDE, MAX_PHOTO_SIDE))
        image = picture.convert("RGB")
    shorter = min(image.size)
    side = max(8, int(shorter * rng.uniform(0.35, 1.0)))
    left, top = (int(rng.integers(0, length - side + 1)) for length in image.size)
    crop = image.resize(
        (SIZE, SIZE), Image.Resampling.BICUBIC, box=(left, top, left + side, top + side)
    )
    return np.asarray(crop if rng.random() < 0.5 else crop.transpose(Image.Transpose(0)))


def _packed(images: Sequence[U8], categories: dict[str, tuple[int, ...]]) -> Bank:
    colour = np.stack(images)
    luminance = colour @ f32([0.3, 0.59, 0.11])
    level = np.concatenate([colour, luminance[..., None].astype(np.uint8)], -1)
    parts, offsets, total = [], [], 0
    while True:
        offsets.append(total)
        parts.append(np.ascontiguousarray(level).view(np.uint32).reshape(-1))
        total += parts[-1].size
        if level.shape[1] == 1:
            return Bank(np.concatenate(parts), np.asarray(offsets, np.int64), categories)
        level = _halved(level)


def _halved(level: U8) -> U8:
    quarter = level[:, ::2, ::2].astype(np.uint16) + level[:, 1::2, ::2]
    return ((quarter + level[:, ::2, 1::2] + level[:, 1::2, 1::2] + 2) // 4).astype(np.uint8)
