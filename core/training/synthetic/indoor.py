"""Layouts of rooms, corridors and table tops."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.training.synthetic import clutter, furniture
from core.training.synthetic.buildings import facade_wall
from core.training.synthetic.foliage import potted_plant
from core.training.synthetic.meshes import box, cylinder, quads, rotation
from core.training.synthetic.noise import f32
from core.training.synthetic.people import person
from core.training.synthetic.stage import CameraHint, Light, Prop, Sky, Stage, StagedScene, Top

F32 = NDArray[np.float32]

WALLS = ("plain", "plain", "plain", "mottled", "bricks", "tiles", "planks", "fabric", "stones")
FLOORS = ("planks", "planks", "wood", "tiles", "carpet", "mottled", "asphalt", "stones")


def indoor_light(stage: Stage, size: tuple[float, float, float]) -> None:
    """One to three lamps below the ceiling, sometimes the sun through the windows; soft ambient."""
    rng, (w, d, h) = stage.rng, size
    tint = np.exp(rng.normal(0, 0.12) * np.asarray([1, 0, -1]))
    level = rng.uniform(0.15, 0.6)
    around = tuple(level * tint)
    stage.sky = Sky(
        around, around, tuple(level * rng.uniform(0.4, 1.0) * tint), ao_reach=rng.uniform(0.4, 2.0)
    )
    for index in range(int(rng.integers(1, 4))):
        at = (rng.uniform(-0.4, 0.4) * w, rng.uniform(-0.4, 0.4) * d, h - rng.uniform(0.1, 0.5))
        power = rng.uniform(1.0, 5.0) * np.exp(rng.normal(0, 0.12) * np.asarray([1, 0, -1]))
        stage.lights.append(Light(at, tuple(power), rng.uniform(0.05, 0.5), shadow=index < 2))
    if rng.random() < 0.35:
        towards = (rng.normal(0, 0.6), rng.normal(0, 0.6), rng.uniform(0.3, 0.9))
        stage.lights.append(Light(towards, (3.5, 3.3, 2.8), 0.01, sun=True))


def shell(
    stage: Stage,
    size: tuple[float, float, float],
    *,
    floor: int | None = None,
    wall: int | None = None,
) -> None:
    """Floor, ceiling and four walls, one or two with a window, one with a door.

    The floor and the walls have a material of their own where none is given.
    """
    rng, (w, d, h) = stage.rng, size
    if floor is None:
        floor = stage.material(
            *FLOORS, metres=rng.uniform(0.6, 2.5), gloss=rng.choice([0, 0.1, 0.5]), bump=0.1
        )
    ceiling = stage.material("plain", "plain", "tiles", "planks", metres=rng.uniform(1, 3))
    if wall is None:
        wall = stage.material(*WALLS, metres=rng.uniform(0.8, 3), tint=rng.uniform(0.6, 1.4))
    stage.add(box((w + 0.4, d + 0.4, 0.1), (0, 0, -0.1)), floor)
    stage.add(box((w + 0.4, d + 0.4, 0.1), (0, 0, h)), ceiling)
    holes = set(rng.permutation(4)[: int(rng.choice([0, 1, 1, 2]))].tolist())
    for side in range(4):
        yaw = side * np.pi / 2
        length, reach = (w, d / 2) if side % 2 == 0 else (d, w / 2)
        panel = (
            wall
            if rng.random() < 0.8
            else stage.material(*WALLS, "photo", metres=rng.uniform(1, 3))
        )
        prop = _wall(stage, panel, length, h, hole=side in holes)
        stage.place(prop, rotation(yaw=yaw) @ f32([0, reach, 0]), yaw=yaw)


def _wall(stage: Stage, material: int, length: float, h: float, *, hole: bool) -> Prop:
    """A wall at y = 0 seen from -y, with what hangs on it."""
    rng, prop = stage.rng, Prop()
    skirting = furniture.timber(stage)
    if rng.random() < 0.7:
        prop.box((length, 0.03, 0.08), (0, -0.015, 0), skirting)
    if hole:
        w, tall, sill = (
            rng.uniform(0.8, 0.7 * length),
            rng.uniform(0.9, 1.5),
            rng.uniform(0.3, 0.95),
        )
        tall = min(tall, h - sill - 0.15)
        side = (length - w) / 2 + 0.1
        for end in (-1, 1):
            prop.box((side, 0.15, h), (end * (w + side) / 2, 0.075, 0), material)
        prop.box((w, 0.15, sill), (0, 0.075, 0), material)
        prop.box((w, 0.15, h - sill - tall), (0, 0.075, sill + tall), material)
        prop.put(furniture.window(stage, width=w, height=tall), (0, 0.06, sill))
        prop.put(facade_wall(stage, width=60, height=30), (0, rng.uniform(5, 30), -8))
        if rng.random() < 0.5:
            for x in (-w / 2.0, w / 2.0):
                prop.put(furniture.curtain(stage), (x, -0.1, max(0.05, h - 2.4)))
        return prop
    prop.box((length + 0.3, 0.15, h), (0, 0.075, 0), material)
    spots = np.arange(-length / 2 + 0.6, length / 2 - 0.4, 1.1)
    for x in spots:
        pick = rng.random()
        if pick < 0.2 and h > 2.15:
            prop.put(furniture.door(stage), (x, 0, 0))
        elif pick < 0.6:
            prop.put(furniture.picture(stage), (x, 0, rng.uniform(1.0, 1.5)))
        elif pick < 0.66:
            prop.put(furniture.curtain(stage), (x, -0.08, 0.1))
    return prop


def furnish(stage: Stage, size: tuple[float, float, float], *, share: float = 0.75) -> list[Top]:
    """Furniture along the walls and in the middle; returns the free tops."""
    rng, (w, d, _) = stage.rng, size
    tops: list[Top] = []
    for side in range(4):
        yaw = side * np.pi / 2
        length, reach = (w, d / 2) if side % 2 == 0 else (d, w / 2)
        x = -length / 2 + 0.5
        while x < length / 2 - 0.7:
            if rng.random() > share:
                x += 0.7
                continue
            prop = furniture.AT_WALL[int(rng.integers(len(furniture.AT_WALL)))](stage)
            low, high = prop.bounds
            if x + high[0] - low[0] > length / 2:
                x += 0.6
                continue
            at = rotation(yaw=yaw) @ f32([x - low[0], reach - high[1] - 0.02, 0])
            tops += stage.place(prop, at, yaw=yaw + rng.normal(0, 0.01))
            x += float(high[0] - low[0]) + rng.uniform(0.02, 0.5)
    for _ in range(int(rng.integers(1, int(3 + w * d / 5)))):
        prop = furniture.FREE[int(rng.integers(len(furniture.FREE)))](stage)
        middle = (rng.uniform(-0.32, 0.32) * w, rng.uniform(-0.32, 0.32) * d, 0)
        tops += stage.place(prop, middle, yaw=rng.uniform(0, 2 * np.pi))
    return tops


def litter(stage: Stage, tops: list[Top], *, dense: float) -> None:
    """Small things on the tops."""
    for top in tops:
        room = 4 * top.half[0] * top.half[1]
        count = int(min(14, stage.rng.poisson(dense * (1 + 12 * room))))
        clutter.scatter(stage, top, clutter.DESK if top.clear > 0.45 else clutter.SMALL, count)


def room(stage: Stage) -> StagedScene:
    """A furnished room."""
    rng = stage.rng
    w, d, h = rng.uniform([2.4, 2.4, 2.25], [7.5, 7.5, 3.2])
    size = (float(w), float(d), float(h))
    shell(stage, size)
    indoor_light(stage, size)
    for _ in range(int(rng.integers(0, 3))):
        stage.place(
            furniture.rug(stage), (*rng.uniform(-0.3, 0.3, 2) * [w, d], 0), yaw=rng.uniform(0, 3)
        )
    tops = furnish(stage, size)
    litter(stage, tops, dense=rng.uniform(0.3, 1.6))
    floor = Top((0, 0, 0), (w * 0.4, d * 0.4), clear=0.8)
    clutter.scatter(
        stage,
        floor,
        (*clutter.SMALL, furniture.bin_, potted_plant),
        int(rng.integers(0, 10)),
        scale=1.4,
    )
    for _ in range(int(rng.choice([0, 0, 1, 2]))):
        at = (rng.uniform(-0.35, 0.35) * w, rng.uniform(-0.35, 0.35) * d, 0)
        stage.place(person(stage), at, yaw=rng.uniform(0, 6))
    pendants(stage, size)
    targets = f32([top.at for top in tops] or [(0, 0, 0.8)])
    return stage.finish(
        CameraHint(
            (-0.44 * w, -0.44 * d, 0.5), (0.44 * w, 0.44 * d, min(h - 0.3, 2.2)), targets, blur=0.08
        )
    )


def pendants(stage: Stage, size: tuple[float, float, float]) -> None:
    """Lamps at the ceiling."""
    rng, (w, d, h) = stage.rng, size
    glowing = stage.paint(0.95, glow=rng.uniform(1, 4))
    for _ in range(int(rng.integers(0, 4))):
        x, y, drop = rng.uniform(-0.4, 0.4) * w, rng.uniform(-0.4, 0.4) * d, rng.uniform(0.02, 0.7)
        stage.add(cylinder(radius=0.006, height=drop).transformed(at=(x, y, h - drop)), glowing)
        if rng.random() < 0.5:
            stage.add(
                cylinder(radius=rng.uniform(0.1, 0.25), height=0.1).transformed(
                    at=(x, y, h - drop)
                ),
                glowing,
            )
        else:
            stage.add(box((0.3, 1.2, 0.06), (x, y, h - drop - 0.03)), glowing)


def corridor(stage: Stage) -> StagedScene:
    """A long hall or an office floor with desks, pillars and ceiling lights."""
    rng = stage.rng
    office = rng.random() < 0.55
    low, high = ([6, 6, 2.5], [16, 16, 3.6]) if office else ([1.4, 7, 2.3], [3.2, 25, 3.4])
    w, d, h = rng.uniform(low, high)
    size = (float(w), float(d), float(h))
    shell(stage, size)
    indoor_light(stage, size)
    panel = stage.paint(0.97, glow=rng.uniform(0.5, 3))
    for y in np.arange(-d / 2 + 1, d / 2, rng.uniform(1.8, 3.5)):
        for x in np.arange(-w / 2 + min(1.5, w / 2), w / 2, 3.0):
            stage.add(box((0.6, 1.2, 0.03), (x, y, h - 0.03)), panel)
    tops = _desks(stage, size) if office else furnish(stage, size, share=0.25 if w > 2.2 else 0.08)
    litter(stage, tops, dense=0.7)
    for _ in range(int(rng.integers(0, 4))):
        at = (rng.uniform(-0.4, 0.4) * w, rng.uniform(-0.45, 0.45) * d, 0)
        stage.place(person(stage), at, yaw=rng.uniform(0, 6))
    ends = f32([(0, s * d / 2, z) for s in (-1, 1) for z in (0.7, 1.2, 1.6)])
    targets = np.vstack([ends, f32([top.at for top in tops[:12]]).reshape(-1, 3)])
    return stage.finish(
        CameraHint((-0.42 * w, -0.46 * d, 1.0), (0.42 * w, 0.46 * d, 1.9), targets, blur=0.05)
    )


def _desks(stage: Stage, size: tuple[float, float, float]) -> list[Top]:
    rng, (w, d, h) = stage.rng, size
    tops: list[Top] = []
    pillar, divider = stage.material("plain", metres=2), furniture.covering(stage)
    for x in np.arange(-w / 2 + 1.2, w / 2 - 1, rng.uniform(1.8, 2.6)):
        for y in np.arange(-d / 2 + 1.2, d / 2 - 1, rng.uniform(1.8, 3.0)):
            pick = rng.random()
            if pick < 0.6:
                yaw = float(rng.choice([0, np.pi]))
                tops += stage.place(
                    furniture.table(stage, size=(1.5, 0.75), height=0.73), (x, y, 0), yaw=yaw
                )
                stage.place(
                    furniture.chair(stage),
                    (x, y - 0.7 * np.cos(yaw), 0),
                    yaw=yaw + np.pi + rng.normal(0, 0.4),
                )
                if rng.random() < 0.4:
                    stage.add(box((1.5, 0.04, 1.25), (x, y + 0.42, 0)), divider)
            elif pick < 0.7:
                stage.add(box((0.4, 0.4, h), (x, y, 0)), pillar)
            elif pick < 0.85:
                tops += stage.place(
                    furniture.shelf(stage), (x, y, 0), yaw=rng.choice([0, np.pi / 2])
                )
    return tops


def tabletop(stage: Stage) -> StagedScene:
    """Things on a table or floor seen close."""
    rng = stage.rng
    w, d, h = rng.uniform([2.5, 2.5, 2.4], [6, 6, 3.0])
    size = (float(w), float(d), float(h))
    shell(stage, size)
    indoor_light(stage, size)
    if rng.random() < 0.6:
        furnish(stage, size, share=0.5)
    else:
        litter(stage, furnish(stage, size, share=0.8)[:8], dense=0.6)
    on_floor = rng.random() < 0.12
    top = Top((0, 0, 0.001), (0.7, 0.7), clear=0.8)
    if not on_floor:
        desk = furniture.table(
            stage, size=tuple(rng.uniform([0.8, 0.6], [1.8, 1.1])), height=rng.uniform(0.5, 0.9)
        )
        top = stage.place(desk, (0, 0, 0), yaw=rng.uniform(0, 6))[0]
    if rng.random() < 0.3:
        cover(stage, top)
    focus = Top(top.at, (min(top.half[0], 0.55), min(top.half[1], 0.45)), top.yaw, 0.6)
    makers = clutter.DESK if rng.random() < 0.4 else clutter.SMALL
    clutter.scatter(stage, focus, makers, int(rng.integers(6, 36)), scale=rng.uniform(0.8, 1.2))
    x, y, z = top.at
    targets = f32([(x, y, z + 0.06)]) + rng.normal(0, [0.12, 0.1, 0.03], (12, 3)).astype(np.float32)
    hint = CameraHint(
        (-0.45 * w, -0.45 * d, z + 0.12),
        (0.45 * w, 0.45 * d, z + 1.3),
        targets,
        distance=(0.2, 1.6),
        blur=0.25,
    )
    return stage.finish(hint)


def cover(stage: Stage, top: Top) -> None:
    """A cloth, mat or board under the things."""
    w, d = top.half
    mat = quads(f32([[(-w, -d, 0), (w, -d, 0), (w, d, 0), (-w, d, 0)]])).fitted()
    material = stage.material("photo", "fabric", "carpet", "page", "grass")
    stage.add(
        mat.transformed(rotation=rotation(yaw=top.yaw), at=np.add(top.at, (0, 0, 0.002))), material
    )
