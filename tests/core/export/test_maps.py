"""NPZ and PNG files against what numpy and PIL read from them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.colormap import colourise
from core.contours import contour_mask, neighbour_ratio, thinned_contours
from core.depth import inverse_depth, resize_map
from core.export.maps import enlarged_mask
from core.export.registry import write_format
from core.export.scene import Scene
from core.types import Size

NPZ_DTYPES = {
    "depth": "float32",
    "canonical_inverse_depth": "float32",
    "focal_px": "float64",
    "focal_source": "str",
    "predicted_focal_px": "float64",
    "fov_deg": "float64",
    "scale": "float64",
    "model": "str",
    "weights_sha256": "str",
    "image_size": "int64",
}


def test_npz_holds_the_documented_keys(scene: Scene, tmp_path: Path) -> None:
    write_format(scene, "npz", tmp_path / "a.npz")
    with np.load(tmp_path / "a.npz", allow_pickle=False) as file:
        assert {key: file[key].dtype.name.rstrip("0123456789") for key in file} == {
            key: name.rstrip("0123456789") for key, name in NPZ_DTYPES.items()
        }
        assert {k: file[k].dtype.name for k in file if NPZ_DTYPES[k] != "str"} == {
            key: name for key, name in NPZ_DTYPES.items() if name != "str"
        }
        np.testing.assert_array_equal(
            file["canonical_inverse_depth"], scene.estimate.canonical_inverse_depth
        )
        assert file["depth"].shape == (44, 60)
        assert (file["focal_px"], file["scale"]) == (70.25, 1.5)
        assert (file["predicted_focal_px"], file["fov_deg"]) == (54.68, 57.5)
        assert (str(file["focal_source"]), str(file["model"])) == ("manual", "compact")
        assert str(file["weights_sha256"]) == "ab" * 32
        np.testing.assert_array_equal(file["image_size"], (60, 44))


def test_npz_depth_is_metric_with_scale(scene: Scene, tmp_path: Path) -> None:
    write_format(scene, "npz", tmp_path / "a.npz")
    with np.load(tmp_path / "a.npz") as file:
        depth = file["depth"]
    # Inside the wall C = 1: Z = scale f / (W C).
    np.testing.assert_allclose(depth[22:30, 24:30], 1.5 * 70.25 / 60, rtol=1e-6)
    np.testing.assert_array_equal(depth[0], np.float32(1e4))


def test_npz_without_a_prediction_holds_nan(scene: Scene, tmp_path: Path) -> None:
    scene = replace(scene, predicted_focal_px=None, estimate=replace(scene.estimate, fov_deg=None))
    write_format(scene, "npz", tmp_path / "a.npz")
    with np.load(tmp_path / "a.npz") as file:
        assert np.isnan(file["predicted_focal_px"])
        assert np.isnan(file["fov_deg"])


def test_depth_png_is_millimetres_and_saturates(scene: Scene, tmp_path: Path) -> None:
    write_format(scene, "png16", tmp_path / "a.depth.png")
    with Image.open(tmp_path / "a.depth.png") as image:
        assert image.mode == "I;16"
        assert image.size == (60, 44)
        pixels = np.asarray(image).astype(np.int64)
    near = scene.depth < 65.5
    assert np.abs(pixels - scene.depth * 1000.0)[near].max() <= 0.51
    assert (pixels[scene.depth > 65.535] == 65535).all()
    assert (scene.depth > 65.535).any()
    facts = json.loads((tmp_path / "a.depth.json").read_text("utf-8"))
    assert facts["unit"] == "millimetre"
    assert facts["saturated_pixels"] == (pixels == 65535).sum() > 0


def test_depth_png_never_says_unknown(scene: Scene, tmp_path: Path) -> None:
    write_format(replace(scene, scale=1e-5), "png16", tmp_path / "a.png")
    with Image.open(tmp_path / "a.png") as image:
        assert np.asarray(image).min() == 1


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
    inverse = resize_map(inverse_depth(scene.estimate, focal_px=70.25, scale=1.5), scene.photo.size)
    far, near = 1 / facts["colormap_far_m"], 1 / facts["colormap_near_m"]
    expected = colourise(inverse, name="viridis", far_inv=far, near_inv=near)
    with Image.open(tmp_path / "a.color.png") as image:
        assert (image.mode, image.size) == ("RGB", (60, 44))
        difference = np.abs(np.asarray(image).astype(int) - expected)
    assert difference.max() <= 4  # the range went through metres in the sidecar
    assert len(np.unique(expected.reshape(-1, 3), axis=0)) > 20


@pytest.mark.parametrize("thin", [False, True])
def test_contours_png_is_the_grids_mask_over_the_photo(
    scene: Scene, tmp_path: Path, thin: bool
) -> None:
    write_format(replace(scene, thin_contours=thin), "contours", tmp_path / "a.png")
    canonical = scene.estimate.canonical_inverse_depth
    mask = contour_mask(neighbour_ratio(canonical), percent=12.5)
    if thin:
        mask = thinned_contours(canonical, percent=12.5)
    with Image.open(tmp_path / "a.png") as image:
        assert image.mode == "L"
        np.testing.assert_array_equal(
            np.asarray(image), np.kron(mask, np.ones((4, 3))).astype(np.uint8) * 255
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


@pytest.mark.parametrize("fmt", ["png16", "color", "contours"])
def test_sidecars_carry_all_metadata(scene: Scene, tmp_path: Path, fmt: str) -> None:
    written = write_format(scene, fmt, tmp_path / "a.x.png")
    assert written == [tmp_path / "a.x.png", tmp_path / "a.x.json"]
    facts = json.loads((tmp_path / "a.x.json").read_text("utf-8"))
    expected = scene.metadata | {"unit": facts["unit"]}
    assert {key: facts[key] for key in expected} == expected
    assert {"focal_px", "focal_source", "scale", "axes", "model", "weights_sha256"} <= set(facts)
