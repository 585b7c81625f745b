"""Estimates say what they are, and metres are told only where there are any."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.cloud import build_cloud
from core.depth import full_size_depth
from core.errors import DataError
from core.export.registry import FORMATS, export_files
from core.export.reopen import read_export
from core.export.scene import Scene
from core.measuring.level import FloorPlane
from core.measuring.measure import MetricCamera, measure, spot
from core.truth.evaluation import evaluate_dataset
from core.types import DepthKind, Estimate, FocalLength, FocalSource
from tests.core.truth.test_evaluation import write_set
from tests.sample_estimates import make_estimate, make_photo

METRIC_FORMATS = [name for name, entry in FORMATS.items() if entry.metric]


def estimate_of(kind: DepthKind) -> Estimate:
    return replace(make_estimate(), kind=kind)


def scene_of(kind: DepthKind, **changes: object) -> Scene:
    focal = FocalLength(80.0, FocalSource.MANUAL)
    return replace(Scene(make_photo(), estimate_of(kind), focal, None), **changes)


def cloud_of(kind: DepthKind, focal_px: float) -> np.ndarray:
    return build_cloud(estimate_of(kind), make_photo().rgb, focal_px=focal_px).xyz


def test_canonical_depth_follows_the_focal_length() -> None:
    near, far = (cloud_of(DepthKind.CANONICAL_INVERSE, px) for px in (80.0, 160.0))
    np.testing.assert_allclose(far[:, 2], 2 * near[:, 2], rtol=1e-6)
    np.testing.assert_allclose(far[:, :2], near[:, :2], rtol=1e-5, atol=1e-6)


def test_metric_depth_keeps_z_and_moves_x_and_y() -> None:
    wide, narrow = (cloud_of(DepthKind.METRIC, px) for px in (80.0, 160.0))
    np.testing.assert_allclose(narrow[:, 2], wide[:, 2], rtol=1e-6)
    np.testing.assert_allclose(narrow[:, :2], wide[:, :2] / 2, rtol=1e-5, atol=1e-6)
    depth = full_size_depth(estimate_of(DepthKind.METRIC), focal_px=123.0)
    assert float(depth[0, 0]) == pytest.approx(1 / 0.3, rel=1e-3)


@pytest.mark.parametrize("kind", DepthKind)
def test_measuring_and_the_floor_agree_with_the_cloud(kind: DepthKind) -> None:
    estimate = estimate_of(kind)
    camera = MetricCamera.of(estimate, 100.0, scale=1.5)
    point = spot(estimate.canonical_inverse_depth, estimate.image_size, (10.0, 30.0)).xyz(camera)
    depth = full_size_depth(estimate, focal_px=100.0, scale=1.5)
    assert float(point[2]) == pytest.approx(float(depth[30, 10]), rel=1e-3)
    plane = FloorPlane(per_u=0.0, per_v=0.01, at_centre=0.0)
    floor = plane.floor(camera)
    _, _, z = camera.xyz(39.5, 29.5 + 10, 0.1)  # a point of that plane, ten rows down
    assert floor.height_m == pytest.approx(z * 10 / 100.0)


def test_lengths_without_a_focal_length_in_them_have_no_spread_by_it() -> None:
    estimate = estimate_of(DepthKind.METRIC)
    ends = [spot(estimate.canonical_inverse_depth, estimate.image_size, (39.5, v)) for v in (1, 58)]
    cameras = {"other": MetricCamera.of(estimate, 200.0)}
    length = measure(*ends, MetricCamera.of(estimate, 100.0), cameras)
    assert length.dz_m == pytest.approx(float(ends[1].xyz(cameras["other"])[2] - length.start[2]))


@pytest.mark.parametrize("fmt", METRIC_FORMATS)
def test_no_file_speaks_of_metres_that_are_not_known(tmp_path: Path, fmt: str) -> None:
    (failure,) = export_files(scene_of(DepthKind.AFFINE_INVERSE), tmp_path, [fmt]).failures
    assert "tells no metres" in failure.cause
    assert not list(tmp_path.iterdir())


def test_the_rest_says_that_its_unit_is_its_own(tmp_path: Path) -> None:
    scene = scene_of(DepthKind.AFFINE_INVERSE)
    assert scene.metadata["unit"] == "relative"
    export_files(scene, tmp_path, ["npz", "ply", "contours", "color", "stl"])
    reopened = read_export(tmp_path / "a.npz")
    assert reopened.estimate.kind is DepthKind.AFFINE_INVERSE


def test_a_known_length_gives_metres_that_stay(tmp_path: Path) -> None:
    scene = scene_of(DepthKind.AFFINE_INVERSE, scale=3.0, scale_known=True)
    export_files(scene, tmp_path, ["npz", "exr"])
    for name in ("a.npz", "a.exr"):
        reopened = read_export(tmp_path / name)
        assert reopened.estimate.tells_metres
        again = full_size_depth(reopened.estimate, focal_px=999.0, scale=reopened.scale)
        away_from_the_step = (slice(None), slice(0, 30))
        np.testing.assert_allclose(
            again[away_from_the_step], scene.depth[away_from_the_step], rtol=0.02
        )


@pytest.mark.parametrize("kind", [DepthKind.CANONICAL_INVERSE, DepthKind.METRIC])
def test_the_kind_comes_back(tmp_path: Path, kind: DepthKind) -> None:
    scene = scene_of(kind)
    export_files(scene, tmp_path, ["npz", "tiff"])
    for name in ("a.npz", "a.depth.tif"):
        assert read_export(tmp_path / name).estimate.kind is kind


def test_figures_without_alignment_need_metres(tmp_path: Path) -> None:
    class Relative:
        def estimate(self, photo: object) -> Estimate:
            return estimate_of(DepthKind.AFFINE_INVERSE)

    write_set(tmp_path / "set", {"a.png": np.full((12, 20), 2.0, np.float32)})
    reasons: list[str] = []
    with pytest.raises(DataError, match="none of its photos"):
        evaluate_dataset(
            Relative(), tmp_path, alignment="none", report=lambda each: reasons.append(each.reason)
        )
    assert "tells no metres" in reasons[0]
