"""What a drop or the clipboard brings."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from gui.kit.pixels import rgb_of
from gui.window.drops import image_of, paths_of, web_address_of, weights_of, welcome


def text(content: str) -> QMimeData:
    mime = QMimeData()
    mime.setText(content)
    return mime


def test_local_files_come_as_paths() -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/a b.jpg"), QUrl("https://example.org/c.jpg")])
    assert paths_of(mime) == [Path("/a b.jpg")]
    assert welcome(mime)


@pytest.mark.parametrize(
    ("content", "paths"),
    [
        ("/a.jpg", ["/a.jpg"]),
        ('"/a b.jpg"', ["/a b.jpg"]),
        ("file:///a%20b.jpg", ["/a b.jpg"]),
        ("/a.jpg\n\n/b.jpg\n", ["/a.jpg", "/b.jpg"]),
        ("a.jpg", []),
        ("some words", []),
        ("", []),
    ],
)
def test_text_may_hold_paths(content: str, paths: list[str]) -> None:
    assert paths_of(text(content)) == [Path(path) for path in paths]


def test_text_that_only_begins_like_a_home_folder_is_no_path() -> None:
    assert paths_of(text("~nobody-of-that-name and more")) == []


def test_a_home_folder_is_understood() -> None:
    assert paths_of(text("~/a.jpg")) == [Path.home() / "a.jpg"]


def test_web_addresses_are_recognised() -> None:
    assert web_address_of(text(" https://example.org/a.jpg ")) == "https://example.org/a.jpg"
    assert web_address_of(text("/a.jpg")) == ""


@pytest.mark.parametrize("width", [1, 2, 3, 5])
def test_pictures_keep_their_pixels_whatever_their_width(qapp: QApplication, width: int) -> None:
    image = QImage(width, 2, QImage.Format.Format_RGB32)
    image.fill(QColor(10, 20, 30))
    image.setPixelColor(width - 1, 1, QColor(200, 100, 50))
    rgb = rgb_of(image)
    assert rgb.shape == (2, width, 3)
    np.testing.assert_array_equal(rgb[1, -1], [200, 100, 50])
    np.testing.assert_array_equal(rgb[0, 0], [10, 20, 30])


def test_transparent_pixels_are_white(qapp: QApplication) -> None:
    image = QImage(1, 1, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 127))
    assert abs(int(rgb_of(image)[0, 0, 0]) - 128) <= 1


def test_a_picture_on_the_clipboard(qapp: QApplication) -> None:
    mime = QMimeData()
    assert image_of(mime) is None
    image = QImage(4, 3, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    mime.setImageData(image)
    np.testing.assert_array_equal(image_of(mime)[..., 0], 255)
    assert welcome(mime)


def test_words_are_not_welcome() -> None:
    assert not welcome(text("some words"))


def test_weights_are_told_from_photos() -> None:
    photo, weights = Path("/a.jpg"), Path("/depth_pro.PT")
    assert weights_of([photo, weights]) == weights
    assert weights_of([photo]) is None
