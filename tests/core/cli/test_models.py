"""``leadline models``, and the parser as a whole."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from core.cli import main
from core.weights.catalog import CATALOG
from core.weights.entry import CatalogEntry
from core.weights.licence import DEPTH_PRO_TERMS
from tests.small_depth_pro import small_entry, write_checkpoint


def test_list_tells_what_is_there(tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.setenv("LEADLINE_DATA_DIR", str(tmp_path))
    assert main(["models", "list", "--json"]) == 0
    rows = {row["id"]: row for row in map(json.loads, capsys.readouterr().out.splitlines())}
    assert rows.keys() == CATALOG.keys()
    assert rows["depth-pro"]["available"] is False
    file = Path(rows["depth-pro"]["path"])
    assert file.is_relative_to(tmp_path)
    file.parent.mkdir(parents=True)
    file.write_bytes(b"12345")
    assert main(["models", "list"]) == 0
    assert f"{file} (there)" in capsys.readouterr().out


@pytest.fixture
def small(hub, tmp_path, monkeypatch) -> CatalogEntry:
    """A small Depth Pro in the catalog, which the hub offers."""
    checkpoint = write_checkpoint(tmp_path / "depth_pro.pt")
    entry = small_entry(checkpoint)
    monkeypatch.setitem(CATALOG, "depth-pro", entry)
    hub.add("apple/DepthPro", "depth_pro.pt", checkpoint.read_bytes())
    return entry


def answer(monkeypatch, text: str) -> None:
    """What a person at a terminal types."""
    terminal = io.StringIO(text)
    terminal.isatty = lambda: True
    monkeypatch.setattr("sys.stdin", terminal)


def test_download_shows_the_terms_and_fetches_once_they_are_accepted(
    small, monkeypatch, capsys
) -> None:
    answer(monkeypatch, "y\n")
    assert main(["models", "download", "depth-pro"]) == 0
    told = capsys.readouterr()
    assert told.out.strip() == str(small.find())
    for part in (
        DEPTH_PRO_TERMS,
        "apple/DepthPro, depth_pro.pt",
        "free disk",
        "[y/N]",
        "downloading 100%",
    ):
        assert part in told.err
    assert main(["models", "verify", "depth-pro"]) == 0
    assert "depth-pro: ok" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["n\n", "\n", ""])
def test_download_fetches_nothing_when_the_terms_are_declined(
    small, hub, text, monkeypatch, capsys
) -> None:
    answer(monkeypatch, text)
    assert main(["models", "download", "depth-pro"]) == 1
    assert "not accepted" in capsys.readouterr().err
    assert not hub.requests


def test_download_without_a_terminal_needs_the_option(small, hub, monkeypatch, capsys) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    assert main(["models", "download", "depth-pro"]) == 2
    assert "--accept-licence" in capsys.readouterr().err
    assert not hub.requests
    assert main(["models", "download", "depth-pro", "--accept-licence"]) == 0
    assert small.find()


def test_download_from_the_other_source(small, hub, tmp_path, capsys) -> None:
    path = write_checkpoint(tmp_path / "other.safetensors")
    hub.add("apple/DepthPro-hf", "model.safetensors", path.read_bytes())
    arguments = ["models", "download", "depth-pro", "--source", "transformers", "--accept-licence"]
    assert main(arguments) == 0
    assert small.find() == small.folder / "depth_pro_transformers.safetensors"


def test_a_failed_download_has_one_line_and_leaves_the_compact_model(small, hub, capsys) -> None:
    hub.close()
    assert main(["models", "download", "depth-pro", "--accept-licence"]) == 1
    told = capsys.readouterr().err.splitlines()
    assert f"leadline: {hub.url} cannot be reached" in told[-1]
    assert "Traceback" not in "".join(told)
    assert small.find() is None
    assert main(["models", "verify", "compact"]) == 0


def test_an_interrupted_download_says_what_is_kept(small, monkeypatch, capsys) -> None:
    def interrupted(source, **_options) -> None:
        small.folder.mkdir(parents=True)
        (small.folder / f"{source.stored}.abc.part").write_bytes(bytes(2_000_000))
        raise KeyboardInterrupt

    monkeypatch.setattr("core.weights.download.download", interrupted)
    assert main(["models", "download", "depth-pro", "--accept-licence"]) == 130
    assert "2 MB are kept" in capsys.readouterr().err


def test_install_takes_a_file(small, tmp_path, capsys) -> None:
    mine = write_checkpoint(tmp_path / "mine.safetensors")
    assert main(["models", "install", str(mine)]) == 0
    assert capsys.readouterr().out.strip() == str(small.find())
    assert main(["models", "list"]) == 0
    assert f"{small.find()} (there)" in capsys.readouterr().out


def test_install_names_a_file_that_does_not_fit(small, tmp_path, capsys) -> None:
    path = tmp_path / "picture.pt"
    path.write_bytes(b"\xff\xd8\xff a picture")
    assert main(["models", "install", str(path)]) == 1
    assert f"{path}: not a readable checkpoint" in capsys.readouterr().err
    assert small.find() is None


def test_verify_tells_missing_from_damaged(small, capsys) -> None:
    assert main(["models", "verify"]) == 0
    assert "depth-pro: missing" in capsys.readouterr().out
    assert main(["models", "verify", "depth-pro"]) == 1
    small.folder.mkdir(parents=True)
    small.path().write_bytes(b"damaged")
    assert main(["models", "verify"]) == 1
    told = capsys.readouterr()
    assert "depth-pro: damaged" in told.out
    assert str(small.path()) in told.err


@pytest.mark.parametrize(
    "arguments",
    [[], ["models"], ["models", "download"], ["models", "install"], ["batch"], ["-x"]],
)
def test_incomplete_or_unknown_commands(arguments, capsys) -> None:
    assert main(arguments) == 2
    assert "usage: leadline" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_questions_are_answered(option, capsys) -> None:
    assert main([option]) == 0
    assert "leadline" in capsys.readouterr().out.lower()


def test_interrupt_has_its_own_status(monkeypatch, capsys) -> None:
    def interrupted(options: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("core.cli.models.run_list", interrupted)
    assert main(["models", "list"]) == 130
    assert "Traceback" not in capsys.readouterr().err
