"""Point clouds as PLY files, written by Open3D."""

from __future__ import annotations

import json
from pathlib import Path

from core.camera import to_axes
from core.errors import ExportError
from core.export.facts import Facts
from core.export.scene import Scene
from core.preload import preload
from core.types import PointCloud

_HEADER_END = b"end_header\n"
_FORMAT_LINE = 2  # lines before the comments: "ply" and the format
_FLOAT_BYTES = 4
# PLY readers hold a header line in a fixed buffer (1024 bytes in the rply library).
_MAX_COMMENT_BYTES = 1000


def write_ply(scene: Scene, path: Path) -> None:
    """Write the scene's cloud: float32 metres, uint8 colours, facts as comments.

    Open3D writes text with six significant digits; binary files keep every bit.

    Raises:
        ExportError: no point is left, or Open3D could not write all of them.
        OSError: the file cannot be written.
    """
    cloud = scene.cloud()
    if len(cloud.xyz) == 0:
        raise ExportError(path, "there is no point to write: take a larger far cut or threshold")
    path.touch()  # Open3D does not say why it cannot write; this does
    _write_with_open3d(cloud, scene, path)
    written = path.read_bytes()
    start = written.find(_HEADER_END) + len(_HEADER_END)
    _check_whole(cloud, written, start, path, text=scene.ply_ascii)
    with path.open("wb") as file:
        file.write(_with_comments(written[:start], scene.metadata))
        file.write(memoryview(written)[start:])


def _write_with_open3d(cloud: PointCloud, scene: Scene, path: Path) -> None:
    preload("open3d")
    import open3d as o3d  # slow to import, and not needed until here

    points = o3d.t.geometry.PointCloud(o3d.core.Tensor(to_axes(cloud.xyz, scene.axes)))
    if cloud.normals is not None:
        points.point.normals = o3d.core.Tensor(to_axes(cloud.normals, scene.axes))
    points.point.colors = o3d.core.Tensor(cloud.rgb)
    if not o3d.t.io.write_point_cloud(str(path), points, write_ascii=scene.ply_ascii):
        raise ExportError(path, "Open3D could not write the point cloud")


def _check_whole(cloud: PointCloud, written: bytes, start: int, path: Path, *, text: bool) -> None:
    """Open3D reports success on a full disk, so count what is there."""
    floats = 3 if cloud.normals is None else 6
    row = floats * _FLOAT_BYTES + 3
    whole = written.count(b"\n", start) if text else (len(written) - start) / row
    if whole == len(cloud.xyz):
        return
    with path.open("ab") as file:  # where the disk is full still, this says so
        file.write(bytes(row * len(cloud.xyz)))
    raise ExportError(path, f"only part of the {len(cloud.xyz)} points could be written")


def _with_comments(header: bytes, facts: Facts) -> bytes:
    """Open3D cannot write comments of one's own: put them behind the format line."""
    lines = [line for line in header.splitlines() if not line.startswith(b"comment")]
    comments = [_comment(name, value) for name, value in facts.items()]
    whole = [*lines[:_FORMAT_LINE], *comments, *lines[_FORMAT_LINE:]]
    return b"\n".join(whole) + b"\n"


def _comment(name: str, value: object) -> bytes:
    """One line of ASCII: ``comment name value``, the value as JSON but without quotes."""
    text = json.dumps(value)
    if isinstance(value, str):
        text = text[1:-1]
    return f"comment {name} {text}"[:_MAX_COMMENT_BYTES].encode("ascii")
