"""Comparisons with a truth, of panoramas as of photos."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.camera import camera_of, grid_pixels, rays
from core.progress import CancelToken
from core.truth.comparison import Truth
from core.types import DepthKind, Size, Sphere
from gui.snapshot.pictures import EvaluationRequest
from gui.work.derive import derive
from gui.work.evaluation import evaluate
from tests.sample_estimates import make_estimate, make_photo


def test_normals_of_a_panorama_are_those_of_its_sphere() -> None:
    photo = make_photo()
    sphere = Sphere(left_deg=-50, right_deg=50, top_deg=35, bottom_deg=-35)
    made = replace(make_estimate(photo), sphere=sphere, kind=DepthKind.METRIC)
    height, width = made.canonical_inverse_depth.shape
    u, v = grid_pixels(Size(width, height), made.image_size)
    ahead = rays(u, v[:, None], camera_of(made, 1.0))[..., 2].astype(np.float32)
    estimate = replace(made, canonical_inverse_depth=ahead / 2)
    u, v = grid_pixels(photo.size, photo.size)
    ways = rays(u, v[:, None], camera_of(made, 1.0))
    turned = ways @ (0, np.sin(np.deg2rad(30)), np.cos(np.deg2rad(30)))
    known = np.where(turned > 0.1, 2 / np.maximum(turned, 0.1), 0).astype(np.float32)
    request = EvaluationRequest(
        derived=derive(estimate, photo.rgb),
        focal_px=sphere.focal_px(photo.size),
        scale=1.0,
        truth=Truth(Path("truth.npz"), "depth", known),
        alignment="none",
        percent=10.0,
        limit=0.1,
    )
    figures = evaluate(request, None, CancelToken()).figures
    assert figures["normals_median_deg"] == pytest.approx(30, abs=1)
