"""People, busts and statues from near, before a room, a street or a garden."""

from __future__ import annotations

import numpy as np

from core.training.synthetic.assets.indoors import furnish, room_shell
from core.training.synthetic.assets.library import IndexEntry
from core.training.synthetic.assets.outdoors import (
    BUILDINGS,
    PEOPLE,
    VEHICLES,
    car,
    house,
    open_sky,
    walker,
)
from core.training.synthetic.assets.placing import some_prop, tile
from core.training.synthetic.meshes import quads
from core.training.synthetic.noise import f32
from core.training.synthetic.outdoor import plane
from core.training.synthetic.stage import CameraHint, Light, Stage, StagedScene

EYES_OVER_HEIGHT = 0.93
FOOT_OF_BUST_M = 1.05


def anyone(entry: IndexEntry) -> bool:
    """A person standing, or a bust."""
    return entry.pack in ("people", "statues") or walker(entry)


def surroundings(stage: Stage) -> bool:
    """What stands behind the figure at the origin; returns whether that is indoors."""
    rng = stage.rng
    if rng.random() < 0.5:
        w, d = (float(s) for s in rng.uniform(4, 9, 2))
        room_shell(stage, (w, d, 2.8))
        furnish(stage, (w, d, 2.8), share=0.7)
        return True
    open_sky(stage, night=0.08)
    stage.add(quads(plane(500)), tile(stage, "paving", "grass", "concrete", "ground", metres=3))
    for index in range(16):
        angle, away = rng.uniform(0, 2 * np.pi), rng.uniform(4, 25)
        at = away * f32([np.cos(angle), np.sin(angle), 0])
        groups, wanted = (
            (("tree", "plant"), None), (VEHICLES, car), (PEOPLE, walker), (("street",), None),
        )[index % 4]  # fmt: skip
        made = some_prop(stage, groups, wanted)
        if made is not None and away > 2 + max(made[0].size[:2]) / 2:
            stage.place(made[1], at, yaw=rng.uniform(0, 6))
    for _ in range(int(rng.integers(1, 5))):
        made, angle = some_prop(stage, BUILDINGS, house), rng.uniform(0, 2 * np.pi)
        if made is not None:
            at = (24 + rng.uniform(0, 12)) * f32([np.cos(angle), np.sin(angle), 0])
            stage.place(made[1], at, yaw=angle - np.pi / 2)
    return False


def portrait(stage: Stage) -> StagedScene:
    """One to four people or busts from near, often with a long lens and a soft background."""
    rng = stage.rng
    indoors = surroundings(stage)
    targets = []
    count = int(rng.choice([1, 1, 1, 2, 3, 4]))
    for index in range(count):
        made = some_prop(stage, ("person", "statue"), anyone)
        if made is None:
            continue
        entry, thing = made
        tall = entry.size[2]
        foot = 0.0 if tall > 1.1 else FOOT_OF_BUST_M
        x, y = 0.65 * (index - (count - 1) / 2), float(rng.normal(0, 0.3))
        stage.place(thing, (x, y, foot), yaw=float(rng.normal(0, 0.6)))
        targets.append((x, y, foot + EYES_OVER_HEIGHT * tall - rng.uniform(0, 0.25)))
    if indoors or rng.random() < 0.3:
        glow = float(rng.uniform(0.5, 3))
        stage.lights.append(Light((rng.uniform(-2, 2), -2.5, 2.4), (glow,) * 3, 0.4))
    hint = CameraHint(
        (-1.6, -3.0, 0.9), (1.6, -0.5, 1.9), f32(targets or [(0, 0, 1.5)]),
        distance=(0.5, 2.4), span=(0.35, 2.0), blur=0.5,
    )  # fmt: skip
    return stage.finish(hint)
