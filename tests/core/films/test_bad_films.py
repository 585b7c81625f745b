"""Files that are no film, or a broken one: a clear error, or what can be seen of it."""

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction

import numpy as np
import pytest

from core.errors import PhotoError
from core.films import open_film
from core.types import Size
from tests.films import (
    cut_off,
    damaged,
    film_without_decoder,
    film_without_rate,
    number_in,
    write_film,
    write_sound,
)


def refused(path) -> str:
    with pytest.raises(PhotoError) as caught:
        open_film(path).close()
    assert caught.value.path == path
    return str(caught.value.cause)


def test_no_film_at_all(tmp_path):
    files = {
        "a.mp4": (b"Dear reader,\nthis is a letter.\n" * 40, "found text"),
        "b.mkv": (b"", "empty"),
        "c.avi": (os.urandom(5000), "found something else"),
        "d.mp4": (b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n", "found text"),
        "e.mov": (b"ffconcat version 1.0\nfile 'a.mp4'\n", "found text"),
    }
    for name, (content, words) in files.items():
        path = tmp_path / name
        path.write_bytes(content)
        assert words in refused(path)
    assert "no such file" in refused(tmp_path / "none.mp4")


def test_a_named_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.mp4")
    assert "pipe" in refused(tmp_path / "a.mp4")


def test_only_sound(tmp_path):
    assert "only sound" in refused(write_sound(tmp_path / "a.m4a"))
    assert "only sound" in refused(write_sound(tmp_path / "a.mkv"))


def test_a_codec_without_decoder_is_named(tmp_path):
    path = film_without_decoder(tmp_path / "a.mov")
    assert "ZyX1" in refused(path)
    assert "ZyX1" in refused(path)  # FFmpeg says the same only once, if it may
    with ThreadPoolExecutor(4) as pool:
        assert all("ZyX1" in said for said in pool.map(refused, [path] * 12))


@pytest.mark.parametrize("name", ["a.mkv", "a.mts", "a.avi"])
def test_a_film_that_is_cut_off_is_shown_up_to_there(tmp_path, name):
    kind = {"container": "mpegts"} if name == "a.mts" else {}
    path = write_film(tmp_path / name, 60, codec="mpeg4", options={"b": "2000000"}, **kind)
    with open_film(cut_off(path)) as film:
        assert 20 < film.facts.frames < 60
        assert number_in(film.frame(20)) == 20
        assert len(list(film.frames())) == film.facts.frames


def test_a_film_without_its_table_of_contents_says_so(tmp_path):
    assert "cut off" in refused(cut_off(write_film(tmp_path / "a.mp4", 60), 0.5))
    partly = cut_off(write_film(tmp_path / "b.mp4", 10))  # within the table
    assert "cut off" in refused(partly)


@pytest.mark.parametrize(
    ("codec", "name"), [("mjpeg", "a.mov"), ("mpeg4", "a.mp4"), ("libx264", "a.mp4")]
)
def test_damaged_frames_repeat_the_one_before(tmp_path, codec, name):
    pixels = "yuvj420p" if codec == "mjpeg" else "yuv420p"
    path = damaged(write_film(tmp_path / name, 40, codec=codec, pixels=pixels, gop=1))
    with open_film(path) as film, film.again() as other:
        frames = dict(film.frames())
        assert len(frames) == film.facts.frames == 40
        lost = film.unreadable
        assert 1 <= len(lost) <= 6
        for index in lost:
            assert np.array_equal(frames[index], frames[index - 1])
            assert np.array_equal(film.frame(index), frames[index])
        for facts in (film.facts, other.facts):
            assert f"{len(lost)} frames cannot be read" in str(facts.notes[-1])
        assert all(number_in(frames[index]) == index for index in set(frames) - lost)


def test_one_frame_and_no_rate(tmp_path):
    with open_film(write_film(tmp_path / "a.mp4", 1)) as film:
        assert (film.facts.frames, film.facts.fps) == (1, 25)
        assert number_in(film.frame(0)) == 0
    with open_film(film_without_rate(tmp_path / "b.avi")) as film:
        assert (film.facts.frames, film.facts.fps) == (8, pytest.approx(25))
        assert number_in(film.frame(5)) == 5


@pytest.mark.parametrize("name", ["höhe 猫 :x.mp4", "100%.mp4", b"a\xff.mp4", "-i.mp4"])
def test_names_of_every_kind(tmp_path, name):
    path = write_film(tmp_path / "a.mp4", 3)
    named = os.fsencode(tmp_path) + b"/" + (name if isinstance(name, bytes) else name.encode())
    shutil.move(os.fsencode(path), named)
    with open_film(type(path)(os.fsdecode(named))) as film:
        assert number_in(film.frame(2)) == 2
        film.photo(2).name.encode()


def test_frames_of_too_many_pixels(tmp_path):
    wide = write_film(tmp_path / "b.mp4", 2, size=Size(8000, 2000), aspect=Fraction(8, 1))
    said = refused(wide)
    assert "64000 x 2000" in said
    assert "at most 100 million" in said


def test_nothing_is_printed_of_damage(tmp_path, capfd):
    path = write_film(tmp_path / "a.mp4", 40, codec="mpeg4")
    data = bytearray(path.read_bytes())
    begin = data.index(b"mdat") + 8
    data[begin + 300 : begin + 700] = bytes(400)
    path.write_bytes(data)
    capfd.readouterr()
    with open_film(path) as film:
        list(film.frames())
    assert capfd.readouterr() == ("", "")


def test_two_recordings_put_together(tmp_path):
    """Their clocks both begin at 0, and their sizes differ."""
    kind = {"container": "mpegts", "codec": "mpeg2video"}
    first = write_film(tmp_path / "a.mts", 30, **kind)
    second = write_film(tmp_path / "b.mts", 20, size=Size(128, 96), **kind)
    both = tmp_path / "c.mts"
    both.write_bytes(first.read_bytes() + second.read_bytes())
    with open_film(both) as film:
        frames = [rgb for _, rgb in film.frames()]
        assert {rgb.shape for rgb in frames} == {(48, 64, 3)}
        numbers = [number_in(rgb) for rgb in frames]
        assert numbers[:28] == list(range(28))
        assert set(range(1, 20)) <= set(numbers[28:])  # one is lost where they meet
        assert (np.diff(film.facts.times_s) > 0).all()


def test_the_file_goes_away_while_it_is_open(tmp_path):
    path = write_film(tmp_path / "a.mp4", 30)
    with open_film(path) as film:
        path.unlink()
        assert number_in(film.frame(20)) == 20  # it is still there for who has it open
        with pytest.raises(PhotoError, match="no such file"):
            film.again()
