"""Session files: written whole, read again anywhere, careful with what is not as it was."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.errors import SessionError
from core.measuring.level import FloorPlane, FoundFloor
from core.settings import Settings
from core.surface.cutout import CellSet, ClipBox
from core.types import FocalSource
from gui.state.app_state import AppState
from gui.state.entry import Entry, FocalChoice
from gui.state.session_file import (
    Found,
    PhotoFile,
    SavedPhoto,
    SavedSession,
    find_photos,
    read_session,
    session_of,
    stamped,
    write_session,
)

FOCAL = FocalChoice(FocalSource.MANUAL, 1234.5, before_px=1000.0)
FLOOR = FoundFloor(FloorPlane(0.001, 0.004, 0.1, 0.4, 0.01), "0123 float32")
CLIP, HIDDEN = ClipBox(above=0.25), CellSet.of(np.eye(5, dtype=np.bool_))
POINTS = ((1.0, 2.0), (3.5, 4.0))


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two photos, and a session of them."""
    work = tmp_path / "work"
    (work / "photos").mkdir(parents=True)
    for name in ("a.jpg", "b.jpg"):
        (work / "photos" / name).write_bytes(name.encode())
    write_session(stamped(session_of(state(work)), work, digest), work / "s.leadline")
    return work


def state(folder: Path) -> AppState:
    return AppState(
        Settings(contour_percent=23.0, theme="dark"),
        (
            Entry(1, "a.jpg", folder / "photos" / "a.jpg", floor=FLOOR, floor_points=POINTS),
            Entry(2, "pasted"),
            Entry(3, "b.jpg", folder / "photos" / "b.jpg", focal=FOCAL, clip=CLIP, hidden=HIDDEN),
        ),
        current=3,
    )


def opened(folder: Path) -> tuple[SavedSession, Found]:
    session = read_session(folder / "s.leadline")
    return session, find_photos(session, folder, digest)


def test_what_was_adjusted_comes_back(folder: Path) -> None:
    session, found = opened(folder)
    assert [path.name for path in found.paths] == ["a.jpg", "b.jpg"]
    assert found.adjusted[found.paths[1]]["focal"] == FOCAL
    assert found.adjusted[found.paths[0]]["floor"] == FLOOR
    assert found.adjusted[found.paths[0]]["floor_points"] == POINTS
    assert found.adjusted[found.paths[1]]["clip"] == CLIP
    assert found.adjusted[found.paths[1]]["hidden"] == HIDDEN
    assert found.adjusted[found.paths[1]]["focal"].before_px == FOCAL.before_px
    assert found.current == found.paths[1]
    assert session.settings["contour_percent"] == 23.0
    assert "theme" not in session.settings
    assert (found.missing, found.changed, session.messages) == ((), (), ())


def test_a_folder_can_be_moved_with_its_session(folder: Path, tmp_path: Path) -> None:
    moved = folder.rename(tmp_path / "elsewhere")
    _, found = opened(moved)
    assert found.paths == (moved / "photos" / "a.jpg", moved / "photos" / "b.jpg")
    assert found.changed == ()


def test_a_session_alone_can_be_moved(folder: Path, tmp_path: Path) -> None:
    away = tmp_path / "away"
    away.mkdir()
    (folder / "s.leadline").rename(away / "s.leadline")
    _, found = opened(away)
    assert found.paths[0] == folder / "photos" / "a.jpg"


def test_photos_that_are_gone_or_others_are_named(folder: Path) -> None:
    (folder / "photos" / "a.jpg").unlink()
    (folder / "photos" / "b.jpg").write_bytes(b"c.jpg")
    os.utime(folder / "photos" / "b.jpg", (1, 1))
    _, found = opened(folder)
    assert (found.missing, found.changed) == (("a.jpg",), ("b.jpg",))
    assert found.adjusted[found.paths[0]]["focal"] == FOCAL


def test_a_photo_that_was_only_touched_is_the_same(folder: Path) -> None:
    os.utime(folder / "photos" / "b.jpg", (1, 1))
    assert opened(folder)[1].changed == ()


def test_what_a_newer_program_wrote_is_passed_over_and_told(folder: Path) -> None:
    path = folder / "s.leadline"
    data = json.loads(path.read_text())
    data["version"] = 99
    data["settings"] |= {"glow": 3, "contour_percent": 1000}
    data["photos"][1]["adjusted"] |= {"mood": "blue"}
    path.write_text(json.dumps(data))
    session, found = opened(folder)
    told = " ".join(session.messages)
    assert "version 99" in told
    assert "settings.glow" in told
    assert "adjusted.mood" in told
    assert "contour_percent: expected a number from 1 to 50, found 1000" in told
    assert "contour_percent" not in session.settings
    assert found.adjusted[found.paths[1]]["focal"] == FOCAL


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"", "not a Leadline session"),
        (b"\xff\xfe\x00", "not a Leadline session"),
        (b"[1, 2]", "not a Leadline session"),
        (b'{"format": "leadline session", "photos": 3}', "damaged"),
        (b'{"format": "leadline session", "photos": [3]}', "damaged: photos[0]"),
        (
            b'{"format": "leadline session", "photos": [{"file": {"path": "/a"}, '
            b'"adjusted": {"focal": {"manual_px": "long"}}}]}',
            "photos[0].focal",
        ),
    ],
)
def test_bad_files_are_refused_with_the_cause(tmp_path: Path, content: bytes, cause: str) -> None:
    path = tmp_path / "bad.leadline"
    path.write_bytes(content)
    with pytest.raises(SessionError) as caught:
        read_session(path)
    assert caught.value.path == path
    assert cause in caught.value.cause


def test_a_failed_write_keeps_what_was_there(folder: Path, monkeypatch) -> None:
    path = folder / "s.leadline"
    before = path.read_bytes()
    session = read_session(path)
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
    with pytest.raises(SessionError, match="disk is full"):
        write_session(replace(session, current=None), path)
    assert path.read_bytes() == before
    assert sorted(p.name for p in folder.iterdir()) == ["photos", "s.leadline"]


def test_names_that_are_no_text_are_kept(folder: Path) -> None:
    path = folder / os.fsdecode(b"caf\xe9.jpg")
    write_session(SavedSession({}, (SavedPhoto(PhotoFile(str(path))),)), folder / "a.leadline")
    assert read_session(folder / "a.leadline").photos[0].file.path == str(path)
