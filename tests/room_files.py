"""A synthetic room as files that the program opens without a model: a photo, and its depth."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from core.export.registry import export_files
from core.export.scene import Scene
from core.types import Estimate, FocalLength, FocalSource, ModelInfo, Photo
from tests.core.rooms import PHOTO, Room, as_estimated, table, tilted

FOCAL_PX = 900.0
BOX = ((1.2, 0.0, 4.0), (2.2, 0.9, 5.0))
CUPBOARD = ((-2.4, 0.0, 3.5), (-1.6, 1.8, 5.0))
SHADES = {"floor": (150, 116, 84), "wall": (214, 210, 200), "things": (96, 120, 150)}


def furnished_room(*, pitch_deg: float = 12.0, roll_deg: float = 4.0) -> Room:
    """A table, a box and a cupboard; the camera stands 1.6 m above the floor."""
    from core.measuring.measure import MetricCamera

    boxes = (*table(0.4, 3.0, 1.4, 0.8), CUPBOARD, BOX)
    shell = ((-2.5, 0.0, -1.0), (2.5, 2.6, 6.0))
    return Room(shell, boxes, 1.6, tilted(pitch_deg, roll_deg), MetricCamera(PHOTO, FOCAL_PX))


def room_scene(room: Room, *, seed: int = 7) -> Scene:
    """What an export of that room is made from; the map has a network's errors."""
    canonical = as_estimated(room, np.random.default_rng(seed))
    info = ModelInfo("compact", "0" * 64, "cpu", "float32")
    photo = Photo("room.png", Path("room.png"), picture(room))
    return Scene(
        photo,
        Estimate(canonical, 67.0, PHOTO, info),
        FocalLength(FOCAL_PX, FocalSource.MANUAL),
        None,
    )


def picture(room: Room) -> np.ndarray:
    """The room in three shades, the farther the darker, (H, W, 3) uint8."""
    bare = Room(room.shell, (), room.height_m, room.rotation, room.camera)
    things = room.depth() < bare.depth() - 1e-6
    kinds = np.where(things, 2, np.where(room.on_floor(), 0, 1))
    shades = np.array(list(SHADES.values()), np.float64)[kinds]
    small = shades * (1.15 - 0.08 * room.depth()[..., None])
    return np.asarray(Image.fromarray(small.clip(0, 255).astype(np.uint8)).resize(PHOTO))


def write_room(folder: Path, room: Room | None = None) -> Path:
    """Write photo and NPZ; returns the NPZ, which opens as the photo with its depth."""
    scene = room_scene(room or furnished_room())
    folder.mkdir(parents=True, exist_ok=True)
    Image.fromarray(scene.photo.rgb).save(folder / "room.png")
    return export_files(scene, folder, ["npz"], stem="room").files[0]
