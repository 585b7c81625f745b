from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from core.export import reopen
from core.films.film import VIDEO_SUFFIXES
from core.images import load as images
from core.settings import Settings
from gui.state.app_state import AppState
from gui.window import file_actions as asking
from gui.window import file_dialogs
from gui.window.file_dialogs import ask_save, export_folder, photo_folder
from tests.gui.samples import make_entry, make_state

CSV, JSON = "Table (*.csv)", "JSON (*.json)"
STILLS = "Pictures (*.png *.jpg)"


def answer(monkeypatch: pytest.MonkeyPatch, name: str, kind: str = CSV) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (name, kind))


def test_the_kind_gives_the_suffix(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    answer(monkeypatch, str(tmp_path / "a.b"), JSON)
    assert ask_save(None, "Save", tmp_path, CSV, JSON) == tmp_path / "a.b.json"
    answer(monkeypatch, str(tmp_path / "a.CSV"))
    assert ask_save(None, "Save", tmp_path, CSV) == tmp_path / "a.CSV"


def test_a_name_the_dialog_did_not_see_replaces_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text("old")
    answer(monkeypatch, str(tmp_path / "a"))
    assert ask_save(None, "Save", tmp_path, CSV) == tmp_path / "a (2).csv"


def test_thinking_better_of_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    answer(monkeypatch, "")
    assert ask_save(None, "Save", tmp_path, CSV, JSON) is None


def test_every_suffix_of_a_kind_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, expected in (("a.JPG", "a.JPG"), ("a", "a.png"), ("v1.2", "v1.2.png")):
        answer(monkeypatch, str(tmp_path / name), STILLS)
        assert ask_save(None, "Save", tmp_path, STILLS) == tmp_path / expected


def test_exports_go_where_the_last_went_else_beside_the_photo() -> None:
    state = make_state(replace(make_entry(1), path=Path("/photos/a.jpg")))
    state = replace(state, current=1)
    assert export_folder(state) == Path("/photos")
    settings = replace(state.settings, last_export_dir="/out")
    assert export_folder(replace(state, settings=settings)) == Path("/out")
    assert export_folder(AppState(settings=Settings())) == Path.home()


def suffixes(kind: str) -> set[str]:
    return set(re.findall(r"\*(\.\w+)", kind))


def test_all_that_can_be_opened_is_offered() -> None:
    everything, usual, films, raw, depths, _ = asking.photo_kinds()
    assert suffixes(everything) == {*images.SUFFIXES, *reopen.SUFFIXES, *VIDEO_SUFFIXES}
    assert suffixes(films) == set(VIDEO_SUFFIXES)
    assert suffixes(depths) == set(reopen.SUFFIXES)
    assert suffixes(usual) | suffixes(raw) == set(images.SUFFIXES)
    assert ".nef" in suffixes(raw) - suffixes(usual)


def test_the_first_photo_is_looked_for_among_pictures(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(file_dialogs.platformdirs, "user_pictures_path", lambda: tmp_path)
    state = make_state(make_entry("a.png"))
    assert photo_folder(state) == str(tmp_path)
    opened = replace(state, settings=replace(state.settings, last_open_dir="/photos"))
    assert photo_folder(opened) == "/photos"
