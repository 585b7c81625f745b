"""The command ``camera``: how soon the program has ended after Ctrl+C.

A film stands for the device, the network is the bundled one.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from core.weights.catalog import bundled_weights
from tests.benchmarks.registry import Skip, benchmark
from tests.films import write_film

ROOT = Path(__file__).resolve().parents[2]
SECONDS, FPS = 80, 25
RESULTS = 3
"""That have come before it is ended."""
MOMENTS = (0.0, 0.1, 0.2, 0.3, 0.4)
"""Seconds after the last result: somewhere in the next pass."""


@cache
def endings() -> list[float]:
    if not bundled_weights().is_file():
        raise Skip("the bundled model's weights are not here")
    with tempfile.TemporaryDirectory() as folder:
        film = write_film(Path(folder) / "camera.mp4", SECONDS * FPS, fps=FPS)
        return [_ended(film, moment) for moment in MOMENTS]


def _ended(film: Path, moment_s: float) -> float:
    """Seconds from Ctrl+C to the end of the process."""
    with _watching(film) as process:
        assert process.stdout is not None
        for _ in range(RESULTS):
            if not process.stdout.readline():
                raise RuntimeError("it ended by itself")
        time.sleep(moment_s)
        process.send_signal(signal.SIGINT)
        began = time.perf_counter()
        process.wait()
        return time.perf_counter() - began


@contextmanager
def _watching(film: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "main.py", "camera", str(film)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


@benchmark("camera on the command line: Ctrl+C to the end, longest of five", bar=0.5)
def camera_ctrl_c() -> float:
    return max(endings())
