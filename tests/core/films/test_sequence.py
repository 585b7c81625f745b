"""Folders of pictures that are the frames of a film."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.films.film import at_rate
from core.films.opening import open_film
from core.films.sequence import FEWEST, frames_in
from tests.sample_estimates import make_photo


def fill(folder: Path, names: list[str]) -> Path:
    from PIL import Image

    for name in names:
        Image.fromarray(make_photo().rgb).save(folder / name)
    return folder


NUMBERS = range(FEWEST)


@pytest.mark.parametrize(
    ("names", "count"),
    [
        ([f"take2_{number + 98}.png" for number in NUMBERS], FEWEST),
        ([f"{number:05}.jpg" for number in NUMBERS], FEWEST),
        ([f"take_{number}.png" for number in range(FEWEST - 1)], 0),  # a few photos
        ([f"IMG_{7 * number}.png" for number in NUMBERS], 0),  # taken now and then
        ([f"2{number}_0{number}.png" for number in NUMBERS], 0),  # two numbers
        ([f"{name}1.png" for name in "abcdefghij"], 0),
        ([f"a{number}.png" for number in NUMBERS] + ["cover.png"], 0),
    ],
)
def test_pictures_are_frames_where_one_number_tells_them_apart(
    tmp_path: Path, names: list[str], count: int
) -> None:
    assert frames_in(fill(tmp_path, names)) == count


def test_any_rate_suits_pictures(tmp_path: Path) -> None:
    with open_film(fill(tmp_path, [f"{number}.png" for number in range(10)]), fps=5) as film:
        assert film.facts.any_rate
        assert film.facts.duration_s == 2.0
        faster = at_rate(film.facts, 20.0)
    assert (faster.frames, faster.duration_s) == (10, 0.5)
    assert faster.frame_at(0.26) == 5
