"""The port for depth models: what every one of them does, and what a factory is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from core.progress import CancelToken, ProgressCallback
from core.types import Estimate, ModelInfo, Photo
from core.weights.entry import CatalogEntry


class DepthModel(Protocol):
    """A loaded model: photo in, estimate out. What it offers stands in its ``CatalogEntry``."""

    @property
    def info(self) -> ModelInfo:
        """Which model this is, and how it runs now."""

    @property
    def lanes(self) -> int:
        """How many threads may estimate at a time so that most photos are done per second."""

    def estimate(
        self,
        photo: Photo,
        *,
        with_fov: bool = True,
        progress: ProgressCallback | None = None,
        cancel: CancelToken | None = None,
    ) -> Estimate:
        """Run once on a photo.

        Args:
            photo: any size of at least 1 x 1.
            with_fov: whether the focal length is predicted, by a model that can; one whose
                prediction costs nothing always does.
            progress: called in this thread as work gets done.
            cancel: checked as often as the model allows, at least before and after the pass.

        Raises:
            Cancelled: the token was cancelled.
            ModelError: memory ran out, or the model's answer cannot be used.
            WeightsError: weights that were left out cannot be loaded any more.
        """

    def predict_fov(
        self,
        photo: Photo,
        estimate: Estimate,
        *,
        progress: ProgressCallback | None = None,
        cancel: CancelToken | None = None,
    ) -> Estimate:
        """The same estimate with the field of view that had been left out.

        Raises:
            Cancelled, ModelError, WeightsError: as ``estimate``; ModelError also where the
                model predicts none.
        """


@dataclass(frozen=True)
class OpenRequest:
    """What a factory is to open.

    Attributes:
        entry: the model's row.
        path: path of its weights, whether they are there or not; None for a row without a file.
        device: "auto", "cpu", "cuda" or "mps".
        precision: "auto", or one of the row's.
        with_fov: whether what predicts the focal length is loaded now; else when asked for.
        cancel: checked while loading.
    """

    entry: CatalogEntry
    path: Path | None = None
    device: str = "auto"
    precision: str = "auto"
    with_fov: bool = True
    cancel: CancelToken | None = None


Factory = Callable[[OpenRequest], DepthModel]
"""Opens a model: WeightsError, ModelError, UsageError, Cancelled as ``open_model``."""
