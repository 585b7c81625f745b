"""How long imports take, each in a fresh process."""

from __future__ import annotations

import subprocess
import sys

from tests.benchmarks.registry import benchmark, median_s


def import_seconds(module: str) -> float:
    code = "import time; t = time.perf_counter(); import {0}; print(time.perf_counter() - t)"
    command = [sys.executable, "-c", code.format(module)]

    def measure() -> float:
        return float(subprocess.run(command, capture_output=True, check=True, text=True).stdout)

    measure()  # the files get into the page cache
    return min(measure() for _ in range(3))


@benchmark("import gui.app")
def import_window_seconds() -> float:
    return import_seconds("gui.app")


@benchmark("leadline --help, the whole process")
def command_line_seconds() -> float:
    command = [sys.executable, "main.py", "--help"]
    return median_s(lambda: subprocess.run(command, capture_output=True, check=True), repeat=3)
