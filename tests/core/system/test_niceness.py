from __future__ import annotations

import os
import subprocess
import sys

import pytest

from core.system.niceness import NICENESS, wait_idly


def test_waiting_idly_is_said_to_processes_that_are_started(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OMP_WAIT_POLICY", "ACTIVE")
    wait_idly()
    code = "import os; print(os.environ['OMP_WAIT_POLICY'])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "PASSIVE"


@pytest.mark.skipif(sys.platform != "linux", reason="threads have no nice values elsewhere")
def test_threads_that_are_named_step_back() -> None:
    code = """
import os, pathlib
from core.system.niceness import step_back_threads
name = pathlib.Path("/proc/self/comm").read_text().strip()
for said in ("another " + name, name[:3]):
    step_back_threads(said)
    print(os.getpriority(os.PRIO_PROCESS, 0))
"""
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    before, after = map(int, said.stdout.split())
    assert before == os.nice(0)
    assert after == NICENESS


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no nice values")
def test_a_process_steps_back() -> None:
    code = "import os; from core.system.niceness import step_back; step_back(); print(os.nice(0))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(said.stdout) == min(os.nice(0) + NICENESS, 19)
