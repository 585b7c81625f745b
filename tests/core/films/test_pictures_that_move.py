"""GIF, WebP and PNG with many frames, and numbered pictures."""

import numpy as np
import pytest
from PIL import Image

from core.errors import PhotoError
from core.films import is_film, open_film
from core.types import Size
from tests.films import SIZE, number_in, numbered_frame, write_film

LENGTHS = [40, 50, 60, 200, 80, 90, 40]


def animation(path, count=7, **options):
    frames = [Image.fromarray(numbered_frame(number)) for number in range(count)]
    kind = {".gif": "GIF", ".webp": "WEBP"}.get(path.suffix, "PNG")
    options = {"duration": LENGTHS[:count], "lossless": True, **options}
    frames[0].save(path, kind, save_all=True, append_images=frames[1:], **options)
    return path


@pytest.mark.parametrize("suffix", [".gif", ".webp", ".png", ".apng"])
def test_frames_and_their_times(tmp_path, suffix):
    path = animation(tmp_path / f"a{suffix}")
    assert is_film(path)
    with open_film(path) as film, film.again() as other:
        facts = film.facts
        assert (facts.frames, facts.size, facts.variable) == (7, SIZE, True)
        assert facts.times_s == pytest.approx(np.cumsum([0, *LENGTHS[:-1]]) / 1000)
        assert facts.duration_s == pytest.approx(sum(LENGTHS) / 1000)
        assert [number_in(rgb) for _, rgb in film.frames()] == list(range(7))
        assert [number_in(other.frame(each)) for each in (6, 2, 3, 0, 5)] == [6, 2, 3, 0, 5]
        assert film.small_frame(3, Size(32, 24)).shape == (24, 32, 3)


@pytest.mark.parametrize("suffix", [".gif", ".webp", ".png"])
def test_a_single_picture_is_a_photo_but_can_be_opened(tmp_path, suffix):
    path = tmp_path / f"a{suffix}"
    Image.fromarray(numbered_frame(5)).save(path)
    assert not is_film(path)
    with open_film(path) as film:
        assert film.facts.frames == 1
        assert film.facts.duration_s > 0
        assert number_in(film.frame(0)) == 5


def test_a_png_whose_first_picture_is_for_other_viewers(tmp_path):
    path = animation(tmp_path / "a.png", default_image=True, duration=40)
    with open_film(path) as film:
        assert [number_in(rgb) for _, rgb in film.frames()] == list(range(1, 7))


def test_an_animation_of_ffmpeg_backwards(tmp_path):
    path = write_film(tmp_path / "a.apng", 20, codec="apng", pixels="rgb24")
    with open_film(path) as film:
        assert [number_in(film.frame(each)) for each in (19, 3, 12, 5)] == [19, 3, 12, 5]
        assert not film.unreadable


def test_hardly_any_time_is_a_tenth_of_a_second(tmp_path):
    with open_film(animation(tmp_path / "a.gif", 3, duration=0)) as film:
        assert film.facts.times_s == pytest.approx([0, 0.1, 0.2])


def test_transparent_places_are_white(tmp_path):
    clear = Image.new("RGBA", (20, 10), (0, 0, 0, 0))
    full = Image.new("RGBA", (20, 10), (200, 0, 0, 255))
    for suffix in ("gif", "webp", "png"):
        path = tmp_path / f"a.{suffix}"
        clear.save(path, save_all=True, append_images=[full], duration=100, disposal=2)
        with open_film(path) as film:
            assert film.frame(0).min() > 250
            assert np.abs(film.frame(1)[5, 5].astype(int) - (200, 0, 0)).max() < 8


def test_an_animation_that_is_cut_off(tmp_path):
    path = animation(tmp_path / "a.gif")
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * 2 // 3])
    with open_film(path) as film:
        frames = [rgb for _, rgb in film.frames()]
        assert len(frames) == film.facts.frames
        assert number_in(frames[1]) == 1
    path.write_bytes(content[:15])
    with pytest.raises(PhotoError):
        open_film(path)


def test_frames_that_reach_far_beyond_the_picture(tmp_path):
    path = animation(tmp_path / "a.gif")
    data = bytearray(path.read_bytes())
    place = data.rindex(b"\x2c")  # of the last frame: left, top, width, height
    while int.from_bytes(data[place + 5 : place + 7], "little") not in range(1, 65):
        place = data.rindex(b"\x2c", 0, place)
    data[place + 1 : place + 5] = b"\xff\xff" * 2
    path.write_bytes(data)
    with pytest.raises(PhotoError, match="at most 25 million"):
        open_film(path)


def pictures(folder, numbers, name="shot.{:04}.png"):
    folder.mkdir(exist_ok=True)
    for number in numbers:
        Image.fromarray(numbered_frame(number)).save(folder / name.format(number))
    return folder


def test_a_folder_in_the_order_of_its_numbers(tmp_path):
    folder = pictures(tmp_path / "shots", [10, 9, 100, 2], "take{}.png")
    assert not is_film(folder)
    with open_film(folder, fps=10) as film, film.again() as other:
        assert [number_in(rgb) for _, rgb in film.frames()] == [2, 9, 10, 100]
        assert number_in(other.frame(3)) == 100
        assert film.facts.times_s == pytest.approx([0, 0.1, 0.2, 0.3])
        assert (film.facts.fps, film.facts.name) == (pytest.approx(10), "shots")


@pytest.mark.parametrize("pattern", ["shot.%04d.png", "shot.####.png"])
def test_a_pattern_of_names(tmp_path, pattern):
    pictures(tmp_path / "a", range(5, 9))
    pictures(tmp_path / "a", [7], "other.{:04}.png")
    pictures(tmp_path / "a", [12])
    with open_film(tmp_path / "a" / pattern) as film:
        assert [number_in(rgb) for _, rgb in film.frames()] == [5, 6, 7, 8, 12]
        assert film.facts.fps == 25
        assert "3 numbers are missing" in str(film.facts.notes[0])


def test_pictures_of_other_sizes_and_broken_ones(tmp_path):
    folder = pictures(tmp_path / "a", range(4))
    Image.fromarray(numbered_frame(2, Size(128, 96))).save(folder / "shot.0002.png")
    (folder / "shot.0003.png").write_bytes(b"nothing")
    with open_film(folder) as film:
        frames = [rgb for _, rgb in film.frames()]
        assert [rgb.shape for rgb in frames] == [(48, 64, 3)] * 4
        assert [number_in(rgb) for rgb in frames] == [0, 1, 2, 2]
        assert film.unreadable == {3}


def test_no_pictures(tmp_path):
    with pytest.raises(PhotoError, match="no pictures"):
        open_film(tmp_path)
    with pytest.raises(PhotoError, match="no pictures"):
        open_film(tmp_path / "none" / "a.%03d.png")
