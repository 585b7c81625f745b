"""What a model does not tell, from the bundled one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from core.errors import ModelError
from core.session.completed import Completed, scaled_to
from core.types import DepthKind, Estimate, ModelInfo, Photo
from tests.sample_estimates import make_estimate, make_photo

BUNDLED = make_estimate()


class Told:
    """A model that always says the same."""

    lanes = 3

    def __init__(self, estimate: Estimate) -> None:
        self.answer, self.info, self.passes = estimate, estimate.info, 0

    def estimate(self, photo: Photo, **_: object) -> Estimate:
        self.passes += 1
        return self.answer

    def predict_fov(self, photo: Photo, estimate: Estimate, **_: object) -> Estimate:
        raise ModelError("it predicts none")


def relative(*, scale: float = 4.0, shift: float = -0.3) -> Estimate:
    """Affine inverse depth that is the bundled model's but for scale and shift."""
    values = BUNDLED.canonical_inverse_depth * np.float32(scale) + np.float32(shift)
    info = ModelInfo("other", "", "cpu", "float32")
    return replace(
        BUNDLED,
        canonical_inverse_depth=values,
        info=info,
        kind=DepthKind.AFFINE_INVERSE,
        fov_deg=None,
    )


def test_scale_and_shift_are_found_in_spite_of_what_only_one_model_sees() -> None:
    seen = relative()
    seen.canonical_inverse_depth[:5, :10] = 2.0  # a pole that the bundled model misses
    scaled = scaled_to(seen, BUNDLED)
    assert (scaled.kind, scaled.metres_from) == (DepthKind.CANONICAL_INVERSE, "compact")
    found = scaled.canonical_inverse_depth
    expected = BUNDLED.canonical_inverse_depth
    np.testing.assert_allclose(found[5:], expected[5:], rtol=1e-3)
    assert found[0, 0] > 1.5 * expected[0, 0]


def test_models_that_contradict_each_other_give_no_metres() -> None:
    with pytest.raises(ModelError, match="no metres can be taken"):
        scaled_to(relative(scale=-1.0, shift=1.0), BUNDLED)


def test_the_bundled_model_runs_only_where_it_is_needed() -> None:
    helper = Told(BUNDLED)
    model = Completed(Told(relative()), lambda: helper)
    without = model.estimate(make_photo(), with_fov=False)
    assert helper.passes == 0
    whole = model.estimate(make_photo())
    assert (whole.fov_deg, whole.fov_from) == (BUNDLED.fov_deg, "compact")
    assert not whole.tells_metres
    assert model.predict_fov(make_photo(), without).fov_from == "compact"
    assert helper.passes == 2


def test_metres_on_request() -> None:
    model = Completed(Told(relative()), lambda: Told(BUNDLED), metres=True)
    assert model.estimate(make_photo(), with_fov=False).metres_from == "compact"
