"""The depth in a photo's file: shown, compared with, and as scale."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from core.own_depth import OwnDepth, OwnKind, own_estimate
from core.types import FocalSource
from gui.state.app_state import change_entry, current_entry
from gui.state.entry import Own, Status
from gui.work.derive import derive
from tests.gui.bench import Bench
from tests.sample_estimates import make_photo


def bring(bench: Bench, *, metric: bool = True, factor: float = 1.0) -> Own:
    """Give the photo on show depth of its own: the model's, farther by a factor."""
    shown = bench.shown
    derived, focal = shown.depth.derived, shown.focal
    canonical = derived.estimate.canonical_inverse_depth
    inverse = canonical * np.float32(shown.photo.size.width / focal.active.px / factor)
    depth = OwnDepth(OwnKind.HEIC, inverse, metric, focal_px=100.0)
    photo = make_photo("known.jpg")
    own = Own(depth, derive(own_estimate(depth, photo), photo.rgb))
    bench.controller.store.set(change_entry(bench.state, bench.state.current, own=own))
    return own


def test_it_takes_the_models_place_and_gives_it_back(bench: Bench) -> None:
    bench.opened("known.jpg")
    before = bench.shown.depth.derived
    own = bring(bench)
    desk = bench.controller.own_depth
    desk.toggle()
    assert bench.shown.depth.derived is own.derived
    assert bench.shown.photo.own_used
    assert bench.shown.focal.active.source is FocalSource.METADATA
    assert bench.shown.focal.choices.predicted == pytest.approx(100.0)
    desk.toggle()
    assert bench.shown.depth.derived is before
    bench.run_all()
    assert bench.passes == ["known.jpg"]


def test_without_a_models_answer_that_is_asked_for_again(bench: Bench) -> None:
    bench.opened("known.jpg")
    bring(bench)
    bench.controller.own_depth.toggle()
    key = bench.state.current
    bench.controller.store.set(change_entry(bench.state, key, results={}))
    bench.run_all()
    assert len(bench.passes) == 1  # the file's depth is enough
    bench.controller.own_depth.toggle()
    assert current_entry(bench.state).status is not Status.DONE
    bench.run_all()
    assert len(bench.passes) == 2
    assert bench.shown.depth.derived is not None


def test_compared_as_truth(bench: Bench) -> None:
    bench.opened("known.jpg")
    bring(bench, factor=2.0)
    bench.controller.own_depth.compare()
    bench.run_all()
    figures = bench.shown.pictures.evaluated.figures
    assert figures["abs_rel"] == pytest.approx(0.5, rel=1e-3)
    assert bench.shown.evaluation.alignment == "none"


def test_without_metres_it_is_compared_after_a_fit(bench: Bench) -> None:
    bench.opened("known.jpg")
    bring(bench, metric=False, factor=5.0)
    bench.controller.own_depth.compare()
    bench.run_all()
    assert bench.shown.evaluation.alignment == "scale-shift"
    assert bench.shown.pictures.evaluated.figures["abs_rel"] == pytest.approx(0, abs=1e-3)


def test_a_scale_that_can_be_taken_back(bench: Bench) -> None:
    bench.opened("known.jpg")
    bring(bench, factor=1.5)
    bench.controller.own_depth.scale()
    assert bench.shown.cloud.scale == pytest.approx(1.5, rel=1e-4)
    assert "Scaled by 1.500" in bench.notes[-1].text
    take_back = bench.strip.show_note.call_args.args[1]
    take_back()
    assert bench.shown.cloud.scale == 1.0


def test_no_scale_without_metres(bench: Bench) -> None:
    bench.opened("known.jpg")
    bring(bench, metric=False)
    bench.controller.own_depth.scale()
    assert bench.notes[-1].error
    assert bench.shown.cloud.scale == 1.0


def test_photos_without_depth_are_left_as_they_are(bench: Bench) -> None:
    bench.opened("a.jpg")
    before = bench.state
    for ask in ("toggle", "compare", "scale"):
        getattr(bench.controller.own_depth, ask)()
    assert bench.state is before


def test_truth_of_nothing_known_is_refused(bench: Bench) -> None:
    bench.opened("known.jpg")
    own = bring(bench)
    nothing = replace(own, depth=replace(own.depth, inverse=np.zeros((3, 4), np.float32)))
    bench.controller.store.set(change_entry(bench.state, bench.state.current, own=nothing))
    bench.controller.own_depth.compare()
    bench.run_all()
    assert bench.notes[-1].error
    assert bench.shown.evaluation.truth is None


def test_undo_gives_the_models_depth_back_and_redo_the_files(bench: Bench) -> None:
    bench.opened("known.jpg")
    before = bench.shown.depth.derived
    own = bring(bench)
    bench.controller.own_depth.toggle()
    bench.controller.store.undo()
    assert bench.shown.depth.derived is before
    bench.controller.store.redo()
    assert bench.shown.depth.derived is own.derived
    bench.run_all()
    assert len(bench.passes) == 1


def test_undo_asks_the_model_that_has_not_run(bench: Bench) -> None:
    bench.opened("known.jpg")
    bring(bench)
    bench.controller.own_depth.toggle()
    bench.controller.store.set(change_entry(bench.state, bench.state.current, results={}))
    bench.controller.store.undo()
    bench.run_all()
    assert len(bench.passes) == 2
    assert current_entry(bench.state).status is Status.DONE


def test_it_is_shown_beside_the_models(bench: Bench) -> None:
    bench.opened("known.jpg")
    bench.controller.edit(second_show="own")
    assert bench.shown.second.values is None
    assert "no depth of its own" in bench.shown.second.hint
    own = bring(bench)
    assert bench.shown.second.values is own.derived.estimate.canonical_inverse_depth
    assert bench.shown.depth.derived is not own.derived
