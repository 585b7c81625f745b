"""Plans as pictures: cells, grid, scale bar, the camera and what it saw."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from core.colormap import lut
from core.export.facts import Facts
from core.export.png_file import save_png
from core.export.scene import Scene
from core.measuring.floor_plan import FloorPlan
from core.round_numbers import round_down, round_up
from core.types import ByteImage

LEAST_SIDE_PX = 900
"""Where the cells' size is free, a picture smaller than this shows each by several pixels."""
ZOOMS = (1, 2, 5, 10, 20)
GRID_LINES, BAR_SHARE = 12, 0.35
PAPER, GRID, INK, VIEW = (250, 250, 248), (208, 212, 218), (38, 42, 48), (0, 110, 200)
FAINTEST = 0.35
"""Of the ink, in a cell with a single point."""
TEXT_SHARE, LEAST_TEXT_PX, MOST_TEXT_PX = 0.017, 11, 60
DIGIT_SHARE = 1.35
"""Height of the text in heights of its digits."""
FOOT_TEXTS = 3.4
"""Height of the foot, in heights of the text."""
SMALL_TEXT_SHARE, SMALL_FOOT_TEXTS = 0.05, 1.8
ARROW = ((0.0, -0.75), (0.5, 0.45), (0.0, 0.15), (-0.5, 0.45))
"""The camera, pointing along its heading, in heights of the text."""
Segment = tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True, eq=False)
class PlanSheet:
    """A plan with what is drawn around it.

    Attributes:
        plan: the cells.
        grid_m: between two lines of the grid.
        bar_m: length of the scale bar.
        view: lines from the camera along the picture's left and right edge, on the floor.
    """

    plan: FloorPlan
    grid_m: float
    bar_m: float
    view: tuple[Segment, ...]

    @property
    def texts(self) -> tuple[str, str]:
        """Beside the bar, and below it."""
        cut = self.plan.cut
        return (
            length(self.bar_m),
            f"{cut.low_m:g} to {cut.high_m:g} m above the floor \u00b7 grid {length(self.grid_m)}",
        )

    def lines(self) -> list[Segment]:
        """The grid's lines; the camera stands on a crossing."""
        plan, step = self.plan, self.grid_m
        right, near = plan.left_m + plan.width_m, plan.ahead_m - plan.height_m
        xs = np.arange(math.ceil(plan.left_m / step), math.floor(right / step) + 1) * step
        zs = np.arange(math.ceil(near / step), math.floor(plan.ahead_m / step) + 1) * step
        upright = [((x, near), (x, plan.ahead_m)) for x in xs.tolist()]
        return upright + [((plan.left_m, z), (right, z)) for z in zs.tolist()]


def make_sheet(plan: FloorPlan) -> PlanSheet:
    """Round lengths that suit a plan."""
    longer = max(plan.width_m, plan.height_m)
    view = tuple(((0.0, 0.0), _to_the_edge(plan, side)) for side in plan.sides)
    return PlanSheet(
        plan, round_up(longer / GRID_LINES), round_down(BAR_SHARE * plan.width_m), view
    )


def _to_the_edge(plan: FloorPlan, direction: tuple[float, float]) -> tuple[float, float]:
    x, z = direction
    room_x = plan.left_m + plan.width_m if x > 0 else -plan.left_m
    room_z = plan.ahead_m if z > 0 else plan.height_m - plan.ahead_m
    reach = min(
        room_x / abs(x) if x else math.inf,
        room_z / abs(z) if z else math.inf,
    )
    return x * reach, z * reach


def length(metres: float) -> str:
    """``2 m``, ``50 cm``."""
    return f"{metres:g} m" if metres >= 1 else f"{100 * metres:g} cm"


# PNG


def write_plan_png(scene: Scene, path: Path) -> None:
    """Write the plan as a picture.

    Raises:
        MeasureError: there is no floor, or nothing to show.
        OSError: the file cannot be written.
    """
    plan = scene.plan()
    facts = (
        scene.metadata
        | plan_facts(scene, plan)
        | {
            "centimetres_per_pixel": 100 * plan.cell_m / zoom_of(plan),
            "camera_pixel": [value * zoom_of(plan) for value in plan.place(0.0, 0.0)],
        }
    )
    save_png(plan_picture(plan, scene.plan_color, scene.colormap), path, facts)


def plan_facts(scene: Scene, plan: FloorPlan) -> Facts:
    """What a plan adds to the metadata."""
    return {
        "floor_normal": list(plan.floor.normal),
        "floor_normal_axes": "opencv",
        "camera_height_m": plan.floor.height_m,
        "plan_heights_m": [plan.cut.low_m, plan.cut.high_m],
        "plan_cell_cm": 100 * plan.cell_m,
        "plan_size_m": [plan.width_m, plan.height_m],
        "plan_color": scene.plan_color,
        "up": "heading of the camera",
        "scale_bar_m": make_sheet(plan).bar_m,
    }


def zoom_of(plan: FloorPlan) -> int:
    """Pixels for the edge of a cell: one, where the cells' size was asked for."""
    if plan.cut.cell_m is not None:
        return 1
    wanted = LEAST_SIDE_PX / max(plan.counts.shape)
    return next((zoom for zoom in ZOOMS if zoom >= wanted), ZOOMS[-1])


def plan_picture(
    plan: FloorPlan, color: str, colormap: str = "viridis", *, small: bool = False
) -> ByteImage:
    """The plan with grid, camera and view, and a foot with the scale bar.

    Args:
        color: one of COLORS.
        colormap: for heights.
        small: it will be shown reduced: larger letters, and none but the bar's length.

    Returns:
        (H, W, 3) uint8; its first rows are the cells, ``zoom_of`` pixels for each.
    """
    sheet, zoom = make_sheet(plan), zoom_of(plan)
    height, width = (zoom * side for side in plan.counts.shape)
    share, most = (SMALL_TEXT_SHARE, math.inf) if small else (TEXT_SHARE, MOST_TEXT_PX)
    text_px = min(max(share * max(width, height), LEAST_TEXT_PX), most)
    font = ImageFont.load_default(text_px)
    texts = sheet.texts[:1] if small else sheet.texts
    foot = round((FOOT_TEXTS if len(texts) > 1 else SMALL_FOOT_TEXTS) * text_px)
    wide = max(width, math.ceil(font.getlength(texts[-1]) + 2 * text_px))
    image = Image.new("RGB", (wide, height + foot), PAPER)
    draw = ImageDraw.Draw(image)
    for start, end in sheet.lines():
        draw.line([_pixel(plan, zoom, *start), _pixel(plan, zoom, *end)], fill=GRID)
    cells = Image.fromarray(cell_colors(plan, color, colormap))
    mask = Image.fromarray(plan.occupied)
    size = (width, height)
    nearest = Image.Resampling.NEAREST
    image.paste(cells.resize(size, nearest), (0, 0), mask.resize(size, nearest))
    _draw_view(image, sheet, zoom, size, text_px)
    _draw_foot(draw, sheet, zoom, height, font, texts)
    return np.asarray(image)


def _pixel(plan: FloorPlan, zoom: int, x: float, z: float) -> tuple[float, float]:
    column, row = plan.place(x, z)
    return column * zoom, row * zoom


def cell_colors(plan: FloorPlan, color: str, colormap: str) -> ByteImage:
    """Colours of the cells, (h, w, 3); those of empty ones mean nothing."""
    if color == "photo":
        return plan.rgb
    if color == "height":
        low, high = plan.cut.low_m, plan.cut.high_m
        share = np.clip((plan.top_m - low) / (high - low), 0, 1)
        return np.asarray(lut(colormap)[np.rint(255 * share).astype(np.uint8)])
    full = np.log1p(max(float(np.percentile(plan.counts[plan.occupied], 90)), 1.0))
    strength = FAINTEST + (1 - FAINTEST) * np.clip(np.log1p(plan.counts) / full, 0, 1)
    blend = np.array(PAPER) + strength[..., None] * (np.array(INK) - np.array(PAPER))
    return np.asarray(np.rint(blend), np.uint8)


def _draw_view(
    image: Image.Image, sheet: PlanSheet, zoom: int, size: tuple[int, int], text_px: float
) -> None:
    """The camera and its view; drawn twice as large and reduced, so that lines are smooth."""
    mask = Image.new("L", (2 * size[0], 2 * size[1]))
    draw = ImageDraw.Draw(mask)
    for segment in sheet.view:
        ends = [tuple(2 * value for value in _pixel(sheet.plan, zoom, *end)) for end in segment]
        draw.line(ends, fill=150, width=max(2, round(text_px / 5)))
    x, y = (2 * value for value in _pixel(sheet.plan, zoom, 0.0, 0.0))
    draw.polygon([(x + 2 * text_px * a, y + 2 * text_px * b) for a, b in ARROW], fill=255)
    image.paste(VIEW, (0, 0), mask.resize(size, Image.Resampling.BOX))


def _draw_foot(
    draw: ImageDraw.ImageDraw,
    sheet: PlanSheet,
    zoom: int,
    top: int,
    font: ImageFont.FreeTypeFont | ImageFont.ImageFont,
    texts: Sequence[str],
) -> None:
    """The scale bar, exactly as long as it says: from its first pixel to its last."""
    text_px = DIGIT_SHARE * font.getbbox("0", anchor="lt")[3]
    left, y = round(0.8 * text_px), top + round(0.9 * text_px)
    long_px = round(sheet.bar_m / sheet.plan.cell_m * zoom)
    thick = max(2, round(text_px / 4))
    draw.rectangle((left, y, left + long_px - 1, y + thick - 1), fill=INK)
    beside, *below = texts
    draw.text((left + long_px + 0.6 * text_px, y + thick / 2), beside, INK, font, anchor="lm")
    for text in below:
        draw.text((left, y + thick + 0.5 * text_px), text, INK, font, anchor="lt")
