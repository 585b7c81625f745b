"""The model, without its threads."""

from __future__ import annotations

import sys

import pytest

from gui.work.jobs import Jobs


@pytest.fixture
def jobs() -> Jobs:
    return Jobs()


def test_triton_stays_out_of_the_window(jobs: Jobs) -> None:
    assert sys.modules["triton"] is None or "torch" in sys.modules
