"""Broken and odd films in the real window: a sentence, or all that can be seen of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from core.types import Size
from gui.window.main_window import MainWindow
from tests.films import (
    SIZE,
    cut_off,
    damaged,
    film_without_decoder,
    film_without_rate,
    number_in,
    write_film,
    write_sound,
)
from tests.gui.film_windows import film, go, shown
from tests.gui.windows import wait_done

ODD = Size(65, 49)
TURNED = (0, 1 << 16, 0, -(1 << 16), 0, 0, 0, 0, 1 << 30)

REFUSED: dict[str, tuple[Callable[[Path], Path], str]] = {
    "without-end.mp4": (lambda path: cut_off(write_film(path)), "cut off"),
    "sound.mp4": (write_sound, "only sound"),
    "codec.mov": (film_without_decoder, "ZyX1"),
    "letter.mkv": (lambda path: path.write_text("Dear reader,\n" * 40) and path, "found text"),
}
SHOWN: dict[str, tuple[Callable[[Path], Path], Size, int]] = {
    "without-end.mkv": (lambda path: cut_off(write_film(path, 60)), SIZE, 20),
    "damaged.mp4": (lambda path: damaged(write_film(path, 30, gop=5)), SIZE, 30),
    "single.mp4": (lambda path: write_film(path, 1), SIZE, 1),
    "odd.mkv": (lambda path: write_film(path, 3, size=ODD, codec="ffv1", pixels="bgr0"), ODD, 3),
    "no-rate.avi": (film_without_rate, SIZE, 8),
    "turned.mp4": (lambda path: write_film(path, 3, matrix=TURNED), Size(*SIZE[::-1]), 3),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_shown_is_said(qtbot, window: MainWindow, tmp_path: Path, name: str) -> None:
    make, words = REFUSED[name]
    window.controller.open_paths([make(tmp_path / name)])
    wait_done(qtbot, window)
    (note,) = window.frame.strip.notes()
    assert (note.subject, note.error) == (name, True)
    assert words in note.text


@pytest.mark.parametrize("name", SHOWN)
def test_all_that_can_be_seen_is_shown(
    qtbot, window: MainWindow, tmp_path: Path, name: str
) -> None:
    make, size, least = SHOWN[name]
    window.controller.open_paths([make(tmp_path / name)])
    wait_done(qtbot, window)
    last = film(window).frames - 1
    assert last + 1 >= least
    for frame in (last // 2, last):
        go(qtbot, window, frame)
    photo = shown(window).photo
    assert photo.size == size
    assert shown(window).results
    if name != "turned.mp4":
        assert number_in(photo.rgb) == last
    assert window.frame.strip.notes() == []
