"""How sure a model is of a photo or a panorama, asked a second time: all of it mirrored."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.panorama.estimate import estimate_panorama
from core.progress import CancelToken, ProgressCallback
from core.types import Estimate, Photo, Sphere

if TYPE_CHECKING:
    from core.session.model import DepthModel


def with_mirrored_spread(
    model: DepthModel,
    photo: Photo,
    estimate: Estimate,
    *,
    progress: ProgressCallback | None = None,
    cancel: CancelToken | None = None,
) -> Estimate:
    """``core.session.spread.with_mirrored_spread``; of a panorama every view is seen mirrored, and
    the mirrored views are joined to a sphere of their own.

    Raises:
        Cancelled, ModelError: as ``DepthModel.estimate``.
    """
    from core.session import spread  # imports torch

    if estimate.sphere is None:
        return spread.with_mirrored_spread(model, photo, estimate, progress=progress, cancel=cancel)
    other = estimate_panorama(
        model,
        spread.mirrored(photo),
        mirrored_sphere(estimate.sphere),
        progress=progress,
        cancel=cancel,
    )
    return spread.compared_with_mirrored(estimate, other)


def mirrored_sphere(sphere: Sphere) -> Sphere:
    """Where the pixels of a mirrored panorama look."""
    roll_deg = None if sphere.roll_deg is None else -sphere.roll_deg
    return replace(
        sphere, left_deg=-sphere.right_deg, right_deg=-sphere.left_deg, roll_deg=roll_deg
    )
