"""One EXR with all that a compositor wants, read by OpenEXR and by what opens exports again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import OpenEXR
import pytest
from PIL import Image

from core.export.pictures import normal_map
from core.export.registry import write_format
from core.export.reopen import read_export
from core.export.scene import Scene


@pytest.fixture
def written(scene: Scene, tmp_path: Path) -> Path:
    write_format(scene, "exr-layers", tmp_path / "a.exr")
    return tmp_path / "a.exr"


def test_channels_by_the_names_that_programs_know(scene: Scene, written: Path) -> None:
    with OpenEXR.File(str(written), separate_channels=True) as file:
        channels = {name: channel.pixels for name, channel in file.channels().items()}
    assert channels.keys() == {"R", "G", "B", "A", "Z", "N.X", "N.Y", "N.Z"}
    np.testing.assert_array_equal(channels["Z"], scene.depth)
    assert channels["Z"].dtype == np.float32
    codes = scene.photo.rgb[..., 1] / 255
    light = np.where(codes <= 0.04045, codes / 12.92, ((codes + 0.055) / 1.055) ** 2.4)
    np.testing.assert_allclose(channels["G"], light, atol=1e-3)
    assert (channels["A"] == 1).all()
    normals = np.stack([channels[f"N.{axis}"] for axis in "XYZ"], axis=-1).astype(float)
    np.testing.assert_allclose(normals, normal_map(scene), atol=1e-3)
    np.testing.assert_allclose(np.linalg.norm(normals, axis=-1), 1, atol=2e-3)


def test_windows_and_the_camera(scene: Scene, written: Path) -> None:
    with OpenEXR.File(str(written), header_only=True) as file:
        header = dict(file.header())
    for window in ("dataWindow", "displayWindow"):
        low, high = header[window]
        assert (tuple(low), tuple(high)) == ((0, 0), (59, 43))
    assert header["software"] == "Leadline"
    np.testing.assert_array_equal(header["worldToCamera"], np.eye(4))
    # a point of the photo's upper right corner, 5 m away, in the corner of the screen
    x, y = 30 / scene.focal.px * 5, 22 / scene.focal.px * 5
    seen = np.array((x, y, -5, 1)) @ np.asarray(header["worldToNDC"]).reshape(4, 4)
    np.testing.assert_allclose(seen[:2] / seen[3], (1, 1), atol=1e-5)
    assert header["fieldOfView"] == pytest.approx(np.degrees(2 * np.arctan(30 / scene.focal.px)))


def test_it_opens_again_as_depth(scene: Scene, written: Path) -> None:
    np.testing.assert_array_equal(read_export(written).depth, scene.depth)


def test_normals_as_colours_are_the_same(scene: Scene, tmp_path: Path) -> None:
    write_format(scene, "normals", tmp_path / "n.png")
    with Image.open(tmp_path / "n.png") as image:
        colours = np.asarray(image) / 127.5 - 1
    np.testing.assert_allclose(colours, normal_map(scene), atol=1 / 127)
