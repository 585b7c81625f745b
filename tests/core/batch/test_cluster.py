"""A batch on a Ray cluster makes the files that it makes here, whatever happens to a worker."""

from __future__ import annotations

import importlib.util
import socket
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from PIL import Image

from core.batch import cluster
from core.batch.model import Model
from core.cli import main
from core.errors import ModelError, UsageError
from core.weights.catalog import bundled_weights

ROOT = Path(__file__).resolve().parents[3]
PHOTOS = 4
PATIENCE_S = 150
needs_ray = pytest.mark.skipif(
    importlib.util.find_spec("ray") is None, reason="Ray is not installed (extra 'cluster')"
)


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    sample = Image.open(ROOT / "resources" / "sample.jpg")
    for number in range(PHOTOS):
        sample.rotate(number).save(folder / f"{number}.jpg")
    (folder / "bad.jpg").write_text("no picture")
    return folder


def start(photos: Path, out: Path, *options: str) -> subprocess.Popen[bytes]:
    arguments = ["batch", photos, out, "--format", "npz,png16", *options]
    log = out.with_suffix(".log").open("wb")
    with log:
        return subprocess.Popen([sys.executable, ROOT / "main.py", *arguments], stderr=log)


def exports(out: Path) -> dict[str, bytes]:
    files = (path for path in out.iterdir() if path.is_file())
    return {path.name: path.read_bytes() for path in files if path.suffix in (".npz", ".png")}


def kill_a_worker(driver: subprocess.Popen[bytes], manifest: Path) -> None:
    """As soon as the first photo is done and both workers are seen: the slower one may yet be
    starting."""
    end = time.monotonic() + PATIENCE_S
    workers: list[psutil.Process] = []
    while len(workers) < 2:
        assert driver.poll() is None, "the batch ended too early"
        assert time.monotonic() < end, "no photo was done in time, or there was one worker"
        time.sleep(0.02)
        if manifest.exists() and manifest.read_bytes().count(b'"done"'):
            family = psutil.Process(driver.pid).children(recursive=True)
            workers = [each for each in family if runs(each)]
    workers[0].kill()


def runs(process: psutil.Process) -> bool:
    """Whether a process is one of our actors."""
    try:
        return process.cmdline()[:1] in (["ray::Worker"], ["ray::Worker.make"])
    except psutil.Error:
        return False


@needs_ray
@pytest.mark.timeout(2 * PATIENCE_S + 60)
def test_two_workers_make_the_same_files_though_one_is_killed(photos: Path, tmp_path: Path) -> None:
    if not bundled_weights().is_file():
        pytest.skip("the bundled weights are not here")
    here, there = tmp_path / "here", tmp_path / "there"
    assert start(photos, here).wait(PATIENCE_S) == 1
    driver = start(photos, there, "--ray", "local", "--workers", "2")
    try:
        kill_a_worker(driver, there / "leadline-batch.jsonl")
        driver.wait(PATIENCE_S)
    finally:
        driver.kill()
    errors = there.with_suffix(".log").read_bytes()
    assert driver.returncode == 1, errors
    assert b"bad.jpg: expected a picture" in errors
    assert len(exports(there)) == 2 * PHOTOS
    assert exports(there) == exports(here)


@needs_ray
def test_a_cluster_that_is_not_there_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(ModelError, match=rf"no Ray cluster .* 127.0.0.1:{port}"):
        cluster.connect(f"127.0.0.1:{port}", None)


def test_without_ray_it_is_said_how_to_get_it(photos, tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    arguments = ["batch", str(photos), str(tmp_path / "out"), "--format", "npz"]
    assert main([*arguments, "--ray", "local"]) == 2
    assert "[cluster]" in capsys.readouterr().err
    with pytest.raises(UsageError, match="Ray"):
        cluster.ray_engine("local", Model())


def test_workers_without_a_cluster_are_refused(photos, tmp_path, capsys) -> None:
    arguments = ["batch", str(photos), str(tmp_path / "out"), "--format", "npz"]
    assert main([*arguments, "--workers", "2"]) == 2
    assert "--ray" in capsys.readouterr().err
