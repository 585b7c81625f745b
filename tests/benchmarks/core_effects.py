"""Effects from depth at one megapixel, and a film."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from PIL import Image

from core.effects.motion import MotionRenderer
from core.effects.picture import EffectSource, Picture
from core.effects.refocus import Lens
from core.effects.share import share_film
from core.effects.stereo import StereoRenderer
from core.effects.warp import Viewpoint
from core.session import open_model
from core.types import Photo
from tests.benchmarks.registry import benchmark, median_s

ROOT = Path(__file__).resolve().parents[2]
WIDTH, HEIGHT, FOCAL_PX = 1152, 868, 1300.0


@cache
def picture() -> Picture:
    """Noise on a floor that goes away from the camera, with boxes standing on it."""
    rng = np.random.default_rng(7)
    rgb = rng.integers(0, 255, (HEIGHT, WIDTH, 3)).astype(np.uint8)
    inverse = np.linspace(0.05, 1.0, HEIGHT, dtype=np.float32)[:, None].repeat(WIDTH, 1)
    for _ in range(12):
        top, left = rng.integers(0, HEIGHT - 200), rng.integers(0, WIDTH - 150)
        inverse[top : top + 200, left : left + 150] = rng.uniform(0.3, 1.5)
    return Picture(rgb, inverse, FOCAL_PX)


@benchmark("refocus preview of 1 megapixel", unit="ms", bar=80)
def refocus_ms() -> float:
    lens = Lens(picture())
    f_numbers = cycle((1.4, 1.8, 2.0, 2.8))
    return 1e3 * median_s(
        lambda: lens.refocus(focus_m=2.0, f_number=next(f_numbers)), repeat=15, warm_up=3
    )


@benchmark("stereo pair of 1 megapixel each")
def stereo_seconds() -> float:
    stage = StereoRenderer(picture())
    return median_s(lambda: stage.pair(baseline_mm=30, converge_m=2.0))


@benchmark("one frame of a moving camera, 1 megapixel")
def motion_frame_seconds() -> float:
    stage = MotionRenderer(picture())
    return median_s(lambda: stage.render(Viewpoint(x=0.02, z=-0.2, pivot=0.5)))


@benchmark("whole film of 3 s at 1080p", bar=20)
def film_seconds() -> float:
    with film_source() as (source, path):
        start = time.perf_counter()
        share_film(source, path)
        return time.perf_counter() - start


@benchmark("the same, seconds of processors")
def film_processor_seconds() -> float:
    with film_source() as (source, path):
        start = time.process_time()
        share_film(source, path)
        return time.process_time() - start


@contextmanager
def film_source() -> Iterator[tuple[EffectSource, Path]]:
    """The sample photo as wide as a film, with its depth, and where the film goes."""
    sample = Image.open(ROOT / "resources" / "sample.jpg").crop((0, 100, 512, 388))
    photo = Photo("film", None, np.asarray(sample.resize((1920, 1080), Image.Resampling.LANCZOS)))
    estimate = open_model("compact", device="cpu").estimate(photo)
    with TemporaryDirectory() as folder:
        yield EffectSource(photo, estimate, focal_px=1900.0), Path(folder) / "film.mp4"
