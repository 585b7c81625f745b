"""Exports opened in Blender, where it is installed (README.md tells how)."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from core.errors import UsageError
from core.export.registry import export_files
from core.training.synthetic.cycles.blender import find_blender
from tests.core.export.test_overlay import WIDE, scene

OPENED = """
import json, sys
import bpy, numpy as np
from bpy_extras.object_utils import world_to_camera_view

stem, width, height = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
told = {}

def fresh(kind, load, **more):
    bpy.ops.wm.read_factory_settings(use_empty=True)
    load(filepath=f"{stem}.{kind}", **more)
    meshes = [each for each in bpy.data.objects if each.type == "MESH"]
    told[kind] = {"vertices": sum(len(each.data.vertices) for each in meshes)}
    return meshes[0]

def overlay(kind, mesh):
    view = bpy.context.scene
    view.render.resolution_x, view.render.resolution_y = width, height
    (camera,) = [each for each in bpy.data.objects if each.type == "CAMERA"]
    bpy.context.view_layer.update()
    apart = []
    for corner, place in list(zip(mesh.data.loops, mesh.data.uv_layers[0].data))[::97]:
        point = mesh.matrix_world @ mesh.data.vertices[corner.vertex_index].co
        seen = world_to_camera_view(view, camera, point)
        apart.append(((seen.x - place.uv.x) * width, (seen.y - place.uv.y) * height))
    told[kind]["apart_px"] = float(np.linalg.norm(apart, axis=1).max())
    told[kind]["film_mm"] = camera.data.sensor_width

overlay("glb", fresh("glb", bpy.ops.import_scene.gltf))
overlay("usdz", fresh("usdz", bpy.ops.wm.usd_import))
fresh("obj", bpy.ops.wm.obj_import)
fresh("stl", bpy.ops.wm.stl_import)
fresh("ply", bpy.ops.wm.ply_import)
fresh("splat.ply", bpy.ops.wm.ply_import)
for kind in ("exr", "depth.tif", "rgbd.tif", "gdepth.jpg"):
    picture = bpy.data.images.load(f"{stem}.{kind}")
    told[kind] = {"size": list(picture.size), "float": picture.is_float}
node = bpy.data.node_groups.new("a", "CompositorNodeTree").nodes.new("CompositorNodeImage")
node.image = bpy.data.images.load(f"{stem}.layers.exr")
told["layers.exr"] = [output.name for output in node.outputs]
print("TOLD" + json.dumps(told))
"""
FORMATS = ("glb", "usdz", "obj", "stl", "ply", "splat-ply")
PICTURES = ("exr", "exr-layers", "tiff", "rgbd-tiff", "gdepth")


@pytest.fixture
def blender() -> Path:
    try:
        return find_blender()
    except UsageError:
        pytest.skip("Blender is not installed")


def test_blender_opens_what_is_written(blender: Path, tmp_path: Path) -> None:
    pytest.importorskip("pxr")
    made = scene()
    assert not export_files(made, tmp_path, [*FORMATS, *PICTURES], stem="a").failures
    command = [str(blender), "-c", OPENED, str(tmp_path / "a"), str(WIDE.width), str(WIDE.height)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout.split("TOLD")[1].splitlines()[0])
    for kind in ("glb", "usdz"):
        assert told[kind]["apart_px"] <= 1
        assert told[kind]["film_mm"] == pytest.approx(36, abs=0.01)
    assert told["glb"]["vertices"] == told["usdz"]["vertices"] == len(made.mesh.xyz)
    assert told["obj"]["vertices"] == len(made.mesh.xyz)
    assert told["ply"]["vertices"] == len(made.cloud().xyz)
    assert told["splat.ply"]["vertices"] == 192 * 144
    assert told["stl"]["vertices"] > 0
    assert told["layers.exr"] == ["Combined", "Alpha", "Depth", "N"]  # as its compositor has them
    for kind in ("exr", "depth.tif", "rgbd.tif", "gdepth.jpg"):
        assert told[kind]["size"] == list(WIDE)
        assert told[kind]["float"] is (kind != "gdepth.jpg")
