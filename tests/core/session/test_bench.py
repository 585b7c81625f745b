"""How long a model takes is measured once and remembered."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from core.cli import main
from core.session.bench import bench
from core.weights.catalog import CATALOG
from core.weights.entry import user_folder
from core.weights.speeds import known_speeds
from tests.fake_model import FAKE


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LEADLINE_DATA_DIR", str(tmp_path))
    monkeypatch.setitem(CATALOG, FAKE.id, FAKE)


def test_it_is_remembered() -> None:
    assert known_speeds() == {}
    speed = bench("fake")
    assert known_speeds() == {"fake": speed}
    assert (speed.device, speed.precision) == ("cpu", "float32")


def test_a_damaged_memory_is_none() -> None:
    user_folder().mkdir(parents=True)
    for text in ("[1]", '{"fake":' + "[" * 100_000 + "]" * 100_000 + "}"):
        (user_folder() / "speeds.json").write_text(text)
        assert known_speeds() == {}


def test_the_command_line_measures_and_compares(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "bench", "fake"]) == 0
    assert "fake: " in capsys.readouterr().out
    assert main(["models", "list"]) == 0
    told = capsys.readouterr().out
    assert "quick: fake" in told
    assert "a photo" in told


def test_one_that_cannot_be_opened_stops_no_other(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = replace(FAKE, id="gone", factory="no_such_module_anywhere:open")
    monkeypatch.setitem(CATALOG, gone.id, gone)
    assert main(["models", "bench", "gone", "fake"]) == 1
    told = capsys.readouterr()
    assert "gone: " in told.err
    assert "fake: " in told.out
    assert known_speeds().keys() == {"fake"}
