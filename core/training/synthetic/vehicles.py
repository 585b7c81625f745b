"""Cars, lorries and bicycles; fronts look towards -y."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.training.synthetic.meshes import (
    Mesh,
    cylinder,
    revolution,
    rotation,
    superellipsoid,
    surface,
    tube,
    tubes,
)  # fmt: skip
from core.training.synthetic.patterns import colour
from core.training.synthetic.stage import Prop, Stage

F32 = NDArray[np.float32]


def wheel(stage: Stage, radius: float) -> Prop:
    """A car wheel with its axis along x."""
    prop, turn = Prop(), rotation(roll=np.pi / 2)
    tyre = revolution([(0.6 * radius, -0.1), (radius, -0.09), (radius, 0.09), (0.6 * radius, 0.1)])
    prop.add(tyre, stage.paint(0.06), turn=turn)
    prop.add(
        cylinder(radius=0.62 * radius, height=0.17),
        stage.paint(0.6, gloss=0.7),
        (-0.085, 0, 0),
        turn=turn,
    )
    return prop


def _loft(stations: list[tuple[float, float, float, float]], *, exponent: float) -> F32:
    """A closed skin of superelliptic sections; stations are (y, half width, low z, high z)."""
    angle = np.linspace(0, 2 * np.pi, 29)
    cx = np.sign(np.cos(angle)) * np.abs(np.cos(angle)) ** exponent
    cz = np.sign(np.sin(angle)) * np.abs(np.sin(angle)) ** exponent
    rings = [
        np.stack([w * cx, np.full(29, y), (lo + hi) / 2 + (hi - lo) / 2 * cz], 1)
        for y, w, lo, hi in stations
    ]
    return np.asarray(rings, np.float32)


def car(stage: Stage) -> Prop:
    """A car, estate or van, front towards -y."""
    rng, prop = stage.rng, Prop()
    length, width, height = rng.uniform([3.6, 1.65, 1.4], [5.0, 1.95, 1.75])
    vivid = 0.85 if rng.random() < 0.3 else 0.08  # most cars are white, grey or black
    paint = stage.paint(colour(rng, saturation=(0, vivid), value=(0.04, 0.95)), gloss=0.8)
    half, w, belt = length / 2, width / 2, height * 0.6
    hood = belt * rng.uniform(0.85, 1.0)
    prop.add(_bodywork(half, w, belt, hood), paint)
    _cabin(stage, prop, (half, w, height), belt, paint)
    for y in (-half * 0.62, half * 0.62):
        for x in (-w + 0.08, w - 0.08):
            prop.put(wheel(stage, 0.33), (x, y, 0.33))
    _fittings(stage, prop, (half, w, hood), belt, paint)
    return prop


def _bodywork(half: float, w: float, belt: float, hood: float) -> Mesh:
    """The lower body up to the belt line."""
    low = 0.22
    stations = [
        (-half, w * 0.05, 0.45, 0.5),
        (-half, w * 0.85, 0.35, hood * 0.8),
        (-half * 0.8, w * 0.97, low, hood),
        (-half * 0.3, w, low, belt),
        (half * 0.6, w, low, belt),
        (half * 0.95, w * 0.95, low, belt),
        (half, w * 0.8, 0.35, belt * 0.85),
        (half, w * 0.05, 0.45, 0.5),
    ]
    return surface(_loft(stations, exponent=0.35))


def _cabin(
    stage: Stage, prop: Prop, size: tuple[float, float, float], belt: float, paint: int
) -> None:
    """Dark glass with a roof and pillars."""
    rng, (half, w, height) = stage.rng, size
    back, base = rng.uniform(0.45, 0.98), belt - 0.1
    stations = [
        (-half * 0.42, w * 0.8, base, base + 0.1),
        (-half * 0.1, w * 0.82, base, height),
        (half * (back - 0.3), w * 0.82, base, height),
        (half * back, w * 0.8, base, base + 0.12),
    ]
    glass = stage.paint(rng.uniform(0.03, 0.12), gloss=1.0)
    prop.add(surface(_loft(stations, exponent=0.4)), glass)
    middle = (0, half * (back - 0.4) / 2, height - 0.025)
    prop.box((w * 1.35, half * back * 0.75, 0.04), middle, paint)
    for y in (-half * 0.12, half * (back - 0.3) * 0.5, half * (back - 0.28)):
        for x in (-w * 0.8, w * 0.8):
            pillar = tube([(x * 1.03, y - 0.1, base), (x * 0.87, y, height - 0.02)], 0.045, sides=6)
            prop.add(pillar, paint)


def _fittings(
    stage: Stage, prop: Prop, size: tuple[float, float, float], belt: float, paint: int
) -> None:
    """Lamps, mirrors, number plate and grille."""
    half, w, hood = size
    front = stage.paint(0.95, gloss=0.9, glow=0.3)
    rear = stage.paint((0.7, 0.05, 0.05), gloss=0.6, glow=0.2)
    lamp = superellipsoid((0.32, 0.12, 0.15), ns=0.5, ew=0.5, n=10)
    mirror = superellipsoid((0.2, 0.1, 0.13), n=10)
    for side in (-1, 1):
        prop.add(lamp, front, (side * w * 0.68, -half + 0.02, hood * 0.72))
        prop.add(lamp, rear, (side * w * 0.68, half - 0.02, belt * 0.75), scale=(0.8, 0.8, 1.3))
        prop.add(mirror, paint, (side * (w + 0.08), -half * 0.3, belt + 0.08))
    prop.box((0.5, 0.02, 0.11), (0, half + 0.005, belt * 0.6), stage.paint(0.9))
    prop.box((w * 1.1, 0.04, 0.16), (0, -half + 0.01, 0.42), stage.paint(0.05))


def truck(stage: Stage) -> Prop:
    """A van, lorry or bus: boxes on wheels."""
    rng, prop = stage.rng, Prop()
    length, width, height = rng.uniform([5.5, 2.0, 2.3], [11.0, 2.5, 3.5])
    paint = stage.paint(colour(rng, saturation=(0, 0.8), value=(0.2, 0.95)), gloss=0.5)
    load = stage.material("label", "plain", "photo", "metal", metres=rng.uniform(2, 4))
    glass, w = stage.paint(0.06, gloss=1.0), width / 2
    prop.box((width, length - 1.8, height - 0.5), (0, 0.9, 0.5), load)
    prop.box((width * 0.96, 1.7, height * 0.8 - 0.4), (0, -length / 2 + 0.85, 0.4), paint)
    prop.box((width * 0.85, 0.02, 0.7), (0, -length / 2 - 0.005, height * 0.5), glass)
    prop.box((width * 0.97, 0.8, 0.6), (0, -length / 2 + 0.7, height * 0.5), glass)
    for y in (-length / 2 + 1.0, length / 2 - 1.0, length / 2 - 2.1):
        for x in (-w + 0.15, w - 0.15):
            prop.put(wheel(stage, 0.48), (x, y, 0.48))
    rear = stage.paint((0.7, 0.05, 0.05), glow=0.3)
    for x in (-w * 0.85, w * 0.85):
        prop.box((0.2, 0.03, 0.3), (x, length / 2 + 0.01, 0.8), rear)
    return prop


def bicycle(stage: Stage) -> Prop:
    """A bicycle with spokes, along x."""
    rng, prop = stage.rng, Prop()
    paint = stage.paint(colour(rng, saturation=(0.2, 0.9)), gloss=0.6)
    dark, steel = stage.paint(0.06), stage.paint(0.7, gloss=0.8)
    a = np.linspace(0, 2 * np.pi, 33)
    for x in (-0.52, 0.52):
        rim = np.stack([x + 0.33 * np.cos(a), 0 * a, 0.34 + 0.33 * np.sin(a)], 1)
        prop.add(tube(rim, 0.018, sides=6), dark)
        ends = rim[:-1:2]
        hub = np.broadcast_to([x, 0, 0.34], ends.shape)
        prop.add(tubes(np.stack([hub, ends], 1), 0.0025, sides=3), steel)
    crank, seat, fork = (-0.05, 0, 0.3), (-0.2, 0, 0.85), (0.38, 0, 0.8)
    for start, end in (
        (crank, seat),
        (crank, fork),
        (seat, fork),
        (crank, (-0.52, 0, 0.34)),
        (seat, (-0.52, 0, 0.34)),
        (fork, (0.52, 0, 0.34)),
    ):
        prop.add(tube([start, end], 0.016, sides=8), paint)
    prop.add(superellipsoid((0.26, 0.14, 0.06)), dark, (-0.22, 0, 0.92))
    prop.add(tube([(0.38, 0, 0.8), (0.35, 0, 0.98)], 0.014), paint)
    prop.add(
        tube([(0.3, -0.28, 1.0), (0.36, -0.1, 1.0), (0.36, 0.1, 1.0), (0.3, 0.28, 1.0)], 0.013),
        dark,
    )
    return prop
