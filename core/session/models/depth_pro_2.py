"""Depth Pro 2 through Apple's own package ``depth_pro_2`` (arXiv 2611.26603).

Neither its code nor its weights could be had while this was written: the calls follow its
published signatures, and the tests run them against a stand-in.
"""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from torch import Tensor

from core.focal import fov_from_px
from core.session.adapter import Adapter, Answer, package_call, simple_plan
from core.session.model import DepthModel, OpenRequest
from core.types import DepthKind, Photo

FOCAL_REPOSITORY = "apple/DepthPro2-focal"


class DepthPro2(Protocol):
    """What is used of ``depth_pro_2.DepthPro2``."""

    def to(self, device: str) -> DepthPro2: ...

    def infer(self, image: Tensor, f_px: float | None = None) -> dict[str, Tensor]:
        """ "depth": (H, W) metres, of the photo's own size."""


class FovEstimator(Protocol):
    """What is used of ``depth_pro_2.FOVEstimator``."""

    def focal_length_px(self, frames: list[NDArray[np.uint8]]) -> float:
        """The focal length in pixels of frames (H, W, 3) uint8 of one camera."""


def open_depth_pro_2(request: OpenRequest) -> DepthModel:
    """Open a size of Depth Pro 2; errors as ``open_model``."""
    plan = simple_plan(request)
    package: Any = package_call(request, lambda module: module)
    model: DepthPro2 = package_call(
        request,
        lambda module: module.DepthPro2.from_pretrained(
            request.entry.repo_id, precision=plan.precision
        ).to(plan.device),
    )
    estimators: list[FovEstimator] = []

    def predict(photo: Photo, focal_px: float | None) -> Answer:
        image = package.to_normalized_tensor(photo.rgb).to(plan.device)
        depth = model.infer(image, f_px=focal_px or None)["depth"]
        return Answer(np.asarray(depth.float().cpu().numpy()).squeeze(), DepthKind.METRIC)

    def predict_fov(photo: Photo) -> float:
        if not estimators:  # a network of its own, which most photos do without
            estimators.append(
                package_call(
                    request, lambda module: module.FOVEstimator.from_pretrained(FOCAL_REPOSITORY)
                )
            )
        px = float(estimators[0].focal_length_px([photo.rgb]))
        return fov_from_px(px, photo.size.width)

    return Adapter(request, plan, predict, predict_fov)
