"""Screens, keyboards, lamps and cables for desks; sizes are those of real things."""

from __future__ import annotations

import numpy as np

from core.training.synthetic.meshes import (
    box,
    cylinder,
    quads,
    revolution,
    rotation,
    tube,
)  # fmt: skip
from core.training.synthetic.noise import f32
from core.training.synthetic.patterns import colour
from core.training.synthetic.stage import Prop, Stage


def screen(stage: Stage) -> Prop:
    """A monitor on its foot."""
    rng, prop = stage.rng, Prop()
    width = rng.uniform(0.4, 0.75)
    height, dark = (
        width * rng.uniform(0.5, 0.65),
        stage.paint(np.full(3, rng.uniform(0.02, 0.3)), gloss=0.2),
    )
    lift = rng.uniform(0.06, 0.18)
    prop.box((width, 0.03, height), (0, 0, lift), dark)
    picture = stage.material(
        "photo", "page", "gradient", "collage", gloss=0.4, glow=rng.uniform(0, 1.2)
    )
    w, z0, z1 = width / 2 - 0.012, lift + 0.015, lift + height - 0.012
    panel = quads(f32([[(-w, -0.017, z0), (w, -0.017, z0), (w, -0.017, z1), (-w, -0.017, z1)]]))
    prop.add(panel.fitted(), picture)
    prop.box((0.05, 0.03, lift + 0.1), (0, 0.03, 0), dark)
    prop.box((0.24, 0.18, 0.012), (0, 0.02, 0), dark)
    return prop


def laptop(stage: Stage) -> Prop:
    """An open laptop."""
    rng, prop = stage.rng, Prop()
    width, deep = rng.uniform(0.28, 0.38), rng.uniform(0.2, 0.25)
    case = stage.paint(np.full(3, rng.uniform(0.05, 0.8)), gloss=0.3)
    prop.box((width, deep, 0.015), (0, 0, 0), case)
    top = quads(
        f32([[(-0.45, -0.1, 0), (0.45, -0.1, 0), (0.45, 0.4, 0), (-0.45, 0.4, 0)]])
    ).fitted()
    prop.add(top, stage.material("keys"), (0, 0, 0.0158), scale=(width, deep, 1))
    lid = rotation(pitch=-rng.uniform(0.0, 0.5))
    prop.add(box((width, 0.008, deep)), case, (0, deep / 2, 0.012), turn=lid)
    face = quads(
        f32([[(-0.47, 0, 0.05), (0.47, 0, 0.05), (0.47, 0, 0.96), (-0.47, 0, 0.96)]])
    ).fitted()
    view = stage.material("photo", "page", "gradient", glow=rng.uniform(0.1, 1.2))
    prop.add(face, view, (0, deep / 2 - 0.006, 0.012), turn=lid, scale=(width, 1, deep))
    return prop


def keyboard(stage: Stage) -> Prop:
    """A flat keyboard or a remote control."""
    rng, prop = stage.rng, Prop()
    size = (0.43, 0.14, 0.02) if rng.random() < 0.6 else (0.18, 0.05, 0.022)
    prop.box(size, (0, 0, 0), stage.paint(np.full(3, rng.uniform(0.02, 0.7))))
    x, y = size[0] / 2 * 0.96, size[1] / 2 * 0.94
    lid = quads(f32([[(-x, -y, 0), (x, -y, 0), (x, y, 0), (-x, y, 0)]])).fitted()
    prop.add(lid, stage.material("keys"), (0, 0, size[2] + 0.001))
    return prop


def cable(stage: Stage) -> Prop:
    """A cable or cord lying in loops."""
    rng, prop = stage.rng, Prop()
    steps = 60
    heading = np.cumsum(rng.normal(0, 0.35, steps)) + rng.uniform(0, 6)
    step = rng.uniform(0.006, 0.018)
    radius = rng.uniform(0.0015, 0.005)
    path = (
        np.stack([np.cumsum(np.cos(heading)), np.cumsum(np.sin(heading)), np.zeros(steps)], 1)
        * step
    )
    path -= path.mean(axis=0)
    path[:, 2] = radius + 0.01 * np.abs(np.sin(np.linspace(0, 9, steps)))
    tone = colour(rng, saturation=(0, 0.8), value=(0.03, 0.95))
    prop.add(tube(path, radius, sides=6), stage.paint(tone))
    return prop


def desk_lamp(stage: Stage) -> Prop:
    """A lamp with an arm and a shade."""
    rng, prop = stage.rng, Prop()
    metal = stage.paint(colour(rng, saturation=(0, 0.7)), gloss=0.5)
    height = rng.uniform(0.3, 0.5)
    prop.add(cylinder(radius=0.08, height=0.02), metal)
    path = [(0, 0, 0.02), (-0.08, 0, height * 0.6), (0.05, 0, height), (0.12, 0, height * 0.97)]
    prop.add(tube(path, 0.007, sides=8), metal)
    shade = revolution([(0.02, 0.07), (0.035, 0.06), (0.075, -0.03)])
    prop.add(shade, metal, (0.14, 0, height * 0.93), turn=rotation(roll=-0.4))
    return prop
