"""Layouts of streets, parks and open land."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.training.synthetic import buildings, foliage, people, vehicles
from core.training.synthetic.meshes import box, height_field, quads
from core.training.synthetic.noise import f32, fractal
from core.training.synthetic.patterns import colour
from core.training.synthetic.stage import CameraHint, Light, Sky, Stage, StagedScene

F32 = NDArray[np.float32]


def daylight(stage: Stage, *, haze: float = 0.003) -> None:
    """Sun and sky from clear noon to overcast and low evening light."""
    rng = stage.rng
    overcast, low = rng.random() < 0.35, rng.random() < 0.3
    elevation = rng.uniform(0.1, 0.35) if low else rng.uniform(0.35, 1.2)
    azimuth = rng.uniform(0, 2 * np.pi)
    towards = (np.cos(azimuth), np.sin(azimuth), np.tan(elevation))
    length = float(np.linalg.norm(towards))
    warm = np.asarray([1.0, 0.82, 0.6]) if low else np.asarray([1.0, 0.96, 0.9])
    power = rng.uniform(0.2, 0.6) if overcast else rng.uniform(1.6, 3.2)
    sun = tuple(c / length for c in towards)
    stage.lights.append(Light(sun, tuple(power * warm), 0.25 if overcast else 0.01, sun=True))
    grey = rng.uniform(0.5, 0.9)
    zenith = (
        (grey, grey, grey * 1.03)
        if overcast
        else tuple(np.asarray([0.2, 0.38, 0.75]) * rng.uniform(0.7, 1.1))
    )
    horizon = np.asarray([0.75, 0.83, 0.95]) * rng.uniform(0.7, 1.1)
    if overcast:
        horizon = np.full(3, grey * rng.uniform(0.9, 1.15))
    elif low:
        horizon = horizon * [1.15, 0.95, 0.75]
    clouds = int(rng.choice(stage.bank.categories["clouds"])) if rng.random() < 0.8 else None
    bounce = tuple(np.asarray([0.2, 0.19, 0.16]) * rng.uniform(0.5, 1.5))
    density = rng.exponential(haze) if rng.random() < 0.6 else 0.0
    stage.sky = Sky(zenith, tuple(horizon), bounce, clouds, density, ao_reach=rng.uniform(1, 4))


def plane(size: float, z: float = 0.0) -> F32:
    """Corners of a level square."""
    s = size / 2
    return f32([[(-s, -s, z), (s, -s, z), (s, s, z), (-s, s, z)]])


def street(stage: Stage) -> StagedScene:
    """A street along y with kerbs, houses, cars, trees, posts, people and wires."""
    rng = stage.rng
    daylight(stage)
    half, walk, length = np.exp(rng.uniform(np.log(3), np.log(13))), rng.uniform(1.0, 8.0), 160.0
    road = stage.material("asphalt", "asphalt", "stones", metres=rng.uniform(1.5, 4), bump=0.3)
    pave = stage.material(
        "tiles", "asphalt", "stones", "bricks", metres=rng.uniform(1, 2.5), bump=0.2
    )
    stage.add(quads(plane(600, -0.02)), stage.material("grass", "ground", "asphalt", metres=3))
    stage.add(box((2 * half, length, 0.02), (0, 0, -0.02)), road)
    _lines(stage, half, length)
    for side in (-1, 1):
        stage.add(box((walk, length, 0.13), (side * (half + walk / 2), 0, 0)), pave)
        _row(stage, side, half + walk, length)
        _kerbside(stage, side, half, walk, length)
    _traffic(stage, half, length)
    if rng.random() < 0.2:
        _overpass(stage, half + walk)
    far = [
        buildings.tower(stage, width=rng.uniform(12, 30), height=rng.uniform(12, 60))
        for _ in range(6)
    ]
    for prop in far:
        stage.place(
            prop,
            (rng.uniform(-60, 60), float(rng.choice([-1, 1])) * rng.uniform(85, 160), 0),
            yaw=rng.uniform(0, 1.5),
        )
    driving = rng.random() < 0.7
    low, high = (
        ((-0.6 * half, -60, 1.2), (0.6 * half, 60, 2.0))
        if driving
        else ((-half - walk, -60, 1.3), (half + walk, 60, 3.0))
    )
    ends = [
        (rng.uniform(-half, half), s * 70, rng.uniform(0.5, 2)) for s in (-1, 1) for _ in range(4)
    ]
    sideways = rng.random() < 0.4
    across = [
        (s * (half + walk), rng.uniform(-60, 60), 2.0)
        for s in (-1, 1)
        for _ in range(1 if driving and not sideways else 8)
    ]
    return stage.finish(CameraHint(low, high, f32(ends + across), wide=True, blur=0.02))


def _overpass(stage: Stage, reach: float) -> None:
    """A bridge of concrete over the street on pillars beside it."""
    rng = stage.rng
    concrete = stage.material("plain", "mottled", "stones", metres=rng.uniform(2, 6), bump=0.1)
    y, wide, lift = rng.uniform(-40, 40), rng.uniform(5, 16), rng.uniform(4.6, 8)
    across = 2 * reach + 60
    stage.add(box((across, wide, rng.uniform(0.8, 1.8)), (0, y, lift)), concrete)
    for x in np.arange(-across / 2, across / 2, rng.uniform(8, 16)):
        if abs(x) > reach - 1.5:
            stage.add(box((rng.uniform(0.8, 1.8), wide * 0.6, lift), (x, y, 0)), concrete)


def _lines(stage: Stage, half: float, length: float) -> None:
    """Road markings."""
    rng, white = stage.rng, stage.paint(0.85)
    dash = rng.uniform(1.5, 5)
    for y in np.arange(-length / 2, length / 2, 2 * dash):
        stage.add(box((0.14, dash, 0.004), (0, float(y), 0)), white)
    if rng.random() < 0.4:
        y0 = rng.uniform(-30, 30)
        for x in np.arange(-half + 0.4, half, 0.95):
            stage.add(box((0.5, 3, 0.005), (float(x), y0, 0)), white)


def _row(stage: Stage, side: int, start: float, length: float) -> None:
    """Buildings, gaps, walls and hedges along one side."""
    rng, y = stage.rng, -length / 2
    set_back = float(rng.choice([0.0, rng.uniform(1, 8)]))
    open_land = rng.random() < 0.3
    while y < length / 2:
        width, pick = rng.uniform(7, 20), rng.random()
        middle, yaw = y + width / 2, side * np.pi / 2
        if pick < (0.15 if open_land else 0.8):
            depth = rng.uniform(7, 12)
            prop = buildings.house(
                stage, width=width - 0.05, depth=depth, floors=int(rng.integers(1, 6))
            )
            stage.place(
                prop, (side * (start + set_back + depth / 2), middle, 0), yaw=-side * np.pi / 2
            )
        else:
            count = int(rng.integers(1, 7))
            spots = np.stack(
                [
                    side * (start + rng.uniform(2, 16, count)),
                    middle + rng.uniform(-8, 8, count),
                    np.zeros(count),
                ],
                1,
            )
            foliage.grove(stage, spots.astype(np.float32), tall=(3, 13), kinds=1)
        if (set_back > 1 or open_land) and rng.random() < 0.7:
            long = width - 1.5
            prop = (
                foliage.hedge(stage, length=long, height=rng.uniform(0.8, 2))
                if rng.random() < 0.3
                else buildings.fence(stage, length=long)
            )
            stage.place(prop, (side * (start + 0.4), middle, 0), yaw=yaw)
        y += width + float(rng.choice([0, rng.uniform(0.5, 5)]))


def _kerbside(stage: Stage, side: int, half: float, walk: float, length: float) -> None:
    """Parked cars, trees, lamps, signs, bins, people and overhead wires."""
    rng = stage.rng
    yaw = 0.0 if side < 0 else np.pi
    if half > 4 and rng.random() < 0.75:
        built = [vehicles.car(stage) for _ in range(5)]
        for y in np.arange(-length / 2, length / 2, rng.uniform(5.5, 9)):
            if rng.random() < 0.7:
                stage.place(
                    built[int(rng.integers(5))],
                    (side * (half - 1.05), float(y) + rng.normal(0, 0.3), 0),
                    yaw=yaw + rng.normal(0, 0.02),
                )
    if rng.random() < 0.6:
        ys = np.arange(-length / 2 + rng.uniform(0, 5), length / 2, rng.uniform(7, 16))
        spots = np.stack([np.full(len(ys), side * (half + 0.6)), ys, np.full(len(ys), 0.1)], 1)
        foliage.grove(stage, spots.astype(np.float32), tall=(4, 11))
    posts = np.arange(-length / 2 + 4, length / 2, rng.uniform(14, 30))
    lamp = buildings.street_lamp(stage)
    for y in posts:
        stage.place(lamp, (side * (half + 0.3), float(y), 0.1), yaw=0.0 if side < 0 else np.pi)
    if rng.random() < 0.4:
        for y0, y1 in pairwise(posts):
            ends = np.asarray([[side * (half + 0.3), y, 6.5] for y in (y0, y1)])
            stage.place(buildings.wires(stage, ends[0], ends[1], count=3), 0)
    for _ in range(int(rng.integers(2, 12))):
        maker = (people.person, people.person, buildings.sign, vehicles.bicycle, buildings.bench)[
            int(rng.integers(5))
        ]
        at = (side * (half + rng.uniform(0.4, walk)), rng.uniform(-50, 50), 0.13)
        stage.place(maker(stage), at, yaw=rng.uniform(0, 6))


def _traffic(stage: Stage, half: float, length: float) -> None:
    rng = stage.rng
    lane = half * (0.3 if half > 4 else 0.5)
    for _ in range(int(rng.integers(1, 9))):
        side = int(rng.choice([-1, 1]))
        prop = vehicles.truck(stage) if rng.random() < 0.2 else vehicles.car(stage)
        at = (side * lane + rng.normal(0, 0.2), rng.uniform(-length / 2, length / 2), 0)
        stage.place(prop, at, yaw=0.0 if side < 0 else np.pi)
    for _ in range(int(rng.integers(0, 4))):
        at = (rng.uniform(-half, half), rng.uniform(-40, 40), 0)
        stage.place(people.person(stage, strands=60), at, yaw=rng.uniform(0, 6))


def rolling(stage: Stage, *, extent: float, rise: float, slope: float, n: int = 220) -> F32:
    """A square of ground heights (n, n)."""
    field = fractal(stage.rng, n, slope=slope)
    fine = fractal(stage.rng, n, slope=1.2) * 0.02
    return np.asarray((field + fine) * rise * extent / 20, np.float32)


def height_at(heights: F32, extent: float, x: ArrayLike, y: ArrayLike) -> F32:
    """Ground height below points (nearest lattice vertex)."""
    n = len(heights)
    column = np.clip(np.rint((np.asarray(x) / extent + 0.5) * (n - 1)).astype(int), 0, n - 1)
    row = np.clip(np.rint((np.asarray(y) / extent + 0.5) * (n - 1)).astype(int), 0, n - 1)
    return f32(heights[row, column])


def park(stage: Stage) -> StagedScene:
    """Lawns with trees, bushes, flowers, paths, benches and people."""
    rng = stage.rng
    daylight(stage)
    extent = rng.uniform(30, 110)
    heights = rolling(stage, extent=extent, rise=rng.uniform(0.02, 0.3), slope=2.4)
    lawn = stage.material("grass", "grass", "ground", "leaves", metres=rng.uniform(1, 3), bump=0.5)
    stage.add(height_field(heights, extent=extent), lawn)
    far = stage.material("grass", "ground", metres=4)
    stage.add(quads(plane(900, float(heights.min()) - 0.5)), far)

    def spots(count: int, spread: float = 0.48) -> F32:
        xy = rng.uniform(-spread, spread, (count, 2)) * extent
        return f32(np.column_stack([xy, height_at(heights, extent, xy[:, 0], xy[:, 1])]))

    _planting(stage, spots, extent)
    _park_things(stage, spots, extent)
    if rng.random() < 0.4:
        home = buildings.house(stage, width=12, depth=9, floors=2)
        stage.place(home, (0, 0.42 * extent, float(heights.mean())))
    high, reach = float(heights.max()), min(0.35 * extent, 9)
    targets = spots(12) + f32([0, 0, 1.0])
    low, top = (-reach, -reach, high + 0.3), (reach, reach, high + 2.0)
    return stage.finish(CameraHint(low, top, targets, wide=True, blur=0.12))


def _planting(stage: Stage, spots: Callable[..., F32], extent: float) -> None:
    """Trees and bushes all over, blades and flowers where the cameras stand."""
    rng = stage.rng
    foliage.grove(stage, spots(int(rng.integers(8, 50))), tall=(3, 15), kinds=3)
    bushes = [foliage.bush(stage, height=1.0) for _ in range(2)]
    for at in spots(int(rng.integers(4, 30))):
        bush = bushes[int(rng.integers(2))]
        stage.place(bush, at, yaw=rng.uniform(0, 6), scale=rng.uniform(0.5, 2.5))
    roots = spots(14000, spread=min(0.48, 8 / extent))
    stage.add(foliage.blades(rng, roots, height=rng.uniform(0.05, 0.5)), foliage.green(stage))
    blossoms = [foliage.flower(stage, height=1.0) for _ in range(3)]
    for at in spots(int(rng.integers(0, 60)), spread=min(0.4, 6 / extent)):
        blossom = blossoms[int(rng.integers(3))]
        stage.place(blossom, at, yaw=rng.uniform(0, 6), scale=rng.uniform(0.2, 0.8))


def _park_things(stage: Stage, spots: Callable[..., F32], extent: float) -> None:
    """People, benches, bicycles, a fence and boulders."""
    rng = stage.rng
    makers = (people.person, buildings.bench, vehicles.bicycle)
    for at in spots(int(rng.integers(0, 10)), spread=0.3):
        stage.place(makers[int(rng.integers(3))](stage), at, yaw=rng.uniform(0, 6))
    if rng.random() < 0.4:
        fence = buildings.fence(stage, length=min(30, extent / 2))
        stage.place(fence, spots(1, spread=0.3)[0], yaw=rng.uniform(0, 6))
    boulders = spots(int(rng.integers(0, 20)))
    if len(boulders):
        stage.place(buildings.rocks(stage, boulders, rng.uniform(0.2, 1.5, len(boulders))), 0)


def terrain(stage: Stage) -> StagedScene:
    """Hills or mountains with rocks and trees under a wide sky."""
    rng = stage.rng
    daylight(stage, haze=0.0008)
    extent = rng.uniform(150, 900)
    heights = rolling(
        stage, extent=extent, rise=rng.uniform(0.3, 2.2), slope=rng.uniform(1.9, 2.4), n=320
    )
    heights = heights - heights[160, 160]
    ground = stage.material(
        "ground", "grass", "mottled", "leaves", metres=rng.uniform(4, 20), bump=0.8
    )
    stage.add(height_field(heights, extent=extent), ground)
    level = float(np.quantile(heights, rng.uniform(0.0, 0.4)))
    water = stage.paint(colour(rng, saturation=(0.2, 0.5), value=(0.15, 0.4)), gloss=0.9)
    stage.add(quads(plane(4000, level)), water)
    count = int(rng.integers(20, 90))
    xy = rng.normal(0, 0.13, (count, 2)) * extent
    z = height_at(heights, extent, xy[:, 0], xy[:, 1])
    spots = np.column_stack([xy, z])[z > level].astype(np.float32)
    foliage.grove(stage, spots, tall=(4, 18))
    stones = (rng.normal(0, 1, (40, 2)) * rng.choice([4, 25], (40, 1))).astype(np.float32)
    ground_z = height_at(heights, extent, stones[:, 0], stones[:, 1])
    sizes = rng.uniform(0.2, 1.2, 40) ** 2 * 2
    stage.place(
        buildings.rocks(stage, np.column_stack([stones, ground_z]).astype(np.float32), sizes), 0
    )
    for _ in range(int(rng.integers(0, 4))):
        x, y = rng.normal(0, 5, 2)
        stage.place(
            people.person(stage, strands=60),
            (x, y, float(height_at(heights, extent, x, y))),
            yaw=rng.uniform(0, 6),
        )
    top = float(height_at(heights, extent, np.zeros(1), np.zeros(1))[0])
    angle = rng.uniform(0, 2 * np.pi, 10)
    targets = np.column_stack(
        [np.cos(angle) * 60, np.sin(angle) * 60, top + rng.uniform(-12, 8, 10)]
    ).astype(np.float32)
    return stage.finish(
        CameraHint((-6, -6, top + 1.2), (6, 6, top + 6), targets, wide=True, blur=0.02)
    )
