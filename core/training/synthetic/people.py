"""People: heads with hair, whole figures and busts; they look towards -y."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.training.synthetic.meshes import (
    cylinder,
    rotation,
    superellipsoid,
    tube,
    tubes,
    unit,
)  # fmt: skip
from core.training.synthetic.noise import directions, f32
from core.training.synthetic.patterns import colour, hue
from core.training.synthetic.stage import Prop, Stage

F32 = NDArray[np.float32]


def skin_tone(stage: Stage) -> int:
    """Human skin, light to dark."""
    rng = stage.rng
    return stage.paint(
        hue(rng, 0.03, 0.08, saturation=0.42, value=rng.uniform(0.3, 0.9)), gloss=0.08
    )


def hair(stage: Stage, centre: F32, size: F32, *, strands: int) -> Prop:
    """Hair combed down from a head of the given size (3,)."""
    rng, prop = stage.rng, Prop()
    tone = hue(rng, 0.03, 0.12, saturation=rng.uniform(0.1, 0.7), value=rng.uniform(0.05, 0.6))
    material = stage.paint(tone, gloss=0.4)
    cap = superellipsoid(size * [1.05, 1.05, 0.9])
    prop.add(cap, material, centre + f32([0, 0.13 * size[1], 0.1 * size[2]]))
    around = directions(rng, strands)
    around[:, 2] = np.abs(around[:, 2])
    around[:, 1] = np.where(around[:, 2] < 0.5, np.abs(around[:, 1]) * 0.9 + 0.05, around[:, 1])
    around = around[(around[:, 1] > -0.35) | (around[:, 2] > 0.75)]
    strands = len(around)
    roots = centre + unit(around) * size / 2 * 1.02 + [0, 0.05 * size[1], 0.05 * size[2]]
    steps = 7
    s = np.linspace(0, 1, steps)[:, None]
    length = rng.uniform(0.04, 0.35) * rng.uniform(0.5, 1.1, (strands, 1, 1))
    # Hair above the face stays short enough to leave the face free.
    length = np.where(around[:, 1, None, None] < 0.0, np.minimum(length, 0.06), length)
    wave = np.cumsum(rng.normal(0, 0.12, (strands, steps, 3)), axis=1) * s
    out = around[:, None] * [1, 1, 0.6]
    paths = roots[:, None] + length * (
        out * (s - 0.5 * s**2) * 0.6 + wave * 0.5 - [0, 0, 1] * s**1.5
    )
    prop.add(tubes(paths, np.linspace(0.0011, 0.0005, steps), sides=3), material)
    return prop


def head(stage: Stage, skin: int, *, strands: int) -> Prop:
    """A head about 0.24 m tall centred on the origin, facing -y."""
    rng, prop = stage.rng, Prop()
    size = np.asarray([0.155, 0.195, 0.235]) * rng.uniform(0.93, 1.07, 3)
    prop.add(superellipsoid(size, ns=0.95, n=28), skin)
    prop.add(superellipsoid(size * [0.72, 0.62, 0.46]), skin, (0, -0.13 * size[1], -0.29 * size[2]))
    nose = [
        (0, -0.46 * size[1], 0.06),
        (0, -0.56 * size[1], 0.0),
        (0, -0.6 * size[1], -0.025),
        (0, -0.48 * size[1], -0.035),
    ]
    prop.add(tube(nose, [0.008, 0.011, 0.015, 0.008]), skin)
    white, iris = (
        stage.paint(0.9, gloss=0.6),
        stage.paint(colour(rng, value=(0.05, 0.4)), gloss=0.8),
    )
    brow = stage.paint(0.15)
    for x in (-0.033, 0.033):
        prop.add(superellipsoid((0.03, 0.02, 0.014)), white, (x, -0.465 * size[1], 0.022))
        prop.add(superellipsoid((0.012, 0.008, 0.012)), iris, (x, -0.5 * size[1], 0.022))
        prop.add(
            tube([(x - 0.02, -0.48 * size[1], 0.042), (x + 0.02, -0.48 * size[1], 0.044)], 0.004),
            brow,
        )
        prop.add(superellipsoid((0.018, 0.04, 0.065)), skin, (np.sign(x) * 0.5 * size[0], 0, 0))
    lips = stage.paint(hue(rng, 0.97, 1.02, saturation=0.5, value=0.5))
    prop.add(superellipsoid((0.05, 0.02, 0.016)), lips, (0, -0.49 * size[1], -0.062))
    if rng.random() < 0.85:
        prop.put(hair(stage, np.zeros(3, np.float32), size.astype(np.float32), strands=strands), 0)
    if rng.random() < 0.2:
        rim = stage.paint(0.05, gloss=0.5)
        a = np.linspace(0, 2 * np.pi, 17)
        for x in (-0.034, 0.034):
            ring = np.stack(
                [x + 0.026 * np.cos(a), np.full(17, -0.53 * size[1]), 0.022 + 0.02 * np.sin(a)], 1
            )
            prop.add(tube(ring, 0.0022, sides=5), rim)
            arm = [(np.sign(x) * 0.06, -0.5 * size[1], 0.025), (np.sign(x) * 0.08, 0, 0.025)]
            prop.add(tube(arm, 0.0022, sides=5), rim)
    return prop


def clothes(stage: Stage) -> int:
    """A garment's material."""
    rng = stage.rng
    if rng.random() < 0.4:
        return stage.paint(colour(rng, saturation=(0, 0.9), value=(0.03, 0.9)))
    return stage.material(
        "fabric",
        "plain",
        "mottled",
        "photo",
        metres=rng.uniform(0.2, 0.8),
        tint=rng.uniform(0.3, 1.2),
    )


def person(stage: Stage, *, strands: int = 80, seated: bool = False) -> Prop:
    """A standing, walking or sitting figure."""
    rng, prop = stage.rng, Prop()
    skin, shirt, trousers, shoe = (
        skin_tone(stage),
        clothes(stage),
        clothes(stage),
        stage.paint(0.12),
    )
    width = rng.uniform(0.36, 0.5)
    hip = 0.5 if seated else 0.92
    prop.add(superellipsoid((width, 0.24, 0.62), ns=0.7, ew=0.8), shirt, (0, 0, hip + 0.27))
    prop.add(superellipsoid((width * 0.95, 0.23, 0.3), ns=0.7, ew=0.8), trousers, (0, 0, hip))
    prop.add(cylinder(radius=0.055, height=0.14), skin, (0, 0, hip + 0.53))
    turn = rotation(yaw=rng.normal(0, 0.5), pitch=rng.normal(0, 0.15))
    for mesh, material in head(stage, skin, strands=strands).parts:
        prop.add(mesh, material, (0, -0.02, hip + 0.76), turn=turn)
    for side in (-1, 1):
        swing = rng.normal(0, 0.35)
        x = side * width * 0.27
        knee = (x, -0.45 if seated else -0.35 * np.sin(swing), 0.48)
        foot = (x, knee[1] + (0.0 if seated else 0.25 * abs(swing)), 0.07)
        prop.add(tube([(x, 0, hip), knee, foot], [0.095, 0.07, 0.05]), trousers)
        prop.add(superellipsoid((0.1, 0.27, 0.11), ns=0.6), shoe, (x, foot[1] - 0.05, 0.055))
        reach, lift = rng.uniform(-0.1, 0.35), rng.uniform(0, 0.35)
        shoulder = (side * width * 0.5, 0, hip + 0.5)
        elbow = (side * (width * 0.5 + 0.08), -reach * 0.4, hip + 0.24 + 0.3 * lift)
        hand = (side * width * 0.5, -reach, hip + lift)
        prop.add(tube([shoulder, elbow, hand], [0.06, 0.047, 0.035]), shirt)
        prop.add(superellipsoid((0.06, 0.09, 0.1)), skin, hand)
    return prop


def bust(stage: Stage) -> Prop:
    """Head and shoulders with fine hair, for portraits; the eyes are at z = 0."""
    rng, prop = stage.rng, Prop()
    skin, shirt = skin_tone(stage), clothes(stage)
    prop.put(head(stage, skin, strands=int(rng.integers(800, 2500))), 0, yaw=rng.normal(0, 0.4))
    prop.add(tube([(0, 0.02, -0.05), (0, 0.03, -0.2)], [0.055, 0.065], sides=20), skin)
    width = rng.uniform(0.38, 0.5)
    prop.add(superellipsoid((width, 0.24, 0.2), ns=0.9, ew=0.8, n=28), shirt, (0, 0.03, -0.25))
    prop.add(
        superellipsoid((width * 0.9, 0.25, 0.75), ns=0.5, ew=0.8, n=28), shirt, (0, 0.03, -0.55)
    )
    for side in (-1, 1):
        path = [
            (side * width * 0.46, 0.02, -0.25),
            (side * (width * 0.5 + 0.06), 0.0, -0.5),
            (side * width * 0.5, -0.15, -0.72),
        ]
        prop.add(tube(path, [0.075, 0.06, 0.05], sides=16), shirt)
        prop.add(superellipsoid((0.16, 0.16, 0.15)), shirt, path[0])
    return prop
