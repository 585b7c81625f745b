"""Long work leaves the processors to what people are waiting for."""

from __future__ import annotations

import os
import sys
import threading
from contextlib import suppress
from pathlib import Path

NICENESS = 5


def step_back() -> None:
    """Let other programs go first, where the system knows such a thing (Windows does not)."""
    with suppress(AttributeError, OSError):
        os.nice(NICENESS)


def step_back_thread() -> None:
    """Let the other threads of this program go first, on Linux: elsewhere threads have no nice
    value. Threads that are started from here inherit it, torch's too."""
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)


def step_back_threads(name: str) -> None:
    """The same for threads of libraries that are running already, whose names begin so."""
    if sys.platform != "linux":
        return
    for thread in Path("/proc/self/task").iterdir():
        with suppress(OSError):  # it may have ended
            if (thread / "comm").read_text().startswith(name):
                os.setpriority(os.PRIO_PROCESS, int(thread.name), NICENESS)


def wait_idly() -> None:
    """Let torch's threads wait without spinning, in this process and those it starts.

    Where others want the processors too, threads that spin take them from the one they wait
    for: a photo takes ten times as long. Read when torch is loaded, so it must be said before.
    """
    os.environ["OMP_WAIT_POLICY"] = "PASSIVE"
