"""One focal length for a clip: where it comes from, and what of it zooms."""

from __future__ import annotations

import numpy as np
import pytest

from core.films.lens import clip_focal
from core.types import FocalSource

ONE_SHOT = [True] + [False] * 99


def wandering(px: float, count: int = 100) -> list[float | None]:
    rng = np.random.default_rng(1)
    return [float(v) for v in px * np.exp(np.cumsum(rng.normal(0, 0.01, count)) * 0.5)]


def test_by_hand_then_metadata_then_the_median_of_predictions() -> None:
    predicted: list[float | None] = [400, 500, 9000]
    begins = [True, False, False]
    by_hand = clip_focal(700, predicted, begins, manual_px=650)
    assert by_hand is not None
    assert (by_hand.px, by_hand.source) == (650, FocalSource.MANUAL)
    told = clip_focal(700, predicted, begins)
    assert told is not None
    assert (told.px, told.source) == (700, FocalSource.METADATA)
    seen = clip_focal(None, predicted, begins)
    assert seen is not None
    assert (seen.px, seen.source) == (500, FocalSource.PREDICTED)


@pytest.mark.parametrize("predicted", [[], [None, None], [0, -3, float("nan"), float("inf")]])
def test_nothing_known_is_nothing(predicted: list[float | None]) -> None:
    assert clip_focal(None, predicted, [True] * len(predicted)) is None


def test_predictions_that_are_missing_do_not_count() -> None:
    lens = clip_focal(None, [None, 300, float("nan"), 310, 320], ONE_SHOT[:5])
    assert lens is not None
    assert lens.px == 310


def test_predictions_that_wander_are_no_zoom() -> None:
    lens = clip_focal(None, wandering(400), ONE_SHOT)
    assert lens is not None
    assert lens.zooms == ()
    assert lens.notes == ()


def test_zooms_in_and_out_are_found_and_said() -> None:
    factor = np.interp(np.arange(100), [0, 20, 40, 60, 80], [1, 1, 2, 2, 1])
    predicted = [px * f for px, f in zip(wandering(400), factor, strict=True) if px]
    lens = clip_focal(None, predicted, ONE_SHOT)
    assert lens is not None
    first, second = lens.zooms
    assert abs(first.first - 20) < 8
    assert abs(first.last - 40) < 8
    assert first.to_px / first.from_px == pytest.approx(2, rel=0.15)
    assert abs(second.first - 60) < 8
    assert abs(second.last - 80) < 8
    assert second.to_px / second.from_px == pytest.approx(0.5, rel=0.15)
    assert [str(note)[:24] for note in lens.notes] == ["The camera seems to zoom"] * 2


def test_one_wild_prediction_is_no_zoom() -> None:
    predicted = wandering(400)
    predicted[50] = 4000
    lens = clip_focal(None, predicted, ONE_SHOT)
    assert lens is not None
    assert lens.zooms == ()


def test_a_cut_to_another_lens_is_no_zoom_but_said() -> None:
    begins = ONE_SHOT.copy()
    begins[50] = True
    lens = clip_focal(None, wandering(300, 50) + wandering(700, 50), begins)
    assert lens is not None
    assert lens.zooms == ()
    (note,) = lens.notes
    assert note.startswith("The shots seem to be taken with focal lengths from")
