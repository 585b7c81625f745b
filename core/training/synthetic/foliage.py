"""Plants: leaves, twigs, grass, trees, bushes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.training.synthetic.meshes import (
    Mesh,
    fan,
    instances,
    quads,
    revolution,
    tube,
    tubes,
    unit,
)
from core.training.synthetic.noise import directions, f32, turns
from core.training.synthetic.patterns import colour, hue
from core.training.synthetic.stage import Prop, Stage

F32 = NDArray[np.float32]
Rng = np.random.Generator


def leaf(rng: Rng, *, rich: bool) -> Mesh:
    """One leaf of length 1 along x, folded and bent a little."""
    slim = rng.uniform(0.15, 1.0)
    if not rich:
        corners = f32([(0, 0, 0), (0.5, slim / 2, 0.1), (1, 0, -0.1), (0.5, -slim / 2, 0.1)])
        return quads(corners[None])
    upper = np.asarray([(0, 0), (0.3, 0.5), (0.65, 0.42), (1, 0)]) * (1, slim)
    outline = np.vstack([upper, upper[-2:0:-1] * (1, -1)])
    flat = fan(outline)
    bend = flat.vertices.copy()
    bend[:, 2] = 0.3 * np.abs(bend[:, 1]) - rng.uniform(0, 0.35) * bend[:, 0] ** 2
    return Mesh(bend, flat.normals, flat.uv, flat.faces)


def green(stage: Stage) -> int:
    """A foliage material: mostly green, now and then autumn or blossom."""
    rng = stage.rng
    if rng.random() < 0.5:
        return stage.material("leaves", "grass", metres=rng.uniform(0.5, 2), gloss=0.1)
    autumn = rng.random() < 0.2
    tone = hue(rng, *((0.0, 0.15) if autumn else (0.17, 0.38)), saturation=0.55, value=0.42)
    return stage.paint(tone, gloss=0.15)


def branches(rng: Rng, height: float, *, levels: int, spread: float) -> tuple[list[F32], list[F32]]:
    """Paths and radii of a branching plant; the last level holds the twigs."""
    steps = 5
    s = np.linspace(0, 1, steps)[:, None]
    sway = np.cumsum(rng.normal(0, 0.05, (1, steps, 3)), axis=1) * height * s
    trunk = np.asarray(sway + s * np.array([0, 0, height * 0.75]), np.float32)
    trunk[:, 0] = 0
    thick = height * rng.uniform(0.015, 0.035)
    paths, radii = [trunk], [np.linspace(thick, 0.3 * thick, steps, dtype=np.float32)[None]]
    for level in range(levels):
        count = int(rng.integers(4, 7))
        parents = np.repeat(paths[-1], count, axis=0)
        place = rng.uniform(0.35, 1.0, len(parents)) * (steps - 1)
        index = place.astype(int).clip(0, steps - 2)
        roots = parents[np.arange(len(parents)), index + 1]
        ahead = unit(parents[:, -1] - parents[:, 0])
        heading = unit(ahead * 0.6 + spread * directions(rng, len(parents)) + f32([0, 0, 0.25]))
        length = height * 0.42 * 0.52**level * rng.uniform(0.6, 1.2, (len(parents), 1, 1))
        droop = np.cumsum(rng.normal(0, 0.07, (len(parents), steps, 3)), axis=1)
        path = roots[:, None] + (heading[:, None] * s + droop * s) * length
        paths.append(path.astype(np.float32))
        start = thick * 0.45 ** (level + 1)
        radii.append(
            np.broadcast_to(
                np.linspace(start, 0.3 * start, steps, dtype=np.float32), path.shape[:2]
            )
        )
    return paths, radii


def tree(stage: Stage, *, height: float, leaves: int = 2500, levels: int = 3) -> Prop:
    """A broad-leaved tree or shrub; bare in winter where `leaves` is 0."""
    rng, prop = stage.rng, Prop()
    bark = stage.material("bark", "wood", metres=0.6, bump=0.6)
    paths, radii = branches(rng, height, levels=levels, spread=rng.uniform(0.4, 0.9))
    for level, (path, radius) in enumerate(zip(paths, radii, strict=True)):
        prop.add(tubes(path, radius, sides=(8, 5, 3, 3)[level]), bark)
    if leaves:
        twigs = paths[-1].reshape(-1, 3)
        spots = twigs[rng.integers(0, len(twigs), leaves)]
        spots = f32(spots + rng.normal(0, 0.025 * height, spots.shape))
        size = max(0.05, 0.034 * height) * rng.uniform(0.6, 1.5, leaves)
        prop.add(instances(leaf(rng, rich=False), turns(rng, leaves), spots, size), green(stage))
    return prop


def conifer(stage: Stage, *, height: float) -> Prop:
    """A fir: whorls of drooping needled branches."""
    rng, prop = stage.rng, Prop()
    prop.add(
        tube([(0, 0, 0), (0, 0, height)], [0.025 * height, 0.004 * height]),
        stage.material("bark", metres=0.5),
    )
    count, steps = 160, 4
    z = height * (0.1 + 0.9 * np.sort(rng.random(count)) ** 0.8)
    reach = (height - z + 0.03 * height) * rng.uniform(0.22, 0.4, count)
    angle = rng.uniform(0, 2 * np.pi, count)
    s = np.linspace(0, 1, steps)
    out = np.stack([np.cos(angle), np.sin(angle)], 1)[:, None] * (reach[:, None] * s)[..., None]
    fall = z[:, None] - reach[:, None] * (0.15 * s + 0.35 * s**2)
    paths = np.concatenate([out, fall[..., None]], -1)
    tone = stage.paint(hue(rng, 0.25, 0.4, saturation=0.5, value=0.28))
    prop.add(tubes(paths, np.linspace(0.012, 0.003, steps) * height, sides=4), tone)
    spots = paths.reshape(-1, 3)[rng.integers(0, count * steps, 900)] + rng.normal(
        0, 0.015 * height, (900, 3)
    )
    needles = instances(leaf(rng, rich=False), turns(rng, 900), spots, 0.06 * height)
    prop.add(needles, tone)
    return prop


def bush(stage: Stage, *, height: float) -> Prop:
    """A dense ball of leaves on twigs."""
    rng, prop = stage.rng, Prop()
    count = int(rng.integers(600, 2000))
    around = directions(rng, count) * np.abs(rng.normal(0.8, 0.15, (count, 1)))
    spots = (around * [0.6, 0.6, 0.5] + [0, 0, 0.5]) * height
    size = height * rng.uniform(0.06, 0.14) * rng.uniform(0.6, 1.4, count)
    prop.add(instances(leaf(rng, rich=False), turns(rng, count), spots, size), green(stage))
    twig = np.linspace(0, 1, 4)[None, :, None] * spots[:60, None]
    prop.add(tubes(twig, 0.008 * height, sides=3), stage.material("bark", metres=0.3))
    return prop


def blades(rng: Rng, roots: F32, *, height: float) -> Mesh:
    """Grass blades standing at roots (n, 3)."""
    count = len(roots)
    lean = rng.normal(0, 0.45, (count, 2))
    tall = height * rng.uniform(0.4, 1.2, count)
    s = np.linspace(0, 1, 4)
    paths = np.zeros((count, 4, 3), np.float32)
    paths[..., :2] = lean[:, None] * (tall[:, None] * s**2)[..., None]
    paths[..., 2] = tall[:, None] * s
    return tubes(paths + roots[:, None], height * 0.018 * np.array([1, 0.9, 0.6, 0.1]), sides=2)


def flower(stage: Stage, *, height: float) -> Prop:
    """A stem with petals."""
    rng, prop = stage.rng, Prop()
    top = np.array([*rng.normal(0, 0.12, 2) * height, height])
    stem = np.linspace(0, 1, 6)[:, None] ** [1.8, 1.8, 1] * top
    prop.add(tube(stem, 0.012 * height, sides=5), green(stage))
    petals, radius = int(rng.integers(5, 14)), height * rng.uniform(0.08, 0.22)
    around = 2 * np.pi * np.arange(petals) / petals
    rise = rng.uniform(-0.2, 0.9)
    turn = [
        [[np.cos(a) * np.cos(rise), -np.sin(a), -np.cos(a) * np.sin(rise)],
         [np.sin(a) * np.cos(rise), np.cos(a), -np.sin(a) * np.sin(rise)],
         [np.sin(rise), 0, np.cos(rise)]] for a in around
    ]  # fmt: skip
    spots = np.broadcast_to(top, (petals, 3)).astype(np.float32)
    tone = stage.paint(colour(rng, saturation=(0.2, 0.9), value=(0.6, 1.0)))
    prop.add(instances(leaf(rng, rich=True), np.asarray(turn, np.float32), spots, radius), tone)
    return prop


def potted_plant(stage: Stage) -> Prop:
    """A house plant in a pot."""
    rng, prop = stage.rng, Prop()
    radius = rng.uniform(0.04, 0.13)
    pot = revolution(
        [
            (0, 0),
            (0.75 * radius, 0),
            (radius, 1.6 * radius),
            (0.9 * radius, 1.6 * radius),
            (0.85 * radius, 1.3 * radius),
            (0, 1.3 * radius),
        ]
    )
    prop.add(pot, stage.material("plain", "mottled", "fabric", "tiles", metres=0.3, gloss=0.2))
    count, steps, height = int(rng.integers(6, 40)), 6, radius * rng.uniform(2, 7)
    s = np.linspace(0, 1, steps)[None, :, None]
    lean = rng.normal(0, 0.35, (count, 1, 3)) * [1, 1, 0.3] + [0, 0, 1]
    stems = (
        (lean * s * [1, 1, 1] + [0, 0, -0.4] * s**2 * np.abs(lean[..., :1]))
        * height
        * rng.uniform(0.4, 1, (count, 1, 1))
    )
    stems = stems + f32([0, 0, 1.3 * radius])
    tone = green(stage)
    prop.add(tubes(stems, 0.025 * radius, sides=4), tone)
    spots = stems[:, 2:].reshape(-1, 3).repeat(2, axis=0)
    size = height * rng.uniform(0.12, 0.4)
    prop.add(instances(leaf(rng, rich=True), turns(rng, len(spots)), spots, size), tone)
    return prop


def grove(stage: Stage, spots: F32, *, tall: tuple[float, float], kinds: int = 2) -> None:
    """Trees at spots (n, 3): a few built ones, each used many times at other sizes and turns."""
    rng = stage.rng
    built = []
    for _ in range(kinds):
        pick = rng.random()
        if pick < 0.25:
            built.append(conifer(stage, height=1.0 * 8))
        else:
            leaves = 0 if pick > 0.9 else int(rng.integers(900, 2200))
            built.append(tree(stage, height=8.0, leaves=leaves))
    for at in spots:
        scale = rng.uniform(*tall) / 8.0
        stage.place(built[int(rng.integers(kinds))], at, yaw=rng.uniform(0, 6), scale=scale)


def hedge(stage: Stage, *, length: float, height: float) -> Prop:
    """A clipped hedge: leaves over a box."""
    rng, prop = stage.rng, Prop()
    depth, count = 0.6, int(900 * length * height)
    tone = stage.material("leaves", metres=1.2)
    prop.box((length, depth * 0.85, height * 0.93), (0, 0, 0), tone)
    spots = rng.uniform(-0.5, 0.5, (min(count, 12000), 3))
    axis = rng.integers(0, 3, len(spots))
    spots[np.arange(len(spots)), axis] = np.where(rng.random(len(spots)) < 0.5, -0.5, 0.5)
    spots = (spots + f32([0, 0, 0.5])) * [length, depth, height] + rng.normal(0, 0.02, spots.shape)
    prop.add(instances(leaf(rng, rich=False), turns(rng, len(spots)), spots, 0.07), tone)
    return prop
