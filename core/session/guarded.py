"""Somebody else's model behind a check: what it says is depth, and its failures are told."""

from __future__ import annotations

from collections.abc import Callable
from numbers import Real
from typing import Any

import numpy as np

from core.errors import LeadlineError, ModelError
from core.progress import Cancelled
from core.types import DepthKind, Estimate, ModelInfo, Photo


class Guarded:
    """A ``DepthModel`` of an installed package.

    Args:
        model: what its factory gave.
        title: its name, for messages.
    """

    def __init__(self, model: Any, title: str) -> None:
        self._model, self._title = model, title

    @property
    def info(self) -> ModelInfo:
        found = self._call(lambda: self._model.info)
        if not isinstance(found, ModelInfo):
            raise ModelError("{model} does not say how it runs", model=self._title)
        return found

    @property
    def lanes(self) -> int:
        return 1

    def estimate(self, photo: Photo, **options: Any) -> Estimate:
        """As the model's. ModelError: it fails, or its answer is no depth."""
        return self._checked(photo, self._call(lambda: self._model.estimate(photo, **options)))

    def predict_fov(self, photo: Photo, estimate: Estimate, **options: Any) -> Estimate:
        """As the model's; errors as ``estimate``."""
        return self._checked(
            photo, self._call(lambda: self._model.predict_fov(photo, estimate, **options))
        )

    def _call(self, ask: Callable[[], Any]) -> Any:
        try:
            return ask()
        except (LeadlineError, Cancelled, MemoryError):
            raise
        except Exception as error:
            raise ModelError(
                "{model} failed: {cause}",
                model=self._title,
                cause=f"{type(error).__name__}: {error}",
            ) from error

    def _checked(self, photo: Photo, found: Any) -> Estimate:
        if not isinstance(found, Estimate) or not isinstance(found.kind, DepthKind):
            raise ModelError("{model} gave no estimate", model=self._title)
        values = np.asarray(found.canonical_inverse_depth)
        if values.dtype != np.float32 or values.ndim != 2 or values.size == 0:
            raise ModelError(
                "{model} gave {dtype} of shape {shape} instead of a map of depth",
                model=self._title,
                dtype=str(values.dtype),
                shape=str(values.shape),
            )
        if not np.isfinite(values).all() or values.min() < 0:
            raise ModelError("{model} gave values that are not inverse depth", model=self._title)
        if found.image_size != photo.size:
            raise ModelError("{model} gave depth of another photo's size", model=self._title)
        self._check_rest(found)
        return found

    def _check_rest(self, found: Estimate) -> None:
        """What it may tell besides depth."""
        angle, spread = found.fov_deg, found.spread
        if angle is not None and not (isinstance(angle, Real) and 0 < float(angle) < 180):
            raise ModelError("{model} gave a field of view that is none", model=self._title)
        if spread is not None and not (
            isinstance(spread, np.ndarray)
            and spread.dtype == np.float32
            and spread.shape == found.canonical_inverse_depth.shape
            and np.isfinite(spread).all()
        ):
            raise ModelError("{model} gave a spread that is none", model=self._title)
