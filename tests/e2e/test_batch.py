"""A folder of photos to files, in the real window and a real process."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import psutil
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest

from core.settings import Settings, save_settings, settings_path
from core.weights.models import GROUP, installed_models
from gui.dialogs.batch import BatchSheet
from gui.state.batch import BatchRequest, BatchStage
from tests.e2e.driver import User, run
from tests.gui.seen import press_action

EXAMPLE = Path(__file__).parents[1] / "example_package"


@pytest.fixture
def folder(photo: Path) -> Path:
    """Two photos and a bad one; no slower than that."""
    (photo.parent / "inside").mkdir()
    (photo.parent / "inside" / "other.jpg").write_bytes(photo.read_bytes())
    (photo.parent / "bad.jpg").write_text("no picture")
    return photo.parent


def open_sheet(user: User) -> BatchSheet:
    user.window.menus.actions["batch"].trigger()
    user.wait(lambda: "batch" in user.window.commands.sheets._sheets, "the sheet")
    sheet = user.window.commands.sheets._sheets["batch"]
    assert sheet.isVisible()
    return sheet


def press(button) -> None:
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def wait_for_end(user: User) -> BatchStage:
    """Step by step: a busy machine takes its time to load another torch."""
    user.wait(lambda: user.state.batch.settled or not user.state.batch.active, "a photo")
    user.wait(lambda: not user.state.batch.active, "the end")
    return user.state.batch.stage


def names(folder: Path) -> set[str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)) for path in files if path.name[:8] != "leadline"}


def test_a_dropped_folder_becomes_files_and_a_report(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    out = folder.with_name("photos-depth")

    def script(user: User) -> None:
        user.drop(folder)
        user.wait_for_depth(3)
        sheet = open_sheet(user)
        assert sheet.request().in_dir == folder
        assert sheet.request().out_dir == out
        press(sheet._start)
        assert wait_for_end(user) == BatchStage.DONE
        assert user.state.batch.failures[0][0] == "bad.jpg"
        assert "bad.jpg: expected a picture" in sheet._progress._failures.toPlainText()
        press(sheet._progress._report)
        press(sheet._progress._folder)

    run(script)
    endings = ("npz", "color.png", "color.json")
    assert names(out) == {f"{stem}.{end}" for stem in ("sample", "inside/other") for end in endings}
    report, shown = opened
    assert Path(shown) == out
    rows = list(csv.DictReader(Path(report).read_text("utf-8").splitlines()))
    assert [(row["file"], row["status"]) for row in rows] == [
        ("bad.jpg", "failed"),
        ("sample.jpg", "done"),
        ("inside/other.jpg", "done"),
    ]


def test_a_batch_that_was_stopped_goes_on_and_says_so(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"

    def script(user: User) -> None:
        sheet = open_sheet(user)
        sheet.set_request(BatchRequest(folder, out, ("npz",), recursive=True))
        press(sheet._start)
        user.wait(lambda: user.state.batch.done or not user.state.batch.active, "a photo")
        press(sheet._progress._cancel)
        sheet.dismiss()
        assert wait_for_end(user) in (BatchStage.CANCELLED, BatchStage.DONE)
        (note,) = user.window.frame.strip.notes()
        assert note.subject == "Batch"
        done = json.loads((out / "leadline-report.json").read_text())["done"]
        press_action(user.window.frame.strip)
        user.wait(sheet.isVisible, "the sheet")
        press(sheet._progress._again)
        user.wait(lambda: user.state.batch.active, "the start")
        assert wait_for_end(user) == BatchStage.DONE
        assert user.state.batch.before == done >= 1
        assert "were done before" in sheet._progress._before.text()

    run(script)
    assert names(out) == {"sample.npz", "inside/other.npz"}


def test_closing_the_window_ends_the_batch(folder: Path, tmp_path: Path) -> None:
    def script(user: User) -> None:
        sheet = open_sheet(user)
        sheet.set_request(BatchRequest(folder, tmp_path / "out", ("npz",)))
        press(sheet._start)
        processes.append(user.window.controller.batch._process._process)
        user.wait(lambda: user.state.batch.total, "the start")
        pids.append(processes[0].processId())

    processes: list = []
    pids: list[int] = []
    run(script)

    assert not psutil.pid_exists(pids[0])


def test_a_model_of_an_installed_package_makes_the_files(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    facts = site / "leadline_example-1.0.dist-info"
    facts.mkdir(parents=True)
    (facts / "METADATA").write_text("Metadata-Version: 2.4\nName: leadline-example\nVersion: 1.0\n")
    (facts / "entry_points.txt").write_text(
        f"[{GROUP}]\nexample-plane = leadline_example:open_plane\n"
    )
    (site / "leadline_example.py").write_text((EXAMPLE / "leadline_example.py").read_text())
    monkeypatch.syspath_prepend(str(site))
    monkeypatch.setenv("PYTHONPATH", str(site))  # of the process that makes the batch
    installed_models.cache_clear()
    save_settings(Settings(tour_seen=True, model="example-plane"), settings_path())
    out = tmp_path / "out"

    def script(user: User) -> None:
        user.drop(folder)
        user.wait_for_depth(3)
        sheet = open_sheet(user)
        request = BatchRequest(folder, out, ("npz",))
        sheet.start_requested.emit(request)
        assert wait_for_end(user) == BatchStage.DONE

    run(script)
    installed_models.cache_clear()
    with np.load(out / "sample.npz") as made:
        assert str(made["model"]) == "example-plane"
        assert float(made["depth"].max()) == pytest.approx(2.0)
