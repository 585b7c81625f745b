"""Pictures of Qt as arrays, and arrays as pictures of Qt."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QColor, QImage, QPainter

from core.types import ByteImage


def rgb_of(image: QImage) -> ByteImage:
    """A Qt picture on white, (h, w, 3) uint8 sRGB."""
    flat = QImage(image.size(), QImage.Format.Format_RGB888)
    flat.fill(QColor("white"))
    painter = QPainter(flat)
    painter.drawImage(0, 0, image)
    painter.end()
    rows = np.frombuffer(flat.constBits(), np.uint8).reshape(flat.height(), flat.bytesPerLine())
    return rows[:, : 3 * flat.width()].reshape(flat.height(), flat.width(), 3).copy()


def qt_image(rgb: ByteImage) -> QImage:
    """Pixels (h, w, 3) uint8 as a Qt picture with memory of its own."""
    height, width = rgb.shape[:2]
    pixels = np.ascontiguousarray(rgb)
    return QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
