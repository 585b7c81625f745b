"""The batch command: resumes after a kill, reports bad files, overwrites nothing."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image

from core.batch import engine
from core.batch.model import Model
from core.cli import main
from core.weights.catalog import bundled_weights
from tests.core.cli.conftest import FakeSession

ROOT = Path(__file__).resolve().parents[3]
FORMATS = "npz,png16"


class Session(FakeSession):
    lanes = 1

    def estimate(self, photo, *, with_fov=True, progress=None, cancel=None):
        return super().estimate(photo, with_fov=with_fov)


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> Session:
    fake = Session()
    monkeypatch.setattr(Model, "open", lambda self: fake)
    return fake


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    (folder / "sub").mkdir(parents=True)
    for number, name in enumerate(("a.jpg", "a.png", "b.jpg", "sub/a.jpg")):
        Image.new("RGB", (64, 48), (40 * number, 90, 30)).save(folder / name)
    (folder / "bad.jpg").write_text("no picture")
    return folder


def run(photos: Path, out: Path, *options: str) -> int:
    return main(["batch", str(photos), str(out), "--format", FORMATS, *options])


def exports(out: Path) -> dict[str, bytes]:
    files = (path for path in out.rglob("*") if path.is_file())
    return {
        str(path.relative_to(out)): path.read_bytes()
        for path in files
        if not path.name.startswith("leadline-")
    }


def test_all_but_the_bad_one_are_done(photos: Path, tmp_path: Path, model, capsys) -> None:
    out = tmp_path / "out"
    assert run(photos, out) == 1
    names = ("a.jpg", "a.png", "b", "sub/a")
    suffixes = (".npz", ".depth.png", ".depth.json")
    assert set(exports(out)) == {name + suffix for name in names for suffix in suffixes}
    assert not (out / ".leadline-batch").exists()
    err = capsys.readouterr().err
    assert "bad.jpg: expected a picture" in err
    text = (out / "leadline-report.csv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert [row["file"] for row in rows] == ["a.jpg", "a.png", "b.jpg", "bad.jpg", "sub/a.jpg"]
    assert [row["status"] for row in rows] == ["done", "done", "done", "failed", "done"]
    assert rows[0]["files"] == "a.jpg.npz; a.jpg.depth.png; a.jpg.depth.json"
    report = json.loads((out / "leadline-report.json").read_text())
    assert (report["done"], report["failed"], report["left"]) == (4, 1, 0)


def test_what_is_done_is_left_out_until_options_change(photos, tmp_path, model) -> None:
    run(photos, tmp_path / "out")
    before, seen = exports(tmp_path / "out"), len(model.estimated)
    assert run(photos, tmp_path / "out") == 1  # the bad one is tried again
    assert (exports(tmp_path / "out"), len(model.estimated)) == (before, seen)
    run(photos, tmp_path / "out", "--contour-threshold", "20")
    assert len(model.estimated) == 2 * seen
    (tmp_path / "out" / "b.npz").unlink()
    run(photos, tmp_path / "out", "--contour-threshold", "20")
    assert len(model.estimated) == 2 * seen + 1


def test_what_can_be_made_of_a_photo_is_made(photos, tmp_path, model, capsys) -> None:
    command = ["batch", str(photos), str(tmp_path / "out"), "--format", "plan-png,npz"]
    assert main(command) == 1
    names = ("a.jpg.npz", "a.png.npz", "b.npz", "sub/a.npz")
    assert set(exports(tmp_path / "out")) == set(names)
    assert "b.plan.png: no floor was found" in capsys.readouterr().err
    text = (tmp_path / "out" / "leadline-report.csv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert (rows[2]["status"], rows[2]["files"]) == ("failed", "b.npz")
    assert main(command) == 1  # its own files are not in the way


def test_files_of_others_are_not_replaced(photos, tmp_path, model, capsys) -> None:
    precious = tmp_path / "out" / "b.npz"
    precious.parent.mkdir()
    precious.write_text("precious")
    assert run(photos, tmp_path / "out") == 1
    assert precious.read_text() == "precious"
    assert "b.npz is there already" in capsys.readouterr().err
    run(photos, tmp_path / "out", "--overwrite")
    assert precious.read_bytes()[:2] == b"PK"


def test_a_photo_too_large_for_the_memory_fails_alone(photos, tmp_path, model, monkeypatch) -> None:
    write = engine.export_files

    def refuse_one(scene, *arguments, **options):
        if scene.photo.name == "b.jpg":
            raise MemoryError
        return write(scene, *arguments, **options)

    monkeypatch.setattr(engine, "export_files", refuse_one)
    assert run(photos, tmp_path / "out", "--json") == 1
    assert len(exports(tmp_path / "out")) == 9


def test_ctrl_c_leaves_a_report_and_can_be_resumed(photos, tmp_path, model, monkeypatch) -> None:
    estimate = Session.estimate

    def interrupt(self, photo, **options):
        if len(self.estimated) == 2:
            raise KeyboardInterrupt
        return estimate(self, photo, **options)

    monkeypatch.setattr(Session, "estimate", interrupt)
    assert run(photos, tmp_path / "out") == 130
    report = json.loads((tmp_path / "out" / "leadline-report.json").read_text())
    assert report["left"] > 0
    monkeypatch.undo()
    monkeypatch.setattr(Model, "open", lambda self: model)
    assert run(photos, tmp_path / "out") == 1
    assert len(exports(tmp_path / "out")) == 12


@pytest.mark.parametrize("folder", ["none", "empty"])
def test_without_photos_there_is_an_error(tmp_path, model, capsys, folder: str) -> None:
    (tmp_path / "empty").mkdir()
    assert run(tmp_path / folder, tmp_path / "out") == 1
    assert folder in capsys.readouterr().err


def test_the_exports_need_a_folder_of_their_own(photos, model) -> None:
    assert run(photos, photos) == 2


@pytest.mark.timeout(900)  # four starts of the program, on a busy machine
def test_killed_twice_and_resumed_gives_the_same(photos, tmp_path) -> None:
    if not bundled_weights().is_file():
        pytest.skip("the bundled weights are not here")
    whole, killed = tmp_path / "whole", tmp_path / "killed"

    def start(out: Path) -> subprocess.Popen[bytes]:
        arguments = ["batch", str(photos), str(out), "--format", FORMATS]
        command = [sys.executable, str(ROOT / "main.py"), *arguments]
        return subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)

    for lines in (1, 4):  # of the manifest: as soon as something has begun, then later
        process = start(killed)
        wait_for_lines(killed / "leadline-batch.jsonl", lines, process)
        process.kill()
        process.wait()
    assert start(killed).wait() == 1
    assert start(whole).wait() == 1
    assert len(exports(whole)) == 12
    assert exports(killed) == exports(whole)


def wait_for_lines(path: Path, lines: int, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        if path.exists() and path.read_bytes().count(b"\n") >= lines:
            return
        time.sleep(0.005)
