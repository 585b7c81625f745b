"""What a model does not tell, from the bundled one: the focal length, and metres on request."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from core.depth import resize_map
from core.errors import ModelError
from core.progress import CancelToken, ProgressCallback
from core.session.adapter import grid_of
from core.session.model import DepthModel
from core.types import Estimate, FloatMap, ModelInfo, Photo

TRIMMED = 0.2
"""The share of cells on which two models differ most, left out of the fit."""
ROUNDS = 5


class Completed:
    """A ``DepthModel`` that predicts no focal length, with the bundled model's.

    Args:
        model: the one whose depth it is.
        helper: opens the bundled model; only when it is needed.
        metres: give an estimate that tells no metres those of the bundled model.
    """

    def __init__(
        self, model: DepthModel, helper: Callable[[], DepthModel], *, metres: bool = False
    ) -> None:
        self._model, self._open_helper, self._metres = model, helper, metres
        self._helper: DepthModel | None = None

    @property
    def info(self) -> ModelInfo:
        return self._model.info

    @property
    def lanes(self) -> int:
        return 1

    def estimate(
        self,
        photo: Photo,
        *,
        with_fov: bool = True,
        progress: ProgressCallback | None = None,
        cancel: CancelToken | None = None,
    ) -> Estimate:
        """As the model's; one more pass of the bundled one where something is lacking."""
        estimate = self._model.estimate(photo, progress=progress, cancel=cancel)
        lacks_metres = self._metres and not estimate.tells_metres
        if not lacks_metres and (estimate.fov_deg is not None or not with_fov):
            return estimate
        told = self._told(photo, cancel)
        if estimate.fov_deg is None:
            estimate = _with_fov(estimate, told)
        return scaled_to(estimate, told) if lacks_metres else estimate

    def predict_fov(
        self,
        photo: Photo,
        estimate: Estimate,
        *,
        progress: ProgressCallback | None = None,
        cancel: CancelToken | None = None,
    ) -> Estimate:
        """The same with the bundled model's field of view."""
        return _with_fov(estimate, self._told(photo, cancel))

    def _told(self, photo: Photo, cancel: CancelToken | None) -> Estimate:
        if self._helper is None:
            self._helper = self._open_helper()
        return self._helper.estimate(photo, cancel=cancel)


def _with_fov(estimate: Estimate, told: Estimate) -> Estimate:
    return replace(estimate, fov_deg=told.fov_deg, fov_from=told.info.model)


def scaled_to(estimate: Estimate, told: Estimate) -> Estimate:
    """Affine inverse depth with the scale and shift of another model's canonical inverse depth.

    Least squares, C' = a d + b, over the cells on which both agree best.

    Raises:
        ModelError: the two have nothing in common.
    """
    relative = estimate.canonical_inverse_depth
    known = resize_map(told.canonical_inverse_depth, grid_of(estimate))
    scale, shift = fitted_line(relative, known)
    if not scale > 0:
        raise ModelError(
            "the depth of {model} does not fit that of {other}: no metres can be taken from it",
            model=estimate.info.model,
            other=told.info.model,
        )
    canonical = np.maximum(np.float32(scale) * relative + np.float32(shift), 0)
    return replace(
        estimate,
        canonical_inverse_depth=canonical.astype(np.float32),
        kind=told.kind,
        metres_from=told.info.model,
    )


def fitted_line(values: FloatMap, known: FloatMap) -> tuple[float, float]:
    """Scale and shift that bring ``values`` to ``known``, both (h, w), where most cells agree."""
    x, y = values.ravel().astype(np.float64), known.ravel().astype(np.float64)
    kept = np.ones(len(x), np.bool_)
    scale, shift = 0.0, float(y.mean())
    for _ in range(ROUNDS):
        if np.ptp(x[kept]) == 0:
            return scale, shift
        scale, shift = np.polyfit(x[kept], y[kept], 1)
        residual = np.abs(scale * x + shift - y)
        kept = residual <= np.quantile(residual, 1 - TRIMMED)
    return float(scale), float(shift)
