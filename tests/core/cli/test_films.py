"""``leadline films``: what is kept of films is told, limited and deleted."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from core.cli import clip, main
from core.films.store import DepthStore, caches_folder, kept
from core.settings import (
    FOLDER_VARIABLE,
    Settings,
    kept_films_bytes,
    load_settings,
    save_settings,
    settings_path,
)
from tests.film_model import FilmModel
from tests.films import write_film


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "settings"))
    monkeypatch.setenv("LEADLINE_CACHE_DIR", str(tmp_path / "caches"))


def told(capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, object]:
    assert main(["films", "--json", *options]) == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def keep(name: str, size: int) -> None:
    with DepthStore(name, "x") as store:
        store.put_packed(0, b"x" * size)


def test_what_is_kept_is_told(capsys) -> None:
    keep("one", 3_000_000)
    with DepthStore("two", "x"):
        found = told(capsys)
    assert (found["stores"], found["in_use"], found["limit_bytes"]) == (2, 1, 4_000_000_000)
    assert found["bytes"] == kept().bytes >= 3_000_000
    assert found["folder"] == str(caches_folder())
    assert main(["films"]) == 0
    assert "0.00 GB of at most 4.00 GB, of 2 clips, 0 of them in use" in capsys.readouterr().out


def test_all_is_deleted_but_what_is_in_use(capsys) -> None:
    keep("one", 3_000_000)
    with DepthStore("two", "x") as used:
        used.put_packed(0, b"y" * 1000)
        found = told(capsys, "--clear")
        assert found["deleted_bytes"] >= 3_000_000
        assert (found["stores"], used.has(0)) == (1, True)


def test_a_limit_is_kept_from_now_on_and_leaves_other_settings(capsys) -> None:
    save_settings(replace(Settings(), colormap="magma"), settings_path())
    for number in range(3):
        keep(str(number), 60_000_000)
    found = told(capsys, "--limit-gb", "0.13")
    assert (found["stores"], found["limit_bytes"]) == (2, 130_000_000)
    settings, _ = load_settings(settings_path())
    assert (settings.kept_films_gb, settings.colormap) == (0.13, "magma")


def test_clips_of_the_command_line_keep_to_the_limit(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(clip, "open_session", lambda options, **_: FilmModel())
    keep("old", 200_000_000)
    save_settings(replace(Settings(), kept_films_gb=0.1), settings_path())
    film = write_film(tmp_path / "film.mp4", 2)
    assert main(["clip", str(film), "--out", str(tmp_path / "out"), "--format", "npz"]) == 0
    assert kept().bytes < 100_000_000


def test_a_limit_out_of_bounds_is_refused(capsys) -> None:
    assert main(["films", "--limit-gb", "0"]) == 2
    assert "from 0.1 to 1000" in capsys.readouterr().err


def test_settings_that_cannot_be_read_give_the_default_and_stay_as_they_are(tmp_path) -> None:
    path = settings_path()
    path.parent.mkdir()
    path.write_text("no settings")
    assert kept_films_bytes() == 4_000_000_000
    assert path.read_text() == "no settings"
