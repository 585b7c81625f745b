"""How long a model takes on this machine: measured once on the sample photo, and remembered."""

from __future__ import annotations

import math
import time
from importlib.resources import files
from pathlib import Path

from core.depth import resize_map
from core.images import load_photo
from core.metrics.sharpness import step_share
from core.progress import CancelToken
from core.session.opening import open_model
from core.system.memory import peak_memory_bytes
from core.weights.speeds import Speed, remember_speed


def bench(
    model: str, *, device: str = "auto", precision: str = "auto", cancel: CancelToken | None = None
) -> Speed:
    """Run a model on the sample photo, and remember how long it took; errors as ``open_model``."""
    opened = open_model(model, device=device, precision=precision, cancel=cancel)
    photo = load_photo(Path(str(files("resources") / "sample.jpg")))
    opened.estimate(photo, with_fov=False, cancel=cancel)  # the first one lays weights out
    began = time.perf_counter()
    estimate = opened.estimate(photo, with_fov=False, cancel=cancel)
    seconds = time.perf_counter() - began
    sharpness = step_share(resize_map(estimate.canonical_inverse_depth, photo.size))
    info = opened.info
    speed = Speed(
        seconds,
        peak_memory_bytes() or 0,
        info.device,
        info.precision,
        sharpness if math.isfinite(sharpness) else 0.0,
    )
    remember_speed(model, speed)
    return speed
