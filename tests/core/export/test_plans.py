from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.export.plans import (
    INK,
    PAPER,
    make_sheet,
    plan_picture,
    write_plan_png,
    zoom_of,
)
from core.export.registry import export_files
from core.export.scene import Scene
from core.measuring.floor_plan import FloorPlan
from tests.room_files import furnished_room, room_scene


@pytest.fixture(scope="module")
def room() -> Scene:
    return replace(room_scene(furnished_room()), plan_cell_m=0.02)


@pytest.fixture(scope="module")
def plan(room: Scene) -> FloorPlan:
    return room.plan()


def longest_run(rgb: np.ndarray) -> int:
    """Pixels of the longest unbroken line of ink."""
    ink = (rgb == INK).all(axis=-1)
    run, longest = np.zeros(len(ink), int), 0
    for column in ink.T:
        run = (run + 1) * column
        longest = max(longest, int(run.max()))
    return longest


def test_the_scale_bar_is_as_long_as_it_says(room: Scene, plan: FloorPlan) -> None:
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


def test_png_read_back(room: Scene, plan: FloorPlan, tmp_path: Path) -> None:
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
def test_every_colour_leaves_empty_cells_to_the_paper(plan: FloorPlan, color: str) -> None:
    picture = plan_picture(plan, color)
    corner = picture[2, 2]
    assert tuple(corner) == PAPER


def test_without_a_floor_the_file_is_refused_with_the_reason(room: Scene, tmp_path: Path) -> None:
    flat = np.full_like(room.estimate.canonical_inverse_depth, 0.25)
    bare = replace(room, estimate=replace(room.estimate, canonical_inverse_depth=flat))
    (failure,) = export_files(bare, tmp_path / "out", ["plan-png"]).failures
    assert failure.code.startswith("no floor was found")
    assert not list((tmp_path / "out").iterdir())
