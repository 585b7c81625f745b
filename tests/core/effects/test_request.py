from __future__ import annotations

import json
import subprocess
import sys

import pytest

from core.effects.request import EffectRequest
from core.effects.table import EFFECTS
from core.errors import UsageError
from tests.core.effects.scenes import FAR_M, NEAR_M, picture


def test_the_focus_is_a_point_or_a_depth() -> None:
    assert EffectRequest("refocus").focus_depth_m(picture()) == pytest.approx(NEAR_M)
    corner = EffectRequest("refocus", focus=(0.02, 0.02))
    assert corner.focus_depth_m(picture()) == pytest.approx(FAR_M)
    middle = 2 / (1 / NEAR_M + 1 / FAR_M)
    assert EffectRequest("dolly").focus_depth_m(picture()) == pytest.approx(middle)
    assert FAR_M > EffectRequest("stereo").focus_depth_m(picture()) > NEAR_M
    assert EffectRequest("stereo", focus=(0.02, 0.02)).focus_depth_m(picture()) == pytest.approx(
        FAR_M
    )
    assert EffectRequest("refocus", focus_m=7.0).focus_depth_m(picture()) == 7


@pytest.mark.parametrize("effect", EFFECTS)
def test_facts_can_be_written_and_name_the_effect(effect: str) -> None:
    facts = json.loads(json.dumps(EffectRequest(effect).facts(picture())))
    assert facts["effect"] == effect
    assert len(facts) > 2


def test_quick_to_import() -> None:
    code = "import sys, core.effects.request; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("effect", "values", "said"),
    [
        ("refocus", {"f_number": 0.1}, "f-number: expected a number from 0.2 to 32, found 0.1"),
        ("haze", {"haze_m": 0.0}, "Visibility"),
        ("haze", {"haze_color": "grey"}, "a colour such as"),
        ("stereo", {"baseline_mm": 1e9}, "Baseline"),
        ("stereo", {"stereo": "anaglyph"}, "one of parallel, crossed"),
        ("dolly", {"frames": 1.0}, "Frames"),
        ("parallax", {"parallax": 101.0}, "Move"),
        ("parallax", {"loop": 1.0}, "true or false"),
        ("sepia", {}, "one of refocus"),
    ],
)
def test_bad_values_are_refused(effect: str, values: dict[str, object], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        EffectRequest(effect, values)


@pytest.mark.parametrize("focus_m", [0.0, -1.0, float("inf"), float("nan")])
def test_a_focus_before_the_camera_is_refused(focus_m: float) -> None:
    with pytest.raises(UsageError, match="metres above 0"):
        EffectRequest("refocus", focus_m=focus_m)


def test_values_of_other_effects_make_no_difference() -> None:
    values = {"haze_m": 20.0, "f_number": 2.0}
    assert EffectRequest("haze", values) == EffectRequest("haze", {"haze_m": 20.0})
    assert EffectRequest("haze", values).values["haze_color"] == "#c8cdd6"
