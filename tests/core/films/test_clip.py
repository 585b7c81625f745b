"""A clip's depth: every frame estimated once, whatever stops the program; steadied in order."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.errors import ModelError, UsageError
from core.films import clip as clip_module
from core.films.clip import FilmClip
from core.films.cuts import CutFinder
from core.films.network import local_network
from core.films.request import ClipRequest
from core.progress import Cancelled, CancelToken, Progress
from core.types import Estimate, FocalSource, Photo
from tests.film_model import FilmModel, stopping_at
from tests.films import SIZE, write_film

FRAMES = 12


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return write_film(tmp_path / "a.mp4", FRAMES)


def open_clip(film: Path, model: FilmModel, **wanted: float) -> FilmClip:
    return FilmClip(ClipRequest(film, **wanted), model.info)


def prepare(clip: FilmClip, model: FilmModel, **options: object):
    with local_network(model) as network:
        return clip.prepare(network, **options)


def depths(clip: FilmClip) -> list[np.ndarray]:
    return [clip.steady_frame(index).canonical for index in clip.frames]


def test_every_frame_is_estimated_once(film: Path) -> None:
    model = FilmModel()
    told: list[Progress] = []
    with open_clip(film, model) as clip:
        summary = prepare(clip, model, progress=told.append)
        assert (model.seen, clip.frames) == (FRAMES, range(FRAMES))
        assert all(clip.steady.has(index) for index in range(FRAMES))
        assert summary.begins[0] == 0
        assert told[-1].done == told[-1].total == FRAMES
        assert [each.done for each in told] == sorted(each.done for each in told)
        assert prepare(clip, model) == summary
    with open_clip(film, model) as again:
        assert again.summary() == summary
        assert prepare(again, model) == summary
    assert model.seen == FRAMES


def test_another_strength_asks_the_network_nothing(film: Path) -> None:
    model = FilmModel()
    with open_clip(film, model, steady=1.0) as clip:
        prepare(clip, model)
    told: list[Progress] = []
    with open_clip(film, model, steady=0.0) as raw:
        prepare(raw, model, progress=told.append)
        assert told[-1].stage == "steadying"
        assert told[-1].done == FRAMES
        for index, each in enumerate(depths(raw)):
            stored = raw.raw.get(index)
            assert stored is not None
            np.testing.assert_array_equal(each, stored.canonical)
    assert model.seen == FRAMES


def test_a_clip_that_was_stopped_goes_on_where_it_was_and_is_the_same(
    film: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    model, cancel = FilmModel(lanes=1), CancelToken()
    stop = stopping_at(5, cancel)
    with open_clip(film, model) as clip, pytest.raises(Cancelled):
        prepare(clip, model, progress=stop, cancel=cancel)
    assert clip.summary() is None
    before = model.seen
    assert 5 <= before < FRAMES
    told: list[Progress] = []
    with open_clip(film, model) as clip:
        missing = len(clip.raw.missing(clip.frames))
        prepare(clip, model, progress=told.append)
        resumed = depths(clip)
    assert told[-1].total == told[-1].done == missing
    assert model.seen - before == missing
    monkeypatch.setenv("LEADLINE_CACHE_DIR", str(tmp_path / "fresh"))
    with open_clip(film, model) as clip:
        prepare(clip, model)
        for one, other in zip(depths(clip), resumed, strict=True):
            np.testing.assert_array_equal(one, other)


def two_shots(count: int) -> list[np.ndarray]:
    """Frames of two scenes, each moved past slowly."""
    rng = np.random.default_rng(4)
    scenes = [np.kron(rng.integers(0, 255, (9, 40, 3)), np.ones((6, 6, 1))) for _ in range(2)]
    frames = []
    for number in range(count):
        scene, place = divmod(number, count // 2 + 3)
        frames.append(scenes[scene][:48, place : place + 64].astype(np.uint8))
    return frames


@pytest.mark.parametrize("steady", [0.0, 0.4])
@pytest.mark.parametrize("stopped_at", [13, 37, 52])
def test_steadying_that_was_stopped_goes_on_where_it_was_and_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steady: float, stopped_at: int
) -> None:
    monkeypatch.setattr(clip_module, "_CHECKPOINT_EVERY", 10)
    film = write_film(tmp_path / "long.mp4", two_shots(60))
    model, cancel, pushed = FilmModel(lanes=1), CancelToken(), []
    stop = stopping_at(stopped_at, cancel)
    with open_clip(film, model, steady=steady) as clip, local_network(model) as network:
        clip.estimate_missing(network)
        with pytest.raises(Cancelled):
            clip.prepare(network, progress=stop, cancel=cancel)
    push = CutFinder.push
    monkeypatch.setattr(CutFinder, "push", lambda self, rgb: pushed.append(0) or push(self, rgb))
    told: list[Progress] = []
    with open_clip(film, model, steady=steady) as clip:
        summary = prepare(clip, model, progress=told.append)
        resumed = depths(clip)
        assert clip.steady.checkpoint() is None
    assert told[-1].done == told[-1].total == 60
    assert len(pushed) <= 60 - stopped_at + 10
    monkeypatch.setenv("LEADLINE_CACHE_DIR", str(tmp_path / "fresh"))
    with open_clip(film, model, steady=steady) as clip:
        assert prepare(clip, model) == summary
        for one, other in zip(depths(clip), resumed, strict=True):
            np.testing.assert_array_equal(one, other)
    assert summary.begins == (0, 33)


def test_the_network_is_told_where_shots_begin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    film, model, begins = write_film(tmp_path / "two.mp4", two_shots(30)), FilmModel(), []
    with open_clip(film, model) as clip, local_network(model) as network:
        submit = network.submit

        def noting(photo: Photo, **options: Any) -> Future[Estimate]:
            begins.append(options["begins"])
            return submit(photo, **options)

        monkeypatch.setattr(network, "submit", noting)
        summary = clip.prepare(network)
    assert tuple(np.flatnonzero(begins)) == summary.begins == (0, 18)


@pytest.mark.parametrize("spoil", ["checkpoint", "steady", "raw"])
def test_a_checkpoint_that_is_of_no_use_lets_all_begin_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoil: str
) -> None:
    monkeypatch.setattr(clip_module, "_CHECKPOINT_EVERY", 10)
    film = write_film(tmp_path / "long.mp4", two_shots(40))
    model, cancel = FilmModel(lanes=1), CancelToken()
    stop = stopping_at(32, cancel)
    with open_clip(film, model) as clip, pytest.raises(Cancelled):
        prepare(clip, model, progress=stop, cancel=cancel)
    if spoil == "checkpoint":
        clip.steady.put_checkpoint(b"PK and something else")
    else:
        store, index = (clip.steady, 2) if spoil == "steady" else (clip.raw, 25)
        (store.folder / "000" / f"{index:06}.depth").unlink()
    with open_clip(film, model) as clip:
        summary = prepare(clip, model)
        assert len(depths(clip)) == 40
    assert summary.begins == (0, 23)


def test_frames_that_are_looked_at_come_first(film: Path) -> None:
    model = FilmModel(lanes=1)
    with open_clip(film, model) as clip, local_network(model) as network:
        clip.estimate_missing(network, order=[7, 3])
        assert clip.raw.missing(clip.frames) == [0, 1, 2, 4, 5, 6, 8, 9, 10, 11]
        clip.estimate_missing(network)
        assert clip.raw.missing(clip.frames) == []
        clip.estimate_missing(network, order=[7, 3])
    assert model.seen == FRAMES
    with open_clip(film, model) as clip:
        found = clip.raw.estimate(7, clip.film.size)
    assert found is not None
    assert found.image_size == SIZE


@pytest.mark.parametrize(
    ("wanted", "frames"),
    [
        ({"from_s": 0.08}, range(2, FRAMES)),
        ({"from_s": 0.0801, "to_s": 0.2}, range(2, 5)),
        ({"to_s": 1e9}, range(FRAMES)),
        ({"from_s": 0.2, "to_s": 0.201}, range(5, 6)),
    ],
)
def test_a_clip_is_what_is_shown_between_in_and_out(film: Path, wanted, frames) -> None:
    with open_clip(film, FilmModel(), **wanted) as clip:
        assert clip.frames == frames


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"from_s": 0.3, "to_s": 0.1}, "begins at 0.3 s, but ends at 0.1 s"),
        ({"from_s": 0.2, "to_s": 0.2}, "begins at 0.2 s, but ends at 0.2 s"),
        ({"from_s": 7.0}, "begins at 7 s, but the film ends at 0.48 s"),
        ({"from_s": 7.0, "to_s": 9.0}, "begins at 7 s, but the film ends at 0.48 s"),
    ],
)
def test_a_part_that_is_not_there_is_refused(film: Path, wanted, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        open_clip(film, FilmModel(), **wanted)


def test_a_film_of_one_frame(tmp_path: Path) -> None:
    model = FilmModel()
    with open_clip(write_film(tmp_path / "one.mp4", 1), model) as clip:
        assert prepare(clip, model).begins == (0,)
        assert len(depths(clip)) == 1


def test_what_the_network_cannot_do_ends_it(film: Path) -> None:
    class Broken(FilmModel):
        def estimate(self, photo, **options):
            if self.seen == 4:
                raise ModelError("out of memory")
            return super().estimate(photo, **options)

    model = Broken(lanes=1)
    with open_clip(film, model) as clip, pytest.raises(ModelError, match="out of memory"):
        prepare(clip, model)
    with open_clip(film, model) as clip:
        assert len(clip.raw.missing(clip.frames)) == FRAMES - 4


def test_one_camera_for_all_frames(film: Path) -> None:
    class Zooming(FilmModel):
        def estimate(self, photo, **options):
            self._fov_deg = 50.0 if self.seen < 9 else 90.0
            return super().estimate(photo, **options)

    model = Zooming(lanes=1)
    with open_clip(film, model) as clip:
        prepare(clip, model)
        lens = clip.lens()
        assert lens.source is FocalSource.PREDICTED
        assert lens.px == pytest.approx(SIZE.width / 2 / np.tan(np.radians(25)), rel=0.05)


def test_frames_that_the_limit_took_are_made_anew(film: Path) -> None:
    model = FilmModel()
    with open_clip(film, model) as clip:
        prepare(clip, model)
        for file in list(clip.raw.folder.rglob("*.depth"))[:4]:
            file.unlink()
        for file in list(clip.steady.folder.rglob("*.depth"))[:1]:
            file.unlink()
        assert clip.summary() is None
        prepare(clip, model)
        assert len(depths(clip)) == FRAMES
    assert model.seen == FRAMES + 4
