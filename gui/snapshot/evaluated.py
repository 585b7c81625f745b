"""What is compared with what: the answer on show with truth, or with another model's. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from core.metrics.depth import Alignment
from core.settings import Settings
from core.truth.comparison import Truth
from gui.snapshot.measure import scale_of
from gui.snapshot.parts import EvaluationPart, FocalPart
from gui.snapshot.pictures import Answer, EvaluationRequest
from gui.state.app_state import AppState, result_by
from gui.state.entry import Derived, Entry
from gui.state.models import title_of


def evaluation_of(
    state: AppState, entry: Entry | None, derived: Derived | None, focal: FocalPart | None
) -> EvaluationPart:
    """What the Evaluate page shows, and what its pictures are made of."""
    settings, truth = state.settings, _truth_of(entry)
    request = other_request = None
    other = _other_answer(state, entry, focal)
    if entry is not None and derived is not None and focal is not None and (truth or other):
        maps = [derived] if truth or other is None else [derived, other.derived]
        request = EvaluationRequest(
            derived=derived,
            focal_px=focal.active.px,
            scale=entry.scale,
            truth=truth,
            alignment=_alignment(settings, *maps),
            percent=settings.contour_percent,
            limit=settings.evaluate_range_percent / 100,
            other=None if truth else other,
        )
        if truth and other:
            other_request = replace(
                request,
                derived=other.derived,
                scale=other.scale,
                alignment=_alignment(settings, other.derived),
            )
    names = (derived.estimate.info.model if derived else "", settings.other_model)
    return EvaluationPart(
        truth=truth,
        request=request,
        other_request=other_request,
        titles=(title_of(state.models, names[0]), title_of(state.models, names[1])),
        show="boundaries" if truth and truth.kind == "mask" else settings.evaluate_show,
        alignment=request.alignment if request else _alignment(settings, derived),
        limit_percent=settings.evaluate_range_percent,
    )


def _truth_of(entry: Entry | None) -> Truth | None:
    """The truth of what is on show: that of a film's frame is of no other one."""
    if entry is None or (entry.film is not None and entry.truth_of != entry.frame):
        return None
    return entry.truth


def _other_answer(state: AppState, entry: Entry | None, focal: FocalPart | None) -> Answer | None:
    """What the model beside the chosen one said; None while it has not."""
    made = result_by(entry, state.settings.other_model) if entry else None
    if entry is None or made is None or focal is None:
        return None
    px = focal.active.px
    return Answer(made, px, scale_of(entry, made, focal.size, px).factor)


def _alignment(settings: Settings, *maps: Derived | None) -> Alignment:
    """The chosen one; what tells no metres can only be compared once scale and shift fit."""
    if any(made is not None and not made.estimate.tells_metres for made in maps):
        return "scale-shift"
    return cast(Alignment, settings.evaluate_align)
