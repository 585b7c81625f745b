"""An exported depth map is an estimate again; anything else is refused with a reason."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.depth import MAX_INVERSE_PER_M, resize_map
from core.enlarge import photo_depth
from core.errors import DataError
from core.export import reopen
from core.export.registry import FORMATS, write_format
from core.export.reopen import find_photo, is_export, read_export, read_npz
from core.export.scene import Scene
from core.types import Size


@pytest.fixture
def exported(scene: Scene, tmp_path: Path) -> Path:
    path = tmp_path / "a.npz"
    write_format(scene, "npz", path)
    return path


def test_everything_comes_back(scene: Scene, exported: Path) -> None:
    again = read_npz(exported)
    source = scene.estimate
    np.testing.assert_array_equal(
        again.estimate.canonical_inverse_depth, source.canonical_inverse_depth
    )
    np.testing.assert_array_equal(again.depth, scene.depth)
    assert again.estimate.fov_deg == source.fov_deg
    assert again.estimate.image_size == source.image_size
    assert again.estimate.info.model == "compact"
    assert again.estimate.info.weights_sha256 == source.info.weights_sha256
    assert (again.focal, again.predicted_focal_px) == (scene.focal, scene.predicted_focal_px)
    assert again.scale == scene.scale
    assert again.photo_name == "Straße 1.jpg"


def test_the_estimate_still_makes_the_same_depth(scene: Scene, exported: Path) -> None:
    again, rgb = read_npz(exported), scene.photo.rgb
    depth = photo_depth(again.estimate, rgb, focal_px=again.focal.px, scale=again.scale)
    np.testing.assert_array_equal(depth, again.depth)


def test_missing_predictions_come_back_as_none(scene: Scene, tmp_path: Path) -> None:
    scene = replace(scene, predicted_focal_px=None, estimate=replace(scene.estimate, fov_deg=None))
    write_format(scene, "npz", tmp_path / "b.npz")
    again = read_npz(tmp_path / "b.npz")
    assert (again.predicted_focal_px, again.estimate.fov_deg) == (None, None)


def rewritten(path: Path, **changes: object) -> Path:
    with np.load(path) as file:
        arrays = {key: file[key] for key in file}
    arrays |= {key: np.asarray(value) for key, value in changes.items() if value is not None}
    for key in [key for key, value in changes.items() if value is None]:
        del arrays[key]
    np.savez(path, **arrays)
    return path


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"focal_px": None, "scale": None}, "no focal_px, scale"),
        ({"focal_px": -1.0}, "focal_px is -1.0"),
        ({"scale": np.inf}, "scale is inf"),
        ({"focal_px": "long"}, "complete"),
        ({"focal_source": "guess"}, "guess"),
        ({"image_size": (44, 60)}, r"depth is \(44, 60\), but the image is \(60, 44\)"),
        ({"image_size": (60,)}, "complete"),
        ({"depth": np.ones((44, 60))}, "depth is float64"),
        ({"canonical_inverse_depth": np.ones((2, 3, 4), np.float32)}, "not a float32 map"),
        ({"canonical_inverse_depth": np.full((2, 3), np.nan, np.float32)}, "non-finite"),
    ],
)
def test_values_that_do_not_fit_are_refused(
    exported: Path, changes: dict[str, object], reason: str
) -> None:
    with pytest.raises(DataError, match=reason) as caught:
        read_npz(rewritten(exported, **changes))
    assert caught.value.path == exported


@pytest.mark.parametrize("content", [b"", b"just text", b"PK\x03\x04 and no more"])
def test_other_files_are_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "b.npz").write_bytes(content)
    with pytest.raises(DataError, match=r"is no \.npz file"):
        read_npz(tmp_path / "b.npz")


def test_a_cut_off_file_is_refused(exported: Path) -> None:
    exported.write_bytes(exported.read_bytes()[:-200])
    with pytest.raises(DataError, match="or is damaged"):
        read_npz(exported)


def test_a_damaged_file_is_refused(exported: Path) -> None:
    content = bytearray(exported.read_bytes())
    content[2000] ^= 0xFF
    exported.write_bytes(content)
    with pytest.raises(DataError, match="or is damaged"):
        read_npz(exported)


def test_a_single_array_is_refused(tmp_path: Path) -> None:
    np.save(tmp_path / "b.npy", np.ones((3, 3), np.float32))
    with pytest.raises(DataError, match=r"is no \.npy file"):
        read_npz(tmp_path / "b.npy")


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="there is no such file"):
        read_npz(tmp_path / "none.npz")
    with pytest.raises(DataError, match="this is a folder"):
        read_npz(tmp_path)


# Depth maps

DEPTHS = ["npz", "exr", "tiff", "png16", "png16auto"]
STEPS_M = {"png16": 1e-3, "png16auto": 2e-4}


@pytest.fixture
def near_scene(scene: Scene) -> Scene:
    """Without a sky, so that no format cuts it off; smooth, so that a grid tells it all."""
    grid = np.linspace(0.3, 0.9, 20, dtype=np.float32)[None] + np.zeros((11, 1), np.float32)
    return replace(scene, estimate=replace(scene.estimate, canonical_inverse_depth=grid))


def write(scene: Scene, fmt: str, folder: Path) -> Path:
    path = folder / f"a{FORMATS[fmt].suffix}"
    write_format(scene, fmt, path)
    return path


@pytest.mark.parametrize("fmt", DEPTHS)
def test_every_depth_map_brings_the_scene_back(near_scene: Scene, tmp_path: Path, fmt: str) -> None:
    path = write(near_scene, fmt, tmp_path)
    assert is_export(path)
    again = read_export(path)
    source, made = near_scene.estimate, again.estimate
    tolerance = STEPS_M.get(fmt, 0.0)
    np.testing.assert_allclose(again.depth, near_scene.depth, rtol=1e-6, atol=tolerance)
    canonical = source.canonical_inverse_depth
    assert made.canonical_inverse_depth.shape == canonical.shape
    np.testing.assert_allclose(made.canonical_inverse_depth[:, 1:-1], canonical[:, 1:-1], rtol=2e-3)
    assert (made.info.model, made.info.weights_sha256) == ("compact", "ab" * 32)
    assert (made.info.device, made.info.precision) == ("file", "file")
    assert made.image_size == source.image_size
    assert (again.focal.px, again.focal.source) == (70.25, "manual")
    assert again.predicted_focal_px == pytest.approx(54.68, rel=1e-7)
    assert again.scale == 1.5
    assert again.photo_name == "Straße 1.jpg"


@pytest.mark.parametrize("fmt", DEPTHS)
def test_a_photo_smaller_than_the_grid_comes_back(
    near_scene: Scene, tmp_path: Path, fmt: str
) -> None:
    large = resize_map(near_scene.estimate.canonical_inverse_depth, Size(90, 80))
    scene = replace(
        near_scene, estimate=replace(near_scene.estimate, canonical_inverse_depth=large)
    )
    again = read_export(write(scene, fmt, tmp_path))
    rgb = scene.photo.rgb
    depth = photo_depth(again.estimate, rgb, focal_px=again.focal.px, scale=again.scale)
    np.testing.assert_allclose(depth, scene.depth, rtol=1e-4, atol=STEPS_M.get(fmt, 0.0))


def test_a_png_is_known_by_its_text_or_by_its_sidecar(near_scene: Scene, tmp_path: Path) -> None:
    path = write(near_scene, "png16auto", tmp_path)
    sidecar = path.with_suffix(".json")
    with Image.open(path) as image:
        image.load()
    kept = sidecar.read_bytes()
    sidecar.unlink()
    assert is_export(path)
    image.save(path)  # as a program that drops the text
    assert not is_export(path)
    sidecar.write_bytes(kept)
    assert is_export(path)
    np.testing.assert_allclose(read_export(path).depth, near_scene.depth, atol=2e-4)


@pytest.mark.parametrize("fmt", ["color", "contours", "normals", "legend"])
def test_other_exports_are_pictures(scene: Scene, tmp_path: Path, fmt: str) -> None:
    assert not is_export(write(scene, fmt, tmp_path))


def test_files_of_others_are_photos(tmp_path: Path) -> None:
    grey = np.full((4, 4), 1000, np.uint16)
    Image.fromarray(grey).save(tmp_path / "b.png")
    Image.fromarray(grey.astype(np.float32)).save(tmp_path / "b.tif")
    (tmp_path / "b.json").write_text('{"unit": "millimetre"}')
    (tmp_path / "c.png").write_bytes(b"nonsense")
    for name in ("b.png", "b.tif", "c.png", "none.png"):
        assert not is_export(tmp_path / name)


def test_an_exr_of_others_is_refused(tmp_path: Path) -> None:
    import OpenEXR

    path = tmp_path / "b.exr"
    OpenEXR.File({"type": OpenEXR.scanlineimage}, {"Z": np.ones((4, 4), "f4")}).write(str(path))
    assert is_export(path)
    with pytest.raises(DataError, match="not exported by Leadline") as caught:
        read_export(path)
    assert caught.value.path == path


@pytest.mark.parametrize("fmt", DEPTHS)
def test_a_damaged_export_names_the_file(near_scene: Scene, tmp_path: Path, fmt: str) -> None:
    path = write(near_scene, fmt, tmp_path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(DataError) as caught:
        read_export(path)
    assert caught.value.path == path


def test_a_resized_map_is_refused(near_scene: Scene, tmp_path: Path) -> None:
    path = write(near_scene, "png16", tmp_path)
    with Image.open(path) as image:
        text = Image.new("I;16", (30, 22))
        text.save(path)
        del image
    with pytest.raises(DataError, match=r"is 30 x 22, but was exported with 60 x 44 pixels"):
        read_export(path)


@pytest.mark.parametrize(
    ("key", "value", "reason"),
    [
        ("focal_px", -1, "focal_px is -1"),
        ("scale", None, "scale is None"),
        ("image_size", [60], "not a width and a height"),
        ("focal_source", "guess", "guess"),
        ("model", ..., "model"),
    ],
)
def test_facts_that_do_not_fit_are_refused(
    near_scene: Scene, tmp_path: Path, key: str, value: object, reason: str
) -> None:
    path = write(near_scene, "png16", tmp_path)
    with Image.open(path) as image:
        image.load()
    image.save(path)
    sidecar = path.with_suffix(".json")
    facts = json.loads(sidecar.read_text("utf-8")) | {key: value}
    if value is ...:
        del facts[key]
    sidecar.write_text(json.dumps(facts))
    with pytest.raises(DataError, match=reason):
        read_export(path)


def test_the_photo_is_looked_for_beside_the_export(near_scene: Scene, tmp_path: Path) -> None:
    path = write(near_scene, "npz", tmp_path)
    again = read_export(path)
    assert find_photo(path, again) is None
    (tmp_path / "Straße 1.jpg").write_bytes(b"photo")
    assert find_photo(path, again) == tmp_path / "Straße 1.jpg"
    elsewhere = replace(again, photo_name="../../Straße 1.jpg")
    assert find_photo(path, elsewhere) == tmp_path / "Straße 1.jpg"


def test_depth_too_small_to_be_inverted_is_the_nearest() -> None:
    depth = np.full((4, 6), np.float32(1e-40))  # a warning fails the test
    canonical = reopen._canonical(depth, 6.0, Size(6, 4))
    np.testing.assert_allclose(canonical, MAX_INVERSE_PER_M)
