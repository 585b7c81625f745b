"""The command line beside programs that want the processors too."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.benchmarks.registry import benchmark

ROOT = Path(__file__).resolve().parents[2]
LOOPS, TURNS, PROCESSORS = 4, 5, 2
# What the program does by itself, or what the environment alone says.
BY_ITSELF = "import main; main.main(['--version'])"
BY_ENVIRONMENT = "print()"
NETWORK = """
from pathlib import Path
from core.images import load_photo
from core.session import open_model

photo = load_photo(Path("resources/sample.jpg"))
model = open_model("compact", device="cpu")
print(min(model.estimate(photo).seconds["network"] for _ in range(3)))
"""


@benchmark("network beside four busy loops, as it is over idle waiting", unit="", bar=1.15)
def busy_ratio() -> float:
    with _busy():
        pairs = [(_seconds(BY_ITSELF), _seconds(BY_ENVIRONMENT, "PASSIVE")) for _ in range(TURNS)]
    found, idle = (statistics.median(each) for each in zip(*pairs, strict=True))
    return found / idle


@contextmanager
def _busy() -> Iterator[None]:
    """Loops on two processors, to which the processes that are started meanwhile are bound too."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(before)[:PROCESSORS])
    loop = [sys.executable, "-c", "while True: pass"]
    loops = [subprocess.Popen(loop) for _ in range(LOOPS)]
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)
        for each in loops:
            each.kill()
            each.wait()


def _seconds(start: str, policy: str | None = None) -> float:
    environment = {name: os.environ[name] for name in os.environ if not name.startswith("OMP_")}
    if policy:
        environment["OMP_WAIT_POLICY"] = policy
    command = [sys.executable, "-c", f"{start}\n{NETWORK}"]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return float(done.stdout.split()[-1])
