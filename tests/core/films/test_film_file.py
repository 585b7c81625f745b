"""Films that are written: codes, times and sound as they should be, the same bytes every time."""

from __future__ import annotations

import dataclasses
import os
import resource
import signal
import subprocess
import sys
from contextlib import closing, suppress
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import psutil
import pytest

from core.errors import ExportError
from core.films import open_film
from core.films.writers.apart import ApartFilmFile, open_film_file
from core.films.writers.film_file import AV1_10, FFV1_16, H264, HEVC_10, FilmCodec, FilmFile
from core.films.writers.sound import SoundCut
from core.types import Size

SIZE = Size(96, 64)
FPS = 25.0


def words(number: int, size: Size = SIZE) -> np.ndarray:
    """A ramp that moves, uint16."""
    ramp = (np.arange(size.width) * 500 + number * 300) % 65_536
    return np.tile(ramp.astype(np.uint16), (size.height, 1))


def write(path: Path, coding: FilmCodec, frames: int = 6, **options) -> Path:
    times = options.pop("times", [number / FPS for number in range(frames)])
    size = options.pop("size", SIZE)
    with closing(
        open_film_file(path, coding, size=size, fps=FPS, comment='{"near_m": 1}', **options)
    ) as file:
        for number, time_s in enumerate(times):
            picture = words(number, size)
            if coding is H264:
                picture = np.repeat((picture >> 8).astype(np.uint8)[..., None], 3, axis=-1)
            file.add(picture, time_s, 1 / FPS)
        file.finish()
    return path


def decoded(path: Path) -> list[av.VideoFrame]:
    with av.open(str(path)) as container:
        return list(container.decode(video=0))


def make_sound(path: Path, codec: str, seconds: float = 3.0, rate: int = 48_000) -> Path:
    """A film of black with a click at every half second."""
    with av.open(str(path), "w") as container:
        video = container.add_stream("libx264", rate=25)
        video.width, video.height, video.pix_fmt = 64, 48, "yuv420p"
        sound = container.add_stream(codec, rate=rate)
        sound.layout = "mono"
        for number in range(int(seconds * 25)):
            frame = av.VideoFrame.from_ndarray(np.zeros((48, 64, 3), np.uint8), format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, 25)
            container.mux(video.encode(frame))
        container.mux(video.encode())
        samples = np.zeros(int(seconds * rate), np.float32)
        for start in range(rate // 2, len(samples), rate // 2):
            samples[start : start + 480] = 0.9 * np.sin(np.arange(480))
        kind = sound.format.name
        values = samples if "flt" in kind else (samples * 32_767).astype(np.int16)
        frame = av.AudioFrame.from_ndarray(
            values[None], format=kind if "p" in kind or "s16" in kind else "flt", layout="mono"
        )
        frame.sample_rate, frame.pts = rate, 0
        container.mux(sound.encode(frame))
        container.mux(sound.encode())
    return path


def clicks(path: Path) -> list[float]:
    """When clicks begin, by the times that the file says."""
    found: list[float] = []
    with av.open(str(path)) as container:
        for frame in container.decode(audio=0):
            values = frame.to_ndarray().astype(np.float32)[0]
            values /= 32_768 if np.abs(values).max() > 2 else 1
            loud = np.flatnonzero(np.abs(values) > 0.4)
            if len(loud):
                time_s = float(frame.time) + loud[0] / frame.sample_rate
                if not found or time_s - found[-1] > 0.2:
                    found.append(time_s)
    return found


@pytest.mark.parametrize("coding", [HEVC_10, AV1_10, FFV1_16, H264], ids=lambda c: c.encoder)
def test_the_same_frames_are_the_same_bytes(tmp_path: Path, coding: FilmCodec) -> None:
    first, second = (write(tmp_path / name, coding).read_bytes() for name in "ab")
    assert first == second
    assert len(decoded(tmp_path / "a")) == 6


def test_lossless_films_give_every_code_back_even_of_odd_sizes(tmp_path: Path) -> None:
    path = write(tmp_path / "a.mkv", FFV1_16, size=Size(97, 63))
    for number, frame in enumerate(decoded(path)):
        np.testing.assert_array_equal(frame.to_ndarray(), words(number, Size(97, 63)))


@pytest.mark.parametrize("coding", [HEVC_10, AV1_10], ids=lambda c: c.encoder)
def test_ten_bits_hold_smooth_depth_within_half_a_percent(
    tmp_path: Path, coding: FilmCodec
) -> None:
    path = tmp_path / "a.mp4"
    rows, columns = np.mgrid[:64, :96]
    smooth = ((np.sin(columns / 30) + np.cos(rows / 25) + 2) / 4 * 65_535).astype(np.uint16)
    with closing(open_film_file(path, coding, size=SIZE, fps=FPS, comment="")) as file:
        for number in range(4):
            file.add(smooth, number / FPS, 1 / FPS)
        file.finish()
    for frame in decoded(path):
        assert (frame.format.name, int(frame.color_range)) == ("yuv420p10le", 2)
        luma = frame.to_ndarray()[:64].astype(np.float64) / 1023
        assert np.abs(luma - smooth / 65_535).max() < 0.01
        assert np.abs(luma - smooth / 65_535).mean() < 0.005


@pytest.mark.parametrize("size", [Size(97, 63), Size(1, 1), Size(2, 101)])
def test_odd_sides_lose_a_row_or_column_where_the_codec_asks_for_even_ones(
    tmp_path: Path, size: Size
) -> None:
    frames = decoded(write(tmp_path / "a.mp4", H264, size=size))
    assert (frames[0].width, frames[0].height) == tuple(max(2, side & ~1) for side in size)


@pytest.mark.parametrize("coding", [HEVC_10, AV1_10, FFV1_16, H264], ids=lambda c: c.encoder)
def test_frames_keep_their_own_times(tmp_path: Path, coding: FilmCodec) -> None:
    times = [0.0, 0.04, 0.121, 0.5, 0.52, 1.75]
    found = [float(frame.time) for frame in decoded(write(tmp_path / "a", coding, times=times))]
    np.testing.assert_allclose(found, times, atol=6e-4)


def test_what_it_says_of_itself_can_be_read(tmp_path: Path) -> None:
    for name, coding in (("a.mp4", HEVC_10), ("a.mkv", FFV1_16)):
        with av.open(str(write(tmp_path / name, coding))) as container:
            texts = {key.lower(): value for key, value in container.metadata.items()}
        assert texts["comment"] == '{"near_m": 1}'


def test_sound_is_copied_from_in_to_out_and_stays_in_time(tmp_path: Path) -> None:
    source = make_sound(tmp_path / "s.mp4", "aac")
    times = [number / 25 for number in range(30)]
    cut = SoundCut(source, 0.8, 2.0)
    path = write(tmp_path / "a.mp4", H264, times=times, sound=cut)
    expected = [time_s - 0.8 for time_s in clicks(source) if 0.8 <= time_s < 2.0]
    assert expected
    found = [time_s for time_s in clicks(path) if time_s < 1.15]  # coding smears the next one
    np.testing.assert_allclose(found, expected, atol=0.005)
    with av.open(str(path)) as container:
        assert container.streams.audio[0].codec_context.name == "aac"
        last = max(float(frame.time) for frame in container.decode(audio=0))
    assert 1.1 < last < 1.21


def test_sound_that_mp4_does_not_hold_is_coded_anew(tmp_path: Path) -> None:
    source = make_sound(tmp_path / "s.mkv", "pcm_s16le")
    times = [number / 25 for number in range(30)]
    path = write(tmp_path / "a.mp4", H264, times=times, sound=SoundCut(source, 0.8, 2.0))
    with av.open(str(path)) as container:
        assert container.streams.audio[0].codec_context.name == "aac"
    np.testing.assert_allclose(clicks(path), [0.2, 0.7], atol=0.001)


def test_matroska_takes_any_sound_as_it_is(tmp_path: Path) -> None:
    source = make_sound(tmp_path / "s.mkv", "pcm_s16le")
    path = write(tmp_path / "a.mkv", FFV1_16, sound=SoundCut(source, 0.0, 0.24))
    with av.open(str(path)) as container:
        assert container.streams.audio[0].codec_context.name == "pcm_s16le"


@pytest.mark.parametrize("name", ["s:1.mp4", b"s\xff.mp4"])
def test_sound_of_films_of_every_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str | bytes
) -> None:
    """Relative, with a colon, it would be an address."""
    monkeypatch.chdir(tmp_path)
    source = make_sound(Path("s.mp4"), "aac").rename(os.fsdecode(name))
    path = write(tmp_path / "a.mp4", H264, sound=SoundCut(source, 0.0, 0.24))
    with av.open(str(path)) as container:
        assert container.streams.audio


def test_sound_that_nobody_can_decode_is_left_out(
    tmp_path: Path,
) -> None:
    source = make_sound(tmp_path / "s.mkv", "pcm_s16le")
    source.write_bytes(source.read_bytes().replace(b"A_PCM/INT/LIT", b"A_XYZ/INT/LIT"))
    for name, coding in {"a.mp4": H264, "a.mkv": FFV1_16}.items():
        path = write(tmp_path / name, coding, sound=SoundCut(source, 0.0, 0.24))
        assert len(decoded(path)) == 6


def test_a_film_without_sound_gets_none(tmp_path: Path) -> None:
    silent = write(tmp_path / "s.mp4", H264)
    path = write(tmp_path / "a.mp4", H264, sound=SoundCut(silent, 0.0, 0.2))
    with av.open(str(path)) as container:
        assert not container.streams.audio


def test_an_encoder_that_is_not_there_is_named(tmp_path: Path) -> None:
    lacking = dataclasses.replace(HEVC_10, encoder="libx999")
    with pytest.raises(ExportError, match=r"10-bit HEVC cannot be written here.*libx999"):
        write(tmp_path / "a.mp4", lacking)


def write_noise(path: Path, coding: FilmCodec) -> None:
    noise = np.random.default_rng(0).integers(0, 65_535, (64, 96)).astype(np.uint16)
    with closing(open_film_file(path, coding, size=SIZE, fps=FPS, comment="")) as file:
        for number in range(30):
            picture = np.roll(noise, number)
            if coding is H264:
                picture = np.repeat((picture >> 8).astype(np.uint8)[..., None], 3, axis=-1)
            file.add(picture, number / FPS, 1 / FPS)
        file.finish()


@pytest.mark.parametrize("coding", [HEVC_10, FFV1_16, H264], ids=lambda c: c.encoder)
def test_a_disk_that_is_full_is_an_error(tmp_path: Path, coding: FilmCodec) -> None:
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4000, limits[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            write_noise(tmp_path / "a", coding)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def test_colours_come_back_as_they_were(tmp_path: Path) -> None:
    colours = [(200, 30, 30), (20, 180, 60), (40, 60, 220), (240, 240, 200)]
    with closing(FilmFile(tmp_path / "a.mp4", H264, size=SIZE, fps=FPS, comment="")) as file:
        for number, colour in enumerate(colours):
            file.add(np.full((64, 96, 3), colour, np.uint8), number / FPS, 1 / FPS)
        file.finish()
    with open_film(tmp_path / "a.mp4") as film:
        for number, colour in enumerate(colours):
            np.testing.assert_allclose(film.frame(number)[32, 48], colour, atol=4)


def test_pictures_are_the_same_bytes_however_often(tmp_path: Path) -> None:
    noise = np.random.default_rng(0).integers(0, 255, (12, 8, 3)).astype(np.uint8)
    blocks = np.kron(noise, np.ones((8, 8, 1), np.uint8))
    made = set()
    for _ in range(12):
        path = tmp_path / "a.mp4"
        with closing(FilmFile(path, H264, size=Size(64, 96), fps=FPS, comment="")) as file:
            for number in range(6):
                file.add(np.roll(blocks, 5 * number, 0), number / FPS, 1 / FPS)
            file.finish()
        made.add(path.read_bytes())
    assert len(made) == 1


def test_bytes_do_not_hang_on_what_was_in_memory_before(tmp_path: Path) -> None:
    made = set()
    rng = np.random.default_rng(1)
    for _ in range(6):
        rubbish = [bytes(rng.integers(0, 255, size, np.uint8)) for size in range(100, 90_000, 500)]
        del rubbish
        made.add(write(tmp_path / "a.mp4", HEVC_10, 12).read_bytes())
    assert len(made) == 1


def test_the_process_that_codes_has_memory_that_is_always_alike(tmp_path: Path) -> None:
    with closing(open_film_file(tmp_path / "a.mp4", HEVC_10, size=SIZE, fps=FPS, comment="")) as a:
        assert isinstance(a, ApartFilmFile)
        told = Path(f"/proc/{a.pid}/environ").read_bytes().split(b"\0")
    assert any(each.startswith(b"GLIBC_TUNABLES=glibc.malloc.perturb=") for each in told)
    assert not psutil.pid_exists(a.pid)


def test_a_coding_process_that_dies_is_an_error_that_names_the_file(tmp_path: Path) -> None:
    with closing(open_film_file(tmp_path / "a.mp4", HEVC_10, size=SIZE, fps=FPS, comment="")) as a:
        assert isinstance(a, ApartFilmFile)
        os.kill(a.pid, signal.SIGKILL)
        with pytest.raises(ExportError, match=r"a\.mp4.*ended by itself"):
            a.finish()


def test_a_coding_process_ends_with_the_one_that_wanted_the_film(tmp_path: Path) -> None:
    program = (
        "import os, sys\nfrom pathlib import Path\nfrom core.types import Size\n"
        "from core.films.writers.apart import open_film_file\n"
        "from core.films.writers.film_file import HEVC_10\n"
        f"made = open_film_file(Path({str(tmp_path / 'a.mp4')!r}), HEVC_10,\n"
        "    size=Size(96, 64), fps=25.0, comment='')\n"
        "print(made.pid, flush=True)\nos.kill(os.getpid(), 9)"
    )
    done = subprocess.run([sys.executable, "-c", program], check=False, stdout=subprocess.PIPE)
    with suppress(psutil.NoSuchProcess):
        psutil.Process(int(done.stdout)).wait(30)
    assert not psutil.pid_exists(int(done.stdout))
