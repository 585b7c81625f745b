"""Training objectives: pure functions of a prediction, a target and a mask.

Prediction and target are (B, 1, H, W) float tensors of canonical inverse depth, the mask is
(B, 1, H, W) bool, True where the target is known; what stands behind a False may be anything,
NaN included. Every loss is a scalar: the mean over valid pixels of each image, then over the
images that have any. Without a valid pixel it is 0 and still differentiable.

The formulas are those of "Depth Pro" (arXiv 2410.02073, section 3.2); what the paper leaves
open is a named constant here.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import torch
from torch import Tensor
from torch.nn.functional import avg_pool2d

SCALES = 6
REAL_TRIM = 0.2
# Far below any spread of a real scene's inverse depth; only keeps a constant map finite.
MIN_DEVIATION = 1e-6
# Divides the Scharr kernel so that a ramp of one unit a pixel has the derivative 1.
SCHARR_NORM = 32.0
# Added before a logarithm, as a share of the target's median: sky (0) stays finite.
LOG_OFFSET = 0.05

Derivative = Callable[[Tensor, Tensor], tuple[tuple[Tensor, ...], Tensor]]


def mae(prediction: Tensor, target: Tensor, mask: Tensor) -> Tensor:
    """Mean absolute error."""
    return batch_mean(_difference(prediction, target, mask).abs(), mask)


def mse(prediction: Tensor, target: Tensor, mask: Tensor) -> Tensor:
    """Mean squared error."""
    return batch_mean(_difference(prediction, target, mask).square(), mask)


def trimmed_mae(
    prediction: Tensor, target: Tensor, mask: Tensor, *, trim: float = REAL_TRIM
) -> Tensor:
    """Mean absolute error without the ``trim`` share of largest errors of each image.

    Of n valid pixels the ceil((1 - trim) n) smallest errors are kept.
    """
    errors = torch.where(mask, _difference(prediction, target, mask).abs(), math.inf)
    ordered = errors.flatten(1).sort(1).values
    counts = mask.flatten(1).sum(1, keepdim=True)
    kept = torch.arange(ordered.shape[1], device=ordered.device) < _kept(counts, trim)
    return batch_mean(ordered, kept)


def normalise(values: Tensor, mask: Tensor) -> Tensor:
    """Subtract the median of the valid pixels and divide by their mean absolute deviation from it.

    The median of an even count is the lower one of the two in the middle. Invalid pixels become 0.
    """
    values = known_only(values, mask)
    centered = known_only(values - _medians(values, mask), mask)
    deviation = _image_means(centered.abs(), mask).clamp_min(MIN_DEVIATION)
    return centered / deviation.view(-1, 1, 1, 1)


def invariant(prediction: Tensor, target: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
    """Both maps normalised, each by its own statistics: scale and shift no longer matter."""
    return normalise(prediction, mask), normalise(target, mask)


def logarithms(prediction: Tensor, target: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
    """Logarithms of both maps, both offset by ``LOG_OFFSET`` times the target's median."""
    target = known_only(target, mask)
    offset = (LOG_OFFSET * _medians(target, mask)).clamp_min(MIN_DEVIATION)
    return (known_only(prediction, mask).clamp_min(0) + offset).log(), (target + offset).log()


def ssi_mae(prediction: Tensor, target: Tensor, mask: Tensor) -> Tensor:
    """Scale- and shift-invariant MAE."""
    return mae(*invariant(prediction, target, mask), mask)


def ssi_trimmed_mae(prediction: Tensor, target: Tensor, mask: Tensor) -> Tensor:
    """Scale- and shift-invariant MAE, trimmed; for sensor depth without a known scale."""
    return trimmed_mae(*invariant(prediction, target, mask), mask)


def multi_scale(
    prediction: Tensor,
    target: Tensor,
    mask: Tensor,
    *,
    derivative: Derivative,
    power: int,
    scales: int = SCALES,
) -> Tensor:
    """L(*, p, M): the mean of abs(D C - D C_hat)^p over M scales, each half of the one before.

    A coarser pixel is the mean of 2 x 2 and valid only where all four are; a derivative is
    valid only where every pixel that it reads is. Components of a derivative are averaged.
    The derivatives are linear, so they are taken of the difference once. Scales on which an
    image has no valid derivative count as 0 for it.
    """
    level, valid = _difference(prediction, target, mask), mask
    total = _nothing(prediction)
    for scale in range(scales):
        if scale:
            level, valid = _halve(level, valid)
        if min(level.shape[-2:]) < 3:
            break
        parts, known = derivative(level, valid)
        for part in parts:
            size = part.abs() if power == 1 else part.square()
            total = total + batch_mean(size, known, out_of=mask) / len(parts)
    return total / scales


def scharr(values: Tensor, mask: Tensor) -> tuple[tuple[Tensor, ...], Tensor]:
    """Derivatives along x and y of the inner pixels, (B, 1, H-2, W-2) each, and their mask."""
    rows = 3 * values[..., :-2, :] + 10 * values[..., 1:-1, :] + 3 * values[..., 2:, :]
    columns = 3 * values[..., :-2] + 10 * values[..., 1:-1] + 3 * values[..., 2:]
    along_x = (rows[..., 2:] - rows[..., :-2]) / SCHARR_NORM
    along_y = (columns[..., 2:, :] - columns[..., :-2, :]) / SCHARR_NORM
    across = mask[..., :-2] & mask[..., 1:-1] & mask[..., 2:]
    return (along_x, along_y), across[..., :-2, :] & across[..., 1:-1, :] & across[..., 2:, :]


def laplace(values: Tensor, mask: Tensor) -> tuple[tuple[Tensor, ...], Tensor]:
    """The four-neighbour Laplacian of the inner pixels, (B, 1, H-2, W-2), and its mask."""
    middle, above, below, left, right = _cross(values)
    known = _cross(mask)
    valid = known[0] & known[1] & known[2] & known[3] & known[4]
    return (above + below + left + right - 4 * middle,), valid


def mage(prediction: Tensor, target: Tensor, mask: Tensor) -> Tensor:
    """Multi-scale mean absolute gradient error, L(Scharr, 1, 6)."""
    return multi_scale(prediction, target, mask, derivative=scharr, power=1)


def male(prediction: Tensor, target: Tensor, mask: Tensor) -> Tensor:
    """Multi-scale mean absolute Laplace error, L(Laplace, 1, 6)."""
    return multi_scale(prediction, target, mask, derivative=laplace, power=1)


def msge(prediction: Tensor, target: Tensor, mask: Tensor) -> Tensor:
    """Multi-scale mean squared gradient error, L(Scharr, 2, 6)."""
    return multi_scale(prediction, target, mask, derivative=scharr, power=2)


def ssi_mage(prediction: Tensor, target: Tensor, mask: Tensor) -> Tensor:
    """MAGE of the normalised maps."""
    return mage(*invariant(prediction, target, mask), mask)


def log_mage(prediction: Tensor, target: Tensor, mask: Tensor) -> Tensor:
    """MAGE of the logarithms: edges count by their depth ratio, as contours do."""
    return mage(*logarithms(prediction, target, mask), mask)


def centered_mae(prediction: Tensor, target: Tensor, mask: Tensor) -> Tensor:
    """Mean absolute difference after the image's median difference is taken off."""
    difference = _difference(prediction, target, mask)
    return batch_mean((difference - _medians(difference, mask)).abs(), mask)


def centered_trimmed_mae(prediction: Tensor, target: Tensor, mask: Tensor) -> Tensor:
    """The same, trimmed: edges of stereo and multi-view depth lie a few pixels off."""
    difference = _difference(prediction, target, mask)
    return trimmed_mae(difference - _medians(difference, mask), torch.zeros_like(target), mask)


def median_error(prediction: Tensor, target: Tensor, mask: Tensor) -> Tensor:
    """Absolute median difference of each image."""
    difference = _difference(prediction, target, mask)
    images = mask.flatten(1).any(1).sum().clamp_min(1)
    return _medians(difference, mask).abs().sum() / images


def scale_invariant_log(prediction: Tensor, target: Tensor, mask: Tensor) -> Tensor:
    """Mean absolute log ratio after the image's median log ratio is taken off.

    Near zero only where the prediction is a multiple of the target: unlike the scale- and
    shift-invariant losses it leaves no room for an offset.
    """
    return centered_mae(*logarithms(prediction, target, mask), mask)


def scale_log(prediction: Tensor, target: Tensor, mask: Tensor) -> Tensor:
    """Absolute median log ratio of each image: the error of the metric scale alone."""
    return median_error(*logarithms(prediction, target, mask), mask)


def focal(prediction_deg: Tensor, target_deg: Tensor) -> Tensor:
    """Squared error of the horizontal field of view; both (B,) in degrees."""
    return (prediction_deg - target_deg).square().mean()


def log_focal(prediction_deg: Tensor, target_deg: Tensor) -> Tensor:
    """Absolute log ratio of the focal lengths that two (B,) fields of view in degrees mean.

    A prediction is held within 1 and 179 degrees, where the focal length is defined.
    """
    return (_log_half_tangent(prediction_deg) - _log_half_tangent(target_deg)).abs().mean()


def _log_half_tangent(fov_deg: Tensor) -> Tensor:
    return torch.tan(fov_deg.clamp(1.0, 179.0) * (math.pi / 360.0)).log()


def known_only(values: Tensor, mask: Tensor) -> Tensor:
    return torch.where(mask, values, values.new_zeros(()))


def _difference(prediction: Tensor, target: Tensor, mask: Tensor) -> Tensor:
    return known_only(prediction, mask) - known_only(target, mask)


def _medians(values: Tensor, mask: Tensor) -> Tensor:
    """(B, 1, 1, 1): the lower median of each image's valid pixels, 0 where it has none."""
    known = torch.where(mask, values, math.nan).flatten(1)
    found = torch.where(mask.flatten(1).any(1), known.nanmedian(1).values, 0.0)
    return found.view(-1, 1, 1, 1)


def _kept(counts: Tensor, trim: float) -> Tensor:
    """How many of so many errors stay; at least one, if there is any."""
    return ((1 - trim) * counts - 1e-9).ceil().clamp_min(1).minimum(counts)


def _image_means(values: Tensor, mask: Tensor) -> Tensor:
    counts = mask.flatten(1).sum(1).clamp_min(1)
    return known_only(values, mask).flatten(1).sum(1) / counts


def batch_mean(values: Tensor, mask: Tensor, *, out_of: Tensor | None = None) -> Tensor:
    images = (mask if out_of is None else out_of).flatten(1).any(1).sum().clamp_min(1)
    return _image_means(values, mask).sum() / images


def _nothing(prediction: Tensor) -> Tensor:
    return 0.0 * torch.nan_to_num(prediction).sum()


def _halve(values: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
    rows, columns = mask.shape[-2] // 2 * 2, mask.shape[-1] // 2 * 2
    even = mask[..., :rows, :columns]
    above, below = even[..., ::2, :], even[..., 1::2, :]
    both = above & below
    return avg_pool2d(values, 2), both[..., ::2] & both[..., 1::2]


def _cross(values: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    middle = values[..., 1:-1, 1:-1]
    above, below = values[..., :-2, 1:-1], values[..., 2:, 1:-1]
    left, right = values[..., 1:-1, :-2], values[..., 1:-1, 2:]
    return middle, above, below, left, right
