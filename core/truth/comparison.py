"""One photo's depth against its truth: figures, error map, boundaries and their curve over t."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from core.camera import Camera
from core.contours import THRESHOLD_PERCENT
from core.depth import MIN_INVERSE_PER_M, depth_from_inverse, inverse_depth, resize_map
from core.errors import DataError
from core.files.tables import write_table
from core.metrics.boundary import boundary_curve, boundary_map, outline_map, recall_curve
from core.metrics.depth import Alignment
from core.own_depth import OwnDepth
from core.truth.evaluation import (
    Figures,
    aligned_inverse,
    evaluate_prediction,
    has_foreground,
    mask_recall,
    surface_errors,
)
from core.truth.truth_files import (
    looks_like_mask,
    read_depth,
    read_mask,
    require_shape,
    valid_depth,
)
from core.types import Estimate, FloatMap, Size

TruthKind = Literal["depth", "mask"]
CURVE_PERCENT: NDArray[np.float64] = np.arange(THRESHOLD_PERCENT.low, THRESHOLD_PERCENT.high + 1)


@dataclass(frozen=True, eq=False)
class Truth:
    """What is known about a photo for sure.

    Attributes:
        path: where it came from.
        kind: "depth", or "mask" for a matte.
        values: (H, W) float32, metres (0 or not finite: unknown), or alpha from 0 to 1.
    """

    path: Path
    kind: TruthKind
    values: FloatMap


@dataclass(frozen=True, eq=False)
class Curve:
    """Boundaries over the threshold t.

    Attributes:
        percent: (K,) thresholds.
        recall: (K,) 0 to 1.
        precision, f1: (K,) likewise; None against a matte, which knows no false contour.
    """

    percent: NDArray[np.float64]
    recall: NDArray[np.float64]
    precision: NDArray[np.float64] | None = None
    f1: NDArray[np.float64] | None = None

    def columns(self) -> dict[str, NDArray[np.float64]]:
        """The lines there are, by name."""
        lines = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        return {name: line for name, line in lines.items() if line is not None}


def read_truth(path: Path, image_size: Size) -> Truth:
    """Read the truth of a photo: depth, or an 8-bit grey picture or NPY of bool as a matte.

    Args:
        path: a file as ``core.truth.truth_files`` reads them.
        image_size: size of the photo; the truth may have another size, but not another shape.

    Raises:
        DataError: it cannot be read, says nothing, or belongs to another picture.
    """
    mask = looks_like_mask(path)
    values = read_mask(path) if mask else read_depth(path)
    if mask and not has_foreground(values):
        raise DataError(path, "has no foreground: expected bright pixels, found none")
    if not mask and not valid_depth(values).any():
        raise DataError(path, "has no valid pixel: every depth is zero or not finite")
    require_shape(path, values, image_size)
    return Truth(path, "mask" if mask else "depth", values)


def own_truth(own: OwnDepth, path: Path) -> Truth:
    """The depth in a photo's own file as its truth.

    Raises:
        DataError: all of it is unknown or too far to tell.
    """
    known = own.inverse > 0
    if not known.any():
        raise DataError(path, "has no valid pixel: every depth is zero or not finite")
    depth = np.where(known, 1 / np.where(known, own.inverse, 1), 0).astype(np.float32)
    return Truth(path, "depth", depth)


def figures_of(pred_inverse: FloatMap, truth: Truth, alignment: Alignment) -> Figures:
    """All figures of a prediction (h, w) in 1/m; against a matte the boundary recall alone.

    Raises:
        UsageError: as ``core.truth.evaluation.evaluate_prediction``.
    """
    if truth.kind == "mask":
        return {"si_boundary_recall": mask_recall(pred_inverse, truth.values)}
    return evaluate_prediction(pred_inverse, truth.values, alignment=alignment)


def error_map(pred_inverse: FloatMap, truth: Truth, alignment: Alignment) -> FloatMap | None:
    """Signed relative error (prediction - truth) / truth of depth Z, positive: too far.

    Returns:
        (H, W) float32 at the truth's size, not a number where it is unknown; None for a matte.

    Raises:
        UsageError: as ``core.metrics.depth.align``.
    """
    if truth.kind == "mask":
        return None
    valid = valid_depth(truth.values)
    aligned = aligned_inverse(pred_inverse, truth.values, alignment)
    relative = np.full(truth.values.shape, np.nan, np.float32)
    product = np.maximum(aligned, MIN_INVERSE_PER_M)[valid] * truth.values[valid]
    relative[valid] = 1 / product - 1
    return relative


def normals_map(pred_inverse: FloatMap, truth: Truth, camera: Camera) -> FloatMap | None:
    """Angles between the normals of a prediction (h, w) in 1/m and the truth's.

    Returns:
        (H, W) float32 degrees, not a number where a pixel does not count; None for a matte or
        where too little is known.

    Raises:
        UsageError: as ``core.metrics.depth.align``.
    """
    if truth.kind == "mask":
        return None
    return surface_errors(pred_inverse, truth.values, camera)


def curve_of(estimate: Estimate, truth: Truth) -> Curve:
    """Boundary figures at each of ``CURVE_PERCENT``; neither focal length nor scale matters."""
    pred, ratios = _relative_depth(estimate, truth), 1 + CURVE_PERCENT / 100
    if truth.kind == "mask":
        return Curve(CURVE_PERCENT, recall_curve(pred, truth.values, ratios=ratios))
    found = boundary_curve(pred, truth.values, valid_depth(truth.values), ratios=ratios)
    return Curve(CURVE_PERCENT, found.recall, found.precision, found.f1)


def edges_of(estimate: Estimate, truth: Truth, *, percent: float) -> NDArray[np.uint8]:
    """Boundaries at one threshold, (H, W) uint8 of ``core.metrics.boundary.Edge``."""
    pred, ratio = _relative_depth(estimate, truth), 1 + percent / 100
    if truth.kind == "mask":
        return outline_map(pred, truth.values, ratio=ratio)
    return boundary_map(pred, truth.values, valid_depth(truth.values), ratio=ratio)


def _relative_depth(estimate: Estimate, truth: Truth) -> FloatMap:
    """Depth at the truth's size, up to a factor."""
    inverse = inverse_depth(estimate, focal_px=estimate.image_size.width)
    height, width = truth.values.shape
    if inverse.shape != truth.values.shape:
        inverse = resize_map(inverse, Size(width, height))
    return depth_from_inverse(inverse)


@dataclass(frozen=True, eq=False)
class Beside:
    """Another model's figures for the same truth."""

    model: str
    figures: Figures
    curve: Curve


def write_csv(
    path: Path,
    facts: dict[str, object],
    figures: Figures,
    curve: Curve,
    beside: Beside | None = None,
) -> None:
    """One table: what was compared, the figures, and the curve over t, a value in each row, and
    beside it that of another model.

    Raises:
        ExportError: the file cannot be written.
    """
    rows: list[tuple[object, object, object]] = [(name, "", facts[name]) for name in facts]
    rows += [(name, "", value) for name, value in figures.items()]
    for name, line in curve.columns().items():
        rows += [
            (name, f"{percent:g}", float(value))
            for percent, value in zip(curve.percent, line, strict=True)
        ]
    if beside is None:
        write_table(path, ("name", "threshold_percent", "value"), rows)
        return
    others = _values(beside)
    wide = [(*row, others.get(row[:2], "")) for row in rows]
    write_table(path, ("name", "threshold_percent", "value", f"value_{beside.model}"), wide)


def _values(beside: Beside) -> dict[tuple[object, object], object]:
    """By name and threshold."""
    values: dict[tuple[object, object], object] = {("model", ""): beside.model}
    values |= {(name, ""): value for name, value in beside.figures.items()}
    for name, line in beside.curve.columns().items():
        pairs = zip(beside.curve.percent, line, strict=True)
        values |= {(name, f"{percent:g}"): float(value) for percent, value in pairs}
    return values
