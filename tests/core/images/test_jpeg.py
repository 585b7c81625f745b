"""core.images.jpeg, through load_photo: only the end marker may be missing."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.errors import PhotoError
from core.images import load_photo

PIXELS = np.random.default_rng(3).integers(0, 255, (40, 60, 3), np.uint8)
WAYS: dict[str, dict[str, object]] = {
    "sequential": {},
    "progressive": {"progressive": True},
    "restarts": {"restart_marker_rows": 1},
}


def _encoded(**options: object) -> bytes:
    made = io.BytesIO()
    Image.fromarray(PIXELS).save(made, "JPEG", quality=80, **options)
    return made.getvalue()


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("missing", [1, 2])
def test_a_missing_end_marker(tmp_path: Path, way: str, missing: int) -> None:
    whole = _encoded(**WAYS[way])
    (tmp_path / "a.jpg").write_bytes(whole)
    (tmp_path / "b.jpg").write_bytes(whole[:-missing])
    expected = load_photo(tmp_path / "a.jpg").rgb
    np.testing.assert_array_equal(load_photo(tmp_path / "b.jpg").rgb, expected)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("missing", [8, 30, 200, 900])
def test_missing_pixels(tmp_path: Path, way: str, missing: int) -> None:
    (tmp_path / "a.jpg").write_bytes(_encoded(**WAYS[way])[:-missing])
    with pytest.raises(PhotoError, match="cut off"):
        load_photo(tmp_path / "a.jpg")
