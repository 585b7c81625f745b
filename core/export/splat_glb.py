"""Gaussian splats in glTF: points that programs without splats show as a coloured cloud.

The extension KHR_gaussian_splatting as of 2026: linear sizes and opacity, quaternions with w last.
"""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Any

import numpy as np

from core.camera import AXES_TEXT, Axes
from core.export import viewpoint
from core.export.scene import Scene
from core.export.splats import OPACITY, Splats, make_splats, splat_facts
from core.images.coded import srgb_light

EXTENSION = "KHR_gaussian_splatting"
_UNLIT = "KHR_materials_unlit"
_JSON, _BINARY = b"JSON", b"BIN\0"
_FLOAT, _SHORT, _POINTS = 5126, 5123, 0
_VERTICES = 34962


def write_splat_glb(scene: Scene, path: Path) -> None:
    """Write the discs with the photo's camera, y up; facts as extras.

    Raises as ``make_splats``, and OSError.
    """
    splats = make_splats(scene, path, Axes.OPENGL)
    columns = {
        "POSITION": splats.xyz,
        "COLOR_0": _fallback_colours(splats),
        f"{EXTENSION}:ROTATION": splats.turns[:, [1, 2, 3, 0]],
        f"{EXTENSION}:SCALE": splats.sizes,
        f"{EXTENSION}:OPACITY": np.full(len(splats.xyz), OPACITY, np.float32),
        f"{EXTENSION}:SH_DEGREE_0_COEF_0": splats.colours,
    }
    tree, data = _tree(columns)
    tree["asset"]["extras"] = (
        scene.metadata
        | splat_facts(scene)
        | {"axes": str(Axes.OPENGL), "axes_directions": AXES_TEXT[Axes.OPENGL]}
    )
    viewpoint.add_to_gltf(tree, scene)
    path.write_bytes(_packed(tree, data))


def _fallback_colours(splats: Splats) -> np.ndarray:
    """(N, 4) uint16: glTF's vertex colours are linear light, unlike the splats'."""
    linear = srgb_light(splats.rgb / np.float32(255))
    opaque = np.full((len(linear), 1), OPACITY, np.float32)
    colours: np.ndarray = np.round(65535 * np.hstack((linear, opaque))).astype(np.uint16)
    return colours


def _tree(columns: dict[str, np.ndarray]) -> tuple[dict[str, Any], bytes]:
    """A scene of one cloud, and its buffer."""
    views, accessors, parts, place = [], [], [], 0
    for name, values in columns.items():
        data = np.ascontiguousarray(values).tobytes()
        views.append({"buffer": 0, "byteOffset": place, "byteLength": len(data)})
        views[-1]["target"] = _VERTICES
        whole = values.dtype == np.uint16
        accessor: dict[str, Any] = {
            "bufferView": len(views) - 1,
            "componentType": _SHORT if whole else _FLOAT,
            "count": len(values),
            "type": "SCALAR" if values.ndim == 1 else f"VEC{values.shape[1]}",
        }
        if whole:
            accessor["normalized"] = True
        if name == "POSITION":
            accessor |= {"min": values.min(axis=0).tolist(), "max": values.max(axis=0).tolist()}
        accessors.append(accessor)
        parts.append(data)  # of four or eight bytes a value: every view begins at such a place
        place += len(data)
    splatting = {"kernel": "ellipse", "colorSpace": "srgb_rec709_display"}
    primitive = {
        "mode": _POINTS,
        "attributes": {name: number for number, name in enumerate(columns)},
        "material": 0,
        "extensions": {EXTENSION: splatting},
    }
    tree = {
        "asset": {"version": "2.0", "generator": "Leadline"},
        "extensionsUsed": [EXTENSION, _UNLIT],
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [{"mesh": 0}],
        "meshes": [{"primitives": [primitive]}],
        "materials": [{"extensions": {_UNLIT: {}}}],
        "accessors": accessors,
        "bufferViews": views,
        "buffers": [{"byteLength": place}],
    }
    return tree, b"".join(parts)


def _packed(tree: dict[str, Any], data: bytes) -> bytes:
    """The GLB container (glTF 2.0, chapter 4)."""
    text = json.dumps(tree, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 4)
    data += bytes(-len(data) % 4)
    chunks = b"".join(
        struct.pack("<I", len(content)) + kind + content
        for kind, content in ((_JSON, text), (_BINARY, data))
    )
    return b"glTF" + struct.pack("<II", 2, 12 + len(chunks)) + chunks
