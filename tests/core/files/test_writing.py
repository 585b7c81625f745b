"""core.files: whole files or none, and causes in plain words."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from core.errors import ExportError, SettingsError
from core.files import (
    atomic_group,
    atomic_path,
    make_folder,
    plain_cause,
    refuse_existing,
    set_aside,
)


def test_a_file_appears_whole(tmp_path):
    target = tmp_path / "cloud.ply"
    with atomic_path(target) as temporary:
        temporary.write_text("new")
        assert not target.exists()
        assert temporary.suffix == ".ply"
    assert target.read_text() == "new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_new_file_has_the_usual_permissions(tmp_path):
    (tmp_path / "plain").write_text("")
    with atomic_path(tmp_path / "atomic") as temporary:
        temporary.write_text("")
    assert (tmp_path / "atomic").stat().st_mode == (tmp_path / "plain").stat().st_mode


def _write_half(target: Path, failure: BaseException) -> None:
    with atomic_path(target) as temporary:
        temporary.write_text("half")
        raise failure


@pytest.mark.parametrize("failure", [RuntimeError("boom"), KeyboardInterrupt()])
def test_a_failure_keeps_what_was_there(tmp_path, failure):
    target = tmp_path / "a.txt"
    target.write_text("old")
    with pytest.raises(type(failure)):
        _write_half(target, failure)
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_is_named_and_loses_nothing(tmp_path):
    target = tmp_path / "a.txt"
    target.write_text("old")
    with pytest.raises(ExportError, match="disk is full") as caught, atomic_path(target):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert caught.value.path == target
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_the_caller_chooses_the_error(tmp_path):
    with (
        pytest.raises(SettingsError, match="no such file or folder"),
        atomic_path(tmp_path / "none" / "a.json", error=SettingsError),
    ):
        pytest.fail("the block must not run")


def test_a_folder_of_that_name(tmp_path):
    with pytest.raises(ExportError, match="a folder, not a file"), atomic_path(tmp_path):
        pytest.fail("the block must not run")


def test_a_file_in_place_of_the_folder(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match="a file, not a folder"), atomic_path(tmp_path / "file/a"):
        pytest.fail("the block must not run")


def test_a_link_is_followed(tmp_path):
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_text("old")
    link.symlink_to(real)
    with atomic_path(link) as temporary:
        temporary.write_text("new")
    assert link.is_symlink()
    assert real.read_text() == "new"


def test_no_permission_to_create(tmp_path, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(ExportError, match="no permission"), atomic_path(tmp_path / "a"):
        pytest.fail("the block must not run")


def test_an_unknown_cause_is_still_a_sentence():
    assert plain_cause(OSError("odd thing")) == "odd thing"
    assert plain_cause(OSError()) == "OSError"


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match="the folder cannot be made") as caught:
        make_folder(tmp_path / "file" / "sub")
    assert caught.value.path == tmp_path / "file" / "sub"
    with pytest.raises(SettingsError, match="its folder cannot be made") as caught:
        make_folder(tmp_path / "file", for_file=tmp_path / "file" / "a", error=SettingsError)
    assert caught.value.path == tmp_path / "file" / "a"


def test_files_set_aside_keep_apart(tmp_path):
    for text in ("first", "second"):
        (tmp_path / "a.json").write_text(text)
        set_aside(tmp_path / "a.json")
    assert (tmp_path / "a.json.bad").read_text() == "first"
    assert (tmp_path / "a.json.bad2").read_text() == "second"


def test_a_broken_link_is_there_too(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "nothing")
    with pytest.raises(ExportError, match="there already"):
        refuse_existing(tmp_path / "link")


def _group(folder: Path) -> list[Path]:
    return [folder / "a.obj", folder / "a.mtl"]


def _write_group(paths: list[Path], failure: BaseException | None = None) -> None:
    with atomic_group(paths) as first:
        for path in paths:
            (first.parent / path.name).write_text("new")
        if failure is not None:
            raise failure


def test_files_of_a_group_appear_together(tmp_path):
    first, second = _group(tmp_path)
    second.write_text("old")
    _write_group([first, second])
    assert (first.read_text(), second.read_text()) == ("new", "new")
    assert sorted(tmp_path.iterdir()) == [second, first]


@pytest.mark.parametrize("failure", [RuntimeError("boom"), KeyboardInterrupt()])
def test_a_group_that_fails_changes_nothing(tmp_path, failure):
    first, second = _group(tmp_path)
    second.write_text("old")
    with pytest.raises(type(failure)):
        _write_group([first, second], failure)
    assert second.read_text() == "old"
    assert list(tmp_path.iterdir()) == [second]


def test_one_that_cannot_take_its_place_holds_back_the_others(tmp_path, monkeypatch):
    first, second = _group(tmp_path)
    first.write_text("old")
    second.write_text("old")
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if self.name == "a.mtl" and Path(target).name == "a.mtl":
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(ExportError, match="no permission") as caught:
        _write_group([first, second])
    assert caught.value.path == first
    assert (first.read_text(), second.read_text()) == ("old", "old")
    assert sorted(tmp_path.iterdir()) == [second, first]


def test_a_file_of_a_group_that_was_not_written_is_an_error(tmp_path):
    first, second = _group(tmp_path)
    with (
        pytest.raises(ExportError, match="there is no such file"),
        atomic_group([first, second]) as place,
    ):
        place.write_text("new")
    assert not list(tmp_path.iterdir())
