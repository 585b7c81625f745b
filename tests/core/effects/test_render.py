from __future__ import annotations

import numpy as np
import pytest

from core.effects.picture import Picture
from core.effects.render import EffectRenderer
from core.effects.request import EffectRequest
from core.effects.table import EFFECTS
from core.errors import UsageError
from core.progress import Monitor, Progress
from tests.core.effects.scenes import WIDTH, picture


@pytest.mark.parametrize("effect", [row.id for row in EFFECTS.values() if not row.moving])
def test_stills(effect: str) -> None:
    made, facts = EffectRenderer(picture()).still(EffectRequest(effect), full=True)
    assert EFFECTS[effect].note.format(**facts).count("{") == 0
    assert made.shape[0] == picture().rgb.shape[0]
    assert np.abs(made[:, :WIDTH].astype(int) - picture().rgb).max() > 10


def test_a_pair_is_twice_as_wide() -> None:
    made, _ = EffectRenderer(picture()).still(EffectRequest("stereo"))
    assert made.shape[1] == 2 * WIDTH


def test_a_clip_tells_how_far_it_is() -> None:
    seen: list[Progress] = []
    request = EffectRequest("parallax", {"frames": 3.0})
    frames = list(EffectRenderer(picture()).clip(request, Monitor(3, seen.append)))
    assert len(frames) == 3
    assert [progress.fraction for progress in seen] == pytest.approx([1 / 3, 2 / 3, 1])


def test_a_moving_effect_is_no_still() -> None:
    with pytest.raises(UsageError, match="dolly"):
        EffectRenderer(picture()).still(EffectRequest("dolly"))


@pytest.mark.parametrize(("height", "width"), [(1, 40), (40, 1), (1, 1), (2, 3)])
@pytest.mark.parametrize("effect", EFFECTS)
def test_pictures_as_thin_as_a_pixel(effect: str, height: int, width: int) -> None:
    rng = np.random.default_rng(0)
    rgb = rng.integers(0, 255, (height, width, 3)).astype(np.uint8)
    thin = Picture(rgb, rng.uniform(0.1, 1, (height, width)).astype(np.float32), 50.0)
    request = EffectRequest(effect, {"frames": 2.0})
    renderer = EffectRenderer(thin)
    made = next(renderer.clip(request)) if request.row.moving else renderer.still(request)[0]
    assert made.shape[0] == height
