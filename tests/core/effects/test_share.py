from __future__ import annotations

from pathlib import Path

import av
import pytest
from PIL import Image

from core.effects.picture import EffectSource
from core.effects.share import FILM_SIZES, film_width, share_film
from core.types import Size
from tests.sample_estimates import SIZE, make_estimate, make_photo


@pytest.fixture
def source() -> EffectSource:
    photo = make_photo()
    return EffectSource(photo, make_estimate(photo), focal_px=70.0)


def test_a_film_of_three_seconds(source: EffectSource, tmp_path: Path) -> None:
    path = share_film(source, tmp_path / "a.mp4")
    with av.open(path) as container:
        frames = list(container.decode(video=0))
    assert len(frames) == 72
    assert (frames[0].width, frames[0].height) == SIZE


def test_a_picture_that_plays_by_itself(source: EffectSource, tmp_path: Path) -> None:
    path = share_film(source, tmp_path / "a.webp", effect="dolly")
    with Image.open(path) as image:
        assert image.n_frames > 1
        assert image.info["loop"] == 0


@pytest.mark.parametrize(
    ("size", "width"),
    [((4000, 3000), 1440), ((6000, 2000), 1920), ((3000, 4000), 1080), ((800, 600), 800)],
)
def test_films_fit_a_screen(size: tuple[int, int], width: int) -> None:
    assert film_width(Size(*size), FILM_SIZES[".mp4"]) == width


def test_films_for_messages_are_smaller() -> None:
    widths = [film_width(Size(4000, 3000), FILM_SIZES[kind]) for kind in (".mp4", ".webp", ".gif")]
    assert widths == [1440, 960, 480]
