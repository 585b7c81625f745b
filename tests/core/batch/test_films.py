"""Films of a batch: beside the photos, resumed, never over what is not the batch's own."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from PIL import Image

from core.batch.engine import local_engine
from core.batch.films import FilmWish, find_films, local_networks
from core.batch.run import PhotoBatch, Tally, run_batch
from core.cli import main
from core.export.recipe import Recipe
from core.weights.catalog import bundled_weights
from tests.film_model import FilmModel
from tests.films import write_film

ROOT = Path(__file__).resolve().parents[3]
PATIENCE_S = 240


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "in"
    (place / "below").mkdir(parents=True)
    write_film(place / "a.mp4", 4)
    write_film(place / "below" / "b.mkv", 3)
    Image.new("RGB", (40, 30), (90, 20, 200)).save(place / "photo.png")
    return place


def batch(folder: Path, out: Path, model: FilmModel, *, formats=("npz",), films=("ffv1", "npz")):
    wish = FilmWish(Recipe(films), 0.5, local_networks(lambda: model)) if films else None
    return PhotoBatch(folder, out, Recipe(formats), {"model": "film-model"}, films=wish)


def run(wanted: PhotoBatch, model: FilmModel) -> Tally:
    return run_batch(wanted, local_engine(lambda: model), progress=lambda tally: None)


def files(out: Path) -> dict[str, bytes]:
    found = (path for path in out.rglob("*") if path.is_file())
    made = (path for path in found if path.suffix in (".npz", ".mkv", ".png", ".mp4"))
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in made}


def test_photos_and_films_side_by_side(folder: Path, tmp_path: Path) -> None:
    model, out = FilmModel(), tmp_path / "out"
    tally = run(batch(folder, out, model), model)
    assert (tally.total, tally.done, tally.failed) == (3, 3, 0)
    assert set(files(out)) == {
        "photo.npz",
        "a.depth.mkv",
        *(f"a-npz/{number:06}.npz" for number in range(4)),
        "below/b.depth.mkv",
        *(f"below/b-npz/{number:06}.npz" for number in range(3)),
    }
    report = json.loads((out / "leadline-report.json").read_text())
    told = {each["file"]: each["files"] for each in report["photos"]}
    assert told["a.mp4"] == ["a.depth.mkv", "a-npz/frames.json"]


def test_what_is_done_is_not_done_again(folder: Path, tmp_path: Path) -> None:
    model, out = FilmModel(), tmp_path / "out"
    run(batch(folder, out, model), model)
    seen, before = model.seen, files(out)
    again = run(batch(folder, out, model), model)
    assert (again.before, again.done, model.seen) == (3, 3, seen)
    (out / "a.depth.mkv").unlink()
    assert run(batch(folder, out, model), model).before == 2
    assert files(out) == before
    assert model.seen == seen  # depth is kept


def test_films_without_photos(folder: Path, tmp_path: Path) -> None:
    model, out = FilmModel(), tmp_path / "out"
    tally = run(batch(folder, out, model, formats=()), model)
    assert (tally.total, tally.done) == (2, 2)
    assert "photo.npz" not in files(out)


def test_a_bad_film_does_not_stop_the_others(folder: Path, tmp_path: Path) -> None:
    (folder / "a.mp4").write_bytes(b"no film at all")
    model, out = FilmModel(), tmp_path / "out"
    tally = run(batch(folder, out, model), model)
    assert (tally.done, tally.failed) == (2, 1)
    assert "below/b.depth.mkv" in files(out)


@pytest.mark.parametrize("name", ["a.depth.mkv", "a-npz/000002.npz"])
def test_files_that_no_batch_has_made_stay(folder: Path, tmp_path: Path, name: str) -> None:
    model, out = FilmModel(), tmp_path / "out"
    (out / name).parent.mkdir(parents=True)
    (out / name).write_text("mine")
    for _ in range(2):
        tally = run(batch(folder, out, model), model)
        assert (tally.done, tally.failed) == (2, 1)
        assert (out / name).read_text() == "mine"


def test_own_exports_are_no_films(folder: Path, tmp_path: Path) -> None:
    model = FilmModel()
    formats = ("ffv1", "depth-mp4", "color-mp4", "stereo", "half-sbs", "tb")
    run(batch(folder, folder / "out", model, films=formats), model)
    assert len(find_films(folder, folder / "out")) == 2
    assert len(find_films(folder, tmp_path / "elsewhere")) == 2


def test_films_are_named_where_nothing_is_to_be_made_of_them(
    folder: Path, tmp_path: Path, capsys, monkeypatch
) -> None:
    monkeypatch.setattr("core.batch.model.Model.open", lambda self: FilmModel())
    assert main(["batch", str(folder), str(tmp_path / "out"), "--format", "npz"]) == 0
    told = capsys.readouterr().err
    assert "a.mp4 and 1 more films are left out: --films says what to make of films" in told


def test_the_command_makes_films(folder: Path, tmp_path: Path, capsys, monkeypatch) -> None:
    monkeypatch.setattr("core.batch.model.Model.open", lambda self: FilmModel())
    out = tmp_path / "out"
    assert main(["batch", str(folder), str(out), "--films", "ffv1", "--json"]) == 0
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [each["file"] for each in events if each["event"] == "photo"] == ["a.mp4", "below/b.mkv"]
    assert main(["batch", str(folder), str(out)]) == 2
    assert "give --format for photos, --films for films" in capsys.readouterr().err


def start(folder: Path, out: Path, cache: Path, *options: str) -> subprocess.Popen[bytes]:
    arguments = ["batch", folder, out, "--films", "npz,depth-mp4", *options]
    program = f"import os, sys; os.environ['LEADLINE_CACHE_DIR'] = {str(cache)!r}; import main; "
    command = [sys.executable, "-c", program + "sys.exit(main.start())", *map(str, arguments)]
    with out.with_suffix(".log").open("wb") as log:
        return subprocess.Popen(command, cwd=ROOT, stderr=log)


@pytest.mark.skipif(importlib.util.find_spec("ray") is None, reason="Ray is not installed")
@pytest.mark.timeout(3 * PATIENCE_S)
def test_workers_of_a_cluster_make_the_same_files_though_one_is_killed(
    folder: Path, tmp_path: Path
) -> None:
    if not bundled_weights().is_file():
        pytest.skip("the bundled weights are not here")
    here, there = tmp_path / "here", tmp_path / "there"
    assert start(folder, here, tmp_path / "c1").wait(PATIENCE_S) == 0
    driver = start(folder, there, tmp_path / "c2", "--ray", "local", "--workers", "2")
    try:
        for worker in busy_workers(driver, tmp_path / "c2"):
            worker.kill()
            break
        driver.wait(PATIENCE_S)
    finally:
        driver.kill()
    assert driver.returncode == 0, there.with_suffix(".log").read_bytes()
    assert len(files(here)) == 4 + 3 + 2
    assert files(there) == files(here)


def busy_workers(driver: subprocess.Popen[bytes], cache: Path) -> Iterator[psutil.Process]:
    """Once the first frame is there."""
    end = time.monotonic() + PATIENCE_S
    while not any(cache.rglob("*.depth")):
        assert driver.poll() is None, "the batch ended too early"
        assert time.monotonic() < end, "no frame was done in time"
        time.sleep(0.02)
    for process in psutil.Process(driver.pid).children(recursive=True):
        if process.cmdline()[:1] in (["ray::Worker"], ["ray::Worker.see"]):
            yield process
