"""Nothing is fetched."""

from __future__ import annotations

import pytest

from gui.work import weights
from tests.gui.fakes import FakeFetch


@pytest.fixture(autouse=True)
def fetching(monkeypatch: pytest.MonkeyPatch) -> FakeFetch:
    """Stands in for the calls that fetch the full model."""
    fake = FakeFetch()
    for name in ("offer", "download", "install"):
        monkeypatch.setattr(weights, name, getattr(fake, name))
    return fake
