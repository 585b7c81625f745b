"""Furniture that belongs together: a table with its chairs, a sofa before a television.

Layouts of the library describe such groups. Each member but the first stands next to or on its
parent: at one of nine points of the parent's outline, moved from there. All members keep the axes
of the group, whichever way the parent is turned.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.errors import DataError
from core.training.synthetic.assets.library import IndexEntry, Library, layouts
from core.training.synthetic.assets.placing import (
    Wanted,
    chair,
    library_of,
    some_prop,
    standing_height,
    table,
)
from core.training.synthetic.meshes import rotation
from core.training.synthetic.noise import f32
from core.training.synthetic.stage import Prop, Stage, Top

F32 = NDArray[np.float32]

# Which assets serve as the members' types; groups with others are left out.
FURNITURE: dict[str, tuple[tuple[str, ...], Wanted]] = {
    "DiningTable": (("table",), table),
    "Chair": (("seating",), chair),
    "ArmChair": (("seating",), lambda entry: "armchair" in entry.kind),
    "Sofa": (("seating",), lambda entry: entry.kind.startswith(("sofa", "couch"))),
    "TVStand": (("storage", "table"), lambda entry: _low(entry)),
    "Television": (
        ("electronics",),
        lambda entry: entry.kind.startswith("tv") and "stand" not in entry.kind and _large(entry),
    ),
}


def _low(entry: IndexEntry) -> bool:
    """Wide and low enough for a television."""
    w, d, h = entry.size
    return 0.6 < w < 2.2 and d < 0.8 and 0.3 < h < 0.8 and entry.elevation_m < 0.1


def _large(entry: IndexEntry) -> bool:
    return 0.4 < entry.size[0] < 1.6 and entry.elevation_m < 0.1


@dataclass(frozen=True)
class Member:
    """One piece of a group; x to the right, y away, seen from above.

    Attributes:
        type: key of FURNITURE.
        parent: its number among the members, None for the first.
        anchor: where on the parent's outline, -1, 0 or 1 along x and y.
        align: which way it lies from there: 0 centred, 1 or -1 with its edge there.
        offset: from there, metres.
        above: whether it stands on its parent.
        turn: radians counterclockwise; 0 faces y.
        loose: how much offset (x, y) and turn vary, metres and radians.
    """

    type: str
    parent: int | None
    anchor: tuple[int, int]
    align: tuple[int, int]
    offset: tuple[float, float]
    above: bool
    turn: float
    loose: tuple[float, float, float]


class Standing(NamedTuple):
    """Where a member stands within its group: centre and half sizes (2,), height, turn."""

    centre: F32
    half: F32
    level: float
    turn: float


Group = tuple[Member, ...]


def found_groups(library: Library) -> list[Group]:
    """The groups of the library's layouts that may stand in the middle of a room."""
    return [group for group in _groups(library.folder) if {m.type for m in group} <= set(FURNITURE)]


@lru_cache(maxsize=4)
def _groups(folder: Path) -> tuple[Group, ...]:
    return tuple(group for path, rows in layouts(folder, "groups") for group in _read(path, rows))


def _read(path: Path, rows: Sequence[Mapping[str, Any]]) -> list[Group]:
    try:
        return [_members(row["data"]) for row in rows if _free(row["data"])]
    except (LookupError, TypeError, ValueError) as error:
        raise DataError(path, "has a broken group ({detail!r})", detail=error) from error


def _free(data: Mapping[str, Any]) -> bool:
    return bool(data["groupProperties"]["location"]["middle"])


def _members(data: Mapping[str, Any]) -> Group:
    metadata, members = data["assetMetadata"], list[Member]()

    def add(nodes: Sequence[Mapping[str, Any]], parent: int | None) -> None:
        for node in nodes:
            members.append(_member(metadata[str(node["instanceId"])], parent))
            add(node.get("children", ()), len(members) - 1)

    add(data["treeData"], None)
    return tuple(members)


def _member(row: Mapping[str, Any], parent: int | None) -> Member:
    at, loose = row["position"], row["randomness"]
    down, across = divmod(int(at["relativeAnchorToParent"]), 3)
    return Member(
        str(row["name"]).split("-")[0],
        parent,
        (across - 1, down - 1),
        (1 - int(at["xAlignment"]), int(at["zAlignment"]) - 1),
        (float(at["x"]), float(at["z"])) if parent is not None else (0.0, 0.0),
        at["verticalAlignment"] == "above",
        float(np.radians(row["rotation"])),
        (float(loose["dx"]), float(loose["dz"]), float(np.radians(loose["dtheta"]))),
    )


def arrange(stage: Stage, width: float, depth: float) -> list[Top]:
    """Put a group somewhere into a room of that size; [] where there is none or it is too large."""
    rng, groups = stage.rng, found_groups(library_of(stage))
    if not groups:
        return []
    group = groups[int(rng.integers(len(groups)))]
    made = {name: some_prop(stage, *FURNITURE[name]) for name in {m.type: None for m in group}}
    chosen = {name: found for name, found in made.items() if found is not None}
    if len(chosen) < len(made):
        return []
    spots = laid_out(rng, group, {name: entry for name, (entry, _) in chosen.items()})
    yaw = float(rng.integers(4)) * np.pi / 2
    at = _free_place(rng, spots, yaw, f32([width, depth]))
    return [] if at is None else list(_put(stage, group, spots, chosen, at, yaw))


def laid_out(
    rng: np.random.Generator, group: Group, entries: Mapping[str, IndexEntry]
) -> list[Standing]:
    """Where the members stand around the first one, which is at the origin."""
    spots = list[Standing]()
    for member in group:
        vary = rng.uniform(-0.5, 0.5, 3) * member.loose
        turn = member.turn + float(vary[2])
        half = f32(np.abs(rotation(yaw=turn)[:2, :2]) @ f32(entries[member.type].size[:2]) / 2)
        centre, level = f32([0, 0]), 0.0
        if member.parent is not None:
            parent, under = spots[member.parent], entries[group[member.parent].type]
            centre = parent.centre + f32(member.anchor) * parent.half + f32(member.align) * half
            centre = f32(centre + f32(member.offset) + f32(vary[:2]))
            level = parent.level + standing_height(under) if member.above else 0.0
        spots.append(Standing(centre, half, level, turn))
    return spots


def _free_place(
    rng: np.random.Generator, spots: Sequence[Standing], yaw: float, room: F32
) -> F32 | None:
    """Where the group's origin may be so that all of it is between the walls."""
    turn = rotation(yaw=yaw)[:2, :2]
    centres = np.stack([turn @ spot.centre for spot in spots])
    halves = np.stack([np.abs(turn) @ spot.half for spot in spots])
    low = -room / 2 - (centres - halves).min(0)
    high = room / 2 - (centres + halves).max(0)
    return f32(rng.uniform(low, high)) if (low < high).all() else None


def _put(
    stage: Stage,
    group: Group,
    spots: Sequence[Standing],
    chosen: Mapping[str, tuple[IndexEntry, Prop]],
    at: F32,
    yaw: float,
) -> Iterator[Top]:
    """Place the members; the tops of those that carry no other member."""
    carry = {member.parent for member in group if member.above}
    for number, (member, spot) in enumerate(zip(group, spots, strict=True)):
        x, y = rotation(yaw=yaw)[:2, :2] @ spot.centre + at
        # Assets that are not turned face -y.
        turn = yaw + spot.turn + np.pi
        tops = stage.place(chosen[member.type][1], (x, y, spot.level), yaw=turn)
        yield from () if number in carry else tops
