"""The measuring tools, with specced views."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.measuring.known_length import Kind
from gui.state.app_state import MarkId, Tool, current_entry
from tests.gui.bench import Bench


@pytest.fixture
def ready(bench: Bench) -> Bench:
    return bench.opened("a.jpg")


def entry(bench: Bench):
    return current_entry(bench.state)


def draw(bench: Bench, tool: str, *points: tuple[float, float]) -> None:
    if bench.state.tool != tool:
        bench.controller.measure.choose_tool(tool)
    for point in points:
        bench.controller.measure.set_point(*point)


def test_two_points_are_a_measurement(ready: Bench) -> None:
    draw(ready, "measure", (10, 30), (30, 30))
    (row,) = entry(ready).measurements
    assert (row.name, row.start, row.end) == ("Length 1", (10, 30), (30, 30))
    assert ready.state.selected == MarkId("measure", 0)
    assert ready.state.tool == Tool.MEASURE  # ready for the next
    assert ready.state.settings.side_page == "measure"
    for view in (*ready.views.rasters.values(), ready.views.cloud):
        assert view.set_marks.call_args.args[0][0].label.endswith(" m")


def test_the_draft_follows_the_cursor(ready: Bench) -> None:
    draw(ready, "measure", (10, 30))
    ready.controller.probe(40, 20)
    assert ready.state.draft == ((10, 30), (40, 20))
    assert ready.shown.measure.marks[-1].label


def test_escape_leaves_one_thing_at_a_time(ready: Bench) -> None:
    draw(ready, "measure", (10, 30), (30, 30), (5, 5))
    for expected in ((None, Tool.MEASURE), (None, Tool.NONE)):
        ready.controller.cancel()
        assert (ready.state.draft, ready.state.tool) == expected
    ready.controller.cancel()
    assert ready.state.selected is None
    assert not ready.controller.measure.escape()


def test_undo_and_redo(ready: Bench) -> None:
    draw(ready, "measure", (10, 30), (30, 30))
    ready.controller.undo()
    assert entry(ready).measurements == ()
    ready.controller.redo()
    assert len(entry(ready).measurements) == 1


def test_quick_edits_are_steps_of_their_own_and_a_drag_is_one(ready: Bench) -> None:
    draw(ready, "measure", (10, 30), (30, 30))
    draw(ready, "measure", (10, 40), (30, 40))
    ready.controller.measure.remove(MarkId("measure", 0))
    ready.controller.undo()
    assert len(entry(ready).measurements) == 2
    ready.controller.undo()
    assert len(entry(ready).measurements) == 1
    ready.controller.measure.rename(0, "table")
    for u in (31, 32, 33):
        ready.controller.measure.move_end(MarkId("measure", 0), 1, u, 30)
    ready.controller.undo()
    (row,) = entry(ready).measurements
    assert (row.name, row.end) == ("table", (30, 30))


def test_delete_takes_the_mark_before_the_photo(ready: Bench) -> None:
    draw(ready, "measure", (10, 30), (30, 30))
    ready.controller.delete()
    assert entry(ready).measurements == ()
    ready.controller.delete()
    assert ready.state.entries == ()


def test_ends_can_be_moved(ready: Bench) -> None:
    draw(ready, "measure", (10, 30), (30, 30))
    before = ready.shown.measure.rows[0].length.length_m
    ready.controller.measure.move_end(MarkId("measure", 0), 1, 500, 30)
    assert entry(ready).measurements[0].end == (79, 30)  # kept on the photo
    assert ready.shown.measure.rows[0].length.length_m > before


def test_one_pixel_is_no_segment(ready: Bench) -> None:
    draw(ready, "measure", (10, 30), (10, 30))
    assert entry(ready).measurements == ()
    assert ready.state.draft is not None  # the first point is kept
    assert "two different points" in ready.notes[-1].text


def test_before_the_depth_there_is_no_tool(bench: Bench) -> None:
    bench.open("a.jpg")
    bench.work.run(2)
    bench.controller.measure.choose_tool("measure")
    assert bench.state.tool == Tool.NONE
    assert "no depth yet" in bench.notes[-1].text


def test_a_known_length_scales_the_scene(ready: Bench) -> None:
    draw(ready, "length", (10, 30), (30, 30))
    ready.views.known.focus_field.assert_called_with(0)
    ready.controller.measure.tell(0, "2 m")
    assert ready.shown.measure.scale.factor > 1
    assert ready.views.readout.set_scale.call_args.args[0].startswith("scaled")
    ready.controller.measure.clear("known")
    assert ready.shown.measure.scale.factor == 1
    assert ready.views.depth.set_scale_note.call_args.args == ("",)


def test_a_known_distance(ready: Bench) -> None:
    draw(ready, "distance", (10, 30))
    ready.controller.measure.tell(0, "4 m")
    start = ready.shown.measure.marks[0].ends[0]
    assert sum(x * x for x in start) ** 0.5 == pytest.approx(4.0)
    ready.controller.measure.choose_kind(0, "depth")
    assert entry(ready).references[0].kind == Kind.DEPTH
    assert ready.shown.measure.marks[0].ends[0][2] == pytest.approx(4.0)


@pytest.mark.parametrize(("text", "why"), [("long", "no length"), ("0 m", "cannot be the length")])
def test_nonsense_changes_nothing(ready: Bench, text: str, why: str) -> None:
    draw(ready, "length", (10, 30), (30, 30))
    ready.controller.measure.tell(0, "2 m")
    ready.controller.measure.tell(0, text)
    assert entry(ready).references[0].true_m == 2.0
    assert why in ready.notes[-1].text


def test_a_line_gets_a_profile(ready: Bench) -> None:
    draw(ready, "profile", (10, 30), (70, 30))
    profile = ready.views.profile.set_profile.call_args.args[0]
    assert len(profile.z) == 61
    assert profile.gaps.sum() == 1
    assert ready.state.tool == Tool.NONE
    ready.controller.measure.remove(MarkId("profile"))
    assert ready.views.profile.set_profile.call_args.args == (None,)


def test_names(ready: Bench) -> None:
    draw(ready, "measure", (10, 30), (30, 30))
    ready.controller.measure.rename(0, " Door ")
    ready.controller.measure.rename(0, "  ")
    assert entry(ready).measurements[0].name == "Door"


def test_another_photo_has_other_marks(bench: Bench) -> None:
    bench.opened("a.jpg", "b.jpg")
    draw(bench, "measure", (10, 30), (30, 30), (5, 5))
    bench.controller.photos.choose(bench.state.entries[1].key)
    bench.run_all()
    assert bench.state.draft is None
    assert bench.shown.measure.marks == ()
    bench.controller.photos.choose(bench.state.entries[0].key)
    assert len(bench.shown.measure.marks) == 1


def test_files(ready: Bench, tmp_path: Path) -> None:
    draw(ready, "measure", (10, 30), (30, 30))
    draw(ready, "profile", (10, 30), (70, 30))
    ready.controller.measure.save_measurements(tmp_path / "m.json")
    ready.controller.measure.save_profile(tmp_path / "p.csv")
    ready.writing.run_all()
    read = json.loads((tmp_path / "m.json").read_text())
    assert (read["photo"], read["focal_source"], read["model"]) == ("a.jpg", "predicted", "compact")
    assert len((tmp_path / "p.csv").read_text().splitlines()) == 62
    ready.controller.measure.save_measurements(tmp_path / "gone" / "m.csv")
    ready.writing.run_all()
    assert "m.csv" in ready.notes[-1].subject


def test_the_cloud_picks_too(ready: Bench) -> None:
    ready.controller.measure.choose_tool("measure")
    ready.controller.pick_cloud(15 * 40 + 5)
    assert ready.state.draft[0] == (10.5, 30.5)
