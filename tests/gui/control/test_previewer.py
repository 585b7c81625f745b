"""The bundled model's answer while a slow one is at work."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.errors import ModelError
from core.settings import Settings
from gui.present.views import Views
from gui.snapshot.parts import Preview
from gui.state.app_state import current_entry
from gui.state.entry import Status
from gui.state.models import BUNDLED
from tests.gui.bench import Bench

FULL = Settings(model="depth-pro")


@pytest.fixture
def slow(views: Views, tmp_path: Path) -> Bench:
    """The full model is chosen, loaded and on the CPU; a photo is open and nothing has run."""
    bench = Bench(views, tmp_path, FULL)
    bench.open("a.jpg")
    bench.work.run_all()
    return bench


def model(bench: Bench) -> str:
    return bench.shown.depth.derived.estimate.info.model


def stage(bench: Bench) -> Preview:
    return bench.shown.model.preview


def test_the_preview_is_shown_and_replaced_by_the_full_result(slow: Bench) -> None:
    assert slow.state.running is not None
    assert slow.shown.depth.derived is None
    slow.previewing.run_all()
    assert (model(slow), stage(slow)) == (BUNDLED, Preview.AWAITED)
    shown = slow.shown
    assert shown.contours.derived is shown.cloud.derived is shown.depth.derived
    assert shown.focal.choices.predicted is not None
    assert not shown.waiting.text
    assert shown.task.text.startswith("Estimating")  # the full model is at work all the same
    slow.network.run_all()
    assert (model(slow), stage(slow)) == ("depth-pro", Preview.NONE)
    assert slow.shown.cloud.derived is slow.shown.depth.derived
    assert current_entry(slow.state).status == Status.DONE


def test_another_photo_has_its_preview_while_the_first_is_estimated(slow: Bench) -> None:
    slow.open("b.jpg")
    slow.work.run_all()
    slow.previewing.run_all()
    assert slow.jobs.bundled.passes == ["b.jpg"]  # that of the first one was not wanted any more
    assert (model(slow), stage(slow)) == (BUNDLED, Preview.AWAITED)
    slow.controller.previous_photo()
    slow.previewing.run_all()
    assert slow.jobs.bundled.passes == ["b.jpg", "a.jpg"]
    slow.controller.next_photo()
    assert model(slow) == BUNDLED  # at once
    assert not slow.previewing.busy
    slow.run_all()
    assert model(slow) == "depth-pro"


def test_when_the_full_model_fails_the_preview_is_said_to_be_what_stays(slow: Bench) -> None:
    slow.jobs.session.error = ModelError("not enough memory")
    slow.run_all()
    assert (model(slow), stage(slow)) == (BUNDLED, Preview.FAILED)
    assert slow.notes[-1].text == "Not enough memory."
    slow.jobs.session.error = None
    slow.controller.estimate()
    assert stage(slow) == Preview.AWAITED
    slow.run_all()
    assert (model(slow), stage(slow)) == ("depth-pro", Preview.NONE)


def test_a_cancelled_run_leaves_the_preview(slow: Bench) -> None:
    slow.previewing.run_all()
    slow.controller.cancel()
    slow.run_all()
    assert (model(slow), stage(slow)) == (BUNDLED, Preview.STOPPED)
    assert slow.passes == []


def test_cancelled_at_once_there_is_no_preview_either(slow: Bench) -> None:
    slow.controller.cancel()
    slow.run_all()
    assert slow.shown.depth.derived is None
    assert slow.jobs.bundled.passes == []


def test_a_preview_that_fails_is_not_tried_again_and_the_full_result_comes(slow: Bench) -> None:
    slow.jobs.bundled.error = ModelError("damaged")
    slow.previewing.run_all()
    slow.run_all()
    assert len(slow.jobs.bundled.passes) == 1
    assert slow.notes == []
    assert model(slow) == "depth-pro"


def test_a_removed_photo_takes_its_preview_along(slow: Bench) -> None:
    slow.controller.remove_photo()
    slow.run_all()
    assert slow.jobs.bundled.passes == []
    assert slow.state.entries == ()


def test_a_quick_model_needs_no_preview(bench: Bench) -> None:
    bench.opened("a.jpg")
    assert bench.jobs.bundled.passes == []


def test_a_gpu_needs_no_preview(views: Views, tmp_path: Path) -> None:
    bench = Bench(views, tmp_path, FULL, warm=False)
    bench.jobs.here = ("cuda", "cpu")
    bench.opened("a.jpg")
    assert model(bench) == "depth-pro"
    assert bench.jobs.bundled.passes == []


def test_the_compact_result_that_is_there_is_the_preview(bench: Bench) -> None:
    bench.opened("a.jpg")
    bench.controller.choose_model("depth-pro")
    assert (model(bench), stage(bench)) == (BUNDLED, Preview.AWAITED)
    bench.run_all()
    assert model(bench) == "depth-pro"
    assert bench.jobs.bundled.passes == []


def test_the_bundled_model_is_loaded_before_a_preview_wants_it(
    views: Views, tmp_path: Path
) -> None:
    bench = Bench(views, tmp_path, FULL)
    bench.previewing.run_all()
    assert bench.jobs._bundled is bench.jobs.bundled
    assert bench.jobs.bundled.passes == []
