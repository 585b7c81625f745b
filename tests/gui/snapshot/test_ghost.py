"""The cloud as it would be with another focal length."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from core.cloud import build_cloud
from core.focal import FocalChoices
from core.measuring.known_length import Kind, Reference
from core.types import FocalSource
from gui.snapshot.ghost import Ghost, ghost_of
from gui.snapshot.measure import scale_of
from gui.state.app_state import AppState, current_entry
from gui.state.entry import FocalChoice
from tests.gui.samples import make_derived, make_entry, make_photo, make_state
from tests.sample_estimates import SIZE

NOW_PX, BEFORE_PX = 70.0, 105.0
PHOTO = make_photo()
CHOICES = FocalChoices(metadata=NOW_PX, predicted=140.0)


def state(before_px: float | None = BEFORE_PX, **changes) -> AppState:
    choice = FocalChoice(FocalSource.MANUAL, NOW_PX, before_px)
    return make_state(make_entry(1, photo=PHOTO, focal=choice), **changes)


def ghost(shown: AppState) -> Ghost | None:
    entry = current_entry(shown)
    return ghost_of(shown, entry, make_derived(PHOTO), CHOICES, SIZE, NOW_PX)


def test_stretched_points_are_those_of_the_other_focal_length() -> None:
    derived = make_derived(PHOTO)
    now, before = (
        build_cloud(derived.estimate, PHOTO.rgb, focal_px=px, scale=scale).xyz
        for px, scale in ((NOW_PX, 2.0), (BEFORE_PX, 3.0))
    )
    stretch = Ghost(None, BEFORE_PX, 3.0).stretch(NOW_PX, 2.0)
    np.testing.assert_allclose(now * np.float32(stretch), before, rtol=1e-5)


def test_the_one_before_has_a_ghost() -> None:
    assert ghost(state()) == Ghost(None, BEFORE_PX, 1.0)
    assert ghost(state(before_px=None)) is None
    assert ghost(state(before_px=NOW_PX * 1.0001)) is None


def test_the_source_under_the_mouse_comes_first() -> None:
    assert ghost(state(compared=FocalSource.PREDICTED)) == Ghost(FocalSource.PREDICTED, 140.0, 1.0)
    assert ghost(state(compared=FocalSource.METADATA)) == Ghost(None, BEFORE_PX, 1.0)  # in force
    assert ghost(state(compared=FocalSource.MANUAL)) == Ghost(None, BEFORE_PX, 1.0)  # none typed


def test_there_is_none_where_it_is_not_wanted() -> None:
    shown = state()
    assert ghost(replace(shown, settings=replace(shown.settings, focal_ghost=False))) is None
    entry = current_entry(shown)
    assert ghost_of(shown, entry, None, CHOICES, SIZE, NOW_PX) is None
    assert ghost_of(shown, None, None, CHOICES, SIZE, NOW_PX) is None


def test_a_known_length_stays_as_long_in_the_ghost() -> None:
    known = Reference(Kind.LENGTH, (10.0, 30.0), (30.0, 30.0), 1.5)
    entry = replace(current_entry(state()), references=(known,))
    derived = make_derived(PHOTO)
    shown = ghost_of(state(), entry, derived, CHOICES, SIZE, NOW_PX)
    assert shown is not None
    assert shown.scale == scale_of(entry, derived, SIZE, BEFORE_PX).factor
    now = scale_of(entry, derived, SIZE, NOW_PX).factor
    across, _, along = shown.stretch(NOW_PX, now)
    assert along == pytest.approx(across * BEFORE_PX / NOW_PX)
