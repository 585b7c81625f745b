"""A library of assets small enough for tests: boxes, leaves, tiles, one sky."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import trimesh
from PIL import Image

SUN_ROW, SUN_COLUMN = 2, 8
SKY_SHAPE = (16, 32)


def write_box(
    pack: Path, name: str, size: tuple[float, float, float], **changes: Any
) -> dict[str, Any]:
    """A box of (x, y, z) with y up that stands on 0; returns its entry of the index."""
    pack.mkdir(parents=True, exist_ok=True)
    mesh = trimesh.creation.box(size)
    mesh.apply_translation((0, size[1] / 2, 0))
    corners = mesh.vertices / np.asarray(size)
    visual = trimesh.visual.TextureVisuals(uv=corners[:, [0, 2]] + 0.5)
    trimesh.Trimesh(mesh.vertices, mesh.faces, visual=visual, process=False).export(
        pack / f"{name}.glb"
    )
    Image.new("RGB", (64, 64), (200, 40, 40)).save(pack / f"{name}.jpg")
    entry = {"id": name, "file": f"{name}.glb", "texture": f"{name}.jpg", "size_m": list(size)}
    return entry | {"kind": name, "group": "small object", "licence": "CC0-1.0"} | changes


def write_index(pack: Path, entries: list[dict[str, Any]]) -> Path:
    (pack / "index.json").write_text(json.dumps(entries))
    return pack


def write_library(folder: Path) -> Path:
    """Something for every layout."""
    pack = folder / "things"
    entries = [
        write_box(pack, "table", (1.4, 0.75, 0.8), group="table", top_m=0.75),
        write_box(pack, "chair", (0.5, 0.9, 0.5), group="seating"),
        write_box(pack, "cupboard", (0.9, 1.8, 0.4), group="storage"),
        write_box(pack, "picture", (0.5, 0.6, 0.03), group="picture or decor", elevation_m=1.3),
        write_box(pack, "cup", (0.08, 0.1, 0.08)),
        write_box(pack, "car", (1.8, 1.5, 4.2), group="vehicle"),
        write_box(pack, "house", (9.0, 7.0, 8.0), group="building"),
        write_box(pack, "post", (0.2, 3.0, 0.2), group="street"),
        write_box(pack, "tree", (3.0, 5.0, 3.0), group="tree", alpha="tree.png"),
        write_box(pack, "walker", (0.5, 1.7, 0.3), group="person"),
    ]
    halves = np.zeros((64, 64), np.uint8)
    halves[:, 32:] = 255
    Image.fromarray(halves).save(pack / "tree.png")
    write_index(pack, entries)
    tiles = folder / "textures"
    tiles.mkdir()
    Image.new("RGB", (64, 64), (90, 120, 60)).save(tiles / "grass.jpg")
    write_index(tiles, [{"id": "grass", "kind": "grass", "file": "grass.jpg"}])
    skies = folder / "hdri"
    skies.mkdir()
    write_sky(skies / "noon.hdr")
    write_index(skies, [{"id": "noon", "kind": "hdri outdoor", "file": "noon.hdr"}])
    write_layout(folder / "layouts")
    return folder


def write_layout(folder: Path) -> None:
    folder.mkdir()
    level = np.eye(3).tolist()
    spots = [(-1.5, 0, -1), (1.5, 0, 1), (0, 0, 2), (1, 0, -2)]
    objects = [
        {"pack": "things", "id": name, "at": at, "rotation": level}
        for name, at in zip(("table", "chair", "cupboard", "post"), spots, strict=True)
    ]
    (folder / "flat.json").write_text(json.dumps({"objects": objects}))


def write_sky(path: Path, *, sun: float = 2000.0) -> None:
    """A Radiance picture: grey above and below, one bright pixel."""
    values = np.full((*SKY_SHAPE, 3), 0.5)
    values[SUN_ROW, SUN_COLUMN] = sun
    mantissa, exponent = np.frexp(values.max(-1))
    scaled = values * (mantissa / values.max(-1) * 256)[..., None]
    rgbe = np.dstack([scaled, exponent + 128]).astype(np.uint8)
    height, width = SKY_SHAPE
    lines = [f"#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y {height} +X {width}\n".encode()]
    for row in rgbe:
        lines.append(bytes([2, 2, 0, width]))
        # The first component as one run where it can be, the others as they are.
        for component in row.T:
            same = (component == component[0]).all()
            lines.append(bytes([128 + width, component[0]]) if same else _literal(component))
    path.write_bytes(b"".join(lines))


def _literal(values: np.ndarray) -> bytes:
    return bytes([len(values)]) + values.tobytes()
