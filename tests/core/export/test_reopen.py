"""An exported NPZ is an estimate again; anything else is refused with a reason."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.depth import full_size_depth
from core.errors import DataError
from core.export.registry import write_format
from core.export.reopen import read_npz
from core.export.scene import Scene


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


def test_the_estimate_still_makes_the_same_depth(exported: Path) -> None:
    again = read_npz(exported)
    depth = full_size_depth(again.estimate, focal_px=again.focal.px, scale=again.scale)
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
    with pytest.raises(DataError, match="not an NPZ file"):
        read_npz(tmp_path / "b.npz")


def test_a_cut_off_file_is_refused(exported: Path) -> None:
    exported.write_bytes(exported.read_bytes()[:-200])
    with pytest.raises(DataError, match="not a whole one"):
        read_npz(exported)


def test_a_damaged_file_is_refused(exported: Path) -> None:
    content = bytearray(exported.read_bytes())
    content[2000] ^= 0xFF
    exported.write_bytes(content)
    with pytest.raises(DataError, match="not a whole one"):
        read_npz(exported)


def test_a_single_array_is_refused(tmp_path: Path) -> None:
    np.save(tmp_path / "b.npy", np.ones((3, 3), np.float32))
    with pytest.raises(DataError, match="single array"):
        read_npz(tmp_path / "b.npy")


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="there is no such file"):
        read_npz(tmp_path / "none.npz")
    with pytest.raises(DataError, match="this is a folder"):
        read_npz(tmp_path)
