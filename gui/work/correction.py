"""An estimate with metres that another model or known points give it."""

from __future__ import annotations

from core.measuring.known_points import fit_points
from gui.state.entry import Corrected, Correction
from gui.work.derive import derive_again


def correct(request: Correction) -> Corrected:
    """Correct an estimate. ModelError, MeasureError."""
    from core.session.completed import scaled_to  # imports torch

    estimate = request.derived.estimate
    if request.told is not None:
        estimate = scaled_to(estimate, request.told.estimate)
    if not request.points:
        return Corrected(request, derive_again(request.derived, estimate))
    fitted = fit_points(estimate, request.points, focal_px=request.focal_px, fit=request.fit)
    return Corrected(request, derive_again(request.derived, fitted.estimate), fitted)
