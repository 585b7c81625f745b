"""Films: depth that holds still, on rendered clips with exact depth, and cuts on joined clips.

Clips and the bundled model's estimates of them are kept in ``LEADLINE_CLIPS`` (``build/clips``):
the first run renders and estimates 400 frames for each seed. The method's constants were chosen on
clips of the first seed; those of the other one were not looked at.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import cv2
import numpy as np
import psutil
from numpy.typing import NDArray

from core.films.cuts import CutFinder
from core.films.metrics import flicker, shot_abs_rel
from core.films.request import STEADY
from core.films.steady import STEADY_PX, FrameDepth, Steadier
from core.images import photo_from_rgb
from core.metrics.boundary import boundary_f1
from core.session import open_model
from core.weights.catalog import bundled_weights
from tests.benchmarks.registry import Skip, benchmark
from tests.clips.joined import JoinedFilm, found_and_false, joined_film

PHOTOS = Path(__file__).resolve().parents[3] / "shared" / "data" / "photos" / "general"
KINDS = ("room", "street", "portrait", "table", "thin")
CHOSEN_ON, HELD_OUT = 1, 2
"""Seeds of the clips."""
EDGES_EVERY = 5
"""Boundaries are compared in every so many frames."""
JOINED = 40
SIZE = (640, 360)


@dataclass(frozen=True)
class Shares:
    """Figures of steady depth as shares of the raw one's."""

    flicker: float
    abs_rel: float
    edges: float
    seconds: float


@cache
def shares(seed: int = CHOSEN_ON) -> dict[str, Shares]:
    """By kind of rendered clip, at the default strength."""
    if not bundled_weights().is_file():
        raise Skip("the compact model's weights are not here")
    try:
        from tests.clips.rendered import rendered_clip
    except ModuleNotFoundError as error:
        raise Skip(f"{error.name} is not installed: the train extra") from error
    found = {}
    for kind in KINDS:
        clip = rendered_clip(kind, seed=seed)
        raw = _estimates(f"{kind}-{seed}", clip.rgb)
        start = time.process_time()
        steady = _steadied(clip.rgb, raw, clip.begins)
        seconds = (time.process_time() - start) / len(raw)
        ours, theirs = (_figures(maps, raw, clip.inverse, clip.begins) for maps in (steady, raw))
        found[kind] = Shares(*(a / b for a, b in zip(ours, theirs, strict=True)), seconds)
    return found


def _estimates(name: str, frames: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Canonical inverse depth (N, h, w) by the bundled model, from disk where it was made."""
    from tests.clips.rendered import clip_folder

    model = open_model("compact", device="cpu")
    path = clip_folder() / f"{name}-{model.info.weights_sha256[:12]}.npy"
    if not path.is_file():
        maps = [model.estimate(photo_from_rgb(rgb, name)).canonical_inverse_depth for rgb in frames]
        np.save(path.with_suffix(".part.npy"), np.stack(maps))
        path.with_suffix(".part.npy").replace(path)
    return np.asarray(np.load(path), np.float32)


def _steadied(
    frames: NDArray[np.uint8], raw: NDArray[np.float32], begins: NDArray[np.bool_]
) -> NDArray[np.float32]:
    steadier, steady = Steadier(STEADY.default), []
    height = round(STEADY_PX * frames.shape[1] / frames.shape[2])
    for index, rgb in enumerate(frames):
        small = cv2.resize(rgb, (STEADY_PX, height), interpolation=cv2.INTER_AREA)
        steady += steadier.push(small, FrameDepth(index, raw[index], bool(begins[index])))
    steady += steadier.finish()
    return np.stack([frame.canonical for frame in steady])


def _figures(
    maps: NDArray[np.float32],
    raw: NDArray[np.float32],
    truth: NDArray[np.float32],
    begins: NDArray[np.bool_],
) -> tuple[float, float, float]:
    """Flicker, AbsRel and boundary F1 of maps (N, h, w) against true inverse depth (N, H, W).

    AbsRel by the scale and shift of each shot's raw answers.
    """
    full, fitted = (_enlarged(each, truth.shape) for each in (maps, raw))
    shots = np.split(np.arange(len(full)), np.flatnonzero(begins)[1:])
    edges = [
        boundary_f1(1 / full[i], 1 / np.maximum(truth[i], 1e-3), truth[i] > 0)
        for i in range(0, len(full), EDGES_EVERY)
    ]
    abs_rel = [shot_abs_rel(full[shot], truth[shot], fitted=fitted[shot]) for shot in shots]
    return flicker(full, truth, begins), float(np.mean(abs_rel)), float(np.mean(edges))


def _enlarged(maps: NDArray[np.float32], shape: tuple[int, ...]) -> NDArray[np.float32]:
    full = [cv2.resize(each, shape[:0:-1], interpolation=cv2.INTER_LINEAR) for each in maps]
    return np.maximum(np.stack(full), np.float32(1e-4))


def _mean(values: Iterable[float]) -> float:
    return float(np.mean(list(values)))


@benchmark("steady depth: flicker, share of raw", unit="", bar=0.25)
def films_steady_flicker() -> float:
    return _mean(each.flicker for each in shares().values())


@benchmark("steady depth: flicker, share of raw, worst kind of clip", unit="")
def films_steady_flicker_worst() -> float:
    return max(each.flicker for each in shares().values())


@benchmark("steady depth: AbsRel by scale and shift, share of raw", unit="", bar=1.02)
def films_steady_abs_rel() -> float:
    return _mean(each.abs_rel for each in shares().values())


@benchmark("steady depth: boundary F1, share of raw", unit="", bar=0.95, at_least=True)
def films_steady_edges() -> float:
    return _mean(each.edges for each in shares().values())


@benchmark("steady depth: boundary F1, share of raw, worst kind", unit="", bar=0.95, at_least=True)
def films_steady_edges_worst() -> float:
    return min(each.edges for each in shares().values())


@benchmark("steady depth, held-out clips: flicker, share of raw", unit="", bar=0.25)
def films_held_out_flicker() -> float:
    return _mean(each.flicker for each in shares(HELD_OUT).values())


@benchmark("steady depth, held-out clips: AbsRel, share of raw", unit="", bar=1.02)
def films_held_out_abs_rel() -> float:
    return _mean(each.abs_rel for each in shares(HELD_OUT).values())


@benchmark(
    "steady depth, held-out clips: boundary F1, share of raw", unit="", bar=0.95, at_least=True
)
def films_held_out_edges() -> float:
    return _mean(each.edges for each in shares(HELD_OUT).values())


@benchmark("steady depth: processor time a frame", bar=0.06)
def films_steady_seconds() -> float:
    return _mean(each.seconds for each in shares().values())


@benchmark("steady depth and cuts: memory grown from frame 100 to 2,000", unit="MB", bar=150)
def films_steady_memory() -> float:
    rng = np.random.default_rng(0)
    wide = rng.integers(0, 255, (SIZE[1], SIZE[0] + 400, 3)).astype(np.uint8)
    steadier, finder, start = Steadier(STEADY.default), CutFinder(), 0
    for index in range(2000):
        left = abs(index % 800 - 400)
        rgb = wide[:, left : left + SIZE[0]]
        small = cv2.resize(rgb, (STEADY_PX, 180), interpolation=cv2.INTER_AREA)
        depth = rng.uniform(0.5, 0.6, (320, 576)).astype(np.float32)
        steadier.push(small, FrameDepth(index, depth, finder.push(rgb)))
        if index == 100:
            start = psutil.Process().memory_info().rss
    return float(psutil.Process().memory_info().rss - start) / 1e6


@cache
def cuts() -> tuple[float, float]:
    """Share of the hard cuts that are told, and of the told ones that are none."""
    found = wanted = false = told = 0
    for film in _joined():
        finder = CutFinder()
        answer = [index for index, rgb in enumerate(film.rgb) if finder.push(rgb)]
        hits, wrong = found_and_false(film, answer)
        found, false = found + hits, false + wrong
        wanted, told = wanted + len(film.cuts), told + len(answer) - 1
    return found / wanted, false / told


def _joined() -> Iterator[JoinedFilm]:
    """Films joined of clips of photos that move."""
    paths = sorted(PHOTOS.glob("*.jpg"))
    if not paths:
        raise Skip("the photos are not here")
    pictures = [cv2.imread(str(path))[..., ::-1] for path in paths]
    for seed in range(JOINED):
        yield joined_film(np.random.default_rng([18, seed]), pictures)


@benchmark("40 joined films: cuts found", unit="share", bar=0.95, at_least=True)
def films_cuts_found() -> float:
    return cuts()[0]


@benchmark("40 joined films: cuts told that are none", unit="share", bar=0.02)
def films_cuts_false() -> float:
    return cuts()[1]
