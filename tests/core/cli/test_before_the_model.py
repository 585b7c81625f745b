"""What is wrong with the input is told before a model is loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.cli import main
from core.errors import WeightsError


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every try to load a model, which fails."""
    tries: list[object] = []

    def opened(options: object, **_: object) -> None:
        tries.append(options)
        raise WeightsError("weights.safetensors", "are not there")

    for command in ("export", "effect", "evaluate"):
        monkeypatch.setattr(f"core.cli.{command}.open_session", opened)
    return tries


def commands(photo: Path, out: Path) -> list[list[str]]:
    return [
        ["export", str(photo), "--out", str(out), "--format", "npz"],
        ["effect", str(photo), "--out", str(out), "--effect", "haze"],
    ]


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize("content", [None, b"", b"no picture"])
def test_a_photo_that_cannot_be_read(loaded, tmp_path, capsys, number, content) -> None:
    photo = tmp_path / "photo.jpg"
    if content is not None:
        photo.write_bytes(content)
    assert main(commands(photo, tmp_path / "out")[number]) == 1
    assert str(photo) in capsys.readouterr().err
    assert loaded == []


@pytest.mark.parametrize("number", [0, 1])
def test_a_folder_that_is_a_file(loaded, photo, tmp_path, capsys, number) -> None:
    out = tmp_path / "out"
    out.write_text("a file")
    assert main(commands(photo, out)[number]) == 1
    assert f"{out}: this is not a folder" in capsys.readouterr().err
    assert loaded == []


def test_known_points_that_cannot_be_read(loaded, photo, tmp_path, capsys) -> None:
    arguments = commands(photo, tmp_path / "out")[0]
    assert main([*arguments, "--known-points", str(tmp_path / "none.csv")]) == 1
    assert "none.csv" in capsys.readouterr().err
    assert loaded == []


def test_a_dataset_that_is_none(loaded, tmp_path, capsys) -> None:
    assert main(["evaluate", "--dataset", str(tmp_path)]) == 1
    assert "found none" in capsys.readouterr().err
    assert loaded == []


@pytest.mark.parametrize("number", [0, 1])
def test_a_model_that_is_not_there_is_told_once(loaded, photo, tmp_path, capsys, number) -> None:
    command, *arguments = commands(photo, tmp_path / "out")[number]
    assert main([command, str(photo.with_name("missing.jpg")), str(photo), *arguments]) == 1
    first, second = capsys.readouterr().err.strip().splitlines()
    assert "missing.jpg" in first
    assert "weights.safetensors: are not there" in second
    assert len(loaded) == 1
