"""A colour bar with ticks in metres beside a picture."""

from __future__ import annotations

import math

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from core.colormap import colourise
from core.depth import MIN_INVERSE_PER_M
from core.types import ByteImage

# Lengths as shares of the picture's height, so that a legend looks the same on any photo.
_TEXT, _MARGIN, _BAR, _TICK = 0.028, 0.04, 0.035, 0.012
_MIN_TEXT_PX = 9
INK, PAPER = (30, 30, 30), (255, 255, 255)
# First digits of ticks, from the roundest.
_DIGITS: tuple[tuple[float, ...], ...] = (
    (1, 2, 5),
    (1, 1.5, 2, 3, 5, 7),
    (1, 1.2, 1.4, 1.6, 1.8, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 9),
    tuple(tenths / 10 for tenths in range(10, 100)),
)
_ENOUGH_TICKS = 5
_LABEL_HEIGHTS = 1.4
"""Of the text's height, how far apart two labels are at least."""


def with_legend(picture: ByteImage, colormap: str, *, far_inv: float, near_inv: float) -> ByteImage:
    """A picture with a colour bar at its right.

    Args:
        picture: (H, W, 3) uint8, coloured linearly in inverse depth.
        colormap: its colour map.
        far_inv: inverse depth (1/m) of the map's far end, at the bar's bottom.
        near_inv: that of its near end, > ``far_inv``, at the top.

    Returns:
        (H, W + w, 3) uint8; the first W columns are the picture.
    """
    height = picture.shape[0]
    font = ImageFont.load_default(max(_MIN_TEXT_PX, _TEXT * height))
    margin, bar, tick = (max(2, round(share * height)) for share in (_MARGIN, _BAR, _TICK))
    ticks = ticks_m(far_inv, near_inv)
    label_width = max((font.getlength(label(metres)) for metres in ticks), default=0.0)
    width = 2 * margin + bar + 2 * tick + math.ceil(label_width)
    panel = Image.new("RGB", (width, height), PAPER)
    rows = max(1, height - 2 * margin)
    values = np.linspace(near_inv, far_inv, rows, dtype=np.float32)[:, None]
    colours = colourise(values, name=colormap, far_inv=far_inv, near_inv=near_inv)
    panel.paste(Image.fromarray(np.repeat(colours, bar, axis=1)), (margin, margin))
    draw = ImageDraw.Draw(panel)
    text_height = font.getbbox("0 m", anchor="lt")[3]
    for metres, y in _places(ticks, far_inv, near_inv, rows, _LABEL_HEIGHTS * text_height):
        x = margin + bar
        draw.line((x, margin + y, x + tick, margin + y), fill=INK, width=max(1, tick // 6))
        draw.text((x + 2 * tick, margin + y), label(metres), fill=INK, font=font, anchor="lm")
    return np.concatenate((picture, np.asarray(panel)), axis=1)


def label(metres: float) -> str:
    """A tick's text: ``0.5 m``, ``20 m``."""
    return f"{metres:g} m"


def ticks_m(far_inv: float, near_inv: float) -> list[float]:
    """Round depths between the ends, nearest first: as round as leaves enough of them."""
    low, high = 1 / max(near_inv, MIN_INVERSE_PER_M), 1 / max(far_inv, MIN_INVERSE_PER_M)
    exponents = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    ticks: list[float] = []
    for digits in _DIGITS:
        steps = [float(f"{digit}e{exponent}") for exponent in exponents for digit in digits]
        ticks = [step for step in steps if low <= step <= high]
        if len(ticks) >= _ENOUGH_TICKS:
            break
    return ticks


def _places(
    ticks: list[float], far_inv: float, near_inv: float, rows: int, apart: float
) -> list[tuple[float, int]]:
    """The ticks that have room, with their rows from the bar's top."""
    placed: list[tuple[float, int]] = []
    for metres in ticks:
        y = round((near_inv - 1 / metres) / (near_inv - far_inv) * (rows - 1))
        if not placed or y - placed[-1][1] >= apart:
            placed.append((metres, y))
    return placed
