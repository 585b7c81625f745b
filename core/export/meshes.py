"""Textured meshes as GLB, and reliefs for 3D printing as STL; written by trimesh."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image

from core.camera import AXES_TEXT, Axes, to_axes
from core.errors import ExportError
from core.export import viewpoint
from core.export.facts import Facts
from core.export.hidden import NAME as HIDDEN_NAME
from core.export.hidden import hidden_mesh
from core.export.scene import Scene
from core.images.own import OWN_MARK
from core.surface.grid_mesh import Faces
from core.surface.mesh import DepthMesh
from core.surface.relief import build_relief
from core.types import ByteImage, FloatMap

if TYPE_CHECKING:
    import trimesh

MAX_TEXTURE_SIDE = 4096
_JPEG_QUALITY = 92
_UNLIT = "KHR_materials_unlit"


def write_glb(scene: Scene, path: Path) -> None:
    """Write the scene's mesh with the photo on it, and the photo's camera; facts as extras.

    y is up, as glTF wants it. On request a second mesh holds what nearer things hide.

    Raises:
        ExportError: no triangle is left.
        OSError: the file cannot be written.
    """
    mesh = mesh_of(scene, path)
    behind = hidden_mesh(scene) if scene.behind else None
    facts = mesh_facts(scene) | ({"hidden_triangles": len(behind.faces)} if behind else {})

    def describe(tree: dict[str, Any]) -> None:
        tree["asset"]["extras"] = facts
        for material in tree["materials"]:  # the photo holds the scene's light already
            material["extensions"] = {_UNLIT: {}}
        tree["extensionsUsed"] = [*tree.get("extensionsUsed", ()), _UNLIT]
        viewpoint.add_to_gltf(tree, scene)

    import trimesh
    from trimesh.exchange.gltf import export_glb

    places = lower_left_uv(mesh.uv)
    seen = _textured(mesh.xyz, mesh.faces, places, scene.photo.rgb, normals=mesh.normals)
    whole = seen
    if behind is not None:
        places = lower_left_uv(behind.uv)
        hidden = _textured(behind.xyz, behind.faces, places, behind.rgb)
        whole = trimesh.Scene({viewpoint.NAME: seen, HIDDEN_NAME: hidden})
    path.write_bytes(export_glb(whole, include_normals=True, tree_postprocessor=describe))


def mesh_facts(scene: Scene) -> Facts:
    """What a mesh says about itself; it is y up, whatever the axes of point clouds are."""
    return scene.metadata | {
        "axes": str(Axes.OPENGL),
        "axes_directions": AXES_TEXT[Axes.OPENGL],
        "triangles": len(scene.mesh.faces),
        "triangles_cut": scene.mesh.cut,
    }


def mesh_of(scene: Scene, path: Path) -> DepthMesh:
    """The scene's mesh, for a file that is to be ``path``.

    Raises:
        ExportError: no triangle is left.
    """
    mesh = scene.mesh
    if len(mesh.faces) == 0:
        raise ExportError(path, "no triangle is left: take a larger far cut or threshold")
    return mesh


def _textured(
    xyz: FloatMap, faces: Faces, uv: FloatMap, rgb: ByteImage, normals: FloatMap | None = None
) -> trimesh.Trimesh:
    import trimesh  # not needed until here

    material = trimesh.visual.material.PBRMaterial(
        baseColorTexture=Image.open(jpeg_texture(rgb), formats=("JPEG",)),
        metallicFactor=0.0,
        roughnessFactor=1.0,
    )
    return trimesh.Trimesh(
        vertices=to_axes(xyz, Axes.OPENGL),
        faces=faces,
        vertex_normals=None if normals is None else to_axes(normals, Axes.OPENGL),
        visual=trimesh.visual.TextureVisuals(uv=uv, material=material),
        process=False,
        validate=False,
    )


def lower_left_uv(uv: FloatMap) -> FloatMap:
    """Places in the photo, (N, 2), counted from its lower edge as mesh files do."""
    places: FloatMap = uv * np.array((1, -1), np.float32) + np.array((0, 1), np.float32)
    return places


def jpeg_texture(rgb: ByteImage) -> BytesIO:
    """The photo as a JPEG, no side above MAX_TEXTURE_SIDE."""
    image = Image.fromarray(rgb)
    image.thumbnail((MAX_TEXTURE_SIDE, MAX_TEXTURE_SIDE), Image.Resampling.BOX)
    encoded = BytesIO()
    image.save(encoded, "JPEG", quality=_JPEG_QUALITY, comment=OWN_MARK)
    encoded.seek(0)
    return encoded


def write_stl(scene: Scene, path: Path) -> None:
    """Write the scene as a closed relief in millimetres, ready to print.

    Raises:
        ExportError: the size is not one that can be printed.
        OSError: the file cannot be written.
    """
    import trimesh

    size = scene.photo.size
    try:
        solid = build_relief(
            scene.surface.canonical_inverse_depth,
            aspect=size.height / size.width,
            width_mm=scene.print_width_mm,
            base_mm=scene.print_base_mm,
            height_mm=scene.print_relief_mm,
        )
    except ValueError as failure:
        raise ExportError(path, "width, base and height of a print must be above 0 mm") from failure
    body = trimesh.Trimesh(solid.xyz, solid.faces, process=False, validate=False)
    path.write_bytes(trimesh.exchange.stl.export_stl(body))


def stl_facts(scene: Scene) -> Facts:
    """What the JSON file beside an STL adds."""
    return {
        "unit": "millimetre",
        "axes": "relief",
        "axes_directions": "x right, y up, z out of the base",
        "height_linear_in": "inverse depth",
        "print_width_mm": scene.print_width_mm,
        "print_base_mm": scene.print_base_mm,
        "print_relief_mm": scene.print_relief_mm,
    }
