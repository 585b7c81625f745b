"""Depth Anything 3 (metric) through the package ``depth_anything_3``.

Z in metres is f_px x output / 300, with the focal length in pixels of the network's own image,
so that its canonical inverse depth is 300 / (w x output), w being that image's width. The
package could not be had while this was written: the calls follow its published signatures, and
the tests run them against a stand-in.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from core.session.adapter import Adapter, Answer, package_call, simple_plan
from core.session.model import DepthModel, OpenRequest
from core.types import DepthKind, Photo

CANONICAL_FOCAL_PX = 300.0


class Inferred(Protocol):
    """What is used of ``depth_anything_3``'s prediction: depth (N, h, w) float32."""

    depth: NDArray[np.float32]


class DepthAnything3(Protocol):
    """What is used of ``depth_anything_3.api.DepthAnything3``."""

    def to(self, device: str) -> DepthAnything3: ...

    def inference(self, image: list[NDArray[np.uint8]]) -> Inferred:
        """The prediction for photos (H, W, 3) uint8."""


def open_depth_anything_3(request: OpenRequest) -> DepthModel:
    """Open the metric model; errors as ``open_model``."""
    plan = simple_plan(request)
    model: DepthAnything3 = package_call(
        request,
        lambda module: module.DepthAnything3.from_pretrained(request.entry.repo_id).to(plan.device),
    )

    def predict(photo: Photo, focal_px: float | None) -> Answer:
        output = np.asarray(model.inference([photo.rgb]).depth)[0]
        known = np.isfinite(output) & (output > 0)
        inverse = CANONICAL_FOCAL_PX / (output.shape[1] * np.where(known, output, np.inf))
        return Answer(inverse.astype(np.float32), DepthKind.CANONICAL_INVERSE)

    return Adapter(request, plan, predict)
