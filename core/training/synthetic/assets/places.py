"""Whole furnished places whose layout the library holds: a house, a shop, a ward, a store."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.training.synthetic.assets.environment import environment
from core.training.synthetic.assets.indoors import room
from core.training.synthetic.assets.library import layouts
from core.training.synthetic.assets.placing import library_of, prop
from core.training.synthetic.meshes import quads
from core.training.synthetic.noise import f32
from core.training.synthetic.outdoor import plane
from core.training.synthetic.stage import CameraHint, Light, Sky, Stage, StagedScene

F32 = NDArray[np.float32]

# y up to z up: x right, y away, z up.
UPRIGHT = np.asarray([[1, 0, 0], [0, 0, -1], [0, 1, 0]], np.float32)
# Height of the ceiling that is put over a place, and how far its cameras may stray, metres.
CEILING_M = 3.2
LAMPS = 6


def place(stage: Stage) -> StagedScene:
    """One of the layouts, lit by lamps and from outside; a room where there is no layout."""
    rng, library = stage.rng, library_of(stage)
    found = layouts(library.folder, "objects")
    if not found:
        return room(stage)
    _, objects = found[int(rng.integers(len(found)))]
    spots = [spot for row in objects if (spot := _put(stage, row)) is not None]
    where = f32([at for at in spots if 0.0 <= at[2] < 2.0] or [(0, 0, 1)])
    low, high = np.quantile(where, 0.03, axis=0), np.quantile(where, 0.97, axis=0)
    _light(stage, low, high)
    targets = where[rng.permutation(len(where))[:20]] + f32([0, 0, 0.4])
    hint = CameraHint(
        (float(low[0]), float(low[1]), 0.9),
        (float(high[0]), float(high[1]), 1.9),
        targets,
        blur=0.05,
    )
    return stage.finish(hint)


def _put(stage: Stage, row: dict[str, Any]) -> F32 | None:
    """Place one object of a layout; returns where it stands."""
    entry = library_of(stage).by_name.get((str(row.get("pack")), str(row.get("id"))))
    made = prop(stage, entry) if entry is not None else None
    if made is None:
        return None
    turn = UPRIGHT @ f32(row["rotation"]) @ UPRIGHT.T
    at = UPRIGHT @ f32(row["at"])
    for mesh, material in made.parts:
        stage.add(mesh.transformed(rotation=turn, at=at), material)
    return at


def _light(stage: Stage, low: F32, high: F32) -> None:
    """Lamps in rows, a dim surrounding light, the sky outside, a ceiling and a floor."""
    rng = stage.rng
    level = float(rng.uniform(0.2, 0.7))
    stage.sky = Sky((level,) * 3, (level,) * 3, (0.6 * level,) * 3, ao_reach=1.5)
    around = environment(rng, library_of(stage), "outdoor")
    if around is not None:
        stage.sky = around.behind(stage.sky)
    for _ in range(LAMPS):
        x, y = (float(rng.uniform(a, b)) for a, b in zip(low[:2], high[:2], strict=True))
        power = tuple(rng.uniform(1.5, 5) * np.exp(rng.normal(0, 0.1) * f32([1, 0, -1])))
        stage.lights.append(Light((x, y, CEILING_M - 0.5), power, 0.3))
    plain = stage.paint(0.9)
    stage.add(quads(plane(80, CEILING_M)), plain)
