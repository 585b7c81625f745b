"""PLY files, read back by Open3D and by a reading of the header here."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from core.camera import Axes
from core.errors import ExportError
from core.export.registry import write_format
from core.export.scene import Scene
from core.types import Photo

TEXT_TOLERANCE = 6e-6  # text has six significant digits
Arrays = dict[str, NDArray[np.generic]]


@pytest.fixture(scope="module")
def read_ply() -> Callable[[Path], Arrays]:
    """Read a PLY file with Open3D."""
    open3d = pytest.importorskip("open3d")

    def read(path: Path) -> Arrays:
        point = open3d.t.io.read_point_cloud(str(path)).point
        return {name: point[name].numpy() for name in point}

    return read


def header(path: Path) -> list[str]:
    return path.read_bytes().split(b"end_header\n")[0].decode("ascii").splitlines()


def comments(path: Path) -> dict[str, str]:
    lines = [line.split(" ", 2) for line in header(path) if line.startswith("comment ")]
    return {name: value for _, name, value in lines}


@pytest.mark.parametrize("ascii_text", [False, True])
@pytest.mark.parametrize("normals", [False, True])
def test_open3d_reads_back_every_point(
    scene: Scene,
    tmp_path: Path,
    read_ply: Callable[[Path], Arrays],
    ascii_text: bool,
    normals: bool,
) -> None:
    scene = replace(scene, ply_ascii=ascii_text, normals=normals)
    cloud = scene.cloud()
    assert 0 < len(cloud.xyz) < 220  # the cuts are at work
    write_format(scene, "ply", tmp_path / "a.ply")
    read = read_ply(tmp_path / "a.ply")
    assert read["positions"].dtype == np.float32
    tolerance = TEXT_TOLERANCE if ascii_text else 0.0
    np.testing.assert_allclose(read["positions"], cloud.xyz, rtol=tolerance, atol=0)
    np.testing.assert_array_equal(read["colors"], cloud.rgb)
    assert ("normals" in read) == normals
    if normals:
        assert cloud.normals is not None
        np.testing.assert_allclose(read["normals"], cloud.normals, rtol=tolerance, atol=0)


@pytest.mark.parametrize("ascii_text", [False, True])
def test_header_lists_what_follows(scene: Scene, tmp_path: Path, ascii_text: bool) -> None:
    scene = replace(scene, ply_ascii=ascii_text)
    write_format(scene, "ply", tmp_path / "a.ply")
    lines = [line for line in header(tmp_path / "a.ply") if not line.startswith("comment")]
    body = (tmp_path / "a.ply").read_bytes().split(b"end_header\n", 1)[1]
    count = len(scene.cloud().xyz)
    assert lines == [
        "ply",
        f"format {'ascii' if ascii_text else 'binary_little_endian'} 1.0",
        f"element vertex {count}",
        *(f"property float {name}" for name in "xyz"),
        *(f"property uchar {name}" for name in ("red", "green", "blue")),
    ]
    assert (body.count(b"\n") if ascii_text else len(body) / 15) == count


@pytest.mark.parametrize("ascii_text", [False, True])
def test_a_disk_that_fills_up_is_reported(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ascii_text: bool
) -> None:
    """Open3D itself would call the truncated file a success."""
    open3d = pytest.importorskip("open3d")
    write = open3d.t.io.write_point_cloud

    def write_part(name: str, *args: object, **options: object) -> bool:
        done = write(name, *args, **options)
        Path(name).write_bytes(Path(name).read_bytes()[:-100])
        return bool(done)

    monkeypatch.setattr(open3d.t.io, "write_point_cloud", write_part)
    with pytest.raises(ExportError, match=r"a\.ply: only part of the"):
        write_format(replace(scene, ply_ascii=ascii_text), "ply", tmp_path / "a.ply")
    assert not list(tmp_path.iterdir())


def test_axes_turn_points_and_normals(
    scene: Scene, tmp_path: Path, read_ply: Callable[[Path], Arrays]
) -> None:
    scene = replace(scene, normals=True)
    for axes in Axes:
        write_format(replace(scene, axes=axes), "ply", tmp_path / f"{axes}.ply")
    opencv, opengl = (read_ply(tmp_path / f"{axes}.ply") for axes in (Axes.OPENCV, Axes.OPENGL))
    for name in ("positions", "normals"):
        np.testing.assert_array_equal(opengl[name], opencv[name] * np.array((1, -1, -1)))
    np.testing.assert_array_equal(opengl["colors"], opencv["colors"])
    assert (opencv["positions"][:, 2] > 0).all()
    assert opencv["positions"][-1, 1] > 0  # the last row is at the picture's bottom: y down
    assert comments(tmp_path / "opengl.ply")["axes"] == "opengl"


def test_comments_carry_all_metadata(scene: Scene, tmp_path: Path) -> None:
    write_format(scene, "ply", tmp_path / "a.ply")
    found = comments(tmp_path / "a.ply")
    assert set(found) == set(scene.metadata)
    assert float(found["focal_px"]) == 70.25
    assert found["focal_source"] == "manual"
    assert float(found["predicted_focal_px"]) == 54.68
    assert float(found["scale"]) == 1.5
    assert float(found["contour_threshold_percent"]) == 12.5
    assert found["flying_pixels_removed"] == "true"
    assert float(found["far_m"]) == 50.0
    assert float(found["depth_limit_m"]) == 10_000
    assert (found["axes"], found["unit"], found["model"]) == ("opencv", "metre", "compact")
    assert found["weights_sha256"] == "ab" * 32
    assert json.loads(f'"{found["photo"]}"') == "Straße 1.jpg"


@pytest.mark.parametrize("name", ["ü" * 300, "a\nend_header\nb.jpg"])
def test_no_photo_name_breaks_the_header(
    scene: Scene, tmp_path: Path, read_ply: Callable[[Path], Arrays], name: str
) -> None:
    scene = replace(scene, photo=Photo(name, None, scene.photo.rgb))
    write_format(scene, "ply", tmp_path / "a.ply")
    np.testing.assert_array_equal(read_ply(tmp_path / "a.ply")["positions"], scene.cloud().xyz)


def test_a_thinned_cloud_is_written_thinned(
    scene: Scene, tmp_path: Path, read_ply: Callable[[Path], Arrays]
) -> None:
    write_format(replace(scene, max_points=50), "ply", tmp_path / "a.ply")
    assert len(read_ply(tmp_path / "a.ply")["positions"]) == 50


def test_a_cloud_without_points_is_refused(scene: Scene, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"a\.ply: there is no point to write"):
        write_format(replace(scene, far_m=0.01), "ply", tmp_path / "a.ply")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("normals", [False, True])
def test_open3d_reads_back_a_pcd(
    scene: Scene, tmp_path: Path, read_ply: Callable[[Path], Arrays], normals: bool
) -> None:
    scene = replace(scene, normals=normals)
    cloud = scene.cloud()
    write_format(scene, "pcd", tmp_path / "a.pcd")
    read = read_ply(tmp_path / "a.pcd")
    np.testing.assert_array_equal(read["positions"], cloud.xyz)
    np.testing.assert_array_equal(read["colors"], cloud.rgb)
    assert ("normals" in read) is normals
    head = (tmp_path / "a.pcd").read_bytes().split(b"DATA")[0].decode("ascii")
    assert f"# weights_sha256 {scene.estimate.info.weights_sha256}\n" in head


def test_xyz_text_keeps_every_bit(scene: Scene, tmp_path: Path) -> None:
    scene = replace(scene, normals=True, axes=Axes.OPENGL)
    cloud = scene.cloud()
    write_format(scene, "xyz", tmp_path / "a.xyz")
    read = np.loadtxt(tmp_path / "a.xyz", dtype=np.float64)
    turn = np.array((1, -1, -1))
    np.testing.assert_array_equal(read[:, :3].astype(np.float32), cloud.xyz * turn)
    np.testing.assert_array_equal(read[:, 3:6], cloud.rgb)
    assert cloud.normals is not None
    np.testing.assert_array_equal(read[:, 6:].astype(np.float32), cloud.normals * turn)
    assert "# focal_px 70.25\n" in (tmp_path / "a.xyz").read_text()
