"""Pictures of a scene against what Pillow, and for SVG Qt, read from them."""

from __future__ import annotations

import json
import tracemalloc
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.camera import Axes
from core.cloud import grid_normals
from core.colormap import colourise
from core.contours import contour_mask, neighbour_ratio, thinned_contours
from core.export.facts import from_texts
from core.export.pictures import enlarged_mask
from core.export.registry import write_format
from core.export.scene import Scene
from core.types import Size

PICTURES = ["color", "legend", "normals", "contours"]


@pytest.mark.parametrize("chosen", [None, (0.1, 0.9)])
def test_color_png_shows_the_colour_map(
    scene: Scene, tmp_path: Path, chosen: tuple[float, float] | None
) -> None:
    scene = replace(scene, colormap="viridis", color_range=chosen)
    write_format(scene, "color", tmp_path / "a.color.png")
    facts = json.loads((tmp_path / "a.color.json").read_text("utf-8"))
    assert facts["colormap"] == "viridis"
    if chosen:
        assert facts["colormap_far_m"] == pytest.approx(10)
        assert facts["colormap_near_m"] == pytest.approx(1 / 0.9)
    far, near = 1 / facts["colormap_far_m"], 1 / facts["colormap_near_m"]
    expected = colourise(1 / scene.depth, name="viridis", far_inv=far, near_inv=near)
    with Image.open(tmp_path / "a.color.png") as image:
        assert (image.mode, image.size) == ("RGB", (60, 44))
        difference = np.abs(np.asarray(image).astype(int) - expected)
    assert difference.max() <= 4  # the range went through metres in the sidecar
    assert len(np.unique(expected.reshape(-1, 3), axis=0)) > 20


def test_contours_png_has_its_lines_on_the_photos_edges(scene: Scene, tmp_path: Path) -> None:
    near = np.zeros((44, 60), np.bool_)
    near[9:35, 19:41] = True  # not where cells end, which are 3 pixels wide and 4 high
    rgb = np.where(near[..., None], 220, 30).repeat(3, -1).astype(np.uint8)
    share = near.reshape(11, 4, 20, 3).mean(axis=(1, 3)).astype(np.float32)
    estimate = replace(scene.estimate, canonical_inverse_depth=0.1 + share)
    scene = replace(scene, photo=replace(scene.photo, rgb=rgb), estimate=estimate)
    write_format(scene, "contours", tmp_path / "a.png")
    with Image.open(tmp_path / "a.png") as image:
        drawn = np.asarray(image)
    assert np.flatnonzero(drawn[22]).tolist() == [19, 40]
    down = np.flatnonzero(drawn[:, 30])
    assert len(down) == 2
    assert np.abs(down - (9, 34)).max() <= 1


@pytest.mark.parametrize("thin", [False, True])
def test_contours_png_is_the_grids_mask_over_a_photo_that_is_no_finer(
    scene: Scene, tmp_path: Path, thin: bool
) -> None:
    if not thin:
        large = np.repeat(np.repeat(scene.estimate.canonical_inverse_depth, 4, 0), 3, 1)
        scene = replace(scene, estimate=replace(scene.estimate, canonical_inverse_depth=large))
    write_format(replace(scene, thin_contours=thin), "contours", tmp_path / "a.png")
    canonical = scene.estimate.canonical_inverse_depth
    mask = contour_mask(neighbour_ratio(canonical), percent=12.5)
    if thin:
        mask = thinned_contours(canonical, percent=12.5)
    with Image.open(tmp_path / "a.png") as image:
        assert image.mode == "L"
        np.testing.assert_array_equal(
            np.asarray(image), enlarged_mask(mask, scene.photo.size).astype(np.uint8) * 255
        )
    facts = json.loads((tmp_path / "a.json").read_text("utf-8"))
    assert facts["contours_thinned"] is thin
    assert facts["contour_cells"] == mask.sum() > 0


def test_a_small_photo_loses_no_contour() -> None:
    mask = np.zeros((40, 60), np.bool_)
    mask[:, 7] = mask[33] = True
    small = enlarged_mask(mask, Size(16, 11))
    assert small.shape == (11, 16)
    assert small[:, 1].all()
    assert small[9].all()
    assert small.sum() == 11 + 16 - 1


def test_the_legend_leaves_the_picture_alone(scene: Scene, tmp_path: Path) -> None:
    scene = replace(scene, color_range=(0.1, 0.9))
    for fmt in ("color", "legend"):
        write_format(scene, fmt, tmp_path / f"{fmt}.png")
    with Image.open(tmp_path / "color.png") as plain, Image.open(tmp_path / "legend.png") as wide:
        assert wide.width > plain.width
        np.testing.assert_array_equal(np.asarray(wide)[:, :60], np.asarray(plain))
        assert from_texts(wide.text)["colormap_far_m"] == pytest.approx(10)


@pytest.mark.parametrize("axes", list(Axes))
def test_normals_are_those_of_the_grid(scene: Scene, tmp_path: Path, axes: Axes) -> None:
    write_format(replace(scene, axes=axes), "normals", tmp_path / "a.png")
    with Image.open(tmp_path / "a.png") as image:
        assert image.mode == "RGB"
        n = np.asarray(image) / 127.5 - 1
        assert str(axes) in image.text["normals"]
    if axes is Axes.OPENGL:
        n = n * (1, -1, -1)
    assert np.abs(np.linalg.norm(n, axis=-1) - 1).max() < 0.02
    # In the middle of the wall, which is as deep everywhere, they look at the camera.
    np.testing.assert_allclose(n[26, 27], (0, 0, -1), atol=0.01)
    grid = grid_normals(scene.estimate, focal_px=scene.focal.px)
    np.testing.assert_allclose(n[26, 1::3][7:11], grid[6, 7:11], atol=0.01)


@pytest.mark.parametrize("fmt", ["png16", "png16auto", *PICTURES])
def test_text_and_sidecar_carry_all_metadata(scene: Scene, tmp_path: Path, fmt: str) -> None:
    written = write_format(scene, fmt, tmp_path / "a.x.png")
    assert written == [tmp_path / "a.x.png", tmp_path / "a.x.json"]
    facts = json.loads((tmp_path / "a.x.json").read_text("utf-8"))
    expected = scene.metadata | {"unit": facts["unit"]}
    assert {key: facts[key] for key in expected} == expected
    with Image.open(tmp_path / "a.x.png") as image:
        assert from_texts(image.text) == facts


@pytest.mark.parametrize("fmt", PICTURES)
def test_the_same_scene_gives_the_same_bytes(scene: Scene, tmp_path: Path, fmt: str) -> None:
    for name in ("a", "b"):
        write_format(scene, fmt, tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.parametrize("fmt", ["normals", "contours"])
def test_large_photos_are_written_in_strips(scene: Scene, tmp_path: Path, fmt: str) -> None:
    size = Size(3000, 2000)
    estimate = replace(scene.estimate, image_size=size)
    photo = replace(scene.photo, full_size=size)
    tracemalloc.start()
    try:
        write_format(replace(scene, photo=photo, estimate=estimate), fmt, tmp_path / "a.png")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    with Image.open(tmp_path / "a.png") as image:
        assert image.size == size
    assert peak < 12 * size.width * size.height  # less than three floats a pixel
