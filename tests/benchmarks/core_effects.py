"""Effects from depth at one megapixel."""

from __future__ import annotations

from functools import cache
from itertools import cycle

import numpy as np

from core.effects.motion import MotionRenderer
from core.effects.picture import Picture
from core.effects.refocus import Lens
from core.effects.stereo import StereoRenderer
from core.effects.warp import Viewpoint
from tests.benchmarks.registry import benchmark, median_s

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
