from __future__ import annotations

import pytest

from gui.control.pace import WINDOW_S, RunPace


def test_too_early_to_tell() -> None:
    pace = RunPace()
    assert pace.per_s is None
    pace.add(0, 0.0)
    pace.add(100, 0.5)
    assert pace.per_s is None


def test_only_the_last_seconds_count() -> None:
    pace = RunPace()
    for second in range(20):
        pace.add(1000 * second, float(second))
    for second in range(20, 40):
        pace.add(19_000 + 10 * (second - 19), float(second))
    assert pace.per_s == pytest.approx(10)
    assert WINDOW_S < 20


def test_less_than_before_starts_anew() -> None:
    pace = RunPace()
    pace.add(0, 0.0)
    pace.add(5000, 2.0)
    pace.add(0, 3.0)  # the check of what was downloaded
    assert pace.per_s is None
    pace.add(600, 5.0)
    assert pace.per_s == pytest.approx(300)
