"""Progress on standard error, on a terminal and off it."""

from __future__ import annotations

import pytest

from core.cli import progress_line
from core.cli.progress_line import TerminalProgress
from core.progress import Progress


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time, which the test sets."""
    now = [100.0]
    monkeypatch.setattr(progress_line.time, "monotonic", lambda: now[0])
    return now


def run(clock: list[float], seconds: float, start: float) -> None:
    with TerminalProgress() as line:
        for percent in range(101):
            line.show(Progress(start + percent * 1e6, start + 100e6, "downloading"))
            clock[0] += seconds


def test_off_a_terminal_there_is_a_line_for_every_tenth(clock, capsys) -> None:
    run(clock, 1.0, 0)
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 11
    assert lines[0] == "downloading   0%  0 of 100 MB"
    assert lines[5] == "downloading  50%  50 of 100 MB  1.0 MB/s  50 s left"
    assert lines[10].startswith("downloading 100%")


def test_a_resumed_download_counts_what_is_new(clock, capsys) -> None:
    run(clock, 2.0, 900e6)
    last_but_one = capsys.readouterr().err.splitlines()[0]
    assert "900 of 1,000 MB" in last_but_one
    assert "MB/s" not in last_but_one


def test_on_a_terminal_the_line_is_drawn_anew(clock, capsys, monkeypatch) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    run(clock, 0.1, 0)
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert told.endswith("\n")
    assert 30 <= told.count("\r") <= 60
    assert "100%" in told


def test_long_times_in_minutes(clock, capsys) -> None:
    with TerminalProgress() as line:
        line.show(Progress(0, 1000e6, "downloading"))
        clock[0] += 10
        line.show(Progress(100e6, 1000e6, "downloading"))
    assert "10.0 MB/s  1 min 30 s left" in capsys.readouterr().err
