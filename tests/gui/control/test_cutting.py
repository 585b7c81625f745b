"""Box, hidden points and section of the photo on show."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from core.surface.cutout import CellSet, ClipBox
from core.types import PointCloud, Size
from gui.control.exporter import scene_of
from gui.panes.cloud_outline import Outline
from gui.panes.orbit import Pose, Viewport
from gui.snapshot.parts import CuttingPart
from gui.state.app_state import Tool, change_entry, current_entry
from gui.state.entry import Entry
from tests.gui.bench import Bench

SEEN = Size(400, 300)
LEFT_HALF = np.array([(0, 0), (200, 0), (200, 300), (0, 300)], np.float64)


@pytest.fixture
def opened(bench: Bench) -> Bench:
    bench.opened("a.jpg")
    return bench


def entry_of(bench: Bench) -> Entry:
    entry = current_entry(bench.state)
    assert entry is not None
    return entry


def cloud(bench: Bench) -> PointCloud:
    bench.run_all()
    return bench.views.cloud.set_cloud.call_args.args[0]


def part(bench: Bench) -> CuttingPart:
    return bench.views.cutting.set_part.call_args.args[0]


def left_half(bench: Bench, *, outside: bool = False) -> Outline:
    """What the photo's own camera sees left of the middle."""
    focal_px = 400.0 * bench.shown.focal.active.px / bench.shown.photo.size.width
    return Outline(Viewport(Pose(), focal_px, SEEN), LEFT_HALF, outside)


def test_a_side_of_the_box_takes_points_away(opened: Bench) -> None:
    whole = len(cloud(opened).xyz)
    assert part(opened).ready
    assert part(opened).everything
    opened.controller.cutting.clip("right", 0.5)
    less = cloud(opened)
    assert 0 < len(less.xyz) < 0.8 * whole
    assert part(opened).clip == ClipBox(right=0.5)
    assert not part(opened).everything
    opened.controller.undo()
    assert len(cloud(opened).xyz) == whole


def test_points_in_an_outline_are_hidden_and_come_back(opened: Bench) -> None:
    whole = cloud(opened)
    desk = opened.controller.cutting
    desk.hide(left_half(opened))
    right = cloud(opened)
    assert right.xyz[:, 0].min() >= 0
    assert len(right.xyz) == pytest.approx(len(whole.xyz) / 2, rel=0.1)
    opened.controller.undo()
    assert len(cloud(opened).xyz) == len(whole.xyz)
    opened.controller.redo()
    desk.show_all()
    assert len(cloud(opened).xyz) == len(whole.xyz)
    assert entry_of(opened).hidden is None


def test_with_shift_all_others_are_hidden(opened: Bench) -> None:
    opened.controller.cutting.hide(left_half(opened, outside=True))
    assert cloud(opened).xyz[:, 0].max() < 0


def test_hiding_twice_adds_up(opened: Bench) -> None:
    desk = opened.controller.cutting
    desk.hide(left_half(opened))
    cloud(opened)
    desk.hide(left_half(opened, outside=True))
    assert len(cloud(opened).xyz) == 0


def test_an_outline_around_nothing_is_no_step(opened: Bench) -> None:
    away = replace(left_half(opened), corners=LEFT_HALF + 1000)
    opened.controller.cutting.hide(away)
    opened.run_all()
    assert entry_of(opened).hidden is None
    assert not opened.controller.store.can_undo


def test_hidden_points_that_cannot_be_read_are_told(opened: Bench) -> None:
    key = entry_of(opened).key
    broken = change_entry(opened.state, key, hidden=CellSet(4, 3, "?"))
    opened.controller.store.set(broken)
    opened.controller.cutting.hide(left_half(opened))
    opened.run_all()
    assert any(note.text == "The hidden points cannot be read." for note in opened.notes)


def test_tools_are_taken_up_and_laid_down(opened: Bench) -> None:
    desk = opened.controller.cutting
    desk.choose_tool("hide-lasso")
    assert opened.views.cloud.set_tool.call_args.args == (Tool.HIDE_LASSO,)
    opened.controller.measure.set_point(5.0, 5.0)  # a click in a picture measures nothing
    assert opened.state.draft is None
    opened.controller.cancel()
    assert opened.views.cloud.set_tool.call_args.args == (Tool.NONE,)


def test_a_section_follows_the_profile(opened: Bench) -> None:
    whole = cloud(opened)
    desk, key = opened.controller.cutting, entry_of(opened).key
    assert not part(opened).has_line
    line = ((10.0, 40.0), (60.0, 40.0))
    opened.controller.store.adjust(change_entry(opened.state, key, profile=line))
    assert part(opened).has_line
    desk.toggle_section()
    section = cloud(opened)
    assert 0 < len(section.xyz) < len(whole.xyz)
    assert opened.views.cloud.face.call_count == 1
    (heading,) = opened.views.cloud.face.call_args.args
    assert np.linalg.norm(heading) == pytest.approx(1)
    ridge = opened.views.cloud.set_ridge.call_args.args[0]
    assert {tuple(point) for point in ridge} <= {tuple(point) for point in section.xyz}
    side, floor_m = opened.views.profile.set_section.call_args.args
    assert floor_m is None
    assert side.points.shape == (2, len(section.xyz))
    assert np.ptp(side.points[0]) > 0
    np.testing.assert_allclose(side.outline[1], -ridge[:, 1], atol=1e-6)
    desk.set_section(5.0)
    assert len(cloud(opened).xyz) > len(section.xyz)
    assert opened.views.cloud.face.call_count == 1  # the user may have turned it
    desk.toggle_section()
    assert len(cloud(opened).xyz) == len(whole.xyz)
    assert opened.views.cloud.set_ridge.call_args.args == (None,)
    assert opened.views.profile.set_section.call_args.args == (None, None)


def test_an_export_holds_what_is_shown_unless_all_is_wanted(opened: Bench) -> None:
    opened.controller.cutting.clip("left", 0.5)
    shown = cloud(opened)
    scene = scene_of(opened.state)
    assert scene is not None
    np.testing.assert_array_equal(scene.cloud().xyz, shown.xyz)
    assert scene.metadata["points_cut_out"]
    opened.controller.exporter.set_option("export_shown_only", value=False)
    whole = scene_of(opened.state)
    assert whole is not None
    assert len(whole.cloud().xyz) > len(shown.xyz)
    assert len(whole.mesh.faces) > len(scene.mesh.faces)
    assert not whole.metadata["points_cut_out"]
