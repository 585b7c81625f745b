from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

from core.camera import Axes
from core.errors import ExportError
from core.export.plans import (
    INK,
    PAPER,
    make_sheet,
    plan_picture,
    write_plan_png,
    write_plan_svg,
    zoom_of,
)
from core.export.registry import export_files
from core.export.scene import Scene
from core.plan import Plan
from tests.room_files import furnished_room, room_scene

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def room() -> Scene:
    return replace(room_scene(furnished_room()), plan_cell_m=0.02)


@pytest.fixture(scope="module")
def plan(room: Scene) -> Plan:
    return room.plan()


def longest_run(rgb: np.ndarray) -> int:
    """Pixels of the longest unbroken line of ink."""
    ink = (rgb == INK).all(axis=-1)
    run, longest = np.zeros(len(ink), int), 0
    for column in ink.T:
        run = (run + 1) * column
        longest = max(longest, int(run.max()))
    return longest


def test_the_scale_bar_is_as_long_as_it_says(room: Scene, plan: Plan) -> None:
    bar_m = make_sheet(plan).bar_m
    height = plan.counts.shape[0]
    picture = plan_picture(plan, "ink")
    assert bar_m == 1.0
    assert longest_run(picture[height:]) == round(bar_m / plan.cell_m)


def test_a_free_resolution_is_shown_by_several_pixels(room: Scene) -> None:
    free = replace(room, plan_cell_m=None)
    made = free.plan()
    picture = plan_picture(made, "photo")
    assert max(picture.shape) >= 900
    pixel_m = made.cell_m / zoom_of(made)
    foot = picture[made.counts.shape[0] * zoom_of(made) :]
    assert longest_run(foot) * pixel_m == pytest.approx(make_sheet(made).bar_m)


def test_png_read_back(room: Scene, plan: Plan, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    write_plan_png(room, path)
    with Image.open(path) as image:
        facts, pixels = image.text, np.asarray(image)
    assert float(facts["centimetres_per_pixel"]) == pytest.approx(2.0)
    assert json.loads(facts["plan_heights_m"]) == [0.1, 2.2]
    assert float(facts["camera_height_m"]) == pytest.approx(1.6, abs=0.02)
    assert facts["photo"] == "room.png"
    height, width = plan.counts.shape
    cells = pixels[:height, :width].astype(int)
    assert (cells[plan.occupied].sum(axis=-1) < sum(PAPER)).all()
    column, row = json.loads(facts["camera_pixel"])
    camera = cells[round(row) - 3, round(column)]
    assert camera[2] > camera[0] + 80  # blue


@pytest.mark.parametrize("color", ["ink", "photo", "height"])
def test_every_colour_leaves_empty_cells_to_the_paper(plan: Plan, color: str) -> None:
    picture = plan_picture(plan, color)
    corner = picture[2, 2]
    assert tuple(corner) == PAPER


def test_svg_read_back(room: Scene, plan: Plan, tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    write_plan_svg(room, path)
    root = ElementTree.parse(path).getroot()
    _, _, wide, _high = map(float, root.attrib["viewBox"].split())
    assert wide == pytest.approx(plan.width_m, rel=1e-4)
    facts = json.loads(root.find(f"{SVG}metadata").text)
    millimetres = float(root.attrib["width"].removesuffix("mm"))
    assert millimetres * facts["paper_scale"] / 1000 == pytest.approx(wide, rel=1e-4)
    shapes = {each.attrib["id"]: each for each in root.iter() if "id" in each.attrib}
    assert float(shapes["scale-bar"].attrib["width"]) == facts["scale_bar_m"]
    assert filled_area(shapes["cells"].attrib["d"]) == pytest.approx(
        np.count_nonzero(plan.occupied) * plan.cell_m**2, rel=1e-3
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


def test_svg_by_height_has_a_shape_for_each_step(room: Scene, plan: Plan, tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    write_plan_svg(replace(room, plan_color="height"), path)
    root = ElementTree.parse(path).getroot()
    cells = [each for each in root.iter() if each.get("id", "").startswith("cells-")]
    assert 3 <= len(cells) <= 5
    assert len({each.attrib["fill"] for each in cells}) == len(cells)
    total = sum(filled_area(each.attrib["d"]) for each in cells)
    assert total == pytest.approx(np.count_nonzero(plan.occupied) * plan.cell_m**2, rel=1e-3)


def test_without_a_floor_the_file_is_refused_with_the_reason(room: Scene, tmp_path: Path) -> None:
    flat = np.full_like(room.estimate.canonical_inverse_depth, 0.25)
    bare = replace(room, estimate=replace(room.estimate, canonical_inverse_depth=flat))
    with pytest.raises(ExportError, match="no floor was found"):
        export_files(bare, tmp_path / "out", ["plan-png"])
    assert not list((tmp_path / "out").iterdir())


# Upright clouds and meshes


def test_a_leveled_cloud_stands_on_the_floor(room: Scene) -> None:
    level = replace(room, level=True)
    y = level.cloud().xyz[:, 1]
    on_floor = np.abs(y) < 0.1
    assert on_floor.mean() > 0.2
    assert np.median(y[on_floor]) == pytest.approx(0.0, abs=0.01)
    assert y.min() == pytest.approx(-2.6, abs=0.15)  # the ceiling
    assert (y < 0.1).mean() > 0.99


def test_normals_and_meshes_are_turned_too(room: Scene) -> None:
    level = replace(room, level=True, normals=True)
    cloud, mesh = level.cloud(), level.mesh()
    floor = np.abs(cloud.xyz[:, 1]) < 0.05
    assert np.median(cloud.normals[floor, 1]) < -0.8
    assert np.abs(np.median(mesh.xyz[np.abs(mesh.xyz[:, 1]) < 0.1, 1])) < 0.01


def test_leveled_files_say_so(room: Scene, tmp_path: Path) -> None:
    level = replace(room, level=True, axes=Axes.OPENGL)
    ply, glb = export_files(level, tmp_path, ["ply", "glb"])
    header = ply.read_bytes().split(b"end_header")[0].decode()
    assert "comment leveled true" in header
    assert "comment origin on the floor below the camera" in header
    assert "comment camera_height_m 1.6" in header
    import trimesh

    made = trimesh.load(glb)
    low, high = made.bounds[:, 1]  # y up
    assert low == pytest.approx(0.0, abs=0.3)
    assert high == pytest.approx(2.6, abs=0.2)
    plain = export_files(room, tmp_path / "plain", ["ply"])[0]
    assert b"leveled" not in plain.read_bytes().split(b"end_header")[0]
