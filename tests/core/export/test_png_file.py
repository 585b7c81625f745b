"""PNG files as another reader finds them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.export import png_file
from core.export.png_file import save_png


@pytest.mark.parametrize("kind", [np.uint8, np.uint16])
@pytest.mark.parametrize("channels", [(), (3,), (4,)])
@pytest.mark.parametrize("rows", [1, 7, 8, 9, 40])
def test_pixels_and_facts_come_back(
    tmp_path: Path, monkeypatch, kind: type, channels: tuple[int, ...], rows: int
) -> None:
    if channels and kind is np.uint16:
        pytest.skip("Pillow reads 16 bit grey only")
    monkeypatch.setattr(png_file, "STRIP_ROWS", 8)
    pixels = np.random.default_rng(rows).integers(0, np.iinfo(kind).max, (rows, 13, *channels))
    save_png(pixels.astype(kind), tmp_path / "a.png", {"photo": "Straße.jpg", "sizes": [1, 2]})
    with Image.open(tmp_path / "a.png") as found:
        np.testing.assert_array_equal(np.asarray(found), pixels)
        assert found.text == {"photo": "Straße.jpg", "sizes": "[1, 2]"}


def test_a_view_of_a_larger_picture_is_written_too(tmp_path: Path) -> None:
    pixels = np.arange(600, dtype=np.uint16).reshape(20, 30)[2:17:3, ::-2]
    save_png(pixels, tmp_path / "a.png", {})
    np.testing.assert_array_equal(np.asarray(Image.open(tmp_path / "a.png")), pixels)
