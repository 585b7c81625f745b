"""Stereo pairs for headsets, televisions and players, with what they ask of the eyes.

Names are those by which players know the layout.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from core.effects.viewing import EYES_M, VIEWINGS
from core.export.facts import Facts
from core.export.scene import Scene
from core.types import ByteImage

if TYPE_CHECKING:
    from core.effects.comfort import StereoPose
    from core.effects.picture import Picture

MAX_PIXELS = 8_300_000
"""Of one eye: 4K, which no such screen exceeds."""
_QUALITY = 95
Pair = tuple[ByteImage, ByteImage]


def side_by_side(pair: Pair) -> ByteImage:
    """Both pictures at full width, the left eye's first."""
    return np.concatenate(pair, axis=1)


def half_side_by_side(pair: Pair) -> ByteImage:
    """Both pictures at half their width."""
    height, width = pair[0].shape[:2]
    halves = [
        Image.fromarray(eye).resize((max(1, width // 2), height), Image.Resampling.BOX)
        for eye in pair
    ]
    return np.concatenate([np.asarray(half) for half in halves], axis=1)


def top_bottom(pair: Pair) -> ByteImage:
    """The left eye's picture above the right eye's, at full height."""
    return np.concatenate(pair, axis=0)


def write_side_by_side(scene: Scene, path: Path) -> None:
    """Write both pictures at full width."""
    _write(scene, path, side_by_side)


def write_half_side_by_side(scene: Scene, path: Path) -> None:
    """Write both pictures at half their width, for televisions."""
    _write(scene, path, half_side_by_side)


def write_top_bottom(scene: Scene, path: Path) -> None:
    """Write the left eye's picture above the right eye's, at full height."""
    _write(scene, path, top_bottom)


def write_vr180(scene: Scene, path: Path) -> None:
    """Write both pictures on the half sphere before the eyes, left beside right.

    The cameras stand as far apart as eyes and look in parallel: what is shown has its size.
    """
    from core.effects.comfort import StereoPose  # imports torch
    from core.effects.half_sphere import half_sphere_side, on_half_sphere

    picture = _picture(scene)
    pose = StereoPose(1000 * EYES_M, math.inf)
    pair = eyes_of(picture, pose)
    side = half_sphere_side(picture.size.width, picture.focal_px)
    eyes = [on_half_sphere(eye, picture.focal_px, side) for eye in pair]
    facts = {"projection": "equirectangular, 180 by 180 degrees", **pose_facts(pose)}
    _save(np.concatenate(eyes, axis=1), path, scene.metadata | facts)


def _picture(scene: Scene) -> Picture:
    from core.effects.picture import EffectSource

    source = EffectSource(scene.photo, scene.estimate, scene.focal.px, scene.scale)
    return source.picture(MAX_PIXELS)


def eyes_of(picture: Picture, pose: StereoPose) -> Pair:
    """What both eyes see; gaps are filled."""
    from core.effects.stereo import StereoRenderer

    renderer = StereoRenderer(picture)
    return renderer.pair(baseline_mm=pose.baseline_mm, converge_m=pose.converge_m)


def _write(scene: Scene, path: Path, layout: Callable[[Pair], ByteImage]) -> None:
    from core.effects.comfort import comfort_of, comfortable_pose

    picture = _picture(scene)
    viewing = VIEWINGS[scene.viewing]
    pose = comfortable_pose(picture, viewing, metric=scene.in_metres)
    comfort = comfort_of(picture, pose, viewing)
    told = {"viewing": viewing.title, **pose_facts(pose), **comfort.facts}
    _save(layout(eyes_of(picture, pose)), path, scene.metadata | told)


def pose_facts(pose: StereoPose) -> Facts:
    """What a file says of where the cameras stand."""
    converge = pose.converge_m if math.isfinite(pose.converge_m) else None
    return {"baseline_mm": pose.baseline_mm, "converge_m": converge}


def _save(pixels: ByteImage, path: Path, facts: Facts) -> None:
    encoded = BytesIO()
    comment = json.dumps(facts).encode()
    Image.fromarray(pixels).save(encoded, "JPEG", quality=_QUALITY, comment=comment)
    path.write_bytes(encoded.getbuffer())
