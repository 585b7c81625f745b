"""A decoded frame as people see it: upright, square pixels, sRGB, alpha on white."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import av
import numpy as np
from av.sidedata.sidedata import SideData, Type
from av.video.reformatter import VideoReformatter

from core.images.coded import HDR_TRANSFERS, coded_colour, to_srgb_bytes
from core.types import ByteImage, Size

_BT709, _BT601, _BT2020, _BT2020_CONSTANT = 1, 6, 9, 10
_MATRICES = (0, _BT709, 4, 5, _BT601, 7, _BT2020)  # that FFmpeg converts
_RANGES = (0, 1, 2)
_SMALL_PICTURE = Size(1280, 577)  # below both sides players take colours for those of BT.601
_MOST_STRETCHED = 8.0  # pixels of other shapes are damage
_WHITE = 255
# Pixel formats with transparency begin so.
_ALPHA = ("yuva", "rgba", "argb", "bgra", "abgr", "gbrap", "ya8", "ya16", "pal8", "vuya", "ayuv")


@dataclass(frozen=True)
class Turn:
    """How a picture becomes upright: first transposed, then mirrored.

    Attributes:
        transposed: rows become columns.
        mirrored: left becomes right.
        flipped: top becomes bottom.
    """

    transposed: bool = False
    mirrored: bool = False
    flipped: bool = False

    def of(self, pixels: ByteImage) -> ByteImage:
        """The upright picture, contiguous."""
        turned = pixels.swapaxes(0, 1) if self.transposed else pixels
        turned = turned[:, ::-1] if self.mirrored else turned
        turned = turned[::-1] if self.flipped else turned
        return np.ascontiguousarray(turned)

    def size(self, size: Size) -> Size:
        """Of the upright picture, or back."""
        return Size(size.height, size.width) if self.transposed else size


def side_data(frame: av.VideoFrame) -> Mapping[Type, SideData]:
    """What comes with a frame; nothing where PyAV does not know a kind of it."""
    try:
        found = frame.side_data
        return {each.type: each for each in found}
    except ValueError:
        return {}


def turn_of(frame: av.VideoFrame) -> Turn:
    """What the display matrix of a frame says; angles between right ones are rounded."""
    data = side_data(frame).get(Type.DISPLAYMATRIX)
    if data is None or data.buffer_size < 36:
        return Turn()
    # x' = a x + c y, y' = b x + d y, all in 1/65536, rows of three
    a, b, _, c, d = np.frombuffer(data, np.int32)[:5].astype(np.int64)
    if abs(a) + abs(d) >= abs(b) + abs(c):
        return Turn(False, mirrored=bool(a < 0), flipped=bool(d < 0))
    return Turn(True, mirrored=bool(c < 0), flipped=bool(b < 0))


def shown_size(frame: av.VideoFrame, aspect: float, turn: Turn) -> Size:
    """Size of the upright picture with square pixels; nothing is made smaller.

    Args:
        frame: as decoded.
        aspect: width of a pixel by its height.
        turn: what makes it upright.
    """
    width, height = frame.width, frame.height
    if not 1 / _MOST_STRETCHED <= aspect <= _MOST_STRETCHED:
        aspect = 1.0
    if aspect >= 1:
        return turn.size(Size(round(width * aspect), height))
    return turn.size(Size(width, round(height / aspect)))


def is_hdr(frame: av.VideoFrame) -> bool:
    """Whether it holds light above white."""
    return frame.color_trc in HDR_TRANSFERS


class Converter:
    """Makes pictures of frames; keeps what FFmpeg prepares for it."""

    def __init__(self) -> None:
        self._reformatter = VideoReformatter()

    def picture(self, frame: av.VideoFrame, size: Size, turn: Turn) -> ByteImage:
        """(H, W, 3) uint8 sRGB, upright.

        Args:
            frame: as decoded, in any pixel format.
            size: of the picture, upright.
            turn: what makes it upright.
        """
        colour = coded_colour(frame.color_primaries, frame.color_trc)
        _settle_matrix(frame)
        alpha = _has_alpha(frame)
        layout = "rgba" if alpha else "rgb24"
        if not colour.is_srgb:
            layout = "rgba64le" if alpha else "rgb48le"
        pixels = self._scaled(frame, turn.size(size), layout)
        seen = pixels[..., :3]
        if not colour.is_srgb:
            seen = to_srgb_bytes(np.ascontiguousarray(seen), colour)
        if alpha:
            seen = _on_white(seen, pixels[..., 3:])
        return turn.of(seen)

    def _scaled(self, frame: av.VideoFrame, size: Size, layout: str) -> np.ndarray:
        same = size == (frame.width, frame.height)
        smaller = size.width < frame.width and size.height < frame.height
        frame = self._reformatter.reformat(
            frame,
            width=size.width,
            height=size.height,
            format=layout,
            interpolation="BILINEAR" if same else "AREA" if smaller else "BICUBIC",
            threads=1,  # more of them cut the picture where another machine would not
        )
        return np.asarray(frame.to_ndarray())


def _settle_matrix(frame: av.VideoFrame) -> None:
    """Which matrix made the colours, where the film does not say it: as players take it."""
    if frame.color_range not in _RANGES:
        frame.color_range = 0
    if frame.colorspace == _BT2020_CONSTANT:
        frame.colorspace = _BT2020
    if frame.colorspace in _MATRICES:
        return
    small = frame.width < _SMALL_PICTURE.width and frame.height < _SMALL_PICTURE.height
    frame.colorspace = _BT601 if small or frame.format.name.startswith("yuvj") else _BT709


def _has_alpha(frame: av.VideoFrame) -> bool:
    return str(frame.format.name).startswith(_ALPHA)


def _on_white(seen: ByteImage, alpha: np.ndarray) -> ByteImage:
    """Composited in encoded values, as browsers do it."""
    top = np.iinfo(alpha.dtype).max
    if alpha.min() == top:
        return np.ascontiguousarray(seen)
    share = alpha.astype(np.float32) / top
    mixed = seen * share + _WHITE * (1 - share)
    return np.asarray(np.rint(mixed), np.uint8)
