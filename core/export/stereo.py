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
_Pair = tuple[ByteImage, ByteImage]


def write_side_by_side(scene: Scene, path: Path) -> None:
    """Write both pictures at full width."""
    _write(scene, path, lambda pair: np.concatenate(pair, axis=1))


def write_half_side_by_side(scene: Scene, path: Path) -> None:
    """Write both pictures at half their width, for televisions."""
    _write(scene, path, _halved)


def write_top_bottom(scene: Scene, path: Path) -> None:
    """Write the left eye's picture above the right eye's, at full height."""
    _write(scene, path, lambda pair: np.concatenate(pair, axis=0))


def write_vr180(scene: Scene, path: Path) -> None:
    """Write both pictures on the half sphere before the eyes, left beside right.

    The cameras stand as far apart as eyes and look in parallel: what is shown has its size.
    """
    from core.effects.comfort import StereoPose  # imports torch
    from core.effects.half_sphere import half_sphere_side, on_half_sphere

    picture = _picture(scene)
    pose = StereoPose(1000 * EYES_M, math.inf)
    pair = _pair(picture, pose)
    side = half_sphere_side(picture.size.width, picture.focal_px)
    eyes = [on_half_sphere(eye, picture.focal_px, side) for eye in pair]
    facts = {"projection": "equirectangular, 180 by 180 degrees", **_pose_facts(pose)}
    _save(np.concatenate(eyes, axis=1), path, scene.metadata | facts)


def _picture(scene: Scene) -> Picture:
    from core.effects.picture import EffectSource

    source = EffectSource(scene.photo, scene.estimate, scene.focal.px, scene.scale)
    return source.picture(MAX_PIXELS)


def _pair(picture: Picture, pose: StereoPose) -> _Pair:
    from core.effects.stereo import StereoRenderer

    renderer = StereoRenderer(picture)
    return renderer.pair(baseline_mm=pose.baseline_mm, converge_m=pose.converge_m)


def _write(scene: Scene, path: Path, layout: Callable[[_Pair], ByteImage]) -> None:
    from core.effects.comfort import comfort_of, comfortable_pose

    picture = _picture(scene)
    viewing = VIEWINGS[scene.viewing]
    pose = comfortable_pose(picture, viewing, metric=scene.in_metres)
    comfort = comfort_of(picture, pose, viewing)
    told = {"viewing": viewing.title, **_pose_facts(pose), **comfort.facts}
    _save(layout(_pair(picture, pose)), path, scene.metadata | told)


def _halved(pair: _Pair) -> ByteImage:
    height, width = pair[0].shape[:2]
    halves = [
        Image.fromarray(eye).resize((max(1, width // 2), height), Image.Resampling.BOX)
        for eye in pair
    ]
    return np.concatenate([np.asarray(half) for half in halves], axis=1)


def _pose_facts(pose: StereoPose) -> Facts:
    converge = pose.converge_m if math.isfinite(pose.converge_m) else None
    return {"baseline_mm": pose.baseline_mm, "converge_m": converge}


def _save(pixels: ByteImage, path: Path, facts: Facts) -> None:
    encoded = BytesIO()
    comment = json.dumps(facts).encode()
    Image.fromarray(pixels).save(encoded, "JPEG", quality=_QUALITY, comment=comment)
    path.write_bytes(encoded.getbuffer())
