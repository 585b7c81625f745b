"""Augmentation keeps depth, focal length and picture in agreement."""

from __future__ import annotations

import math

import numpy as np
import pytest

from core.training.augment import (
    NO_AUGMENTATION,
    AugmentConfig,
    Box,
    TrainingView,
    blur,
    change_color,
    crop_box,
    crop_resize,
    example,
    flip,
)


def view(*, width: int = 96, height: int = 64, focal_px: float = 80.0) -> TrainingView:
    """The picture's colour tells the inverse depth: red = 255 where it is 1, 51 where 0.2."""
    inverse = np.full((height, width), 0.2, np.float32)
    inverse[16:48, 24:56] = 1.0
    rgb = np.zeros((height, width, 3), np.uint8)
    rgb[..., 0] = (inverse * 255).round()
    return TrainingView(rgb, inverse, np.ones((height, width), bool), focal_px, real=False)


def random() -> np.random.Generator:
    return np.random.default_rng(5)


def test_a_crop_keeps_depth_and_widens_the_focal_length() -> None:
    source = view()
    cropped = crop_resize(source, Box(24, 16, 48, 32), (32, 48))
    # Half the width: the same metres are twice the canonical inverse depth.
    assert cropped.canonical[0, 0] == pytest.approx(1.0 * 80 / 48)
    depth = 80 / (48 * cropped.canonical)
    assert np.allclose(depth, 1 / source.inverse[16:48, 24:72])
    assert cropped.fov_deg == pytest.approx(math.degrees(2 * math.atan(48 / 160)))


@pytest.mark.parametrize("size", [(32, 48), (128, 192), (50, 70)])
def test_picture_and_depth_stay_on_top_of_each_other(size: tuple[int, int]) -> None:
    shown = crop_resize(view(), Box(8, 4, 72, 48), size)
    inverse = shown.canonical * 72 / 80
    disagreement = np.abs(shown.rgb[..., 0] / 255 - inverse) > 0.41
    assert disagreement.mean() < 0.002


def test_depth_is_never_between_foreground_and_background() -> None:
    shown = crop_resize(view(), Box(3, 5, 71, 47), (37, 53))
    assert set(np.unique((shown.canonical * 71 / 80).round(4))) == {np.float32(0.2), 1.0}


def test_flip_mirrors_everything() -> None:
    shown = crop_resize(view(), Box(0, 0, 96, 64), (64, 96))
    mirrored = flip(shown)
    assert np.array_equal(mirrored.canonical, shown.canonical[:, ::-1])
    assert np.array_equal(mirrored.rgb, shown.rgb[:, ::-1])
    assert mirrored.fov_deg == shown.fov_deg


@pytest.mark.parametrize("aspect", [0.5, 1.0, 1.5, 3.2])
@pytest.mark.parametrize("zoom", [0.3, 1.0])
def test_crop_boxes_have_the_aspect_and_lie_inside(aspect: float, zoom: float) -> None:
    generator = random()
    for _ in range(50):
        box = crop_box(400, 300, aspect=aspect, zoom=zoom, random=generator)
        assert 0 <= box.left <= 400 - box.width
        assert 0 <= box.top <= 300 - box.height
        assert box.width / box.height == pytest.approx(aspect, rel=0.05)


def test_no_augmentation_is_a_resize() -> None:
    shown = example(view(), size=(64, 96), config=NO_AUGMENTATION, random=random())
    assert np.array_equal(shown.rgb, view().rgb)
    assert np.allclose(shown.canonical, view().inverse * 80 / 96)


def test_random_augmentation_keeps_metres() -> None:
    generator = random()
    config = AugmentConfig(color=1, blur=1, crop=1, flip=0.5)
    for _ in range(30):
        shown = example(view(), size=(48, 48), config=config, random=generator)
        f_over_w = 1 / (2 * math.tan(math.radians(shown.fov_deg / 2)))
        metres = f_over_w / shown.canonical
        assert np.allclose(np.unique(metres.round(3)), [1.0, 5.0], atol=2e-3)


def test_color_changes_no_geometry_and_some_colors() -> None:
    rgb = view().rgb
    generator = random()
    changed = [change_color(rgb, generator) for _ in range(10)]
    assert all(c.shape == rgb.shape and c.dtype == np.uint8 for c in changed)
    assert len({int(c.sum()) for c in changed}) == 10
    flat = changed[0][20:40, 30:50].reshape(-1, 3)
    assert (flat == flat[0]).all()


def test_blur_softens() -> None:
    rgb = view().rgb
    steps = np.abs(np.diff(blur(rgb, radius_px=1.0)[..., 0].astype(int))).max()
    assert steps < np.abs(np.diff(rgb[..., 0].astype(int))).max() / 2


def test_unknown_pixels_travel_with_the_crop() -> None:
    source = view()
    valid = source.valid.copy()
    valid[:, 70:] = False
    source = TrainingView(source.rgb, source.inverse, valid, source.focal_px, real=True)
    shown = crop_resize(source, Box(48, 0, 48, 64), (64, 48))
    assert shown.real
    assert np.array_equal(shown.valid, valid[:, 48:])
