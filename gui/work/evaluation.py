"""Comparing an estimate with its truth, step by step: only what a change touches is done anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from core.camera import camera_of
from core.depth import depth_from_inverse, inverse_depth
from core.metrics.surface import WORST_ANGLE_DEG, normal_figures
from core.own_depth import OwnDepth
from core.progress import CancelToken
from core.truth.comparison import (
    Beside,
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
from core.truth.evaluation import Figures
from core.types import ByteImage, FloatMap, Size
from gui.kit.plot import load_plots
from gui.snapshot.pictures import Answer, Evaluated, EvaluationRequest


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
        self._other: tuple[Answer, Truth] | None = None

    def compare(self, request: EvaluationRequest, cancel: CancelToken) -> Evaluated:
        """Compare as a request asks. UsageError, Cancelled."""
        truth = request.truth or self._as_truth(request.other)
        made = self._compare(replace(request, truth=truth), cancel)
        return replace(made, request=request)

    def _as_truth(self, other: Answer | None) -> Truth:
        """Another model's answer in the truth's place."""
        assert other is not None
        if self._other is None or self._other[0] != other:
            self._other = other, truth_of(other)
        return self._other[1]

    def _compare(self, request: EvaluationRequest, cancel: CancelToken) -> Evaluated:
        before = self._last
        if before is not None and before.request.truth is not request.truth:
            before = self._last = None
        self._last = evaluate(request, before, cancel)
        return self._last


def truth_of(other: Answer) -> Truth:
    """The depth that a model says, on its own grid."""
    estimate = other.derived.estimate
    inverse = inverse_depth(estimate, focal_px=other.focal_px, scale=other.scale)
    return Truth(Path(estimate.info.model), "depth", depth_from_inverse(inverse))


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
    curve = same.curve if same else curve_of(request.derived.estimate, request.known)
    cancel.check()
    if same and same.request.percent == request.percent:
        edges = same.edges
    else:
        edges = edges_of(request.derived.estimate, request.known, percent=request.percent)
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
    figures = figures_of(inverse, request.known, request.alignment)
    return error_map(inverse, request.known, request.alignment), figures


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
    angles = normals_map(inverse, request.known, camera_of(estimate, request.focal_px))
    if angles is None:
        return None, ()
    return angles, photo_mips(colourise_error(angles, limit=WORST_ANGLE_DEG))


def _picture(error: FloatMap | None, limit: float) -> Sequence[ByteImage]:
    from core.colormap import colourise_signed
    from gui.kit.mips import photo_mips

    return () if error is None else photo_mips(colourise_signed(error, limit=limit))


def write(path: Path, photo: str, evaluated: Evaluated, other: Evaluated | None) -> Path:
    """Write figures and curve as CSV, those of the other model beside them. ExportError."""
    request = evaluated.request
    told = request.truth.path.name if request.truth else None
    facts: dict[str, object] = {
        "photo": photo,
        "truth": told or (request.other.derived.estimate.info.model if request.other else ""),
        "model": request.derived.estimate.info.model,
        "focal_px": request.focal_px,
        "scale": request.scale,
        "alignment": request.alignment,
    }
    beside = None
    if other is not None:
        model = other.request.derived.estimate.info.model
        beside = Beside(model, other.figures, other.curve)
    write_csv(path, facts, evaluated.figures, evaluated.curve, beside)
    return path
