"""core.metrics.boundary against small cases, a slow loop and the released values."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from core.metrics.boundary import (
    RATIOS,
    boundary_curve,
    boundary_f1,
    boundary_recall,
    ratio_weights,
)

Depth = NDArray[np.float32]


def _scene(seed: int, shape: tuple[int, int] = (13, 17), spread: float = 0.1) -> Depth:
    noise = np.random.default_rng(seed).normal(size=shape)
    return np.exp(spread * noise).astype(np.float32)


def _directed_pairs(shape: tuple[int, int]) -> list[list[tuple[tuple[int, int], tuple[int, int]]]]:
    """(nearer, farther) pixels of the four relations."""
    height, width = shape
    steps = [(0, 1), (1, 0), (0, -1), (-1, 0)]
    return [
        [
            ((y, x), (y + dy, x + dx))
            for y in range(height)
            for x in range(width)
            if 0 <= y + dy < height and 0 <= x + dx < width
        ]
        for dy, dx in steps
    ]


def _slow_f1(pred: Depth, true: Depth, valid: NDArray[np.bool_], weights: NDArray[np.float64]):
    """The definition, pixel by pixel."""
    total = 0.0
    for ratio, weight in zip(RATIOS, weights, strict=True):
        precisions, recalls = [], []
        for pairs in _directed_pairs(pred.shape):
            kept = [(i, j) for i, j in pairs if valid[i] and valid[j]]
            found = {(i, j) for i, j in kept if pred[j] / pred[i] > ratio}
            wanted = {(i, j) for i, j in kept if true[j] / true[i] > ratio}
            precisions.append(len(found & wanted) / max(1, len(found)))
            recalls.append(len(found & wanted) / max(1, len(wanted)))
        p, r = np.mean(precisions), np.mean(recalls)
        total += weight * (2 * p * r / (p + r) if p + r else 0.0)
    return total


def _slow_recall(pred: Depth, mask: NDArray[np.bool_]) -> float:
    """Thinned recall, walking along each line."""
    total = 0.0
    for ratio, weight in zip(RATIOS, ratio_weights("released"), strict=True):
        recalls = []
        for d, m in [
            (pred, mask),
            (pred.T, mask.T),
            (pred[:, ::-1], mask[:, ::-1]),
            (pred.T[:, ::-1], mask.T[:, ::-1]),
        ]:
            wanted = m[:, :-1] & ~m[:, 1:]
            ratios = d[:, 1:].astype(np.float64) / d[:, :-1]
            hits = 0
            for y in range(len(d)):
                x = 0
                while x < ratios.shape[1]:
                    end = x
                    while end < ratios.shape[1] and ratios[y, end] > ratio:
                        end += 1
                    if end > x:
                        hits += wanted[y, x + int(np.argmax(ratios[y, x:end]))]
                    x = end + 1
            recalls.append(hits / max(1, wanted.sum()))
        total += weight * float(np.mean(recalls))
    return total


def test_a_step_found_exactly_counts_one_quarter_of_the_directions():
    depth = np.array([[1.0, 1.0, 2.0, 2.0]] * 3, np.float32)
    curve = boundary_curve(depth, depth)
    # only the left pixel is the nearer one; the other three directions have no contour
    np.testing.assert_allclose(curve.precision, 0.25)
    np.testing.assert_allclose(curve.recall, 0.25)
    assert boundary_f1(depth, depth) == pytest.approx(0.25)


def test_a_step_counts_only_at_the_ratios_below_it():
    depth = np.array([[1.0, 1.15]], np.float32)
    assert (boundary_curve(depth, depth).recall > 0).tolist() == (RATIOS < 1.15).tolist()


def test_a_step_in_the_wrong_direction_is_no_hit():
    near_left = np.array([[1.0, 2.0]], np.float32)
    assert boundary_f1(near_left, near_left[:, ::-1]) == 0.0


def test_nothing_predicted_scores_zero_without_a_warning():
    assert boundary_f1(np.ones((4, 4), np.float32), _scene(1, (4, 4))) == 0.0
    assert boundary_f1(np.ones((4, 4)), np.ones((4, 4))) == 0.0


@pytest.mark.parametrize("weights", ["released", "paper"])
@pytest.mark.parametrize("holes", [0.0, 0.3])
def test_f1_equals_the_definition_pixel_by_pixel(weights, holes):
    true = _scene(2)
    pred = true * _scene(3, spread=0.05)
    valid = np.random.default_rng(4).random(true.shape) >= holes
    expected = _slow_f1(pred, true, valid, ratio_weights(weights))
    assert 0.1 < expected < 0.95
    assert boundary_f1(pred, true, valid, weights=weights) == pytest.approx(expected, abs=1e-6)


def test_f1_does_not_depend_on_how_rows_are_blocked():
    true = _scene(5, (101, 9))
    pred = true * _scene(6, (101, 9), spread=0.05)
    valid = np.ones(true.shape, bool)
    expected = _slow_f1(pred, true, valid, ratio_weights("released"))
    assert boundary_f1(pred, true) == pytest.approx(expected, abs=1e-6)


def test_f1_does_not_depend_on_scale():
    true, pred = _scene(7), _scene(8)
    assert boundary_f1(4 * pred, true) == pytest.approx(boundary_f1(pred, true), abs=1e-9)


def test_what_lies_under_invalid_pixels_does_not_matter():
    true, pred = _scene(9), _scene(10)
    valid = np.random.default_rng(11).random(true.shape) > 0.2
    other = np.where(valid, true, 0).astype(np.float32)
    assert boundary_f1(pred, other, valid) == boundary_f1(pred, true, valid)
    assert boundary_f1(pred, other) != boundary_f1(pred, true, valid)


def test_weights():
    released, paper = ratio_weights("released"), ratio_weights("paper")
    assert released.sum() == pytest.approx(1)
    assert released[-1] / released[0] == pytest.approx(1.25 / 1.05)
    assert paper.sum() == pytest.approx(1)
    assert paper[-1] / paper[0] == pytest.approx(5)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("step", [-1, 0, 1])
def test_a_ratio_counts_exactly_where_it_exceeds_the_limit(dtype, step):
    for k, limit in enumerate(RATIOS):
        inverse = np.nextafter(dtype(limit), dtype(limit + step))
        pair = np.array([[1 / inverse, 1]], dtype)
        ratio = 1 / pair[0, 0]  # as the metric computes it, in the type of its input
        assert (boundary_curve(pair, pair).recall[k] > 0) == (float(ratio) > limit)


def test_recall_equals_the_definition_pixel_by_pixel():
    rng = np.random.default_rng(12)
    pred = np.exp(np.cumsum(rng.normal(size=(14, 19)), axis=1) * 0.2).astype(np.float32)
    mask = pred < np.median(pred)
    expected = _slow_recall(pred, mask)
    assert 0.05 < expected < 0.95
    assert boundary_recall(pred, mask) == pytest.approx(expected, abs=1e-6)


def test_recall_keeps_one_pixel_of_a_run_the_first_on_a_tie():
    depth = np.array([[1.0, 2.0, 4.0, 4.0]], np.float32)  # two equal ratios side by side
    first = np.array([[True, False, False, False]])
    second = np.array([[True, True, False, False]])
    assert boundary_recall(depth, first) == pytest.approx(0.25)
    assert boundary_recall(depth, second) == 0.0


def test_runs_do_not_join_across_rows():
    depth = np.array([[1.0, 1.0, 2.0], [1.0, 3.0, 3.0]], np.float32)
    mask = np.array([[True, True, False], [True, False, False]])
    # were the rows one line, the larger ratio of the second would remove the first's
    assert boundary_recall(depth, mask) == pytest.approx(0.25 * (1 + 1))


def test_alpha_is_foreground_above_a_tenth():
    depth, alpha = np.array([[1.0, 2.0]]), np.array([[0.11, 0.1]])
    assert boundary_recall(depth, alpha) == pytest.approx(0.25)
    assert boundary_recall(depth, alpha - 0.02) == 0.0


def test_shapes_must_agree():
    with pytest.raises(ValueError, match="one shape"):
        boundary_f1(np.ones((2, 3)), np.ones((3, 2)))
    with pytest.raises(ValueError, match="one shape"):
        boundary_recall(np.ones((2, 3)), np.ones((3, 2), bool))


def test_released_values(shared: Path):
    data = np.load(shared / "fixtures/boundary_metrics.npz")
    names = [key.removesuffix("/pred") for key in data if key.endswith("/pred")]
    assert len(names) >= 12
    for name in names:
        case, pred = name.split("/")[0], data[f"{name}/pred"]
        f1 = boundary_f1(pred, data[f"{case}/gt"])
        recall = boundary_recall(pred, data[f"{case}/mask"])
        assert f1 == pytest.approx(float(data[f"{name}/si_boundary_f1"]), abs=1e-6), name
        assert recall == pytest.approx(float(data[f"{name}/si_boundary_recall"]), abs=1e-6), name


def test_a_fully_valid_truth_gives_the_released_value(shared: Path):
    data = np.load(shared / "fixtures/boundary_metrics.npz")
    pred, true = data["1/noise/pred"], data["1/gt"]
    assert boundary_f1(pred, true, np.ones(true.shape, bool)) == boundary_f1(pred, true)
