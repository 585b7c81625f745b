"""Whole folders through a model of transformers: here and on a Ray cluster, the same files."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

pytest.importorskip("transformers")

from core.cli import main
from core.images import load_photo
from core.session import open_model
from tests.small_transformers import write_model

ROOT = Path(__file__).resolve().parents[3]
PATIENCE_S = 300


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    with Image.open(ROOT / "resources" / "sample.jpg") as sample:
        for number in range(3):
            sample.resize((96, 64)).rotate(90 * number).save(folder / f"{number}.png")
    return folder


def batch(photos: Path, out: Path, model: str, *options: str) -> list[str]:
    return ["batch", str(photos), str(out), "--format", "npz", "--model", model, *options]


@pytest.mark.parametrize("name", ["depth_anything", "depth_anything_metric"])
def test_a_batch_holds_what_the_model_says(photos: Path, tmp_path: Path, name: str) -> None:
    model = f"transformers:{write_model(tmp_path / name, name)}"
    assert main(batch(photos, tmp_path / "out", model, "--device", "cpu")) == 0
    session = open_model(model, device="cpu")
    for photo in sorted(photos.iterdir()):
        estimate = session.estimate(load_photo(photo))
        with np.load(tmp_path / "out" / f"{photo.stem}.npz") as stored:
            own = stored["canonical_inverse_depth"]
            assert str(stored["depth_kind"]) == str(estimate.kind)
        np.testing.assert_allclose(own, estimate.canonical_inverse_depth, rtol=1e-4)


@pytest.mark.skipif(
    importlib.util.find_spec("ray") is None, reason="Ray is not installed (extra 'cluster')"
)
@pytest.mark.timeout(2 * PATIENCE_S)
def test_on_a_cluster_it_makes_the_same_files(photos: Path, tmp_path: Path) -> None:
    model = f"transformers:{write_model(tmp_path / 'model')}"
    here, there = tmp_path / "here", tmp_path / "there"
    for out, options in ((here, ()), (there, ("--ray", "local", "--workers", "1"))):
        command = [sys.executable, "main.py", *batch(photos, out, model, "--device", "cpu")]
        done = subprocess.run(
            [*command, *options], cwd=ROOT, capture_output=True, timeout=PATIENCE_S
        )
        assert done.returncode == 0, done.stderr
    files = {path.name: path.read_bytes() for path in here.glob("*.npz")}
    assert len(files) == 3
    assert {path.name: path.read_bytes() for path in there.glob("*.npz")} == files
