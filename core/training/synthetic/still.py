"""Layouts of things seen close whose picture is filled by them: desks from above, still lifes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.training.synthetic import clutter, furniture
from core.training.synthetic.indoor import FLOORS, cover, furnish, indoor_light, shell
from core.training.synthetic.meshes import box
from core.training.synthetic.noise import f32
from core.training.synthetic.stage import CameraHint, Stage, StagedScene, Top

F32 = NDArray[np.float32]

BACKDROPS = ("photo", "fabric", "plain", "mottled", "planks", "wood", "collage", "label", "bricks")


def _room(stage: Stage, share: float) -> tuple[float, float, float]:
    w, d, h = stage.rng.uniform([3.0, 3.0, 2.4], [6, 6, 3.0])
    size = (float(w), float(d), float(h))
    shell(stage, size)
    indoor_light(stage, size)
    furnish(stage, size, share=share)
    return size


def desk(stage: Stage) -> StagedScene:
    """A table or a floor with a few things, looked down upon from near."""
    rng = stage.rng
    _room(stage, share=0.4)
    top = Top((0, 0, 0.001), (1.0, 0.8), clear=0.7)
    if rng.random() < 0.8:
        size = tuple(rng.uniform([1.1, 0.7], [2.2, 1.3]))
        top = stage.place(furniture.table(stage, size=size, height=rng.uniform(0.6, 0.85)), 0)[0]
    else:
        floor = stage.material(*FLOORS, metres=rng.uniform(0.5, 2))
        stage.add(box((2.2, 1.8, 0.001), (0, 0, 0)), floor)
    if rng.random() < 0.2:
        cover(stage, top)
    near = float(np.exp(rng.uniform(np.log(0.22), np.log(1.2))))
    reach = 0.3 + 0.5 * near
    focus = Top(top.at, (min(top.half[0], reach), min(top.half[1], reach)), top.yaw, 0.6)
    makers = clutter.DESK if rng.random() < 0.6 else clutter.SMALL
    clutter.scatter(stage, focus, makers, int(rng.integers(3, 16)), scale=rng.uniform(0.85, 1.15))
    x, y, z = top.at
    spread = [0.15 * near + 0.08, 0.12 * near + 0.06, 0.02]
    targets = f32([(x, y, z + 0.03)]) + rng.normal(0, spread, (12, 3)).astype(np.float32)
    return stage.finish(
        CameraHint(
            (x - 0.6, y - 0.6, z + 0.3),
            (x + 0.6, y + 0.6, z + 1.2),
            targets,
            distance=(near * 0.8, near * 1.4),
            blur=0.12,
        )
    )


def still_life(stage: Stage) -> StagedScene:
    """Things close before a wall, a cloth or a shelf, often with a long lens."""
    rng = stage.rng
    _, d, _ = _room(stage, share=0.2)
    behind = float(np.exp(rng.uniform(np.log(0.12), np.log(0.8))))
    height, wide = rng.uniform(0.4, 0.8), rng.uniform(0.9, 1.6)
    back = stage.material(*BACKDROPS, metres=rng.uniform(0.4, 1.6))
    if rng.random() < 0.25:
        stage.place(furniture.shelf(stage), (0, behind, 0), scale=(1.5, 1, 1))
    stage.add(box((4, 0.02, 2.2), (0, behind + 0.15, 0)), back)
    deep = behind + 0.3
    stage.add(
        box((wide, deep, 0.03), (0, behind - deep / 2, height - 0.03)), furniture.timber(stage)
    )
    top = Top((0, behind - deep / 2, height + 0.001), (wide / 2, deep / 2), 0.0, 0.9)
    if rng.random() < 0.4:
        cover(stage, top)
    for scale in (rng.uniform(1.0, 2.0), rng.uniform(0.7, 1.3)):
        clutter.scatter(stage, top, clutter.SMALL, int(rng.integers(8, 32)), scale=scale)
    targets = f32([(0, behind / 2, height + 0.16)]) + rng.normal(0, [0.2, 0.05, 0.08], (10, 3))
    front = min(2.6, float(d) / 2 - 0.2)
    return stage.finish(
        CameraHint(
            (-0.5, -front, height + 0.1),
            (0.5, -0.6, height + 0.7),
            targets.astype(np.float32),
            distance=(0.5, front),
            span=(0.3, 0.9),
            blur=0.15,
        )
    )
