"""The bundled compact model: speed, and accuracy on the reference photos."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image

from core.colormap import auto_range, colourise
from core.images import load_photo, photo_from_rgb
from core.metrics.depth import Alignment
from core.session import DepthModel, open_model
from core.truth.evaluation import Figures, FocalMode, evaluate_dataset
from core.weights.catalog import bundled_weights
from tests.benchmarks.registry import Skip, benchmark, median_s

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
TWELVE_MEGAPIXELS = (4000, 3000)


@cache
def session() -> DepthModel:
    if not bundled_weights().is_file():
        raise Skip("the compact model's weights are not here")
    return open_model("compact", device="cpu")


@cache
def accuracy(alignment: Alignment, folder: str = "val", focal: FocalMode = "predicted") -> Figures:
    if not DATA.is_dir():
        raise Skip("the reference photos are not here")
    return evaluate_dataset(session(), DATA / folder, alignment=alignment, focal=focal).means


@benchmark("compact model opened")
def open_seconds() -> float:
    session()
    return median_s(lambda: open_model("compact", device="cpu"), repeat=3, warm_up=0)


@benchmark("compact network, one photo", bar=0.6)
def network_seconds() -> float:
    sample = load_photo(ROOT / "resources" / "sample.jpg")
    model = session()
    model.estimate(sample)
    return float(np.median([model.estimate(sample).seconds["network"] for _ in range(5)]))


@benchmark("12-megapixel JPEG to coloured depth, model loaded", bar=2.0)
def jpeg_to_depth_seconds() -> float:
    model = session()
    sample = Image.fromarray(load_photo(ROOT / "resources" / "sample.jpg").rgb)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.jpg"
        sample.resize(TWELVE_MEGAPIXELS).save(path, quality=92)

        def work() -> None:
            canonical = model.estimate(load_photo(path)).canonical_inverse_depth
            far, near = auto_range(canonical)
            colourise(canonical, name="turbo", far_inv=far, near_inv=near)

        return median_s(work, repeat=3)


@benchmark("compact network, panorama of 8000 x 2000")
def panorama_seconds() -> float:
    rng = np.random.default_rng(3)
    photo = photo_from_rgb(rng.integers(0, 255, (2000, 8000, 3), np.uint8), "panorama")
    model = session()
    return median_s(lambda: model.estimate(photo), repeat=3)


@benchmark("reference photos: AbsRel, scale and shift", unit="", bar=0.11)
def scale_shift_abs_rel() -> float:
    return accuracy("scale-shift")["abs_rel"]


@benchmark("reference photos: delta_1, scale and shift", unit="", bar=0.87, at_least=True)
def scale_shift_delta1() -> float:
    return accuracy("scale-shift")["delta1"]


@benchmark("reference photos: AbsRel, scale", unit="", bar=0.16)
def scale_abs_rel() -> float:
    return accuracy("scale")["abs_rel"]


@benchmark("reference photos: delta_1, scale", unit="", bar=0.77, at_least=True)
def scale_delta1() -> float:
    return accuracy("scale")["delta1"]


@benchmark(
    "reference photos: delta_1 in metres, focal length given", unit="", bar=0.4, at_least=True
)
def metric_delta1() -> float:
    return accuracy("none", focal="truth")["delta1"]


@benchmark("reference photos: boundary F1", unit="", bar=0.04, at_least=True)
def reference_boundary_f1() -> float:
    return accuracy("scale")["si_boundary_f1"]


@benchmark("photos with masks: boundary recall", unit="", bar=0.03, at_least=True)
def mask_boundary_recall() -> float:
    return accuracy("none", "photos/masks")["si_boundary_recall"]


@benchmark("reference photos: focal length within 25 %", unit="share", bar=0.35, at_least=True)
def focal_within_25() -> float:
    return accuracy("scale")["focal_within_25"]
