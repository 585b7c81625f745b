"""Gaussian splats seen from the photo's camera are the photo."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.camera import Axes
from core.errors import ExportError
from core.export.registry import write_format
from core.export.scene import Scene
from core.export.splats import make_splats
from core.types import Estimate, FocalLength, FocalSource, ModelInfo, Photo, Size

SIZE = Size(88, 66)
FOCAL_PX = 76.0


def room(**changes: object) -> Scene:
    """A ball before a slanted wall, of soft colours."""
    v, u = np.mgrid[0 : SIZE.height, 0 : SIZE.width]
    inverse = (0.2 + 0.2 * u / SIZE.width).astype(np.float32)
    ball = np.hypot(u - 41, v - 34)
    inverse[ball < 17] = 0.8 + 0.2 * np.sqrt(1 - (ball[ball < 17] / 17) ** 2)
    rgb = np.stack([120 + 60 * np.sin(u / 9), 120 + 60 * np.cos(v / 7), 90 + 0 * u], axis=-1)
    rgb[ball < 17] = (190, 90, 60)
    canonical = inverse * np.float32(FOCAL_PX / SIZE.width)
    info = ModelInfo("compact", "ab" * 32, "cpu", "float32")
    scene = Scene(
        photo=Photo("room.jpg", None, rgb.astype(np.uint8)),
        estimate=Estimate(canonical, 60.0, SIZE, info),
        focal=FocalLength(FOCAL_PX, FocalSource.MANUAL),
        predicted_focal_px=None,
    )
    return replace(scene, **changes)


def read_ply(path: Path) -> dict[str, np.ndarray]:
    header, data = path.read_bytes().split(b"end_header\n", 1)
    names = [line.split()[2].decode() for line in header.splitlines() if b"property" in line]
    rows = np.frombuffer(data, "<f4").reshape(-1, len(names))
    return dict(zip(names, rows.T, strict=True))


def turned(quats: np.ndarray) -> np.ndarray:
    """Rotation matrices of unit quaternions, w first."""
    w, x, y, z = quats.T
    rows = [
        [1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)],
        [2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)],
        [2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)],
    ]
    return np.moveaxis(np.array(rows), -1, 0)


def rendered(ply: dict[str, np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """Colours and transparency from the camera at the origin: the paper's renderer, slowly."""
    xyz = np.stack([ply[name] for name in "xyz"], axis=1).astype(float)
    sizes = np.exp(np.stack([ply[f"scale_{n}"] for n in range(3)], axis=1).astype(float))
    quats = np.stack([ply[f"rot_{n}"] for n in range(4)], axis=1).astype(float)
    assert np.allclose(np.linalg.norm(quats, axis=1), 1, atol=1e-5)
    rgb = 0.5 + 0.28209479177387814 * np.stack([ply[f"f_dc_{n}"] for n in range(3)], axis=1)
    opacity = 1 / (1 + np.exp(-ply["opacity"].astype(float)))
    spread = turned(quats) * sizes[:, None]
    spread = spread @ spread.transpose(0, 2, 1)
    colours, left = np.zeros((SIZE.height, SIZE.width, 3)), np.ones((SIZE.height, SIZE.width))
    for number in np.argsort(xyz[:, 2]):
        x, y, z = xyz[number]
        jacobian = FOCAL_PX / z * np.array([[1, 0, -x / z], [0, 1, -y / z]])
        flat = jacobian @ spread[number] @ jacobian.T
        u, v = FOCAL_PX * x / z + (SIZE.width - 1) / 2, FOCAL_PX * y / z + (SIZE.height - 1) / 2
        reach = int(np.ceil(3 * np.sqrt(np.linalg.eigvalsh(flat)[1])))
        rows = np.arange(max(0, round(v) - reach), min(SIZE.height, round(v) + reach + 1))
        columns = np.arange(max(0, round(u) - reach), min(SIZE.width, round(u) + reach + 1))
        d = np.stack(np.meshgrid(columns - u, rows - v), axis=-1)
        power = np.einsum("...i,ij,...j", d, np.linalg.inv(flat), d)
        alpha = np.minimum(opacity[number] * np.exp(-power / 2), 0.99)
        part = np.ix_(rows, columns)
        colours[part] += (left[part] * alpha)[..., None] * rgb[number]
        left[part] *= 1 - alpha
    return colours, left


def test_from_the_photos_camera_they_are_the_photo(tmp_path: Path) -> None:
    scene = room()
    write_format(scene, "splat-ply", tmp_path / "a.ply")
    colours, left = rendered(read_ply(tmp_path / "a.ply"))
    error = np.clip(colours, 0, 1) - scene.photo.rgb / 255
    assert -10 * np.log10((error**2).mean()) >= 28
    assert (left > 0.5).mean() <= 0.005


def test_discs_lie_on_the_surface(tmp_path: Path) -> None:
    flat = np.full((24, 32), 0.5, np.float32)
    scene = room()
    estimate = replace(scene.estimate, canonical_inverse_depth=flat)
    splats = make_splats(replace(scene, estimate=estimate), tmp_path, Axes.OPENCV)
    normals = turned(splats.turns)[..., 2]
    np.testing.assert_allclose(np.abs(normals[:, 2]), 1, atol=1e-3)
    assert (splats.sizes[:, 2] < splats.sizes[:, 1] / 5).all()
    assert (splats.sizes[:, 0] >= splats.sizes[:, 1] * 0.999).all()


def test_other_programs_know_the_layout_and_the_facts(tmp_path: Path) -> None:
    o3d = pytest.importorskip("open3d")
    scene = room()
    write_format(scene, "splat-ply", tmp_path / "a.ply")
    cloud = o3d.t.io.read_point_cloud(str(tmp_path / "a.ply"))
    assert cloud.point.positions.shape[0] == len(read_ply(tmp_path / "a.ply")["x"])
    header = (tmp_path / "a.ply").read_bytes().split(b"end_header")[0]
    assert b"comment focal_px 76.0" in header
    assert b"property float f_dc_0\nproperty float f_dc_1" in header


def read_glb(path: Path) -> tuple[dict, dict[str, np.ndarray]]:
    """The tree, and the attributes of the only primitive."""
    data = path.read_bytes()
    length = int.from_bytes(data[12:16], "little")
    tree, binary = json.loads(data[20 : 20 + length]), data[28 + length :]
    types = {5126: "<f4", 5123: "<u2"}
    columns = {}
    for name, number in tree["meshes"][0]["primitives"][0]["attributes"].items():
        accessor = tree["accessors"][number]
        view = tree["bufferViews"][accessor["bufferView"]]
        assert view["byteOffset"] % 4 == 0
        part = binary[view["byteOffset"] :][: view["byteLength"]]
        columns[name] = np.frombuffer(part, types[accessor["componentType"]])
        columns[name] = columns[name].reshape(accessor["count"], -1)
    return tree, columns


def test_in_gltf_they_are_the_same_discs(tmp_path: Path) -> None:
    scene = room()
    write_format(scene, "splat-glb", tmp_path / "a.glb")
    tree, columns = read_glb(tmp_path / "a.glb")
    (primitive,) = tree["meshes"][0]["primitives"]
    told = primitive["extensions"]["KHR_gaussian_splatting"]
    assert told == {"kernel": "ellipse", "colorSpace": "srgb_rec709_display"}
    assert primitive["mode"] == 0
    assert "KHR_gaussian_splatting" in tree["extensionsUsed"]
    assert "extensionsRequired" not in tree
    assert tree["asset"]["extras"]["focal_px"] == FOCAL_PX
    (camera,) = (node for node in tree["nodes"] if "camera" in node)
    assert camera["name"] == "photo"
    splats = make_splats(scene, tmp_path, Axes.OPENGL)
    own = {name.split(":")[1]: values for name, values in columns.items() if ":" in name}
    np.testing.assert_array_equal(own["SCALE"], splats.sizes)
    np.testing.assert_array_equal(np.roll(own["ROTATION"], 1, axis=1), splats.turns)
    np.testing.assert_array_equal(own["SH_DEGREE_0_COEF_0"], splats.colours)
    assert ((own["OPACITY"] > 0.9) & (own["OPACITY"] <= 1)).all()


def test_seen_from_the_camera_in_the_gltf_they_are_the_photo(tmp_path: Path) -> None:
    scene = room()
    write_format(scene, "splat-glb", tmp_path / "a.glb")
    _, columns = read_glb(tmp_path / "a.glb")
    own = {name.split(":")[-1]: values for name, values in columns.items()}
    flip = np.array((1, -1, -1), np.float32)  # to the camera's frame of the renderer above
    x, y, z, w = own["ROTATION"].T
    layout = {
        **dict(zip("xyz", (own["POSITION"] * flip).T, strict=True)),
        **{f"scale_{n}": np.log(own["SCALE"][:, n]) for n in range(3)},
        **{f"rot_{n}": each for n, each in enumerate((w, x, -y, -z))},
        **{f"f_dc_{n}": own["SH_DEGREE_0_COEF_0"][:, n] for n in range(3)},
        "opacity": np.log(own["OPACITY"][:, 0] / (1 - own["OPACITY"][:, 0])),
    }
    colours, left = rendered(layout)
    error = np.clip(colours, 0, 1) - scene.photo.rgb / 255
    assert -10 * np.log10((error**2).mean()) >= 28
    assert (left > 0.5).mean() <= 0.005


def test_programs_without_splats_show_a_coloured_cloud(tmp_path: Path) -> None:
    trimesh = pytest.importorskip("trimesh")
    scene = room()
    write_format(scene, "splat-glb", tmp_path / "a.glb")
    _, columns = read_glb(tmp_path / "a.glb")
    cloud = trimesh.load(tmp_path / "a.glb")
    (points,) = cloud.geometry.values()
    np.testing.assert_array_equal(points.vertices, columns["POSITION"])
    linear = columns["COLOR_0"][:, :3] / 65535
    srgb = np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)
    splats = make_splats(scene, tmp_path, Axes.OPENGL)
    np.testing.assert_allclose(255 * srgb, splats.rgb, atol=0.51)


def test_fewer_splats_are_larger(tmp_path: Path) -> None:
    scene = room()
    all_of_them, some = (
        make_splats(each, tmp_path, Axes.OPENCV) for each in (scene, room(max_points=700))
    )
    assert len(some.xyz) <= 700
    covered = [len(each.xyz) * np.median(each.sizes[:, 1]) ** 2 for each in (all_of_them, some)]
    assert covered[1] == pytest.approx(covered[0], rel=0.35)


@pytest.mark.filterwarnings("ignore:.*TBB threading layer")  # of numba, which gsply brings
def test_spz_by_its_library(tmp_path: Path) -> None:
    gsply = pytest.importorskip("gsply")
    scene = room()
    write_format(scene, "spz", tmp_path / "a.spz")
    splats = make_splats(scene, tmp_path, Axes.OPENGL)
    read = gsply.read_spz(str(tmp_path / "a.spz"))
    np.testing.assert_allclose(read.means, splats.xyz, atol=2e-3)
    np.testing.assert_allclose(np.exp(read.scales), splats.sizes, rtol=0.05)
    np.testing.assert_allclose(read.sh0, splats.colours, atol=0.03)
    same = np.abs(np.einsum("ij,ij->i", read.quats, splats.turns))
    assert same.min() > 0.999
    assert (tmp_path / "a.json").read_text().count('"opengl"') == 1


def test_spz_without_its_package(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "gsply", None)
    with pytest.raises(ExportError, match="needs the package gsply"):
        write_format(room(), "spz", tmp_path / "a.spz")
    assert not list(tmp_path.iterdir())
