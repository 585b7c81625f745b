"""Clips with exact depth, rendered: a moving camera, things that move, and a cut in the middle.

Each kind is two shots. A frame's randomness is its own (grain) or its shot's (exposure, tone), so
that a clip looks as if one camera had taken it. Clips are kept on disk once rendered.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import open3d as o3d
from numpy.typing import ArrayLike, NDArray

from core.training.synthetic import clutter, indoor, outdoor, people, special, still, vehicles
from core.training.synthetic.meshes import Mesh
from core.training.synthetic.photo import exposed, softened, toned, with_grain
from core.training.synthetic.render import Camera, render
from core.training.synthetic.stage import CameraHint, Light, Prop, Stage, StagedScene
from core.training.synthetic.textures import bank

F32 = NDArray[np.float32]
Rng = np.random.Generator

WIDTH, HEIGHT = 480, 272
FRAMES = 40
"""Frames of a shot."""
FPS = 25.0
TRIES = 40
PROBE_STEP = 16
UP = np.array([0, 0, 1.0])

Path3 = Callable[[float], tuple[NDArray[np.float64], NDArray[np.float64]]]
"""Seconds to where the camera is and what it looks at, metres."""
Pose = Callable[[float], tuple[ArrayLike, float]]
"""Seconds to where a thing is and its yaw."""


@dataclass(frozen=True, eq=False)
class RenderedClip:
    """rgb (N, H, W, 3) bytes; inverse depth (N, H, W) 1/m, 0 for sky; where shots begin (N,)."""

    kind: str
    rgb: NDArray[np.uint8]
    inverse: F32
    begins: NDArray[np.bool_]
    f_px: float


@dataclass(frozen=True)
class Plan:
    """How a shot is filmed: its layout, focal length, camera paths to choose from, what moves."""

    layout: Callable[[Stage], StagedScene]
    focal_px: float
    path: Callable[[Rng, StagedScene], Path3]
    movers: Callable[[Stage, Path3], list[tuple[Prop, Pose]]]


def clip_folder() -> Path:
    """Where rendered clips are kept; ``LEADLINE_CLIPS`` names another place."""
    default = Path(__file__).resolve().parents[2] / "build" / "clips"
    return Path(os.environ.get("LEADLINE_CLIPS", default))


def rendered_clip(kind: str, *, seed: int = 1, folder: Path | None = None) -> RenderedClip:
    """The clip of a kind of ``PLANS``, rendered once and read from disk afterwards."""
    path = (folder or clip_folder()) / f"{kind}-{seed}.npz"
    if not path.is_file():
        clip = _filmed(kind, seed)
        path.parent.mkdir(parents=True, exist_ok=True)
        whole = path.with_suffix(".part.npz")
        np.savez(whole, rgb=clip.rgb, inverse=clip.inverse, begins=clip.begins, f_px=clip.f_px)
        whole.replace(path)
    with np.load(path) as stored:
        return RenderedClip(
            kind, stored["rgb"], stored["inverse"], stored["begins"], float(stored["f_px"])
        )


def _filmed(kind: str, seed: int) -> RenderedClip:
    shots = [_shot(plan, 2 * seed + part) for part, plan in enumerate(PLANS[kind])]
    begins = np.zeros(2 * FRAMES, np.bool_)
    begins[[0, FRAMES]] = True
    return RenderedClip(
        kind,
        np.concatenate([rgb for rgb, _ in shots]),
        np.concatenate([inverse for _, inverse in shots]),
        begins,
        PLANS[kind][0].focal_px,
    )


def _shot(plan: Plan, seed: int) -> tuple[NDArray[np.uint8], F32]:
    rng = np.random.default_rng([seed, 18])
    stage = Stage(rng, bank((), 0))
    scene = plan.layout(stage)
    path = _clear_path(plan, rng, scene)
    movers = plan.movers(stage, path)
    still = list(stage.parts)
    frames = []
    for index in range(FRAMES):
        time_s = index / FPS
        stage.parts = still + _moved(movers, time_s)
        camera = looking(*path(time_s), plan.focal_px)
        linear, inverse = render(stage.finish(scene.hint), stage.bank, camera, rng)
        frames.append((_developed(linear, seed, index), inverse))
    return np.stack([rgb for rgb, _ in frames]), np.stack([inverse for _, inverse in frames])


def _moved(movers: Sequence[tuple[Prop, Pose]], time_s: float) -> list[tuple[Mesh, int]]:
    parts: list[tuple[Mesh, int]] = []
    for prop, pose in movers:
        at, yaw = pose(time_s)
        parts += prop.placed(at, yaw=yaw).parts
    return parts


def _developed(linear: F32, seed: int, index: int) -> NDArray[np.uint8]:
    """One camera's photo: exposure and tone of the shot, grain of the frame."""
    rng = np.random.default_rng([seed, 19])
    image = exposed(rng, np.minimum(linear, 6.0).astype(np.float32))
    image = softened(rng, toned(rng, image))
    return with_grain(np.random.default_rng([seed, 20, index]), image)


def looking(at: NDArray[np.float64], target: NDArray[np.float64], focal_px: float) -> Camera:
    """A level camera at a point that looks at another."""
    ahead = (target - at) / np.linalg.norm(target - at)
    right = np.cross(ahead, UP)
    right /= np.linalg.norm(right)
    axes = np.stack([right, np.cross(ahead, right), ahead], axis=1)
    return Camera(axes.astype(np.float32), at.astype(np.float32), focal_px, WIDTH, HEIGHT)


def _clear_path(plan: Plan, rng: Rng, scene: StagedScene) -> Path3:
    """The path of some random ones that keeps most away from things, as far as that matters."""
    best, best_score = None, -np.inf
    for _ in range(TRIES):
        path = plan.path(rng, scene)
        times = np.linspace(0, FRAMES / FPS, 5)
        score = min(_free(scene, looking(*path(t), plan.focal_px)) for t in times)
        if score > best_score:
            best, best_score = path, score
        if score >= 1:
            break
    assert best is not None
    return best


def _free(scene: StagedScene, camera: Camera) -> float:
    """1 for a camera that nothing is close before and that sees more than one wall."""
    y, x = np.mgrid[:HEIGHT:PROBE_STEP, :WIDTH:PROBE_STEP].astype(np.float32)
    rays = camera.rays(x.reshape(-1), y.reshape(-1))
    depth = scene.caster.cast_rays(o3d.core.Tensor(rays), nthreads=1)["t_hit"].numpy()
    known = depth[np.isfinite(depth)]
    if known.size < 0.4 * depth.size:
        return -1.0
    near, middle, far = np.quantile(known, [0.02, 0.4, 0.95])
    return float(min(1, near / 0.35, far / middle / 1.5, far / near / 2))


def _walk(rng: Rng, scene: StagedScene, *, speed: float, bob: float = 0.015) -> Path3:
    """Ahead at eye height, with steps, looking at one of the scene's targets."""
    hint = scene.hint
    target = hint.targets[int(rng.integers(len(hint.targets)))].astype(float)
    start = rng.uniform(hint.low, hint.high)
    start[2] = np.clip(rng.uniform(1.3, 1.7), hint.low[2], hint.high[2])
    way = target - start
    way[2] = 0
    way /= max(float(np.linalg.norm(way)), 1e-6)
    phase = rng.uniform(0, 6)

    def at(time_s: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        lift = bob * np.sin(2 * np.pi * 1.9 * time_s + phase)
        eye = start + way * speed * time_s + np.array([0, 0, lift])
        return eye, eye + way * 3 + np.array([0.1 * np.sin(time_s), 0.05, -0.3 - 0.5 * lift])

    return at


def _drive(rng: Rng, scene: StagedScene) -> Path3:
    """Along the street at 30 to 45 km/h."""
    way = float(rng.choice([-1, 1]))
    x, start = rng.uniform(-0.15, 0.45) * scene.hint.high[0], rng.uniform(-40, 10)
    speed, height = rng.uniform(8, 12), rng.uniform(1.3, 1.8)
    side = rng.uniform(-3, 3)

    def at(time_s: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        shake = 0.002 * np.sin(31 * time_s) + 0.001 * np.sin(47 * time_s)
        eye = np.array([way * x, way * (start + speed * time_s), height + shake])
        return eye, eye + np.array([way * side, way * 20, -0.6 + shake])

    return at


def _hand_held(rng: Rng, scene: StagedScene) -> Path3:
    """Standing before people, with the small movements of a hand."""
    start = np.array([rng.uniform(-0.4, 0.4), rng.uniform(-2.2, -1.2), rng.uniform(1.3, 1.7)])
    phases = rng.uniform(0, 6, 3)

    def at(time_s: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        sway = 0.012 * np.sin(2 * np.pi * np.array([0.7, 0.5, 0.9]) * time_s + phases)
        return start + sway, np.array([0.1, 0.3, 1.4]) - 1.5 * sway

    return at


def _orbit(rng: Rng, scene: StagedScene) -> Path3:
    """Around the middle of the scene's targets."""
    middle = scene.hint.targets.mean(axis=0).astype(float)
    radius, angle = rng.uniform(0.6, 1.0), rng.uniform(0, 2 * np.pi)
    lift, speed = rng.uniform(0.3, 0.6), rng.choice([-1, 1]) * rng.uniform(0.25, 0.45)

    def at(time_s: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        turn = angle + speed * time_s
        away = np.array([radius * np.cos(turn), radius * np.sin(turn), lift])
        return middle + away, middle

    return at


def _slide(rng: Rng, scene: StagedScene) -> Path3:
    """Sideways past thin things."""
    start = np.array([rng.uniform(-0.9, 0.3), rng.uniform(-2.4, -1.5), rng.uniform(1.0, 1.6)])
    speed = rng.uniform(0.25, 0.5)

    def at(time_s: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        eye = start + np.array([speed * time_s, 0.1 * time_s, 0.01 * np.sin(9 * time_s)])
        return eye, np.array([0.3 * eye[0], 0.6, 1.0])

    return at


def _passer(stage: Stage, path: Path3) -> list[tuple[Prop, Pose]]:
    """A person who crosses the picture."""
    return [_crossing(stage, people.person(stage), path, distance=2.6, speed=1.1)]


def _crossing(
    stage: Stage, prop: Prop, path: Path3, *, distance: float, speed: float
) -> tuple[Prop, Pose]:
    """A thing on the ground that goes across at a distance from where the camera ends."""
    eye, target = path(FRAMES / FPS)
    ahead = target - eye
    ahead[2] = 0
    ahead /= np.linalg.norm(ahead)
    across = np.cross(ahead, UP) * float(stage.rng.choice([-1, 1]))
    half = FRAMES / FPS / 2

    def pose(time_s: float) -> tuple[ArrayLike, float]:
        at = eye + ahead * distance + across * speed * (time_s - half)
        at[2] = 0.01 * abs(np.sin(6 * time_s))
        return at, float(np.arctan2(across[0], -across[1]))

    return prop, pose


def _traffic(stage: Stage, path: Path3) -> list[tuple[Prop, Pose]]:
    """A car that comes towards the camera, one ahead of it, and a person on the pavement's edge."""
    (x0, y0, _), _ = path(0.0)
    way = np.sign(path(1.0)[0][1] - y0)

    def driven(side: float, gap: float, speed: float) -> Pose:
        yaw = 0.0 if way * np.sign(speed) < 0 else np.pi
        return lambda t: (np.array([x0 + way * side, y0 + way * (gap + speed * t), 0.0]), yaw)

    return [
        (vehicles.car(stage), driven(-3.4, 34, -9.0)),
        (vehicles.car(stage), driven(0.3, 11, 9.0)),
        _crossing(stage, people.person(stage), path, distance=8, speed=1.3),
    ]


def _sitter(stage: Stage, path: Path3) -> list[tuple[Prop, Pose]]:
    """Somebody who sways and turns close to the camera."""
    rng = stage.rng
    height, phase = rng.uniform(1.45, 1.6), rng.uniform(0, 6)

    def pose(time_s: float) -> tuple[ArrayLike, float]:
        x = 0.18 * np.sin(2 * np.pi * 0.45 * time_s + phase)
        return np.array([x, -0.05 * np.cos(3 * time_s), height]), 0.5 * np.sin(2.2 * time_s)

    return [(people.bust(stage), pose)]


def _pushed(stage: Stage, path: Path3) -> list[tuple[Prop, Pose]]:
    """A mug pushed over the table, and a toy that turns."""
    _, middle = path(0.0)
    z = float(middle[2]) - 0.06

    def mug(time_s: float) -> tuple[ArrayLike, float]:
        return np.array([middle[0] - 0.2 + 0.25 * time_s, middle[1] + 0.05, z]), 0.5 * time_s

    def toy(time_s: float) -> tuple[ArrayLike, float]:
        return np.array([middle[0] + 0.1, middle[1] - 0.15, z]), 2.5 * time_s

    return [(clutter.mug(stage), mug), (clutter.toy(stage), toy)]


def _backdrop(stage: Stage) -> StagedScene:
    """What stands behind a portrait; the person is one of the things that move."""
    special.surroundings(stage)
    stage.lights.append(Light((1.0, -2.5, 2.4), (1.5, 1.5, 1.5), 0.4))
    return stage.finish(CameraHint((-1, -2, 1), (1, -1, 2), np.zeros((1, 3), np.float32)))


def _wheels(stage: Stage, path: Path3) -> list[tuple[Prop, Pose]]:
    """A bicycle behind thin things."""
    return [_crossing(stage, vehicles.bicycle(stage), path, distance=3.2, speed=1.5)]


PLANS: dict[str, tuple[Plan, Plan]] = {
    "room": (
        Plan(indoor.room, 350, partial(_walk, speed=0.8), _passer),
        Plan(indoor.corridor, 350, partial(_walk, speed=1.2), _passer),
    ),
    "street": (Plan(outdoor.street, 400, _drive, _traffic),) * 2,
    "portrait": (Plan(_backdrop, 480, _hand_held, _sitter),) * 2,
    "table": (
        Plan(indoor.tabletop, 420, _orbit, _pushed),
        Plan(still.desk, 420, _orbit, _pushed),
    ),
    "thin": (
        Plan(special.thin, 400, _slide, _wheels),
        Plan(outdoor.park, 400, partial(_walk, speed=1.0), _passer),
    ),
}
"""The five kinds, each with its two shots."""
