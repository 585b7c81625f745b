"""Photo and depth in one picture: places, the ends, and what is white."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image

from core.export.registry import write_format
from core.export.rgbd import normalised
from core.export.scene import Scene
from core.images import load_photo
from core.own_depth import OwnKind, read_own_depth
from core.types import Size


def depth_of(values: np.ndarray, near: float, far: float) -> np.ndarray:
    """As a program that knows nothing of ours takes it: white is near, linear in 1/depth."""
    return 1 / (1 / far + values * (1 / near - 1 / far))


def test_sixteen_bits_of_inverse_depth(scene: Scene, tmp_path: Path) -> None:
    write_format(scene, "inverse16", tmp_path / "a.png")
    with Image.open(tmp_path / "a.png") as image:
        values = np.asarray(image).astype(float) / 65535
        near, far = float(image.text["near"]), float(image.text["far"])
        assert image.text["depth_linear_in"] == "inverse depth"
    assert (values.min(), values.max()) == (0, 1)
    assert near == pytest.approx(scene.depth.min())
    assert far == pytest.approx(scene.depth.max())
    step = (1 / near - 1 / far) / 65535
    np.testing.assert_allclose(1 / depth_of(values, near, far), 1 / scene.depth, atol=step)


@pytest.mark.parametrize("fmt", ["rgbd", "rgbd-tb"])
def test_photo_and_depth_side_by_side(scene: Scene, tmp_path: Path, fmt: str) -> None:
    write_format(scene, fmt, tmp_path / "a.png")
    with Image.open(tmp_path / "a.png") as image:
        pixels = np.asarray(image)
        near, far = float(image.text["near"]), float(image.text["far"])
    photo, grey = np.split(pixels, 2, axis=1 if fmt == "rgbd" else 0)
    np.testing.assert_array_equal(photo, scene.photo.rgb)
    assert (grey[..., :1] == grey).all()
    step = (1 / near - 1 / far) / 255
    inverse = 1 / depth_of(grey[..., 0] / 255, near, far)
    np.testing.assert_allclose(inverse, 1 / scene.depth, atol=step)


def test_it_comes_back_as_a_photo_with_depth(scene: Scene, tmp_path: Path) -> None:
    write_format(scene, "rgbd", tmp_path / "a.rgbd.png")
    np.testing.assert_array_equal(load_photo(tmp_path / "a.rgbd.png").rgb, scene.photo.rgb)
    own = read_own_depth(tmp_path / "a.rgbd.png")
    assert own is not None
    assert (own.kind, own.metric, own.focal_px) == (OwnKind.RGBD, True, scene.focal.px)
    step = (1 / scene.depth.min() - 1 / scene.depth.max()) / 255
    np.testing.assert_allclose(own.inverse, 1 / scene.depth, atol=step)


def test_depth_as_a_fourth_channel(scene: Scene, tmp_path: Path) -> None:
    write_format(scene, "rgbd-tiff", tmp_path / "a.tif")
    with tifffile.TiffFile(tmp_path / "a.tif") as file:
        page = file.pages[0]
        assert page.extrasamples == (0,)  # not alpha, which would make the photo see-through
        facts = json.loads(page.description)
        pixels = page.asarray()
    np.testing.assert_array_equal(pixels[..., :3] // 257, scene.photo.rgb)
    inverse = 1 / depth_of(pixels[..., 3] / 65535, facts["near"], facts["far"])
    np.testing.assert_allclose(inverse, 1 / scene.depth, rtol=1e-3, atol=1e-4)


def test_a_photo_decoded_smaller_gets_its_size_back(scene: Scene, tmp_path: Path) -> None:
    full = Size(120, 88)
    photo = replace(scene.photo, full_size=full)
    scene = replace(scene, photo=photo, estimate=replace(scene.estimate, image_size=full))
    write_format(scene, "rgbd", tmp_path / "a.png")
    with Image.open(tmp_path / "a.png") as image:
        assert image.size == (240, 88)


def test_a_scene_of_one_depth_has_a_range_all_the_same(scene: Scene) -> None:
    flat = np.full_like(scene.estimate.canonical_inverse_depth, 0.5)
    depth = normalised(
        replace(scene, estimate=replace(scene.estimate, canonical_inverse_depth=flat))
    )
    assert depth.near < depth.far < depth.near * 1.001
    assert np.isfinite(depth.values).all()
