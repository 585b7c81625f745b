"""Small things that stand on tables, shelves and floors; all sizes are those of real things."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from core.training.synthetic.devices import cable, desk_lamp, keyboard, laptop, screen
from core.training.synthetic.foliage import potted_plant
from core.training.synthetic.meshes import (
    Mesh,
    box,
    cylinder,
    prism,
    revolution,
    rotation,
    superellipsoid,
    surface,
    tube,
)  # fmt: skip
from core.training.synthetic.noise import fractal, turns
from core.training.synthetic.patterns import colour
from core.training.synthetic.stage import Prop, Stage, Top

SKINS = ("label", "photo", "photo", "plain", "mottled", "fabric", "gradient", "collage", "wood")


def skin(stage: Stage, *, fitted: bool = True) -> int:
    """A random material for a small thing."""
    rng = stage.rng
    gloss = float(rng.choice([0.0, 0.15, 0.6], p=[0.5, 0.3, 0.2]))
    if rng.random() < 0.35:
        return stage.paint(colour(rng, saturation=(0, 0.9), value=(0.03, 1.0)), gloss=gloss)
    metres = None if fitted else rng.uniform(0.1, 0.6)
    return stage.material(*SKINS, metres=metres, gloss=gloss, tint=rng.uniform(0.5, 1.4))


def carton(stage: Stage) -> Prop:
    """A package or a box, sometimes lying open."""
    rng, prop = stage.rng, Prop()
    size = rng.uniform([0.04, 0.04, 0.03], [0.28, 0.2, 0.3])
    faces = box(size)
    material = stage.material("label", "photo", "label", "plain", "collage")
    fitted = Mesh(faces.vertices, faces.normals, faces.uv / size.max(), faces.faces)
    prop.add(fitted, material)
    prop.tops.append(Top((0, 0, float(size[2])), (size[0] / 2, size[1] / 2), clear=0.2))
    return prop


def books(stage: Stage) -> Prop:
    """A pile of books, or a row of standing ones."""
    rng, prop, at = stage.rng, Prop(), 0.0
    standing = rng.random() < 0.5
    for _ in range(int(rng.integers(1, 9))):
        thick, deep, tall = rng.uniform([0.008, 0.12, 0.16], [0.05, 0.2, 0.3])
        cover = stage.material("label", "photo", "plain", "fabric", tint=rng.uniform(0.5, 1.2))
        size = (thick, deep, tall) if standing else (deep, tall, thick)
        mesh = box(size).fitted()
        if standing:
            prop.add(
                mesh, cover, (at, rng.normal(0, 0.008), 0), turn=rotation(roll=rng.normal(0, 0.03))
            )
        else:
            prop.add(mesh, cover, (0, 0, at), turn=rotation(yaw=rng.normal(0, 0.15)))
        at += thick + (0.002 if standing else 0)
    if not standing:
        prop.tops.append(Top((0, 0, at), (0.06, 0.08), clear=0.2))
    return prop


def turned(stage: Stage, profile: list[tuple[float, float]], *, segments: int = 28) -> Mesh:
    """A body of revolution through rounded points, with texture around it once."""
    points = np.asarray(profile, float)
    line = np.linspace(0, len(points) - 1, 4 * len(points))
    smooth = np.stack([np.interp(line, np.arange(len(points)), points[:, i]) for i in (0, 1)], 1)
    return revolution(smooth, segments=segments).fitted()


def bottle(stage: Stage) -> Prop:
    """A bottle or a jar with a cap."""
    rng, prop = stage.rng, Prop()
    radius, height = rng.uniform(0.025, 0.05), rng.uniform(0.12, 0.34)
    neck, shoulder = radius * rng.uniform(0.25, 0.9), height * rng.uniform(0.5, 0.85)
    profile = [
        (0, 0),
        (radius, 0.004),
        (radius, shoulder),
        (neck, (shoulder + height) / 2),
        (neck, height),
    ]
    prop.add(turned(stage, profile), skin(stage))
    cap = stage.paint(colour(rng, saturation=(0, 0.9)), gloss=0.4)
    prop.add(cylinder(radius=neck * 1.1, height=height * 0.07), cap, (0, 0, height * 0.97))
    if rng.random() < 0.6:
        band = revolution(
            [(radius * 1.01, shoulder * 0.2), (radius * 1.01, shoulder * 0.8)]
        ).fitted()
        prop.add(band, stage.material("label", "photo", "page"))
    return prop


def can(stage: Stage) -> Prop:
    """A tin, a roll or a candle."""
    rng, prop = stage.rng, Prop()
    radius = rng.uniform(0.02, 0.06)
    height = radius * rng.uniform(1, 4)
    prop.add(cylinder(radius=radius, height=height, segments=28).fitted(), skin(stage))
    if rng.random() < 0.25:
        turn = rotation(pitch=np.pi / 2, yaw=rng.uniform(0, 6))
        prop.parts = [(m.transformed(rotation=turn, at=(0, 0, radius)), i) for m, i in prop.parts]
    return prop


def handle(radius: float, reach: float, height: float) -> Mesh:
    """A C-shaped handle beside x = reach."""
    angle = np.linspace(-np.pi / 2, np.pi / 2, 9)
    path = np.stack(
        [reach + 0.55 * height * np.cos(angle), 0 * angle, height * (1 + np.sin(angle)) * 0.8], 1
    )
    return tube(path, radius)


def mug(stage: Stage) -> Prop:
    """A mug, cup or tumbler; hollow."""
    rng, prop = stage.rng, Prop()
    radius, height = rng.uniform(0.03, 0.05), rng.uniform(0.07, 0.13)
    low = radius * rng.uniform(0.6, 1.05)
    profile = [
        (0, 0),
        (low, 0.002),
        (radius, height),
        (radius * 0.92, height),
        (low * 0.9, 0.01),
        (0, 0.01),
    ]
    material = skin(stage)
    prop.add(turned(stage, profile), material)
    if rng.random() < 0.75:
        prop.add(handle(0.005, radius * 0.92, height * 0.55), material)
    liquid = stage.paint(colour(rng, value=(0.05, 0.5)), gloss=0.7)
    prop.add(
        cylinder(radius=radius * 0.9, height=0.001), liquid, (0, 0, height * rng.uniform(0.4, 0.9))
    )
    return prop


def bowl(stage: Stage) -> Prop:
    """A bowl or plate, often with fruit."""
    rng, prop = stage.rng, Prop()
    radius = rng.uniform(0.06, 0.17)
    height = radius * rng.uniform(0.12, 0.7)
    s = np.linspace(0, 1, 8)
    outer = np.stack([radius * (0.4 + 0.6 * s), height * s**1.6], 1)
    inner = np.stack([radius * 0.96 * (0.4 + 0.6 * s), height * s**1.6 + 0.006], 1)[::-1]
    prop.add(
        revolution(np.vstack([[(0, 0)], outer, inner, [(0, 0.006)]]), segments=36).fitted(),
        skin(stage),
    )
    for _ in range(int(rng.integers(0, 7))):
        x, y = rng.uniform(-0.5, 0.5, 2) * radius
        prop.put(fruit(stage), (x, y, 0.25 * height), yaw=rng.uniform(0, 6), scale=radius / 0.16)
    return prop


def fruit(stage: Stage) -> Prop:
    """A fruit, ball or pebble."""
    rng, prop = stage.rng, Prop()
    size = rng.uniform(0.04, 0.1) * rng.uniform(0.7, 1.3, 3)
    tone = colour(rng, saturation=(0.3, 0.95), value=(0.3, 0.95))
    body = superellipsoid(size, ns=rng.uniform(0.7, 1.1), ew=rng.uniform(0.8, 1.1))
    prop.add(body, stage.paint(tone, gloss=0.25), (0, 0, size[2] / 2))
    return prop


def blob(stage: Stage) -> Prop:
    """A smooth solid with random bumps: toys, stones, bread, crumpled things."""
    rng, prop = stage.rng, Prop()
    size = rng.uniform(0.04, 0.22) * rng.uniform(0.5, 1.4, 3)
    ball = superellipsoid(size, ns=rng.uniform(0.2, 1.5), ew=rng.uniform(0.2, 1.5), n=28)
    waves = sum(
        np.sin(ball.normals @ rng.normal(0, rng.uniform(1, 7), 3) + rng.uniform(0, 6))
        for _ in range(4)
    )
    lumps = ball.vertices * (1 + rng.uniform(0, 0.12) * np.asarray(waves, np.float32)[:, None])
    mesh = surface(lumps.reshape(28, 42, 3)).fitted()
    prop.add(mesh, skin(stage), (0, 0, size[2] / 2), turn=rotation(yaw=rng.uniform(0, 6)))
    return prop


def toy(stage: Stage) -> Prop:
    """A figure of joined rounded parts."""
    rng, prop = stage.rng, Prop()
    unit_size = rng.uniform(0.04, 0.1)
    for _ in range(int(rng.integers(3, 9))):
        at = rng.normal(0, 0.5, 3) * unit_size
        size = rng.uniform(0.3, 1.2, 3) * unit_size
        part = superellipsoid(size, ns=rng.uniform(0.1, 1.2), ew=rng.uniform(0.1, 1.2)).fitted()
        prop.add(part, skin(stage), at, turn=turns(rng, 1)[0])
    low, _ = prop.bounds
    return prop.placed((0, 0, -low[2]))


def pens(stage: Stage) -> Prop:
    """Pens and tools in a cup, or lying about."""
    rng, prop = stage.rng, Prop()
    in_cup = rng.random() < 0.6
    if in_cup:
        prop.put(can(stage), (0, 0, 0))
    for _ in range(int(rng.integers(1, 9))):
        length, radius = rng.uniform(0.12, 0.24), rng.uniform(0.003, 0.008)
        pen = cylinder(radius=radius, height=length, segments=8)
        ink = stage.paint(colour(rng, saturation=(0, 0.95), value=(0.05, 0.95)), gloss=0.3)
        if in_cup:
            lean = rotation(pitch=rng.normal(0, 0.15), roll=rng.normal(0, 0.15))
            prop.add(pen, ink, (*rng.normal(0, 0.012, 2), 0.05), turn=lean)
        else:
            lie = rotation(pitch=np.pi / 2, yaw=rng.uniform(0, 6))
            prop.add(pen, ink, (*rng.normal(0, 0.06, 2), radius), turn=lie)
    return prop


def papers(stage: Stage) -> Prop:
    """Loose sheets, magazines, envelopes, a cloth."""
    rng, prop = stage.rng, Prop()
    for index in range(int(rng.integers(1, 6))):
        w, h = rng.choice([[0.21, 0.3], [0.15, 0.21], [0.22, 0.11]]) / 2
        n = 10
        x, y = np.meshgrid(np.linspace(-w, w, n), np.linspace(-h, h, n))
        curl = rng.uniform(0, 0.02) * (x / w * rng.uniform(-1, 1) + y / h) ** 2
        sheet = surface(
            np.stack([x, y, curl + 0.001 + 0.0015 * index], -1).astype(np.float32)
        ).fitted()
        at = (*rng.normal(0, 0.05, 2), 0)
        prop.add(
            sheet,
            stage.material("page", "page", "photo", "label"),
            at,
            turn=rotation(yaw=rng.uniform(0, 6)),
        )
    return prop


def cloth(stage: Stage) -> Prop:
    """Crumpled cloth or a bag."""
    rng, prop = stage.rng, Prop()
    size, n = rng.uniform(0.2, 0.45), 48
    heap = np.exp(-(np.linspace(-2, 2, n)[:, None] ** 2) - np.linspace(-2, 2, n)[None] ** 2)
    folds = np.abs(fractal(rng, n, slope=1.7))
    z = heap * (0.3 + 0.5 * folds) * size * rng.uniform(0.2, 0.7)
    x, y = np.meshgrid(np.linspace(-0.5, 0.5, n) * size, np.linspace(-0.5, 0.5, n) * size)
    mesh = surface(np.stack([x, y, z + 0.002], -1).astype(np.float32))
    prop.add(
        mesh, stage.material("fabric", "plain", "carpet", "photo", metres=rng.uniform(0.2, 0.6))
    )
    return prop


def vase(stage: Stage) -> Prop:
    """A vase or jug of a random profile."""
    rng, prop = stage.rng, Prop()
    height, radius = rng.uniform(0.12, 0.35), rng.uniform(0.03, 0.09)
    s = np.linspace(0, 1, 16)
    r = radius * (
        1 + 0.45 * np.sin(s * rng.uniform(3, 8) + rng.uniform(0, 6)) * rng.uniform(0.2, 1)
    )
    rows = [
        (0, 0),
        *zip(r, s * height, strict=True),
        (r[-1] * 0.85, height),
        (r[-1] * 0.8, height * 0.6),
    ]
    prop.add(revolution(rows, segments=32).fitted(), skin(stage))
    if rng.random() < 0.3:
        prop.add(handle(0.006, float(r[6]), height * 0.4), skin(stage))
    return prop


def block_letter(stage: Stage) -> Prop:
    """A flat star-like plate: a bracket, a cookie, a gear."""
    rng, prop = stage.rng, Prop()
    n = int(rng.integers(3, 24))
    angle = np.linspace(0, 2 * np.pi, n, endpoint=False)
    r = rng.uniform(0.03, 0.09) * (1 + rng.uniform(0, 0.5) * np.where(np.arange(n) % 2, 1, -0.5))
    mesh = prism(
        np.stack([r * np.cos(angle), r * np.sin(angle)], 1), height=rng.uniform(0.006, 0.05)
    )
    prop.add(mesh.fitted(), skin(stage))
    return prop


def rack(stage: Stage) -> Prop:
    """A wire basket or dish rack: thin bars with gaps."""
    rng, prop = stage.rng, Prop()
    w, d, h = rng.uniform([0.15, 0.1, 0.06], [0.4, 0.3, 0.2])
    wire = stage.paint(np.full(3, rng.uniform(0.05, 0.9)), gloss=0.6)
    thick = rng.uniform(0.0012, 0.003)
    count = int(rng.integers(6, 18))
    for x in np.linspace(-w / 2, w / 2, count):
        prop.add(
            tube(
                [(x, -d / 2, h), (x, -d / 2, 0.005), (x, d / 2, 0.005), (x, d / 2, h)],
                thick,
                sides=5,
            ),
            wire,
        )
    for z in np.linspace(0.005, h, 3):
        loop = [
            (-w / 2, -d / 2, z),
            (w / 2, -d / 2, z),
            (w / 2, d / 2, z),
            (-w / 2, d / 2, z),
            (-w / 2, -d / 2, z),
        ]
        prop.add(tube(loop, thick * 1.3, sides=5), wire)
    return prop


def found_object(stage: Stage) -> Prop:
    """A mesh from the given folders, at the size of a hand-held thing."""
    rng, prop = stage.rng, Prop()
    if not stage.found:
        return toy(stage)
    mesh = stage.found[int(rng.integers(len(stage.found)))]
    turn, size = turns(rng, 1)[0], rng.uniform(0.08, 0.35)
    turned_mesh = mesh.transformed(rotation=turn, scale=size)
    prop.add(turned_mesh, skin(stage), (0, 0, -float(turned_mesh.vertices[:, 2].min())))
    return prop


Maker = Callable[[Stage], Prop]
SMALL: tuple[Maker, ...] = (
    carton, carton, books, bottle, bottle, can, mug, mug, bowl, fruit, blob, toy, papers, pens,
    cable, vase, block_letter, rack, found_object, found_object, potted_plant, cloth,
)  # fmt: skip
DESK: tuple[Maker, ...] = (
    *SMALL,
    laptop,
    keyboard,
    keyboard,
    desk_lamp,
    screen,
    books,
    papers,
    cable,
)


def scatter(
    stage: Stage,
    top: Top,
    makers: tuple[Maker, ...],
    count: int,
    *,
    scale: float = 1.0,
    deep: int = 1,
) -> None:
    """Stand up to `count` things on a top without overlap; small ones may go on those again."""
    rng = stage.rng
    taken: list[tuple[float, float, float]] = []
    turn = rotation(yaw=top.yaw)
    for _ in range(count):
        prop = makers[int(rng.integers(len(makers)))](stage)
        low, high = prop.bounds
        size = high - low
        fit = min(scale, 0.95 * top.clear / max(float(size[2]), 1e-3))
        radius = 0.5 * float(np.hypot(size[0], size[1])) * fit
        spare = np.maximum(np.asarray(top.half) - 0.6 * radius, 0)
        if fit < 0.3 * scale or radius > 1.3 * max(top.half):
            continue
        x, y = rng.uniform(-spare, spare)
        if any(np.hypot(x - a, y - b) < 0.75 * (radius + r) for a, b, r in taken):
            continue
        taken.append((x, y, radius))
        at = np.asarray(top.at) + turn @ np.asarray([x, y, 0.0])
        yaw = float(rng.choice([0, rng.uniform(0, 2 * np.pi)])) + top.yaw
        tops = stage.place(prop, at, yaw=yaw, scale=fit)
        if deep and tops and rng.random() < 0.5:
            scatter(stage, tops[0], SMALL, 1, scale=0.7, deep=deep - 1)
