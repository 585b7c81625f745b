"""How sure a model is, asked a second time: the mirrored photo."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import torch

from core.depth import resize_map
from core.network.spread import spread_of
from core.progress import CancelToken, ProgressCallback
from core.session.adapter import grid_of
from core.session.completed import fitted_line
from core.session.model import DepthModel
from core.types import DepthKind, Estimate, Photo


def with_mirrored_spread(
    model: DepthModel,
    photo: Photo,
    estimate: Estimate,
    *,
    progress: ProgressCallback | None = None,
    cancel: CancelToken | None = None,
) -> Estimate:
    """The same estimate with the disagreement of the mirrored photo as its spread.

    Costs one more pass; see ``core.network.spread``.

    Args:
        model: that made the estimate.
        photo: the estimate's.
        progress, cancel: as ``DepthModel.estimate``.

    Raises:
        Cancelled, ModelError: as ``DepthModel.estimate``.
    """
    other = model.estimate(mirrored(photo), with_fov=False, progress=progress, cancel=cancel)
    return compared_with_mirrored(estimate, other)


def mirrored(photo: Photo) -> Photo:
    """The photo with left and right exchanged."""
    return replace(photo, rgb=np.ascontiguousarray(photo.rgb[:, ::-1]))


def compared_with_mirrored(estimate: Estimate, other: Estimate) -> Estimate:
    """The same estimate with its disagreement with that of the mirrored photo as its spread."""
    first = estimate.canonical_inverse_depth
    second = resize_map(
        np.ascontiguousarray(other.canonical_inverse_depth[:, ::-1]), grid_of(estimate)
    )
    if estimate.kind is DepthKind.AFFINE_INVERSE:  # scale and shift say nothing
        scale, shift = fitted_line(second, first)
        second = second * np.float32(scale) + np.float32(shift)
    spread = spread_of([torch.from_numpy(np.ascontiguousarray(each)) for each in (first, second)])
    return replace(estimate, spread=spread.numpy())
