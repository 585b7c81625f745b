"""Pasted pictures on disk."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.errors import PhotoError
from gui.work import pasted

RGB = np.arange(48, dtype=np.uint8).reshape(4, 4, 3)


def test_a_picture_is_kept_as_it_is() -> None:
    first, second = (pasted.keep(RGB, "pasted image", ()) for _ in range(2))
    assert first != second
    with Image.open(first, formats=["PNG"]) as image:
        np.testing.assert_array_equal(np.asarray(image), RGB)


def test_the_oldest_that_are_not_open_go(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = [pasted.keep(RGB, name, ()) for name in "abc"]
    for age, path in enumerate(reversed(kept)):
        os.utime(path, (1000 - age, 1000 - age))
    monkeypatch.setattr(pasted, "LIMIT_BYTES", 3 * kept[0].stat().st_size)
    newest = pasted.keep(RGB, "d", {kept[0]})
    assert [path.exists() for path in (*kept, newest)] == [True, False, True, True]


def test_what_is_open_stays_when_all_else_is_cleared() -> None:
    kept = [pasted.keep(RGB, name, ()) for name in "ab"]
    assert pasted.clear({kept[0]}) == 1
    assert [path.exists() for path in kept] == [True, False]


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    pasted.pasted_folder().parent.mkdir(parents=True, exist_ok=True)
    pasted.pasted_folder().write_text("in the way")
    with pytest.raises(PhotoError):
        pasted.keep(RGB, "a", ())
