"""How well surfaces are met: angles between normals, and stairs where there should be slopes."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.camera import Camera, unproject
from core.types import FloatMap, Mask

FloatArray = NDArray[np.floating[Any]]

NORMAL_LIMITS_DEG = {"normals_within_11": 11.25, "normals_within_22": 22.5, "normals_within_30": 30}
MIN_KNOWN_SHARE = 0.5
TRUTH_SIGMA_PX = 2.0  # depth cameras are noisy
REACH_PX = 2  # of the differences, to either side
MARGIN_PX = 6  # around edges and unknown depth
EDGE_LAPLACIAN = 0.03  # of the logarithm of the true depth
WORST_ANGLE_DEG = 45.0  # where the colours of pictures end


def normal_errors(
    pred_depth: FloatArray, true_depth: FloatArray, valid: Mask, camera: Camera
) -> FloatMap | None:
    """Angle between the normals of the prediction and those of the truth, in degrees.

    The truth is smoothed by a Gaussian of 2 px in inverse depth, which leaves planes as they
    are. Normals are taken from central differences over two pixels to either side. Pixels
    within 6 px of an edge of the truth (the Laplacian of the logarithm of its depth is above
    0.03), of unknown depth or of the picture's border do not count.

    Args:
        pred_depth: (H, W) metres, > 0 and finite where valid, aligned to the truth by scale
            and shift: normals depend on both.
        true_depth: (H, W) metres, > 0 where valid.
        valid: (H, W), where the truth is known.
        camera: the true camera of the photo.

    Returns:
        (H, W) float32 degrees from 0 to 180, not a number where a pixel does not count; None
        where less than half of the truth is known, or no pixel counts.

    Raises:
        ValueError: the shapes differ.
    """
    if not pred_depth.shape == true_depth.shape == valid.shape:
        raise ValueError(
            f"expected maps of one shape, found {pred_depth.shape}, {true_depth.shape}, "
            f"{valid.shape}"
        )
    counted = _smooth_parts(true_depth, valid)
    if valid.mean() < MIN_KNOWN_SHARE or not counted.any():
        return None
    pred = _normals(np.where(valid, pred_depth, 1), camera)
    true = _normals(_smoothed(true_depth, valid), camera)
    chord = np.linalg.norm(pred - true, axis=-1)  # exact for small angles, unlike the cosine
    angles = np.rad2deg(2 * np.arcsin(np.minimum(chord / 2, 1)))
    return np.where(counted, angles, np.nan).astype(np.float32)


def normal_figures(errors: FloatMap) -> dict[str, float]:
    """Figures of the angles (H, W) in degrees that ``normal_errors`` returns.

    ``normals_median_deg``, ``normals_mean_deg``; ``normals_within_11``, ``_22`` and ``_30``:
    the share of angles below 11.25, 22.5 and 30 degrees (Fouhey et al., ICCV 2013).
    """
    angles = errors[np.isfinite(errors)]
    return {
        "normals_median_deg": float(np.median(angles)),
        "normals_mean_deg": float(np.mean(angles)),
    } | {name: float(np.mean(angles < limit)) for name, limit in NORMAL_LIMITS_DEG.items()}


def equal_neighbours(values: FloatArray) -> float:
    """Share of horizontal neighbours (h, w) that are exactly equal: stairs have many."""
    return float(np.mean(values[:, 1:] == values[:, :-1])) if values.shape[1] > 1 else 0.0


def _smooth_parts(true_depth: FloatArray, valid: Mask) -> Mask:
    from scipy.ndimage import distance_transform_edt, laplace

    logarithm = np.log(true_depth, out=np.full(valid.shape, np.nan), where=valid)
    edges = np.abs(laplace(logarithm)) > EDGE_LAPLACIAN  # not beside unknown pixels
    counted: Mask = distance_transform_edt(np.pad(valid & ~edges, 1)) > MARGIN_PX
    return counted[1:-1, 1:-1]


def _smoothed(true_depth: FloatArray, valid: Mask) -> FloatArray:
    """Mean of the known inverse depth around, as depth."""
    from scipy.ndimage import gaussian_filter

    known = valid.astype(np.float64)
    inverse = np.divide(1, true_depth, out=np.zeros_like(known), where=valid)
    total, weight = (gaussian_filter(each, TRUTH_SIGMA_PX) for each in (inverse, known))
    depth: FloatArray = np.divide(weight, total, out=np.ones_like(known), where=total > 0)
    return depth


def _normals(depth: FloatArray, camera: Camera) -> FloatArray:
    """Unit normals (H, W, 3), pointing away from the camera; zero near the border."""
    points = unproject(depth, camera)
    across, down = np.zeros_like(points), np.zeros_like(points)
    across[:, REACH_PX:-REACH_PX] = points[:, 2 * REACH_PX :] - points[:, : -2 * REACH_PX]
    down[REACH_PX:-REACH_PX] = points[2 * REACH_PX :] - points[: -2 * REACH_PX]
    normals: FloatArray = np.cross(across, down)
    length = np.linalg.norm(normals, axis=-1, keepdims=True)
    normals /= np.maximum(length, np.finfo(np.float32).tiny)
    return normals
