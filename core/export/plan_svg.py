"""Plans as SVG files: shapes in millimetres on paper, at a round scale."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import numpy as np

from core.colormap import lut
from core.export.outlines import SVG, add_element, loop_path, outlines, printable
from core.export.plans import (
    ARROW,
    FOOT_TEXTS,
    GRID,
    INK,
    PAPER,
    TEXT_SHARE,
    VIEW,
    PlanSheet,
    Segment,
    make_sheet,
    plan_facts,
)
from core.export.scene import Scene
from core.measuring.floor_plan import FloorPlan
from core.types import Mask

BANDS = 5
PAPER_SCALES = (10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000)
SHEET_MM, LEAST_TEXT_MM = 250.0, 3.0


@dataclass(frozen=True, eq=False)
class Page:
    """A sheet on paper, in millimetres from its upper left corner.

    Attributes:
        sheet: the plan with what is drawn around it.
        scale: millimetres of the room for one on the paper.
    """

    sheet: PlanSheet
    scale: int

    @property
    def mm(self) -> float:
        """Millimetres on the paper for a metre."""
        return 1000 / self.scale

    @property
    def text_mm(self) -> float:
        plan = self.sheet.plan
        return max(TEXT_SHARE * max(plan.width_m, plan.height_m) * self.mm, LEAST_TEXT_MM)

    @property
    def size(self) -> tuple[float, float]:
        """With the foot."""
        plan = self.sheet.plan
        return plan.width_m * self.mm, plan.height_m * self.mm + FOOT_TEXTS * self.text_mm

    def place(self, x: float, z: float) -> tuple[float, float]:
        """Where a point of the floor is."""
        plan = self.sheet.plan
        return (x - plan.left_m) * self.mm, (plan.ahead_m - z) * self.mm


def write_plan_svg(scene: Scene, path: Path) -> None:
    """Write the plan as shapes, in millimetres on paper; raises as ``write_plan_png``."""
    plan = scene.plan()
    page = Page(make_sheet(plan), paper_scale(plan))
    wide, high = (f"{side:.6g}" for side in page.size)
    root = ElementTree.Element(
        f"{{{SVG}}}svg",
        {"width": f"{wide}mm", "height": f"{high}mm", "viewBox": f"0 0 {wide} {high}"},
    )
    title = f"Plan of {printable(scene.photo.name)}, 1:{page.scale}"
    add_element(root, "title").text = title
    facts = scene.metadata | plan_facts(scene, plan) | {"paper_scale": page.scale}
    add_element(root, "metadata").text = json.dumps(facts)
    add_element(root, "rect", {"width": wide, "height": high, "fill": _hex(PAPER)})
    _add_lines(root, "grid", page, page.sheet.lines(), GRID, page.text_mm / 14)
    for name, mask, color in _bands(plan, scene.plan_color, scene.colormap):
        _add_cells(root, name, page, mask, color)
    _add_lines(root, "view", page, page.sheet.view, VIEW, page.text_mm / 7)
    _add_camera(root, page)
    _add_foot(root, page)
    ElementTree.register_namespace("", SVG)
    path.write_bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))


def paper_scale(plan: FloorPlan) -> int:
    """The largest usual scale at which the plan fits on a sheet of A4."""
    longer_mm = 1000 * max(plan.width_m, plan.height_m)
    return next((each for each in PAPER_SCALES if longer_mm / each <= SHEET_MM), PAPER_SCALES[-1])


def _bands(plan: FloorPlan, color: str, colormap: str) -> list[tuple[str, Mask, tuple[int, ...]]]:
    """Cells of one colour each: by height in steps, else all in ink."""
    if color != "height":
        return [("cells", plan.occupied, INK)]
    low, high = plan.cut.low_m, plan.cut.high_m
    share = (plan.top_m - low) / (high - low) * BANDS
    step = np.where(plan.occupied, np.clip(np.floor(share), 0, BANDS - 1), -1)
    table = lut(colormap)
    return [
        (f"cells-{band}", step == band, tuple(table[round(255 * (band + 0.5) / BANDS)].tolist()))
        for band in range(BANDS)
    ]


def _add_cells(
    root: ElementTree.Element, name: str, page: Page, mask: Mask, color: tuple[int, ...]
) -> None:
    cell_mm = page.sheet.plan.cell_m * page.mm
    d = " ".join(loop_path(loop, (cell_mm, cell_mm)) for loop in outlines(mask))
    if d:
        shape = {"id": name, "d": d, "fill": _hex(color), "fill-rule": "evenodd"}
        add_element(root, "path", shape)


def _add_lines(
    root: ElementTree.Element,
    name: str,
    page: Page,
    segments: Sequence[Segment],
    color: tuple[int, ...],
    width_mm: float,
) -> None:
    ends = [[page.place(*end) for end in segment] for segment in segments]
    d = " ".join(f"M{a[0]:.6g},{a[1]:.6g}L{b[0]:.6g},{b[1]:.6g}" for a, b in ends)
    stroke = {"stroke": _hex(color), "stroke-width": f"{width_mm:.4g}", "fill": "none"}
    add_element(root, "path", {"id": name, "d": d, **stroke})


def _add_camera(root: ElementTree.Element, page: Page) -> None:
    (x, y), size = page.place(0.0, 0.0), page.text_mm
    points = " ".join(f"{x + a * size:.6g},{y + b * size:.6g}" for a, b in ARROW)
    add_element(root, "polygon", {"id": "camera", "points": points, "fill": _hex(VIEW)})


def _add_foot(root: ElementTree.Element, page: Page) -> None:
    size, long_mm = page.text_mm, page.sheet.bar_m * page.mm
    left, top, thick = 0.8 * size, page.sheet.plan.height_m * page.mm + 0.9 * size, size / 4
    bar = {"x": left, "y": top, "width": long_mm, "height": thick}
    shape = {name: f"{value:.6g}" for name, value in bar.items()}
    add_element(root, "rect", {"id": "scale-bar", **shape, "fill": _hex(INK)})
    beside, below = page.sheet.texts
    lines = (
        (left + long_mm + 0.6 * size, top + thick / 2 + 0.35 * size, beside),
        (left, top + thick + 1.4 * size, f"{below} \u00b7 1:{page.scale}"),
    )
    font = {"font-family": "sans-serif", "font-size": f"{size:.4g}", "fill": _hex(INK)}
    for x, y, text in lines:
        add_element(root, "text", {"x": f"{x:.6g}", "y": f"{y:.6g}", **font}).text = text


def _hex(color: tuple[int, ...]) -> str:
    return "#{:02x}{:02x}{:02x}".format(*color)
