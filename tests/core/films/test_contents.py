"""The table of contents of an MP4 tells the same as all its packets, or is not relied upon."""

import numpy as np
import pytest

from core.films import open_film
from core.films.container import Container
from core.films.contents import listed_index
from core.films.index import read_index
from tests.films import number_in, write_film

UNEVEN = np.cumsum([4, 4, 4, 9, 4, 3, 4, 4, 20, 4] * 20) / 100 - 0.04


def both(path):
    container = Container(path)
    quick = listed_index(container)
    container.rewind()
    whole = read_index(container.input, container.stream)
    container.close()
    return quick, whole


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("a.mp4", {}),
        ("a.mov", {"codec": "mjpeg", "pixels": "yuvj420p"}),
        ("a.mp4", {"options": {"bf": "0"}, "times_s": UNEVEN}),
        ("a.mp4", {"options": {"bf": "8", "b-pyramid": "normal"}, "gop": 250}),
        ("a.mp4", {"codec": "libx265", "options": {"x265-params": "log-level=none"}}),
        ("a.mp4", {"codec": "mpeg4", "options": {"bf": "2"}}),
        ("a.mp4", {"sound": True, "fps": 29.97}),
    ],
)
def test_it_tells_the_same_as_the_packets(tmp_path, name, options):
    quick, whole = both(write_film(tmp_path / name, 200, **options))
    assert quick is not None
    assert np.array_equal(quick.pts, whole.pts)
    assert (quick.unit, quick.last) == (whole.unit, whole.last)
    assert len(quick.seek_points) == len(whole.seek_points)


def test_uneven_times_out_of_order_are_not_guessed(tmp_path):
    path = write_film(tmp_path / "a.mp4", 200, times_s=UNEVEN, options={"bf": "3"})
    quick, whole = both(path)
    assert quick is None
    assert whole.pts * float(whole.unit) == pytest.approx(UNEVEN, abs=1e-3)


def test_other_files_have_none(tmp_path):
    assert both(write_film(tmp_path / "a.mkv", 20))[0] is None
    whole = write_film(
        tmp_path / "b.mp4", 60, codec="mpeg4", container_options={"movflags": "faststart"}
    )
    whole.write_bytes(whole.read_bytes()[:-200])
    assert both(whole)[0] is None  # cut off
    with open_film(whole) as film:
        assert 40 < film.facts.frames < 60


def test_steps_back_need_no_new_start(tmp_path, monkeypatch):
    path = write_film(tmp_path / "a.mp4", 40, gop=250)
    with open_film(path) as film:
        list(film.frames())
        begins = []
        monkeypatch.setattr(film._walk, "_begin", begins.append)
        assert [number_in(film.frame(each)) for each in (38, 20, 21, 5)] == [38, 20, 21, 5]
        assert begins == []


def test_only_a_few_frames_are_kept(tmp_path, monkeypatch):
    monkeypatch.setattr("core.films.walk._KEPT_BYTES", 5 * 64 * 48 * 3)
    with open_film(write_film(tmp_path / "a.mp4", 40, gop=250)) as film:
        for _ in film.frames():
            assert len(film._walk._kept) <= 10
        assert [number_in(film.frame(each)) for each in range(39, 20, -1)] == list(
            range(39, 20, -1)
        )
