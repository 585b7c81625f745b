"""Where shots begin: cuts are found, and what only looks like one is not."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import cv2
import numpy as np
import pytest

from core.films.cuts import CutFinder
from core.types import ByteImage
from tests.clips.joined import MOVES, found_and_false, joined_film
from tests.core.films.moving_pictures import SAMPLE, painted

LARGE = (480, 840)


@cache
def pictures() -> list[ByteImage]:
    sample = cv2.imread(str(SAMPLE))[..., ::-1]
    height, width = sample.shape[:2]
    parts = [
        np.ascontiguousarray(sample[: height // 2, : width // 2]),
        np.ascontiguousarray(sample[height // 2 :, width // 2 :]),
    ]
    return parts + [painted(seed, LARGE) for seed in range(8)]


def told(frames: Sequence[ByteImage]) -> list[int]:
    """The frames that are told to begin a shot, but for the first, which always does."""
    finder = CutFinder()
    first, *rest = [index for index, rgb in enumerate(frames) if finder.push(rgb)]
    assert first == 0
    return rest


def moving(name: str, picture: int, length: int = 14) -> list[ByteImage]:
    return MOVES[name](np.random.default_rng(picture), pictures()[picture], length)


def test_cuts_of_joined_films_are_found() -> None:
    found, wanted, false, all_told = 0, 0, 0, 0
    for seed in range(8):
        film = joined_film(np.random.default_rng([3, seed]), pictures())
        answer = told(film.rgb)
        hits, wrong = found_and_false(film, answer)
        found, false = found + hits, false + wrong
        wanted, all_told = wanted + len(film.cuts), all_told + len(answer)
    assert wanted > 12
    assert found >= 0.95 * wanted
    assert false <= 0.02 * all_told


@pytest.mark.parametrize("name", list(MOVES))
def test_nothing_is_told_within_a_shot(name: str) -> None:
    assert told(moving(name, 4)) == []


@pytest.mark.parametrize("gain", [1.6, 3.0, 30.0])
@pytest.mark.parametrize("length", [1, 3])
def test_a_flash_is_no_cut(gain: float, length: int) -> None:
    frames = moving("slow", 1)
    for index in range(6, 6 + length):
        frames[index] = np.clip(frames[index] * np.float32(gain), 0, 255).astype(np.uint8)
    assert told(frames) == []


def test_a_cut_to_a_bright_shot_is_told_at_its_first_frame() -> None:
    bright = [255 - (255 - frame) // 3 for frame in moving("slow", 3)]
    dark = [frame // 2 for frame in moving("slow", 2)]
    assert told(dark + bright) == [14]


def test_black_between_shots_is_one_cut() -> None:
    black = [np.zeros_like(pictures()[0])] * 5
    frames = moving("slow", 2)
    assert told([*frames, *black, *moving("slow", 5)]) == [19]
    assert told([*frames, *black, *frames]) == []  # it went dark for a moment


@pytest.mark.parametrize("length", [2, 4, 9])
def test_a_dissolve_is_one_cut_at_most(length: int) -> None:
    before, after = moving("still", 2), moving("still", 6)
    mixed = [
        cv2.addWeighted(before[-1], 1 - share, after[0], share, 0)
        for share in np.linspace(0, 1, length + 2)[1:-1]
    ]
    assert len(told(before + mixed + after)) <= 1


def test_plain_frames_and_a_film_of_one_begin_nothing_more() -> None:
    assert told([np.full((40, 60, 3), 90, np.uint8)] * 5) == []
    assert told([painted(1)]) == []


@pytest.mark.parametrize("shape", [(1, 1), (3, 500), (700, 2)])
def test_odd_sizes_are_looked_at(shape: tuple[int, int]) -> None:
    noise = np.random.default_rng(0).integers(0, 255, (*shape, 3)).astype(np.uint8)
    assert told([noise, noise, noise]) == []
