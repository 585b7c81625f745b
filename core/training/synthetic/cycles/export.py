"""A scene and its cameras as files that the Blender script reads.

``scene.npz``: vertices (V, 3), normals (V, 3), uv (V, 2), faces (F, 3), material_of (F,).
``textures/NNN.png``: RGB, and coverage where a material has cut-outs.
``surroundings.exr``: radiance of all directions, rows from the zenith down; if there are any.
``scene.json``: ``materials``, ``lights``, ``sky`` and ``views``; z up, metres.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import OpenEXR
from numpy.typing import NDArray
from PIL import Image

from core.training.synthetic.render import Camera
from core.training.synthetic.stage import Light, StagedScene
from core.training.synthetic.textures import SIZE, Bank
from core.training.synthetic.views import FRAME_MM

F32 = NDArray[np.float32]
Rng = np.random.Generator

SURROUNDINGS = "surroundings.exr"


@dataclass(frozen=True)
class Focus:
    """A lens that is sharp at a distance, and how far it blurs what is endlessly far, pixels."""

    distance_m: float
    blur_px: float


def write_scene(
    folder: Path, scene: StagedScene, bank: Bank, shots: Sequence[tuple[Camera, Focus | None]]
) -> None:
    """Write everything that one run of the Blender script needs."""
    (folder / "textures").mkdir(parents=True, exist_ok=True)
    per = np.asarray([m.per_metre for m in scene.materials], np.float32)
    of_vertex = np.zeros(len(scene.vertices), np.int64)
    of_vertex[scene.faces.reshape(-1)] = np.repeat(scene.material_of, 3)
    uv = scene.vertex_table[:, 3:] * per[of_vertex]
    np.savez(
        folder / "scene.npz", vertices=scene.vertices, normals=scene.vertex_table[:, :3],
        uv=uv, faces=scene.faces, material_of=scene.material_of,
    )  # fmt: skip
    used = np.unique(scene.material_of)
    for index in {scene.materials[m].texture for m in used}:
        _write_texture(folder / "textures", bank, index)
    surroundings = scene.sky.environment
    if surroundings is not None:
        _write_exr(folder / SURROUNDINGS, surroundings.radiance)
    description = {
        "materials": [_material(scene, index) for index in range(len(scene.materials))],
        "lights": [_light(light) for light in scene.lights if not _drawn(scene, light)],
        "sky": {
            "colour": [float(c) for c in scene.sky.horizon],
            "yaw": None if surroundings is None else surroundings.yaw,
        },
        "views": [_view(camera, focus) for camera, focus in shots],
    }
    (folder / "scene.json").write_text(json.dumps(description))


def read_colour(path: Path) -> F32:
    """Linear colour (H, W, 3) of a rendered view."""
    with OpenEXR.File(str(path)) as file:
        pixels = file.channels()["RGB"].pixels
    return np.asarray(pixels, np.float32)


def choose_focus(rng: Rng, inverse: F32, share: float) -> Focus | None:
    """Now and then a lens with a shallow depth of field, sharp at something near."""
    seen = inverse[inverse > 0]
    if rng.random() >= share or not seen.size:
        return None
    distance = 1 / float(np.quantile(seen, rng.uniform(0.5, 0.97)))
    return Focus(distance, float(rng.uniform(1.5, 9.0)))


def _write_texture(folder: Path, bank: Bank, index: int) -> None:
    area = SIZE * SIZE
    texels = bank.texels[index * area : (index + 1) * area]
    image = np.ascontiguousarray(texels).view(np.uint8).reshape(SIZE, SIZE, 4)
    Image.fromarray(image).save(folder / f"{index:03d}.png", compress_level=1)


def _write_exr(path: Path, radiance: F32) -> None:
    header = {"compression": OpenEXR.ZIP_COMPRESSION, "type": OpenEXR.scanlineimage}
    with OpenEXR.File(header, {"RGB": np.ascontiguousarray(radiance)}) as file:
        file.write(str(path))


def _material(scene: StagedScene, index: int) -> dict[str, Any]:
    material = scene.materials[index]
    return {
        "texture": f"{material.texture:03d}.png",
        "tint": [float(t) for t in material.tint],
        "contrast": float(material.contrast),
        "gloss": float(material.gloss),
        "glow": float(material.glow),
        "cutout": material.cutout,
    }


def _drawn(scene: StagedScene, light: Light) -> bool:
    """Whether a light stands for the surroundings, which Blender samples by itself."""
    return light.sun and scene.sky.environment is not None and scene.sky.fill < 1


def _light(light: Light) -> dict[str, Any]:
    return {
        "at": [float(x) for x in light.at],
        "colour": [float(c) for c in light.colour],
        "radius": float(light.radius),
        "sun": light.sun,
    }


def _view(camera: Camera, focus: Focus | None) -> dict[str, Any]:
    millimetres = camera.f_px / camera.width * FRAME_MM
    view: dict[str, Any] = {
        "rotation": camera.rotation.tolist(),
        "at": camera.at.tolist(),
        "width": camera.width,
        "height": camera.height,
        "lens_mm": millimetres,
    }
    if focus is not None:
        # The circle of confusion at infinity is lens^2 / (stop * distance).
        circle_mm = 2 * focus.blur_px * FRAME_MM / camera.width
        view["focus_m"] = focus.distance_m
        view["stop"] = max(0.05, millimetres**2 / (1000 * focus.distance_m * circle_mm))
    return view
