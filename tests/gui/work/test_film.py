"""Frames made ready to be shown."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.errors import PhotoError
from core.films.film import LISTING
from core.films.opening import open_film
from core.progress import Cancelled, CancelToken, Progress
from gui.state.film import FrameRange
from gui.work.depths import DepthShelf
from gui.work.film import (
    FilmFrame,
    FilmReader,
    Play,
    ReadyFrame,
    Ring,
    frame_photo,
    play,
    ready,
    timeline_pictures,
)
from gui.work.photos import PhotoReader
from tests.films import number_in, write_film
from tests.sample_estimates import INFO, make_estimate, make_photo

FRAMES = 12


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_film(tmp_path / "walk.mp4", FRAMES, fps=24)


class Stopping(Ring):
    """A ring that takes so many frames and then cancels."""

    def __init__(self, most: int, cancel: CancelToken) -> None:
        super().__init__(most)
        self.taken: list[ReadyFrame] = []
        self._most, self._cancel = most, cancel

    def put(self, frame: ReadyFrame, cancel: CancelToken) -> None:
        self.taken.append(frame)
        if len(self.taken) >= self._most:
            self._cancel.cancel()


def played(path: Path, most: int, first: int = 0, span: FrameRange | None = None, depth=None):
    cancel = CancelToken()
    ring = Stopping(most, cancel)
    with open_film(path) as film:
        wish = Play(span or FrameRange(0, FRAMES), first, film.facts)
        with pytest.raises(Cancelled):
            play(film, wish, depth or (lambda index: None), ring, cancel)
    return ring.taken


def test_a_frame_is_read_as_a_photo_with_its_number(path: Path) -> None:
    photo = FilmReader().photo(FilmFrame(path, 7))
    assert photo.name == "walk-000007.mp4"
    assert photo.path == path
    assert number_in(photo.rgb) == 7


def test_a_frame_beyond_the_end_is_the_last(path: Path) -> None:
    assert FilmReader().photo(FilmFrame(path, 99)).name == "walk-000011.mp4"


def test_a_frame_comes_with_what_follows_from_its_depth(path: Path) -> None:
    with open_film(path) as film:
        photo = frame_photo(film, 3)
    made = ready(photo, 3, make_estimate(photo))
    assert made.index == 3
    assert made.derived is not None
    assert made.mips[0].shape == photo.rgb.shape
    assert ready(photo, 3, None).derived is None


def test_playing_goes_round_in_the_film_s_time(path: Path) -> None:
    frames = played(path, 6, first=5, span=FrameRange(4, 8))
    assert [frame.index for frame in frames] == [5, 6, 7, 4, 5, 6]
    assert np.allclose([frame.due_s for frame in frames], np.arange(6) / 24)


def test_depth_that_is_there_comes_along(path: Path) -> None:
    with open_film(path) as film:
        estimate = make_estimate(frame_photo(film, 0))
    frames = played(path, 3, depth=lambda index: estimate if index == 1 else None)
    assert [frame.derived is not None for frame in frames] == [False, True, False]


def test_the_ring_gives_the_newest_frame_that_is_due() -> None:
    ring, cancel = Ring(), CancelToken()
    frames = [ReadyFrame(k, make_photo(), (), due_s=k / 10) for k in range(4)]
    for frame in frames:
        ring.put(frame, cancel)
    assert ring.take(0.0) is frames[0]
    assert ring.take(0.05) is None
    assert ring.take(0.25) is frames[2]  # the one between comes too late
    assert len(ring) == 1


def test_a_full_ring_waits_until_it_is_cancelled() -> None:
    ring, cancel = Ring(1), CancelToken()
    ring.put(ReadyFrame(0, make_photo(), ()), cancel)
    cancel.cancel()
    with pytest.raises(Cancelled):
        ring.put(ReadyFrame(1, make_photo(), ()), cancel)


def test_small_pictures_come_one_by_one(path: Path) -> None:
    made = list(timeline_pictures(FilmReader(), path, 4))
    assert [index for index, _ in made] == sorted({index for index, _ in made})
    assert all(rgb.shape[0] == 40 for _, rgb in made)


def test_all_frames_share_one_range_and_one_focal_length(path: Path) -> None:
    with open_film(path) as film:
        facts, photo = film.facts, frame_photo(film, 0)
    depths = DepthShelf().of(facts, INFO)
    assert not depths.summary().done.any()
    assert depths.summary().predicted_px is None
    near, far = make_estimate(photo), make_estimate(photo)
    far = type(far)(far.canonical_inverse_depth / 4, 2 * near.fov_deg, far.image_size, far.info)
    for index, estimate in ((5, near), (2, far), (9, near)):
        depths.put(index, estimate)
    summary = depths.summary()
    assert list(np.flatnonzero(summary.done)) == [2, 5, 9]
    assert summary.low < summary.high / 4
    assert summary.predicted_px == pytest.approx(
        photo.size.width / (2 * np.tan(np.radians(near.fov_deg / 2))), rel=1e-3
    )  # the median, not the mean
    assert depths.get(2) is not None
    assert depths.get(3) is None
    depths.close()
    again = DepthShelf().of(facts, INFO).summary()  # as the next start does
    assert list(np.flatnonzero(again.done)) == [2, 5, 9]
    assert (again.low, again.high) == pytest.approx((summary.low, summary.high), rel=1e-3)
    assert again.predicted_px == pytest.approx(summary.predicted_px, rel=1e-4)
    other = DepthShelf().of(facts, replace(INFO, weights_sha256="other")).summary()
    assert not other.done.any()


def test_a_folder_gives_photos_and_films_by_name(tmp_path: Path, path: Path) -> None:
    (tmp_path / "inner").mkdir()
    write_film(tmp_path / "inner" / "b.mp4", 2)
    from PIL import Image

    Image.new("RGB", (8, 8)).save(tmp_path / "a.png")
    (tmp_path / ".hidden.mp4").write_bytes(path.read_bytes())
    reader = PhotoReader()
    found = reader.expand([tmp_path])
    assert [each.name for each in found] == ["a.png", "walk.mp4", "b.mp4"]
    assert {each.name for each in reader.films_among(found)} == {"walk.mp4", "b.mp4"}


def test_a_film_is_opened_at_a_frame(path: Path) -> None:
    decoded = PhotoReader().decode_frame(path, 99)
    assert decoded.film is not None
    assert decoded.film.frames == FRAMES
    assert decoded.frame == FRAMES - 1
    assert max(decoded.thumbnail.shape) <= 160


def test_a_film_without_a_table_of_frames_tells_how_far_it_was_read(tmp_path: Path) -> None:
    path = write_film(tmp_path / "walk.ts", FRAMES)
    told: list[Progress] = []
    PhotoReader().decode_frame(path, 0, told.append)
    assert {each.stage for each in told} == {LISTING}
    assert told[0].total == path.stat().st_size


def test_what_is_no_film_says_so(tmp_path: Path) -> None:
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"no film at all")
    with pytest.raises(PhotoError):
        PhotoReader().decode_frame(broken, 0)
