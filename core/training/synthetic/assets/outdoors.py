"""Streets and gardens of assets under the light of a photographed sky."""

from __future__ import annotations

import numpy as np

from core.training.synthetic.assets.environment import environment
from core.training.synthetic.assets.library import IndexEntry
from core.training.synthetic.assets.placing import Wanted, library_of, some_prop, tile
from core.training.synthetic.meshes import box, height_field, quads
from core.training.synthetic.noise import f32, fractal
from core.training.synthetic.outdoor import daylight, plane
from core.training.synthetic.stage import CameraHint, Light, Stage, StagedScene

HALF_LENGTH = 70.0
VEHICLES, BUILDINGS, PEOPLE = ("vehicle",), ("building",), ("person",)


def car(entry: IndexEntry) -> bool:
    """A vehicle for a street."""
    return 1.2 < min(entry.size[:2]) < 3.6 and 1.0 < entry.size[2] < 4 and max(entry.size) < 13


def house(entry: IndexEntry) -> bool:
    """A building that a street may have, whole and not too large."""
    odd = ("collapsed", "cloverleaf", "crane", "tower", "pier", "bridge", "reactor", "willow")
    width, depth, height = entry.size
    whole = not any(word in entry.kind for word in odd)
    return whole and min(width, depth) > 4 and max(width, depth) < 35 and 3 < height < 30


def walker(entry: IndexEntry) -> bool:
    """A person on their feet."""
    return entry.size[2] > 1.1 and entry.size[1] < 1.4 and "bust" not in entry.kind


def street_thing(entry: IndexEntry) -> bool:
    """Posts, bins, benches and barriers."""
    return 0.3 < entry.size[2] < 10 and max(entry.size[:2]) < 4.2


def open_sky(stage: Stage, *, night: float = 0.1) -> bool:
    """Light of a photographed sky, else of a painted one; returns whether it is night."""
    rng = stage.rng
    dark = rng.random() < night
    around = environment(rng, library_of(stage), "night" if dark else "outdoor")
    if around is None:
        daylight(stage)
        return False
    haze = float(rng.exponential(0.002)) if rng.random() < 0.5 and not dark else 0.0
    stage.sky = around.sky(haze)
    stage.lights += around.lights(rng)
    return dark


def street(stage: Stage) -> StagedScene:
    """A street along y with houses, cars, trees, posts and people; sometimes at night."""
    rng = stage.rng
    dark = open_sky(stage, night=0.15)
    half, walk = float(np.exp(rng.uniform(np.log(3), np.log(9)))), float(rng.uniform(1.5, 5))
    length = 2 * HALF_LENGTH
    stage.add(quads(plane(500, -0.02)), tile(stage, "grass", "ground", "concrete", metres=4))
    road = tile(stage, "concrete", "ground", "stone", metres=rng.uniform(2, 5))
    road = road if rng.random() < 0.5 else stage.material("asphalt", metres=3, bump=0.2)
    stage.add(box((2 * half, length, 0.02), (0, 0, -0.015)), road)
    pave = tile(stage, "paving", "stone", "tiles", "brick", metres=rng.uniform(1, 3))
    for side in (-1, 1):
        stage.add(box((walk, length, 0.13), (side * (half + walk / 2), 0, 0)), pave)
        _row(stage, side, half + walk)
        _kerb(stage, side, half, walk, dark=dark)
        _parked(stage, side, half)
    driving = rng.random() < 0.6
    reach = 0.6 * half if driving else half + walk
    ends = [(rng.uniform(-half, half), s * 60, rng.uniform(0.8, 2.5)) for s in (-1, 1) * 4]
    sides = [(s * (half + walk), rng.uniform(-50, 50), 1.5) for s in (-1, 1) * 4]
    targets = f32(ends + sides if not driving or rng.random() < 0.4 else ends)
    high = float(np.exp(rng.uniform(np.log(1.9), np.log(5))))
    return stage.finish(
        CameraHint((-reach, -50, 1.1), (reach, 50, high), targets, wide=driving, blur=0.03)
    )


def _row(stage: Stage, side: int, edge: float) -> None:
    """Houses side by side, now and then a gap with trees."""
    rng, y = stage.rng, -HALF_LENGTH
    while y < HALF_LENGTH:
        made = some_prop(stage, BUILDINGS, house)
        if made is None or rng.random() < 0.2:
            _tree(stage, (side * (edge + rng.uniform(2, 8)), y + 3))
            y += rng.uniform(5, 10)
            continue
        entry, thing = made
        yaw = -side * np.pi / 2 + (np.pi if rng.random() < 0.3 else 0.0)
        depth, width = entry.size[1], entry.size[0]
        x = side * (edge + depth / 2 + rng.uniform(0.2, 4))
        stage.place(thing, (x, y + width / 2, 0), yaw=yaw)
        y += width + rng.exponential(1.5)


def _tree(stage: Stage, at: tuple[float, float], *, low: float = 3.0) -> None:
    made = some_prop(stage, ("tree",), lambda entry: entry.size[2] > low) or None
    if made is not None:
        scale = stage.rng.uniform(0.7, 1.3)
        stage.place(made[1], (*at, 0), yaw=stage.rng.uniform(0, 6), scale=scale)


def _kerb(stage: Stage, side: int, half: float, walk: float, *, dark: bool) -> None:
    """What stands and goes on a pavement."""
    rng = stage.rng
    for y in np.arange(-HALF_LENGTH, HALF_LENGTH, rng.uniform(5, 10)):
        at = (side * (half + rng.uniform(0.3, 0.8)), y + rng.normal(0, 1))
        if rng.random() < 0.35:
            _tree(stage, at)
        elif rng.random() < 0.7:
            _stand(stage, ("street",), street_thing, at)
        if dark and rng.random() < 0.6:
            power = rng.uniform(15, 60)
            stage.lights.append(Light((*at, 5.5), (power, 0.8 * power, 0.5 * power), 0.15))
    for _ in range(int(rng.integers(0, 10))):
        x = side * (half + rng.uniform(0.4, max(0.5, walk - 0.3)))
        _stand(stage, PEOPLE, walker, (x, rng.uniform(-45, 45)))


def _stand(
    stage: Stage, groups: tuple[str, ...], wanted: Wanted, at: tuple[float, float], z: float = 0.13
) -> None:
    made = some_prop(stage, groups, wanted)
    if made is not None:
        stage.place(made[1], (*at, z), yaw=stage.rng.uniform(0, 2 * np.pi))


def _parked(stage: Stage, side: int, half: float) -> None:
    """Cars along the kerb and on the road."""
    rng, y = stage.rng, -HALF_LENGTH + float(stage.rng.uniform(0, 8))
    while y < HALF_LENGTH:
        made = some_prop(stage, VEHICLES, car)
        if made is None:
            return
        entry, thing = made
        long = max(entry.size[:2])
        yaw = (0.0 if entry.size[1] >= entry.size[0] else np.pi / 2) + (np.pi if side > 0 else 0)
        lane = half - 1.2 if rng.random() < 0.7 else half * rng.uniform(0.15, 0.6)
        if rng.random() < 0.75:
            stage.place(thing, (side * lane, y + long / 2, 0.005), yaw=yaw + rng.normal(0, 0.03))
        y += long + rng.uniform(0.8, 14)


GARDEN = ("plant", "street", "statue", "animal", "seating", "person", "building")


def garden_thing(entry: IndexEntry) -> bool:
    """What stands in gardens and parks."""
    return max(entry.size[:2]) < 6 and 0.25 < entry.size[2] < 6 and entry.elevation_m < 0.1


def garden(stage: Stage) -> StagedScene:
    """Trees, bushes, furniture and people on uneven grass, a house behind."""
    rng = stage.rng
    open_sky(stage)
    ground = tile(stage, "grass", "grass", "ground", "leaves", metres=rng.uniform(1.5, 4))
    heights = 0.35 * rng.uniform(0, 1) * fractal(rng, 96, slope=2.2)
    stage.add(height_field(heights - heights.max(), extent=90), ground)
    stage.add(quads(plane(600, -1.0)), ground)
    if rng.random() < 0.6:
        path = tile(stage, "paving", "stone", "ground", metres=1.5)
        stage.add(box((rng.uniform(1, 3), 60, 0.02), (rng.uniform(-2, 2), 0, -0.01)), path)
    spots = rng.normal(0, 9, (int(rng.integers(10, 45)), 2))
    for x, y in spots:
        if rng.random() < 0.35:
            _tree(stage, (float(x), float(y)), low=1.5)
        else:
            _stand(stage, GARDEN, garden_thing, (float(x), float(y)), z=-0.05)
    for _ in range(int(rng.integers(0, 4))):
        made = some_prop(stage, BUILDINGS, house)
        angle = rng.uniform(0, 2 * np.pi)
        if made is not None:
            at = 28 * f32([np.cos(angle), np.sin(angle), 0])
            stage.place(made[1], at, yaw=angle - np.pi / 2)
    targets = np.column_stack([spots[:16] * 0.6, rng.uniform(0.2, 1.8, len(spots[:16]))])
    hint = CameraHint((-12, -12, 0.4), (12, 12, 2.2), targets.astype(np.float32), blur=0.1)
    return stage.finish(hint)
