"""The depth picture as it is shown to others: colour bar, scale, model and focal length."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from core.export.legend import INK, PAPER, label
from core.export.pictures import color_png_facts, legend_picture
from core.export.png_file import save_png
from core.export.scene import Scene
from core.focal import mm35_from_px
from core.round_numbers import round_down
from core.types import ByteImage

_TEXT, _MARGIN, _BAR = 0.018, 0.02, 0.008  # shares of the picture's longer side
_MIN_TEXT_PX = 9
_BAR_SHARE = 0.25
"""Of the picture's width, the longest that the scale's bar may be."""
_SAMPLE_STEP = 8


def write_labelled_png(scene: Scene, path: Path) -> None:
    """Write colourised inverse depth with a colour bar and a caption.

    The caption has a bar that is so long at the median depth, the focal length, the model and
    the photo's name.
    """
    save_png(_with_caption(scene), path, scene.metadata | color_png_facts(scene))


def _with_caption(scene: Scene) -> ByteImage:
    picture = legend_picture(scene)
    height, width = picture.shape[:2]
    depth_m = float(np.median(scene.depth[::_SAMPLE_STEP, ::_SAMPLE_STEP]))
    px_per_m = scene.focal.px / depth_m
    length_m = round_down(_BAR_SHARE * scene.photo.size.width / px_per_m)
    scale = f"{label(length_m)} at a depth of {depth_m:.3g} m"
    caption = _caption(width, height, scale, length_m * px_per_m, facts_line(scene))
    return np.concatenate((picture, caption))


def facts_line(scene: Scene) -> str:
    """ "26 mm equivalent (metadata) - Depth Pro - photo.jpg"."""
    mm, sphere = mm35_from_px(scene.focal.px, scene.photo.size), scene.estimate.sphere
    focal = f"{mm:.0f} mm equivalent ({scene.focal.source})"
    if sphere is not None:
        focal = f"{sphere.projection} panorama of {sphere.span_deg:.0f} degrees"
    return f"{focal}   {scene.estimate.info.model}   {scene.metadata['photo']}"


def _caption(width: int, height: int, scale: str, bar_px: float, facts: str) -> ByteImage:
    """A strip (h, width, 3) uint8 with two lines."""
    longer = max(width, height)
    font = _font(facts, width, _TEXT * longer)
    margin, thick = round(_MARGIN * longer), max(2, round(_BAR * longer))
    line = font.getbbox("Ag", anchor="lt")[3] * 1.5
    strip = Image.new("RGB", (width, round(2 * line + 2 * margin)), PAPER)
    draw = ImageDraw.Draw(strip)
    first, second = margin + line / 2, margin + line * 1.5
    draw.rectangle((margin, first - thick / 2, margin + bar_px, first + thick / 2), fill=INK)
    draw.text((2 * margin + bar_px, first), scale, fill=INK, font=font, anchor="lm")
    draw.text((margin, second), facts, fill=INK, font=font, anchor="lm")
    return np.asarray(strip)


def _font(text: str, width: int, wanted_px: float) -> ImageFont.ImageFont | ImageFont.FreeTypeFont:
    """The default font, smaller where a text would not fit into the width."""
    usual = ImageFont.load_default(max(_MIN_TEXT_PX, wanted_px))
    share = (1 - 2 * _MARGIN) * width / max(usual.getlength(text), 1)
    return ImageFont.load_default(max(_MIN_TEXT_PX, wanted_px * min(share, 1) * 0.98))
