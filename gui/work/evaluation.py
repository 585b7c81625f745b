"""Comparing an estimate with its truth, step by step: only what a change touches is done anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.camera import intrinsics
from core.comparison import (
    Curve,
    Truth,
    curve_of,
    edges_of,
    error_map,
    figures_of,
    normals_map,
    read_truth,
    write_csv,
)
from core.depth import inverse_depth
from core.evaluation import Figures
from core.metrics.surface import WORST_ANGLE_DEG, normal_figures
from core.progress import CancelToken
from core.types import ByteImage, FloatMap, Size
from gui.kit.plot import load_plots
from gui.snapshot.parts import EvaluationRequest


@dataclass(frozen=True, eq=False)
class Evaluated:
    """The comparison that a request asked for.

    Attributes:
        request: what was asked.
        figures: by name, as ``core.evaluation.evaluate_prediction`` and
            ``core.metrics.surface.normal_figures`` return them.
        error: (H, W) signed relative error; None for a matte.
        picture: (H, W, 3) the same in colours, and its halved copies.
        angles: (H, W) degrees between the normals; None for a matte or where too little is known.
        normals_picture: (H, W, 3) the same in colours, and its halved copies.
        curve: boundaries over the threshold.
        edges: (H, W) uint8, boundaries at the request's threshold.
    """

    request: EvaluationRequest
    figures: Figures
    error: FloatMap | None
    picture: Sequence[ByteImage]
    angles: FloatMap | None
    normals_picture: Sequence[ByteImage]
    curve: Curve
    edges: NDArray[np.uint8]


def load(path: Path, image_size: Size) -> Truth:
    """Read a truth, and what its curve is drawn with. DataError."""
    load_plots()
    return read_truth(path, image_size)


def evaluate(
    request: EvaluationRequest, before: Evaluated | None, cancel: CancelToken
) -> Evaluated:
    """Compare. UsageError, Cancelled.

    Args:
        before: the last comparison; what still holds is taken from it.
    """
    same = before if _same(before, request, "derived", "truth") else None
    error, figures = _depth(request, same)
    cancel.check()
    angles, normals_picture = _normals(request, same)
    cancel.check()
    curve = same.curve if same else curve_of(request.derived.estimate, request.truth)
    cancel.check()
    if same and same.request.percent == request.percent:
        edges = same.edges
    else:
        edges = edges_of(request.derived.estimate, request.truth, percent=request.percent)
    if before and before.error is error and before.request.limit == request.limit:
        picture = before.picture
    else:
        picture = _picture(error, request.limit)
    if angles is not None:
        figures = figures | normal_figures(angles)
    return Evaluated(request, figures, error, picture, angles, normals_picture, curve, edges)


def _same(before: Evaluated | None, request: EvaluationRequest, *names: str) -> bool:
    return before is not None and all(
        getattr(before.request, name) == getattr(request, name) for name in names
    )


def _depth(request: EvaluationRequest, before: Evaluated | None) -> tuple[FloatMap | None, Figures]:
    if before and _same(before, request, "focal_px", "scale", "alignment"):
        return before.error, before.figures
    inverse = inverse_depth(
        request.derived.estimate, focal_px=request.focal_px, scale=request.scale
    )
    figures = figures_of(inverse, request.truth, request.alignment)
    return error_map(inverse, request.truth, request.alignment), figures


def _normals(
    request: EvaluationRequest, before: Evaluated | None
) -> tuple[FloatMap | None, Sequence[ByteImage]]:
    """Angles between normals, which neither scale nor alignment changes, and their picture."""
    if before and _same(before, request, "focal_px"):
        return before.angles, before.normals_picture
    from core.colormap import colourise_error
    from gui.panes.mips import photo_mips

    estimate = request.derived.estimate
    inverse = inverse_depth(estimate, focal_px=request.focal_px)
    camera = intrinsics(estimate.image_size, request.focal_px)
    angles = normals_map(inverse, request.truth, camera)
    if angles is None:
        return None, ()
    return angles, photo_mips(colourise_error(angles, limit=WORST_ANGLE_DEG))


def _picture(error: FloatMap | None, limit: float) -> Sequence[ByteImage]:
    from core.colormap import colourise_signed
    from gui.panes.mips import photo_mips

    return () if error is None else photo_mips(colourise_signed(error, limit=limit))


def write(path: Path, photo: str, evaluated: Evaluated) -> Path:
    """Write figures and curve as CSV. ExportError."""
    request = evaluated.request
    facts: dict[str, object] = {
        "photo": photo,
        "truth": request.truth.path.name,
        "model": request.derived.estimate.info.model,
        "focal_px": request.focal_px,
        "scale": request.scale,
        "alignment": request.alignment,
    }
    write_csv(path, facts, evaluated.figures, evaluated.curve)
    return path
