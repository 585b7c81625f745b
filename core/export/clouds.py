"""Point clouds as PLY and PCD files, written by Open3D, and as plain text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.camera import to_axes
from core.errors import ExportError
from core.export.facts import Facts, fact_line
from core.export.scene import Scene
from core.system.preload import preload
from core.types import PointCloud

_HEADER_END = b"end_header\n"
_PCD_HEADER_END = b"DATA binary\n"
_FORMAT_LINE = 2  # lines before the comments: "ply" and the format
_FLOAT_BYTES = 4


def write_ply(scene: Scene, path: Path) -> None:
    """Write the scene's cloud: float32 metres, uint8 colours, facts as comments.

    Open3D writes text with six significant digits; binary files keep every bit.

    Raises:
        ExportError: no point is left, or Open3D could not write all of them.
        OSError: the file cannot be written.
    """
    cloud = _cloud(scene, path)
    _write_with_open3d(cloud, scene, path, text=scene.ply_ascii)
    written = path.read_bytes()
    start = written.find(_HEADER_END) + len(_HEADER_END)
    _check_whole(cloud, written, start, path, text=scene.ply_ascii)
    with path.open("wb") as file:
        file.write(_with_comments(written[:start], scene.metadata))
        file.write(memoryview(written)[start:])


def write_pcd(scene: Scene, path: Path) -> None:
    """Write the scene's cloud: binary float32 metres and packed colours, facts as comments.

    Raises as ``write_ply``.
    """
    cloud = _cloud(scene, path)
    _write_with_open3d(cloud, scene, path, text=False)
    written = path.read_bytes()
    start = written.find(_PCD_HEADER_END) + len(_PCD_HEADER_END)
    row = (4 if cloud.normals is None else 7) * _FLOAT_BYTES
    if len(written) - start != row * len(cloud.xyz):
        _fill_disk(path, row * len(cloud.xyz))
        raise ExportError(
            path, "only part of the {count} points could be written", count=len(cloud.xyz)
        )
    first, rest = written[:start].split(b"\n", 1)
    comments = [b"# " + fact_line(name, value) for name, value in scene.metadata.items()]
    with path.open("wb") as file:
        file.write(b"\n".join((first, *comments, rest)))
        file.write(memoryview(written)[start:])


def write_xyz(scene: Scene, path: Path) -> None:
    """Write one line for each point: X Y Z in metres, R G B from 0 to 255; facts behind #.

    With normals three more columns. Nine digits keep every bit of a float32.

    Raises as ``write_ply``.
    """
    cloud = _cloud(scene, path)
    columns: list[NDArray[Any]] = [to_axes(cloud.xyz, scene.axes), cloud.rgb]
    formats = ["%.9g"] * 3 + ["%d"] * 3
    if cloud.normals is not None:
        columns.append(to_axes(cloud.normals, scene.axes))
        formats += ["%.9g"] * 3
    header = b"\n".join(fact_line(name, value) for name, value in scene.metadata.items())
    rows = np.concatenate([each.astype(np.float64) for each in columns], axis=1)
    np.savetxt(path, rows, fmt=formats, header=header.decode("ascii"))


def _cloud(scene: Scene, path: Path) -> PointCloud:
    cloud = scene.cloud()
    if len(cloud.xyz) == 0:
        raise ExportError(path, "there is no point to write: take a larger far cut or threshold")
    return cloud


def _write_with_open3d(cloud: PointCloud, scene: Scene, path: Path, *, text: bool) -> None:
    path.touch()  # Open3D does not say why it cannot write; this does
    preload("open3d")
    import open3d as o3d  # slow to import, and not needed until here

    points = o3d.t.geometry.PointCloud(o3d.core.Tensor(to_axes(cloud.xyz, scene.axes)))
    if cloud.normals is not None:
        points.point.normals = o3d.core.Tensor(to_axes(cloud.normals, scene.axes))
    points.point.colors = o3d.core.Tensor(cloud.rgb)
    if not o3d.t.io.write_point_cloud(str(path), points, write_ascii=text):
        raise ExportError(path, "Open3D could not write the point cloud")


def _check_whole(cloud: PointCloud, written: bytes, start: int, path: Path, *, text: bool) -> None:
    """Open3D reports success on a full disk, so count what is there."""
    floats = 3 if cloud.normals is None else 6
    row = floats * _FLOAT_BYTES + 3
    whole = written.count(b"\n", start) if text else (len(written) - start) / row
    if whole == len(cloud.xyz):
        return
    _fill_disk(path, row * len(cloud.xyz))
    raise ExportError(
        path, "only part of the {count} points could be written", count=len(cloud.xyz)
    )


def _fill_disk(path: Path, size: int) -> None:
    """Where the disk is full still, this says so."""
    with path.open("ab") as file:
        file.write(bytes(size))


def _with_comments(header: bytes, facts: Facts) -> bytes:
    """Open3D cannot write comments of one's own: put them behind the format line."""
    lines = [line for line in header.splitlines() if not line.startswith(b"comment")]
    comments = [b"comment " + fact_line(name, value) for name, value in facts.items()]
    whole = [*lines[:_FORMAT_LINE], *comments, *lines[_FORMAT_LINE:]]
    return b"\n".join(whole) + b"\n"
