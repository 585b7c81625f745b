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
import sys
from pathlib import Path
from core.images import load_photo
from core.session import open_model

photo = load_photo(Path("resources/sample.jpg"))
model = open_model("compact", device="cpu")
model.estimate(photo)
print("ready", flush=True)
for _ in sys.stdin:
    print(model.estimate(photo).seconds["network"], flush=True)
"""


@benchmark("network beside four busy loops, as it is over idle waiting", unit="", bar=1.15)
def busy_ratio() -> float:
    with _busy(), _network(BY_ITSELF) as found, _network(BY_ENVIRONMENT, "PASSIVE") as idle:
        pairs = [(_seconds(found), _seconds(idle)) for _ in range(TURNS)]
    first, second = (statistics.median(each) for each in zip(*pairs, strict=True))
    return first / second


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


@contextmanager
def _network(start: str, policy: str | None = None) -> Iterator[subprocess.Popen[str]]:
    """A process that runs the network once for each line it is given; it has run before."""
    environment = {name: os.environ[name] for name in os.environ if not name.startswith("OMP_")}
    if policy:
        environment["OMP_WAIT_POLICY"] = policy
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, "-c", f"{start}\n{NETWORK}"],
        cwd=ROOT, env=environment, stdin=pipe, stdout=pipe, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        for line in process.stdout:  # what starts it may say something first
            if line.strip() == "ready":
                break
        yield process


def _seconds(process: subprocess.Popen[str]) -> float:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("\n")
    process.stdin.flush()
    return float(process.stdout.readline())
