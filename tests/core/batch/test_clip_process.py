"""A clip in a process of its own, told in lines of JSON."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.batch.clip_process import ClipJob
from core.batch.model import Model
from core.export.recipe import Recipe
from core.films.clip import raw_variant
from core.films.export import ClipOrder
from core.films.opening import open_film
from core.films.request import ClipRequest
from core.films.store import DepthStore, film_digest
from tests.films import write_film
from tests.sample_estimates import INFO, make_estimate

FRAMES = 5
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A film whose depth is kept already: no model is opened."""
    made = write_film(tmp_path / "walk.mp4", FRAMES)
    with open_film(made) as film, DepthStore(film_digest(made), raw_variant(INFO)) as store:
        for index in range(FRAMES):
            store.put(index, make_estimate(film.photo(index)))
    return made


def told(job: ClipJob) -> list[dict]:
    done = subprocess.run(
        [sys.executable, "-m", "core.batch.clip_process"],
        input=pickle.dumps(job),
        capture_output=True,
        cwd=ROOT,
        timeout=300,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_it_steadies_writes_and_tells(path: Path, tmp_path: Path) -> None:
    order = ClipOrder(Recipe(("npz",)), tmp_path / "out", "walk")
    events = told(ClipJob(ClipRequest(path), INFO, Model(), order))
    stages = {event["stage"] for event in events if event["event"] == "progress"}
    assert stages == {"steadying", "writing"}
    assert events[-1]["event"] == "end"
    assert [Path(file).name for file in events[-1]["files"]] == ["walk-npz"]
    assert events[-1]["failures"] == []


def test_without_an_order_nothing_is_written(path: Path, tmp_path: Path) -> None:
    events = told(ClipJob(ClipRequest(path), INFO, Model()))
    assert events[-1] == {"event": "end", "files": [], "failures": []}
    assert {event.get("stage") for event in events[:-1]} == {"steadying"}


def test_metres_of_the_bundled_model_are_other_depth(path: Path, tmp_path: Path) -> None:
    """What is kept without them is not taken: each has a store of its own."""
    film = film_digest(path)
    with open_film(path) as frames, DepthStore(film, raw_variant(INFO, metres=True)) as store:
        for index in range(FRAMES):
            twice = make_estimate(frames.photo(index))
            canonical = 2 * twice.canonical_inverse_depth
            store.put(index, replace(twice, canonical_inverse_depth=canonical))
    seen = []
    for metres in (False, True):
        order = ClipOrder(Recipe(("npz",)), tmp_path / f"out{metres}", "walk")
        told(ClipJob(ClipRequest(path, steady=0.0), INFO, Model(bundled_metres=metres), order))
        with np.load(order.out_dir / "walk-npz" / "000000.npz") as stored:
            seen.append(stored["canonical_inverse_depth"])
    np.testing.assert_allclose(seen[1], 2 * seen[0], rtol=2e-3)


def test_what_cannot_be_done_is_said(tmp_path: Path) -> None:
    events = told(ClipJob(ClipRequest(tmp_path / "none.mp4"), INFO, Model()))
    assert [event["event"] for event in events] == ["failed"]
    assert events[0]["error"]["template"]
