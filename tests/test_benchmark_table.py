"""The frame that takes and judges the benchmarks' figures."""

from __future__ import annotations

import pytest

from tests.benchmarks.registry import Benchmark, Skip, take


def outcome(measure, bar: float | None = 1.0, *, at_least: bool = False) -> str:
    row = take(Benchmark("name", "title", "s", bar, at_least, measure))
    return f"{row.outcome} {row.value} {row.note}".strip()


@pytest.mark.parametrize(
    ("value", "bar", "at_least", "expected"),
    [
        (0.5, 1.0, False, "met"),
        (1.5, 1.0, False, "missed"),
        (1.5, 1.0, True, "met"),
        (0.5, 1.0, True, "missed"),
        (0.5, None, False, "told"),
        (float("nan"), 1.0, False, "missed"),
    ],
)
def test_bars(value, bar, at_least, expected) -> None:
    assert outcome(lambda: value, bar, at_least=at_least) == f"{expected} {value}"


def test_skips_and_errors_become_rows() -> None:
    def skipped() -> float:
        raise Skip("no weights")

    assert outcome(skipped) == "skipped None no weights"
    assert outcome(lambda: 1 / 0) == "failed None ZeroDivisionError: division by zero"
