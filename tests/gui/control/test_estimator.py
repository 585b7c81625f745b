"""Runs of models that take long: what is kept, what waits, what is predicted and what is not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from core.errors import ModelError
from core.progress import Progress
from core.settings import Settings
from core.types import FocalSource
from gui.snapshot.parts import Prediction
from gui.state.app_state import current_entry
from gui.state.entry import Status
from gui.state.live import LiveState
from gui.state.models import ModelChoice
from tests.gui.bench import Bench


@pytest.fixture
def skipping(bench: Bench) -> Bench:
    """The focal prediction is skipped where it is not needed; "known.jpg" needs none."""
    bench.controller.edit(skip_prediction=True)
    return bench


def fov(bench: Bench) -> float | None:
    return bench.shown.depth.derived.estimate.fov_deg


# Results


def test_going_back_to_an_earlier_model_or_setting_runs_nothing(bench: Bench) -> None:
    bench.opened("a.jpg")
    bench.controller.choose_model("depth-pro")
    bench.run_all()
    bench.controller.edit(precision="bfloat16")
    bench.run_all()
    assert len(bench.passes) == 3
    loads = len(bench.jobs.loads)
    for changes in ({"precision": "auto"}, {"model": "compact"}, {"model": "depth-pro"}):
        bench.controller.edit(**changes)
        assert bench.shown.depth.derived is not None  # at once
        bench.run_all()
    assert len(bench.passes) == 3
    assert len(bench.jobs.loads) == loads


def test_what_auto_chose_is_an_answer_to_choosing_it(bench: Bench) -> None:
    bench.opened("a.jpg")
    bench.controller.edit(device="cpu", precision="float32")
    bench.run_all()
    assert len(bench.passes) == 1


def test_old_results_of_the_full_network_make_room(bench: Bench, monkeypatch) -> None:
    monkeypatch.setattr("gui.state.memory.LARGE_CELLS", 1)
    monkeypatch.setattr("gui.state.memory.LARGE_RESULTS_KEPT", 2)
    bench.opened("a.jpg", "b.jpg", "c.jpg")
    kept = [bool(entry.results) for entry in bench.state.entries]
    assert kept == [True, False, True]  # on show, oldest, newest
    assert bench.state.entries[1].status == Status.UNSEEN
    bench.controller.photos.choose(bench.state.entries[1].key)
    bench.run_all()
    assert bench.passes == ["a.jpg", "b.jpg", "c.jpg", "b.jpg"]


def test_a_fallback_is_said_calmly(bench: Bench) -> None:
    bench.jobs.session.notices = ("Memory ran out; went on in bfloat16.",)
    bench.opened("a.jpg")
    (note,) = bench.notes
    assert (note.subject, note.error) == ("a.jpg", False)
    assert bench.shown.model.notices == bench.jobs.session.notices


# Waiting


def test_restored_photos_wait_for_a_slow_model_until_they_are_looked_at(views, tmp_path) -> None:
    bench = Bench(views, tmp_path, Settings(model="depth-pro"))
    bench.restore("a.jpg", "b.jpg", "c.jpg")
    bench.run_all()
    assert bench.passes == ["a.jpg"]
    bench.controller.photos.choose(bench.state.entries[2].key)
    bench.run_all()
    assert bench.passes == ["a.jpg", "c.jpg"]


def test_restored_photos_all_run_with_the_quick_model(bench: Bench) -> None:
    bench.restore("a.jpg", "b.jpg")
    bench.run_all()
    assert bench.passes == ["a.jpg", "b.jpg"]


def test_leafing_through_photos_leaves_no_queue_behind(views, tmp_path) -> None:
    bench = Bench(views, tmp_path, Settings(model="depth-pro"))
    bench.restore("a.jpg", "b.jpg", "c.jpg")
    bench.work.run_all()  # a.jpg is in the network, which does not answer yet
    for entry in bench.state.entries[1:]:
        bench.controller.photos.choose(entry.key)
        bench.work.run_all()
    bench.run_all()
    assert bench.passes == ["a.jpg", "c.jpg"]
    assert bench.state.entries[1].status == Status.UNSEEN


def test_a_photo_that_waits_says_for_what(bench: Bench) -> None:
    bench.open("a.jpg", "b.jpg")
    bench.work.run_all()
    bench.controller.photos.choose(bench.state.entries[1].key)
    bench.work.run_all()
    assert bench.shown.waiting.text == "Waiting for a.jpg"


def test_cancel_is_answered_before_the_run_has_stopped(bench: Bench) -> None:
    bench.open("a.jpg")
    bench.work.run_all()
    assert bench.shown.task.cancellable
    bench.controller.cancel()
    assert bench.shown.task.text == "Stopping"
    assert not bench.shown.task.cancellable
    bench.run_all()
    assert bench.shown.task.text == ""


# Time left


class Clock:
    now = 100.0

    def monotonic(self) -> float:
        return self.now


def test_time_left_counts_from_the_first_progress(bench: Bench, monkeypatch) -> None:
    clock = Clock()
    monkeypatch.setattr("gui.control.estimator.time", clock)
    bench.open("a.jpg")
    bench.work.run_all()
    run = bench.network.queue[0][0]
    clock.now += 50  # whatever comes before does not count
    run.progressed.emit(Progress(10, 100, "x"))
    clock.now += 8
    run.progressed.emit(Progress(20, 100, "x"))
    assert "1 min 05 s left" in bench.shown.task.text
    run.progressed.emit(Progress(2, 100, "x"))  # it begins again with less memory
    clock.now += 10
    run.progressed.emit(Progress(22, 100, "x"))
    assert "39 s left" in bench.shown.task.text


# The focal length


def test_a_known_focal_length_is_not_predicted(skipping: Bench) -> None:
    skipping.opened("known.jpg")
    focal = skipping.shown.focal
    assert fov(skipping) is None
    assert focal.active.source == FocalSource.METADATA
    assert focal.prediction == Prediction.SKIPPED
    assert skipping.shown.cloud is not None
    assert skipping.jobs.session.predictions == []


def test_an_unknown_one_is(skipping: Bench) -> None:
    skipping.opened("a.jpg")
    assert fov(skipping) is not None


def test_without_the_wish_it_always_is(bench: Bench) -> None:
    bench.opened("known.jpg")
    assert fov(bench) is not None
    assert bench.shown.focal.prediction == Prediction.SETTLED


@pytest.mark.parametrize("ask", ["button", "source", "setting"])
def test_it_can_be_asked_for_later(skipping: Bench, ask: str) -> None:
    skipping.opened("known.jpg")
    {
        "button": skipping.controller.focal.predict,
        "source": lambda: skipping.controller.focal.choose_source("predicted"),
        "setting": lambda: skipping.controller.edit(skip_prediction=False),
    }[ask]()
    assert skipping.shown.focal.prediction == Prediction.RUNNING
    assert skipping.shown.task.text == "Predicting the focal length of known.jpg"
    skipping.run_all()
    assert fov(skipping) is not None
    assert skipping.passes == ["known.jpg"]
    assert skipping.jobs.session.predictions == ["known.jpg"]
    chosen = FocalSource.PREDICTED if ask == "source" else FocalSource.METADATA
    assert skipping.shown.focal.active.source == chosen


def test_it_is_predicted_when_nothing_else_says_it_any_more(skipping: Bench) -> None:
    skipping.open("a.jpg")
    skipping.work.run_all()
    skipping.controller.cancel()
    skipping.run_all()
    skipping.controller.focal.set(100.0)
    skipping.controller.estimate()
    skipping.run_all()
    assert fov(skipping) is None
    skipping.controller.focal.reset()
    skipping.run_all()
    assert skipping.shown.focal.active.source == FocalSource.PREDICTED


def test_a_prediction_that_fails_is_tried_again_only_when_asked(skipping: Bench) -> None:
    skipping.opened("known.jpg")
    skipping.jobs.session.error = ModelError("memory ran out")
    skipping.controller.focal.predict()
    skipping.run_all()
    assert skipping.notes[-1].action == "Predict again"
    assert current_entry(skipping.state).status == Status.DONE
    assert skipping.shown.focal.prediction == Prediction.SKIPPED
    assert skipping.jobs.session.predictions == ["known.jpg"]
    skipping.jobs.session.error = None
    skipping.strip.show_note.call_args.args[1]()
    skipping.run_all()
    assert fov(skipping) is not None


def test_a_prediction_can_be_cancelled(skipping: Bench) -> None:
    skipping.opened("known.jpg")
    skipping.controller.focal.predict()
    skipping.controller.cancel()
    skipping.run_all()
    assert skipping.jobs.session.predictions == []
    assert skipping.shown.focal.prediction == Prediction.SKIPPED
    assert skipping.shown.depth.derived is not None


def test_estimating_again_asks_by_the_settings(skipping: Bench) -> None:
    skipping.opened("known.jpg")
    skipping.controller.focal.predict()
    skipping.run_all()
    skipping.controller.estimate()
    skipping.run_all()
    assert fov(skipping) is None


def test_other_models_keep_their_prediction(skipping: Bench) -> None:
    skipping.opened("known.jpg")
    skipping.controller.choose_model("depth-pro")
    skipping.run_all()
    skipping.controller.focal.predict()
    skipping.run_all()
    results = current_entry(skipping.state).results
    assert results[ModelChoice("depth-pro")].estimate.fov_deg is not None
    assert results[ModelChoice("compact")].estimate.fov_deg is None
    assert replace(results[ModelChoice("depth-pro")]).estimate.info.model == "depth-pro"


# Cameras


def test_while_a_camera_is_on_no_model_is_waited_for(cold: Bench, tmp_path: Path) -> None:
    cold.controller.photos.add_live("camera", LiveState(str(tmp_path / "film.mp4")))
    cold.controller.estimator.warm_up()
    assert not cold.state.loading
    cold.controller.live.stop()
    assert cold.state.loading
    cold.run_all()
    assert cold.state.model is not None
