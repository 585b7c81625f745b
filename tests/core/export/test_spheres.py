"""Files of a panorama: each opened by another library, whole all around, and opened again."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.errors import DataError
from core.export.registry import FORMATS, export_files, write_format
from core.export.reopen import is_export, read_export
from core.export.scene import Scene
from core.panorama import estimate_panorama
from core.types import Estimate, FocalLength, FocalSource, Size, Sphere
from tests.core.panorama.scenes import SHELL, TrueModel, panorama, ranges, truth, way_of

SIZE = Size(192, 96)
FLAT = {"stl", "gdepth", "sbs", "half-sbs", "tb", "vr180"}


@cache
def _estimate() -> Estimate:
    photo = panorama(SIZE)
    return estimate_panorama(TrueModel.of(photo), photo, Sphere(heading_deg=120.0))


@pytest.fixture
def scene() -> Scene:
    focal = FocalLength(Sphere().focal_px(SIZE), FocalSource.METADATA)
    return Scene(panorama(SIZE), _estimate(), focal, None)


def test_only_files_of_flat_pictures_are_refused_and_by_name(scene: Scene, tmp_path: Path) -> None:
    wanted = [each for each in FORMATS if each not in ("spread", "spz", "usdz")]
    done = export_files(scene, tmp_path, wanted, stem="room")
    refused = {failure.path.name for failure in done.failures}
    assert refused == {"room" + FORMATS[each].suffix for each in FLAT}
    assert all("of a panorama" in str(failure) for failure in done.failures)
    assert {path.name for path in done.files} >= {"room.ply", "room.glb", "room.npz", "room.exr"}


def test_the_cloud_lies_on_the_room_all_around(scene: Scene, tmp_path: Path) -> None:
    import open3d as o3d

    write_format(scene, "ply", tmp_path / "a.ply")
    cloud = o3d.t.io.read_point_cloud(str(tmp_path / "a.ply"))
    xyz = cloud.point.positions.numpy().astype(np.float64)
    away = np.linalg.norm(xyz, axis=1)
    off = away / ranges(xyz / away[:, None]) - 1
    assert np.median(np.abs(off)) < 0.01
    (left, up, back), (right, down, front) = SHELL
    assert xyz.min(0) == pytest.approx((left, up, back), abs=0.1)
    assert xyz.max(0) == pytest.approx((right, down, front), abs=0.1)
    assert b"comment panorama {" in (tmp_path / "a.ply").read_bytes()[:4000]


def test_normals_face_the_camera_and_lie_across_the_walls(scene: Scene) -> None:
    cloud = replace(scene, normals=True).cloud()
    assert cloud.normals is not None
    assert (np.einsum("ij,ij->i", cloud.xyz, cloud.normals) < 0).all()
    straight = np.abs(cloud.normals).max(axis=1) > 0.98  # walls stand along the axes
    assert np.mean(straight) > 0.85


def test_the_mesh_closes_where_the_panorama_begins(scene: Scene, tmp_path: Path) -> None:
    import open3d as o3d
    import trimesh

    write_format(scene, "glb", tmp_path / "a.glb")
    loaded = trimesh.load(tmp_path / "a.glb", process=False)
    (shape,) = loaded.geometry.values()
    assert shape.visual.uv[:, 0].max() > 1  # goes on at the left of the picture
    assert np.ptp(shape.visual.uv[shape.faces, 0], axis=1).max() < 0.1
    # rays from the camera hit the surface behind it, too; y is up, z back
    behind = [[0, 0, 0, np.sin(a), 0.05, np.cos(a)] for a in np.linspace(-0.05, 0.05, 41)]
    caught = o3d.t.geometry.RaycastingScene()
    caught.add_triangles(
        o3d.core.Tensor(np.asarray(shape.vertices, np.float32)),
        o3d.core.Tensor(np.asarray(shape.faces, np.uint32)),
    )
    hits = caught.cast_rays(o3d.core.Tensor(np.array(behind, np.float32)))["t_hit"].numpy()
    assert np.isfinite(hits).all()
    assert loaded.camera.name == "inside"


def test_a_coarser_mesh_closes_too(scene: Scene) -> None:
    small = replace(scene, max_triangles=3000).mesh
    assert 0 < len(small.faces) <= 3600
    edge = small.uv[:, 0] > 1
    assert edge.any()
    level = (np.abs(small.uv[small.faces, 1] - 0.5) < 0.3).all(axis=1)  # but for the poles
    assert np.ptp(small.uv[small.faces[level], 0], axis=1).max() < 0.3


def test_a_part_of_a_sphere_stays_open() -> None:
    sphere = Sphere(left_deg=-90, right_deg=90, top_deg=30, bottom_deg=-30)
    photo = panorama(Size(192, 64), sphere)
    estimate = estimate_panorama(TrueModel.of(photo), photo, sphere)
    focal = FocalLength(sphere.focal_px(photo.size), FocalSource.METADATA)
    mesh = Scene(photo, estimate, focal, None).mesh
    assert mesh.uv[:, 0].max() < 1
    assert mesh.xyz[:, 2].min() > -0.1  # nothing behind the camera


def test_the_npz_holds_range_and_says_where_pixels_look(scene: Scene, tmp_path: Path) -> None:
    write_format(scene, "npz", tmp_path / "a.npz")
    with np.load(tmp_path / "a.npz") as file:
        found, told = file["range"], json.loads(str(file["panorama"]))
        assert "depth" not in file
        assert "focal_px" not in file
    assert found.shape == (SIZE.height, SIZE.width)
    expected = ranges(way_of(Sphere(), SIZE))
    assert np.median(np.abs(found / expected - 1)) < 0.01
    assert told["projection"] == "equirectangular"
    assert (told["left_deg"], told["right_deg"], told["heading_deg"]) == (-180, 180, 120)
    assert (told["views"], told["coverage"]) == (8, 1)
    assert told["seam_step"] <= 0.5


def test_the_exr_holds_range_and_the_picture(scene: Scene, tmp_path: Path) -> None:
    import OpenEXR

    write_format(scene, "exr", tmp_path / "a.exr")
    with OpenEXR.File(str(tmp_path / "a.exr"), separate_channels=True) as file:
        channels, header = file.channels(), file.header()
        assert set(channels) == {"range", "R", "G", "B", "A"}
        assert channels["range"].pixels.dtype == np.float32
        assert json.loads(header["panorama"])["projection"] == "equirectangular"
        assert "focal_px" not in header


@pytest.mark.parametrize("fmt", ["npz", "exr", "tiff", "png16"])
def test_it_opens_again_without_a_model(scene: Scene, tmp_path: Path, fmt: str) -> None:
    path = tmp_path / f"a{FORMATS[fmt].suffix}"
    write_format(scene, fmt, path)
    assert is_export(path)
    again = read_export(path)
    assert again.estimate.sphere == scene.estimate.sphere
    assert again.estimate.joint == scene.estimate.joint
    assert again.focal == scene.focal
    np.testing.assert_allclose(again.depth, scene.depth, rtol=1e-2 if fmt == "png16" else 1e-6)
    middle = again.estimate.canonical_inverse_depth[20:70] * truth(again.estimate)[20:70]
    assert np.median(middle) == pytest.approx(1, abs=0.02)


@pytest.mark.parametrize(
    "told",
    ["{", "[]", '{"left_deg": 40, "right_deg": -40}', '{"left_deg": "far"}', '{"top_deg": 1e9}'],
)
def test_a_sphere_that_cannot_be_is_refused(scene: Scene, tmp_path: Path, told: str) -> None:
    path = tmp_path / "a.npz"
    write_format(scene, "npz", path)
    with np.load(path) as file:
        arrays = {key: file[key] for key in file} | {"panorama": np.str_(told)}
    np.savez(path, **arrays)
    with pytest.raises(DataError) as caught:
        read_export(path)
    assert caught.value.path == path


def test_contours_see_what_lies_beyond_the_edge_of_the_picture(
    scene: Scene, tmp_path: Path
) -> None:
    """A thing that ends at the picture's edge ends at a contour."""
    canonical = np.full((96, 192), 0.2, np.float32)
    canonical[40:60, :30] = 1.0
    cut = replace(scene, estimate=replace(scene.estimate, canonical_inverse_depth=canonical))
    write_format(cut, "contours", tmp_path / "a.png")
    mask = np.asarray(Image.open(tmp_path / "a.png")) > 0
    assert mask[42:58, 0].all()
    part = replace(cut.estimate, sphere=Sphere(right_deg=170))
    write_format(replace(cut, estimate=part), "contours", tmp_path / "b.png")
    assert not (np.asarray(Image.open(tmp_path / "b.png")) > 0)[45:55, 0].any()


def test_splats_lie_all_around_and_are_as_large_as_their_cells(scene: Scene) -> None:
    from core.camera import Axes
    from core.export.splats import make_splats

    splats = make_splats(scene, Path("a"), Axes.OPENCV)
    away = np.linalg.norm(splats.xyz, axis=1)
    cell = 2 * np.pi / scene.estimate.canonical_inverse_depth.shape[1]
    assert np.median(splats.sizes[:, 1] / away) == pytest.approx(0.55 * cell, rel=0.01)
    assert (splats.xyz[:, 2] < -1).sum() > 1000


@pytest.mark.parametrize("fmt", ["labelled", "usdz"])
def test_what_it_says_for_people_names_no_focal_length(
    scene: Scene, tmp_path: Path, fmt: str
) -> None:
    if fmt == "usdz":
        pytest.importorskip("pxr")
        from pxr import Usd, UsdGeom

        write_format(scene, "usdz", tmp_path / "a.usdz")
        stage = Usd.Stage.Open(str(tmp_path / "a.usdz"))
        assert UsdGeom.Camera.Get(stage, "/scene/inside")
        assert not stage.GetPrimAtPath("/scene/photo")
        return
    from core.export.labelled import facts_line

    write_format(scene, "labelled", tmp_path / "a.png")
    assert facts_line(scene).startswith("equirectangular panorama of 360 degrees")
