"""What people are told before Apple's weights are fetched."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from core.errors import WeightsError
from core.weights.catalog import CATALOG
from core.weights.licence import DEPTH_PRO_TERMS, free_bytes, require_space


def test_the_terms_name_both_licences_and_every_repository() -> None:
    for part in ("Apple Sample Code License", "apple-amlr", "research purposes only"):
        assert part in DEPTH_PRO_TERMS
    for source in CATALOG["depth-pro"].downloads:
        assert source.repo_id in DEPTH_PRO_TERMS


def test_free_space_of_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    assert free_bytes(tmp_path / "a" / "b") == pytest.approx(free_bytes(tmp_path), rel=0.1)


def test_too_little_space_names_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=2_000_000_000))
    require_space(tmp_path, 1_900_000_000)
    with pytest.raises(WeightsError, match=r"2.07 GB are needed, 2.00 GB are free") as caught:
        require_space(tmp_path, 2_000_000_000)
    assert caught.value.path == tmp_path
