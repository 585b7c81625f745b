"""Layouts that teach one thing each: portraits, thin structures, free-floating shapes."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.training.synthetic import (
    buildings,
    clutter,
    foliage,
    furniture,
    outdoor,
    people,
    vehicles,
)
from core.training.synthetic.indoor import furnish, indoor_light, litter, shell
from core.training.synthetic.meshes import box, quads, superellipsoid, surface, tube, tubes
from core.training.synthetic.noise import f32, turns
from core.training.synthetic.patterns import colour
from core.training.synthetic.stage import CameraHint, Light, Sky, Stage, StagedScene

F32 = NDArray[np.float32]


def surroundings(stage: Stage) -> None:
    """A room or a piece of street or park as background; the subject stands at the origin."""
    rng = stage.rng
    if rng.random() < 0.55:
        w, d = rng.uniform(4, 9, 2)
        size = (float(w), float(d), float(rng.uniform(2.4, 3.2)))
        shell(stage, size)
        indoor_light(stage, size)
        litter(stage, furnish(stage, size, share=0.6), dense=0.4)
        return
    outdoor.daylight(stage)
    stage.add(
        quads(outdoor.plane(500)),
        stage.material("grass", "asphalt", "ground", "tiles", "stones", metres=2.5),
    )
    angle = rng.uniform(0, 2 * np.pi, 22)
    reach = rng.uniform(4, 30, 22)
    spots = np.column_stack([reach * np.cos(angle), reach * np.sin(angle), 0 * angle]).astype(
        np.float32
    )
    foliage.grove(stage, spots[:14], tall=(3, 10))
    for at in spots[14:19]:
        maker = (vehicles.car, people.person, buildings.bench)[int(rng.integers(3))]
        stage.place(maker(stage), at, yaw=rng.uniform(0, 6))
    for side in range(int(rng.integers(1, 4))):
        yaw = side * np.pi / 2
        at = 32 * f32([np.sin(yaw), np.cos(yaw), 0])
        stage.place(
            buildings.house(
                stage, width=rng.uniform(12, 30), depth=8, floors=int(rng.integers(1, 5))
            ),
            at,
            yaw=-yaw,
        )


def portrait(stage: Stage) -> StagedScene:
    """One to three people close up."""
    rng = stage.rng
    surroundings(stage)
    count = int(rng.choice([1, 1, 2, 3]))
    targets = []
    for index in range(count):
        at = f32([0.6 * (index - (count - 1) / 2), rng.normal(0, 0.15), rng.uniform(1.1, 1.7)])
        stage.place(people.bust(stage), at, yaw=rng.normal(0, 0.5))
        targets.append(at + f32([0, 0, -0.1]))
    stage.lights.append(
        Light((rng.uniform(-2, 2), -2.5, 2.4), tuple(rng.uniform(0.5, 3, 1).repeat(3)), 0.4)
    )
    hint = CameraHint(
        (-1.3, -2.2, 1.0), (1.3, -0.5, 1.9), f32(targets), distance=(0.45, 1.6), blur=0.6
    )
    return stage.finish(hint)


def thin(stage: Stage) -> StagedScene:
    """Nets, fences, twigs, spokes, leaves and strands in front of a background."""
    rng = stage.rng
    surroundings(stage)
    makers = (_net, _twigs, _stalks, _wheels, _rods, _loops, _plants)
    for _ in range(int(rng.integers(1, 4))):
        makers[int(rng.integers(len(makers)))](stage)
    targets = rng.normal(0, [0.4, 0.2, 0.25], (10, 3)).astype(np.float32) + f32([0, 0, 1.0])
    hint = CameraHint((-2.5, -2.5, 0.5), (2.5, 2.5, 1.8), targets, distance=(0.5, 3.0), blur=0.35)
    return stage.finish(hint)


def _net(stage: Stage) -> None:
    rng = stage.rng
    mesh = buildings.net(
        length=3.0, height=2.2, gap=rng.uniform(0.03, 0.12), wire=rng.uniform(0.001, 0.004)
    )
    stage.add(
        mesh.transformed(at=(0, rng.uniform(-0.5, 0.5), 0)), stage.paint(colour(rng), gloss=0.4)
    )


def _twigs(stage: Stage) -> None:
    rng = stage.rng
    prop = foliage.tree(stage, height=rng.uniform(1.2, 3), leaves=int(rng.choice([0, 400, 1500])))
    stage.place(prop, (*rng.normal(0, 0.3, 2), rng.uniform(-0.5, 0.2)), yaw=rng.uniform(0, 6))


def _stalks(stage: Stage) -> None:
    rng = stage.rng
    roots = np.column_stack([rng.normal(0, 0.5, (900, 2)), np.zeros(900)]).astype(np.float32)
    stage.add(foliage.blades(rng, roots, height=rng.uniform(0.5, 1.6)), foliage.green(stage))
    blossom = foliage.flower(stage, height=1.0)
    for _ in range(int(rng.integers(0, 14))):
        stage.place(
            blossom, (*rng.normal(0, 0.4, 2), 0), yaw=rng.uniform(0, 6), scale=rng.uniform(0.7, 1.5)
        )


def _wheels(stage: Stage) -> None:
    rng = stage.rng
    for index in range(int(rng.integers(1, 4))):
        stage.place(
            vehicles.bicycle(stage),
            (rng.normal(0, 0.3), 0.35 * index - 0.3, 0.5),
            yaw=rng.normal(0, 0.3),
        )


def _rods(stage: Stage) -> None:
    rng = stage.rng
    count = int(rng.integers(5, 60))
    middle, half = (
        rng.normal([0, 0, 1], [0.5, 0.4, 0.3], (count, 3)),
        rng.normal(0, 0.35, (count, 3)),
    )
    paths = np.stack([middle - half, middle + half], 1)
    tones = [stage.paint(colour(rng, saturation=(0, 0.8)), gloss=0.3) for _ in range(4)]
    for index, tone in enumerate(tones):
        if len(paths[index::4]):
            stage.add(tubes(paths[index::4], rng.uniform(0.002, 0.015), sides=7), tone)


def _loops(stage: Stage) -> None:
    rng = stage.rng
    for _ in range(int(rng.integers(3, 20))):
        path = np.cumsum(np.cumsum(rng.normal(0, 0.012, (50, 3)), axis=0), axis=0) * 0.3
        path = path - path.mean(axis=0) + rng.normal(0, 0.3, 3) + [0, 0, 1]
        stage.add(
            tube(path, rng.uniform(0.002, 0.01), sides=6),
            stage.paint(colour(rng, saturation=(0, 0.9))),
        )


def _plants(stage: Stage) -> None:
    rng = stage.rng
    stage.add(box((1.4, 0.5, 0.75), (0, 0, 0)), furniture.timber(stage))
    for x in np.linspace(-0.5, 0.5, int(rng.integers(1, 5))):
        stage.place(
            foliage.potted_plant(stage),
            (x, rng.normal(0, 0.1), 0.75),
            yaw=rng.uniform(0, 6),
            scale=rng.uniform(1, 2),
        )


def shapes(stage: Stage) -> StagedScene:
    """Solids of all kinds floating or lying about, in a box or under the sky."""
    rng = stage.rng
    scale = float(np.exp(rng.uniform(np.log(0.5), np.log(8))))
    if rng.random() < 0.5:
        size = (6 * scale, 6 * scale, 4 * scale)
        ground = stage.material("photo", "collage", "tiles", "mottled", "wood", metres=2 * scale)
        stage.add(box((size[0], size[1], size[2]), (0, 0, 0)), ground)
        level = rng.uniform(0.2, 0.6)
        stage.sky = Sky((level,) * 3, (level,) * 3, (level,) * 3, ao_reach=scale)
        stage.lights.append(
            Light(
                (rng.normal(0, scale), rng.normal(0, scale), 3.8 * scale),
                (6 * scale**2,) * 3,
                0.3 * scale,
            )
        )
    else:
        outdoor.daylight(stage)
        stage.add(
            quads(outdoor.plane(120 * scale)),
            stage.material("photo", "ground", "tiles", "stones", "grass", metres=2 * scale),
        )
    for _ in range(int(rng.integers(8, 70))):
        at = rng.normal(0, [1.4, 1.4, 0.5], 3) * scale + [0, 0, 0.9 * scale]
        _solid(stage, at, scale * float(np.exp(rng.normal(-1.0, 0.6))))
    targets = rng.normal(0, 0.8, (8, 3)).astype(np.float32) * scale + f32([0, 0, scale])
    reach = 2.6 * scale
    return stage.finish(
        CameraHint((-reach, -reach, 0.2 * scale), (reach, reach, 3 * scale), targets, blur=0.1)
    )


def _solid(stage: Stage, at: ArrayLike, size: float) -> None:
    rng = stage.rng
    pick, turn = rng.random(), turns(rng, 1)[0]
    material = stage.material(
        *clutter.SKINS, gloss=rng.choice([0, 0.2, 0.7]), tint=rng.uniform(0.4, 1.3)
    )
    if pick < 0.35:
        mesh = superellipsoid(
            rng.uniform(0.3, 1.3, 3), ns=rng.uniform(0.1, 1.5), ew=rng.uniform(0.1, 1.5)
        )
    elif pick < 0.5:
        mesh = box(rng.uniform(0.1, 1.2, 3))
    elif pick < 0.65:
        angle = np.linspace(0, 2 * np.pi, 33)
        mesh = tube(
            np.stack([np.cos(angle), np.sin(angle), 0 * angle], 1) * 0.5,
            rng.uniform(0.03, 0.25),
            sides=16,
        )
    elif pick < 0.75:
        path = np.cumsum(np.cumsum(rng.normal(0, 0.03, (40, 3)), axis=0), axis=0) * 0.3
        mesh = tube(path - path.mean(axis=0), rng.uniform(0.01, 0.15), sides=14)
    elif pick < 0.85:
        line = np.linspace(-0.7, 0.7, 40)
        x, y = np.meshgrid(line, line * rng.uniform(0.3, 1))
        z = 0.2 * np.sin(x * rng.uniform(1, 8) + 3 * y) + 0.1 * np.sin(y * rng.uniform(1, 12))
        mesh = surface(np.stack([x, y, z], -1).astype(np.float32))
    else:
        prop = clutter.SMALL[int(rng.integers(len(clutter.SMALL)))](stage)
        stage.place(prop, at, yaw=rng.uniform(0, 6), scale=4 * size)
        return
    stage.add(mesh.fitted().transformed(rotation=turn, scale=size, at=at), material)
