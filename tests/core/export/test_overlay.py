"""Meshes in files, rendered from the camera that stands in them, overlay the photo."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
import trimesh
from PIL import Image

from core.export.hidden import NAME
from core.export.registry import write_format
from core.export.scene import Scene
from core.types import Estimate, Flying, FocalLength, FocalSource, ModelInfo, Photo, Size

open3d = pytest.importorskip("open3d")

WIDE = Size(1536, 1152)
FOCAL_PX = 1300.0


@dataclass(frozen=True, eq=False)
class Render:
    """What a camera sees of meshes, (H, W): the mesh (-1: none), the place in its picture (from
    the left and upper edge), the colour there."""

    mesh: np.ndarray
    places: np.ndarray
    colours: np.ndarray


def scene(**changes: object) -> Scene:
    """A ball before a slanted wall, 192 x 144 cells, on a photo of 1536 x 1152."""
    v, u = np.mgrid[0:144, 0:192]
    inverse = (0.2 + 0.2 * u / 192).astype(np.float32)
    ball = np.hypot(u - 90, v - 70)
    inverse[ball < 37] = 0.8 + 0.2 * np.sqrt(1 - (ball[ball < 37] / 37) ** 2)
    rows, columns = np.mgrid[0 : WIDE.height, 0 : WIDE.width]
    rgb = np.stack([120 + 60 * np.sin(columns / 40), 120 + 60 * np.cos(rows / 30), 0 * rows + 90])
    info = ModelInfo("compact", "ab" * 32, "cpu", "float32")
    made = Scene(
        photo=Photo("room.jpg", None, rgb.transpose(1, 2, 0).astype(np.uint8)),
        estimate=Estimate(inverse * np.float32(FOCAL_PX / WIDE.width), 60.0, WIDE, info),
        focal=FocalLength(FOCAL_PX, FocalSource.MANUAL),
        predicted_focal_px=None,
    )
    return replace(made, **changes)


def rendered(
    shapes: list[trimesh.Trimesh], pictures: list[Image.Image], pose: np.ndarray, vertical: float
) -> Render:
    """By rays through the centres of pixels.

    Args:
        pose: (4, 4) of the camera, which looks along -z.
        vertical: slope of the upper border.
    """
    caster = open3d.t.geometry.RaycastingScene(nthreads=1)
    for shape in shapes:
        caster.add_triangles(
            open3d.core.Tensor(shape.vertices.astype(np.float32)),
            open3d.core.Tensor(shape.faces.astype(np.uint32)),
        )
    x = ((np.arange(WIDE.width) + 0.5) / WIDE.width * 2 - 1) * vertical * WIDE.width / WIDE.height
    y = (1 - (np.arange(WIDE.height) + 0.5) / WIDE.height * 2) * vertical
    rays = np.stack(np.broadcast_arrays(x[None], y[:, None], np.float64(-1)), axis=-1)
    directions = rays @ pose[:3, :3].T
    starts = np.broadcast_to(pose[:3, 3], directions.shape)
    both = np.concatenate((starts, directions), axis=-1).astype(np.float32)
    hits = {name: value.numpy() for name, value in caster.cast_rays(both).items()}
    mesh = hits["geometry_ids"].astype(np.int64)
    mesh[mesh >= len(shapes)] = -1
    places = np.zeros((*mesh.shape, 2))
    colours = np.zeros((*mesh.shape, 3), np.uint8)
    for number, (shape, picture) in enumerate(zip(shapes, pictures, strict=True)):
        here = mesh == number
        corners = shape.visual.uv[shape.faces[hits["primitive_ids"][here]]]
        second, third = hits["primitive_uvs"][here].T[..., None]
        place = (
            (1 - second - third) * corners[:, 0] + second * corners[:, 1] + third * corners[:, 2]
        )
        places[here] = place * (1, -1) + (0, 1)
        pixels = np.asarray(picture.convert("RGB"))
        size = np.array((pixels.shape[1], pixels.shape[0]))
        column, row = np.clip((places[here] * size).astype(int), 0, size - 1).T
        colours[here] = pixels[row, column]
    return Render(mesh, places, colours)


def render_glb(path: Path) -> Render:
    data = path.read_bytes()
    tree = json.loads(data[20 : 20 + int.from_bytes(data[12:16], "little")])
    (node,) = (node for node in tree["nodes"] if "camera" in node)
    lens = tree["cameras"][node["camera"]]["perspective"]
    pose = np.array(node["matrix"]).reshape(4, 4).T
    shapes = list(trimesh.load(path, process=False).geometry.values())
    pictures = [shape.visual.material.baseColorTexture for shape in shapes]
    return rendered(shapes, pictures, pose, np.tan(lens["yfov"] / 2))


def render_usdz(path: Path) -> Render:
    from pxr import Sdf, Usd, UsdGeom

    stage = Usd.Stage.Open(str(path))
    camera = UsdGeom.Camera(stage.GetPrimAtPath("/scene/photo")).GetCamera(Usd.TimeCode.Default())
    mesh = UsdGeom.Mesh(stage.GetPrimAtPath("/scene/mesh"))
    places = UsdGeom.PrimvarsAPI(mesh).GetPrimvar("st").Get()
    shape = trimesh.Trimesh(
        np.array(mesh.GetPointsAttr().Get()),
        np.array(mesh.GetFaceVertexIndicesAttr().Get()).reshape(-1, 3),
        visual=trimesh.visual.TextureVisuals(uv=np.array(places)),
        process=False,
    )
    package = Sdf.ZipFile.Open(str(path))
    (name,) = (name for name in package.GetFileNames() if name.endswith(".jpg"))
    picture = Image.open(io.BytesIO(package.GetFile(name)))
    vertical = camera.verticalAperture / (2 * camera.focalLength)
    return rendered([shape], [picture], np.array(camera.transform).T, vertical)


def overlay_error(render: Render) -> np.ndarray:
    """Pixels between where a ray starts and what of the photo it meets, where it meets any."""
    rows, columns = np.mgrid[0 : WIDE.height, 0 : WIDE.width]
    own = np.stack((columns + 0.5, rows + 0.5), axis=-1)
    apart = np.linalg.norm(render.places * np.array(WIDE) - own, axis=-1)
    return apart[render.mesh == 0]


@pytest.mark.parametrize("level", [False, True], ids=["camera", "level"])
@pytest.mark.parametrize("kind", ["glb", "usdz"])
def test_a_render_overlays_the_photo(tmp_path: Path, kind: str, level: bool) -> None:
    if kind == "usdz":
        pytest.importorskip("pxr")
    from core.measuring.level import FloorPlane

    floor = FloorPlane(per_u=0.0, per_v=0.02, at_centre=0.2)
    made = scene(level=level, floor_plane=floor)
    write_format(made, kind, tmp_path / f"a.{kind}")
    render = {"glb": render_glb, "usdz": render_usdz}[kind](tmp_path / f"a.{kind}")
    error = overlay_error(render)
    assert error.max() <= 1
    seen = render.mesh >= 0
    assert seen.mean() > 0.9  # all but the cut between ball and wall, and the border's half cells
    apart = np.abs(render.colours[seen].astype(int) - made.photo.rgb[seen])
    assert apart.mean() < 2  # of JPEG


def test_what_is_hidden_closes_the_cut_and_shows_from_aside(tmp_path: Path) -> None:
    write_format(scene(), "glb", tmp_path / "cut.glb")
    write_format(scene(behind=True), "glb", tmp_path / "whole.glb")
    cut, whole = render_glb(tmp_path / "cut.glb"), render_glb(tmp_path / "whole.glb")
    inner = (slice(20, -20), slice(20, -20))
    assert (cut.mesh[inner] < 0).mean() > 0.005
    assert (whole.mesh[inner] < 0).mean() < 0.0005
    assert (whole.mesh[cut.mesh >= 0] != 0).mean() < 1e-4  # it covers nothing of the photo
    closed = (cut.mesh < 0) & (whole.mesh == 1)
    apart = np.abs(whole.colours[closed].astype(int) - scene().photo.rgb[closed])
    assert np.median(apart) < 12


def test_the_hidden_mesh_lies_behind_and_within_the_far_cut(tmp_path: Path) -> None:
    write_format(scene(behind=True), "glb", tmp_path / "a.glb")
    hidden = trimesh.load(tmp_path / "a.glb", process=False).geometry[NAME]
    wall = 1 / (0.2 + 0.2 * hidden.visual.uv[:, 0])
    np.testing.assert_allclose(-hidden.vertices[:, 2], wall, rtol=0.15)
    write_format(scene(behind=True, far_m=3.0), "glb", tmp_path / "near.glb")
    near = trimesh.load(tmp_path / "near.glb", process=False).geometry
    assert NAME not in near or -near[NAME].vertices[:, 2].min() <= 3.0


def test_without_contours_nothing_is_hidden(tmp_path: Path) -> None:
    flat = scene(behind=True, flying=Flying.KEEP)
    estimate = replace(flat.estimate, canonical_inverse_depth=np.full((9, 12), 0.3, np.float32))
    write_format(replace(flat, estimate=estimate), "glb", tmp_path / "a.glb")
    assert len(trimesh.load(tmp_path / "a.glb").geometry) == 1
