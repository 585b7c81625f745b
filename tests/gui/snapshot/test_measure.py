"""What follows from measurements and references, without widgets."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.measuring.known_length import Kind, Reference, Scale
from core.measuring.measure import Measurement
from core.types import FocalSource
from gui.snapshot.measure import length_text, scale_text
from gui.snapshot.resolve import resolve
from gui.state.app_state import AppState, MarkId, change_entry
from gui.state.entry import FocalChoice
from tests.gui.samples import make_entry, make_state
from tests.sample_estimates import make_photo

ACROSS = Measurement("a", (10.0, 30.0), (60.0, 30.0))  # from the near plane to the far one
NEAR = Measurement("b", (5.0, 30.0), (25.0, 30.0))


def state_with(**changes: object) -> AppState:
    return make_state(make_entry(1, **changes))


def with_focal(state: AppState, px: float) -> AppState:
    return change_entry(state, 1, focal=FocalChoice(FocalSource.MANUAL, px))


def test_lengths_and_marks_follow() -> None:
    part = resolve(replace(state_with(measurements=(ACROSS, NEAR)), selected=MarkId("measure", 1)))
    lengths = [row.length for row in part.measure.rows]
    assert lengths[0].dz_m > 0
    assert [mark.selected for mark in part.measure.marks] == [False, True]
    assert part.measure.marks[0].ends == (lengths[0].start, lengths[0].end)
    assert part.measure.marks[0].label == length_text(part.measure.rows[0])


def test_a_new_focal_length_stretches_depth_only() -> None:
    state = with_focal(state_with(measurements=(ACROSS,)), 80.0)
    before = resolve(state).measure.rows[0].length
    after = resolve(with_focal(state, 160.0)).measure.rows[0].length
    assert after.dz_m == pytest.approx(2 * before.dz_m)
    assert after.start[:2] == pytest.approx(before.start[:2])


def test_references_scale_every_metre_and_follow_the_focal_length() -> None:
    state = with_focal(state_with(measurements=(ACROSS,)), 80.0)
    plain = resolve(state)
    length = plain.measure.rows[0].length.length_m
    known = Reference(Kind.LENGTH, ACROSS.start, ACROSS.end, 3 * length)
    state = change_entry(state, 1, references=(known,))
    scaled = resolve(state)
    assert scaled.measure.scale.factor == pytest.approx(3)
    assert scaled.cloud.scale == pytest.approx(3)
    assert scaled.depth.per_metre == pytest.approx(plain.depth.per_metre / 3)
    other = resolve(with_focal(state, 200.0))
    assert other.measure.scale.factor != pytest.approx(3, rel=0.1)
    assert other.measure.rows[0].length.length_m == pytest.approx(3 * length)


def test_other_focal_lengths_count_with_their_own_scale() -> None:
    photo = make_photo(focal_px=70.0)
    state = state_with(photo=photo, measurements=(ACROSS,))
    free = resolve(state).measure.rows[0].length
    assert free.focal_m > 0
    known = Reference(Kind.LENGTH, ACROSS.start, ACROSS.end, 5.0)
    fixed = resolve(change_entry(state, 1, references=(known,))).measure.rows[0].length
    assert fixed.length_m == pytest.approx(5.0)
    assert fixed.focal_m == pytest.approx(0.0, abs=1e-9)


def test_a_reference_without_a_length_does_not_count() -> None:
    part = resolve(state_with(references=(Reference(Kind.LENGTH, NEAR.start, NEAR.end),))).measure
    assert part.scale.factor == 1.0
    assert part.references[0].residual is None
    assert part.marks[0].label == "= ?"


def test_a_measurement_without_length_says_why_and_stays() -> None:
    point = Measurement("p", (5.0, 5.0), (5.0, 5.0))
    (row,) = resolve(state_with(measurements=(point,))).measure.rows
    assert row.length is None
    assert "same pixel" in row.problem


def test_nothing_can_be_measured_before_there_is_depth() -> None:
    part = resolve(make_state(make_entry(1, done=False, measurements=(NEAR,)))).measure
    assert not part.ready
    assert part.marks == ()


def test_scale_is_named_only_where_there_is_one() -> None:
    assert scale_text(Scale()) == ""
    assert scale_text(Scale(1.0834)) == "scaled \u00d7 1.083"
