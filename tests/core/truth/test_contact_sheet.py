"""The contact sheet of an evaluation."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.errors import ExportError
from core.images import photo_from_rgb
from core.truth.contact_sheet import CAPTION_HEIGHT, CELL_WIDTH, ContactSheet
from core.truth.datasets import Sample
from core.truth.evaluation import Compared

HEIGHT = 180


def compared(name: str, grey: int, factor: float) -> Compared:
    """A grey photo, two metres away, predicted at ``factor`` times that."""
    depth = np.full((48, 64), 2.0, np.float32)
    depth[:8] = 1.5
    photo = photo_from_rgb(np.full((48, 64, 3), grey, np.uint8), name)
    figures = {"abs_rel": abs(factor - 1)}
    return Compared(name, Sample(photo, depth, None), 1 / (depth * factor), figures)


def rows_of(path: Path) -> list[tuple[int, int]]:
    """Grey of the photo, and of the error in its middle, of every row."""
    with Image.open(path) as picture:
        rows = picture.height // (CAPTION_HEIGHT + HEIGHT)
        middles = [row * (CAPTION_HEIGHT + HEIGHT) + CAPTION_HEIGHT + 90 for row in range(rows)]
        photos = [picture.getpixel((CELL_WIDTH // 2, y))[0] for y in middles]
        return [(p, picture.getpixel((900, y))[0]) for p, y in zip(photos, middles, strict=True)]


def test_all_photos_in_their_order(tmp_path) -> None:
    sheet = ContactSheet()
    for name, grey, factor in (("one/a", 10, 1.0), ("one/b", 20, 1.25)):
        sheet.add(compared(name, grey, factor))
    sheet.save(tmp_path / "sheet.png")
    (first, exact), (second, wrong) = rows_of(tmp_path / "sheet.png")
    assert (first, second, exact) == (10, 20, 0)
    assert wrong == pytest.approx(127, abs=2)  # a quarter is half of the way to white


def test_only_the_worst_of_each_set_worst_first(tmp_path) -> None:
    sheet = ContactSheet(worst=2)
    photos = [("one/a", 10, 1.1), ("one/b", 20, 1.4), ("two/c", 30, 1.0), ("one/d", 40, 1.2)]
    for name, grey, factor in photos:
        sheet.add(compared(name, grey, factor))
    sheet.save(tmp_path / "sheet.png")
    assert [photo for photo, _ in rows_of(tmp_path / "sheet.png")] == [20, 40, 30]


def test_the_error_of_normals_has_a_column(tmp_path) -> None:
    angles = np.full((48, 64), 22.5, np.float32)
    angles[:24] = np.nan
    sheet = ContactSheet()
    sheet.add(replace(compared("one/a", 10, 1.0), angles=angles))
    sheet.add(compared("one/b", 10, 1.0))
    sheet.save(tmp_path / "sheet.png")
    with Image.open(tmp_path / "sheet.png") as picture:
        column = 4 * CELL_WIDTH + CELL_WIDTH // 2
        quarters = [CAPTION_HEIGHT + HEIGHT * share // 4 for share in (1, 3)]
        unknown, half = (picture.getpixel((column, y))[0] for y in quarters)
        without = picture.getpixel((column, CAPTION_HEIGHT + HEIGHT + quarters[1]))[0]
    assert half == pytest.approx(127, abs=1)
    assert unknown == without == 40


def test_nothing_to_show(tmp_path) -> None:
    with pytest.raises(ExportError, match="no photo with truth"):
        ContactSheet().save(tmp_path / "sheet.png")
