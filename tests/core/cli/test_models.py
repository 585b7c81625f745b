"""``leadline models``, and the parser as a whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.cli import main
from core.weights.catalog import CATALOG


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


@pytest.mark.parametrize("arguments", [[], ["models"], ["models", "download"], ["batch"], ["-x"]])
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
