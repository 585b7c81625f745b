"""Files that went wrong in the field: each gives its right value, or is refused by name."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.batch.manifest import Manifest
from core.effects.picture import EffectSource
from core.effects.render import EffectRenderer
from core.effects.request import EffectRequest
from core.errors import DataError, FileError, PhotoError
from core.export.names import files_of, output_stems
from core.export.reopen import is_export, read_export
from core.files.safe_json import read_json
from core.focal import FocalChoices
from core.focal_diagnosis import Cause, investigate
from core.images import load_photo
from core.settings import Settings, load_settings
from core.truth.datasets import read_folder
from core.truth.evaluation import evaluate_files
from core.truth.truth_files import read_depth, read_mask, valid_depth
from tests.sample_estimates import make_estimate

SKY_M = 10_000
TIFFS = (
    "rgb16_planar", "rgb16_planar_tiled", "cmyk_f32", "grey16_white0", "grey_f32_white0",
    "grey_i8", "lab8_planar", "lab_icc8",
)  # fmt: skip


@pytest.fixture
def field(shared: Path) -> Path:
    return shared / "field"


def _differences(photo: Path, expected: Path) -> np.ndarray:
    wanted = np.asarray(Image.open(expected).convert("RGB")).astype(int)
    return np.abs(load_photo(photo).rgb - wanted)


@pytest.mark.parametrize("name", TIFFS)
def test_tiff(field: Path, name: str) -> None:
    differences = _differences(field / f"{name}.tif", field / f"{name}.expected.png")
    assert differences.mean() < (1 if name.startswith("lab") else 0.01)


@pytest.mark.parametrize("name", ["rgb_f32_pred.tif", "rgb8_j2k.tif"])
def test_compressed_tiff(field: Path, name: str) -> None:
    pytest.importorskip("imagecodecs")
    assert load_photo(field / name).rgb.std() > 30


@pytest.mark.parametrize(
    "name",
    ["iccp_bad_crc", "itxt_bad_crc", "phys_bad_crc", "itxt_1_2_MB_zipped", "many_text_70MB_zipped"],
)
def test_png_with_odd_metadata(field: Path, name: str) -> None:
    expected = field / "rgb16_planar.expected.png"  # the same picture
    assert _differences(field / f"{name}.png", expected).mean() < 1


def test_a_raw_file_is_developed_and_its_thumbnail_is_not_taken_for_it(field: Path) -> None:
    pytest.importorskip("rawpy")
    photo = load_photo(field / "phone.dng")
    assert photo.size == (640, 426)
    assert photo.rgb.std() > 20


def test_without_a_developer_a_raw_file_is_named_as_one(
    field: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "rawpy", None)
    with pytest.raises(PhotoError, match="raw file; to develop it, install rawpy"):
        load_photo(field / "phone.dng")


def test_a_missing_end_marker(field: Path) -> None:
    assert load_photo(field / "ending_missing.jpg").rgb.std() > 20


@pytest.mark.parametrize("name", ["nuke_rgb_depthZ.exr", "blender_background_1e10.exr"])
def test_depth_of_renderers(field: Path, name: str) -> None:
    true, found = read_depth(field / "plain.npz"), read_depth(field / name)
    known = valid_depth(found)
    assert known.mean() > 0.5
    np.testing.assert_allclose(found[known], true[known], rtol=1e-3)


def test_depth_of_double_precision(field: Path) -> None:
    np.testing.assert_allclose(
        read_depth(field / "float64.tif"), read_depth(field / "plain.npz"), rtol=1e-6
    )


def test_a_truth_on_its_side(field: Path) -> None:
    with pytest.raises(DataError, match="turned by 90 degrees"):
        evaluate_files(field / "plain.npz", field / "turned.npy")


def test_postscript_is_not_run(field: Path, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DataError, match="not an image"):
        read_mask(field / "hostile" / "eps-as.png")
    assert not (tmp_path / "EPS_RAN").exists()


@pytest.mark.parametrize("name", ["encrypted", "header-token", "huge-shape", "size-inf"])
def test_hostile_npz(field: Path, name: str) -> None:
    with pytest.raises(DataError, match=f"npz-{name}"):
        read_export(field / "hostile" / f"npz-{name}.npz")


def test_metadata_of_another_kind_tell_no_photo(field: Path) -> None:
    path = field / "hostile" / "npz-metadata-list.npz"
    assert read_export(path).photo_name == path.stem


@pytest.mark.parametrize("name", ["png-focal-hugeint.png", "png-grid-fraction.png"])
def test_hostile_depth_map(field: Path, name: str) -> None:
    with pytest.raises(DataError, match=name):
        read_export(field / "hostile" / name)


def test_a_hostile_sidecar_is_passed_over(field: Path) -> None:
    assert not is_export(field / "hostile" / "png-sidecar-deep.png")


def test_hostile_settings(field: Path, tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes((field / "hostile" / "settings-unhashable.json").read_bytes())
    settings, messages = load_settings(path)
    assert settings.layout_panes == Settings().layout_panes
    assert "layout_panes" in " ".join(messages)


def test_a_hostile_dataset(field: Path) -> None:
    with pytest.raises(FileError, match=r"meta\.json"):
        read_folder(field / "hostile" / "ds-deep")


def test_numbers_without_end_are_infinite(field: Path) -> None:
    session = read_json(field / "hostile" / "session-hugeint.leadline")
    assert session["photos"][0]["adjusted"]["focal"]["manual_px"] == np.inf


def _focal_35mm(path: Path) -> float | None:
    return load_photo(path).metadata.focal_35mm


def test_focal_lengths_in_other_places(field: Path) -> None:
    assert _focal_35mm(field / "xmp_only.jpg") == 50
    assert _focal_35mm(field / "xmp_only.png") == 50
    assert _focal_35mm(field / "f35_ascii_mm.jpg") == 26


def test_a_sensor_that_cannot_be(field: Path) -> None:
    metadata = load_photo(field / "focalplane_resized_updated.jpg").metadata
    assert metadata.focal_px is None
    assert metadata.focal_mm == 35


def test_a_picture_of_a_whole_sphere(field: Path) -> None:
    photo = load_photo(field / "theta.jpg")
    found = investigate(FocalChoices(predicted=600.0), photo.metadata, photo.size)
    assert Cause.PANORAMA in {each.cause for each in found}


def test_pq(field: Path) -> None:
    same = load_photo(field / "rgb8_j2k.tif").rgb if _has_imagecodecs() else None
    found = load_photo(field / "cicp_pq16.png").rgb
    assert found.mean() > 110  # as sRGB it would be a third of that
    if same is not None:
        np.testing.assert_allclose(found, same, atol=1)


def _has_imagecodecs() -> bool:
    return importlib.util.find_spec("imagecodecs") is not None


@pytest.mark.parametrize("effect", ["parallax", "dolly"])
def test_a_picture_of_a_single_row_moves(field: Path, effect: str) -> None:
    photo = load_photo(field / "a64x1.png")
    source = EffectSource(photo, make_estimate(photo), focal_px=60.0)
    request = EffectRequest(effect, {"frames": 3.0})
    frames = list(EffectRenderer(source.picture()).clip(request))
    assert len(frames) == 3
    assert {frame.shape for frame in frames} == {photo.rgb.shape}


def test_two_photos_never_write_one_file(field: Path) -> None:
    files = files_of(["stl", "png16"])
    stems = output_stems(sorted(path.name for path in (field / "coll").iterdir()), files)
    made = [file for stem in stems for file in files(stem)]
    assert len(made) == len(set(made)) == 8


def test_a_hostile_manifest_says_nothing(field: Path, tmp_path: Path) -> None:
    name = "leadline-batch.jsonl"
    (tmp_path / name).write_bytes((field / "hostile" / "manifest" / name).read_bytes())
    manifest = Manifest(tmp_path)
    manifest.close()
    assert not manifest.owns("a.ply")


def test_no_file_is_forgotten(field: Path) -> None:
    tests = Path(__file__).read_text()
    names = [path.stem for path in field.rglob("*") if path.is_file() and path.name != "README.md"]
    in_folders = ("name", "name.depth", "meta")
    hostile = [name for name in names if name.startswith("npz-")]
    left = set(names) - set(in_folders) - set(hostile)
    missing = [name for name in left if name.removesuffix(".expected") not in tests]
    missing += [name for name in hostile if name.removeprefix("npz-") not in tests]
    assert missing == []
