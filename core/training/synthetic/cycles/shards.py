"""Scenes rendered by Cycles, one folder each, that appear when they are whole."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.training.synthetic.cycles.blender import run_blender
from core.training.synthetic.cycles.export import choose_focus, read_colour, write_scene
from core.training.synthetic.noise import f32
from core.training.synthetic.photo import develop
from core.training.synthetic.render import Camera, with_unknown
from core.training.synthetic.shards import INDEX, write_view
from core.training.synthetic.stage import StagedScene
from core.training.synthetic.textures import Bank
from core.training.synthetic.tracing import first_hits
from core.training.synthetic.views import (
    VIEWS_PER_SCENE,
    View,
    choose_camera,
    opened_library,
    staged,
)

log = logging.getLogger(__name__)

F32 = NDArray[np.float32]


@dataclass(frozen=True)
class Rendering:
    """What is rendered, and how.

    Attributes:
        python: the interpreter that has Blender.
        textures, assets, kind: as in ``render_views``.
        pixels: width and height of a view.
        samples: rays a pixel, before denoising.
        threads: number of threads of Blender.
    """

    python: Path
    textures: Sequence[Path] = ()
    assets: Path | None = None
    kind: str | None = None
    pixels: int = 196_608
    samples: int = 8
    threads: int = 1


def write_scenes(out: Path, job: Rendering, *, scenes: int, seed: int) -> int:
    """Render scenes into ``out/scene-SEED``; returns how many are there now.

    Finished ones are kept; what a killed run left half done is begun anew. The depth is that of
    the other renderer's rays through the same triangles: exact at the pixels' centres.

    Raises:
        BlenderError: Blender failed.
    """
    out.mkdir(parents=True, exist_ok=True)
    for number in range(seed, seed + scenes):
        done = out / f"scene-{number:09d}"
        if (done / INDEX).exists():
            continue
        working = out / f"unfinished-{number:09d}"
        shutil.rmtree(working, ignore_errors=True)
        _write_scene(working, job, number)
        working.replace(done)
        log.info("%s", done)
    if job.assets is not None:
        opened_library(job.assets).tell_skipped()
    return len(list(out.glob(f"scene-*/{INDEX}")))


def _write_scene(folder: Path, job: Rendering, seed: int) -> None:
    rng = np.random.default_rng([seed, 2])
    stage, scene, kind = staged(rng, seed, textures=job.textures, kind=job.kind, assets=job.assets)
    bank = stage.bank
    cameras = [choose_camera(rng, scene, job.pixels) for _ in range(VIEWS_PER_SCENE)]
    inverse = [inverse_depth(scene, bank, camera) for camera in cameras]
    focus = [choose_focus(rng, values, scene.hint.blur) for values in inverse]
    described = folder / "blender"
    write_scene(described, scene, bank, list(zip(cameras, focus, strict=True)))
    run_blender(job.python, described, samples=job.samples, threads=job.threads)
    lines = []
    for number, (camera, values) in enumerate(zip(cameras, inverse, strict=True)):
        linear = read_colour(described / f"{number:02d}.exr")
        rgb = develop(rng, linear, values, blur_share=0.0)
        view = View(rgb, with_unknown(scene, camera, values), camera.f_px, kind)
        lines.append(write_view(folder, number, seed, view))
    shutil.rmtree(described)
    # The index last: a folder without one is not finished, and nobody reads it.
    (folder / INDEX).write_text("".join(lines), encoding="utf-8")


def inverse_depth(scene: StagedScene, bank: Bank, camera: Camera) -> F32:
    """Inverse depth (H, W) in 1/m at the pixels' centres, 0 where there is only sky."""
    depth = first_hits(scene, bank, camera.rays(*camera.pixels()))[0]
    return f32(1 / depth).reshape(camera.height, camera.width)
