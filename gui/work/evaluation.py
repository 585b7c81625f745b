"""Comparing an estimate with its truth, step by step: only what a change touches is done anew."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from core.comparison import (
    Truth,
    curve_of,
    edges_of,
    error_map,
    figures_of,
    read_truth,
    write_csv,
)
from core.depth import inverse_depth
from core.evaluation import Figures
from core.progress import CancelToken
from core.types import ByteImage, FloatMap, Size
from gui.kit.plot import load_plots
from gui.snapshot.pictures import Evaluated, EvaluationRequest


def load(path: Path, image_size: Size) -> Truth:
    """Read a truth, and what its curve is drawn with. DataError."""
    load_plots()
    return read_truth(path, image_size)


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
    same = _same(before, request, "derived", "truth")
    error, figures = _depth(request, before if same else None)
    cancel.check()
    curve = before.curve if before and same else curve_of(request.derived.estimate, request.truth)
    cancel.check()
    if before and same and before.request.percent == request.percent:
        edges = before.edges
    else:
        edges = edges_of(request.derived.estimate, request.truth, percent=request.percent)
    if before and before.error is error and before.request.limit == request.limit:
        picture = before.picture
    else:
        picture = _picture(error, request.limit)
    return Evaluated(request, figures, error, picture, curve, edges)


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
