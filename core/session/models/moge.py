"""MoGe-2 through the package ``moge`` (MIT): metres, and the focal length.

The package could not be had while this was written: the calls follow its published signatures,
and the tests run them against a stand-in.
"""

from __future__ import annotations

import math
from typing import Protocol

import numpy as np
import torch
from torch import Tensor

from core.focal import fov_from_px
from core.session.adapter import Adapter, Answer, package_call, simple_plan
from core.session.model import DepthModel, OpenRequest
from core.types import DepthKind, Photo


class MoGeModel(Protocol):
    """What is used of ``moge.model.v2.MoGeModel``."""

    def to(self, device: str) -> MoGeModel: ...

    def infer(self, image: Tensor, *, fov_x: float | None = None) -> dict[str, Tensor]:
        """ "depth" (H, W) metres, "mask" (H, W), "intrinsics" (3, 3) by width and height.

        Args:
            image: (3, H, W) float32, sRGB between 0 and 1.
            fov_x: horizontal field of view in degrees, where it is known.
        """


def open_moge(request: OpenRequest) -> DepthModel:
    """Open MoGe-2; errors as ``open_model``."""
    plan = simple_plan(request)
    model: MoGeModel = package_call(
        request,
        lambda module: module.MoGeModel.from_pretrained(request.entry.repo_id).to(plan.device),
    )

    def predict(photo: Photo, focal_px: float | None) -> Answer:
        rgb = torch.from_numpy(np.array(photo.rgb)).to(plan.device)
        known = None if focal_px is None else fov_from_px(focal_px, photo.size.width)
        found = model.infer(rgb.permute(2, 0, 1).float() / 255, fov_x=known)
        depth = torch.where(found["mask"].bool(), found["depth"], torch.inf)
        focal = float(found["intrinsics"][0, 0])  # as a share of the width
        fov_deg = math.degrees(2 * math.atan(0.5 / focal))
        return Answer(depth.float().cpu().numpy(), DepthKind.METRIC, fov_deg)

    return Adapter(request, plan, predict)
