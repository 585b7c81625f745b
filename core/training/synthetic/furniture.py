"""Furniture with true sizes; fronts look towards -y, backs stand at +y."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from core.training.synthetic.meshes import (
    box,
    cylinder,
    quads,
    revolution,
    rotation,
    superellipsoid,
    surface,
    tube,
)
from core.training.synthetic.noise import f32, fractal
from core.training.synthetic.patterns import colour
from core.training.synthetic.stage import Prop, Stage, Top


def timber(stage: Stage) -> int:
    """Wood, or painted board."""
    rng = stage.rng
    if rng.random() < 0.6:
        return stage.material(
            "wood",
            metres=rng.uniform(0.4, 1.2),
            gloss=rng.choice([0, 0.1, 0.5]),
            tint=rng.uniform(0.4, 1.3),
        )
    return stage.paint(
        colour(rng, saturation=(0, 0.5), value=(0.1, 0.98)), gloss=rng.choice([0.0, 0.3])
    )


def covering(stage: Stage) -> int:
    """Upholstery."""
    rng = stage.rng
    return stage.material(
        "fabric",
        "plain",
        "carpet",
        "mottled",
        "photo",
        metres=rng.uniform(0.2, 1.0),
        tint=rng.uniform(0.4, 1.2),
    )


def legs(
    prop: Prop,
    material: int,
    half: tuple[float, float],
    height: float,
    *,
    thick: float,
    round_: bool,
) -> None:
    """Four legs at the corners."""
    for x in (-half[0], half[0]):
        for y in (-half[1], half[1]):
            if round_:
                prop.add(
                    cylinder(radius=thick / 2, height=height, segments=10), material, (x, y, 0)
                )
            else:
                prop.box((thick, thick, height), (x, y, 0), material)


def table(
    stage: Stage, *, size: tuple[float, float] | None = None, height: float | None = None
) -> Prop:
    """A table or desk; round now and then."""
    rng, prop = stage.rng, Prop()
    w, d = size or rng.uniform([0.5, 0.45], [2.0, 1.0])
    h = height or rng.uniform(0.4, 0.78)
    board = (
        timber(stage)
        if rng.random() < 0.7
        else stage.material(
            "plain", "mottled", "tiles", "fabric", metres=rng.uniform(0.4, 1.5), gloss=0.2
        )
    )
    frame = timber(stage) if rng.random() < 0.6 else stage.material("metal", metres=0.5, gloss=0.5)
    thick = rng.uniform(0.015, 0.05)
    if rng.random() < 0.15:
        prop.add(
            cylinder(radius=w / 2, height=thick, segments=40),
            board,
            (0, 0, h - thick),
            scale=(1, d / w, 1),
        )
        prop.add(cylinder(radius=0.05, height=h - thick), frame)
        prop.add(cylinder(radius=0.3, height=0.03), frame)
    else:
        prop.box((w, d, thick), (0, 0, h - thick), board)
        leg = rng.uniform(0.03, 0.08)
        legs(
            prop, frame, (w / 2 - leg, d / 2 - leg), h - thick, thick=leg, round_=rng.random() < 0.4
        )
        if rng.random() < 0.4:
            prop.box((0.4, d * 0.9, h * 0.75), (w / 2 - 0.22, 0, h * 0.2), board)
    shrink = 0.8 if thick > 0.04 else 0.95
    prop.tops.append(Top((0, 0, h), (w / 2 * shrink, d / 2 * shrink), clear=0.6))
    return prop


def chair(stage: Stage) -> Prop:
    """A chair, a stool, or an office chair."""
    rng, prop = stage.rng, Prop()
    h, w, d = rng.uniform([0.42, 0.4, 0.4], [0.48, 0.5, 0.48])
    frame = timber(stage) if rng.random() < 0.6 else stage.material("metal", metres=0.5, gloss=0.6)
    seat = covering(stage) if rng.random() < 0.5 else frame
    prop.add(superellipsoid((w, d, 0.06), ns=0.3, ew=0.3), seat, (0, 0, h))
    if rng.random() < 0.3:
        prop.add(cylinder(radius=0.03, height=h), frame)
        for angle in np.arange(5) * 2 * np.pi / 5:
            end = (0.3 * np.cos(angle), 0.3 * np.sin(angle), 0.05)
            prop.add(tube([(0, 0, 0.12), end], 0.02, sides=6), frame)
            prop.add(superellipsoid((0.06, 0.06, 0.06)), stage.paint(0.05), end)
    else:
        legs(
            prop,
            frame,
            (w / 2 - 0.03, d / 2 - 0.03),
            h,
            thick=rng.uniform(0.02, 0.045),
            round_=rng.random() < 0.5,
        )
    kind = rng.random()
    back = rng.uniform(0.35, 0.6)
    lean = rotation(pitch=-rng.uniform(0.05, 0.25))
    if kind < 0.35:
        prop.add(
            superellipsoid((w * 0.95, 0.06, back), ns=0.3, ew=0.3),
            seat,
            (0, d / 2, h + 0.1 + back / 2),
            turn=lean,
        )
    elif kind < 0.85:
        upright = kind < 0.6
        for x in np.linspace(-w / 2 + 0.02, w / 2 - 0.02, 6 if upright else 2):
            prop.add(box((0.02, 0.02, back)), frame, (x, d / 2 - 0.02, h), turn=lean)
        for z in (back,) if upright else np.linspace(0.15, back, 4):
            prop.add(box((w, 0.02, 0.05), (0, 0, float(z))), frame, (0, d / 2 - 0.02, h), turn=lean)
    return prop


def sofa(stage: Stage) -> Prop:
    """A sofa or armchair with cushions."""
    rng, prop = stage.rng, Prop()
    seats = int(rng.integers(1, 4))
    w, cloth = 0.65 * seats + 0.3, covering(stage)
    prop.box((w, 0.85, 0.3), (0, 0, 0.08), cloth)
    for x in (-w / 2 + 0.09, w / 2 - 0.09):
        prop.add(superellipsoid((0.2, 0.88, 0.55), ns=0.3, ew=0.3), cloth, (x, 0, 0.34))
    prop.add(superellipsoid((w, 0.25, 0.7), ns=0.3, ew=0.2), cloth, (0, 0.36, 0.5))
    for i in range(seats):
        x = (i - (seats - 1) / 2) * 0.65
        prop.add(superellipsoid((0.64, 0.66, 0.2), ns=0.3, ew=0.25), cloth, (x, -0.08, 0.42))
        if rng.random() < 0.6:
            lean = rotation(pitch=-0.4 + rng.normal(0, 0.1), yaw=rng.normal(0, 0.3))
            pillow = superellipsoid((0.42, 0.14, 0.42), ns=0.8, ew=0.8).fitted()
            prop.add(
                pillow,
                stage.material("fabric", "photo", "carpet", "plain"),
                (x, 0.15, 0.68),
                turn=lean,
            )
    prop.tops.append(Top((0, -0.1, 0.52), (w / 2 - 0.25, 0.25), clear=0.5))
    return prop


def bed(stage: Stage) -> Prop:
    """A bed with a rumpled blanket and pillows."""
    rng, prop = stage.rng, Prop()
    w, frame = float(rng.choice([0.9, 1.4, 1.8])), timber(stage)
    prop.box((w, 2.05, 0.3), (0, 0, 0.05), frame)
    prop.box((w, 0.06, rng.uniform(0.6, 1.1)), (0, 1.03, 0), frame)
    prop.add(superellipsoid((w, 2.0, 0.25), ns=0.2, ew=0.15), stage.paint(0.9), (0, 0, 0.42))
    n = 60
    x, y = np.meshgrid(np.linspace(-0.56, 0.56, n) * w, np.linspace(-1.02, 0.55, n))
    z = 0.56 + 0.018 * fractal(rng, n, slope=1.6) - 0.35 * np.clip(np.abs(x) / w - 0.49, 0, 1) * 8
    blanket = surface(np.stack([x, y, z], -1).astype(np.float32))
    prop.add(blanket, covering(stage))
    for i in range(1 if w < 1 else 2):
        cx = 0.0 if w < 1 else (i - 0.5) * w / 2
        pillow = superellipsoid((0.6, 0.4, 0.16), ns=0.7, ew=0.6)
        prop.add(
            pillow, covering(stage), (cx, 0.75, 0.62), turn=rotation(pitch=rng.uniform(0, 0.5))
        )
    prop.tops.append(Top((0, -0.2, 0.6), (w / 2 - 0.1, 0.6), clear=0.4))
    return prop


def shelf(stage: Stage) -> Prop:
    """A shelf unit with free boards (its tops)."""
    rng, prop = stage.rng, Prop()
    w, d, h = rng.uniform([0.5, 0.22, 0.8], [1.8, 0.42, 2.2])
    wood, thick, rows = timber(stage), 0.022, int(rng.integers(2, 7))
    for x in (-w / 2, w / 2):
        prop.box((thick, d, h), (x, 0, 0), wood)
    if rng.random() < 0.7:
        prop.box((w, 0.008, h), (0, d / 2, 0), timber(stage))
    if rng.random() < 0.4:
        prop.box((thick, d, h), (rng.uniform(-0.3, 0.3) * w, 0, 0), wood)
    for z in np.linspace(0.06, h, rows + 1):
        prop.box((w, d, thick), (0, 0, z - thick), wood)
        gap = (h - 0.06) / rows - thick if z < h - 0.01 else 0.4
        prop.tops.append(Top((0, -0.01, float(z)), (w / 2 - 0.05, d / 2 - 0.02), clear=gap))
    return prop


def cabinet(stage: Stage) -> Prop:
    """A cupboard, drawers, a fridge or a wardrobe with doors and handles."""
    rng, prop = stage.rng, Prop()
    w, d, h = rng.uniform([0.4, 0.35, 0.6], [1.6, 0.65, 2.1])
    body, front = timber(stage), timber(stage)
    prop.box((w, d, h), (0, 0, 0), body)
    columns, rows = int(np.ceil(w / 0.55)), int(np.ceil(h / rng.uniform(0.2, 1.2)))
    knob = stage.material("metal", metres=0.1, gloss=0.7)
    for i in range(columns):
        for j in range(rows):
            x, z = (i + 0.5) * w / columns - w / 2, 0.03 + j * (h - 0.05) / rows
            size = (w / columns - 0.008, 0.02, (h - 0.05) / rows - 0.008)
            prop.box(size, (x, -d / 2 - 0.01, z), front)
            prop.box((0.1, 0.025, 0.012), (x, -d / 2 - 0.03, z + size[2] * 0.8), knob)
    prop.tops.append(Top((0, 0, h), (w / 2 - 0.03, d / 2 - 0.03), clear=0.5))
    return prop


def floor_lamp(stage: Stage) -> Prop:
    """A standing lamp."""
    rng, prop = stage.rng, Prop()
    h, metal = rng.uniform(1.2, 1.8), stage.material("metal", metres=0.3, gloss=0.5)
    prop.add(cylinder(radius=0.15, height=0.025), metal)
    prop.add(cylinder(radius=0.012, height=h), metal)
    shade = revolution([(rng.uniform(0.15, 0.25), 0), (rng.uniform(0.08, 0.2), 0.28)])
    prop.add(
        shade,
        stage.material("plain", "fabric", metres=0.4, glow=rng.uniform(0, 2)),
        (0, 0, h - 0.2),
    )
    return prop


def counter(stage: Stage) -> Prop:
    """A kitchen counter with wall cupboards, sink and tap."""
    rng, prop = stage.rng, Prop()
    w, front = rng.uniform(1.5, 3.5), timber(stage)
    prop.box((w, 0.58, 0.86), (0, 0.02, 0), front)
    stone = stage.material("mottled", "wood", "plain", "stones", metres=0.8, gloss=0.4)
    prop.box((w, 0.63, 0.04), (0, 0, 0.86), stone)
    dark, metal = stage.paint(0.08), stage.material("metal", metres=0.4, gloss=0.8)
    for x in np.arange(-w / 2 + 0.6, w / 2, 0.6):
        prop.box((0.006, 0.01, 0.8), (x, -0.275, 0.05), dark)
        prop.box((0.15, 0.03, 0.012), (x - 0.3, -0.29, 0.76), metal)
        prop.box((0.59, 0.34, 0.7), (x - 0.3, 0.14, 1.45), front)
    x = rng.uniform(-0.3, 0.3) * w
    prop.box((0.5, 0.4, 0.003), (x, 0, 0.9), metal)
    prop.box((0.42, 0.32, 0.001), (x, 0, 0.9035), dark)
    path = [(x, 0.22, 0.9), (x, 0.22, 1.15), (x, 0.15, 1.22), (x, 0.05, 1.2), (x, 0.03, 1.15)]
    prop.add(tube(path, 0.014), metal)
    for side in (-1, 1):
        prop.tops.append(Top((side * w / 4, -0.02, 0.9), (w / 4 - 0.05, 0.25), clear=0.5))
    return prop


def rug(stage: Stage) -> Prop:
    """A rug on the floor."""
    rng, prop = stage.rng, Prop()
    w, d = rng.uniform([0.8, 0.6], [2.6, 2.0])
    mat = quads(f32([[(-w, -d, 0), (w, -d, 0), (w, d, 0), (-w, d, 0)]]) / 2).fitted()
    prop.add(mat, stage.material("carpet", "photo", "fabric"), (0, 0, 0.008))
    return prop


def door(stage: Stage) -> Prop:
    """A door with its frame and handle, for a wall at y = 0."""
    rng, prop = stage.rng, Prop()
    h, leaf, frame = 2.03, timber(stage), timber(stage)
    prop.box((0.86, 0.04, h), (0, 0, 0), leaf)
    for x in (-0.46, 0.46):
        prop.box((0.08, 0.07, h + 0.06), (x, 0, 0), frame)
    prop.box((1.0, 0.07, 0.08), (0, 0, h), frame)
    if rng.random() < 0.5:
        pane = stage.material("gradient", "photo", gloss=0.6, tint=0.6, metres=2)
        for z in (0.2, 1.1):
            prop.box((0.55, 0.05, 0.75), (0, 0, z), pane if z > 1 else frame)
    metal = stage.material("metal", metres=0.2, gloss=0.8)
    prop.add(tube([(0.36, -0.02, 1.05), (0.36, -0.07, 1.05), (0.25, -0.07, 1.05)], 0.01), metal)
    return prop


def picture(stage: Stage) -> Prop:
    """A framed picture, poster, board or mirror-like panel, hanging on a wall at y = 0."""
    rng, prop = stage.rng, Prop()
    w, h = rng.uniform([0.2, 0.2], [1.2, 1.0])
    prop.box((w, 0.025, h), (0, -0.012, 0), timber(stage))
    edge = rng.uniform(0.005, 0.05)
    x, z0, z1 = w / 2 - edge, edge, h - edge
    pane = quads(
        f32([[(-x, -0.026, z0), (x, -0.026, z0), (x, -0.026, z1), (-x, -0.026, z1)]])
    ).fitted()
    prop.add(
        pane,
        stage.material(
            "photo", "photo", "page", "label", "plain", "gradient", gloss=rng.choice([0, 0.3])
        ),
    )
    return prop


def curtain(stage: Stage) -> Prop:
    """A hanging curtain with folds."""
    rng, prop = stage.rng, Prop()
    w, h, n = rng.uniform(0.4, 1.4), rng.uniform(1.2, 2.3), 90
    x, z = np.meshgrid(np.linspace(-w / 2, w / 2, n), np.linspace(0, h, 12))
    wave = np.sin(x / w * rng.uniform(20, 60) + rng.uniform(0, 6)) * rng.uniform(0.02, 0.05)
    y = wave * (1 - 0.3 * z / h) + 0.01 * np.sin(9 * z)
    sheet = surface(np.stack([x, y, z], -1).astype(np.float32))
    prop.add(sheet, stage.material("fabric", "plain", metres=rng.uniform(0.3, 1.2)))
    return prop


def window(stage: Stage, *, width: float, height: float) -> Prop:
    """A window frame with bars filling a hole of the given size; no glass."""
    rng, prop = stage.rng, Prop()
    frame = stage.paint(colour(rng, saturation=(0, 0.2), value=(0.2, 1.0)))
    bar = 0.05
    for x in np.linspace(-width / 2, width / 2, int(rng.integers(2, 5))):
        prop.box((bar, 0.06, height), (x, 0, 0), frame)
    for z in np.linspace(0, height - bar, int(rng.integers(2, 4))):
        prop.box((width, 0.06, bar), (0, 0, float(z)), frame)
    prop.box((width + 0.1, 0.25, 0.03), (0, -0.1, -0.03), frame)
    return prop


def radiator(stage: Stage) -> Prop:
    """A ribbed radiator."""
    rng, prop = stage.rng, Prop()
    w, white = rng.uniform(0.5, 1.4), stage.paint(rng.uniform(0.7, 0.98))
    for x in np.arange(-w / 2, w / 2, 0.06):
        prop.add(superellipsoid((0.05, 0.09, 0.55), ns=0.2, ew=0.4, n=10), white, (x, 0, 0.4))
    return prop


def bin_(stage: Stage) -> Prop:
    """A bin, bucket or basket."""
    rng, prop = stage.rng, Prop()
    r, h = rng.uniform(0.1, 0.2), rng.uniform(0.2, 0.6)
    rows = [(0, 0.01), (0.8 * r, 0), (r, h), (0.95 * r, h), (0.76 * r, 0.02)]
    prop.add(
        revolution(rows).fitted(),
        stage.material("plain", "metal", "mottled", "fabric", tint=rng.uniform(0.3, 1)),
    )
    return prop


Maker = Callable[[Stage], Prop]
AT_WALL: tuple[Maker, ...] = (shelf, shelf, cabinet, cabinet, sofa, table, radiator, counter, bed)
FREE: tuple[Maker, ...] = (table, table, chair, chair, chair, sofa, bin_, floor_lamp)
