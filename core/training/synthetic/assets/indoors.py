"""Furnished rooms, table tops and desks of assets."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from core.training.synthetic.assets.environment import environment
from core.training.synthetic.assets.groups import arrange
from core.training.synthetic.assets.library import IndexEntry
from core.training.synthetic.assets.placing import (
    SMALL_GROUPS,
    chair,
    library_of,
    pick,
    prop,
    scatter,
    some_prop,
    table,
    tile,
)
from core.training.synthetic.indoor import indoor_light, pendants, shell
from core.training.synthetic.meshes import box, quads, rotation
from core.training.synthetic.noise import f32
from core.training.synthetic.stage import CameraHint, Stage, StagedScene, Top

Size = tuple[float, float, float]

FLOORS = ("wood floor", "wood", "tiles", "carpet", "stone", "marble", "concrete")
WALLS = ("plaster", "plaster", "wallpaper", "brick", "concrete", "wood", "tiles", "board")
AT_WALL = ("storage", "storage", "table", "bed", "appliance", "seating", "bathroom", "electronics")
DINING = ("table",)
SEATS = ("seating",)


def at_wall(entry: IndexEntry) -> bool:
    """Furniture that stands with its back to a wall."""
    w, d, h = entry.size
    return 0.35 < w < 2.8 and d < 2.3 and 0.35 < h < 2.5 and entry.elevation_m < 0.1


def hanging(entry: IndexEntry) -> bool:
    """Hangs at a wall."""
    return entry.elevation_m > 0.5 and entry.size[1] < 0.6 and entry.size[0] < 1.6


def free_standing(entry: IndexEntry) -> bool:
    """Stands about in a room."""
    return max(entry.size[:2]) < 2.2 and 0.3 < entry.size[2] < 2.2 and entry.elevation_m < 0.1


def room_shell(stage: Stage, size: Size) -> None:
    """Floor, walls and ceiling with textures of the library; the sun or night outside."""
    rng = stage.rng
    floor = tile(stage, *FLOORS, metres=rng.uniform(0.8, 2.5), gloss=rng.choice([0, 0.1, 0.4]))
    wall = tile(stage, *WALLS, metres=rng.uniform(1.0, 3.0), bump=0.05)
    plain = rng.random() < 0.6
    shell(stage, size, floor=floor, wall=None if plain else wall)
    indoor_light(stage, size)
    kinds = ("night",) if rng.random() < 0.2 else ("outdoor",)
    around = environment(rng, library_of(stage), *kinds)
    if around is not None:
        stage.sky = around.behind(stage.sky)
    pendants(stage, size)


def furnish(stage: Stage, size: Size, *, share: float = 0.8) -> list[Top]:
    """Furniture along the walls, pictures and cupboards on them, groups in the middle."""
    tops: list[Top] = []
    for side in range(4):
        tops += _along_wall(stage, size, side, share)
    rng, (w, d, _) = stage.rng, size
    for _ in range(int(rng.integers(1, max(2, int(1 + w * d / 8))))):
        at = (rng.uniform(-0.28, 0.28) * w, rng.uniform(-0.28, 0.28) * d)
        if rng.random() < 0.5:
            tops += arrange(stage, 0.8 * w, 0.8 * d) or group(stage, at)
        else:
            tops += _single(stage, at)
    return tops


def _along_wall(stage: Stage, size: Size, side: int, share: float) -> list[Top]:
    rng, (w, d, h) = stage.rng, size
    yaw = side * np.pi / 2
    length, reach = (w, d / 2) if side % 2 == 0 else (d, w / 2)
    x, tops = -length / 2 + 0.4, list[Top]()
    while x < length / 2 - 0.6:
        wanted, groups = (at_wall, AT_WALL) if rng.random() < share else (hanging, HUNG)
        made = some_prop(stage, groups, wanted)
        if made is None:
            return tops
        entry, thing = made
        width, depth, height = entry.size
        if x + width > length / 2 - 0.3 or entry.elevation_m + height > h:
            x += 0.5
            continue
        lift = entry.elevation_m if wanted is hanging else 0.0
        at = rotation(yaw=yaw) @ f32([x + width / 2, reach - depth / 2 - 0.03, lift])
        tops += stage.place(thing, at, yaw=yaw + rng.normal(0, 0.01))
        x += width + rng.uniform(0.02, 0.6)
    return tops


HUNG = ("picture or decor", "storage", "electronics", "lamp", "appliance", "bathroom")


def group(stage: Stage, at: Sequence[float]) -> list[Top]:
    """A table with chairs around it that face it."""
    rng = stage.rng
    made = some_prop(stage, DINING, table)
    seat = some_prop(stage, SEATS, chair)
    if made is None:
        return []
    entry, thing = made
    yaw = float(rng.uniform(0, 2 * np.pi))
    tops = stage.place(thing, (*at, 0), yaw=yaw)
    if seat is None:
        return tops
    for quarter in range(4):
        if rng.random() < 0.7:
            turn = quarter * np.pi / 2
            reach = entry.size[quarter % 2 == 0] / 2 + rng.uniform(0.05, 0.4)
            spot = rotation(yaw=yaw + turn) @ f32([rng.normal(0, 0.1), reach, 0]) + f32([*at, 0])
            stage.place(seat[1], spot, yaw=yaw + turn + rng.normal(0, 0.15))
    return tops


FREE = ("seating", "plant", "lamp", "statue", "animal", "table", "clothing", "person", "storage")


def _single(stage: Stage, at: Sequence[float]) -> list[Top]:
    made = some_prop(stage, FREE, free_standing)
    return stage.place(made[1], (*at, 0), yaw=stage.rng.uniform(0, 6)) if made else []


def room(stage: Stage) -> StagedScene:
    """A furnished room with things on its tables and shelves."""
    rng = stage.rng
    w, d, h = (float(s) for s in rng.uniform([2.6, 2.6, 2.3], [7.5, 7.5, 3.2]))
    room_shell(stage, (w, d, h))
    tops = furnish(stage, (w, d, h))
    for top in tops:
        scatter(stage, top, int(min(9, rng.poisson(1 + 10 * top.half[0] * top.half[1]))))
    if rng.random() < 0.5:
        scatter(stage, Top((0, 0, 0.001), (w * 0.4, d * 0.4), clear=0.8), int(rng.integers(1, 7)))
    targets = f32([top.at for top in tops] or [(0, 0, 0.8)])
    low, high = (-0.46 * w, -0.46 * d, 0.35), (0.46 * w, 0.46 * d, min(h - 0.3, 2.2))
    return stage.finish(CameraHint(low, high, targets, blur=0.08))


def desk(stage: Stage) -> StagedScene:
    """A table in a room with many small things, seen from near, mostly from above."""
    rng = stage.rng
    w, d, h = (float(s) for s in rng.uniform([3, 3, 2.4], [6, 6, 3]))
    room_shell(stage, (w, d, h))
    for side in range(4):
        _along_wall(stage, (w, d, h), side, 0.6)
    near = float(np.exp(rng.uniform(np.log(0.25), np.log(1.5))))
    reach = 0.25 + 0.4 * near
    top = _work_top(stage)
    focus = Top(top.at, (min(top.half[0], reach), min(top.half[1], reach)), top.yaw, 0.6)
    groups = SMALL_GROUPS if rng.random() < 0.6 else ("small object", "kitchenware", "food")
    scatter(stage, focus, int(rng.integers(4, 22)), groups=groups)
    x, y, z = top.at
    targets = f32([(x, y, z + 0.05)]) + rng.normal(0, [0.15 * near, 0.12 * near, 0.03], (12, 3))
    hint = CameraHint(
        (x - 0.7, y - 0.7, z + 0.08), (x + 0.7, y + 0.7, z + 1.2), targets.astype(np.float32),
        distance=(near * 0.7, near * 1.4), blur=0.2,
    )  # fmt: skip
    return stage.finish(hint)


def _work_top(stage: Stage) -> Top:
    """A table's top, the floor, or a plain board where no table can be used."""
    rng = stage.rng
    chosen = pick(stage, DINING, table) if rng.random() < 0.85 else None
    made = prop(stage, chosen) if chosen is not None else None
    tops = stage.place(made, 0.0, yaw=rng.uniform(0, 6)) if made is not None else []
    if tops:
        return tops[0]
    stage.add(box((1.8, 1.1, 0.02), (0, 0, 0)), tile(stage, "wood", "fabric", "carpet", metres=1))
    return Top((0, 0, 0.021), (0.8, 0.5), clear=0.8)


def still_life(stage: Stage) -> StagedScene:
    """Things before a wall or a cloth, with a normal to long lens."""
    rng = stage.rng
    room_shell(stage, (5.0, 5.0, 2.8))
    behind = float(np.exp(rng.uniform(np.log(0.15), np.log(1.2))))
    back = quads([[(-2, behind, 0), (2, behind, 0), (2, behind, 2.2), (-2, behind, 2.2)]])
    if rng.random() < 0.7:
        stage.add(back, tile(stage, *WALLS, "fabric", "wood", metres=rng.uniform(0.5, 2)))
    height, deep = rng.uniform(0.4, 0.8), behind + 0.35
    board = tile(stage, "wood", "marble", "fabric", "stone", "wicker", metres=rng.uniform(0.4, 1.2))
    middle = behind - deep / 2
    stage.add(box((1.6, deep, 0.03), (0, middle, height - 0.03)), board)
    top = Top((0, middle, height + 0.001), (0.6, deep / 2 - 0.05), clear=0.9)
    scatter(stage, top, int(rng.integers(6, 26)))
    targets = f32([(0, behind / 3, height + 0.1)]) + rng.normal(0, [0.2, 0.05, 0.05], (10, 3))
    hint = CameraHint(
        (-0.6, -2.3, height + 0.05), (0.6, -0.5, height + 0.8), targets.astype(np.float32),
        distance=(0.45, 2.2), span=(0.25, 1.0), blur=0.25,
    )  # fmt: skip
    return stage.finish(hint)
