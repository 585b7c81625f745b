"""Which model to take for what: by licence, size, speed and whether it tells metres."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from core.types import DepthKind
from core.weights.entry import CatalogEntry


class Purpose(StrEnum):
    """What people want."""

    QUICK = "quick"
    BEST = "best"
    COMMERCIAL = "commercial use"


def recommended(
    purpose: Purpose, entries: Sequence[CatalogEntry], seconds: Mapping[str, float]
) -> CatalogEntry | None:
    """The model for a purpose among those that can be opened; None where there is none.

    Quick: the fastest that was measured, else one that is known to be quick. Best, and for
    commercial use: one that tells metres before one that does not, then the largest.

    Args:
        entries: the models known.
        seconds: of a photo on this machine, as far as measured.
    """
    there = [entry for entry in entries if entry.available]
    if purpose is Purpose.COMMERCIAL:
        there = [entry for entry in there if entry.commercial]
    if purpose is Purpose.QUICK:
        measured = [entry for entry in there if entry.id in seconds]
        quick = sorted(measured, key=lambda entry: seconds[entry.id])
        return next(iter(quick or [entry for entry in there if entry.quick]), None)
    return max(there, key=_worth, default=None)


def _worth(entry: CatalogEntry) -> tuple[bool, int]:
    return entry.kind is not DepthKind.AFFINE_INVERSE, entry.parameters or 0


def allowed_use(entry: CatalogEntry) -> str:
    """What the licence allows, in two or three words for people."""
    words = {True: "commercial use too", False: "no commercial use", None: "see its licence"}
    return words[entry.commercial]
