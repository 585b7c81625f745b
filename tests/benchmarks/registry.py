"""The table of figures, and how to take them."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any


class Skip(Exception):  # noqa: N818 - an outcome, not an error
    """Raised by a benchmark that cannot be taken here; its text says why."""


@dataclass(frozen=True)
class Benchmark:
    """One figure.

    Attributes:
        name: the function's name.
        title: what is measured, for people.
        unit: of the value.
        bar: what must be reached; None where the figure is only told.
        at_least: the bar is a lower limit instead of an upper one.
        measure: takes the figure; raises Skip where it cannot.
    """

    name: str
    title: str
    unit: str
    bar: float | None
    at_least: bool
    measure: Callable[[], float]


@dataclass(frozen=True)
class Row:
    """A figure that was taken; ``value`` is None where it was skipped or failed."""

    name: str
    title: str
    unit: str
    bar: float | None
    at_least: bool
    value: float | None
    outcome: str  # "met", "missed", "told", "skipped" or "failed"
    note: str = ""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


_BENCHMARKS: dict[str, Benchmark] = {}


def benchmark(
    title: str, *, unit: str = "s", bar: float | None = None, at_least: bool = False
) -> Callable[[Callable[[], float]], Callable[[], float]]:
    """Put a function that returns a figure into the table."""

    def add(measure: Callable[[], float]) -> Callable[[], float]:
        name = measure.__name__
        assert name not in _BENCHMARKS, f"two benchmarks are called {name}"
        _BENCHMARKS[name] = Benchmark(name, title, unit, bar, at_least, measure)
        return measure

    return add


def registered() -> list[Benchmark]:
    """What was registered so far, in that order."""
    return list(_BENCHMARKS.values())


def take(entry: Benchmark) -> Row:
    """Measure one figure and judge it; an error becomes a row too."""
    fixed = (entry.name, entry.title, entry.unit, entry.bar, entry.at_least)
    try:
        value = float(entry.measure())
    except Skip as reason:
        return Row(*fixed, None, "skipped", str(reason))
    except Exception as error:  # the other figures are still wanted
        return Row(*fixed, None, "failed", f"{type(error).__name__}: {error}")
    return Row(*fixed, value, _outcome(entry, value))


def median_s(work: Callable[[], object], *, repeat: int = 5, warm_up: int = 1) -> float:
    """Median seconds of ``work`` over some runs, after others that do not count."""
    for _ in range(warm_up):
        work()
    seconds = []
    for _ in range(repeat):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def _outcome(entry: Benchmark, value: float) -> str:
    if entry.bar is None:
        return "told"
    met = value >= entry.bar if entry.at_least else value <= entry.bar
    return "met" if met else "missed"
