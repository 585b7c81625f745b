"""Files written one after another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from core.errors import ExportError
from core.export.exports import Exports
from core.progress import Progress
from gui.control.writer import Writer
from tests.gui.bench import Bench


@pytest.fixture
def writer(bench: Bench) -> Writer:
    return bench.controller.writer


@pytest.fixture
def notes(writer: Writer) -> list[Any]:
    heard: list[Any] = []
    writer.noted.connect(lambda note, action: heard.append((note, action)))
    return heard


def test_it_is_told_what_is_written_and_how_far(bench: Bench, writer: Writer, notes) -> None:
    def work(progress, cancel):
        progress(Progress(1, 2, "half"))
        return [Path("/out/a.ply"), Path("/out/a.json")]

    writer.write("a.png", Path("/out"), work, again=lambda: None)
    assert bench.state.exporting == "a.png"
    assert bench.state.settings.last_export_dir == "/out"
    bench.writing.run_all()
    [(note, _)] = notes
    assert (note.subject, note.error) == ("a.ply, a.json", False)
    assert "/out" in note.text
    assert (bench.state.exporting, bench.state.export_progress) == ("", None)


def test_a_failure_names_the_file_and_can_be_tried_again(bench: Bench, writer, notes) -> None:
    def work(progress, cancel):
        raise ExportError(Path("/out/a.json"), "the disk is full")

    tried: list[str] = []
    writer.write("a.png", Path("/out"), work, again=lambda: tried.append("again"))
    bench.writing.run_all()
    [(note, again)] = notes
    assert (note.subject, note.error, note.action) == ("a.json", True, "Retry")
    again()
    assert tried == ["again"]


def test_what_could_not_be_written_is_named_beside_what_was(bench: Bench, writer, notes) -> None:
    failures = [ExportError(Path("/out/a.plan.png"), "no floor was found")]
    exports = Exports([Path("/out/a.ply")], failures)
    writer.write("a.png", Path("/out"), lambda *_: exports, again=lambda: None)
    bench.writing.run_all()
    [(note, _)] = notes
    assert (note.subject, note.error, note.action) == ("a.png", True, "Retry")
    assert note.text == "a.plan.png: no floor was found. Saved: a.ply"


def test_the_state_says_so_until_all_is_written(bench: Bench, writer: Writer) -> None:
    for name in ("a", "b"):
        writer.write(name, Path("/out"), lambda *_: [Path("/out/x")], again=lambda: None)
    writer.cancel()
    assert bench.state.exporting == "b"
    bench.writing.run_all()
    assert bench.state.exporting == ""
