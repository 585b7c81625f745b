"""Scale-invariant boundary figures of Depth Pro (arXiv 2410.02073, section 3.2 and appendix).

An occluding contour lies between two neighbours whose depths differ by more than a ratio. It
is directed: four relations (left, top, right, bottom) say on which side the nearer pixel is.
All figures average over ten ratios from 1.05 to 1.25.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from core.types import Mask

FloatArray = NDArray[np.floating[Any]]
Weighting = Literal["released", "paper"]

RATIOS: NDArray[np.float64] = np.linspace(1.05, 1.25, 10)
MIN_DEPTH = 1e-6
MIN_ALPHA = 0.1
_BLOCK_ROWS = 48  # a block's ratios stay in the processor's cache


@dataclass(frozen=True, eq=False)
class BoundaryCurve:
    """Precision, recall and F1 at each ratio; (K,) float64 each, between 0 and 1."""

    precision: NDArray[np.float64]
    recall: NDArray[np.float64]

    @property
    def f1(self) -> NDArray[np.float64]:
        """Harmonic mean of precision and recall, 0 where both are 0."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / np.where(total > 0, total, 1)


def boundary_f1(
    pred_depth: FloatArray,
    true_depth: FloatArray,
    valid: Mask | None = None,
    *,
    weights: Weighting = "released",
) -> float:
    """Weighted mean over ``RATIOS`` of the boundary F1 against a depth map.

    Args:
        pred_depth: (H, W), any unit: the figure does not depend on scale.
        true_depth: (H, W), any unit.
        valid: (H, W); pairs with an invalid pixel count for nothing. None: all are valid, as
            in the released evaluation.
        weights: "released" (proportional to the ratio) or "paper" (to the ratio less one).

    Raises:
        ValueError: the shapes differ.
    """
    curve = boundary_curve(pred_depth, true_depth, valid)
    return float(ratio_weights(weights) @ curve.f1)


def boundary_curve(
    pred_depth: FloatArray,
    true_depth: FloatArray,
    valid: Mask | None = None,
    *,
    ratios: NDArray[np.float64] = RATIOS,
) -> BoundaryCurve:
    """Precision and recall by ratio, each the mean over the four directions.

    Arguments and errors as for ``boundary_f1``; ``ratios`` are (K,), > 1. A direction without
    contours has precision or recall 0.
    """
    _require_equal_shapes(pred_depth, true_depth, valid)
    pred, true = _inverse(pred_depth, valid), _inverse(true_depth, valid)
    hits, found, wanted = _count_contours(pred, true, ratios)
    return BoundaryCurve(
        precision=(hits / np.maximum(found, 1)).mean(axis=0),
        recall=(hits / np.maximum(wanted, 1)).mean(axis=0),
    )


def boundary_recall(
    pred_depth: FloatArray,
    mask: Mask | FloatArray,
    *,
    weights: Weighting = "released",
) -> float:
    """Weighted mean over ``RATIOS`` of the share of a mask's outline found in the prediction.

    The prediction's contours are thinned first: of every unbroken run along the direction
    only the largest ratio stays, the first on a tie.

    Args:
        pred_depth: (H, W), any unit.
        mask: (H, W) bool, or alpha between 0 and 1 of which > 0.1 is foreground.
        weights: as for ``boundary_f1``.

    Raises:
        ValueError: the shapes differ.
    """
    return float(ratio_weights(weights) @ recall_curve(pred_depth, mask))


def recall_curve(
    pred_depth: FloatArray, mask: Mask | FloatArray, *, ratios: NDArray[np.float64] = RATIOS
) -> NDArray[np.float64]:
    """Recall of a mask's outline by ratio, (K,), the mean over the four directions.

    Arguments and errors as for ``boundary_recall``; ``ratios`` are (K,), > 1.
    """
    _require_equal_shapes(pred_depth, mask, None)
    pairs = zip(
        _directed_ratios(_inverse(pred_depth, None)),
        _directed_outlines(_foreground(mask)),
        strict=True,
    )
    # directions across rows are transposed so that every run lies along a row
    recalls = [
        _thinned_recall(ratio.T if across else ratio, outline.T if across else outline, ratios)
        for (ratio, outline), across in zip(pairs, _ACROSS_ROWS, strict=True)
    ]
    mean: NDArray[np.float64] = np.mean(recalls, axis=0)
    return mean


class Edge(IntEnum):
    """What becomes of a pixel in a map of boundary disagreement; the greater one is drawn."""

    NONE = 0
    FALSE = 1  # in the prediction alone
    AGREED = 2
    MISSED = 3  # in the truth alone


def boundary_map(
    pred_depth: FloatArray, true_depth: FloatArray, valid: Mask | None = None, *, ratio: float
) -> NDArray[np.uint8]:
    """Where the contours that ``boundary_curve`` counts agree at one ratio.

    Returns:
        (H, W) uint8 of ``Edge``, at the nearer pixel of each pair.

    Raises:
        ValueError: the shapes differ.
    """
    _require_equal_shapes(pred_depth, true_depth, valid)
    found, wanted = (
        [part > ratio for part in _directed_ratios(_inverse(depth, valid))]
        for depth in (pred_depth, true_depth)
    )
    return _edge_map(true_depth.shape, found, wanted)


def outline_map(
    pred_depth: FloatArray, mask: Mask | FloatArray, *, ratio: float
) -> NDArray[np.uint8]:
    """Where a mask's outline is found at one ratio, by the rule of ``boundary_recall``.

    A mask says nothing about the contours inside and outside of it: none of them is false.

    Returns:
        (H, W) uint8, ``Edge.AGREED`` or ``Edge.MISSED`` at the foreground's pixels.

    Raises:
        ValueError: the shapes differ.
    """
    _require_equal_shapes(pred_depth, mask, None)
    wanted = list(_directed_outlines(_foreground(mask)))
    ratios = _directed_ratios(_inverse(pred_depth, None))
    found = [
        (_peaks(part.T, ratio).T if across else _peaks(part, ratio)) & outline
        for part, outline, across in zip(ratios, wanted, _ACROSS_ROWS, strict=True)
    ]
    return _edge_map(mask.shape, found, wanted)


def _edge_map(shape: tuple[int, ...], found: list[Mask], wanted: list[Mask]) -> NDArray[np.uint8]:
    edges = np.zeros(shape, np.uint8)
    for place, mine, theirs in zip(_NEARER, found, wanted, strict=True):
        kind = np.select(
            [mine & theirs, theirs, mine], [Edge.AGREED, Edge.MISSED, Edge.FALSE], Edge.NONE
        )
        np.maximum(edges[place], kind.astype(np.uint8), out=edges[place])
    return edges


def _peaks(ratio: FloatArray, bound: float) -> Mask:
    """The pixels that stay of every run along a row, (H, W)."""
    padded = np.pad(ratio, ((0, 0), (0, 1)))
    kept = np.zeros(padded.size, np.bool_)
    kept[_run_maxima(padded.ravel(), ratio.dtype.type(bound))] = True
    return kept.reshape(padded.shape)[:, :-1]


def _foreground(mask: Mask | FloatArray) -> Mask:
    foreground: Mask = mask > (0 if mask.dtype == np.bool_ else MIN_ALPHA)
    return foreground


def ratio_weights(weights: Weighting) -> NDArray[np.float64]:
    """Weights of ``RATIOS``, (10,) float64, summing to 1."""
    raw = RATIOS if weights == "released" else RATIOS - 1.0
    normalised: NDArray[np.float64] = raw / raw.sum()
    return normalised


def _require_equal_shapes(
    pred: NDArray[Any], true: NDArray[Any], valid: NDArray[Any] | None
) -> None:
    shapes = {pred.shape, true.shape} | ({valid.shape} if valid is not None else set())
    if len(shapes) > 1 or pred.ndim != 2:
        raise ValueError(f"expected maps (H, W) of one shape, found {sorted(shapes)}")


def _inverse(depth: FloatArray, valid: Mask | None) -> FloatArray:
    precise = depth.astype(np.result_type(depth, np.float32), copy=False)
    inverse = 1 / np.clip(precise, MIN_DEPTH, None)
    # every comparison with a ratio that has NaN in it is false: the pair counts for nothing
    return inverse if valid is None else np.where(valid, inverse, np.nan)


def _directed_ratios(inverse: FloatArray) -> Iterator[FloatArray]:
    """Nearer over farther for the nearer pixel at the left, top, right and bottom."""
    with np.errstate(divide="ignore", invalid="ignore"):
        yield inverse[:, :-1] / inverse[:, 1:]
        yield inverse[:-1] / inverse[1:]
        yield inverse[:, 1:] / inverse[:, :-1]
        yield inverse[1:] / inverse[:-1]


_ACROSS_ROWS = (False, True, False, True)
# Where the nearer pixels of each direction lie in the whole map.
_NEARER: tuple[Any, ...] = (np.s_[:, :-1], np.s_[:-1], np.s_[:, 1:], np.s_[1:])


def _directed_outlines(mask: Mask) -> Iterator[Mask]:
    """Foreground beside background, in the order of ``_directed_ratios``."""
    yield mask[:, :-1] & ~mask[:, 1:]
    yield mask[:-1] & ~mask[1:]
    yield mask[:, 1:] & ~mask[:, :-1]
    yield mask[1:] & ~mask[:-1]


def _bounds(dtype: np.dtype[Any], ratios: NDArray[np.float64]) -> list[np.floating[Any]]:
    """The largest values of ``dtype`` that do not exceed ``ratios``.

    A ratio of that type exceeds one exactly where it exceeds the other, and the comparison
    needs no conversion to float64.
    """
    rounded = ratios.astype(dtype)
    return list(np.where(rounded > ratios, np.nextafter(rounded, dtype.type(0)), rounded))


def _count_contours(
    pred: FloatArray, true: FloatArray, ratios: NDArray[np.float64]
) -> NDArray[np.int64]:
    """Pairs (3, 4, K) by direction and ratio: contours in both, in ``pred``, in ``true``."""
    counts = np.zeros((3, 4, len(ratios)), np.int64)
    for start in range(0, len(pred), _BLOCK_ROWS):
        # one row more than the block: its relation to the next block belongs to this one
        rows = slice(start, start + _BLOCK_ROWS + 1)
        _count_block(counts, pred[rows], true[rows], ratios)
    return counts


def _count_block(
    counts: NDArray[np.int64], pred: FloatArray, true: FloatArray, ratios: NDArray[np.float64]
) -> None:
    for direction, (pred_ratio, true_ratio) in enumerate(
        zip(_directed_ratios(pred), _directed_ratios(true), strict=True)
    ):
        if not _ACROSS_ROWS[direction]:
            pred_ratio, true_ratio = pred_ratio[:_BLOCK_ROWS], true_ratio[:_BLOCK_ROWS]
        bounds = zip(_bounds(pred.dtype, ratios), _bounds(true.dtype, ratios), strict=True)
        for k, (pred_bound, true_bound) in enumerate(bounds):
            found, wanted = pred_ratio > pred_bound, true_ratio > true_bound
            counts[0, direction, k] += np.count_nonzero(found & wanted)
            counts[1, direction, k] += np.count_nonzero(found)
            counts[2, direction, k] += np.count_nonzero(wanted)


def _thinned_recall(
    ratio: FloatArray, outline: Mask, ratios: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Recall at each ratio in one direction, runs along rows; (K,) float64."""
    # a closing column of zeros ends the runs of every row
    padded = np.pad(ratio, ((0, 0), (0, 1))).ravel()
    wanted = np.pad(outline, ((0, 0), (0, 1))).ravel()
    total = max(1, int(np.count_nonzero(wanted)))
    bounds = _bounds(ratio.dtype, ratios)
    hits = [np.count_nonzero(wanted[_run_maxima(padded, bound)]) for bound in bounds]
    return np.array(hits, np.float64) / total


def _run_maxima(values: FloatArray, bound: np.floating[Any]) -> NDArray[np.intp]:
    """Index of the first largest value in each unbroken run of ``values > bound``."""
    above = np.flatnonzero(values > bound)
    if not above.size:
        return above
    run = np.cumsum(np.diff(above, prepend=above[0]) > 1)
    starts = np.flatnonzero(np.diff(run, prepend=-1))
    peaks = np.maximum.reduceat(values[above], starts)
    largest = np.flatnonzero(values[above] == peaks[run])
    first = np.diff(run[largest], prepend=-1) > 0
    return above[largest[first]]
