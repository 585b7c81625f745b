"""Two models on one photo, and how sure the first one is."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.errors import ModelError
from core.truth.comparison import Truth
from core.types import DepthKind
from gui.state.app_state import change_entry
from tests.gui.bench import Bench


@pytest.fixture
def beside(bench: Bench) -> Bench:
    """The full model beside the compact one, and the pane that shows it."""
    bench.opened("a.jpg")
    bench.controller.choose_pane("second")
    bench.controller.edit(other_model="depth-pro")
    bench.run_all()
    return bench


def test_the_other_model_sees_the_photo_once_and_is_shown(beside: Bench) -> None:
    assert [each.model for each in beside.jobs.loads] == ["compact", "depth-pro"]
    assert beside.shown.depth.derived.estimate.info.model == "compact"
    assert beside.shown.second.source.estimate.info.model == "depth-pro"
    assert beside.shown.second.note == "Depth Pro"
    assert len(beside.passes) == 2


def test_it_waits_until_somebody_looks(bench: Bench) -> None:
    bench.opened("a.jpg")
    bench.controller.edit(other_model="depth-pro")
    bench.run_all()
    assert len(bench.passes) == 1
    bench.controller.choose_page("evaluate")
    bench.run_all()
    assert len(bench.passes) == 2


def test_going_to_and_fro_between_both_runs_nothing(beside: Bench) -> None:
    for model in ("depth-pro", "compact", "depth-pro"):
        beside.controller.choose_model(model)
        assert beside.shown.depth.derived.estimate.info.model == model  # at once
        beside.run_all()
    assert len(beside.passes) == 2


def test_both_are_compared_where_there_is_no_truth(beside: Bench) -> None:
    evaluated = beside.shown.pictures.evaluated
    assert evaluated.figures["abs_rel"] == pytest.approx(0, abs=1e-6)  # it is the same fake
    assert evaluated.figures["si_boundary_f1"] > 0
    assert evaluated.error is not None
    assert evaluated.request.truth is None
    assert beside.shown.pictures.evaluated_other is None


def test_both_are_held_against_a_truth(beside: Bench, tmp_path: Path) -> None:
    truth = Truth(tmp_path / "t.npy", "depth", np.full((60, 80), 2.0, np.float32))
    state = beside.state
    beside.controller.store.set(change_entry(state, state.current, truth=truth))
    beside.run_all()
    pictures = beside.shown.pictures
    assert pictures.evaluated.request.derived.estimate.info.model == "compact"
    assert pictures.evaluated_other.request.derived.estimate.info.model == "depth-pro"
    assert pictures.evaluated.figures == pictures.evaluated_other.figures
    beside.controller.evaluator.write(tmp_path / "both.csv")
    beside.controller._lanes.export.run_all()
    head, *rows = (tmp_path / "both.csv").read_text().splitlines()
    assert head == "name,threshold_percent,value,value_depth-pro"
    assert next(row for row in rows if row.startswith("abs_rel")).count(",") == 3


def test_a_model_that_tells_no_metres_is_fitted_first(bench: Bench) -> None:
    bench.jobs.session.kinds["depth-pro"] = DepthKind.AFFINE_INVERSE
    bench.opened("a.jpg")
    bench.controller.choose_page("evaluate")
    bench.controller.edit(other_model="depth-pro")
    bench.run_all()
    assert bench.shown.pictures.evaluated.request.alignment == "scale-shift"


def test_one_that_fails_is_named_and_not_asked_again(bench: Bench) -> None:
    bench.opened("a.jpg")
    bench.controller.choose_page("evaluate")
    bench.jobs.session.error = ModelError("not enough memory")
    bench.controller.edit(other_model="depth-pro")
    bench.run_all()
    assert bench.state.settings.other_model == ""
    assert bench.notes[-1].subject == "Depth Pro"
    assert bench.shown.depth.derived is not None


def test_the_mirrored_photo_is_asked_on_demand(bench: Bench) -> None:
    bench.opened("a.jpg")
    bench.controller.choose_pane("second")
    bench.controller.edit(second_show="spread")
    bench.run_all()
    assert "mirrored photo" in bench.shown.second.hint
    bench.controller.estimator.request_mirror()
    bench.run_all()
    assert len(bench.passes) == 2
    assert bench.shown.second.values.shape == bench.shown.depth.derived.grid[::-1]
    assert bench.shown.second.hint == ""


def test_without_an_answer_the_depth_stays(bench: Bench) -> None:
    bench.opened("a.jpg")
    bench.jobs.session.error = ModelError("not enough memory")
    bench.controller.estimator.request_mirror()
    bench.run_all()
    assert bench.shown.depth.derived is not None
    assert bench.notes[-1].subject == "a.jpg"
    assert len(bench.passes) == 2  # once more, and not for ever
