"""Films as files: throughput beside the bare network, memory and the size of what is kept.

CLIP_FRAMES takes another number of frames than 2000 for memory, CLIP_SECONDS another length of the
film for throughput.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import numpy as np
import psutil
from PIL import Image

from core.export.recipe import Recipe
from core.films import open_film
from core.films.clip import FilmClip
from core.films.export import ClipOrder, export_clip
from core.films.network import local_network
from core.films.request import ClipRequest
from core.progress import Progress
from core.session import open_model
from core.types import Photo, Size
from core.weights.catalog import bundled_weights
from tests.benchmarks.bare_network import bare_seconds
from tests.benchmarks.registry import Skip, benchmark
from tests.film_model import FilmModel
from tests.films import write_film

FRAMES = int(os.environ.get("CLIP_FRAMES", "2000"))
SECONDS = float(os.environ.get("CLIP_SECONDS", "3"))
SIZE = Size(640, 360)
MEMORY_AFTER = FRAMES // 10
"""Frames after which memory is taken as the start: buffers of all sizes are there by then."""
BARE_RUNS = 10


@contextmanager
def own_caches() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        before = os.environ.get("LEADLINE_CACHE_DIR")
        os.environ["LEADLINE_CACHE_DIR"] = f"{folder}/cache"
        try:
            yield Path(folder)
        finally:
            os.environ.pop("LEADLINE_CACHE_DIR")
            if before is not None:
                os.environ["LEADLINE_CACHE_DIR"] = before


def moving_sample() -> Iterator[np.ndarray]:
    """The sample photo, the camera moving over it."""
    sample = Image.open(Path(__file__).resolve().parents[2] / "resources" / "sample.jpg")
    sample = sample.convert("RGB")
    height = sample.width * SIZE.height / SIZE.width * 0.8
    for number in range(round(25 * SECONDS)):
        left = 0.2 * sample.width * number / (25 * SECONDS)
        box = (left, 40, left + 0.8 * sample.width, 40 + height)
        yield np.asarray(sample.resize(SIZE, Image.Resampling.BICUBIC, box=box))


def decoded(film: Path) -> list[Photo]:
    """The first frames."""
    with open_film(film) as opened:
        return [opened.photo(number) for number in range(3)]


@cache
def run() -> dict[str, float]:
    if not bundled_weights().is_file():
        raise Skip("the compact model's weights are not here")
    model = open_model("compact", device="cpu")
    with own_caches() as folder:
        film = write_film(folder / "film.mp4", list(moving_sample()), options={"crf": "18"})
        photos = decoded(film)
        bare_seconds(model, photos, BARE_RUNS)
        before = bare_seconds(model, photos, BARE_RUNS)
        with FilmClip(ClipRequest(film), model.info) as clip, local_network(model) as network:
            started = time.perf_counter()
            clip.prepare(network)
            seconds = (time.perf_counter() - started) / len(clip.frames)
            kept = sum(each.stat().st_size for each in clip.raw.folder.rglob("*.depth"))
            frames = len(clip.frames)
            started = time.perf_counter()
            export_clip(clip, ClipOrder(Recipe(("depth-mp4",)), folder / "out", "film"))
            written = (time.perf_counter() - started) / frames
        bare = (before + bare_seconds(model, photos, BARE_RUNS)) / 2
    print(f"{bare:.3f} s bare, {seconds:.3f} s in the clip, {written:.3f} s to write depth-mp4")
    return {
        "throughput": bare / seconds,
        "with_film": bare / (seconds + written),
        "kept_kb": kept / frames / 1e3,
    }


@benchmark("clip: throughput beside the bare network", unit="", bar=0.85, at_least=True)
def clip_throughput() -> float:
    return run()["throughput"]


@benchmark("clip: the same with a depth film written", unit="")
def clip_and_film_throughput() -> float:
    return run()["with_film"]


@benchmark("clip: depth kept for a frame", unit="kB", bar=150)
def clip_kept() -> float:
    return run()["kept_kb"]


@benchmark("clip: growth of memory over 2000 frames", unit="MB", bar=150)
def clip_memory_growth() -> float:
    model, memory = FilmModel(), []

    def watch(_progress: Progress) -> None:
        memory.append(psutil.Process().memory_info().rss)

    with own_caches() as folder:
        film = write_film(folder / "film.mp4", FRAMES, sound=True)
        with FilmClip(ClipRequest(film), model.info) as clip, local_network(model) as network:
            clip.prepare(network, progress=watch)
            order = ClipOrder(Recipe(("depth-mp4", "npz", "color-mp4")), folder / "out", "film")
            export_clip(clip, order, progress=watch)
    growth = [max(part[MEMORY_AFTER:]) - part[MEMORY_AFTER] for part in _halves(memory)]
    print(f"{growth[0] / 1e6:.0f} MB while estimating, {growth[1] / 1e6:.0f} MB while writing")
    return (max(memory) - memory[MEMORY_AFTER]) / 1e6


def _halves(memory: list[int]) -> tuple[list[int], list[int]]:
    return memory[: len(memory) // 2], memory[len(memory) // 2 :]
