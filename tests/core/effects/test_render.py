from __future__ import annotations

import numpy as np
import pytest

from core.effects.recipe import STILLS, Recipe, StereoLayout
from core.effects.render import Kitchen
from core.errors import UsageError
from core.progress import Monitor, Progress
from tests.core.effects.scenes import WIDTH, picture


@pytest.mark.parametrize("effect", STILLS)
def test_stills(effect: str) -> None:
    made = Kitchen(picture()).still(Recipe(effect, f_number=0.2), full=True)
    assert made.shape == picture().rgb.shape
    assert np.abs(made.astype(int) - picture().rgb).max() > 10


def test_a_pair_is_twice_as_wide() -> None:
    made = Kitchen(picture()).still(Recipe("stereo", layout=StereoLayout.PARALLEL))
    assert made.shape[1] == 2 * WIDTH


def test_a_clip_tells_how_far_it_is() -> None:
    seen: list[Progress] = []
    recipe = Recipe("parallax", frames=3)
    frames = list(Kitchen(picture()).clip(recipe, Monitor(3, seen.append)))
    assert len(frames) == 3
    assert [progress.fraction for progress in seen] == pytest.approx([1 / 3, 2 / 3, 1])


def test_a_moving_effect_is_no_still() -> None:
    with pytest.raises(UsageError, match="dolly"):
        Kitchen(picture()).still(Recipe("dolly"))
