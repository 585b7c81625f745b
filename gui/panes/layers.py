"""The pictures that lie on each other in a pane: photo, depth and contours.

Each is drawn over the photo's rectangle whatever its own grid is, from the halved copy that suits
the zoom: the level is chosen while painting.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from core.types import ByteImage, FloatMap, Mask, Size
from gui.kit.mips import level_at_least, level_below, max_pyramid, mean_pyramid, photo_mips
from gui.panes.still import StillLayer

SHARP_TEXEL_PX = 3.0
"""Photo pixels larger than this on screen are shown as squares."""
LINE_TEXEL_PX = 1.25
"""Contour pixels are at least this large on screen, so that thin lines are seen."""
CODES = 256


class Layer(QGraphicsItem):
    """One picture as a stack of halved levels, stretched over ``rect``."""

    def __init__(self) -> None:
        super().__init__()
        self._rect = QRectF()
        self._levels: Sequence[NDArray[Any]] = ()
        self._images: dict[int, tuple[NDArray[Any], QImage]] = {}

    def set_rect(self, rect: QRectF) -> None:
        """Place the layer; photo pixels."""
        if rect != self._rect:
            self.prepareGeometryChange()
            self._rect = QRectF(rect)

    @property
    def shown(self) -> bool:
        """There is a picture, and it is not hidden."""
        return bool(self._levels) and self.isVisible()

    def boundingRect(self) -> QRectF:
        return self._rect

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        if not self._levels or self._rect.isEmpty():
            return
        texel_px = self._texel_px(painter)
        pixel_ratio = 1.0 if widget is None else widget.devicePixelRatioF()
        level = self._level(texel_px, pixel_ratio)
        rows, columns = self._levels[0].shape[:2]
        source = QRectF(0.0, 0.0, columns / 2**level, rows / 2**level)
        smooth = self._smooth(texel_px * 2**level / pixel_ratio)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.drawImage(self._rect, self._image(level), source)

    def still(self, size: Size) -> StillLayer:
        """The finest picture, to be stretched over one of another size."""
        self._image(0)
        pixels, image = self._images[0]
        return StillLayer(image, pixels, self.opacity(), self._smooth(size.width / image.width()))

    def _texel_px(self, painter: QPainter) -> float:
        """The screen's own pixels per texel of the finest level, along the denser axis."""
        transform = painter.deviceTransform()
        rows, columns = map(int, self._levels[0].shape[:2])
        return min(  # the view keeps pixels square, the grid need not
            abs(transform.m11()) * self._rect.width() / columns,
            abs(transform.m22()) * self._rect.height() / rows,
        )

    def _image(self, level: int) -> QImage:
        if level not in self._images:
            # The image only points at the array: both must live equally long.
            self._images[level] = self._render(self._levels[level])
        return self._images[level][1]

    def _set_levels(self, levels: Sequence[NDArray[Any]]) -> None:
        self._levels = levels
        self._forget_images()

    def _forget_images(self) -> None:
        self._images.clear()
        self.update()

    @abstractmethod
    def _level(self, texel_px: float, pixel_ratio: float) -> int: ...

    @abstractmethod
    def _smooth(self, texel_px: float) -> bool: ...

    @abstractmethod
    def _render(self, array: NDArray[Any]) -> tuple[NDArray[Any], QImage]: ...


class PhotoLayer(Layer):
    """(H, W, 3) uint8 sRGB."""

    def set_photo(self, rgb: ByteImage | None, mips: Sequence[ByteImage] | None) -> None:
        self._set_levels(() if rgb is None else mips or photo_mips(rgb))

    def _level(self, texel_px: float, pixel_ratio: float) -> int:
        return level_below(texel_px, len(self._levels))

    def _smooth(self, texel_px: float) -> bool:
        return texel_px < SHARP_TEXEL_PX

    def _render(self, array: NDArray[Any]) -> tuple[NDArray[Any], QImage]:
        image = _view(array, QImage.Format.Format_RGB888)
        if array is self._levels[0]:
            return array, image
        # Five times as fast to scale smoothly; not worth four bytes a pixel at full size.
        return array, image.convertToFormat(QImage.Format.Format_RGB32)


class DepthLayer(Layer):
    """(h, w) float32 through levels and a colour table; smooth however far it is enlarged."""

    def __init__(self) -> None:
        super().__init__()
        self._low, self._high = 0.0, 1.0
        self._colors = _packed(np.repeat(np.arange(CODES, dtype=np.uint8)[:, None], 3, axis=1))

    def set_values(self, values: FloatMap | None, mips: Sequence[FloatMap] | None) -> None:
        self._set_levels(() if values is None else mips or mean_pyramid(values))

    def set_look(self, lut: ByteImage, low: float, high: float) -> None:
        """``lut`` (256, 3) uint8 from ``low`` to ``high`` in the values' unit."""
        self._colors = _packed(lut)
        self._low, self._high = low, high
        self._forget_images()

    def _level(self, texel_px: float, pixel_ratio: float) -> int:
        return level_below(texel_px, len(self._levels))

    def _smooth(self, texel_px: float) -> bool:
        return True

    def _render(self, array: NDArray[Any]) -> tuple[NDArray[Any], QImage]:
        span = max(self._high - self._low, 1e-12)
        scaled = (array - np.float32(self._low)) * np.float32((CODES - 1) / span)
        # fmax and fmin, unlike clip, turn not-a-number into the far colour.
        np.fmin(np.fmax(scaled, 0, out=scaled), CODES - 1, out=scaled)
        scaled += np.float32(0.5)
        pixels = self._colors.take(scaled.astype(np.uint8))
        return pixels, _view(pixels, QImage.Format.Format_RGB32)


class ContourLayer(Layer):
    """(h, w) uint8 ratio codes through a table that is clear below the threshold's code."""

    def __init__(self) -> None:
        super().__init__()
        self._first_code = 1
        self._color = QColor()
        self._is_mask = False

    def set_codes(self, codes: ByteImage | None, mips: Sequence[ByteImage] | None = None) -> None:
        """Take ratio codes (h, w) uint8, with their smaller copies where there are any."""
        self._is_mask = False
        self._set_levels(() if codes is None else mips or max_pyramid(codes))

    def set_mask(self, mask: Mask) -> None:
        """Take contours (h, w) that are drawn whatever the threshold."""
        self._is_mask = True
        self._set_levels(max_pyramid(mask.view(np.uint8)))

    def set_look(self, first_code: int, color: QColor) -> None:
        """Show codes from ``first_code`` on; nothing else is computed."""
        self._first_code, self._color = first_code, QColor(color)
        table = self._table()
        for _, image in self._images.values():
            image.setColorTable(table)
        self.update()

    def _table(self) -> list[int]:
        first = 1 if self._is_mask else min(max(self._first_code, 0), CODES)
        return [0] * first + [self._color.rgba()] * (CODES - first)

    def _level(self, texel_px: float, pixel_ratio: float) -> int:
        return level_at_least(texel_px / (LINE_TEXEL_PX * pixel_ratio), len(self._levels))

    def _smooth(self, texel_px: float) -> bool:
        return texel_px < SHARP_TEXEL_PX

    def _render(self, array: NDArray[Any]) -> tuple[NDArray[Any], QImage]:
        image = _view(array, QImage.Format.Format_Indexed8)
        image.setColorTable(self._table())
        return array, image


def _view(array: NDArray[Any], image_format: QImage.Format) -> QImage:
    """A QImage over the array's own memory."""
    rows, columns = array.shape[:2]
    return QImage(array.data, columns, rows, array.strides[0], image_format)


def _packed(lut: ByteImage) -> NDArray[np.uint32]:
    """(256, 3) uint8 to 0xffRRGGBB."""
    r, g, b = (lut[:, k].astype(np.uint32) for k in range(3))
    return np.uint32(0xFF000000) | (r << np.uint32(16)) | (g << np.uint32(8)) | b
