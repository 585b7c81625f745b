"""A folder of photos as files, beside the bare network; BATCH_PHOTOS takes fewer than 200."""

from __future__ import annotations

import os
import tempfile
import time
from functools import cache
from pathlib import Path

import numpy as np
import psutil
from PIL import Image

from core.batch.engine import local_engine
from core.batch.run import PhotoBatch, Tally, run_batch
from core.export.recipe import Recipe
from core.images import load_photo
from core.session import open_model
from core.types import Photo
from core.weights.catalog import bundled_weights
from tests.benchmarks.bare_network import bare_seconds
from tests.benchmarks.registry import Skip, benchmark

PHOTOS = int(os.environ.get("BATCH_PHOTOS", "200"))
BAD = PHOTOS // 20
TWO_MEGAPIXELS = (1632, 1224)
FORMATS = ("npz", "png16")
BARE_RUNS = 40
MEMORY_AFTER = PHOTOS // 10
"""Photos after which memory is taken as the start: buffers of all sizes are there by then."""


def write_photos(folder: Path) -> None:
    """Different pictures of the sample, and bad files of three kinds among them."""
    sample = Image.open(Path(__file__).resolve().parents[2] / "resources" / "sample.jpg")
    large = sample.resize(TWO_MEGAPIXELS)
    for number in range(PHOTOS):
        path = folder / f"{number % 7}" / f"p{number:03}.jpg"
        path.parent.mkdir(exist_ok=True)
        shifted = Image.fromarray(np.roll(np.asarray(large), 37 * number, axis=1))
        shifted.save(path, quality=90)
        if number % 20 == 7:
            kept = (0, 4000, path.stat().st_size // 2)[number % 3]
            path.write_bytes(path.read_bytes()[:kept] if number % 5 else b"no picture")


def decoded(folder: Path) -> list[Photo]:
    """The first photos."""
    return [load_photo(folder / f"{number}" / f"p00{number}.jpg") for number in range(3)]


@cache
def run() -> dict[str, float]:
    if not bundled_weights().is_file():
        raise Skip("the compact model's weights are not here")
    session = open_model("compact", device="cpu")
    memory: list[int] = []
    with tempfile.TemporaryDirectory() as folder:
        photos, out = Path(folder) / "photos", Path(folder) / "out"
        photos.mkdir()
        write_photos(photos)
        first = decoded(photos)
        bare_seconds(session, first, BARE_RUNS)
        before = bare_seconds(session, first, BARE_RUNS)

        def watch(_tally: Tally) -> None:
            memory.append(psutil.Process().memory_info().rss)

        started = time.perf_counter()
        batch = PhotoBatch(photos, out, Recipe(FORMATS), {})
        tally = run_batch(batch, local_engine(lambda: session), progress=watch)
        seconds = (time.perf_counter() - started) / tally.done
        bare = (before + bare_seconds(session, first, BARE_RUNS)) / 2
    print(f"{bare:.3f} s bare, {seconds:.3f} s in the batch")
    assert (tally.done, tally.failed) == (PHOTOS - BAD, BAD)
    growth = max(memory[MEMORY_AFTER:]) - memory[MEMORY_AFTER]
    return {"throughput": bare / seconds, "growth_mb": growth / 1e6}


@benchmark("batch: throughput beside the bare network", unit="", bar=0.9, at_least=True)
def batch_throughput() -> float:
    return run()["throughput"]


@benchmark("batch: growth of memory over 200 photos", unit="MB", bar=200)
def batch_memory_growth() -> float:
    return run()["growth_mb"]
