"""What is shown follows from the state alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.focal import px_from_fov
from core.progress import Progress
from core.types import FocalSource
from gui.control.deriver import make_kinds
from gui.snapshot.parts import Preview, Snapshot, changed_parts
from gui.snapshot.pictures import NO_PICTURES
from gui.snapshot.resolve import resolve, resolve_from
from gui.state.app_state import AppState, change_entry
from gui.state.entry import FocalChoice, Status
from gui.work.cloud import PointMaker
from gui.work.draw_budget import DrawBudget
from tests.gui.samples import CHOICE, make_derived, make_entry, make_state
from tests.gui.state.test_film import film
from tests.sample_estimates import FOV_DEG, SIZE, make_photo


def with_settings(state: AppState, **changes) -> AppState:
    return replace(state, settings=replace(state.settings, **changes))


def differences(before: AppState, after: AppState) -> set[str]:
    return set(changed_parts(resolve(before), resolve(after)))


def test_an_empty_window_resolves() -> None:
    shown = resolve(make_state())
    assert shown.photo.photo is None
    assert shown.focal is None
    assert shown.cloud is None
    assert shown.film.items == ()


def test_the_same_state_changes_nothing() -> None:
    state = make_state(make_entry(1))
    assert differences(state, state) == set()


def test_everything_is_new_at_first() -> None:
    assert "photo" in changed_parts(None, resolve(make_state(make_entry(1))))


def test_predicted_focal_length_without_metadata() -> None:
    focal = resolve(make_state(make_entry(1))).focal
    assert focal.active.source == FocalSource.PREDICTED
    assert focal.active.px == pytest.approx(px_from_fov(FOV_DEG, SIZE.width))


def test_metadata_wins_over_prediction_and_a_typed_value_over_both() -> None:
    photo = make_photo(focal_px=100.0)
    state = make_state(make_entry(1, photo=photo))
    assert resolve(state).focal.active.source == FocalSource.METADATA
    typed = FocalChoice(FocalSource.MANUAL, 123.0)
    focal = resolve(change_entry(state, 1, focal=typed)).focal
    assert (focal.active.source, focal.active.px) == (FocalSource.MANUAL, 123.0)


def test_no_source_no_metres() -> None:
    entry = make_entry(1, results={CHOICE: make_derived(fov_deg=None)})
    shown = resolve(make_state(entry))
    assert shown.focal is None
    assert shown.depth.per_metre is None
    assert shown.cloud is None
    assert shown.depth.derived is not None  # the picture is there all the same


def test_only_the_bundled_models_result_is_a_preview() -> None:
    derived = make_derived()
    info = replace(derived.estimate.info, model="depth-pro")
    full = replace(derived, estimate=replace(derived.estimate, info=info))
    assert resolve(make_state(make_entry(1))).model.preview == Preview.CHOSEN
    assert not resolve(make_state(make_entry(1, results={CHOICE: full}))).model.preview
    assert not resolve(make_state(make_entry(1, results={}))).model.preview


def test_a_new_focal_length_touches_metres_but_no_picture() -> None:
    state = make_state(make_entry(1))
    manual = change_entry(state, 1, focal=FocalChoice(FocalSource.MANUAL, 200.0))
    assert differences(state, manual) == {"depth", "focal", "cloud", "mesh", "effect"}
    before, after = resolve(state).depth, resolve(manual).depth
    assert (after.low, after.high) == (before.low, before.high)
    ratio = 200.0 / resolve(state).focal.active.px
    assert after.near_m == pytest.approx(before.near_m * ratio)


def test_scale_stretches_metres() -> None:
    state = make_state(make_entry(1))
    scaled = resolve(change_entry(state, 1, scale=2.0))
    assert scaled.depth.near_m == pytest.approx(2 * resolve(state).depth.near_m)
    assert scaled.cloud.scale == 2.0


def test_a_threshold_touches_contours_and_the_cloud_it_cuts() -> None:
    state = make_state(make_entry(1))
    assert differences(state, with_settings(state, contour_percent=20.0)) == {
        "contours",
        "cloud",
        "mesh",
        "settings",
    }


def test_a_threshold_leaves_an_uncut_cloud_alone() -> None:
    state = with_settings(make_state(make_entry(1)), cloud_flying="keep")
    assert differences(state, with_settings(state, contour_percent=20.0)) == {
        "contours",
        "settings",
    }


def test_the_manual_range_is_in_metres() -> None:
    state = with_settings(make_state(make_entry(1)), range_auto=False, near_m=2.0, far_m=10.0)
    depth = resolve(state).depth
    assert 1 / (depth.high * depth.per_metre) == pytest.approx(2.0)
    assert 1 / (depth.low * depth.per_metre) == pytest.approx(10.0)


def test_the_far_cut_can_be_off() -> None:
    state = make_state(make_entry(1))
    assert resolve(state).cloud.far_m == 100.0
    assert resolve(with_settings(state, cloud_far_cut=False)).cloud.far_m is None


def test_density_limits_the_points() -> None:
    state = with_settings(make_state(make_entry(1)), cloud_density=0.5)
    assert resolve(state).cloud.max_points == 600


def test_point_colours_follow_the_depth_pane_only_when_asked() -> None:
    state = make_state(make_entry(1))
    assert "cloud_colors" not in differences(state, with_settings(state, colormap="magma"))
    by_depth = with_settings(state, cloud_color_by="depth")
    assert "cloud_colors" in differences(by_depth, with_settings(by_depth, colormap="magma"))


def running(**changes) -> Snapshot:
    entry = make_entry(1, done=False, status=Status.ESTIMATING)
    return resolve(make_state(entry, running=1, **changes))


def test_panes_wait_with_true_progress() -> None:
    shown = running(progress=Progress(3, 10, "encoder"), running_s=3.0)
    assert shown.waiting.fraction == pytest.approx(0.3)
    assert "7 s left" in shown.task.text
    assert shown.task.cancellable
    assert shown.film.items[0].fraction == pytest.approx(0.3)


def test_an_old_picture_stays_during_another_run() -> None:
    shown = resolve(make_state(make_entry(1, status=Status.ESTIMATING), running=1))
    assert shown.waiting.text == ""
    assert shown.depth.derived is not None


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.FAILED])
def test_an_empty_pane_says_what_to_do(status: Status) -> None:
    shown = resolve(make_state(make_entry(1, done=False, status=status)))
    assert shown.waiting.text == ""
    assert "Press R" in shown.waiting.hint


def test_loading_is_said() -> None:
    shown = resolve(make_state(make_entry(1, done=False), loading=True))
    assert shown.waiting.text == "Loading the model"
    assert shown.task.text == "Loading the model"


def test_film_items_carry_the_error() -> None:
    entry = make_entry(1, done=False, status=Status.FAILED, error="It is cut off.")
    (item,) = resolve(make_state(entry)).film.items
    assert item.status == Status.FAILED
    assert "It is cut off." in item.hint


@pytest.mark.parametrize(
    "changes",
    [
        {"progress": Progress(30, 100, "encoder"), "running_s": 4.0},
        {"progress": None},
        {"progress": Progress(30, 100, "encoder"), "exporting": "a.ply"},
        {"running": None},
    ],
    ids=str,
)
def test_further_progress_shows_what_the_whole_state_would(changes) -> None:
    before = make_state(make_entry(1, done=False), make_entry(2))
    before = replace(before, running=1, progress=Progress(10, 100, "encoder"), running_s=1.0)
    after = replace(before, **changes)
    found = resolve_from(before, resolve(before), after)
    assert changed_parts(resolve(after), found) == []


def test_progress_alone_leaves_the_other_parts_as_they_are() -> None:
    before = replace(make_state(make_entry(1, done=False)), running=1)
    shown = resolve(before)
    found = resolve_from(before, shown, replace(before, progress=Progress(1, 2, "encoder")))
    assert found.measure is shown.measure
    assert found.waiting != shown.waiting


def test_points_behind_the_mesh_wait_until_a_film_stops() -> None:
    still = make_state(make_entry(1, film=film(playing=False)))
    plays = with_settings(make_state(make_entry(1, film=film(playing=True))), cloud_shape="mesh")
    points = PointMaker().make(resolve(still).points, coarse=False)
    made = replace(NO_PICTURES, points=points)
    assert resolve(plays).points is not None  # there are none yet
    assert resolve(plays).with_pictures(made).points is None
    assert resolve(plays).mesh.playing
    assert resolve(still).with_pictures(made).points is not None
    seen = resolve(with_settings(plays, cloud_shape="points")).with_pictures(made)
    assert seen.points.playing
    removed = resolve(with_settings(plays, cloud_show_removed=True)).with_pictures(made)
    assert removed.points is not None


@pytest.mark.parametrize("playing", [True, False])
def test_nothing_is_made_for_a_hidden_cloud_while_a_film_plays(playing: bool) -> None:
    state = make_state(make_entry(1, film=film(playing=playing)))
    kinds = make_kinds(DrawBudget())
    for layout, seen in (("2", not playing), ("4", True)):
        shown = resolve(with_settings(state, layout=layout, layout_panes=("photo", "depth")))
        assert [kinds[name].seen(shown) for name in ("points", "mesh")] == [seen, seen]
