"""GLB and STL files, read back by trimesh."""

from __future__ import annotations

import json
import struct
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.camera import Axes
from core.errors import ExportError
from core.export.meshes import MAX_TEXTURE_SIDE, jpeg_texture
from core.export.registry import write_format
from core.export.scene import Scene

trimesh = pytest.importorskip("trimesh")


@pytest.mark.parametrize("axes", list(Axes))
def test_trimesh_reads_back_the_mesh_y_up(scene: Scene, tmp_path: Path, axes: Axes) -> None:
    scene = replace(scene, axes=axes)
    mesh = scene.mesh
    write_format(scene, "glb", tmp_path / "a.glb")
    [read] = trimesh.load(tmp_path / "a.glb", process=False).geometry.values()
    np.testing.assert_array_equal(read.vertices.astype(np.float32), mesh.xyz * (1, -1, -1))
    np.testing.assert_array_equal(read.faces, mesh.faces)
    np.testing.assert_allclose(read.visual.uv, mesh.uv * (1, -1) + (0, 1), atol=1e-6)
    np.testing.assert_allclose(read.vertex_normals, mesh.normals * (1, -1, -1), atol=1e-5)
    assert read.visual.material.baseColorTexture.size == scene.photo.size


def test_a_glb_describes_itself(scene: Scene, tmp_path: Path) -> None:
    write_format(scene, "glb", tmp_path / "a.glb")
    data = (tmp_path / "a.glb").read_bytes()
    length = struct.unpack_from("<I", data, 12)[0]
    extras = json.loads(data[20 : 20 + length])["asset"]["extras"]
    assert extras["triangles"] == len(scene.mesh.faces)
    assert extras["axes"] == "opengl"
    assert {key: extras[key] for key in ("focal_px", "weights_sha256", "photo", "unit")} == {
        key: scene.metadata[key] for key in ("focal_px", "weights_sha256", "photo", "unit")
    }


def test_the_texture_has_a_sane_size() -> None:
    wide = Image.open(jpeg_texture(np.zeros((10, 2 * MAX_TEXTURE_SIDE, 3), np.uint8)))
    assert wide.size == (MAX_TEXTURE_SIDE, 5)


def test_a_print_is_watertight_and_describes_itself(scene: Scene, tmp_path: Path) -> None:
    sized = replace(scene, print_width_mm=60.0, print_base_mm=1.5, print_relief_mm=6.0)
    write_format(sized, "stl", tmp_path / "a.stl")
    body = trimesh.load(tmp_path / "a.stl")
    assert body.is_watertight
    assert body.extents == pytest.approx([60, 44, 7.5], rel=1e-5)
    facts = json.loads((tmp_path / "a.json").read_text())
    assert (facts["unit"], facts["print_base_mm"]) == ("millimetre", 1.5)


@pytest.mark.parametrize(
    ("fmt", "changes", "cause"),
    [
        ("glb", {"far_m": 1e-6}, "no triangle is left"),
        ("stl", {"print_width_mm": 0.0}, "above 0 mm"),
    ],
)
def test_what_cannot_be_made_leaves_no_file(
    scene: Scene, tmp_path: Path, fmt: str, changes: dict[str, float], cause: str
) -> None:
    with pytest.raises(ExportError, match=cause):
        write_format(replace(scene, **changes), fmt, tmp_path / f"a.{fmt}")
    assert not list(tmp_path.iterdir())
