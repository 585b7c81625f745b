"""What is made of an estimate before anything is shown of it: metres that another model or known
points give."""

from __future__ import annotations

import math

import numpy as np

from core.camera import Camera, camera_of, rays
from core.measuring.known_length import Kind, Reference
from core.measuring.known_points import Fit, KnownPoint
from core.types import Estimate
from gui.kit.translate import mark, tr
from gui.state.app_state import AppState, from_file, result_by, wants_metres
from gui.state.entry import Corrected, Correction, Derived, Entry
from gui.state.models import BUNDLED, title_of

FOCAL = mark("The focal length is predicted by {model}: this model predicts none.")
METRES = mark("The metres are those of {model}: this model tells none.")


ENOUGH = {Fit.AUTO: 4, Fit.SCALE_SHIFT: 3, Fit.FIELD: 4}
"""Known distances from which on they correct the map by more than the scale of all references."""


def correction_of(
    state: AppState, entry: Entry | None, derived: Derived | None, focal_px: float | None
) -> Correction | None:
    """What is to be made of a result; None where it stays as the model said it."""
    if entry is None or derived is None or focal_px is None or from_file(entry) is not None:
        return None
    told = result_by(entry, BUNDLED) if wants_metres(state, derived) else None
    points = known_points(entry, camera_of(derived.estimate, focal_px))
    if len(points) < ENOUGH.get(entry.fit, math.inf):
        return Correction(derived, told) if told is not None else None
    return Correction(derived, told, points, entry.fit, focal_px)


def known_points(entry: Entry, camera: Camera) -> tuple[KnownPoint, ...]:
    """The points whose distance was told, by their depth along the camera's axis; on a panorama
    by their range."""
    told = [row for row in entry.references if row.kind is not Kind.LENGTH and row.true_m]
    return tuple(KnownPoint(*row.start, _depth_m(row, camera)) for row in told)


def _depth_m(reference: Reference, camera: Camera) -> float:
    told = reference.true_m or math.nan
    if reference.kind is Kind.DEPTH:
        return told
    return told / float(np.linalg.norm(rays(*reference.start, camera)))


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
