"""The user's choice of focal length."""

from __future__ import annotations

from core.types import FocalSource
from tests.gui.bench import Bench


def test_manual_starts_from_what_is_in_force(bench: Bench) -> None:
    bench.opened("a.jpg")
    before = bench.shown.focal.active.px
    bench.controller.focal.choose_source("manual")
    active = bench.shown.focal.active
    assert (active.source, active.px) == (FocalSource.MANUAL, before)
    bench.controller.focal.reset()
    assert bench.shown.focal.active.source == FocalSource.PREDICTED
