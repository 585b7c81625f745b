"""Which model to take for what."""

from __future__ import annotations

from core.types import DepthKind
from core.weights.advice import Purpose, allowed_use, recommended
from core.weights.catalog import CATALOG
from core.weights.entry import CatalogEntry

SMALL = CatalogEntry("small", "Small", "x:y", commercial=True, parameters=5, quick=True)
LARGE = CatalogEntry("large", "Large", "x:y", commercial=False, parameters=900)
RELATIVE = CatalogEntry(
    "relative", "R", "x:y", commercial=True, parameters=300, kind=DepthKind.AFFINE_INVERSE
)
ABSENT = CatalogEntry("absent", "A", "x:y", parameters=9000, needs="no_such_package")
ALL = (SMALL, LARGE, RELATIVE, ABSENT)


def test_each_purpose_has_its_model() -> None:
    assert recommended(Purpose.QUICK, ALL, {}) is SMALL
    assert recommended(Purpose.QUICK, ALL, {"large": 0.2, "relative": 0.5}) is LARGE
    assert recommended(Purpose.BEST, ALL, {}) is LARGE
    assert recommended(Purpose.COMMERCIAL, ALL, {}) is SMALL  # it tells metres
    assert recommended(Purpose.COMMERCIAL, (RELATIVE, LARGE), {}) is RELATIVE
    assert recommended(Purpose.BEST, (ABSENT,), {}) is None


def test_what_the_licence_allows_is_said() -> None:
    assert allowed_use(CATALOG["compact"]) == "commercial use too"
    assert allowed_use(CATALOG["depth-pro"]) == "no commercial use"
    assert allowed_use(ABSENT) == "see its licence"
