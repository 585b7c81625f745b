"""Films of every usual container and codec: each frame by its number, upright, in its time."""

import random
from fractions import Fraction

import av
import numpy as np
import pytest

from core.films import is_film, open_film, thumbnails
from core.progress import Cancelled, CancelToken
from core.types import Size
from tests.films import number_in, numbered_frame, write_film

FRAMES = 40
KINDS = {
    "h264.mp4": {},
    "h264.mov": {},
    "h264.mkv": {},
    "h264.avi": {},
    "h264.mts": {"container": "mpegts"},
    "h264.h264": {},
    "mpeg4.avi": {"codec": "mpeg4"},
    "mpeg4_b.avi": {"codec": "mpeg4", "options": {"bf": "2"}},
    "vp9.webm": {"codec": "libvpx-vp9"},
    "vp8.webm": {"codec": "libvpx", "options": {"auto-alt-ref": "1", "lag-in-frames": "16"}},
    "mpeg2.mts": {"container": "mpegts", "codec": "mpeg2video"},
    "mpeg2.mpg": {"codec": "mpeg2video"},
    "mjpeg.mov": {"codec": "mjpeg", "pixels": "yuvj420p"},
    "prores.mov": {"codec": "prores_ks", "pixels": "yuv422p10le"},
    "hevc.mp4": {"codec": "libx265", "options": {"x265-params": "log-level=none"}},
    "wmv2.wmv": {"codec": "wmv2"},
    "flv.flv": {"codec": "flv"},
}


@pytest.mark.parametrize("name", KINDS)
def test_every_frame_is_found_by_its_number(tmp_path, name):
    path = write_film(tmp_path / name, FRAMES, **KINDS[name])
    with open_film(path) as film:
        assert (film.facts.frames, film.facts.size) == (FRAMES, (64, 48))
        assert film.facts.fps == pytest.approx(25)
        assert not film.facts.variable
        assert [number_in(rgb) for _, rgb in film.frames()] == list(range(FRAMES))
        order = [random.Random(3).randrange(FRAMES) for _ in range(15)] + [39, 0, 38, 1]
        assert [number_in(film.frame(each)) for each in order] == order
        assert not film.unreadable


def test_a_part_of_a_film_with_steps(tmp_path):
    with open_film(write_film(tmp_path / "a.mp4", FRAMES)) as film:
        found = [(index, number_in(rgb)) for index, rgb in film.frames(5, 30, 12)]
        assert found == [(5, 5), (17, 17), (29, 29)]
        assert list(film.frames(3, 0)) == []
        with pytest.raises(IndexError):
            film.frame(FRAMES)


def test_another_reader_gives_the_same_bytes(tmp_path):
    with open_film(write_film(tmp_path / "a.mp4", FRAMES)) as film, film.again() as other:
        streamed = dict(film.frames())
        for index in (31, 7, 8, 0):
            assert np.array_equal(other.frame(index), streamed[index])


def test_frames_keep_their_own_times(tmp_path):
    times = [0, 0.04, 0.08, 0.5, 0.51, 0.9, 2.0]
    with open_film(write_film(tmp_path / "a.mkv", len(times), times_s=times)) as film:
        facts = film.facts
        assert facts.variable
        assert facts.times_s == pytest.approx(times, abs=2e-3)
        assert facts.fps == pytest.approx(facts.frames / facts.duration_s)
        assert [facts.frame_at(s) for s in (-1, 0, 0.05, 0.499, 0.5, 5)] == [0, 0, 1, 2, 3, 6]


def test_a_film_that_does_not_begin_at_zero(tmp_path):
    times = [10 + number / 25 for number in range(12)]
    with open_film(write_film(tmp_path / "a.mkv", 12, times_s=times)) as film:
        assert film.facts.times_s[0] == 0
        assert number_in(film.frame(11)) == 11


def test_a_frame_is_a_photo_of_its_time(tmp_path):
    metadata = {
        "com.apple.quicktime.make": "Apple",
        "com.apple.quicktime.model": "iPhone 15",
        "com.apple.quicktime.camera.focal_length.35mm_equivalent": "26",
    }
    path = write_film(tmp_path / "a.mov", 60, metadata=metadata)
    with open_film(path) as film:
        photo = film.photo(51)
    assert photo.name == "a.mov · 00:00:02.040"
    assert (photo.path, number_in(photo.rgb)) == (path, 51)
    assert photo.metadata.camera == "Apple iPhone 15"
    assert photo.metadata.focal_35mm == 26
    assert photo.metadata.focal_px == pytest.approx(26 * 80 / np.hypot(36, 24))


ONE = 1 << 16
MATRICES = {  # how the picture is turned, as numpy says it
    "as it is": ((ONE, 0, 0, 0, ONE, 0, 0, 0, 1 << 30), lambda rgb: rgb),
    "clockwise": ((0, ONE, 0, -ONE, 0, 0, 0, 0, 1 << 30), lambda rgb: np.rot90(rgb, -1)),
    "upside down": ((-ONE, 0, 0, 0, -ONE, 0, 0, 0, 1 << 30), lambda rgb: np.rot90(rgb, 2)),
    "counterclockwise": ((0, -ONE, 0, ONE, 0, 0, 0, 0, 1 << 30), lambda rgb: np.rot90(rgb)),
    "mirrored": ((-ONE, 0, 0, 0, ONE, 0, 0, 0, 1 << 30), lambda rgb: rgb[:, ::-1]),
    "flipped": ((ONE, 0, 0, 0, -ONE, 0, 0, 0, 1 << 30), lambda rgb: rgb[::-1]),
}


@pytest.mark.parametrize("how", MATRICES)
def test_films_of_turned_phones_are_upright(tmp_path, how):
    matrix, turn = MATRICES[how]
    corners = np.full((48, 64, 3), 128, np.uint8)
    corners[:20, :20], corners[-20:, :20], corners[:20, -20:] = (255, 0, 0), (0, 255, 0), 0
    path = write_film(tmp_path / "a.mp4", [corners] * 3, matrix=matrix)
    with open_film(path) as film:
        expected = turn(corners)
        assert film.facts.size == Size(expected.shape[1], expected.shape[0])
        found = film.frame(1)
    for y in (8, -8):
        for x in (8, -8):
            assert found[y, x] == pytest.approx(expected[y, x], abs=12)


@pytest.mark.parametrize(
    ("aspect", "size"), [(Fraction(4, 3), (85, 48)), (Fraction(8, 9), (64, 54))]
)
def test_pixels_become_square(tmp_path, aspect, size):
    path = write_film(tmp_path / "a.mp4", 5, aspect=aspect)
    with open_film(path) as film:
        assert film.facts.size == size
        assert film.frame(3).shape == (size[1], size[0], 3)
        assert number_in(film.frame(3)) == 3


def test_odd_sides(tmp_path):
    size = Size(63, 47)
    path = write_film(tmp_path / "a.mkv", 4, size=size, codec="ffv1", pixels="bgr0")
    with open_film(path) as film:
        assert film.facts.size == size
        assert np.array_equal(film.frame(2), numbered_frame(2, size))


def test_interlaced_frames_are_made_whole(tmp_path):
    """Half pictures of a bar that moves: the lines of both agree afterwards."""

    def frame(number):
        fields = np.zeros((2, 24, 64, 3), np.uint8)
        for field in (0, 1):
            left = 4 + 8 * number + 4 * field
            fields[field, :, left : left + 6] = 255
        return fields.swapaxes(0, 1).reshape(48, 64, 3)

    def mark(frame):
        frame = frame.reformat(format="yuv420p")
        return frame

    path = write_film(
        tmp_path / "a.mpg",
        [frame(number) for number in range(6)],
        codec="mpeg2video",
        options={"flags": "+ildct+ilme", "field_order": "tt", "qmin": "1", "qmax": "2"},
        prepare=mark,
        pixels="yuv422p",
    )
    with open_film(path) as film:
        assert any("interlaced" in note for note in film.facts.notes)
        seen = film.frame(3).astype(int)
        assert np.abs(seen[20, :, 0] - seen[21, :, 0]).mean() < 12
        assert film.facts.frames == 6
        streamed = dict(film.frames())
        assert np.array_equal(streamed[3], film.frame(3))


def test_thumbnails_come_one_by_one(tmp_path):
    token = CancelToken()
    with open_film(write_film(tmp_path / "a.mp4", FRAMES)) as film:
        found = list(thumbnails(film, 4, 24))
        assert [number_in(rgb) for _, rgb in found] == [index for index, _ in found]
        assert {rgb.shape for _, rgb in found} == {(24, 32, 3)}
        assert all(index in film.facts.seek_points for index, _ in found)
        assert len(list(thumbnails(film, 500, 24))) <= FRAMES
        running = thumbnails(film, 4, 24, cancel=token)
        next(running)
        token.cancel()
        with pytest.raises(Cancelled):
            next(running)


def test_listing_the_frames_can_be_stopped(tmp_path):
    path = write_film(tmp_path / "a.mp4", FRAMES)
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        open_film(path, cancel=token)


@pytest.mark.parametrize("name", ["a.mkv", "a.mts"])
def test_listing_tells_how_far_it_is(tmp_path, name):
    kind = {"container": "mpegts", "codec": "mpeg2video"} if name == "a.mts" else {}
    path = write_film(tmp_path / name, 700, **kind)
    told = []
    with open_film(path, progress=told.append) as film:
        assert film.facts.frames == 700
    assert [each.stage for each in told] == ["listing"] * len(told)
    assert [each.done for each in told] == sorted({each.done for each in told})
    assert 0.3 < told[-1].fraction <= 1
    assert told[-1].total == path.stat().st_size


def test_sound_that_nobody_can_decode_is_left_out_and_told(tmp_path):
    path = write_film(tmp_path / "a.mkv", 3, sound=True)
    with open_film(path) as film:
        assert film.facts.sound
        assert film.facts.notes == ()
    path.write_bytes(path.read_bytes().replace(b"A_AAC", b"A_XYZ"))
    with open_film(path) as film:
        assert not film.facts.sound
        assert "its sound is coded in a way that is not known" in str(film.facts.notes[0])


def test_only_the_largest_stream_counts_and_sound_is_told(tmp_path):
    with open_film(write_film(tmp_path / "a.mp4", 5, sound=True)) as film:
        assert film.facts.sound
        assert number_in(film.frame(4)) == 4
    with open_film(write_film(tmp_path / "b.mp4", 5)) as film:
        assert not film.facts.sound


def test_four_hours_are_listed_and_not_loaded(tmp_path):
    """One group of frames, copied until it lasts four hours."""
    frames, seconds = 24, 4 * 3600
    source = write_film(tmp_path / "a.mp4", frames, fps=10, gop=frames, options={"bf": "0"})
    path = tmp_path / "long.mkv"
    with av.open(str(source)) as read, av.open(str(path), "w") as file:
        stream = file.add_stream_from_template(read.streams.video[0])
        packets = [(packet, packet.pts) for packet in read.demux(video=0) if packet.size]
        step = packets[1][1] - packets[0][1]
        data = [(bytes(packet), packet.is_keyframe, packet.time_base) for packet, _ in packets]
        for number in range(10 * seconds):
            content, key, unit = data[number % frames]
            packet = av.Packet(content)
            packet.stream, packet.time_base = stream, unit
            packet.pts = packet.dts = number * step
            packet.is_keyframe = key
            file.mux(packet)
    with open_film(path) as film:
        assert film.facts.duration_s == pytest.approx(seconds, abs=1)
        assert film.facts.times_s.nbytes < 2_000_000
        assert number_in(film.frame(100_000)) == 100_000 % frames
        assert film.facts.frame_at(3 * 3600) == 3 * 36_000


def test_what_counts_as_a_film(tmp_path):
    film = write_film(tmp_path / "a.MOV", 2)
    assert is_film(film)
    assert not is_film(tmp_path / "none.mp4")
    assert not is_film(tmp_path)
    (tmp_path / "a.txt").write_text("a")
    assert not is_film(tmp_path / "a.txt")
