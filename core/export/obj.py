"""Textured meshes as OBJ, with their material (MTL) and picture beside them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from core.camera import Axes, to_axes
from core.export.facts import fact_line
from core.export.meshes import jpeg_texture, lower_left_uv, mesh_facts, mesh_of
from core.export.scene import Scene

MATERIAL_SUFFIX = ".mtl"
# Not NAME.jpg: that may well be the photo itself.
TEXTURE_SUFFIX = ".texture.jpg"
_AWKWARD = re.compile(r"""^[\s\-]|[\x00-\x1f\x7f"'\\#]""")
_ROWS = 20_000  # written at a time


def write_obj(scene: Scene, path: Path) -> None:
    """Write the scene's mesh, y up, with the photo on it; facts as comments.

    Two more files appear beside it: its name with MATERIAL_SUFFIX and with TEXTURE_SUFFIX.
    Nine digits keep every bit of a float32.

    Raises:
        ExportError: no triangle is left.
        OSError: a file cannot be written.
    """
    mesh = mesh_of(scene, path)
    material, texture = companion(path, MATERIAL_SUFFIX), companion(path, TEXTURE_SUFFIX)
    texture.write_bytes(jpeg_texture(scene.photo.rgb).getbuffer())
    material.write_text(_material(texture.name), encoding="utf-8", errors="surrogateescape")
    corners = np.repeat(mesh.faces + 1, 3, axis=1)  # place, texture and normal share a number
    with path.open("w", encoding="utf-8", errors="surrogateescape", newline="\n") as file:
        for name, value in mesh_facts(scene).items():
            file.write(f"# {fact_line(name, value).decode('ascii')}\n")
        file.write(f"mtllib {material.name}\n")
        _write_rows(file, "v %.9g %.9g %.9g\n", to_axes(mesh.xyz, Axes.OPENGL))
        _write_rows(file, "vt %.9g %.9g\n", lower_left_uv(mesh.uv))
        _write_rows(file, "vn %.5g %.5g %.5g\n", to_axes(mesh.normals, Axes.OPENGL))
        file.write("usemtl photo\n")
        _write_rows(file, "f %d/%d/%d %d/%d/%d %d/%d/%d\n", corners)


def companion(path: Path, suffix: str) -> Path:
    """The file of that suffix that an OBJ at ``path`` refers to.

    OBJ and MTL know no quotes: a name ends with its line, a backslash joins two of them, and
    what begins with a dash is an option. Such characters become ``_``.
    """
    stem = _AWKWARD.sub("_", path.stem)
    return path.with_name(stem + suffix)


def _material(texture: str) -> str:
    """The photo as it is: its light is in it already."""
    lines = ("newmtl photo", "Ka 1 1 1", "Kd 1 1 1", "Ks 0 0 0", "illum 1", f"map_Kd {texture}")
    return "\n".join(lines) + "\n"


def _write_rows(file: IO[str], row: str, values: NDArray[Any]) -> None:
    """One line for each row.

    trimesh puts all of them into one text at once, which holds the interpreter's lock for
    seconds: a window would stand still.
    """
    for start in range(0, len(values), _ROWS):
        part = values[start : start + _ROWS]
        file.write(row * len(part) % tuple(part.ravel().tolist()))
