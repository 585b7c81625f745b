"""Assets as props: what they are made of, what can stand on them, and where they belong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.training.synthetic.assets.library import TILES, IndexEntry, Library, atlas
from core.training.synthetic.meshes import rotation
from core.training.synthetic.noise import f32
from core.training.synthetic.stage import Material, Prop, Stage, Top

Wanted = Callable[[IndexEntry], bool]

# How strongly surfaces of a group mirror: lacquer, china, glass.
GLOSS = {"vehicle": 0.5, "kitchenware": 0.4, "appliance": 0.3, "electronics": 0.3, "bathroom": 0.4}
WHITE = (1.0, 1.0, 1.0)
TRIES = 8
TOP_SHARE = 0.42  # of a side, from the middle: things do not stand on the very edge
HIGHEST_TOP_M = 1.5


def library_of(stage: Stage) -> Library:
    """The stage's assets; layouts that need them are not drawn without."""
    assert stage.library is not None
    return stage.library


def tile(stage: Stage, *kinds: str, metres: float, gloss: float = 0.0, bump: float = 0.1) -> int:
    """A material of a tileable texture of one of the kinds, one repetition `metres` wide."""
    rng, per = stage.rng, 1.0 / metres
    library = library_of(stage)
    path = library.tile(rng, *kinds)
    image = None if path is None else _usable_tile(library, path)
    if image is None:
        return stage.material("plain", "mottled", metres=metres, gloss=gloss)
    tint = tuple(float(g) for g in rng.uniform(0.75, 1.2) * rng.normal(1, 0.04, 3))
    surface = Material(0, (per, per), tint, 1.0, gloss, bump)
    return stage.pictured_material(str(path), image, surface)


def _usable_tile(library: Library, path: Path) -> NDArray[np.uint8] | None:
    return library.usable(f"{TILES}/{path.name}", lambda: _with_height(path))


def _with_height(path: Path) -> NDArray[np.uint8]:
    image = atlas(path, None)
    image[..., 3] = image[..., :3].mean(axis=-1)
    return image


def prop(stage: Stage, entry: IndexEntry) -> Prop | None:
    """An asset as a prop with its top, or None where it cannot be used."""
    asset = library_of(stage).asset(entry)
    if asset is None:
        return None
    surface = Material(0, (1.0, 1.0), WHITE, gloss=GLOSS.get(entry.group, 0.0), cutout=asset.cutout)
    name = f"{entry.pack}/{entry.id}"
    material = stage.pictured_material(name, asset.image, surface)
    return Prop([(asset.mesh, material)], _tops(entry))


def standing_height(entry: IndexEntry) -> float:
    """Height of the surface that things stand on."""
    return entry.size[2] if entry.top_m is None else entry.top_m


def _tops(entry: IndexEntry) -> list[Top]:
    width, depth, _ = entry.size
    level = standing_height(entry)
    if entry.group not in ("table", "storage", "appliance") or not 0.2 < level < HIGHEST_TOP_M:
        return []
    return [Top((0.0, 0.0, level + 0.002), (TOP_SHARE * width, TOP_SHARE * depth), clear=0.5)]


def pick(stage: Stage, groups: Sequence[str], wanted: Wanted | None = None) -> IndexEntry | None:
    """Any asset of the groups that `wanted` likes."""
    found = library_of(stage).chosen(tuple(groups), wanted)
    return found[int(stage.rng.integers(len(found)))] if found else None


def some_prop(
    stage: Stage, groups: Sequence[str], wanted: Wanted | None = None
) -> tuple[IndexEntry, Prop] | None:
    """A random prop of the groups; None where none can be used."""
    for _ in range(TRIES):
        entry = pick(stage, groups, wanted)
        made = prop(stage, entry) if entry is not None else None
        if entry is not None and made is not None:
            return entry, made
    return None


def table(entry: IndexEntry) -> bool:
    """A table to sit at or to put things on."""
    return 0.5 < entry.size[0] < 2.6 and 0.45 < entry.size[1] < 1.6 and 0.3 < entry.size[2] < 1.0


def chair(entry: IndexEntry) -> bool:
    """A chair for a table."""
    return max(entry.size[:2]) < 0.75 and 0.6 < entry.size[2] < 1.2


SMALL_GROUPS = ("small object", "kitchenware", "food", "electronics", "plant", "picture or decor")


def small(entry: IndexEntry) -> bool:
    """Fits in a hand or on a corner of a table, and stands."""
    return 0.02 < max(entry.size) < 0.42 and entry.elevation_m < 0.1 and min(entry.size) > 0.006


def scatter(stage: Stage, top: Top, count: int, *, groups: Sequence[str] = SMALL_GROUPS) -> None:
    """Small things on a top that do not stand in one another."""
    rng, taken = stage.rng, list[tuple[float, float, float]]()
    turn = rotation(yaw=top.yaw)
    for _ in range(count):
        made = some_prop(stage, groups, small)
        if made is None:
            return
        entry, thing = made
        radius = 0.5 * float(np.hypot(*entry.size[:2]))
        spot = free_spot(rng, top.half, radius, taken)
        if spot is None or entry.size[2] > top.clear:
            continue
        taken.append((*spot, radius))
        at = turn @ f32([*spot, 0]) + f32(top.at)
        stage.place(thing, at, yaw=float(rng.uniform(0, 2 * np.pi)))


def free_spot(
    rng: np.random.Generator,
    half: tuple[float, float],
    radius: float,
    taken: Sequence[tuple[float, float, float]],
) -> tuple[float, float] | None:
    """A place for a disk within a rectangle of half sizes, apart from the disks that are there."""
    for _ in range(TRIES):
        x, y = (float(rng.uniform(-side, side)) for side in half)
        if all(np.hypot(x - a, y - b) > 0.75 * (radius + r) for a, b, r in taken):
            return x, y
    return None
