"""Metres for a model that tells none."""

from __future__ import annotations

import numpy as np
import pytest

from core.errors import ModelError
from core.types import DepthKind
from tests.gui.bench import Bench

RELATIVE = "depth-anything-v2-small"


@pytest.fixture
def relative(bench: Bench) -> Bench:
    """A photo is on show as a model sees it that tells no metres."""
    bench.jobs.session.kinds[RELATIVE] = DepthKind.AFFINE_INVERSE
    bench.controller.choose_model(RELATIVE)
    bench.opened("a.jpg")
    assert bench.shown.depth.per_metre is None
    assert bench.shown.model.relative
    return bench


def test_the_bundled_model_gives_its_metres_when_asked(relative: Bench) -> None:
    relative.controller.edit(bundled_metres=True)
    relative.run_all()
    assert [each.model for each in relative.jobs.loads][-1] == "compact"
    estimate = relative.shown.depth.derived.estimate
    assert estimate.info.model == RELATIVE
    assert estimate.metres_from == "compact"
    assert relative.shown.depth.per_metre is not None
    assert "Compact" in relative.shown.model.borrowed[0]
    assert relative.shown.model.relative  # of itself it still is


def test_switching_to_and_fro_costs_one_pass(relative: Bench) -> None:
    for wanted in (True, False, True):
        relative.controller.edit(bundled_metres=wanted)
        relative.run_all()
        assert (relative.shown.depth.per_metre is not None) == wanted
    assert len(relative.passes) == 2


def test_no_pass_where_the_bundled_model_has_seen_the_photo(bench: Bench) -> None:
    bench.jobs.session.kinds[RELATIVE] = DepthKind.AFFINE_INVERSE
    bench.opened("a.jpg")
    bench.controller.choose_model(RELATIVE)
    bench.controller.edit(bundled_metres=True)
    bench.run_all()
    assert bench.shown.depth.derived.estimate.metres_from == "compact"
    assert len(bench.passes) == 2


def test_what_cannot_be_fitted_stays_without_metres(relative: Bench) -> None:
    entry = relative.state.entries[0]
    said = next(iter(entry.results.values())).estimate.canonical_inverse_depth
    said[:] = np.float32(said.max()) - said  # near and far are the other way round
    relative.controller.edit(bundled_metres=True)
    relative.run_all()
    assert relative.shown.depth.per_metre is None
    assert "does not fit" in relative.notes[-1].text


def test_a_failure_switches_it_off_and_is_told(relative: Bench) -> None:
    relative.jobs.session.error = ModelError("not enough memory")
    relative.controller.edit(bundled_metres=True)
    relative.run_all()
    assert not relative.state.settings.bundled_metres
    assert relative.notes[-1].subject == "Compact"
    assert relative.shown.depth.derived is not None


def test_models_that_tell_metres_are_left_alone(bench: Bench) -> None:
    bench.opened("a.jpg")
    bench.controller.edit(bundled_metres=True)
    bench.run_all()
    assert bench.shown.correction is None
    assert len(bench.passes) == 1
