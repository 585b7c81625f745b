from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.camera import intrinsics
from core.depth import depth_from_inverse, inverse_depth
from core.errors import DataError, ExportError
from core.metrics.boundary import Edge
from core.truth.comparison import (
    CURVE_PERCENT,
    Truth,
    curve_of,
    edges_of,
    error_map,
    figures_of,
    normals_map,
    read_truth,
    write_csv,
)
from core.types import Estimate, ModelInfo, Size

SIZE = Size(40, 30)
INFO = ModelInfo("compact", "0" * 64, "cpu", "float32")


@pytest.fixture
def estimate() -> Estimate:
    canonical = np.full((30, 40), 0.2, np.float32)
    canonical[:, 20:] = 0.1
    return Estimate(canonical, 60.0, SIZE, INFO)


@pytest.fixture
def inverse(estimate: Estimate) -> np.ndarray:
    return inverse_depth(estimate, focal_px=40.0)


@pytest.fixture
def truth(inverse: np.ndarray) -> Truth:
    return Truth(Path("t.npy"), "depth", depth_from_inverse(inverse))


def test_the_truth_itself_has_no_error(estimate: Estimate, inverse: np.ndarray, truth: Truth):
    figures = figures_of(inverse, truth, "none")
    assert figures["abs_rel"] == pytest.approx(0, abs=1e-6)
    assert figures["delta1"] == 1
    np.testing.assert_allclose(error_map(inverse, truth, "none"), 0, atol=1e-6)
    edges = edges_of(estimate, truth, percent=10)
    assert set(np.unique(edges)) == {Edge.NONE, Edge.AGREED}
    assert set(np.flatnonzero(edges.any(axis=0))) == {19}


def test_errors_are_signed_and_follow_the_alignment(inverse: np.ndarray, truth: Truth) -> None:
    too_far = error_map(inverse / 1.1, truth, "none")
    np.testing.assert_allclose(too_far, 0.1, rtol=1e-4)
    np.testing.assert_allclose(error_map(inverse / 1.1, truth, "scale"), 0, atol=1e-6)


def test_unknown_pixels_have_no_error(inverse: np.ndarray, truth: Truth) -> None:
    truth.values[:5] = 0
    error = error_map(inverse, truth, "none")
    assert np.isnan(error[:5]).all()
    assert np.isfinite(error[5:]).all()


def test_normals_are_those_of_the_camera_given(inverse: np.ndarray, truth: Truth) -> None:
    truth.values[:] = 1 / np.linspace(0.4, 0.6, 40)
    turned = normals_map(inverse[:, :1], truth, intrinsics(SIZE, 40.0))  # taken for level
    known = np.isfinite(turned)
    assert known.any()
    assert not known[:6].any()
    longer = normals_map(inverse[:, :1], truth, intrinsics(SIZE, 80.0))
    assert (longer[known] > turned[known] + 5).all()


def test_missed_and_false_boundaries_are_told_apart(estimate: Estimate, truth: Truth) -> None:
    truth.values[:] = 5.0
    truth.values[:, 30:] = 10.0
    edges = edges_of(estimate, truth, percent=10)
    assert (edges[:, 19] == Edge.FALSE).all()
    assert (edges[:, 29] == Edge.MISSED).all()
    assert np.count_nonzero(edges) == 60


def test_the_curve_ends_where_the_step_ends(estimate: Estimate, truth: Truth) -> None:
    truth.values[:, :20], truth.values[:, 20:] = 4.0, 5.0  # a step of 25 %
    curve = curve_of(estimate, truth)
    recall = dict(zip(CURVE_PERCENT, curve.recall, strict=True))
    assert recall[24.0] == 0.25  # of four directions one has contours
    assert recall[26.0] == 0
    assert curve.precision is not None


def test_a_matte_knows_recall_alone(estimate: Estimate, inverse: np.ndarray) -> None:
    alpha = np.zeros((30, 40), np.float32)
    alpha[:, :20] = 1
    matte = Truth(Path("m.png"), "mask", alpha)
    assert list(figures_of(inverse, matte, "none")) == ["si_boundary_recall"]
    assert error_map(inverse, matte, "none") is None
    assert normals_map(inverse, matte, intrinsics(SIZE, 40.0)) is None
    curve = curve_of(estimate, matte)
    assert list(curve.columns()) == ["recall"]
    assert (edges_of(estimate, matte, percent=10)[:, 19] == Edge.AGREED).all()
    alpha[:, 18:] = 0
    edges = edges_of(estimate, matte, percent=10)
    assert (edges[:, 17] == Edge.MISSED).all()
    assert Edge.FALSE not in edges


def test_a_truth_of_another_size_and_the_same_shape(estimate: Estimate, inverse: np.ndarray):
    large = Truth(Path("t.npy"), "depth", np.full((60, 80), 5.0, np.float32))
    assert error_map(inverse, large, "none").shape == (60, 80)
    assert edges_of(estimate, large, percent=10).shape == (60, 80)


@pytest.mark.parametrize(
    ("name", "values", "kind"),
    [
        ("t.npy", np.full((30, 40), 2.0, np.float32), "depth"),
        ("m.npy", np.eye(30, 40, dtype=bool), "mask"),
        ("t.png", np.full((30, 40), 2000, np.uint16), "depth"),
        ("m.png", np.full((30, 40), 255, np.uint8), "mask"),
    ],
)
def test_files_say_what_they_are(tmp_path: Path, name: str, values: np.ndarray, kind: str):
    path = tmp_path / name
    if path.suffix == ".npy":
        np.save(path, values)
    else:
        Image.fromarray(values).save(path)
    truth = read_truth(path, SIZE)
    assert truth.kind == kind
    assert truth.values.max() == (2.0 if kind == "depth" else 1.0)


@pytest.mark.parametrize(
    ("values", "cause"),
    [
        (np.zeros((30, 40), np.float32), "no valid pixel"),
        (np.ones((30, 30), np.float32), "another shape than the photo's 40 x 30"),
        (np.zeros((30, 40), bool), "no foreground"),
        (np.ones((3, 30, 40), np.float32), "expected numbers"),
    ],
)
def test_unusable_truth(tmp_path: Path, values: np.ndarray, cause: str) -> None:
    np.save(tmp_path / "t.npy", values)
    with pytest.raises(DataError, match=cause):
        read_truth(tmp_path / "t.npy", SIZE)


def test_colour_pictures_and_damaged_files(tmp_path: Path) -> None:
    Image.new("RGB", SIZE, "red").save(tmp_path / "photo.png")
    with pytest.raises(DataError, match="colour picture"):
        read_truth(tmp_path / "photo.png", SIZE)
    (tmp_path / "bad.npz").write_bytes(b"PK nothing")
    with pytest.raises(DataError, match="damaged"):
        read_truth(tmp_path / "bad.npz", SIZE)
    with pytest.raises(DataError, match="no such file"):
        read_truth(tmp_path / "none.png", SIZE)


def test_csv_reads_back(tmp_path: Path, estimate: Estimate, inverse: np.ndarray, truth: Truth):
    curve, path = curve_of(estimate, truth), tmp_path / "e.csv"
    write_csv(path, {"photo": "a, b.jpg"}, figures_of(inverse, truth, "none"), curve)
    with path.open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows[0] == {"name": "photo", "threshold_percent": "", "value": "a, b.jpg"}
    recall = [float(row["value"]) for row in rows if row["name"] == "recall"]
    np.testing.assert_array_equal(recall, curve.recall)
    with pytest.raises(ExportError, match="no such"):
        write_csv(tmp_path / "nowhere" / "e.csv", {}, {}, replace(curve))
