"""What is made of an estimate before anything is shown of it: metres that another model or known
points give."""

from __future__ import annotations

from core.types import Estimate
from gui.kit.translate import mark, tr
from gui.state.app_state import (
    AppState,
    Corrected,
    Correction,
    Derived,
    Entry,
    from_file,
    result_by,
    wants_metres,
)
from gui.state.models import BUNDLED, title_of

FOCAL = mark("The focal length is predicted by {model}: this model predicts none.")
METRES = mark("The metres are those of {model}: this model tells none.")


def correction_of(
    state: AppState, entry: Entry | None, derived: Derived | None
) -> Correction | None:
    """What is to be made of a result; None where it stays as the model said it."""
    if entry is None or derived is None or from_file(entry) is not None:
        return None
    told = result_by(entry, BUNDLED) if wants_metres(state, derived) else None
    return Correction(derived, told) if told is not None else None


def corrected(entry: Entry | None, correction: Correction | None) -> Corrected | None:
    """What came of a correction; of an older one of the same map until there is a newer; None
    where there is none."""
    made = entry.corrected if entry else None
    if made is None or correction is None or made.request.derived is not correction.derived:
        return None
    return made


def borrowed(state: AppState, estimate: Estimate | None) -> tuple[str, ...]:
    """What a result has of other models, for people."""
    if estimate is None:
        return ()
    told = ((estimate.fov_from, FOCAL), (estimate.metres_from, METRES))
    return tuple(
        tr(text).format(model=title_of(state.models, BUNDLED))
        for model, text in told
        if model == BUNDLED
    )
