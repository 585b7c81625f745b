"""The controller with specced fakes for views and lanes that the test steps itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.errors import WeightsError
from core.progress import Progress
from core.types import FocalSource
from gui.state.app_state import ExportRequest, current_entry, derived_of
from gui.state.entry import Status
from gui.state.models import ModelChoice
from gui.state.session_file import read_session
from gui.work import export as work_export
from tests.gui.bench import Bench
from tests.gui.samples import CHOICE
from tests.sample_estimates import SIZE


def test_a_photo_is_shown_before_its_depth(bench: Bench) -> None:
    bench.open("a.jpg")
    bench.work.run(2)  # find the files, decode the first
    shown = bench.views.rasters["photo"].set_photo.call_args.args[0]
    assert shown.shape == (SIZE.height, SIZE.width, 3)
    assert not bench.passes
    assert bench.state.running is not None  # the estimate starts by itself
    bench.views.rasters["depth"].show_busy.assert_called()


def test_depth_contours_and_cloud_follow(bench: Bench) -> None:
    bench.opened("a.jpg")
    values = bench.views.rasters["depth"].set_depth.call_args.args[0]
    assert values.dtype == np.float32
    assert bench.views.rasters["contours"].set_contours.call_args.args[0].dtype == np.uint8
    cloud = bench.views.cloud.set_cloud.call_args.args[0]
    assert len(cloud.xyz) > 0
    bench.views.rasters["depth"].clear_busy.assert_called()
    assert current_entry(bench.state).status == Status.DONE


def test_the_camera_is_known_before_the_points(bench: Bench) -> None:
    bench.opened("a.jpg")
    names = [call[0] for call in bench.views.cloud.method_calls]
    camera = max(place for place, name in enumerate(names) if name == "set_camera")
    assert camera < max(place for place, name in enumerate(names) if name == "set_cloud")


def test_a_new_focal_length_runs_no_network(bench: Bench) -> None:
    bench.opened("a.jpg")
    before = bench.views.cloud.set_cloud.call_args.args[0]
    bench.forget_calls()
    bench.controller.focal.set(200.0)
    bench.run_all()
    after = bench.views.cloud.set_cloud.call_args.args[0]
    assert bench.passes == ["a.jpg"]
    np.testing.assert_allclose(after.xyz[:, :2], before.xyz[:, :2], rtol=1e-5)
    assert after.xyz[0, 2] > 2 * before.xyz[0, 2]
    assert bench.views.cloud.set_cloud.call_args.kwargs["keep_view"]
    bench.views.rasters["depth"].set_depth.assert_not_called()
    bench.views.rasters["photo"].set_photo.assert_not_called()


def test_a_threshold_swaps_a_look_and_nothing_else(bench: Bench) -> None:
    bench.opened("a.jpg")
    bench.forget_calls()
    bench.controller.edit(contour_percent=20.0)
    bench.run_all()
    contours = bench.views.rasters["contours"]
    assert contours.set_contour_look.call_args.args[0] == 81
    contours.set_contours.assert_not_called()
    bench.views.rasters["depth"].set_depth_look.assert_not_called()
    assert bench.passes == ["a.jpg"]


def test_contours_are_counted(bench: Bench) -> None:
    bench.opened("a.jpg")
    counts = bench.views.contours.set_count.call_args.args
    assert counts == (30, 1200)  # one column of the step between two planes
    bench.controller.edit(contours_visible=False)
    assert bench.views.contours.set_part.call_args.args[0].visible is False


def test_thin_contours_come_from_the_work_lane(bench: Bench) -> None:
    bench.opened("a.jpg")
    bench.controller.edit(contour_thin=True)
    assert bench.views.contours.set_count.call_args.args[0] is None  # not counted yet
    bench.run_all()
    mask = bench.views.rasters["contours"].set_contour_mask.call_args.args[0]
    assert mask.sum() == bench.views.contours.set_count.call_args.args[0]
    bench.controller.edit(contour_thin=False)
    assert bench.views.rasters["contours"].set_contour_mask.call_args.args[0] is None


def test_photos_queue_and_the_one_on_show_comes_first(bench: Bench) -> None:
    bench.open("a.jpg", "b.jpg", "c.jpg")
    bench.work.run_all()
    bench.controller.photos.choose(bench.state.entries[2].key)
    bench.work.run_all()
    bench.run_all()
    assert bench.passes == ["a.jpg", "c.jpg", "b.jpg"]
    assert [entry.status for entry in bench.state.entries] == [Status.DONE] * 3


def test_going_back_costs_nothing(bench: Bench) -> None:
    bench.opened("a.jpg", "b.jpg")
    first, second = (entry.key for entry in bench.state.entries)
    for key in (second, first, second):
        bench.controller.photos.choose(key)
    bench.run_all()
    assert bench.passes == ["a.jpg", "b.jpg"]
    assert bench.state.current == second


def test_another_photo_starts_from_its_own_camera(bench: Bench) -> None:
    bench.opened("a.jpg", "b.jpg")
    bench.controller.photos.choose(bench.state.entries[1].key)
    bench.run_all()
    assert not bench.views.cloud.set_cloud.call_args.kwargs["keep_view"]


def test_a_bad_file_is_named_and_changes_nothing_on_show(bench: Bench) -> None:
    bench.opened("a.jpg")
    shown = bench.state.current
    bench.forget_calls()
    bench.opened("bad.jpg")
    assert bench.state.current == shown
    bench.views.rasters["photo"].set_photo.assert_not_called()
    (note,) = bench.notes
    assert note.subject == "bad.jpg"
    assert note.text == "Expected a picture, found text."
    assert bench.state.entries[1].status == Status.FAILED


def test_the_first_good_photo_of_a_drop_is_shown(bench: Bench) -> None:
    bench.opened("bad.jpg", "b.jpg")
    assert current_entry(bench.state).name == "b.jpg"
    assert bench.passes == ["b.jpg"]


def test_the_strip_removes_a_bad_file(bench: Bench) -> None:
    bench.opened("bad.jpg")
    bench.strip.show_note.call_args.args[1]()
    assert bench.state.entries == ()


def test_opening_a_file_twice_shows_it_once(bench: Bench) -> None:
    bench.opened("a.jpg", "b.jpg")
    bench.opened("b.jpg")
    assert len(bench.state.entries) == 2
    assert current_entry(bench.state).name == "b.jpg"
    assert bench.passes == ["a.jpg", "b.jpg"]


def test_cancel_keeps_the_photo_and_empties_the_queue(bench: Bench) -> None:
    bench.open("a.jpg", "b.jpg")
    bench.work.run_all()
    bench.controller.cancel()
    bench.run_all()
    assert bench.passes == []
    assert [entry.status for entry in bench.state.entries] == [Status.CANCELLED] * 2
    assert bench.views.rasters["photo"].set_photo.call_args.args[0] is not None
    hint = bench.views.rasters["depth"].overlay.show_hint.call_args.args[0]
    assert "Press R" in hint


def test_cancelling_another_run_keeps_the_picture(bench: Bench) -> None:
    bench.opened("a.jpg")
    bench.forget_calls()
    bench.controller.estimate()
    assert bench.state.running is not None
    bench.controller.cancel()
    bench.run_all()
    entry = current_entry(bench.state)
    assert entry.status == Status.DONE
    assert derived_of(bench.state, entry) is not None
    bench.views.rasters["depth"].set_depth.assert_not_called()


def test_estimating_again_after_a_cancel(bench: Bench) -> None:
    bench.open("a.jpg")
    bench.work.run_all()
    bench.controller.cancel()
    bench.controller.estimate()
    bench.run_all()
    assert current_entry(bench.state).status == Status.DONE


def test_a_failed_run_offers_to_retry(bench: Bench) -> None:
    bench.jobs.session.error = MemoryError()
    bench.opened("a.jpg")
    assert "not enough memory" in bench.notes[0].text
    assert current_entry(bench.state).status == Status.FAILED
    bench.jobs.session.error = None
    bench.strip.show_note.call_args.args[1]()
    bench.run_all()
    assert current_entry(bench.state).status == Status.DONE


def test_without_a_model_photos_wait(cold: Bench) -> None:
    cold.jobs.load_error = WeightsError("/weights", "the file is cut off")
    cold.controller.start()
    cold.opened("a.jpg", "b.jpg")
    assert {note.text for note in cold.notes} == {"The file is cut off."}
    assert {entry.status for entry in cold.state.entries} == {Status.QUEUED}
    cold.jobs.load_error = None
    cold.strip.show_note.call_args.args[1]()
    cold.run_all()
    assert {entry.status for entry in cold.state.entries} == {Status.DONE}


def test_removing_a_photo_that_runs(bench: Bench) -> None:
    bench.open("a.jpg", "b.jpg")
    bench.work.run_all()
    bench.controller.remove_photo()
    bench.run_all()
    assert bench.passes == ["b.jpg"]
    assert current_entry(bench.state).name == "b.jpg"


def test_another_model_estimates_anew_and_keeps_the_old_answer(bench: Bench) -> None:
    bench.opened("a.jpg")
    bench.controller.choose_model("depth-pro")
    bench.run_all()
    assert bench.jobs.loads[-1].model == "depth-pro"
    assert set(current_entry(bench.state).results) == {CHOICE, ModelChoice("depth-pro")}
    bench.controller.choose_model("compact")
    bench.run_all()
    assert len(bench.passes) == 2


def test_undo_takes_back_settings_and_focal_length(bench: Bench) -> None:
    bench.opened("a.jpg")
    bench.controller.edit(colormap="magma")
    bench.controller.focal.set(200.0)
    bench.controller.undo()
    assert bench.controller.presenter.shown.focal.active.source == FocalSource.PREDICTED
    bench.controller.undo()
    assert bench.state.settings.colormap == "viridis"
    bench.controller.redo()
    assert bench.state.settings.colormap == "magma"


@pytest.mark.parametrize(
    ("start", "steps", "end"), [(10.0, 1, 11.0), (50.0, 1, 50.0), (1.0, -1, 1.0)]
)
def test_threshold_keys_stay_in_range(bench: Bench, start: float, steps: int, end: float) -> None:
    bench.controller.edit(contour_percent=start)
    (bench.controller.raise_threshold if steps > 0 else bench.controller.lower_threshold)()
    assert bench.state.settings.contour_percent == end


def test_the_probe_is_linked(bench: Bench) -> None:
    bench.opened("a.jpg")
    bench.controller.probe(10, 20)
    for pane in bench.views.rasters.values():
        pane.set_probe.assert_called_with(10, 20)
    reading = bench.views.readout.set_reading.call_args.args[0]
    np.testing.assert_allclose(bench.views.cloud.set_probe.call_args.args[0], reading.xyz)
    bench.controller.leave_probe()
    bench.views.rasters["depth"].set_probe.assert_called_with(None, None)


def test_a_point_of_the_cloud_marks_its_pixel(bench: Bench) -> None:
    bench.opened("a.jpg")
    bench.controller.probe_cloud(41)  # second row, second column of a 40 x 30 grid
    bench.views.rasters["photo"].set_probe.assert_called_with(3, 3)
    bench.controller.probe_cloud(-1)
    bench.views.rasters["photo"].set_probe.assert_called_with(None, None)


def test_values_follow_a_new_focal_length(bench: Bench) -> None:
    bench.opened("a.jpg")
    bench.controller.probe(10, 20)
    before = bench.views.readout.set_reading.call_args.args[0]
    bench.controller.focal.set(200.0)
    after = bench.views.readout.set_reading.call_args.args[0]
    assert after.xyz[2] > 2 * before.xyz[2]


@pytest.fixture
def exports(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What would have been written."""
    seen: list[Any] = []

    def export(scene: Any, request: Any, progress: Any, cancel: Any) -> list[Path]:
        seen.append((scene, request))
        progress(Progress(1, 1, "wrote"))
        return [request.path or request.folder / "a.ply"]

    monkeypatch.setattr(work_export, "export", export)
    return seen


def test_export_writes_what_is_on_show(bench: Bench, exports: list[Any], tmp_path: Path) -> None:
    bench.opened("a.jpg")
    bench.controller.edit(contour_percent=20.0, cloud_far_m=7.0)
    bench.controller.focal.set(200.0)
    bench.controller.exporter.set_option("export_axes", "opengl")
    bench.controller.export_files(ExportRequest(("ply",), tmp_path))
    assert bench.controller.presenter.shown.task.text == "Exporting a.jpg"
    bench.writing.run_all()
    ((scene, request),) = exports
    assert (scene.focal.px, scene.focal.source) == (200.0, FocalSource.MANUAL)
    assert (scene.contour_percent, scene.far_m, str(scene.axes)) == (20.0, 7.0, "opengl")
    assert request.formats == ("ply",)
    assert bench.notes[-1].text == f"saved in {tmp_path}"
    assert bench.state.exporting == ""
    assert bench.state.settings.last_export_dir == str(tmp_path)


def test_two_exports_at_once_both_end(bench: Bench, exports: list[Any], tmp_path: Path) -> None:
    bench.opened("a.jpg")
    for _ in range(2):
        bench.controller.export_files(ExportRequest(("ply",), tmp_path))
    bench.writing.run(1)
    assert bench.state.exporting
    bench.writing.run(1)
    assert not bench.state.exporting


def test_an_export_can_be_cancelled(bench: Bench, exports: list[Any], tmp_path: Path) -> None:
    bench.opened("a.jpg")
    bench.controller.export_files(ExportRequest(("ply",), tmp_path))
    bench.controller.cancel()
    bench.writing.run_all()
    assert not exports
    assert bench.state.exporting == ""


def test_closing_writes_settings_and_open_files(bench: Bench) -> None:
    bench.opened("a.jpg", "b.jpg")
    bench.controller.edit(contour_percent=33.0)
    bench.controller.close(window_geometry="abc")
    saved = json.loads(bench.settings_path.read_text())
    assert saved["contour_percent"] == 33.0
    assert saved["window_geometry"] == "abc"
    kept = read_session(bench.settings_path.with_name("last.leadline"))
    assert [Path(photo.file.path).name for photo in kept.photos] == ["a.jpg", "b.jpg"]


def test_settings_that_cannot_be_written_keep_nothing_from_closing(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    bench.opened("a.jpg")
    bench.settings_path.mkdir(parents=True)  # a folder takes its place, even for root
    monkeypatch.setattr(bench.work, "close", lambda: False)  # work that would not stop
    assert bench.controller.close() is False  # and that is still known
    assert "settings.json" in caplog.text
    kept = read_session(bench.settings_path.with_name("last.leadline"))
    assert [Path(photo.file.path).name for photo in kept.photos] == ["a.jpg"]


def test_actions_are_enabled_when_they_make_sense(bench: Bench) -> None:
    told = []
    bench.controller.conditions_changed.connect(told.append)
    bench.open("a.jpg")
    bench.work.run_all()
    assert told[-1].busy
    assert not told[-1].has_depth
    bench.run_all()
    assert told[-1].has_depth
    assert not told[-1].busy
    assert not told[-1].several


def test_points_coloured_by_depth_follow_the_colour_map(bench: Bench) -> None:
    bench.opened("a.jpg")
    bench.controller.edit(cloud_color_by="depth")
    bench.run_all()
    mapped = bench.views.cloud.set_colors.call_args.args[0]
    bench.controller.edit(colormap="grey")
    bench.run_all()
    grey = bench.views.cloud.set_colors.call_args.args[0]
    assert (grey[:, 0] == grey[:, 1]).all()
    assert not (mapped[:, 0] == mapped[:, 1]).all()


def test_wipe_panes_are_filled_only_when_shown(bench: Bench) -> None:
    bench.opened("a.jpg")
    left = bench.views.wipe.left()
    left.set_photo.assert_not_called()
    bench.controller.choose_layout("wipe")
    assert left.set_photo.call_args.args[0] is not None
    assert bench.views.wipe.right().set_depth.call_args.args[0] is not None
    bench.controller.edit(contour_percent=20.0)
    left.set_contour_look.assert_called()


def test_points_beyond_the_grid_lie_where_they_are_on_the_photo(bench: Bench) -> None:
    bench.opened("a.jpg")
    bench.controller.edit(cloud_density=4.0)
    bench.run_all()
    grid = bench.shown.pictures.points.points.cloud.grid
    assert grid == bench.shown.photo.size
    bench.controller.probe_cloud(30 * grid.width + 50)
    reading = bench.views.readout.set_reading.call_args.args[0]
    assert (reading.u, reading.v) == (50, 30)
