"""Which model is loaded, and what is said when it cannot be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.errors import ModelError, WeightsError
from core.settings import Settings
from gui.state.models import ModelChoice
from tests.gui.bench import Bench
from tests.gui.fakes import FULL_FILE, NONE
from tests.gui.samples import CHOICE


def test_devices_are_found_out_before_the_model_is_loaded(cold: Bench) -> None:
    cold.jobs.here = ("cuda", "cpu")
    cold.controller.start()
    assert cold.state.loading
    assert cold.shown.task.text == "Loading the model"
    assert cold.shown.task.cancellable
    cold.network.run()
    assert cold.shown.model.devices == ("cuda", "cpu")
    assert cold.state.loading
    cold.network.run()
    assert cold.jobs.loads == [CHOICE]
    assert not cold.state.loading
    assert cold.state.model is not None


def test_a_device_that_has_gone_is_replaced_and_said(views, tmp_path) -> None:
    bench = Bench(views, tmp_path, Settings(device="cuda"))
    assert bench.state.settings.device == "auto"
    assert bench.jobs.loads == [CHOICE]
    assert "not on this machine" in bench.notes[0].text
    assert not bench.notes[0].error


def test_loading_can_be_cancelled(cold: Bench) -> None:
    cold.controller.start()
    cold.open("a.jpg")
    cold.work.run_all()
    cold.controller.cancel()
    assert cold.shown.task.text == "Stopping"
    cold.run_all()
    assert cold.jobs.loads == []
    assert not cold.state.loading
    assert cold.shown.task.text == ""
    assert "Press R" in cold.shown.waiting.hint
    cold.controller.estimate()
    cold.run_all()
    assert cold.passes == ["a.jpg"]


def test_the_focal_head_is_left_on_disk_when_it_may_not_be_needed(views, tmp_path) -> None:
    for skip in (True, False):
        bench = Bench(views, tmp_path, Settings(skip_prediction=skip))
        assert bench.jobs.loaded_with_fov is not skip


@pytest.mark.parametrize(
    ("error", "subject"),
    [
        (WeightsError(FULL_FILE, "there is no such file"), "depth_pro.pt"),
        (ModelError("not enough memory"), "The model cannot be used"),
    ],
)
def test_a_model_that_cannot_be_loaded_offers_the_one_that_can(
    bench: Bench, error: Exception, subject: str
) -> None:
    bench.opened("a.jpg")
    bench.jobs.load_error = error
    bench.controller.choose_model("depth-pro")
    bench.run_all()
    note = bench.notes[-1]
    assert (note.subject, note.action) == (subject, "Use the compact model")
    assert bench.state.model_error
    bench.jobs.load_error = None
    bench.strip.show_note.call_args.args[1]()
    bench.run_all()
    assert bench.state.settings.model == "compact"
    assert not bench.state.model_error
    assert bench.passes == ["a.jpg"]


def test_other_weights_on_disk_are_loaded_anew(bench: Bench) -> None:
    bench.controller.choose_model("depth-pro")
    bench.run_all()
    assert bench.jobs.loads[-1] == ModelChoice("depth-pro")
    bench.controller.weights.install(FULL_FILE)
    bench.fetching.run_all()
    bench.run_all()
    assert bench.jobs.loads[-2:] == [NONE, ModelChoice("depth-pro")]


def test_the_model_in_use_is_shown_with_its_reason(cold: Bench) -> None:
    cold.jobs.session.info = replace(cold.jobs.session.info, reason="No GPU was found.")
    cold.controller.start()
    cold.run_all()
    assert cold.shown.model.reason == "No GPU was found."
    assert (cold.shown.model.device, cold.shown.model.precision) == ("cpu", "float32")
