"""A second map of the photo on show: another model's depth or the file's own, how sure the first
one is, or by what known points correct it. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np

from core.colormap import ERROR_COLORMAP
from core.types import FloatMap
from gui.kit import number_format as fmt
from gui.kit.translate import mark, tr
from gui.state.app_state import AppState, result_by
from gui.state.entry import Corrected, Derived, Entry
from gui.state.models import title_of

OTHER, SPREAD, CORRECTION, OWN = "other", "spread", "correction", "own"
CHOOSE = mark("Choose another model under Evaluate.")
COMING = mark("It comes when {model} has seen this photo.")
ASK = mark("Ask the mirrored photo under Evaluate: where both answers differ, the model is unsure.")
NO_POINTS = mark("Known distances that are fitted by more than a scale give a correction.")
NO_OWN = mark("This photo brings no depth of its own.")
OWN_NOTE = mark("the file's own depth")
HIGHEST = 0.95
STEP = 4
LEAST_END = 0.01
_ends: WeakKeyDictionary[Derived | Corrected, float] = WeakKeyDictionary()


@dataclass(frozen=True)
class SecondPart:
    """What the second map shows.

    Attributes:
        show: "other", "spread", "correction" or "own".
        source: whose map it is; None while there is none.
        models: id and title of those that can be asked.
        other: id of the one that is asked; "" for none.
        low, high: ends of the colours in the map's unit.
        colormap: name in core.colormap; "" for a diverging one.
        note: what the colours mean, in a few words.
        hint: why there is no map.
        can_ask: the mirrored photo can be asked.
    """

    show: str = OTHER
    source: Derived | Corrected | None = None
    models: tuple[tuple[str, str], ...] = ()
    other: str = ""
    low: float = 0.0
    high: float = 1.0
    colormap: str = ERROR_COLORMAP
    opacity: float = 1.0
    note: str = ""
    hint: str = ""
    can_ask: bool = False

    @property
    def values(self) -> FloatMap | None:
        """(h, w) float32: inverse depth, relative spread, or the factor on depth."""
        if isinstance(self.source, Corrected):
            return self.source.fitted.correction if self.source.fitted else None
        if self.source is None:
            return None
        estimate = self.source.estimate
        return estimate.spread if self.show == SPREAD else estimate.canonical_inverse_depth


def second_of(
    state: AppState, entry: Entry | None, derived: Derived | None, corrected: Corrected | None
) -> SecondPart:
    """What is to be shown.

    Args:
        entry: the photo on show.
        derived: the first map.
        corrected: what known points made of it.
    """
    settings = state.settings
    part = SecondPart(
        show=settings.second_show,
        models=tuple((row.id, tr(row.title)) for row in state.models if row.available),
        other=settings.other_model,
        opacity=settings.overlay_opacity,
        can_ask=derived is not None and entry is not None and entry.reopened is None,
    )
    if entry is None or derived is None:
        return part
    make = _MAKERS[settings.second_show]
    return replace(part, **make(state, entry, derived, corrected))


def _other(
    state: AppState, entry: Entry, _derived: Derived, _corrected: Corrected | None
) -> dict[str, Any]:
    model = state.settings.other_model
    title, made = title_of(state.models, model), result_by(entry, model)
    if made is None:
        return {"hint": tr(COMING).format(model=title) if model else tr(CHOOSE)}
    low, high = made.auto_range
    return {
        "source": made,
        "low": low,
        "high": high,
        "colormap": state.settings.colormap,
        "note": title,
    }


def _spread(
    _state: AppState, _entry: Entry, derived: Derived, _corrected: Corrected | None
) -> dict[str, Any]:
    spread = derived.estimate.spread
    if spread is None:
        return {"hint": tr(ASK)}
    high = _end(derived, spread)
    note = tr("up to {share}").format(share=fmt.percent(100 * high))
    return {"source": derived, "high": high, "note": f"\u00b1 {note}"}


def _correction(
    _state: AppState, _entry: Entry, _derived: Derived, corrected: Corrected | None
) -> dict[str, Any]:
    if corrected is None or corrected.fitted is None:
        return {"hint": tr(NO_POINTS)}
    most = _end(corrected, np.abs(corrected.fitted.correction - 1))
    ends = {"low": 1 - most, "high": 1 + most}
    return {
        "source": corrected,
        **ends,
        "colormap": "",
        "note": f"\u00b1 {fmt.percent(100 * most)}",
    }


def _own(
    state: AppState, entry: Entry, _derived: Derived, _corrected: Corrected | None
) -> dict[str, Any]:
    if entry.own is None:
        return {"hint": tr(NO_OWN)}
    low, high = entry.own.derived.auto_range
    colors = {"low": low, "high": high, "colormap": state.settings.colormap}
    return {"source": entry.own.derived, "note": tr(OWN_NOTE), **colors}


_MAKERS = {OTHER: _other, SPREAD: _spread, CORRECTION: _correction, OWN: _own}


def _end(owner: Derived | Corrected, values: FloatMap) -> float:
    """Where the colours of a map end, found once."""
    if owner not in _ends:
        _ends[owner] = max(float(np.quantile(values[::STEP, ::STEP], HIGHEST)), LEAST_END)
    return _ends[owner]
