"""Stereo pairs as files: layouts, names, and what they say of themselves."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.effects.viewing import VIEWINGS
from core.export.registry import export_files, find_format
from core.export.scene import Scene
from core.images import find_photos
from core.types import DepthKind


def written(scene: Scene, folder: Path, fmt: str) -> tuple[np.ndarray, dict[str, object]]:
    (path,) = export_files(scene, folder, [fmt], stem="p").files
    with Image.open(path) as image:
        return np.asarray(image), json.loads(image.info["comment"])


def test_layouts(scene: Scene, tmp_path: Path) -> None:
    height, width = scene.photo.rgb.shape[:2]
    full, told = written(scene, tmp_path, "sbs")
    half, _ = written(scene, tmp_path, "half-sbs")
    over, _ = written(scene, tmp_path, "tb")
    assert full.shape == (height, 2 * width, 3)
    assert half.shape == (height, width, 3)
    assert over.shape == (2 * height, width, 3)
    pairs = np.split(full, 2, axis=1), np.split(over, 2, axis=0)
    for side, stacked in zip(*pairs, strict=True):
        assert np.abs(side.astype(int) - stacked).mean() < 6  # JPEG
    assert told["viewing"] == VIEWINGS["television"].title
    assert told["comfort_warnings"] == []
    assert 0 < told["baseline_mm"] <= 65
    assert told["parallax_degrees"] <= 1.001
    assert told["focal_px"] == scene.focal.px


def test_the_left_picture_is_the_left_eyes(scene: Scene, tmp_path: Path) -> None:
    """What is near lies farther right in the left eye's picture."""
    rgb = np.full((120, 240, 3), 60, np.uint8)
    rgb[40:80, 100:140] = 250
    canonical = np.full((60, 120), 0.2, np.float32)
    canonical[20:40, 50:70] = 1.0
    photo = replace(scene.photo, rgb=rgb)
    estimate = replace(
        scene.estimate,
        canonical_inverse_depth=canonical,
        image_size=photo.size,
        kind=DepthKind.AFFINE_INVERSE,
    )
    pair, told = written(replace(scene, photo=photo, estimate=estimate), tmp_path, "sbs")
    places = [
        np.nonzero(eye[60, :, 0] > 160)[0].mean() for eye in np.split(pair.astype(int), 2, axis=1)
    ]
    share = (told["parallax_front_percent"]) / 100
    assert places[0] - places[1] == pytest.approx(share * 240, abs=1)
    assert places[0] - places[1] > 0.5


def test_a_half_sphere_for_headsets(scene: Scene, tmp_path: Path) -> None:
    pair, told = written(scene, tmp_path, "vr180")
    assert pair.shape[1] == 2 * pair.shape[0]
    assert pair[:, 0].max() < 30
    assert (told["baseline_mm"], told["converge_m"]) == (65.0, None)


def test_players_know_the_names_and_we_do_not_take_them_for_photos(scene, tmp_path) -> None:
    formats = ["sbs", "half-sbs", "tb", "vr180"]
    assert [find_format(fmt).suffix for fmt in formats] == [
        "_LRF_Full_SBS.jpg",
        "_LR.jpg",
        "_TBF_fulltb.jpg",
        "_180_LR.jpg",
    ]
    export_files(scene, tmp_path, formats, stem="p")
    Image.new("RGB", (8, 8)).save(tmp_path / "camera_LR.jpg")
    assert [path.name for path in find_photos(tmp_path)] == ["camera_LR.jpg"]


def test_each_viewing_has_its_own_baseline(scene: Scene, tmp_path: Path) -> None:
    used = [
        written(replace(scene, viewing=viewing), tmp_path / viewing, "sbs")[1]["baseline_mm"]
        for viewing in ("television", "cinema")
    ]
    assert used[1] < used[0]
