from __future__ import annotations

import numpy as np
import pytest

from core.effects.refocus import FULL, PREVIEW, Lens, Quality
from core.focal import mm35_from_px
from tests.core.effects.scenes import (
    DISC,
    FAR_M,
    FOCAL_PX,
    HEIGHT,
    NEAR_M,
    RADIUS,
    WIDTH,
    picture,
)

RED, GREEN = (230, 30, 30), (20, 240, 40)
BESIDE = ~DISC & (RADIUS <= 33.5)
"""The wall within three pixels outside the disc's contour."""
QUALITIES = pytest.mark.parametrize("quality", [PREVIEW, FULL], ids=["preview", "full"])


def refocused(color, *, focus_m: float, f_number: float, quality: Quality):
    return Lens(picture(color)).refocus(focus_m=focus_m, f_number=f_number, quality=quality)


@QUALITIES
def test_what_is_in_focus_stays_as_it_is(quality: Quality) -> None:
    np.testing.assert_array_equal(
        refocused(RED, focus_m=2.0, f_number=32, quality=quality), picture(RED).rgb
    )


@QUALITIES
@pytest.mark.parametrize("f_number", [32.0, 0.2], ids=["all in focus", "wall blurred"])
def test_no_halo_of_a_sharp_foreground(quality: Quality, f_number: float) -> None:
    """The disc is in focus; the wall beside it must not know its colour."""
    red, green = (
        refocused(color, focus_m=NEAR_M, f_number=f_number, quality=quality)
        for color in (RED, GREEN)
    )
    np.testing.assert_array_equal(red[BESIDE], green[BESIDE])
    assert (red[DISC] != green[DISC]).any()


@QUALITIES
def test_a_sharp_foreground_takes_nothing_from_the_wall(quality: Quality) -> None:
    made = refocused(RED, focus_m=NEAR_M, f_number=0.2, quality=quality)
    assert np.abs(made[RADIUS <= 28].astype(int) - RED).max() <= 1


@QUALITIES
def test_a_blurred_foreground_spreads_by_its_radius_and_no_farther(quality: Quality) -> None:
    lens = Lens(picture(RED))
    slope = lens.blur_slope(focus_m=FAR_M, f_number=0.2)
    radius = min(slope * (1 / NEAR_M - 1 / FAR_M), lens.max_radius_px)
    assert radius > 3
    made = lens.refocus(focus_m=FAR_M, f_number=0.2, quality=quality).astype(int)
    sharp = picture(RED).rgb
    beyond = 30 + 2 * radius + 3 < RADIUS
    np.testing.assert_array_equal(made[beyond], sharp[beyond])
    assert (made[BESIDE, 0] - sharp[BESIDE, 0]).mean() > 10  # red lies over the wall
    assert np.abs(made[30 - 2 * radius - 3 > RADIUS] - RED).max() <= 2


def test_the_wall_is_blurred_as_a_disc() -> None:
    lens = Lens(picture(RED))
    made = lens.refocus(focus_m=NEAR_M, f_number=0.2, quality=FULL)
    wall = RADIUS > 45
    assert made[wall].std(axis=0).max() < 0.6 * picture(RED).rgb[wall].std(axis=0).max()


def test_the_circle_of_confusion_of_a_thin_lens() -> None:
    """By hand: f = 35 mm equivalent, N = 1.4, focus 1 m, point at 4 m."""
    focal_mm = mm35_from_px(FOCAL_PX, picture().size)
    expected_mm = focal_mm**2 / 1.4 * (4000 - 1000) / (4000 * (1000 - focal_mm))
    slope = Lens(picture()).blur_slope(focus_m=1.0, f_number=1.4)
    radius_px = slope * abs(1 / FAR_M - 1 / NEAR_M)
    assert 2 * radius_px * focal_mm / FOCAL_PX == pytest.approx(expected_mm, rel=1e-6)


def test_the_sum_of_light_stays() -> None:
    made = refocused((120, 120, 90), focus_m=NEAR_M, f_number=0.4, quality=FULL)
    assert made.shape == (HEIGHT, WIDTH, 3)
    assert made.mean() == pytest.approx(picture((120, 120, 90)).rgb.mean(), rel=0.03)


def test_the_amount_is_the_diameter_of_the_largest_blur() -> None:
    lens = Lens(picture())
    f_number = lens.f_number(focus_m=NEAR_M, blur_percent=2.0)
    radius_px = lens.blur_slope(focus_m=NEAR_M, f_number=f_number) * abs(1 / FAR_M - 1 / NEAR_M)
    assert 2 * radius_px == pytest.approx(0.02 * picture().size.width, rel=1e-3)
