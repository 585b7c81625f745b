"""A photo of 108 megapixels exported from the command line: seconds, and memory at its peak."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from PIL import Image

from tests.benchmarks.registry import benchmark

ROOT = Path(__file__).resolve().parents[2]
SIZE, USUAL = (12_000, 9_000), (4_000, 3_000)
BAND_ROWS = 500
GRAIN = 7  # grey levels, as in a photo: without it a JPEG would be decoded too fast


class Run(NamedTuple):
    """Of the whole process, from its start to its end."""

    seconds: float
    processor_s: float
    peak_gb: float


def take(name: str, fmt: str) -> None:
    """Put a format's three figures into the table."""

    def seconds() -> float:
        return exported(fmt, SIZE).seconds

    def ratio() -> float:
        return exported(fmt, SIZE).processor_s / exported(fmt, USUAL).processor_s

    def memory() -> float:
        return exported(fmt, SIZE).peak_gb

    for measure in (seconds, ratio, memory):
        measure.__name__ = f"large_{fmt}_{measure.__name__}"
    photo = f"108 megapixels, {name}"
    benchmark(f"{photo}: whole command", bar=12.0)(seconds)
    benchmark(f"{photo}: processors, times a photo of 12", unit="x")(ratio)
    benchmark(f"{photo}: peak memory", unit="GB", bar=1.5)(memory)


@cache
def exported(fmt: str, size: tuple[int, int]) -> Run:
    with tempfile.TemporaryDirectory() as folder:
        photo = Path(folder) / "photo.jpg"
        photo.write_bytes(jpeg(size))
        command = [sys.executable, "main.py", "export", str(photo), "--out", folder, "--json"]
        start, before = time.perf_counter(), _processor_s()
        done = subprocess.run(
            [*command, "--format", fmt], cwd=ROOT, stdout=subprocess.PIPE, check=True
        )
        seconds = time.perf_counter() - start
        processors = _processor_s() - before
    return Run(seconds, processors, json.loads(done.stdout)["peak_memory_bytes"] / 1e9)


def _processor_s() -> float:
    """What processes that have ended took of all processors."""
    used = os.times()
    return used.children_user + used.children_system


@cache
def jpeg(size: tuple[int, int]) -> bytes:
    """The sample photo enlarged, with grain."""
    with tempfile.NamedTemporaryFile(suffix=".jpg") as file:
        with Image.open(ROOT / "resources" / "sample.jpg") as sample:
            large = sample.convert("RGB").resize(size, Image.Resampling.BICUBIC)
        grain = np.random.default_rng(0).integers(0, GRAIN, (BAND_ROWS, size[0], 3), np.uint8)
        for top in range(0, size[1], BAND_ROWS):
            box = (0, top, size[0], min(size[1], top + BAND_ROWS))
            band = np.minimum(np.asarray(large.crop(box)), 255 - GRAIN)
            large.paste(Image.fromarray(band + grain[: len(band)]), box)
        large.save(file.name, quality=92)
        return Path(file.name).read_bytes()


take("points", "ply")
take("EXR", "exr")
