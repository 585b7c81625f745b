"""The scene's mesh as USDZ, which Quick Look and artists' programs open; written by usd-core."""

from __future__ import annotations

import math
import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from core.camera import Axes, to_axes
from core.errors import ExportError
from core.export import viewpoint
from core.export.meshes import jpeg_texture, lower_left_uv, mesh_facts, mesh_of
from core.export.scene import Scene
from core.surface.mesh import DepthMesh

_TEXTURE = "photo.jpg"
_NO_TIME_S = 3653 * 24 * 3600  # 1980, the first year that a ZIP knows
_APERTURE_MM = 36.0
"""Width of the camera's film: that of 35 mm film, so that programs tell the lens in its terms."""
_TENTHS_PER_MM = 0.01  # of a metre, the stage's unit


def write_usdz(scene: Scene, path: Path) -> None:
    """Write the mesh with the photo on it, unlit, and the photo's camera: metres, y up.

    Raises:
        ExportError: usd-core is not installed, or no triangle is left.
        OSError: the file cannot be written.
    """
    try:
        import pxr  # noqa: F401
    except ImportError as error:
        raise ExportError(
            path, "USDZ needs the package usd-core: pip install 'leadline[usd]'"
        ) from error
    mesh = mesh_of(scene, path)
    with TemporaryDirectory() as folder:
        (Path(folder) / _TEXTURE).write_bytes(jpeg_texture(scene.photo.rgb).getbuffer())
        layer = Path(folder) / "scene.usdc"
        _write_stage(mesh, scene, layer)
        package = Path(folder) / "scene.usdz"
        _pack([layer, layer.with_name(_TEXTURE)], package)
        path.write_bytes(package.read_bytes())


def _pack(files: list[Path], package: Path) -> None:
    """A package is a ZIP of stored files, the stage first; the same scene is the same file."""
    from pxr import Sdf

    with Sdf.ZipFileWriter.CreateNew(str(package)) as writer:
        for file in files:
            os.utime(file, (_NO_TIME_S, _NO_TIME_S))
            writer.AddFile(str(file), file.name)


def _write_stage(mesh: DepthMesh, scene: Scene, layer: Path) -> None:
    from pxr import Usd, UsdGeom

    stage = Usd.Stage.CreateNew(str(layer))
    UsdGeom.SetStageUpAxis(stage, UsdGeom.Tokens.y)
    UsdGeom.SetStageMetersPerUnit(stage, 1.0)
    root = UsdGeom.Xform.Define(stage, "/scene")
    stage.SetDefaultPrim(root.GetPrim())
    root.GetPrim().SetCustomData({"leadline": plain_facts(mesh_facts(scene))})
    _add_mesh(stage, mesh)
    add_camera(stage, scene)
    stage.GetRootLayer().Save()


def plain_facts(facts: dict[str, object]) -> dict[str, object]:
    """What USD's dictionaries hold."""
    return {
        name: value if isinstance(value, bool | int | float | str) else str(value)
        for name, value in facts.items()
    }


def _add_mesh(stage: Any, mesh: DepthMesh) -> None:
    from pxr import Sdf, UsdGeom, UsdShade, Vt

    shape = UsdGeom.Mesh.Define(stage, "/scene/mesh")
    points = np.ascontiguousarray(to_axes(mesh.xyz, Axes.OPENGL))
    shape.CreatePointsAttr(Vt.Vec3fArray.FromNumpy(points))
    shape.CreateFaceVertexCountsAttr(Vt.IntArray.FromNumpy(np.full(len(mesh.faces), 3, np.int32)))
    corners = np.ascontiguousarray(mesh.faces.ravel(), np.int32)
    shape.CreateFaceVertexIndicesAttr(Vt.IntArray.FromNumpy(corners))
    normals = np.ascontiguousarray(to_axes(mesh.normals, Axes.OPENGL))
    shape.CreateNormalsAttr(Vt.Vec3fArray.FromNumpy(normals))
    shape.SetNormalsInterpolation(UsdGeom.Tokens.vertex)
    shape.CreateSubdivisionSchemeAttr(UsdGeom.Tokens.none)
    shape.CreateExtentAttr(Vt.Vec3fArray.FromNumpy(np.stack((points.min(0), points.max(0)))))
    kind = Sdf.ValueTypeNames.TexCoord2fArray
    places = UsdGeom.PrimvarsAPI(shape).CreatePrimvar("st", kind, UsdGeom.Tokens.vertex)
    places.Set(Vt.Vec2fArray.FromNumpy(np.ascontiguousarray(lower_left_uv(mesh.uv), np.float32)))
    UsdShade.MaterialBindingAPI.Apply(shape.GetPrim()).Bind(_material(stage))


def _material(stage: Any) -> Any:
    """The photo as light of its own: it holds the scene's light already."""
    from pxr import Sdf, UsdShade

    material = UsdShade.Material.Define(stage, "/scene/material")
    surface = UsdShade.Shader.Define(stage, "/scene/material/surface")
    surface.CreateIdAttr("UsdPreviewSurface")
    surface.CreateInput("diffuseColor", Sdf.ValueTypeNames.Color3f).Set((0.0, 0.0, 0.0))
    surface.CreateInput("roughness", Sdf.ValueTypeNames.Float).Set(1.0)
    reader = UsdShade.Shader.Define(stage, "/scene/material/places")
    reader.CreateIdAttr("UsdPrimvarReader_float2")
    reader.CreateInput("varname", Sdf.ValueTypeNames.String).Set("st")
    texture = UsdShade.Shader.Define(stage, "/scene/material/photo")
    texture.CreateIdAttr("UsdUVTexture")
    texture.CreateInput("file", Sdf.ValueTypeNames.Asset).Set(_TEXTURE)
    texture.CreateInput("wrapS", Sdf.ValueTypeNames.Token).Set("repeat")  # a panorama goes on
    texture.CreateInput("sourceColorSpace", Sdf.ValueTypeNames.Token).Set("sRGB")
    texture.CreateInput("st", Sdf.ValueTypeNames.Float2).ConnectToSource(
        reader.CreateOutput("result", Sdf.ValueTypeNames.Float2)
    )
    surface.CreateInput("emissiveColor", Sdf.ValueTypeNames.Color3f).ConnectToSource(
        texture.CreateOutput("rgb", Sdf.ValueTypeNames.Float3)
    )
    material.CreateSurfaceOutput().ConnectToSource(
        surface.CreateOutput("surface", Sdf.ValueTypeNames.Token)
    )
    return material


def add_camera(stage: Any, scene: Scene) -> None:
    """The photo's camera; film and focal length are in tenths of the stage's unit."""
    from pxr import Gf, UsdGeom

    wide = _APERTURE_MM * _TENTHS_PER_MM
    high = wide / viewpoint.aspect(scene)
    camera = UsdGeom.Camera.Define(stage, f"/scene/{viewpoint.name(scene)}")
    camera.CreateHorizontalApertureAttr(wide)
    camera.CreateVerticalApertureAttr(high)
    camera.CreateFocalLengthAttr(high / (2 * math.tan(viewpoint.vertical_fov(scene) / 2)))
    camera.CreateClippingRangeAttr(Gf.Vec2f(viewpoint.NEAR_M, viewpoint.FAR_M))
    rows = viewpoint.pose(scene).T.tolist()  # USD multiplies rows from the left
    camera.AddTransformOp().Set(Gf.Matrix4d(rows))
