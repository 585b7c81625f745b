"""Recordings and frozen frames: whole or not at all, at their own times."""

import errno

import numpy as np
import pytest
from PIL import Image

from core.errors import ExportError
from core.films import open_film
from core.live.camera import CameraFrame
from core.live.record import Recorder, save_picture
from tests.films import SIZE, Size, number_in, numbered_frame

TIMES = [0, 0.1, 0.15, 0.5, 0.5, 1.25]


def frames(size=SIZE):
    return [CameraFrame(n, time, numbered_frame(n, size)) for n, time in enumerate(TIMES)]


def record(path, **options):
    with Recorder(path, **options) as recorder:
        for frame in frames():
            recorder.add(frame)
        return recorder, recorder.finish()


def test_frames_at_the_times_at_which_they_came(tmp_path):
    recorder, path = record(tmp_path / "new" / "a.mp4")
    assert (recorder.frames, recorder.dropped) == (6, 0)
    assert [each.name for each in path.parent.iterdir()] == ["a.mp4"]
    with open_film(path) as film:
        assert [number_in(rgb) for _, rgb in film.frames()] == list(range(6))
        assert film.facts.times_s == pytest.approx(TIMES, abs=1e-3)
        assert film.facts.variable


def test_odd_sides_and_a_stream_that_changes_its_size(tmp_path):
    with Recorder(tmp_path / "a.mp4") as recorder:
        recorder.add(frames(Size(65, 49))[0])
        recorder.add(frames(Size(130, 98))[1])
        path = recorder.finish()
    with open_film(path) as film:
        assert film.facts.size == (64, 48)
        assert [number_in(rgb) for _, rgb in film.frames()] == [0, 1]


def test_nothing_is_left_where_it_is_discarded_or_fails(tmp_path):
    with Recorder(tmp_path / "a.mp4") as recorder:
        recorder.add(frames()[0])
        recorder.discard()
    with Recorder(tmp_path / "b.mp4") as recorder:
        recorder.add(frames()[0])  # left by an error, it is not finished
    with Recorder(tmp_path / "c.mp4") as recorder, pytest.raises(ExportError, match="no frame"):
        recorder.finish()
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_told_and_what_was_there_stays(tmp_path, monkeypatch):
    path = tmp_path / "a.mp4"
    path.write_bytes(b"before")
    monkeypatch.setattr(
        "core.live.record._timed", lambda *_: (_ for _ in ()).throw(OSError(errno.ENOSPC, "full"))
    )
    with Recorder(path, overwrite=True) as recorder:
        recorder.add(frames()[0])
        with pytest.raises(ExportError, match="the disk is full"):
            recorder.finish()
    assert path.read_bytes() == b"before"
    assert [each.name for each in tmp_path.iterdir()] == ["a.mp4"]


def test_names_are_checked_at_once(tmp_path):
    with pytest.raises(ExportError, match=r"\.mp4"):
        Recorder(tmp_path / "a.avi")
    (tmp_path / "a.mp4").write_bytes(b"")
    with pytest.raises(ExportError, match="is there already"):
        Recorder(tmp_path / "a.mp4")


def test_frozen_frames(tmp_path):
    rgb = numbered_frame(9)
    assert np.array_equal(np.asarray(Image.open(save_picture(rgb, tmp_path / "a.png"))), rgb)
    assert number_in(np.asarray(Image.open(save_picture(rgb, tmp_path / "b.JPG")))) == 9
    with pytest.raises(ExportError, match="already"):
        save_picture(rgb, tmp_path / "a.png")
    with pytest.raises(ExportError, match=r"\.png"):
        save_picture(rgb, tmp_path / "a.gif")
