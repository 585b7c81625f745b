"""OBJ, MTL and texture, read back by trimesh."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.errors import ExportError
from core.export.registry import export_files, write_format
from core.export.scene import Scene
from core.types import Flying

trimesh = pytest.importorskip("trimesh")
NAMES = {"a.obj", "a.mtl", "a.texture.jpg"}


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def load(path: Path):
    return trimesh.load(path, process=False, maintain_order=True)


def test_trimesh_reads_back_the_mesh_y_up_with_its_texture(scene: Scene, tmp_path: Path) -> None:
    files = write_format(scene, "obj", tmp_path / "a.obj")
    assert {file.name for file in files} == names(tmp_path) == NAMES
    read, mesh = load(tmp_path / "a.obj"), scene.mesh
    np.testing.assert_array_equal(read.vertices.astype(np.float32), mesh.xyz * (1, -1, -1))
    np.testing.assert_array_equal(read.faces, mesh.faces)
    np.testing.assert_allclose(read.visual.uv, mesh.uv * (1, -1) + (0, 1), atol=1e-6)
    np.testing.assert_allclose(read.vertex_normals, mesh.normals * (1, -1, -1), atol=1e-4)
    assert read.visual.material.image.size == scene.photo.size
    assert read.visual.material.name == "photo"


def test_the_texture_lies_as_the_photo_does(scene: Scene, tmp_path: Path) -> None:
    """The colour that a reader takes at a vertex is the photo's at its pixel."""
    rgb = np.zeros_like(scene.photo.rgb)
    rgb[: len(rgb) // 2, :, 0] = 255
    rgb[:, rgb.shape[1] // 2 :, 2] = 255
    write_format(replace(scene, photo=replace(scene.photo, rgb=rgb)), "obj", tmp_path / "a.obj")
    read = load(tmp_path / "a.obj")
    colors = read.visual.to_color().vertex_colors[:, :3].astype(int)
    x, y = read.vertices[:, 0] / -read.vertices[:, 2], read.vertices[:, 1] / -read.vertices[:, 2]
    sure = (np.abs(x) > 0.05) & (np.abs(y) > 0.05)
    assert ((colors[:, 0] > 128) == (y > 0))[sure].all()
    assert ((colors[:, 2] > 128) == (x > 0))[sure].all()


def test_names_with_spaces_and_other_letters(scene: Scene, tmp_path: Path) -> None:
    export_files(scene, tmp_path, ["obj"])
    assert names(tmp_path) == {"Straße 1.obj", "Straße 1.mtl", "Straße 1.texture.jpg"}
    assert load(tmp_path / "Straße 1.obj").visual.material.image.size == scene.photo.size


def test_an_obj_describes_itself(scene: Scene, tmp_path: Path) -> None:
    scene = replace(scene, flying=Flying.SNAP_NEAR)
    write_format(scene, "obj", tmp_path / "a.obj")
    comments = [
        line.removeprefix("# ").split(" ", 1)
        for line in (tmp_path / "a.obj").read_text("utf-8").splitlines()
        if line.startswith("#")
    ]
    facts = dict(comments)
    assert facts["axes"] == "opengl"
    assert facts["triangles"] == str(len(scene.mesh.faces))
    assert facts["focal_px"] == "70.25"
    assert facts["flying_pixels_snapped"] == "near"
    assert facts.keys() >= scene.metadata.keys()


@pytest.mark.parametrize("there", sorted(NAMES))
def test_no_companion_is_replaced_unasked(scene: Scene, tmp_path: Path, there: str) -> None:
    (tmp_path / there).write_text("precious")
    with pytest.raises(ExportError, match="is there already") as caught:
        write_format(scene, "obj", tmp_path / "a.obj")
    assert caught.value.path == tmp_path / there
    assert names(tmp_path) == {there}
    write_format(scene, "obj", tmp_path / "a.obj", overwrite=True)
    assert names(tmp_path) == NAMES
    assert (tmp_path / there).read_bytes() != b"precious"


def test_the_photo_beside_it_is_safe(scene: Scene, tmp_path: Path) -> None:
    Image.fromarray(scene.photo.rgb).save(tmp_path / "a.jpg")
    write_format(scene, "obj", tmp_path / "a.obj")
    assert names(tmp_path) == {"a.jpg", *NAMES}


def test_the_disk_fills_up_between_the_files(scene: Scene, tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    for name in NAMES:
        (tmp_path / name).write_text("precious")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (5000, limits[1]))  # the picture has room, no more
    try:
        with pytest.raises(ExportError, match="too large for this disk") as caught:
            write_format(scene, "obj", tmp_path / "a.obj", overwrite=True)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert caught.value.path == tmp_path / "a.obj"
    assert names(tmp_path) == NAMES
    assert {path.read_text() for path in tmp_path.iterdir()} == {"precious"}


def test_a_companion_that_cannot_take_its_place_leaves_all_as_it_was(
    scene: Scene, tmp_path: Path
) -> None:
    (tmp_path / "a.obj").write_text("precious")
    (tmp_path / "a.mtl").mkdir()
    with pytest.raises(ExportError, match="is a folder"):
        write_format(scene, "obj", tmp_path / "a.obj", overwrite=True)
    assert names(tmp_path) == {"a.obj", "a.mtl"}
    assert (tmp_path / "a.obj").read_text() == "precious"


def test_nothing_left_to_write(scene: Scene, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="no triangle is left") as caught:
        write_format(replace(scene, far_m=1e-6), "obj", tmp_path / "a.obj")
    assert caught.value.path == tmp_path / "a.obj"
    assert not names(tmp_path)


@pytest.mark.parametrize("stem", ["-o x", " a", 'a"b', "a\\", "a\nb", "a#b", "a\x1b[2J"])
def test_names_that_obj_would_take_for_something_else(
    scene: Scene, tmp_path: Path, stem: str
) -> None:
    export_files(scene, tmp_path, ["obj"], stem=stem)
    lines = (tmp_path / f"{stem}.obj").read_text().splitlines()
    (material,) = [line.split(" ", 1)[1] for line in lines if line.startswith("mtllib")]
    (texture,) = [
        line.split(" ", 1)[1]
        for line in (tmp_path / material).read_text().splitlines()
        if line.startswith("map_Kd")
    ]
    assert (tmp_path / texture).is_file()
    for name in (material, texture):
        assert name.isprintable()
        assert name[0] not in " -"
        assert not set(name) & set("\"'\\#")
