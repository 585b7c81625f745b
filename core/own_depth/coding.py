"""From the values of a depth picture to inverse depth."""

from __future__ import annotations

import math
from dataclasses import dataclass
from io import BytesIO

import numpy as np
from PIL import Image

from core.sentence import Sentence
from core.types import FloatMap, Size

MAX_PIXELS = 50_000_000
_FORMATS = ("PNG", "JPEG")
_LARGEST_CODE = 255


@dataclass(frozen=True)
class Coding:
    """What the values of a depth picture mean: a line between the smallest and the largest one.

    Attributes:
        at_zero, at_one: what 0 and the largest value stand for.
        inverse: the line is one of inverse depth, not of depth.
    """

    at_zero: float
    at_one: float
    inverse: bool

    @classmethod
    def between(cls, near: float, far: float, *, inverse: bool) -> Coding:
        """Values grow from the near to the far end.

        Raises:
            ValueError: these cannot be the ends.
        """
        if not 0 < near < far:
            raise ValueError(
                Sentence("its near end is {near:g}, its far end {far:g}", near=near, far=far)
            )
        return cls(1 / near, 1 / far, True) if inverse else cls(near, far, False)

    def between_codes(self, low: float | None, high: float | None) -> Coding:
        """The line where its ends stand for these codes of 8 bits, not for 0 and the largest one.

        None: the file does not say; so are codes that are no range.
        """
        if low is None or high is None or not 0 <= low < high <= _LARGEST_CODE:
            return self
        slope = (self.at_one - self.at_zero) / (high - low)
        start = self.at_zero - low * slope
        return Coding(start, start + _LARGEST_CODE * slope, self.inverse)

    def inverse_of(self, values: FloatMap) -> FloatMap:
        """Inverse depth of values from 0 to 1; 0: too far to tell, NaN: unknown.

        Raises:
            ValueError: the ends are no numbers, or nothing is known.
        """
        if not (math.isfinite(self.at_zero) and math.isfinite(self.at_one)):
            raise ValueError(Sentence("it does not say what its values mean"))
        line = np.float32(self.at_zero) + values * np.float32(self.at_one - self.at_zero)
        if self.inverse:
            clipped: FloatMap = np.maximum(line, 0, dtype=np.float32)
            return clipped
        known = line > 0
        if not known.any():
            raise ValueError(Sentence("it knows no depth"))
        return np.where(known, 1 / np.where(known, line, 1), np.nan).astype(np.float32)


def picture_values(data: bytes) -> FloatMap:
    """The grey values of a JPEG or PNG, (h, w) float32 from 0 to 1.

    Raises:
        ValueError: it is empty, none of these, too large, or damaged.
    """
    if not data:
        raise ValueError(Sentence("the picture of its depth is empty"))
    try:
        image = Image.open(BytesIO(data), formats=_FORMATS)
        few = image.width * image.height <= MAX_PIXELS
        if few:
            image.load()
    except Exception as error:  # decoders fail in many ways on damaged data
        raise ValueError(Sentence("the picture of its depth is damaged")) from error
    require_few(Size(*image.size))
    return from_zero_to_one(np.asarray(image if image.mode.startswith("I") else image.convert("L")))


def from_zero_to_one(values: np.ndarray) -> FloatMap:
    """Whole numbers (h, w) as shares of the largest that their type holds; 32 bits hold 16."""
    largest = _LARGEST_CODE if values.dtype == np.uint8 else 65535
    shares: FloatMap = values.astype(np.float32) / np.float32(largest)
    return shares


def bytes_of_depth(content: bytes | memoryview, size: Size) -> FloatMap:
    """Relative inverse depth (h, w) of one byte a pixel, which grows with depth.

    Raises:
        ValueError: there are none, or too many.
    """
    if not content:
        raise ValueError(Sentence("the picture of its depth is empty"))
    require_few(size)
    values = np.frombuffer(content, np.uint8).reshape(size.height, size.width)
    return np.float32(1) - from_zero_to_one(values)


def require_few(size: Size) -> None:
    """Raise ValueError for a depth picture of more than MAX_PIXELS; before it is decoded."""
    if size.width * size.height > MAX_PIXELS:
        raise ValueError(
            Sentence(
                "the picture of its depth has {width} x {height} pixels, too many",
                width=size.width,
                height=size.height,
            )
        )
