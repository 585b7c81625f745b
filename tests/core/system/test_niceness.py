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


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no nice values")
def test_a_process_steps_back() -> None:
    code = "import os; from core.system.niceness import step_back; step_back(); print(os.nice(0))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(said.stdout) == min(os.nice(0) + NICENESS, 19)
