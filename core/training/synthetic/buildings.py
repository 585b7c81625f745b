"""Buildings and street furniture; fronts look towards -y."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.training.synthetic.meshes import (
    Mesh,
    boxes,
    cylinder,
    join,
    prism,
    quads,
    rotation,
    superellipsoid,
    surface,
    tube,
    tubes,
)  # fmt: skip
from core.training.synthetic.noise import f32
from core.training.synthetic.patterns import colour
from core.training.synthetic.stage import Prop, Stage, Top

F32 = NDArray[np.float32]


def house(stage: Stage, *, width: float, depth: float, floors: int) -> Prop:
    """A house with modelled windows, a door and a gable or flat roof; front at y = -depth / 2."""
    rng, prop = stage.rng, Prop()
    h = floors * rng.uniform(2.6, 3.3)
    wall = stage.material(
        "bricks",
        "plain",
        "plain",
        "mottled",
        "stones",
        "planks",
        "tiles",
        metres=rng.uniform(1.2, 3.5),
        bump=0.3,
    )
    prop.box((width, depth, h), (0, 0, 0), wall)
    glass, trim = (
        stage.material("photo", "gradient", metres=3, tint=0.35, gloss=0.9),
        stage.paint(rng.uniform(0.2, 0.95)),
    )
    _windows(
        prop, (width, depth, h), floors, rng.uniform([1.8, 0.8, 1.2], [3.5, 1.6, 1.8]), glass, trim
    )
    prop.box(
        (1.1, 0.1, 2.2),
        (rng.uniform(-0.3, 0.3) * width, -depth / 2 - 0.02, 0),
        stage.paint(colour(rng)),
    )
    if rng.random() < 0.3:
        for floor in range(1, floors):
            _balcony(
                stage, prop, (rng.uniform(-0.2, 0.2) * width, -depth / 2, floor * h / floors), trim
            )
    _roof(stage, prop, width, depth, h)
    return prop


def _windows(
    prop: Prop,
    size: tuple[float, float, float],
    floors: int,
    window: NDArray[np.floating],
    glass: int,
    trim: int,
) -> None:
    """Rows of windows on all four sides; `window` is their distance, width and height."""
    width, depth, h = size
    pitch, w, tall = window
    z = (np.arange(floors) + 0.32) * h / floors
    for long, deep, turn in ((width, depth, 0.0), (depth, width, np.pi / 2)):
        along = np.arange(-long / 2 + pitch / 2, long / 2 - 0.3, pitch)
        x, y, up = (a.reshape(-1) for a in np.meshgrid(along, [-deep / 2, deep / 2], z))
        at = np.stack([x, y, up], 1)
        count = (len(at), 1)
        panes = boxes(np.tile([w, 0.06, tall], count), at)
        prop.add(panes, glass, turn=rotation(yaw=turn))
        sill = boxes(np.tile([w + 0.15, 0.2, 0.07], count), at - f32([0, 0, 0.05]))
        lintel = boxes(np.tile([w, 0.12, 0.07], count), at + f32([0, 0, tall]))
        bars = [
            boxes(np.tile([0.07, 0.12, tall], count), at + f32([s * w / 2, 0, 0]))
            for s in (-1, 0, 1)
        ]
        prop.add(join([sill, lintel, *bars]), trim, turn=rotation(yaw=turn))


def _balcony(stage: Stage, prop: Prop, at: tuple[float, float, float], material: int) -> None:
    x, y, z = at
    prop.box((3.0, 1.1, 0.12), (x, y - 0.55, z), material)
    for bar in np.arange(-1.45, 1.5, 0.14):
        prop.box((0.02, 0.02, 0.95), (x + bar, y - 1.08, z + 0.1), material)
    prop.box((3.0, 0.05, 0.05), (x, y - 1.08, z + 1.02), material)


def _roof(stage: Stage, prop: Prop, width: float, depth: float, h: float) -> None:
    rng = stage.rng
    tiles = stage.material(
        "tiles",
        "bricks",
        "mottled",
        "planks",
        metres=rng.uniform(1.5, 3),
        tint=rng.uniform(0.3, 0.8),
    )
    if rng.random() < 0.35:
        prop.box((width + 0.3, depth + 0.3, 0.4), (0, 0, h), tiles)
        return
    rise = depth * rng.uniform(0.25, 0.55)
    gable = prism([(-depth / 2 - 0.4, 0), (depth / 2 + 0.4, 0), (0, rise)], height=width + 0.5)
    to_x = np.asarray([[0, 0, 1], [1, 0, 0], [0, 1, 0]], np.float32)
    prop.add(gable, tiles, (-width / 2 - 0.25, 0, h), turn=to_x)
    if rng.random() < 0.6:
        prop.box(
            (0.6, 0.6, rise + 0.6),
            (rng.uniform(-0.4, 0.4) * width, 0.2 * depth, h),
            stage.material("bricks", metres=1.5),
        )


def tower(stage: Stage, *, width: float, height: float) -> Prop:
    """A tall building with a window texture, for the distance."""
    prop = Prop()
    prop.box(
        (width, width, height),
        (0, 0, 0),
        stage.material("facade", metres=stage.rng.uniform(6, 14), gloss=0.1),
    )
    return prop


def facade_wall(stage: Stage, *, width: float, height: float) -> Prop:
    """A flat backdrop standing at y = 0."""
    prop, w = Prop(), width / 2
    wall = quads(f32([[(-w, 0, 0), (w, 0, 0), (w, 0, height), (-w, 0, height)]]))
    prop.add(
        wall, stage.material("facade", "photo", "bricks", "leaves", metres=stage.rng.uniform(3, 8))
    )
    return prop


def street_lamp(stage: Stage) -> Prop:
    """A lamp post."""
    rng, prop = stage.rng, Prop()
    h, metal = rng.uniform(4, 9), stage.material("metal", metres=1, tint=rng.uniform(0.2, 1))
    prop.add(tube([(0, 0, 0), (0, 0, h)], [0.09, 0.05]), metal)
    prop.add(tube([(0, 0, h), (0.5, 0, h + 0.35), (1.5, 0, h + 0.4)], 0.035), metal)
    prop.add(superellipsoid((0.7, 0.25, 0.14), ns=0.6), stage.paint(0.8), (1.6, 0, h + 0.37))
    return prop


def sign(stage: Stage) -> Prop:
    """A traffic sign or signpost."""
    rng, prop = stage.rng, Prop()
    h = rng.uniform(2.0, 3.0)
    prop.add(cylinder(radius=0.03, height=h), stage.material("metal", metres=0.5))
    n = int(rng.choice([3, 4, 8, 30]))
    angle = np.linspace(0, 2 * np.pi, n, endpoint=False) + np.pi / 2
    plate = prism(
        np.stack([np.cos(angle), np.sin(angle)], 1) * rng.uniform(0.25, 0.45), height=0.02
    )
    prop.add(
        plate.fitted(),
        stage.material("label", "plain", "gradient"),
        (0, -0.04, h),
        turn=rotation(pitch=np.pi / 2),
    )
    return prop


def fence(stage: Stage, *, length: float) -> Prop:
    """A fence along x: pickets, rails, bars or wire mesh."""
    rng, prop = stage.rng, Prop()
    h, kind = rng.uniform(0.8, 2.2), rng.random()
    material = (
        stage.material("wood", metres=0.6)
        if kind < 0.4
        else stage.paint(colour(rng, saturation=(0, 0.5)), gloss=0.3)
    )
    posts = np.arange(-length / 2, length / 2 + 0.01, rng.uniform(1.5, 2.8))
    for x in posts:
        prop.box((0.08, 0.08, h + 0.1), (x, 0, 0), material)
    if kind < 0.75:
        gap, w = rng.uniform(0.09, 0.2), rng.uniform(0.015, 0.08)
        x = np.arange(-length / 2, length / 2, gap)
        bars = boxes(
            np.tile([w, 0.02, h], (len(x), 1)), np.stack([x, 0 * x - 0.03, 0 * x + 0.06], 1)
        )
        prop.add(bars, material)
        for z in (0.2, h - 0.15):
            prop.box((length, 0.03, 0.06), (0, 0, z), material)
    else:
        prop.add(
            net(
                length=length,
                height=h,
                gap=rng.uniform(0.05, 0.12),
                wire=rng.uniform(0.0015, 0.003),
            ),
            material,
        )
    return prop


def net(*, length: float, height: float, gap: float, wire: float) -> Mesh:
    """Crossed diagonal wires over a rectangle in the x-z plane."""
    starts = np.arange(-length / 2 - height, length / 2, gap)
    paths = []
    for lean in (1, -1):
        x0 = starts if lean > 0 else starts + height
        bottom = np.stack([x0, 0 * x0, 0 * x0], 1)
        top = np.stack([x0 + lean * height, 0 * x0, 0 * x0 + height], 1)
        s0 = np.clip((np.clip(x0, -length / 2, length / 2) - x0) / (lean * height), 0, 1)
        s1 = np.clip(
            (np.clip(x0 + lean * height, -length / 2, length / 2) - x0) / (lean * height), 0, 1
        )
        span = top - bottom
        paths.append(np.stack([bottom + span * s0[:, None], bottom + span * s1[:, None]], 1))
    return tubes(np.concatenate(paths), wire, sides=3)


def wires(stage: Stage, start: F32, end: F32, *, count: int) -> Prop:
    """Sagging cables between two poles."""
    rng, prop = stage.rng, Prop()
    s = np.linspace(0, 1, 16)[:, None]
    for _ in range(count):
        shift = rng.normal(0, 0.3, 3)
        path = start + (end - start) * s + shift
        path[:, 2] -= rng.uniform(0.3, 1.2) * 4 * (s * (1 - s))[:, 0]
        prop.add(tube(path, rng.uniform(0.008, 0.025), sides=4), stage.paint(0.05))
    return prop


def bench(stage: Stage) -> Prop:
    """A park bench."""
    prop = Prop()
    wood, metal = stage.material("wood", metres=0.8), stage.paint(0.1)
    for y in np.linspace(-0.2, 0.2, 4):
        prop.box((1.6, 0.09, 0.04), (0, y, 0.42), wood)
    for z in (0.58, 0.7, 0.82):
        prop.box((1.6, 0.03, 0.09), (0, 0.26 + (z - 0.58) * 0.3, z), wood)
    for x in (-0.65, 0.65):
        prop.box((0.05, 0.45, 0.42), (x, 0, 0), metal)
    prop.tops.append(Top((0, 0, 0.46), (0.7, 0.18), clear=0.4))
    return prop


def rocks(stage: Stage, spots: F32, sizes: NDArray[np.floating]) -> Prop:
    """Lumpy stones at spots (n, 3) with sizes (n,)."""
    rng, prop = stage.rng, Prop()
    stone = stage.material("mottled", "ground", "stones", metres=rng.uniform(0.5, 2), bump=0.6)
    ball = superellipsoid((1, 1, 1), n=14)
    for at, size in zip(spots, sizes, strict=True):
        waves = sum(
            np.sin(ball.normals @ rng.normal(0, 3, 3) + rng.uniform(0, 6)) for _ in range(4)
        )
        points = ball.vertices * (1 + 0.1 * np.asarray(waves)[:, None]) * rng.uniform(0.6, 1.2, 3)
        prop.add(surface(points.reshape(14, 21, 3).astype(np.float32)), stone, at, scale=size)
    return prop
