from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from gui.save_dialogs import CSV, JSON, ask_measurements, ask_profile


def answer(monkeypatch: pytest.MonkeyPatch, name: str, kind: str = CSV) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (name, kind))


def test_the_kind_gives_the_suffix(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    answer(monkeypatch, str(tmp_path / "a.b"), JSON)
    assert ask_measurements(None, tmp_path) == tmp_path / "a.b.json"
    answer(monkeypatch, str(tmp_path / "a.CSV"))
    assert ask_profile(None, tmp_path) == tmp_path / "a.CSV"


def test_a_name_the_dialog_did_not_see_replaces_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text("old")
    answer(monkeypatch, str(tmp_path / "a"))
    assert ask_profile(None, tmp_path) == tmp_path / "a (2).csv"


def test_thinking_better_of_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    answer(monkeypatch, "")
    assert ask_measurements(None, tmp_path) is None
