"""Clouds and meshes turned upright."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.camera import Axes
from core.export.registry import export_files
from core.export.scene import Scene
from core.types import Flying
from tests.room_files import furnished_room, room_scene


@pytest.fixture(scope="module")
def room() -> Scene:
    return room_scene(furnished_room())


def test_a_leveled_cloud_stands_on_the_floor(room: Scene) -> None:
    level = replace(room, level=True)
    y = level.cloud().xyz[:, 1]
    on_floor = np.abs(y) < 0.1
    assert on_floor.mean() > 0.2
    assert np.median(y[on_floor]) == pytest.approx(0.0, abs=0.01)
    assert y.min() == pytest.approx(-2.6, abs=0.15)  # the ceiling
    assert (y < 0.1).mean() > 0.99


def test_normals_and_meshes_are_turned_too(room: Scene) -> None:
    level = replace(room, level=True, normals=True)
    cloud, mesh = level.cloud(), level.mesh
    floor = np.abs(cloud.xyz[:, 1]) < 0.05
    assert np.median(cloud.normals[floor, 1]) < -0.8
    assert np.abs(np.median(mesh.xyz[np.abs(mesh.xyz[:, 1]) < 0.1, 1])) < 0.01


def test_leveled_files_say_so(room: Scene, tmp_path: Path) -> None:
    level = replace(room, level=True, axes=Axes.OPENGL)
    ply, glb = export_files(level, tmp_path, ["ply", "glb"]).files
    header = ply.read_bytes().split(b"end_header")[0].decode()
    assert "comment leveled true" in header
    assert "comment origin on the floor below the camera" in header
    assert "comment camera_height_m 1.6" in header
    import trimesh

    made = trimesh.load(glb)
    low, high = made.bounds[:, 1]  # y up
    assert low == pytest.approx(0.0, abs=0.3)
    assert high == pytest.approx(2.6, abs=0.2)
    plain = export_files(room, tmp_path / "plain", ["ply"]).files[0]
    assert b"leveled" not in plain.read_bytes().split(b"end_header")[0]


def test_beyond_a_density_of_one_clouds_and_meshes_are_finer(scene: Scene) -> None:
    dense = replace(scene, density=4.0, flying=Flying.KEEP)
    plain = replace(scene, flying=Flying.KEEP)
    assert dense.cloud().grid == (40, 22)
    assert len(dense.cloud().xyz) > 3 * len(plain.cloud().xyz)
    assert len(dense.mesh.faces) > 3 * len(plain.mesh.faces)
