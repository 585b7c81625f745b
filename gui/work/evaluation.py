"""Comparing an estimate with its truth, step by step: only what a change touches is done anew."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from core.camera import intrinsics
from core.comparison import (
    Truth,
    curve_of,
    edges_of,
    error_map,
    figures_of,
    normals_map,
    own_truth,
    read_truth,
    write_csv,
)
from core.depth import inverse_depth
from core.evaluation import Figures
from core.metrics.surface import WORST_ANGLE_DEG, normal_figures
from core.own_depth import OwnDepth
from core.progress import CancelToken
from core.types import ByteImage, FloatMap, Size
from gui.kit.plot import load_plots
from gui.snapshot.pictures import Evaluated, EvaluationRequest


def load(path: Path, image_size: Size) -> Truth:
    """Read a truth, and what its curve is drawn with. DataError."""
    load_plots()
    return read_truth(path, image_size)


def of_own(own: OwnDepth, path: Path) -> Truth:
    """The depth in a photo's file as its truth, and what its curve is drawn with. DataError."""
    load_plots()
    return own_truth(own, path)


class Comparer:
    """Compares; what still holds of the last comparison is taken from it."""

    def __init__(self) -> None:
        self._last: Evaluated | None = None

    def compare(self, request: EvaluationRequest, cancel: CancelToken) -> Evaluated:
        """Compare as a request asks. UsageError, Cancelled."""
        before = self._last
        if before is not None and before.request.truth is not request.truth:
            before = self._last = None
        self._last = evaluate(request, before, cancel)
        return self._last


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
    from gui.kit.mips import photo_mips

    estimate = request.derived.estimate
    inverse = inverse_depth(estimate, focal_px=request.focal_px)
    camera = intrinsics(estimate.image_size, request.focal_px)
    angles = normals_map(inverse, request.truth, camera)
    if angles is None:
        return None, ()
    return angles, photo_mips(colourise_error(angles, limit=WORST_ANGLE_DEG))


def _picture(error: FloatMap | None, limit: float) -> Sequence[ByteImage]:
    from core.colormap import colourise_signed
    from gui.kit.mips import photo_mips

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
