"""Accuracy of estimated depth against truth: one photo, or folders of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, Protocol, get_args

import numpy as np
from numpy.typing import NDArray

from core.camera import Camera, SphereCamera, intrinsics
from core.depth import MIN_INVERSE_PER_M, depth_from_inverse, inverse_depth, resize_map
from core.errors import DataError, FileError, LeadlineError, UsageError
from core.focal import px_from_fov
from core.metrics.boundary import MIN_ALPHA, boundary_f1, boundary_recall
from core.metrics.depth import Alignment, align, depth_figures
from core.metrics.focal import within
from core.metrics.surface import equal_neighbours, normal_errors, normal_figures
from core.sentence import Sentence
from core.truth.datasets import DatasetItem, Sample, find_sets, read_folder
from core.truth.truth_files import panorama_of, read_depth, read_mask, require_shape, valid_depth
from core.types import DepthKind, Estimate, FloatMap, Photo, Size, Sphere

Figures = dict[str, float]
FocalMode = Literal["predicted", "truth"]
FOCAL_MODES: tuple[str, ...] = get_args(FocalMode)

# Boundaries of sparse truth (lidar) mean nothing: a set needs this share of known pixels.
MIN_KNOWN_SHARE = 0.5
SCALELESS = ("si_", "equal", "valid")
"""Starts of the names of figures that need no alignment."""
FOCAL_LIMITS = {"focal_within_25": 0.25, "focal_within_50": 0.5}


class DepthEstimator(Protocol):
    """What runs the network: a core.session.DepthModel, or a stand-in."""

    def estimate(self, photo: Photo) -> Estimate: ...


@dataclass(frozen=True)
class ItemFailure:
    """An item that could not be used, and why (a sentence that names the file)."""

    name: str
    reason: Sentence


@dataclass(frozen=True)
class ItemResult:
    """Figures of one photo; keys as ``evaluate_prediction`` returns them."""

    name: str
    figures: Figures
    known_share: float | None
    predicted_focal_px: float | None
    true_focal_px: float | None
    approx_focal: bool


@dataclass(frozen=True, eq=False)
class Compared:
    """A photo with its truth and the prediction for it.

    Attributes:
        name: name of the set and the photo.
        example: photo and truth.
        pred_inverse: (h, w) 1/m, not aligned.
        figures: figures of this photo.
        angles: (H, W) degrees, as ``surface_errors`` returns them; None without a true camera.
    """

    name: str
    example: Sample
    pred_inverse: FloatMap
    figures: Figures
    angles: FloatMap | None = None


@dataclass(frozen=True)
class SetResult:
    """Means of one dataset folder over its photos."""

    name: str
    means: Figures
    items: list[ItemResult]


@dataclass(frozen=True)
class DatasetResult:
    """All sets, the means over them, and what could not be used."""

    means: Figures
    sets: list[SetResult]
    failures: list[ItemFailure] = field(default_factory=list)


def evaluate_prediction(
    pred_inverse: FloatMap,
    true_depth: FloatMap,
    mask: FloatMap | None = None,
    *,
    alignment: Alignment = "none",
) -> Figures:
    """All figures of one prediction.

    Boundary figures are taken before the alignment: they do not depend on scale, and a shift
    of inverse depth would change them.

    Args:
        pred_inverse: (h, w) 1/m; resized bilinearly to the truth where the size differs.
        true_depth: (H, W) metres; zeros and values that are not finite do not count.
        mask: (H, W) alpha of the foreground, for the boundary recall.
        alignment: how the prediction is fitted to the truth for the depth figures.

    Returns:
        ``si_boundary_f1``, ``si_boundary_recall`` (with a mask), ``delta1`` to ``delta3``,
        ``abs_rel``, ``log10``, ``rmse`` (metres), ``silog``, ``equal_neighbours``,
        ``valid_pixels``.

    Raises:
        UsageError: no valid pixel, a prediction that is not a number, or a mask of another size.
    """
    pred = _resized(pred_inverse, true_depth.shape)
    valid = valid_depth(true_depth)
    figures = {"si_boundary_f1": boundary_f1(depth_from_inverse(pred), true_depth, valid)}
    if mask is not None:
        figures["si_boundary_recall"] = mask_recall(pred, mask)
    figures |= _depth_figures(pred, true_depth, alignment)
    figures["equal_neighbours"] = equal_neighbours(pred_inverse)
    return figures | {"valid_pixels": int(np.count_nonzero(valid))}


def surface_errors(pred_inverse: FloatMap, true_depth: FloatMap, camera: Camera) -> FloatMap | None:
    """Angles between the normals of a prediction, aligned by scale and shift, and the truth's.

    Args:
        pred_inverse: (h, w) 1/m; resized bilinearly to the truth where the size differs.
        true_depth: (H, W) metres; zeros and values that are not finite do not count.
        camera: the true one, of a photo of any size that the truth covers.

    Returns:
        (H, W) float32 degrees, or None, as ``core.metrics.surface.normal_errors``.

    Raises:
        UsageError: as ``core.metrics.depth.align``.
    """
    aligned = aligned_inverse(pred_inverse, true_depth, "scale-shift")
    depth = 1 / np.maximum(aligned, MIN_INVERSE_PER_M)
    return normal_errors(depth, true_depth, valid_depth(true_depth), camera)


def _depth_figures(pred: FloatMap, true_depth: FloatMap, alignment: Alignment) -> Figures:
    aligned = aligned_inverse(pred, true_depth, alignment)
    depth = 1 / np.maximum(aligned, MIN_INVERSE_PER_M)
    return depth_figures(depth, true_depth, valid_depth(true_depth))


def aligned_inverse(
    pred_inverse: FloatMap, true_depth: FloatMap, alignment: Alignment
) -> NDArray[np.float64]:
    """A prediction brought to the truth's size and scale, (H, W) in 1/m.

    Args:
        pred_inverse: (h, w) 1/m.
        true_depth: (H, W) metres; zeros and values that are not finite do not count.
        alignment: how it is fitted.

    Raises:
        UsageError: as ``core.metrics.depth.align``.
    """
    valid = valid_depth(true_depth)
    true_inverse = np.divide(1.0, true_depth, out=np.zeros(true_depth.shape), where=valid)
    return align(_resized(pred_inverse, true_depth.shape), true_inverse, valid, alignment)


def mask_recall(pred_inverse: FloatMap, mask: FloatMap) -> float:
    """Boundary recall of a prediction (h, w) against a mask (H, W) of the same photo.

    Raises:
        UsageError: the mask has no foreground.
    """
    if not has_foreground(mask):
        raise UsageError("The mask has no foreground: expected bright pixels, found none.")
    return boundary_recall(depth_from_inverse(_resized(pred_inverse, mask.shape)), mask)


def has_foreground(mask: FloatMap) -> bool:
    """Whether any pixel of an alpha mask counts as foreground."""
    return bool((mask > MIN_ALPHA).any())


def evaluate_files(
    pred: Path,
    truth: Path,
    mask: Path | None = None,
    *,
    alignment: Alignment = "none",
    focal_px: float | None = None,
) -> Figures:
    """``evaluate_prediction`` of files; see ``read_depth`` and ``read_mask``.

    Args:
        focal_px: true focal length in pixels of the truth; with it, and of panoramas without,
            the figures of ``core.metrics.surface.normal_figures`` as well.

    Raises:
        DataError: a file cannot be read, or does not fit the others.
    """
    pred_depth, true_depth = read_depth(pred), read_depth(truth)
    alpha = None if mask is None else read_mask(mask)
    if not valid_depth(true_depth).any():
        raise DataError(truth, "has no valid pixel: every depth is zero or not finite")
    require_shape(truth, true_depth, Size(pred_depth.shape[1], pred_depth.shape[0]))
    if mask is not None and alpha is not None and alpha.shape != true_depth.shape:
        raise DataError(
            mask,
            "has the shape {shape}, the truth {truth}",
            shape=alpha.shape,
            truth=true_depth.shape,
        )
    if mask is not None and alpha is not None and not has_foreground(alpha):
        raise DataError(mask, "has no foreground: expected bright pixels, found none")
    if not (pred_depth > 0).all():
        bad = np.count_nonzero(~(pred_depth > 0))
        raise DataError(
            pred,
            "{bad} of {count} depths are not above 0",
            bad=bad,
            count=pred_depth.size,
        )
    pred_inverse: FloatMap = np.reciprocal(pred_depth)
    try:
        figures = evaluate_prediction(pred_inverse, true_depth, alpha, alignment=alignment)
        height, width = true_depth.shape
        camera = _camera_of(pred, Size(width, height), focal_px)
        if camera is None:
            return figures
        angles = surface_errors(pred_inverse, true_depth, camera)
        return figures if angles is None else figures | normal_figures(angles)
    except UsageError as error:
        raise DataError(pred, error.cause) from error


def _camera_of(pred: Path, size: Size, focal_px: float | None) -> Camera | None:
    """The camera that normals are taken by: a panorama's file says its own."""
    sphere = panorama_of(pred)
    if sphere is None:
        return None if focal_px is None else intrinsics(size, focal_px)
    if focal_px is not None:
        raise DataError(pred, "is a panorama, which has no focal length: leave --focal-px out")
    return SphereCamera(sphere, size)


def evaluate_dataset(
    estimator: DepthEstimator,
    folder: Path,
    *,
    alignment: Alignment = "none",
    focal: FocalMode = "predicted",
    also: Sequence[Alignment] = (),
    report: Callable[[ItemFailure], None] | None = None,
    seen: Callable[[Compared], None] | None = None,
) -> DatasetResult:
    """Means over the photos of a set, then over the sets of a folder.

    A bad photo is reported and left out. Depth figures of a relative truth need an alignment
    and are left out without one; the boundary F1 is left out for sets with at most half of
    their pixels known, the normals of photos with less than half, and normals and focal length
    of photos whose true focal length is not known or nominal.

    Args:
        estimator: runs the network.
        folder: a dataset folder, or a folder of them.
        alignment: alignment of the depth figures.
        focal: the focal length that makes metres of the prediction.
        also: further alignments; the depth figures of each are named "abs_rel@scale" and so on.
        report: called at once for every item that could not be used.
        seen: called with every photo that has a truth, after its figures are known.

    Raises:
        DataError: no dataset in ``folder``, a broken ``meta.json``, or no usable photo at all.
    """
    sets: list[SetResult] = []
    failures: list[ItemFailure] = []

    for path in find_sets(folder):
        results = []
        for item in read_folder(path):
            name = f"{path.name}/{item.name}"
            try:
                result, compared = _evaluate_item(estimator, item, (alignment, *also), focal)
            except LeadlineError as error:
                failures.append(ItemFailure(name, _named(item, error)))
                if report is not None:
                    report(failures[-1])
                continue
            results.append(result)
            if seen is not None and compared.example.depth is not None:
                seen(replace(compared, name=name))
        sets += [_set_result(path.name, results)] if results else []
    if not sets:
        raise DataError(folder, "none of its photos could be evaluated")
    return DatasetResult(_means([each.means for each in sets]), sets, failures)


def _evaluate_item(
    estimator: DepthEstimator, item: DatasetItem, alignments: Sequence[Alignment], focal: FocalMode
) -> tuple[ItemResult, Compared]:
    example = item.load()
    estimate = estimator.estimate(example.photo)
    width = example.photo.size.width
    predicted = None if estimate.fov_deg is None else px_from_fov(estimate.fov_deg, width)
    used = predicted if focal == "predicted" else item.focal_px
    if used is None and estimate.kind is DepthKind.CANONICAL_INVERSE:
        raise UsageError("There is no {focal} focal length.", focal=focal)
    if "none" in alignments and not estimate.tells_metres:
        raise UsageError("this model tells no metres: choose another alignment than none")
    inverse = inverse_depth(estimate, focal_px=used or width)
    figures = _item_figures(inverse, example, item, alignments)
    angles = _item_angles(inverse, example, item, estimate.sphere)
    if angles is not None:
        figures |= normal_figures(angles)
    result = ItemResult(
        name=item.name,
        figures=figures,
        known_share=None if example.depth is None else float(valid_depth(example.depth).mean()),
        predicted_focal_px=predicted,
        true_focal_px=item.focal_px,
        approx_focal=item.approx_focal,
    )
    return result, Compared(item.name, example, inverse, figures, angles)


def _item_angles(
    inverse: FloatMap, example: Sample, item: DatasetItem, sphere: Sphere | None
) -> FloatMap | None:
    size = example.photo.size
    if example.depth is not None and sphere is not None:
        return surface_errors(inverse, example.depth, SphereCamera(sphere, size))
    if example.depth is None or item.focal_px is None or item.approx_focal:
        return None
    return surface_errors(inverse, example.depth, intrinsics(size, item.focal_px))


def _item_figures(
    inverse: FloatMap, example: Sample, item: DatasetItem, alignments: Sequence[Alignment]
) -> Figures:
    mask = example.mask
    if mask is not None and not has_foreground(mask):
        mask = None  # such masks number objects; they say nothing of a foreground
    if example.depth is None:
        return {} if mask is None else {"si_boundary_recall": mask_recall(inverse, mask)}
    first, *further = alignments
    figures = evaluate_prediction(inverse, example.depth, mask, alignment=first)
    if item.kind == "relative" and first == "none":
        figures = {key: figures[key] for key in figures if key.startswith(SCALELESS)}
    pred = _resized(inverse, example.depth.shape)
    for mode in further:
        aligned = _depth_figures(pred, example.depth, mode)
        figures |= {f"{key}@{mode}": value for key, value in aligned.items()}
    return figures


def _set_result(name: str, items: list[ItemResult]) -> SetResult:
    means = _means([item.figures for item in items]) | _focal_means(items)
    shares = [item.known_share for item in items if item.known_share is not None]
    if not shares or np.mean(shares) <= MIN_KNOWN_SHARE:
        means.pop("si_boundary_f1", None)
    means.pop("valid_pixels", None)
    return SetResult(name, means, items)


def _focal_means(items: Sequence[ItemResult]) -> Figures:
    pairs = [
        (item.predicted_focal_px, item.true_focal_px)
        for item in items
        if item.predicted_focal_px and item.true_focal_px and not item.approx_focal
    ]
    if not pairs:
        return {}
    pred, true = zip(*pairs, strict=True)
    return {key: within(pred, true, share=share) for key, share in FOCAL_LIMITS.items()}


def _means(rows: Iterable[Figures]) -> Figures:
    """Mean of every key over the rows that have it."""
    columns: dict[str, list[float]] = {}
    for row in rows:
        for key, value in row.items():
            columns.setdefault(key, []).append(value)
    return {key: float(np.mean(values)) for key, values in columns.items()}


def _resized(values: FloatMap, shape: tuple[int, ...]) -> FloatMap:
    if values.shape == shape:
        return values
    height, width = shape
    return resize_map(values, Size(width, height))


def _named(item: DatasetItem, error: LeadlineError) -> Sentence:
    """The reason with a file's name in it."""
    named = error if isinstance(error, FileError) else DataError(item.rgb, error.cause)
    return named.sentence
