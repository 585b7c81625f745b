from __future__ import annotations

import json
import subprocess
import sys

import pytest

from core.effects.recipe import MOVING, STILLS, Recipe
from tests.core.effects.scenes import FAR_M, NEAR_M, picture


def test_the_focus_is_a_point_or_a_depth() -> None:
    assert Recipe("refocus").focus_depth_m(picture()) == pytest.approx(NEAR_M)
    assert Recipe("refocus", focus=(0.02, 0.02)).focus_depth_m(picture()) == pytest.approx(FAR_M)
    assert Recipe("refocus", focus_m=7.0).focus_depth_m(picture()) == 7


@pytest.mark.parametrize("effect", [*STILLS, *MOVING])
def test_facts_can_be_written_and_name_the_effect(effect: str) -> None:
    facts = json.loads(json.dumps(Recipe(effect).facts(picture())))
    assert facts["effect"] == effect
    assert len(facts) > 2


def test_quick_to_import() -> None:
    code = "import sys, core.effects.recipe; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
