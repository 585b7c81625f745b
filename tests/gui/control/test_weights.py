"""Getting the full model: download, file, failures, and what is offered afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from core.errors import DownloadError, WeightsError
from core.progress import CancelToken, Progress, ProgressCallback
from core.settings import Settings
from gui.control import weights
from gui.state.models import FetchStage, ModelRow
from gui.work import weights as work
from tests.gui.bench import Bench
from tests.gui.fakes import FULL_FILE, OFFER, FakeFetch

COMPACT = ModelRow("compact", "Compact", True)


class Disk:
    """Whether the full model's weights are there."""

    def __init__(self) -> None:
        self.full = False

    def rows(self, chosen: str = "") -> tuple[ModelRow, ...]:
        return COMPACT, ModelRow("depth-pro", "Depth Pro", self.full)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    disk = Disk()
    monkeypatch.setattr(work, "model_rows", disk.rows)
    return disk


@pytest.fixture
def desk(disk: Disk, bench: Bench, fetching: FakeFetch) -> weights.WeightsDesk:
    def arrive(progress: ProgressCallback, cancel: CancelToken) -> Path:
        progress(Progress(1e9, 2e9, "downloading"))
        cancel.check()
        disk.full = True
        fetching.offered = replace(OFFER, installed=FULL_FILE)
        return FULL_FILE

    fetching.fetch = arrive
    bench.controller.weights.look()
    return bench.controller.weights


def fails(error: Exception) -> Callable[..., Path]:
    def fetch(*_: object) -> Path:
        raise error

    return fetch


def test_what_there_is_to_know_is_gathered(bench: Bench, desk, fetching: FakeFetch) -> None:
    desk.begin()
    bench.fetching.run_all()
    assert bench.shown.weights.offer == OFFER
    assert bench.shown.weights.fetch is None


def test_a_download_ends_with_an_offer_to_switch(bench: Bench, desk, fetching: FakeFetch) -> None:
    bench.opened("a.jpg")
    desk.download("official")
    assert bench.shown.task.text == "Downloading Depth Pro"
    bench.fetching.run_all()
    assert fetching.fetches == ["official"]
    assert bench.shown.weights.fetch.stage == FetchStage.DONE
    assert bench.shown.model.rows[1].available
    assert bench.state.settings.model == "compact"
    (note,) = bench.notes
    assert (note.subject, note.action, note.error) == ("Depth Pro", "Use Depth Pro", False)
    bench.strip.show_note.call_args.args[1]()
    bench.run_all()
    assert bench.state.settings.model == "depth-pro"
    assert bench.passes == ["a.jpg", "a.jpg"]
    bench.strip.clear.assert_any_call(note.key)


def test_a_file_is_installed(bench: Bench, desk, fetching: FakeFetch) -> None:
    desk.install(Path("/photos/depth_pro.pt"))
    assert bench.shown.task.text == "Installing depth_pro.pt"
    bench.fetching.run_all()
    assert fetching.fetches == ["/photos/depth_pro.pt"]
    assert bench.shown.weights.offer.installed == FULL_FILE


def test_progress_is_shown_everywhere(bench: Bench, desk, monkeypatch, fetching: FakeFetch) -> None:
    now = iter([0.0, 2.0])
    monkeypatch.setattr(weights, "time", SimpleNamespace(monotonic=lambda: next(now)))
    desk.download("official")
    task = bench.fetching.queue[0][0]
    task.progressed.emit(Progress(0, 2e9, "downloading"))
    task.progressed.emit(Progress(2e8, 2e9, "downloading"))
    fetch = bench.shown.weights.fetch
    assert (fetch.bytes_per_s, fetch.left_s) == (1e8, 18.0)
    assert bench.shown.task.fraction == pytest.approx(0.1)
    assert "18 s left" in bench.shown.task.text
    assert bench.shown.task.cancellable
    assert bench.shown.model.fetching.startswith("Getting it")


def test_checking_is_called_so(bench: Bench, desk, fetching: FakeFetch) -> None:
    desk.download("official")
    bench.fetching.queue[0][0].progressed.emit(Progress(1, 2, "checking"))
    assert bench.shown.weights.fetch.what == "Checking Depth Pro"


def test_it_can_be_cancelled(bench: Bench, desk, fetching: FakeFetch) -> None:
    desk.download("official")
    desk.cancel()
    assert bench.shown.weights.fetch.stage == FetchStage.STOPPING
    bench.fetching.run_all()
    assert bench.shown.weights.fetch is None
    assert not bench.shown.model.rows[1].available
    assert bench.notes == []


def test_escape_stops_a_run_before_a_download(bench: Bench, desk) -> None:
    desk.download("official")
    bench.open("a.jpg")
    bench.work.run_all()
    bench.controller.cancel()
    bench.run_all()
    assert bench.shown.weights.fetch.stage == FetchStage.RUNNING
    bench.controller.cancel()
    assert bench.shown.weights.fetch.stage == FetchStage.STOPPING


def test_one_attempt_at_a_time(bench: Bench, desk, fetching: FakeFetch) -> None:
    desk.download("official")
    desk.install(FULL_FILE)
    bench.fetching.run_all()
    assert fetching.fetches == ["official"]


@pytest.mark.parametrize(
    ("error", "subject", "text"),
    [
        (DownloadError("https://hub cannot be reached"), "Depth Pro", "https://hub cannot be"),
        (WeightsError("/w/depth_pro.pt", "the disk is full"), "depth_pro.pt", "The disk is full."),
    ],
)
def test_a_failure_is_said_in_both_places_and_can_be_tried_again(
    bench: Bench, desk, error: Exception, subject: str, text: str, fetching: FakeFetch
) -> None:
    arrive, fetching.fetch = fetching.fetch, fails(error)
    desk.download("official")
    bench.fetching.run_all()
    (note,) = bench.notes
    assert note.subject == subject
    assert note.text.startswith(text)
    assert bench.shown.weights.fetch.error == note.text
    bench.opened("a.jpg")  # the compact model works
    assert bench.passes == ["a.jpg"]
    fetching.fetch = arrive
    bench.strip.show_note.call_args.args[1]()
    bench.fetching.run_all()
    assert fetching.fetches == ["official", "official"]
    assert bench.shown.weights.fetch.stage == FetchStage.DONE


def test_opening_the_offer_again_forgets_the_failure(
    bench: Bench, desk, fetching: FakeFetch
) -> None:
    fetching.fetch = fails(DownloadError("no"))
    desk.download("official")
    bench.fetching.run_all()
    desk.begin()
    assert bench.shown.weights.fetch is None


def test_weights_put_there_by_other_means_are_found(bench: Bench, desk, disk: Disk) -> None:
    assert not bench.shown.model.rows[1].available
    disk.full = True
    desk.look()
    assert bench.shown.model.rows[1].available


@pytest.mark.parametrize(
    ("model", "subject", "action"),
    [("depth-pro", "Depth Pro", "Get Depth Pro\u2026"), ("of-yore", "of-yore", "")],
)
def test_a_remembered_model_that_has_gone_gives_way(
    views, tmp_path, disk: Disk, qtbot, model: str, subject: str, action: str
) -> None:
    bench = Bench(views, tmp_path, Settings(model=model), warm=False)
    bench.controller.weights.fall_back()
    assert bench.state.settings.model == "compact"
    (note,) = bench.notes
    assert (note.subject, note.action) == (subject, action)
    assert "compact model is used instead" in note.text
    if action:
        with qtbot.waitSignal(bench.controller.weights.offer_requested):
            bench.strip.show_note.call_args.args[1]()


def test_a_remembered_model_that_is_there_stays(views, tmp_path, disk: Disk) -> None:
    disk.full = True
    bench = Bench(views, tmp_path, Settings(model="depth-pro"), warm=False)
    bench.controller.weights.fall_back()
    assert bench.state.settings.model == "depth-pro"
    assert bench.notes == []


def test_a_model_that_was_taken_stays_to_be_chosen(bench: Bench, tmp_path: Path) -> None:
    model = f"transformers:{tmp_path}"
    bench.controller.edit(model=model)
    bench.controller.weights.look()
    bench.controller.edit(model="compact")
    bench.controller.weights.look()
    assert model in [row.id for row in bench.state.models]
