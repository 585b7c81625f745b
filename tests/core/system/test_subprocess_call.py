"""Another process: its results, its errors, its end."""

from __future__ import annotations

import math
import os
import time

import pytest

from core.progress import Cancelled, CancelToken, Monitor
from core.system.subprocess_call import run_apart


def test_results_and_errors_come_back() -> None:
    assert run_apart(math.hypot, 3, 4, monitor=Monitor()) == 5
    with pytest.raises(ValueError, match=r"math domain|expected a nonnegative"):
        run_apart(math.sqrt, -1, monitor=Monitor())


def test_work_stops_at_once() -> None:
    token = CancelToken()
    token.cancel()
    start = time.monotonic()
    with pytest.raises(Cancelled):
        run_apart(time.sleep, 60, monitor=Monitor(cancel=token))
    assert time.monotonic() - start < 30


def test_a_process_that_is_gone_was_ended_for_its_memory() -> None:
    with pytest.raises(MemoryError):
        run_apart(os._exit, 1, monitor=Monitor())
