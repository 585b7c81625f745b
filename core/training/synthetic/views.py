"""Random scenes and cameras: a seed becomes a handful of photos with exact depth."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import open3d as o3d
from numpy.typing import NDArray

from core.training.synthetic import indoor, outdoor, special, still
from core.training.synthetic.assets import figures, indoors, outdoors, places
from core.training.synthetic.assets.library import Library
from core.training.synthetic.meshes import Mesh, rotation
from core.training.synthetic.photo import develop
from core.training.synthetic.render import Camera, render, with_unknown
from core.training.synthetic.stage import CameraHint, Stage, StagedScene
from core.training.synthetic.textures import bank

F32 = NDArray[np.float32]
Rng = np.random.Generator

VIEWS_PER_SCENE = 8
SCENES_PER_BANK = 400
TRIES = 12
PROBE_PIXELS = 1200
MIN_COVERED = 0.3
NEAREST_M = 0.25
NEAREST_CLOSE_UP_M = 0.12
MESH_SUFFIXES = (".obj", ".stl")

LAYOUTS: dict[str, tuple[Callable[[Stage], StagedScene], float]] = {
    "room": (indoor.room, 0.20),
    "tabletop": (indoor.tabletop, 0.10),
    "desk": (still.desk, 0.12),
    "still_life": (still.still_life, 0.08),
    "corridor": (indoor.corridor, 0.08),
    "street": (outdoor.street, 0.20),
    "park": (outdoor.park, 0.06),
    "terrain": (outdoor.terrain, 0.03),
    "portrait": (special.portrait, 0.05),
    "thin": (special.thin, 0.05),
    "shapes": (special.shapes, 0.03),
}
KINDS = tuple(LAYOUTS)

# Layouts made of a library of assets, drawn instead of the above where there is one.
ASSET_LAYOUTS: dict[str, tuple[Callable[[Stage], StagedScene], float]] = {
    "furnished_room": (indoors.room, 0.24),
    "furnished_desk": (indoors.desk, 0.16),
    "assets_still_life": (indoors.still_life, 0.12),
    "place": (places.place, 0.12),
    "asset_street": (outdoors.street, 0.16),
    "garden": (outdoors.garden, 0.08),
    "figures": (figures.portrait, 0.12),
}

ASSET_KINDS = tuple(ASSET_LAYOUTS)

ASPECTS = ((4, 3), (4, 3), (4, 3), (3, 2), (3, 2), (16, 9), (1, 1), (3, 4), (2, 3))
WIDE_ASPECTS = ((4, 3), (3, 2), (16, 9), (16, 9), (2, 1), (3, 1), (1, 1), (3, 4))
SIDE_MULTIPLE = 16

# Focal lengths as 35 mm equivalents (36 mm across the longer side): share, lowest, highest.
FOCAL_MM: tuple[tuple[float, float, float], ...] = (
    (0.40, 23.5, 29.0),  # the main camera of phones
    (0.18, 21.0, 33.0),  # depth cameras, laptops, driving recorders
    (0.42, 13.0, 120.0),  # everything else from wide angle to tele
)
FRAME_MM = 36.0
SPAN_MM = (20.0, 135.0)  # what lenses chosen by the width of the picture are limited to


@dataclass(frozen=True)
class View:
    """One rendered photo: rgb (H, W, 3) bytes, inverse depth (H, W) in 1/m.

    It is 0 for sky and NaN where it is unknown: houses and trees of photographed surroundings.
    """

    rgb: NDArray[np.uint8]
    inverse_depth: F32
    f_px: float
    kind: str


def render_views(
    seed: int,
    *,
    pixels: int = 160_000,
    textures: Sequence[Path] = (),
    kind: str | None = None,
    assets: Path | None = None,
) -> list[View]:
    """The views of one random scene; the same seed gives the same views.

    Args:
        seed: which scene.
        pixels: about how many pixels a view has; sides are multiples of 16.
        textures: folders of photos (.jpg, .png) and meshes (.obj, .stl) to draw from.
        kind: one of KINDS, or of ASSET_KINDS with assets; else chosen by their shares.
        assets: folder of a library of assets, whose layouts are then drawn.
    """
    rng = np.random.default_rng([seed, 1])
    stage, scene, kind = staged(rng, seed, textures=textures, kind=kind, assets=assets)
    return [_view(rng, stage, scene, kind, pixels) for _ in range(VIEWS_PER_SCENE)]


def staged(
    rng: Rng, seed: int, *, textures: Sequence[Path], kind: str | None, assets: Path | None
) -> tuple[Stage, StagedScene, str]:
    """A scene, the stage that it was built on, and its kind; arguments as in `render_views`."""
    folders = tuple(Path(folder) for folder in textures)
    layouts = LAYOUTS if assets is None else ASSET_LAYOUTS
    shares = np.asarray([share for _, share in layouts.values()])
    drawn = str(rng.choice(list(layouts), p=shares / shares.sum()))
    library = None if assets is None else opened_library(assets)
    stage = Stage(rng, bank(folders, seed // SCENES_PER_BANK), found_meshes(folders), library)
    scene = (LAYOUTS | ASSET_LAYOUTS)[kind or drawn][0](stage)
    return stage, scene, kind or drawn


@lru_cache(maxsize=2)
def opened_library(folder: Path) -> Library:
    """The library of a folder, opened once."""
    return Library(folder)


def _view(rng: Rng, stage: Stage, scene: StagedScene, kind: str, pixels: int) -> View:
    camera = choose_camera(rng, scene, pixels)
    linear, inverse = render(scene, stage.bank, camera, rng)
    rgb = develop(rng, linear, inverse, blur_share=scene.hint.blur)
    return View(rgb, with_unknown(scene, camera, inverse), camera.f_px, kind)


@lru_cache(maxsize=2)
def found_meshes(folders: tuple[Path, ...]) -> tuple[Mesh, ...]:
    """Meshes of the folders, centred and scaled so that the longest side is 1."""
    paths = (p for f in folders for p in sorted(f.rglob("*")) if p.suffix.lower() in MESH_SUFFIXES)
    loaded = (_loaded(path) for path in paths)
    return tuple(mesh for mesh in loaded if mesh is not None)


def _loaded(path: Path) -> Mesh | None:
    raw = o3d.io.read_triangle_mesh(str(path))
    if not raw.has_triangles():
        return None
    raw.compute_vertex_normals()
    points = np.asarray(raw.vertices, np.float32)
    low, high = points.min(axis=0), points.max(axis=0)
    points = (points - (low + high) / 2) / max(float((high - low).max()), 1e-9)
    normals = np.asarray(raw.vertex_normals, np.float32)
    # Without texture coordinates, the first two axes serve; true to scale is not needed here.
    return Mesh(points, normals, points[:, :2] + 0.5 * points[:, 2:], np.asarray(raw.triangles))


def image_size(rng: Rng, pixels: int, *, wide: bool) -> tuple[int, int]:
    """Width and height of about `pixels` pixels in a common aspect ratio."""
    options = WIDE_ASPECTS if wide else ASPECTS
    across, down = options[int(rng.integers(len(options)))]
    width = np.sqrt(pixels * across / down)
    sides = (width, pixels / width)
    first, second = (max(1, round(side / SIDE_MULTIPLE)) * SIDE_MULTIPLE for side in sides)
    return first, second


def focal_length(rng: Rng, width: int, height: int) -> float:
    """Focal length in pixels, even in its logarithm within one of the ranges ``FOCAL_MM``."""
    shares = [share for share, _, _ in FOCAL_MM]
    _, low, high = FOCAL_MM[int(rng.choice(len(FOCAL_MM), p=shares))]
    millimetres = np.exp(rng.uniform(np.log(low), np.log(high)))
    return float(max(width, height) * millimetres / FRAME_MM)


def choose_camera(rng: Rng, scene: StagedScene, pixels: int) -> Camera:
    """The best of some random cameras: not inside or close before a thing, not facing a blank."""
    width, height = image_size(rng, pixels, wide=scene.hint.wide)
    f_px = focal_length(rng, width, height)
    best, best_score = None, -np.inf
    for _ in range(TRIES):
        camera = _random_camera(rng, scene.hint, width, height, f_px)
        score = _score(scene, camera)
        if score > best_score:
            best, best_score = camera, score
        if score >= 1:
            break
    assert best is not None
    return best


def _random_camera(rng: Rng, hint: CameraHint, width: int, height: int, f_px: float) -> Camera:
    target = hint.targets[int(rng.integers(len(hint.targets)))]
    at = rng.uniform(hint.low, hint.high)
    if hint.distance is not None:
        near, far = np.log(hint.distance)
        away = at - target
        at = target + away / np.linalg.norm(away) * np.exp(rng.uniform(near, far))
        at[2] = max(at[2], hint.low[2])
    ahead = target - at
    yaw = np.arctan2(-ahead[0], ahead[1]) + rng.normal(0, 0.08)
    level = np.hypot(ahead[0], ahead[1])
    pitch = np.arctan2(ahead[2], level) + rng.normal(0, 0.08)
    if hint.wide:
        pitch *= 0.4
    turn = rotation(yaw=yaw, pitch=pitch) @ rotation(roll=rng.normal(0, 0.03))
    # Camera axes: x right, y down, z ahead; the turned frame has x right, y ahead, z up.
    axes = np.stack([turn[:, 0], -turn[:, 2], turn[:, 1]], axis=1)
    if hint.span is not None:
        f_px = _spanning(rng, hint.span, float(np.linalg.norm(ahead)), width, height)
    return Camera(axes.astype(np.float32), at.astype(np.float32), f_px, width, height)


def _spanning(
    rng: Rng, span: tuple[float, float], distance: float, width: int, height: int
) -> float:
    """The focal length in pixels with which the longer side spans so many metres."""
    metres = np.exp(rng.uniform(*np.log(span)))
    millimetres = np.clip(FRAME_MM * distance / metres, *SPAN_MM)
    return float(max(width, height) * millimetres / FRAME_MM)


def _score(scene: StagedScene, camera: Camera) -> float:
    """1 for a good view, less for one that is blocked, flat, empty or below the ground."""
    depth, material = _probe(scene, camera)
    if len(depth) < MIN_COVERED * PROBE_PIXELS:
        return -1.0
    near, middle, far = np.quantile(depth, [0.02, 0.5, 0.95])
    wanted = NEAREST_M if scene.hint.distance is None else NEAREST_CLOSE_UP_M
    shares = np.unique(material, return_counts=True)[1] / len(material)
    return float(
        min(1, near / wanted)
        + min(0, far / near / 1.4 - 1)
        + min(0, (len(shares) - 4) / 3)
        + min(0, middle / near / 1.1 - 1)
        + min(0, 1.4 - 2 * shares.max())
    )


def _probe(scene: StagedScene, camera: Camera) -> tuple[F32, NDArray[np.int32]]:
    """Depth and material of what a coarse lattice of rays meets."""
    step = max(1.0, np.sqrt(camera.width * camera.height / PROBE_PIXELS))
    y, x = np.mgrid[: camera.height : step, : camera.width : step].astype(np.float32)
    rays = camera.rays(x.reshape(-1), y.reshape(-1))
    answer = scene.caster.cast_rays(o3d.core.Tensor(rays), nthreads=1)
    depth = answer["t_hit"].numpy()
    known = np.isfinite(depth)
    return depth[known], scene.material_of[answer["primitive_ids"].numpy()[known]]
