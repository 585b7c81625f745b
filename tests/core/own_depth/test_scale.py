from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from core.errors import MeasureError
from core.own_depth import OwnDepth, OwnKind, scale_by
from core.types import DepthKind
from tests.sample_estimates import make_estimate

FOCAL_PX = 70.0


def own(factor: float, *, metric: bool = True) -> OwnDepth:
    """What the sample estimate says, farther by a factor; a tenth of it unknown or wrong."""
    estimate = make_estimate()
    inverse = estimate.canonical_inverse_depth * np.float32(80 / FOCAL_PX / factor)
    inverse[:2] = np.nan
    inverse[2] = 0
    inverse[3] *= 7
    return OwnDepth(OwnKind.HEIC, inverse, metric)


def test_the_factor_between_both() -> None:
    found = scale_by(own(1.25), make_estimate(), focal_px=FOCAL_PX)
    assert found.factor == pytest.approx(1.25, rel=1e-4)
    assert found.residual < 1e-3
    assert found.pixels == 27 * 40


def test_noise_is_told_as_residual() -> None:
    noisy = own(1.0)
    noise = np.random.default_rng(3).uniform(0.9, 1.1, noisy.inverse.shape)
    noisy = replace(noisy, inverse=(noisy.inverse * noise).astype(np.float32))
    found = scale_by(noisy, make_estimate(), focal_px=FOCAL_PX)
    assert found.factor == pytest.approx(1.0, abs=0.02)
    assert 0.03 < found.residual < 0.08


def test_relative_depth_gives_no_scale() -> None:
    with pytest.raises(MeasureError, match="no metres"):
        scale_by(own(1.0, metric=False), make_estimate(), focal_px=FOCAL_PX)
    relative = replace(make_estimate(), kind=DepthKind.AFFINE_INVERSE)
    with pytest.raises(MeasureError, match="no metres"):
        scale_by(own(1.0), relative, focal_px=FOCAL_PX)


def test_too_few_known_pixels_give_none() -> None:
    empty = own(1.0)
    empty.inverse[:] = np.nan
    with pytest.raises(MeasureError, match="too little"):
        scale_by(empty, make_estimate(), focal_px=FOCAL_PX)
