"""core.files.leftovers: what killed processes leave is cleared away, what was whole is finished."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from core.files import atomic_path, leftovers

NAMES = ("a.obj", "a.mtl", "a.texture.jpg")
KILLED = """
import os, sys
from pathlib import Path
from core.files import atomic_group

folder, renames = Path(sys.argv[1]), int(sys.argv[2])
replace, done = Path.replace, 0

def killed(self, target):
    global done
    if done == renames:
        os._exit(9)
    done += 1
    return replace(self, target)

Path.replace = killed
paths = [folder / name for name in sys.argv[3:]]
with atomic_group(paths) as first:
    for path in paths:
        (first.parent / path.name).write_text("new")
    if renames < 0:
        os._exit(9)
"""


@pytest.fixture(autouse=True)
def _nothing_swept(monkeypatch) -> None:
    monkeypatch.setattr(leftovers, "_swept", set())


def _killed(folder: Path, renames: int) -> None:
    command = [sys.executable, "-c", KILLED, str(folder), str(renames), *NAMES]
    assert subprocess.run(command, check=False, cwd=Path(__file__).parents[3]).returncode == 9


def _contents(folder: Path) -> set[str]:
    assert all((folder / name).is_file() for name in NAMES)
    return {(folder / name).read_text() for name in NAMES}


@pytest.mark.parametrize("renames", [-1, 0, 1, 2])
@pytest.mark.parametrize("before", [True, False])
def test_files_that_belong_together_change_together(
    tmp_path: Path, renames: int, before: bool
) -> None:
    for name in NAMES if before else ():
        (tmp_path / name).write_text("old")
    _killed(tmp_path, renames)
    if before:  # nothing is lost meanwhile
        assert _contents(tmp_path) <= {"old", "new"}
    leftovers.sweep(tmp_path)
    if before or renames >= 0:
        assert _contents(tmp_path) == {"old" if renames < 0 else "new"}
    assert not list(tmp_path.glob(".leadline*"))


def test_what_others_are_writing_stays(tmp_path: Path) -> None:
    mine = leftovers.unfinished(tmp_path, ".ply")
    elsewhere = tmp_path / ".leadline-00000000-999999999-0123456789ab.ply"
    named_alike = tmp_path / ".leadline-notes"
    for path in (mine, elsewhere, named_alike):
        path.write_text("")
    leftovers.sweep(tmp_path)
    assert set(tmp_path.iterdir()) == {mine, elsewhere, named_alike}


def test_the_next_run_clears_away_what_a_killed_one_left(tmp_path: Path) -> None:
    left = tmp_path / leftovers.unfinished(tmp_path, ".ply").name.replace(
        f"-{leftovers.os.getpid()}-", "-999999999-"
    )
    left.write_text("half")
    with atomic_path(tmp_path / "a.ply") as temporary:
        temporary.write_text("whole")
    assert list(tmp_path.iterdir()) == [tmp_path / "a.ply"]


def test_a_journal_moves_nothing_elsewhere(tmp_path: Path) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    left = folder / leftovers.unfinished(folder).name.replace(
        f"-{leftovers.os.getpid()}-", "-999999999-"
    )
    left.mkdir()
    (left / "a").write_text("evil")
    leftovers.write_journal(left, ["../a", str(tmp_path / "b"), "a"])
    leftovers.sweep(folder)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["photos"]
    assert [path.name for path in folder.iterdir()] == ["a"]
