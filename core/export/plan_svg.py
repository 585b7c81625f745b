"""Plans as SVG files: shapes in metres, at a round paper scale."""

from __future__ import annotations

import json
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
    Segment,
    Sheet,
    make_sheet,
    plan_facts,
)
from core.export.scene import Scene
from core.plan import Plan
from core.types import Mask

BANDS = 5
PAPER_SCALES = (10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000)
SHEET_MM = 250.0


def write_plan_svg(scene: Scene, path: Path) -> None:
    """Write the plan as shapes, in metres at a round paper scale; raises as ``write_plan_png``."""
    plan = scene.plan()
    sheet = make_sheet(plan)
    text_m = TEXT_SHARE * max(plan.width_m, plan.height_m)
    foot_m = FOOT_TEXTS * text_m
    scale = paper_scale(plan)
    wide, high = plan.width_m, plan.height_m + foot_m
    root = ElementTree.Element(
        f"{{{SVG}}}svg",
        {
            "width": f"{1000 * wide / scale:.6g}mm",
            "height": f"{1000 * high / scale:.6g}mm",
            "viewBox": f"0 0 {wide:.6g} {high:.6g}",
        },
    )
    add_element(root, "title").text = f"Plan of {printable(scene.photo.name)}, 1:{scale}"
    facts = scene.metadata | plan_facts(scene, plan) | {"paper_scale": scale}
    add_element(root, "metadata").text = json.dumps(facts)
    page = {"width": f"{wide:.6g}", "height": f"{high:.6g}", "fill": _hex(PAPER)}
    add_element(root, "rect", page)
    _add_lines(root, "grid", plan, sheet.lines(), GRID, text_m / 14)
    for name, mask, color in _bands(plan, scene.plan_color, scene.colormap):
        _add_cells(root, name, plan, mask, color)
    _add_lines(root, "view", plan, list(sheet.view), VIEW, text_m / 7)
    _add_camera(root, plan, text_m)
    _add_foot(root, sheet, text_m, scale)
    ElementTree.register_namespace("", SVG)
    path.write_bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))


def paper_scale(plan: Plan) -> int:
    """The largest usual scale at which the plan fits on a sheet of A4."""
    longer_mm = 1000 * max(plan.width_m, plan.height_m)
    return next((each for each in PAPER_SCALES if longer_mm / each <= SHEET_MM), PAPER_SCALES[-1])


def _bands(plan: Plan, color: str, colormap: str) -> list[tuple[str, Mask, tuple[int, ...]]]:
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
    root: ElementTree.Element, name: str, plan: Plan, mask: Mask, color: tuple[int, ...]
) -> None:
    d = " ".join(loop_path(loop, (plan.cell_m, plan.cell_m)) for loop in outlines(mask))
    if d:
        shape = {"id": name, "d": d, "fill": _hex(color), "fill-rule": "evenodd"}
        add_element(root, "path", shape)


def _add_lines(
    root: ElementTree.Element,
    name: str,
    plan: Plan,
    segments: list[Segment],
    color: tuple[int, ...],
    width: float,
) -> None:
    ends = [[_on_sheet(plan, *end) for end in segment] for segment in segments]
    d = " ".join(f"M{a[0]:.6g},{a[1]:.6g}L{b[0]:.6g},{b[1]:.6g}" for a, b in ends)
    stroke = {"stroke": _hex(color), "stroke-width": f"{width:.4g}", "fill": "none"}
    add_element(root, "path", {"id": name, "d": d, **stroke})


def _add_camera(root: ElementTree.Element, plan: Plan, text_m: float) -> None:
    x, y = _on_sheet(plan, 0.0, 0.0)
    points = " ".join(f"{x + a * text_m:.6g},{y + b * text_m:.6g}" for a, b in ARROW)
    add_element(root, "polygon", {"id": "camera", "points": points, "fill": _hex(VIEW)})


def _add_foot(root: ElementTree.Element, sheet: Sheet, text_m: float, scale: int) -> None:
    left, top, thick = 0.8 * text_m, sheet.plan.height_m + 0.9 * text_m, text_m / 4
    bar = {"x": left, "y": top, "width": sheet.bar_m, "height": thick}
    shape = {name: f"{value:.6g}" for name, value in bar.items()}
    add_element(root, "rect", {"id": "scale-bar", **shape, "fill": _hex(INK)})
    beside, below = sheet.texts
    lines = (
        (left + sheet.bar_m + 0.6 * text_m, top + thick / 2 + 0.35 * text_m, beside),
        (left, top + thick + 1.4 * text_m, f"{below} \u00b7 1:{scale}"),
    )
    font = {"font-family": "sans-serif", "font-size": f"{text_m:.4g}", "fill": _hex(INK)}
    for x, y, text in lines:
        add_element(root, "text", {"x": f"{x:.6g}", "y": f"{y:.6g}", **font}).text = text


def _on_sheet(plan: Plan, x: float, z: float) -> tuple[float, float]:
    return x - plan.left_m, plan.ahead_m - z


def _hex(color: tuple[int, ...]) -> str:
    return "#{:02x}{:02x}{:02x}".format(*color)
