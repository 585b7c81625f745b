"""An objective of our own, not of the Depth Pro paper: angles between normals of surfaces.

On a plane, inverse depth q is affine in the pixel coordinates: n . P = d with
P = D ((x - cx) / f, (y - cy) / f, 1) gives d q = n . ((x - cx) / f, (y - cy) / f, 1). So

    n ~ (f dq/dx, f dq/dy, q - (x - cx) dq/dx - (y - cy) dq/dy),

for any multiple of q, canonical inverse depth included. Where the second differences of the
target are not near 0 there is a step or a crease: no one surface, and no normal.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor
from torch.nn.functional import max_pool2d

from core.training.losses import batch_mean, known_only

# Differences reach so many pixels to either side: fine ones for ripples, wide ones for slopes.
REACHES_PX = (2, 5)
# A second difference above this share of the value there is a step or a crease.
STEP_RATIO = 0.03
# Canonical inverse depth below which a surface is too far to have a slope that can be seen.
FARTHEST = 2e-3
# Rounds the tip of the distance, whose gradient would jump where the normals agree.
ROUNDING = 0.02
SHORTEST = 1e-6


def normal_angle(prediction: Tensor, target: Tensor, mask: Tensor, fov_deg: Tensor) -> Tensor:
    """Mean distance between the unit normals of prediction and target, 2 sin(angle / 2).

    Args:
        prediction, target: (B, 1, H, W) canonical inverse depth.
        mask: (B, 1, H, W) bool, where the target is known.
        fov_deg: (B,) true horizontal field of view, degrees.

    Returns:
        A scalar: over the pixels of surfaces of each image, over the images, over the reaches.
        Only the prediction's shape counts: a factor changes nothing, an offset does.
    """
    focal_px = 0.5 * target.shape[-1] / torch.tan(fov_deg * (math.pi / 360.0))
    prediction, target = known_only(prediction, mask), known_only(target, mask)
    total = prediction.new_zeros(())
    for reach in REACHES_PX:
        smooth = surfaces(target, mask, reach)
        difference = normals(prediction, focal_px, reach) - normals(target, focal_px, reach)
        square = difference.square().sum(1, keepdim=True)
        distance = (square + ROUNDING**2).sqrt() - ROUNDING
        total = total + batch_mean(distance, smooth, out_of=mask)
    return total / len(REACHES_PX)


def normals(inverse: Tensor, focal_px: Tensor, reach: int) -> Tensor:
    """(B, 3, H - 2 reach, W - 2 reach) unit normals of inverse depth (B, 1, H, W) of any scale."""
    height, width = inverse.shape[-2:]
    inner = inverse[..., reach:-reach, reach:-reach]
    across = inverse[..., reach:-reach, 2 * reach :] - inverse[..., reach:-reach, : -2 * reach]
    down = inverse[..., 2 * reach :, reach:-reach] - inverse[..., : -2 * reach, reach:-reach]
    across, down = across / (2 * reach), down / (2 * reach)
    x = torch.arange(reach, width - reach, device=inverse.device) - (width - 1) / 2
    y = torch.arange(reach, height - reach, device=inverse.device) - (height - 1) / 2
    f = focal_px.view(-1, 1, 1, 1).to(inverse)
    towards = inner - x * across - y[:, None] * down
    found = torch.cat([f * across, f * down, towards], dim=1)
    # A map of zeros has no normal, and the root's slope there is endless.
    return found / (found.square().sum(1, keepdim=True) + SHORTEST**2).sqrt()


def surfaces(target: Tensor, mask: Tensor, reach: int) -> Tensor:
    """(B, 1, H - 2 reach, W - 2 reach) bool: no step, crease, sky or unknown pixel around."""
    inner = target[..., reach:-reach, reach:-reach]
    along_x = target[..., reach:-reach, 2 * reach :] + target[..., reach:-reach, : -2 * reach]
    along_y = target[..., 2 * reach :, reach:-reach] + target[..., : -2 * reach, reach:-reach]
    bent = torch.maximum((along_x - 2 * inner).abs(), (along_y - 2 * inner).abs())
    rough = (bent > STEP_RATIO * inner) | (inner < FARTHEST)
    unknown = max_pool2d((~mask).float(), 2 * reach + 1, 1) > 0
    return (max_pool2d(rough.float(), 2 * reach + 1, 1, reach) == 0) & ~unknown
