"""Estimates fitted to a few points of known depth."""

from __future__ import annotations

import math
import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import OpenEXR
import pytest

from core.depth import full_size_depth
from core.errors import DataError, MeasureError
from core.export.registry import export_files
from core.export.reopen import read_export
from core.export.scene import Scene
from core.measuring.known_points import Fit, KnownPoint, fit_points, read_points
from core.types import DepthKind, Estimate, FloatMap, FocalLength, FocalSource, Size
from tests.sample_estimates import SIZE, make_estimate, make_photo

FOCAL_PX = 90.0
PLACES = [(5, 5), (20, 50), (35, 20), (10, 30), (60, 8), (70, 40), (50, 55), (75, 25)]


def estimate_of(true: FloatMap, kind: DepthKind = DepthKind.METRIC) -> Estimate:
    return replace(
        make_estimate(), canonical_inverse_depth=(1 / true).astype(np.float32), kind=kind
    )


def slope() -> FloatMap:
    """(60, 80) metres: a floor that goes away upwards, so that the grid is the photo's."""
    rows = np.linspace(0.9, 0.1, SIZE.height)[:, None]
    return (1 / np.broadcast_to(rows, (SIZE.height, SIZE.width))).astype(np.float32)


def points_of(true: FloatMap) -> list[KnownPoint]:
    return [KnownPoint(u, v, float(true[v, u])) for u, v in PLACES]


def seen(true: FloatMap, *, scale: float, shift: float = 0.0) -> Estimate:
    """What a model says whose inverse depth is off by scale and shift."""
    return estimate_of((1 / ((1 / true - shift) / scale)).astype(np.float32))


@pytest.mark.parametrize(("fit", "shift"), [(Fit.SCALE, 0.0), (Fit.SCALE_SHIFT, 0.05)])
def test_scale_and_shift_are_found(fit: Fit, shift: float) -> None:
    true = slope()
    fitted = fit_points(
        seen(true, scale=2.0, shift=shift), points_of(true), focal_px=FOCAL_PX, fit=fit
    )
    depth = full_size_depth(fitted.estimate, focal_px=12.0)  # metric: whatever the focal length
    np.testing.assert_allclose(depth, true, rtol=1e-2)
    assert max(map(abs, fitted.residuals)) < 1e-2
    assert fitted.left_out_error < 1e-2
    assert fitted.estimate.metres_from == f"8 known points ({fit})"


def test_one_bad_point_does_not_spoil_the_rest() -> None:
    true = slope()
    points = points_of(true)
    points[3] = replace(points[3], metres=3 * points[3].metres)
    fitted = fit_points(estimate_of(true), points, focal_px=FOCAL_PX, fit=Fit.SCALE_SHIFT)
    assert fitted.residuals[3] < -0.5
    good = [abs(each) for place, each in enumerate(fitted.residuals) if place != 3]
    assert max(good) < 0.15


def test_the_field_follows_what_no_scale_can() -> None:
    true = slope()
    bend = 1 + 0.4 * np.linspace(0, 1, SIZE.width)[None, :]
    errors = {}
    for fit in (Fit.SCALE_SHIFT, Fit.FIELD):
        wrong = estimate_of((true * bend).astype(np.float32))
        fitted = fit_points(wrong, points_of(true), focal_px=FOCAL_PX, fit=fit)
        depth = full_size_depth(fitted.estimate, focal_px=FOCAL_PX)
        errors[fit] = float(np.mean(np.abs(depth / true - 1)))
        np.testing.assert_allclose(fitted.correction, depth / (true * bend), rtol=1e-2)
    assert errors[Fit.FIELD] < 0.7 * errors[Fit.SCALE_SHIFT]


def test_what_tells_no_metres_gets_them() -> None:
    true = slope()
    relative = replace(seen(true, scale=5.0, shift=0.02), kind=DepthKind.AFFINE_INVERSE)
    fitted = fit_points(relative, points_of(true), focal_px=FOCAL_PX, fit=Fit.SCALE_SHIFT)
    assert fitted.estimate.tells_metres
    np.testing.assert_allclose(full_size_depth(fitted.estimate, focal_px=1.0), true, rtol=1e-2)


def test_what_corrected_the_depth_is_exported(tmp_path: Path) -> None:
    true = slope()
    points = points_of(true)
    wrong = seen(true, scale=2.0, shift=0.05)
    fitted = fit_points(wrong, points, focal_px=FOCAL_PX, fit=Fit.SCALE_SHIFT)
    focal = FocalLength(FOCAL_PX, FocalSource.MANUAL)
    scene = Scene(make_photo(), fitted.estimate, focal, None, fitted=fitted)
    assert not export_files(scene, tmp_path, ["npz", "exr"]).failures
    with np.load(tmp_path / "a.npz") as data:
        before = data["depth"] / data["correction"]  # the grid is the photo's
        assert data["known_points"].shape == (8, 3)
        assert data["known_point_left_out_residuals"].tolist() == list(fitted.left_out)
    np.testing.assert_allclose(before, full_size_depth(wrong, focal_px=FOCAL_PX), rtol=1e-3)
    with OpenEXR.File(str(tmp_path / "a.exr"), separate_channels=True) as file:
        channel = file.channels()["correction"].pixels
    np.testing.assert_allclose(channel, fitted.correction, rtol=1e-6)
    for name in ("a.npz", "a.exr"):  # and neither is taken for depth
        np.testing.assert_allclose(read_export(tmp_path / name).depth, scene.depth, rtol=1e-6)
    told = scene.metadata
    assert (told["known_points"], told["known_point_fit"]) == (8, "scale-shift")


def test_too_few_points_and_contradictions() -> None:
    true = slope()
    with pytest.raises(MeasureError, match="at least 3 known points, there are 2"):
        fit_points(estimate_of(true), points_of(true)[:2], focal_px=90, fit=Fit.SCALE_SHIFT)
    three = fit_points(estimate_of(true), points_of(true)[:3], focal_px=90, fit=Fit.SCALE_SHIFT)
    assert math.isnan(three.left_out_error)
    upside_down = estimate_of(true[::-1], DepthKind.AFFINE_INVERSE)
    with pytest.raises(MeasureError, match="contrary"):
        fit_points(upside_down, points_of(true), focal_px=90, fit=Fit.SCALE_SHIFT)


def test_a_shift_cannot_drive_far_things_to_infinity() -> None:
    true = slope()
    points = [KnownPoint(u, v, float(true[v, u])) for u, v in ((5, 40), (40, 44), (70, 50))]
    off = [
        replace(each, metres=each.metres * by)
        for each, by in zip(points, (1.1, 1, 0.9), strict=True)
    ]
    fitted = fit_points(estimate_of(true), off, focal_px=FOCAL_PX, fit=Fit.SCALE_SHIFT)
    depth = full_size_depth(fitted.estimate, focal_px=FOCAL_PX)
    assert float((depth / true).max()) < 2.2


@pytest.mark.parametrize(("scale", "bend", "best"), [(2.0, 0.0, Fit.SCALE), (1.0, 0.6, Fit.FIELD)])
def test_leaving_points_out_chooses_the_fit(scale: float, bend: float, best: Fit) -> None:
    true = slope()
    noise = 1 + 0.02 * np.random.default_rng(1).standard_normal(len(PLACES))
    points = [
        replace(point, metres=point.metres * by)
        for point, by in zip(points_of(true), noise, strict=True)
    ]
    bent = true * (1 + bend * np.linspace(0, 1, SIZE.width)[None, :])
    fitted = fit_points(
        seen(bent.astype(np.float32), scale=scale), points, focal_px=FOCAL_PX, fit=Fit.AUTO
    )
    assert fitted.fit is best


def test_one_point_gives_a_scale() -> None:
    true = slope()
    fitted = fit_points(seen(true, scale=2.0), points_of(true)[:1], focal_px=FOCAL_PX, fit=Fit.AUTO)
    assert fitted.fit is Fit.SCALE
    np.testing.assert_allclose(full_size_depth(fitted.estimate, focal_px=1.0), true, rtol=1e-3)


def test_points_are_read(tmp_path: Path) -> None:
    path = tmp_path / "points.csv"
    path.write_text("name, u, v, metres\ntable, 3, 4.5, 1.25\n")
    assert read_points(path, SIZE) == (KnownPoint(3, 4.5, 1.25),)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("u,v\n1,2\n", "no column metres"),
        ("", "no column u, v, metres"),
        ("u,v,metres\n", "no point"),
        ("u,v,metres\n1,2,far\n", "line 2 does not hold three numbers"),
        ("u,v,metres\n1,2\n", "line 2 does not hold three numbers"),
        ("u,v,metres\n80,2,1\n", "outside the photo of 80 x 60"),
        ("u,v,metres\n1,-1,1\n", "outside the photo"),
        ("u,v,metres\nnan,1,1\n", "outside the photo"),
        ("u,v,metres\n1,2,inf\n", "line 2: inf m is no depth"),
        ("u,v,metres\n1,2,0\n", "0 m is no depth"),
        ("u,v,metres\n1,2,nan\n", "nan m is no depth"),
    ],
)
def test_bad_points_are_named(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "points.csv"
    path.write_text(text)
    with pytest.raises(DataError, match=words) as caught:
        read_points(path, SIZE)
    assert caught.value.path == path


def test_a_file_that_is_not_there_or_no_text(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        read_points(tmp_path / "none.csv", SIZE)
    (tmp_path / "bytes.csv").write_bytes(b"\xff\xfe\x00u,v")
    with pytest.raises(DataError, match="no table"):
        read_points(tmp_path / "bytes.csv", SIZE)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders")
def test_a_pipe_is_no_table(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "points.csv")
    with pytest.raises(DataError, match="pipe"):
        read_points(tmp_path / "points.csv", Size(10, 10))
