"""Views written to folders: NNNNNN.jpg, NNNNNN.npy (float16 inverse depth) and index.jsonl."""

from __future__ import annotations

import io
import json
import multiprocessing
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from core.training.synthetic.views import VIEWS_PER_SCENE, View, opened_library, render_views

JPEG_QUALITY = 93
INDEX = "index.jsonl"
SEEDS_PER_PART = 1_000_000


def write_shards(
    out: Path,
    *,
    views: int,
    seed: int,
    workers: int,
    pixels: int,
    textures: Sequence[Path],
    assets: Path | None = None,
) -> None:
    """Render `views` views with `workers` processes, each into its own `part-NN` of `out`.

    Goes on where an earlier call with the same arguments stopped.
    """
    each = -(-views // workers)
    jobs = [
        (out / f"part-{i:02d}", each, seed + i * SEEDS_PER_PART, pixels, tuple(textures), assets)
        for i in range(workers)
    ]
    if workers == 1:
        write_part(*jobs[0])
        return
    # Forked children would share Embree's threads; fresh ones do not.
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=write_part, args=job) for job in jobs]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    if any(process.exitcode for process in processes):
        raise RuntimeError(f"a rendering process failed; {out} holds what was finished")


def write_part(
    folder: Path,
    views: int,
    first_seed: int,
    pixels: int,
    textures: Sequence[Path],
    assets: Path | None = None,
) -> None:
    """Fill one folder up to `views` views, scene by scene; at the end, tell of skipped assets."""
    folder.mkdir(parents=True, exist_ok=True)
    done = finished(folder)
    for scene in range(done // VIEWS_PER_SCENE, -(-views // VIEWS_PER_SCENE)):
        seed = first_seed + scene
        first = scene * VIEWS_PER_SCENE
        rendered = render_views(seed, pixels=pixels, textures=textures, assets=assets)
        lines = [write_view(folder, first + i, seed, view) for i, view in enumerate(rendered)]
        with (folder / INDEX).open("a", encoding="utf-8") as index:
            index.write("".join(lines))
    if assets is not None:
        opened_library(assets).tell_skipped()


def finished(folder: Path) -> int:
    """Views of whole scenes in the index; a part-written scene at its end is cut off."""
    path = folder / INDEX
    if not path.exists():
        return 0
    lines = [
        line
        for line in path.read_text(encoding="utf-8").splitlines(keepends=True)
        if line.endswith("\n")
    ]
    whole = lines[: len(lines) // VIEWS_PER_SCENE * VIEWS_PER_SCENE]
    _replace(path, "".join(whole).encode())
    return len(whole)


def write_view(folder: Path, number: int, seed: int, view: View) -> str:
    """Write one view's two files; returns its index line."""
    name = f"{number:06d}"
    photo, depth = io.BytesIO(), io.BytesIO()
    Image.fromarray(view.rgb).save(photo, "JPEG", quality=JPEG_QUALITY, subsampling=0)
    np.save(depth, view.inverse_depth.astype(np.float16))
    _replace(folder / f"{name}.jpg", photo.getvalue())
    _replace(folder / f"{name}.npy", depth.getvalue())
    height, width = view.inverse_depth.shape
    row = {"id": name, "width": width, "height": height, "f_px": round(view.f_px, 3)}
    return json.dumps({**row, "scene": seed, "kind": view.kind}) + "\n"


def _replace(path: Path, data: bytes) -> None:
    """Write a file so that it is either whole or not there."""
    fresh = path.with_name(path.name + ".tmp")
    fresh.write_bytes(data)
    fresh.replace(path)
