"""What a drop or the clipboard brings: files, or a picture."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage

from core.files.regular_files import typed_path
from core.types import ByteImage
from gui.kit.pixels import rgb_of

TRUTH_SUFFIXES = (".npz", ".npy", ".exr", ".png", ".tif", ".tiff")
"""Beside a photo that is being evaluated, such a file is its truth."""
WEIGHTS_SUFFIXES = (".pt", ".pth", ".safetensors")


def paths_of(mime: QMimeData) -> list[Path]:
    """Files and folders that were dragged or copied, or whose path was copied as text."""
    if mime.hasUrls():
        return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if mime.hasText():
        return [path for line in mime.text().splitlines() if (path := _path_of(line))]
    return []


def weights_of(paths: Iterable[Path]) -> Path | None:
    """The first file of weights among files; None when there is none."""
    return next((path for path in paths if path.suffix.lower() in WEIGHTS_SUFFIXES), None)


def web_address_of(mime: QMimeData) -> str:
    """An address on the web, when that is all there is; "" otherwise."""
    text = mime.urls()[0].toString() if mime.hasUrls() and mime.urls() else mime.text().strip()
    return text if text.startswith(("http://", "https://")) else ""


def image_of(mime: QMimeData) -> ByteImage | None:
    """A picture, (h, w, 3) uint8; None when there is none."""
    if not mime.hasImage():
        return None
    image = mime.imageData()
    if not isinstance(image, QImage) or image.isNull():
        return None
    return rgb_of(image)


def welcome(mime: QMimeData) -> bool:
    """Whether a drop could be opened."""
    return mime.hasUrls() or mime.hasImage() or bool(paths_of(mime))


def _path_of(line: str) -> Path | None:
    """A line of text as a path: plain, in quotes, or a file address."""
    text = line.strip().strip("\"'")
    if text.startswith("file:"):
        text = QUrl(text).toLocalFile()
    path = typed_path(text)
    return path if text and path.is_absolute() else None
