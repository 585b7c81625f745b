"""Panoramas in the window: asked about, estimated view by view, and read all around."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.measuring.measure import Measurement
from core.types import Sphere
from gui.snapshot.probe import read
from gui.state.app_state import change_entry, current_entry
from gui.state.entry import Status
from gui.state.models import Said
from gui.state.session_file import read_session, session_of, stamped, write_session
from tests.gui.bench import Bench

VIEWS = 8


def test_a_photo_of_that_shape_stays_one_until_the_user_says_so(bench: Bench) -> None:
    bench.opened("whole.jpg")
    assert len(bench.passes) == 1
    assert bench.shown.photo.may_be_panorama
    assert not bench.shown.photo.panorama
    assert bench.shown.depth.derived.estimate.sphere is None
    bench.controller.panorama.toggle()
    bench.run_all()
    assert len(bench.passes) == 1 + VIEWS
    assert bench.shown.photo.panorama
    assert bench.shown.depth.derived.estimate.sphere == Sphere()
    assert current_entry(bench.state).status is Status.DONE
    bench.controller.panorama.toggle()
    bench.run_all()
    assert bench.shown.depth.derived.estimate.sphere is None
    assert len(bench.passes) == 1 + VIEWS  # it is known already


def test_a_photo_whose_file_says_so_is_one_at_once(bench: Bench) -> None:
    bench.opened("gpano.jpg")
    assert len(bench.passes) == VIEWS
    assert bench.shown.photo.panorama
    bench.controller.panorama.toggle()
    bench.run_all()
    assert bench.shown.depth.derived.estimate.sphere is None


def test_of_an_ordinary_photo_nothing_is_asked(bench: Bench) -> None:
    bench.opened("known.jpg")
    assert not bench.shown.photo.may_be_panorama


def test_it_has_a_floor_but_no_focal_length_no_ghost_and_no_effects(bench: Bench) -> None:
    bench.opened("gpano.jpg")
    focal = bench.shown.focal
    assert focal.sphere == Sphere()
    assert focal.findings == ()
    assert focal.choices.predicted is None
    assert bench.shown.ghost is None
    assert not bench.shown.effect.ready
    assert bench.shown.effect.panorama
    assert bench.shown.level.ready  # it has a floor


def test_hovering_reads_range_along_the_pixels_own_ray(bench: Bench) -> None:
    bench.opened("gpano.jpg")
    ahead, behind = read(bench.shown, 400, 200), read(bench.shown, 1, 200)
    assert ahead.xyz[2] > 0 > behind.xyz[2]
    for reading in (ahead, behind):
        assert reading.range_m == pytest.approx(1 / reading.inverse, rel=1e-6)
    up = read(bench.shown, 400, 1)
    assert up.xyz[1] < 0
    assert abs(up.xyz[1]) == pytest.approx(up.range_m, rel=1e-3)


def test_lengths_between_points_follow_the_rays(bench: Bench) -> None:
    bench.opened("gpano.jpg")
    measured = Measurement("across", (10.0, 200.0), (410.0, 210.0))
    key = bench.state.current
    bench.controller.store.set(change_entry(bench.state, key, measurements=(measured,)))
    row = bench.shown.measure.rows[0]
    ends = [np.array(read(bench.shown, *end).xyz) for end in ((10, 200), (410, 210))]
    assert row.length.length_m == pytest.approx(np.linalg.norm(ends[1] - ends[0]), rel=0.05)
    assert row.length.focal_m == 0


def test_what_was_found_in_the_photo_is_not_of_the_panorama(bench: Bench) -> None:
    bench.opened("whole.jpg")
    key = bench.state.current
    points = ((10.0, 300.0), (400.0, 350.0), (700.0, 300.0))
    bench.controller.store.set(change_entry(bench.state, key, floor_points=points))
    bench.controller.panorama.toggle()
    assert current_entry(bench.state).floor_points == ()


# What the user says


def sphere_on_show(bench: Bench) -> Sphere | None:
    return bench.shown.depth.derived.estimate.sphere


def test_the_word_is_a_step_for_undo_and_both_depths_stay(bench: Bench) -> None:
    bench.opened("whole.jpg")
    key, points = bench.state.current, ((10.0, 300.0), (400.0, 350.0), (700.0, 300.0))
    bench.controller.store.set(change_entry(bench.state, key, floor_points=points))
    bench.controller.panorama.toggle()
    bench.run_all()
    bench.controller.undo()
    assert sphere_on_show(bench) is None
    assert current_entry(bench.state).status is Status.DONE
    assert current_entry(bench.state).floor_points == points
    bench.controller.redo()
    assert sphere_on_show(bench) == Sphere()
    bench.run_all()
    assert len(bench.passes) == 1 + VIEWS


def test_undone_while_it_runs_the_photo_is_a_photo_again(bench: Bench) -> None:
    bench.opened("whole.jpg")
    bench.controller.panorama.toggle()
    bench.controller.undo()
    bench.run_all()
    assert sphere_on_show(bench) is None
    assert current_entry(bench.state).status is Status.DONE
    assert not bench.shown.photo.panorama


def test_said_while_it_is_estimated_as_a_photo_it_becomes_a_panorama(bench: Bench) -> None:
    bench.open("whole.jpg")
    bench.work.run_all()  # decoded; the network has begun
    assert bench.network.busy
    bench.controller.panorama.toggle()
    bench.run_all()
    assert sphere_on_show(bench) == Sphere()
    assert current_entry(bench.state).status is Status.DONE


def test_what_the_file_says_already_needs_no_word(bench: Bench) -> None:
    bench.opened("gpano.jpg")
    bench.controller.panorama.toggle()
    assert current_entry(bench.state).said == Said(panorama=False)
    bench.controller.panorama.toggle()
    assert current_entry(bench.state).said == Said()


def test_a_sweep_goes_as_far_as_the_user_says(bench: Bench) -> None:
    bench.opened("sweep.jpg")
    assert (bench.shown.photo.may_be_panorama, bench.shown.photo.span_deg) == (True, 180)
    bench.controller.panorama.set_span(120.0)  # before the answer: nothing is estimated
    bench.run_all()
    assert len(bench.passes) == 1
    bench.controller.panorama.toggle()
    bench.run_all()
    assert sphere_on_show(bench).span_deg == 120
    bench.controller.panorama.set_span(240.0)
    bench.run_all()
    assert sphere_on_show(bench).span_deg == 240
    bench.controller.undo()
    assert sphere_on_show(bench).span_deg == 120
    assert bench.shown.photo.span_deg == 120


def test_a_whole_sphere_has_no_angle_to_ask_for(bench: Bench) -> None:
    for name in ("whole.jpg", "gpano.jpg"):
        bench.opened(name)
        assert bench.shown.photo.span_deg is None
        bench.controller.panorama.set_span(100.0)
        assert current_entry(bench.state).said.span_deg is None


def test_a_session_keeps_the_word(bench: Bench, tmp_path: Path) -> None:
    bench.opened("sweep.jpg")
    bench.controller.panorama.set_span(140.0)
    bench.controller.panorama.toggle()
    bench.run_all()
    path = tmp_path / "a.leadline"
    write_session(stamped(session_of(bench.state), tmp_path), path)
    (photo,) = read_session(path).photos
    assert photo.adjusted["said"] == Said(True, 140.0)
    bench.controller.panorama.toggle()
    bench.run_all()
    key = bench.state.current
    bench.controller.store.adjust(change_entry(bench.state, key, **photo.adjusted))
    bench.run_all()
    assert sphere_on_show(bench).span_deg == 140


def test_an_angle_that_no_sweep_has_is_refused_by_name(bench: Bench) -> None:
    """As a damaged session may have it."""
    bench.opened("sweep.jpg")
    state = change_entry(bench.state, bench.state.current, said=Said(True, 7000.0))
    bench.controller.store.adjust(state)
    bench.run_all()
    assert current_entry(bench.state).status is Status.FAILED
    assert "7000" in current_entry(bench.state).error
