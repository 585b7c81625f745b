"""Figures of predictions and datasets, against values worked out by hand."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.camera import intrinsics
from core.errors import DataError, UsageError
from core.truth.evaluation import (
    evaluate_dataset,
    evaluate_files,
    evaluate_prediction,
    mask_recall,
    surface_errors,
)
from core.types import Estimate, ModelInfo, Photo, Size

INFO = ModelInfo("compact", "0" * 64, "cpu", "float32")


def scene(height: int = 12, width: int = 20) -> np.ndarray:
    """A ramp with a step; depth in metres, all different rows and columns."""
    rows, columns = np.mgrid[:height, :width]
    depth = 2 + 0.05 * rows + 0.02 * columns
    depth[4:8, 5:11] = 1
    return depth.astype(np.float32)


class Network:
    """Predicts given canonical inverse depth by the photo's name."""

    def __init__(self, answers: dict[str, np.ndarray], fov_deg: float | None = 90.0) -> None:
        self.answers = answers
        self.fov_deg = fov_deg

    def estimate(self, photo: Photo) -> Estimate:
        return Estimate(self.answers[photo.name], self.fov_deg, photo.size, INFO)


def slanted_wall(turn: float = 0.8) -> np.ndarray:
    """A wall from one to a few metres, (32, 40), whose depth falls off to the right."""
    inverse = 0.5 * (1 + turn * np.linspace(-0.5, 0.5, 40))
    return np.tile(1 / inverse, (32, 1)).astype(np.float32)


def write_set(folder: Path, depths: dict[str, np.ndarray], **entry: object) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    items = []
    for name, depth in depths.items():
        Image.new("RGB", depth.shape[::-1]).save(folder / name)
        Image.fromarray(np.round(depth * 1000).astype(np.uint16)).save(folder / f"{name}.d.png")
        items.append({"rgb": name, "depth": f"{name}.d.png", **entry})
    (folder / "meta.json").write_text(json.dumps({"items": items}))
    return folder


def canonical(depth: np.ndarray, focal_px: float) -> np.ndarray:
    return (focal_px / (depth.shape[1] * depth)).astype(np.float32)


def test_truth_itself_is_perfect() -> None:
    depth = scene()
    figures = evaluate_prediction(1 / depth, depth)
    assert figures["abs_rel"] == pytest.approx(0, abs=1e-6)
    assert figures["si_boundary_f1"] == pytest.approx(1)
    assert figures["valid_pixels"] == depth.size


@pytest.mark.parametrize(
    ("scale", "shift", "alignment", "exact"),
    [
        (1.0, 0.0, "none", True),
        (3.0, 0.0, "none", False),
        (3.0, 0.0, "scale", True),
        (3.0, 0.2, "scale", False),
        (3.0, 0.2, "scale-shift", True),
    ],
)
def test_alignment_undoes_what_it_is_for(scale, shift, alignment, exact) -> None:
    depth = scene()
    pred = (scale / depth + shift).astype(np.float32)
    error = evaluate_prediction(pred, depth, alignment=alignment)["abs_rel"]
    assert (error < 1e-5) == exact


def test_boundary_figures_are_taken_before_the_alignment() -> None:
    depth = scene()
    pred = (1 / depth + 5).astype(np.float32)  # the shift flattens every ratio below 1.05
    assert evaluate_prediction(pred, depth, alignment="scale-shift")["si_boundary_f1"] < 0.5


def test_invalid_pixels_count_for_nothing() -> None:
    depth = scene()
    holes = depth.copy()
    holes[0, :3] = 0, np.nan, np.inf
    holes[3, 3] = -1
    pred = (1 / depth).astype(np.float32)
    pred[0, :3] = 77
    figures = evaluate_prediction(pred, holes)
    assert figures["valid_pixels"] == depth.size - 4
    assert figures["abs_rel"] == pytest.approx(0, abs=1e-6)
    assert figures["si_boundary_f1"] == pytest.approx(1)


def test_a_prediction_of_another_size_is_resized_in_inverse_depth() -> None:
    # two columns of inverse depth 1 and 3 become 1, 1.5, 2.5, 3 at twice the width
    pred = np.array([[1, 3], [1, 3]], np.float32)
    truth = 1 / np.array([[1, 1.5, 2.5, 3]] * 4, np.float32)
    assert evaluate_prediction(pred, truth)["abs_rel"] == pytest.approx(0, abs=1e-6)


def test_mask_recall() -> None:
    mask = np.zeros((12, 20), np.float32)
    mask[4:8, 5:11] = 1
    assert mask_recall(1 / scene(), mask) == pytest.approx(1)
    assert mask_recall(np.ones((12, 20), np.float32), mask) == 0
    with pytest.raises(UsageError, match="no foreground"):
        mask_recall(1 / scene(), mask * 0.05)


def test_bad_files_are_named(tmp_path) -> None:
    good, empty, torn, small = (tmp_path / f"{name}.npy" for name in ("good", "empty", "torn", "m"))
    np.save(good, scene())
    np.save(empty, scene() * 0)
    np.save(torn, np.where(scene() == 1, np.nan, scene()))
    np.save(small, np.ones((2, 2)))
    for arguments, named in [
        ((good, empty), "empty.npy: has no valid pixel"),
        ((torn, good), "torn.npy: 24 of 240 depths are not above 0"),
        ((good, good, small), r"m.npy: has the shape \(2, 2\), the truth \(12, 20\)"),
        ((good, good, empty), "empty.npy: has no foreground"),
    ]:
        with pytest.raises(DataError, match=named):
            evaluate_files(*arguments)


def test_means_over_photos_then_over_sets(tmp_path) -> None:
    depth = scene()
    write_set(tmp_path / "a", {"1.png": depth, "2.png": depth})
    write_set(tmp_path / "b", {"3.png": depth})
    exact = canonical(depth, 10.0)  # 90 degrees over 20 px: f = 10 px
    network = Network({"1.png": exact, "2.png": exact / 1.2, "3.png": exact / 1.5})
    result = evaluate_dataset(network, tmp_path)
    assert [each.means["abs_rel"] for each in result.sets] == pytest.approx([0.1, 0.5], abs=1e-3)
    assert result.means["abs_rel"] == pytest.approx(0.3, abs=1e-3)


def test_focal_length_predicted_or_true(tmp_path) -> None:
    depth = scene()
    write_set(tmp_path, {"1.png": depth}, fx=20.0)
    network = Network({"1.png": canonical(depth, 20.0)})
    predicted, truth = (
        evaluate_dataset(network, tmp_path, focal=focal).means for focal in ("predicted", "truth")
    )
    assert predicted["abs_rel"] == pytest.approx(0.5, abs=1e-3)  # 10 px instead of 20
    assert truth["abs_rel"] == pytest.approx(0, abs=1e-3)
    assert (predicted["focal_within_25"], predicted["focal_within_50"]) == (0, 1)


def test_nominal_focal_lengths_do_not_count(tmp_path) -> None:
    write_set(tmp_path, {"1.png": scene()}, fx=10.0, approx_focal=True)
    result = evaluate_dataset(Network({"1.png": canonical(scene(), 10)}), tmp_path)
    assert "focal_within_25" not in result.means
    assert result.sets[0].items[0].approx_focal


def test_relative_truth_needs_an_alignment(tmp_path) -> None:
    write_set(tmp_path, {"1.png": scene()}, kind="relative")
    network = Network({"1.png": canonical(scene(), 3)})
    means = evaluate_dataset(network, tmp_path).means
    assert set(means) == {"si_boundary_f1", "equal_neighbours"}
    aligned = evaluate_dataset(network, tmp_path, alignment="scale").means
    assert aligned["abs_rel"] == pytest.approx(0, abs=1e-3)


def test_normals_are_compared_after_scale_and_shift() -> None:
    truth, camera = slanted_wall(), intrinsics(Size(80, 64), 80.0)
    fitted = surface_errors(3 / truth + 0.2, truth, camera)
    assert np.nanmax(fitted) < 0.3
    upright = surface_errors(1 / slanted_wall(-0.8), truth, camera)
    assert np.nanmedian(upright) < 0.3  # a negative factor turns it round
    bumpy = 1 / truth + 0.02 * np.sin(np.arange(32))[:, None]
    assert np.nanmedian(surface_errors(bumpy.astype(np.float32), truth, camera)) > 10


@pytest.mark.parametrize(
    ("entry", "measured"), [({"fx": 40.0}, True), ({"fx": 40.0, "approx_focal": True}, False)]
)
def test_normals_need_a_focal_length_that_is_known(tmp_path, entry, measured) -> None:
    write_set(tmp_path, {"1.png": slanted_wall()}, **entry)
    network = Network({"1.png": canonical(slanted_wall(), 40)})
    seen = []
    result = evaluate_dataset(network, tmp_path, seen=seen.append)
    assert ("normals_median_deg" in result.means) == measured
    assert (seen[0].angles is not None) == measured
    if measured:
        assert result.means["normals_median_deg"] < 1
        assert result.means["normals_within_11"] == 1
        assert result.means["equal_neighbours"] == 0


def test_normals_of_sparse_photos_do_not_count(tmp_path) -> None:
    sparse = slanted_wall()
    sparse[:17] = 0
    write_set(tmp_path, {"1.png": slanted_wall(), "2.png": sparse}, fx=40.0)
    network = Network(dict.fromkeys(["1.png", "2.png"], canonical(slanted_wall(), 40)))
    items = evaluate_dataset(network, tmp_path).sets[0].items
    assert ["normals_mean_deg" in item.figures for item in items] == [True, False]


def test_files_with_a_focal_length_have_normals(tmp_path) -> None:
    path = tmp_path / "wall.npy"
    np.save(path, slanted_wall())
    assert "normals_median_deg" not in evaluate_files(path, path)
    assert evaluate_files(path, path, focal_px=40.0)["normals_median_deg"] < 0.3


def test_sparse_sets_have_no_boundary_figure(tmp_path) -> None:
    sparse = scene()
    sparse[::2] = 0
    sparse[1, 0] = 0
    write_set(tmp_path, {"1.png": sparse})
    means = evaluate_dataset(Network({"1.png": canonical(scene(), 10)}), tmp_path).means
    assert "si_boundary_f1" not in means
    assert "abs_rel" in means


def test_photos_with_only_a_mask(tmp_path) -> None:
    mask = np.zeros((12, 20), np.uint8)
    mask[4:8, 5:11] = 255
    Image.fromarray(mask).save(tmp_path / "m.png")
    Image.new("RGB", (20, 12)).save(tmp_path / "1.png")
    (tmp_path / "meta.json").write_text('{"items": [{"rgb": "1.png", "mask": "m.png"}]}')
    means = evaluate_dataset(Network({"1.png": canonical(scene(), 10)}), tmp_path).means
    assert means == {"si_boundary_recall": pytest.approx(1)}


def test_bad_photos_are_reported_and_left_out(tmp_path) -> None:
    write_set(tmp_path, {"1.png": scene(), "2.png": scene(), "3.png": scene() * 0})
    (tmp_path / "2.png").write_text("no photo")
    reported = []
    result = evaluate_dataset(
        Network(dict.fromkeys(["1.png", "3.png"], canonical(scene(), 10))),
        tmp_path,
        report=reported.append,
    )
    assert [item.name for item in result.sets[0].items] == ["1"]
    assert reported == result.failures
    assert "2.png" in reported[0].reason
    assert "3.png" in reported[1].reason
    assert "no valid pixel" in reported[1].reason


def test_a_model_without_focal_head_needs_the_true_one(tmp_path) -> None:
    write_set(tmp_path, {"1.png": scene()})
    network = Network({"1.png": canonical(scene(), 10)}, fov_deg=None)
    with pytest.raises(DataError, match="none of its photos"):
        evaluate_dataset(network, tmp_path)


def test_a_constant_reaches_the_published_figures(shared) -> None:
    """A flat prediction scores as stated for it, set by set."""

    class Flat:
        def estimate(self, photo: Photo) -> Estimate:
            return Estimate(np.ones((8, 8), np.float32), 60.0, photo.size, INFO)

    for name, abs_rel in {"kitti": 0.425, "pcl": 0.214, "icl_nuim": 0.194}.items():
        result = evaluate_dataset(Flat(), shared / "data" / "val" / name, alignment="scale")
        assert result.means["abs_rel"] == pytest.approx(abs_rel, abs=6e-4)
