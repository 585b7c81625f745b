"""The user's choice of focal length."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.types import FocalSource
from gui.snapshot.ghost import Ghost
from tests.gui.bench import Bench


def test_manual_starts_from_what_is_in_force(bench: Bench) -> None:
    bench.opened("a.jpg")
    before = bench.shown.focal.active.px
    bench.controller.focal.choose_source("manual")
    active = bench.shown.focal.active
    assert (active.source, active.px) == (FocalSource.MANUAL, before)
    bench.controller.focal.reset()
    assert bench.shown.focal.active.source == FocalSource.PREDICTED


def test_what_was_before_goes_with_the_choice(bench: Bench) -> None:
    bench.opened("known.jpg")
    predicted_px = bench.shown.focal.choices.predicted
    assert bench.shown.ghost is None
    bench.controller.focal.choose_source("predicted")
    assert bench.shown.ghost == Ghost(None, 100.0, 1.0)
    pause_between_steps(bench)
    bench.controller.focal.set(200.0)
    assert bench.shown.ghost.focal_px == pytest.approx(predicted_px)
    bench.controller.undo()
    assert bench.shown.ghost == Ghost(None, 100.0, 1.0)
    bench.controller.undo()
    assert bench.shown.ghost is None
    bench.controller.redo()
    bench.controller.redo()
    assert bench.shown.ghost.focal_px == pytest.approx(predicted_px)


def pause_between_steps(bench: Bench) -> None:
    """As if the last change were long ago: the next one is a step of its own."""
    history = bench.controller.store._history
    history._done[-1] = replace(history._done[-1], at_s=-1e6)


def test_of_many_small_changes_the_first_counts(bench: Bench) -> None:
    bench.opened("known.jpg")
    for px in (110.0, 120.0, 130.0):
        bench.controller.focal.set(px)
    assert bench.shown.ghost == Ghost(None, 100.0, 1.0)
    bench.controller.undo()
    assert bench.shown.focal.active.px == 100.0


def test_the_cloud_follows_the_ghost(bench: Bench) -> None:
    bench.opened("known.jpg")
    bench.controller.focal.set(150.0)
    set_ghost = bench.views.cloud.set_ghost
    assert set_ghost.call_args.args[0] == pytest.approx((1, 1, 1))  # the old points are on show
    bench.run_all()
    assert set_ghost.call_args.args[0] == pytest.approx((1, 1, 100 / 150))
    bench.controller.edit(focal_ghost=False)
    assert set_ghost.call_args.args == (None,)


def test_comparing_changes_nothing_else(bench: Bench) -> None:
    bench.opened("known.jpg")
    steps = bench.controller.store.can_undo
    bench.controller.focal.compare(FocalSource.PREDICTED)
    assert bench.shown.ghost.source == FocalSource.PREDICTED
    assert bench.shown.focal.active.source == FocalSource.METADATA
    note = bench.views.cloud.overlay.set_note.call_args.args[0]
    assert note.startswith("faint: ")
    assert note.endswith("mm, predicted")
    bench.controller.focal.compare(None)
    assert bench.shown.ghost is None
    assert bench.views.cloud.overlay.set_note.call_args.args == ("",)
    assert bench.controller.store.can_undo == steps


def test_another_photo_has_its_own_ghost(bench: Bench) -> None:
    bench.opened("known.jpg", "known2.jpg")
    bench.controller.focal.set(150.0)
    ghost = bench.shown.ghost
    bench.controller.next_photo()
    assert bench.shown.ghost is None
    bench.controller.previous_photo()
    assert bench.shown.ghost == ghost
