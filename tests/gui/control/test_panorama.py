"""Panoramas in the window: asked about, estimated view by view, and read all around."""

from __future__ import annotations

import numpy as np
import pytest

from core.measuring.measure import Measurement
from core.types import Sphere
from gui.snapshot.probe import read
from gui.state.app_state import change_entry, current_entry
from gui.state.entry import Status
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
    assert len(bench.passes) == 2 + VIEWS


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


def test_it_has_no_focal_length_no_ghost_and_no_effects(bench: Bench) -> None:
    bench.opened("gpano.jpg")
    focal = bench.shown.focal
    assert focal.sphere == Sphere()
    assert focal.findings == ()
    assert focal.choices.predicted is None
    assert bench.shown.ghost is None
    assert not bench.shown.effect.ready
    assert not bench.shown.level.ready


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
