from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

from core.export.plan_svg import paper_scale, write_plan_svg
from core.export.scene import Scene
from core.measuring.floor_plan import FloorPlan
from tests.room_files import furnished_room, room_scene

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def room() -> Scene:
    return replace(room_scene(furnished_room()), plan_cell_m=0.02)


@pytest.fixture(scope="module")
def plan(room: Scene) -> FloorPlan:
    return room.plan()


def test_svg_read_back(room: Scene, plan: FloorPlan, tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    write_plan_svg(room, path)
    root = ElementTree.parse(path).getroot()
    facts = json.loads(root.find(f"{SVG}metadata").text)
    metre = 1000 / facts["paper_scale"]
    _, _, wide, high = map(float, root.attrib["viewBox"].split())
    assert wide == pytest.approx(plan.width_m * metre, rel=1e-4)
    assert root.attrib["width"] == f"{wide:.6g}mm"
    assert 100 < max(wide, high) < 297  # it fits on a sheet of paper
    shapes = {each.attrib["id"]: each for each in root.iter() if "id" in each.attrib}
    bar = float(shapes["scale-bar"].attrib["width"])
    assert bar == pytest.approx(facts["scale_bar_m"] * metre)
    assert filled_area(shapes["cells"].attrib["d"]) == pytest.approx(
        np.count_nonzero(plan.occupied) * (plan.cell_m * metre) ** 2, rel=1e-3
    )
    assert len(path.read_bytes()) < 40 * np.count_nonzero(plan.occupied)


def filled_area(d: str) -> float:
    """Of a path of outlines: those around holes count against the others."""
    area = 0.0
    for loop in d.split("Z"):
        corners = loop.strip().removeprefix("M").split()
        if corners:
            x, y = np.array([corner.split(",") for corner in corners], np.float64).T
            area += float(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2
    return abs(area)


def test_svg_by_height_has_a_shape_for_each_step(
    room: Scene, plan: FloorPlan, tmp_path: Path
) -> None:
    path = tmp_path / "a.svg"
    write_plan_svg(replace(room, plan_color="height"), path)
    root = ElementTree.parse(path).getroot()
    cells = [each for each in root.iter() if each.get("id", "").startswith("cells-")]
    assert 3 <= len(cells) <= 5
    assert len({each.attrib["fill"] for each in cells}) == len(cells)
    cell_mm = plan.cell_m * 1000 / paper_scale(plan)
    total = sum(filled_area(each.attrib["d"]) for each in cells)
    assert total == pytest.approx(np.count_nonzero(plan.occupied) * cell_mm**2, rel=1e-3)
