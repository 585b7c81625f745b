"""A render from the camera in a file overlays the photo: every vertex falls on its own pixel."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import trimesh

from core.camera import Axes, to_axes
from core.errors import ExportError
from core.export.registry import write_format
from core.export.scene import Scene
from core.types import Photo, Size

WIDE = Size(1536, 1152)


@pytest.fixture(params=[False, True], ids=["camera", "level"])
def wide(scene: Scene, request: pytest.FixtureRequest) -> Scene:
    """As wide as the bar asks, in the camera's frame and level."""
    photo = Photo("wide.jpg", None, np.full((WIDE.height, WIDE.width, 3), 120, np.uint8))
    estimate = replace(scene.estimate, image_size=WIDE)
    focal = replace(scene.focal, px=1300.0)
    return replace(scene, photo=photo, estimate=estimate, focal=focal, level=request.param)


def gltf(path: Path) -> dict:
    data = path.read_bytes()
    return json.loads(data[20 : 20 + int.from_bytes(data[12:16], "little")])


def overlay_error(points: np.ndarray, scene: Scene, to_camera: np.ndarray, clip: np.ndarray):
    """Largest distance in pixels between where vertices are seen and where the photo has them.

    Args:
        points: (N, 3) of the file.
        to_camera: (4, 4) from the file's frame to the camera's.
        clip: (2,) slopes of the border, horizontal and vertical.
    """
    seen = points @ to_camera[:3, :3].T + to_camera[:3, 3]
    assert (seen[:, 2] < 0).all()  # the camera looks along -z
    size = np.array(scene.photo.size)
    places = (seen[:, :2] / -seen[:, 2:] / clip * (1, -1) + 1) / 2 * size
    return np.abs(places - scene.mesh.uv * size).max()


def test_the_camera_of_a_glb_matches_the_photo(wide: Scene, tmp_path: Path) -> None:
    write_format(wide, "glb", tmp_path / "a.glb")
    tree = gltf(tmp_path / "a.glb")
    (node,) = (node for node in tree["nodes"] if "camera" in node)
    assert tree["nodes"].index(node) in tree["scenes"][0]["nodes"]
    lens = tree["cameras"][node["camera"]]["perspective"]
    vertical = np.tan(lens["yfov"] / 2)
    pose = np.array(node["matrix"]).reshape(4, 4).T
    loaded = trimesh.load(tmp_path / "a.glb", force="mesh", process=False)
    clip = np.array((vertical * lens["aspectRatio"], vertical))
    assert overlay_error(loaded.vertices, wide, np.linalg.inv(pose), clip) <= 0.05


def test_glb_needs_no_lamp(scene: Scene, tmp_path: Path) -> None:
    write_format(scene, "glb", tmp_path / "a.glb")
    tree = gltf(tmp_path / "a.glb")
    assert tree["extensionsUsed"] == ["KHR_materials_unlit"]
    assert [material["extensions"] for material in tree["materials"]] == [
        {"KHR_materials_unlit": {}}
    ]


def test_the_camera_of_a_usdz_matches_the_photo(wide: Scene, tmp_path: Path) -> None:
    usd, geometry = pytest.importorskip("pxr.Usd"), pytest.importorskip("pxr.UsdGeom")
    write_format(wide, "usdz", tmp_path / "a.usdz")
    stage = usd.Stage.Open(str(tmp_path / "a.usdz"))
    camera = geometry.Camera(stage.GetPrimAtPath("/scene/photo"))
    lens = camera.GetCamera(usd.TimeCode.Default())
    pose = np.array(lens.transform).T
    clip = np.array((lens.horizontalAperture, lens.verticalAperture)) / (2 * lens.focalLength)
    film_mm = 1000 * geometry.GetStageMetersPerUnit(stage) * lens.horizontalAperture / 10
    assert film_mm == pytest.approx(36)  # tenths of the stage's unit
    points = np.array(geometry.Mesh(stage.GetPrimAtPath("/scene/mesh")).GetPointsAttr().Get())
    assert overlay_error(points, wide, np.linalg.inv(pose), clip) <= 0.05
    np.testing.assert_array_equal(points, to_axes(wide.mesh.xyz, Axes.OPENGL))


def test_usdz_is_what_quick_look_takes(scene: Scene, tmp_path: Path) -> None:
    sdf = pytest.importorskip("pxr.Sdf")
    usd, geometry = pytest.importorskip("pxr.Usd"), pytest.importorskip("pxr.UsdGeom")
    write_format(scene, "usdz", tmp_path / "a.usdz")
    package = sdf.ZipFile.Open(str(tmp_path / "a.usdz"))
    names = package.GetFileNames()
    assert names[0].endswith(".usdc")
    assert [name for name in names if name.endswith(".jpg")]
    for name in names:  # stored, at places that programs can map into memory
        info = package.GetFileInfo(name)
        assert info.compressionMethod == 0
        assert info.dataOffset % 64 == 0
    stage = usd.Stage.Open(str(tmp_path / "a.usdz"))
    assert geometry.GetStageUpAxis(stage) == "Y"
    assert geometry.GetStageMetersPerUnit(stage) == 1
    told = stage.GetDefaultPrim().GetCustomData()["leadline"]
    assert (told["software"], told["focal_px"]) == ("Leadline", scene.focal.px)


def test_usds_own_validators_find_nothing(wide: Scene, tmp_path: Path) -> None:
    usd, validation = pytest.importorskip("pxr.Usd"), pytest.importorskip("pxr.UsdValidation")
    write_format(wide, "usdz", tmp_path / "a.usdz")
    rules = validation.ValidationRegistry().GetOrLoadAllValidators()
    stage = usd.Stage.Open(str(tmp_path / "a.usdz"))
    found = validation.ValidationContext(rules).Validate(stage)
    assert [error.GetErrorAsString() for error in found] == []


def test_usdz_without_its_package(scene: Scene, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "pxr", None)
    with pytest.raises(ExportError, match="needs the package usd-core"):
        write_format(scene, "usdz", tmp_path / "a.usdz")
    assert not list(tmp_path.iterdir())


def test_usdz_where_nothing_can_be_written(scene: Scene, tmp_path: Path) -> None:
    pytest.importorskip("pxr")
    (tmp_path / "a.usdz").mkdir()
    with pytest.raises(ExportError, match="this is a folder, not a file"):
        write_format(scene, "usdz", tmp_path / "a.usdz", overwrite=True)


def test_the_picture_on_a_usdz_is_the_photo(scene: Scene, tmp_path: Path) -> None:
    sdf = pytest.importorskip("pxr.Sdf")
    from PIL import Image

    write_format(scene, "usdz", tmp_path / "a.usdz")
    package = sdf.ZipFile.Open(str(tmp_path / "a.usdz"))
    (name,) = (name for name in package.GetFileNames() if name.endswith(".jpg"))
    with Image.open(io.BytesIO(package.GetFile(name))) as image:
        assert image.size == scene.photo.size
