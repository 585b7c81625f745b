"""Parallax told in percent and degrees, kept where it is comfortable, and warned of where not."""

from __future__ import annotations

import math

import pytest

from core.effects.comfort import StereoPose, comfort_of, comfortable_pose
from core.effects.request import EffectRequest
from core.effects.stereo import StereoRenderer
from core.effects.viewing import EYES_M, MOST_DEG, VIEWINGS
from tests.core.effects.scenes import FAR_M, FOCAL_PX, NEAR_M, WIDTH, picture
from tests.core.effects.test_stereo import red_column

PER_MM = FOCAL_PX / WIDTH / 1000


def test_parallax_in_percent_is_that_of_the_pictures() -> None:
    pose = StereoPose(50, 2.0)
    comfort = comfort_of(picture(), pose, VIEWINGS["television"])
    left, right = StereoRenderer(picture()).pair(baseline_mm=50, converge_m=2.0)
    shift = (red_column(left) - red_column(right)) / WIDTH
    assert comfort.front_share == pytest.approx(shift, abs=0.8 / WIDTH)
    assert comfort.front_share == pytest.approx(50 * PER_MM * (1 / NEAR_M - 1 / 2.0))
    assert comfort.behind_share == pytest.approx(50 * PER_MM * (1 / 2.0 - 1 / FAR_M))
    assert comfort.facts["parallax_front_percent"] == 100 * comfort.front_share


def test_degrees_are_those_of_the_screen() -> None:
    comfort = comfort_of(picture(), StereoPose(50, FAR_M), VIEWINGS["cinema"])
    metres = 10.0 * 50 * PER_MM * (1 / NEAR_M - 1 / FAR_M)
    assert comfort.degrees == pytest.approx(math.degrees(2 * math.atan(metres / 24.0)))


@pytest.mark.parametrize("viewing", VIEWINGS.values(), ids=VIEWINGS)
@pytest.mark.parametrize("metric", [True, False])
def test_the_pose_is_comfortable_wherever_it_is_seen(viewing, metric) -> None:
    pose = comfortable_pose(picture(), viewing, metric=metric)
    comfort = comfort_of(picture(), pose, viewing)
    assert comfort.warnings == ()
    assert comfort.degrees <= MOST_DEG * 1.001
    assert comfort.behind_share * viewing.width_m <= EYES_M * 1.001
    assert comfort.behind_share == pytest.approx(2 * comfort.front_share)
    assert NEAR_M < pose.converge_m < FAR_M
    assert EffectRequest("stereo").focus_depth_m(picture()) == pose.converge_m
    assert not metric or pose.baseline_mm <= 1000 * EYES_M


def test_without_metres_the_depth_there_is_is_used() -> None:
    shrunk = picture()
    shrunk.inverse[:] *= 1e-3
    viewing = VIEWINGS["television"]
    relative = comfort_of(shrunk, comfortable_pose(shrunk, viewing, metric=False), viewing)
    metric = comfort_of(shrunk, comfortable_pose(shrunk, viewing, metric=True), viewing)
    assert relative.front_share > 100 * metric.front_share > 0


def test_too_much_is_warned_of() -> None:
    apart, converged = (
        comfort_of(picture(), StereoPose(200, converge_m), VIEWINGS["cinema"]).warnings
        for converge_m in (NEAR_M, FAR_M)
    )
    assert len(apart) == 2
    assert "mm apart" in apart[1]
    assert len(converged) == 1
    assert "tires the eyes" in converged[0]
