"""From the state to the floor that is shown."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from core.measuring.level import FloorPlane, FoundFloor, map_id
from core.settings import Settings
from core.types import FocalSource
from gui.snapshot.probe import fields_of, read
from gui.snapshot.resolve import resolve
from gui.state.app_state import AppState
from gui.state.entry import FocalChoice
from tests.gui.samples import make_derived, make_entry, make_state
from tests.sample_estimates import INFO, make_photo

PLANE = FloorPlane(per_u=0.0, per_v=0.004, at_centre=0.1, share=0.4, residual=0.01)
FOUND = FoundFloor(PLANE, map_id(INFO))
ON_THE_FLOOR = ((5.0, 55.0), (35.0, 55.0), (60.0, 5.0))


def shown(settings: Settings | None = None, **fields: object):
    state = make_state(make_entry(1, **fields))
    return resolve(replace(state, settings=settings or Settings()))


def test_nothing_is_known_at_first() -> None:
    part = shown().level
    assert part.ready
    assert (part.floor, part.plane, part.turn, part.plan) == (None,) * 4
    assert not resolve(AppState(Settings())).level.ready


def test_a_found_floor_follows_focal_length_and_scale() -> None:
    one = shown(floor=FOUND)
    assert one.level.floor.residual_m == pytest.approx(0.01 * one.level.floor.height_m)
    double = 2 * one.focal.active.px
    two = shown(floor=FOUND, focal=FocalChoice(FocalSource.MANUAL, double))
    assert two.focal.active.px == double
    assert two.level.floor.pitch_deg < one.level.floor.pitch_deg
    scaled = shown(floor=FOUND, scale=3.0)
    assert scaled.level.floor.height_m == pytest.approx(3 * one.level.floor.height_m)


def test_a_floor_of_another_map_is_not_used() -> None:
    part = shown(floor=FoundFloor(PLANE, "other float32")).level
    assert part.outdated
    assert (part.floor, part.plane) == (None, None)
    picked = shown(floor=FoundFloor(PLANE, "other float32"), floor_points=ON_THE_FLOOR).level
    assert not picked.outdated


def test_three_picked_points_come_before_what_was_found() -> None:
    two = shown(floor=FOUND, floor_points=ON_THE_FLOOR[:2]).level
    assert (two.plane, two.points, two.picked) == (PLANE, 2, False)
    three = shown(floor=FOUND, floor_points=ON_THE_FLOOR).level
    assert three.picked
    assert three.plane not in (PLANE, None)


def test_points_that_are_no_floor_say_why() -> None:
    part = shown(floor_points=((10.0, 30.0), (20.0, 30.0), (30.0, 30.0))).level
    assert part.floor is None
    assert "in one line" in part.problem


def test_leveling_is_a_rotation_that_is_asked_for() -> None:
    assert shown(floor=FOUND).level.turn is None
    turn = np.array(shown(Settings(level_cloud=True), floor=FOUND).level.turn)
    np.testing.assert_allclose(turn @ turn.T, np.eye(3), atol=1e-12)
    assert shown(Settings(level_cloud=True)).level.turn is None


def test_marks_on_the_points() -> None:
    marks = shown(floor_points=ON_THE_FLOOR).measure.marks
    assert [mark.start for mark in marks] == list(ON_THE_FLOOR)
    assert {mark.label for mark in marks} == {"floor"}


def test_the_plan_is_made_on_its_page_only() -> None:
    assert shown(floor=FOUND).level.plan is None
    plan = shown(Settings(side_page="measure", plan_cell_cm=2.0), floor=FOUND).level.plan
    assert plan.plane == PLANE
    assert plan.cut.cell_m == 0.02


def test_heights_at_the_cursor() -> None:
    snapshot = shown(floor=FOUND)
    reading = read(snapshot, 20, 50)
    floor = snapshot.level.floor
    canonical = make_derived(make_photo()).estimate.canonical_inverse_depth
    expected = PLANE.heights(canonical, snapshot.photo.size)[25, 10] * floor.height_m
    assert reading.height_m == pytest.approx(expected, rel=0.05)
    assert "height" in fields_of(reading)
    assert read(shown(Settings(level_heights=False), floor=FOUND), 20, 50).height_m is None
    assert "height" not in fields_of(read(shown(), 20, 50))


def test_colours_by_height_need_a_floor() -> None:
    by_height = Settings(cloud_color_by="height")
    assert shown(by_height).cloud_colors.by == "photo"
    colors = shown(by_height, floor=FOUND).cloud_colors
    assert (colors.by, colors.plane) == ("height", PLANE)
