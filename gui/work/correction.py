"""An estimate with metres that another model or known points give it."""

from __future__ import annotations

from gui.state.app_state import Corrected, Correction
from gui.work.derive import derive_again


def correct(request: Correction) -> Corrected:
    """Correct an estimate. ModelError, MeasureError."""
    from core.session.completed import scaled_to  # imports torch

    estimate = request.derived.estimate
    if request.told is not None:
        estimate = scaled_to(estimate, request.told.estimate)
    return Corrected(request, derive_again(request.derived, estimate))
