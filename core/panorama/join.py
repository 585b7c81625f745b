"""Views brought to one scale: least squares over all that two of them see, robustly.

Every view has a correction of its logarithm of inverse range: smooth between a few posts over
the view (a quadratic B-spline). Where two views overlap, what they say should be the same; posts
that are neighbours should differ little, so that the field is nearly constant where nothing tells.
Residuals count less the larger they are (Cauchy). What all corrections have in common is not
determined by that: their robust mean is 0, so that the sphere has the mean of the views' scales.

Views of a model whose inverse depth lacks scale and offset get those first, in the same way.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.measuring.measure import MAD_TO_SIGMA
from core.panorama.seen import Array, Glimpse, Seen, look
from core.progress import CancelToken

POSTS = 6
"""Of a correction, along each side of a view."""
BEND = 0.005
"""Weight of a difference between neighbouring posts, against residuals of a whole overlap."""
ROUNDS = 12
LEAST_NOISE = 0.003
"""Residuals below are never outliers (in logarithm)."""
MOST_PAIRS = 20_000
"""Of directions that two given views have in common."""
OUTLIER_SIGMA = 3.0


@dataclass(frozen=True, eq=False)
class Correction:
    """What is added to a view's logarithm of inverse range.

    Attributes:
        posts: (POSTS, POSTS), rows from its upper edge to its lower one.
        line: factor and offset of its inverse depth before.
    """

    posts: Array
    line: tuple[float, float] = (1.0, 0.0)

    def at(self, x: Array, y: Array) -> Array:
        """At places of the view, -1 to 1 from edge to edge."""
        columns, shares = _between(x, y)
        return np.asarray((self.posts.ravel()[columns] * shares).sum(axis=1))


@dataclass(frozen=True, eq=False)
class Joined:
    """All views' corrections, and how much they were needed.

    Attributes:
        corrections: one for each view.
        before, after: median difference of two views of one direction, in logarithm.
        spread: robust standard deviation of the views' mean corrections.
    """

    corrections: tuple[Correction, ...]
    before: float
    after: float
    spread: float


@dataclass(frozen=True, eq=False)
class _Overlap:
    """Directions that views ``one`` and ``two`` both see, (n,) of each."""

    one: int
    two: int
    first: Glimpse
    second: Glimpse
    weight: Array

    @property
    def difference(self) -> Array:
        return self.first.log - self.second.log


def join(
    views: Sequence[Seen],
    way: Array,
    weight: Array,
    *,
    affine: bool = False,
    cancel: CancelToken | None = None,
) -> Joined:
    """The corrections that make views agree.

    Args:
        way: (n, 3) directions at which they are compared.
        weight: (n,) of the directions: how much of the sphere each stands for.
        affine: the views' inverse depths have scales and offsets of their own.
        cancel: asked before every round.

    Raises:
        Cancelled: stopped.
    """
    lines = [(1.0, 0.0)] * len(views)
    if affine and len(views) > 1:
        lines = _lines(views, _overlaps(views, way, weight, lines), cancel)
    overlaps = _overlaps(views, way, weight, lines)
    before = _median_difference(overlaps, None)
    if not overlaps:
        flat = np.zeros((POSTS, POSTS))
        return Joined(tuple(Correction(flat, line) for line in lines), 0.0, 0.0, 0.0)
    posts = _fields(len(views), overlaps, cancel)
    means = posts.mean(axis=(1, 2))
    centre, spread = _robust_mean(means)
    posts -= centre
    corrections = tuple(Correction(each, line) for each, line in zip(posts, lines, strict=True))
    return Joined(corrections, before, _median_difference(overlaps, corrections), spread)


def _overlaps(
    views: Sequence[Seen], way: Array, weight: Array, lines: Sequence[tuple[float, float]]
) -> list[_Overlap]:
    glimpses = [look(view, way, line) for view, line in zip(views, lines, strict=True)]
    found = []
    for one, two in combinations(range(len(views)), 2):
        first, second = glimpses[one], glimpses[two]
        _, here, there = np.intersect1d(
            first.index, second.index, assume_unique=True, return_indices=True
        )
        told = first.known[here] & second.known[there]
        here, there = here[told], there[told]
        step = max(1, len(here) // MOST_PAIRS)
        here, there = here[::step], there[::step]
        if len(here):
            first, second = _some(first, here), _some(second, there)
            calm = (1 - first.near_edge) * (1 - second.near_edge)
            both = weight[first.index] * step * (0.05 + 0.95 * calm)
            found.append(_Overlap(one, two, first, second, both))
    return found


def _some(glimpse: Glimpse, chosen: NDArray[np.intp]) -> Glimpse:
    return replace(glimpse, **{name: each[chosen] for name, each in vars(glimpse).items()})


def _fields(count: int, overlaps: Sequence[_Overlap], cancel: CancelToken | None) -> Array:
    """Posts of all views, (count, POSTS, POSTS)."""
    terms, values, weights = _equations(count, overlaps)
    bends = _bends(count)
    total = weights.sum()

    def solve(trust: Array) -> Array:
        scaled = terms.multiply((weights * trust / total)[:, None]).tocsr()
        normal = np.asarray((terms.T @ scaled).todense()) + BEND * bends / len(bends)
        normal += np.eye(len(normal)) * 1e-9
        return np.asarray(np.linalg.solve(normal, -np.asarray(scaled.T @ values)), np.float64)

    posts = _reweighted(solve, lambda found: terms @ found + values, weights, cancel)
    return posts.reshape(count, POSTS, POSTS)


def _reweighted(
    solve: Callable[[Array], Array],
    residuals: Callable[[Array], Array],
    weights: Array,
    cancel: CancelToken | None,
) -> Array:
    """Least squares again and again: what is far off counts less (Cauchy)."""
    found = solve(np.ones(len(weights)))
    for _ in range(ROUNDS):
        if cancel is not None:
            cancel.check()
        off = np.abs(residuals(found))
        noise = max(LEAST_NOISE, MAD_TO_SIGMA * _weighted_median(off, weights))
        found = solve(1 / (1 + (off / noise) ** 2))
    return found


def _equations(count: int, overlaps: Sequence[_Overlap]) -> tuple[Any, Array, Array]:
    """Sparse rows, one for each direction that two views see; differences; weights."""
    from scipy.sparse import csr_matrix

    columns, shares, values, weights = [], [], [], []
    for each in overlaps:
        here, by = _between(each.first.x, each.first.y)
        there, other = _between(each.second.x, each.second.y)
        columns.append(np.hstack((here + each.one * POSTS**2, there + each.two * POSTS**2)))
        shares.append(np.hstack((by, -other)))
        values.append(each.difference)
        weights.append(each.weight)
    column, share = np.vstack(columns), np.vstack(shares)
    ends = np.arange(len(column) + 1) * column.shape[1]
    rows = csr_matrix((share.ravel(), column.ravel(), ends), shape=(len(column), count * POSTS**2))
    return rows, np.concatenate(values), np.concatenate(weights)


def _between(x: Array, y: Array) -> tuple[NDArray[np.intp], Array]:
    """The nine posts around places of a view, (n, 9), and their shares."""
    (column, across), (row, down) = _shares(x), _shares(y)
    posts = (row[:, None] + np.arange(3))[:, :, None] * POSTS + (column[:, None] + np.arange(3))[
        :, None, :
    ]
    return posts.reshape(-1, 9), (down[:, :, None] * across[:, None, :]).reshape(-1, 9)


def _shares(place: Array) -> tuple[NDArray[np.intp], Array]:
    """The first of three posts along an axis, and the shares of a quadratic B-spline."""
    along = (np.clip(place, -1, 1) + 1) * ((POSTS - 2) / 2)
    first = np.minimum(along.astype(np.intp), POSTS - 3)
    t = along - first
    return first, np.stack(((1 - t) ** 2 / 2, 0.5 + t - t**2, t**2 / 2), axis=1)


def _bends(count: int) -> Array:
    """The matrix of all squared differences between neighbouring posts."""
    numbers = np.arange(POSTS**2).reshape(POSTS, POSTS)
    one = np.concatenate((numbers[:, :-1].ravel(), numbers[:-1].ravel()))
    two = np.concatenate((numbers[:, 1:].ravel(), numbers[1:].ravel()))
    rows = np.zeros((len(one), POSTS**2))
    rows[np.arange(len(one)), one], rows[np.arange(len(one)), two] = 1, -1
    return np.asarray(np.kron(np.eye(count), rows.T @ rows), np.float64)


def _lines(
    views: Sequence[Seen], overlaps: Sequence[_Overlap], cancel: CancelToken | None
) -> list[tuple[float, float]]:
    """Factor and offset of every view's inverse depth, whose mean factor is 1."""
    if not overlaps:
        return [(1.0, 0.0)] * len(views)
    count = len(views)
    rows, weights = [], []
    for each in overlaps:
        row = np.zeros((len(each.weight), 2 * count))
        for number, glimpse, sign in ((each.one, each.first, 1), (each.two, each.second, -1)):
            row[:, 2 * number] = sign * np.exp(glimpse.log)  # (a d + b) times the slant
            row[:, 2 * number + 1] = sign * glimpse.slant
        rows.append(row)
        weights.append(each.weight)
    terms, weight = np.concatenate(rows), np.concatenate(weights)
    size = float(np.median(np.abs(terms[:, ::2][terms[:, ::2] != 0])))
    sums = np.zeros(2 * count)
    sums[::2] = 1.0

    def solve(trust: Array) -> Array:
        normal = terms.T @ (terms * (weight * trust / weight.sum())[:, None]) / size**2
        normal[1::2, 1::2] += np.eye(count) * 1e-4 / size**2
        bordered = np.block([[normal, sums[:, None]], [sums[None], np.zeros((1, 1))]])
        wanted = np.r_[np.zeros(2 * count), count]
        return np.asarray(np.linalg.lstsq(bordered, wanted, rcond=None)[0][:-1], np.float64)

    found = _reweighted(solve, lambda line: terms @ line / size, weight, cancel)
    return [(max(float(a), 1e-3), float(b)) for a, b in found.reshape(-1, 2)]


def _robust_mean(values: Array) -> tuple[float, float]:
    """The mean but for outliers, and the robust standard deviation."""
    middle = float(np.median(values))
    sigma = MAD_TO_SIGMA * float(np.median(np.abs(values - middle)))
    kept = np.abs(values - middle) <= OUTLIER_SIGMA * max(sigma, LEAST_NOISE)
    return float(values[kept].mean()), sigma


def _median_difference(
    overlaps: Sequence[_Overlap], corrections: Sequence[Correction] | None
) -> float:
    if not overlaps:
        return 0.0
    off = []
    for each in overlaps:
        difference = each.difference
        if corrections is not None:
            difference = (
                difference
                + corrections[each.one].at(each.first.x, each.first.y)
                - corrections[each.two].at(each.second.x, each.second.y)
            )
        off.append(np.abs(difference))
    return _weighted_median(np.concatenate(off), np.concatenate([each.weight for each in overlaps]))


def _weighted_median(values: Array, weights: Array) -> float:
    return float(np.quantile(values, 0.5, weights=weights, method="inverted_cdf"))
