"""Finding the floor and drawing the plan, with specced views and lanes that the test steps."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from core.errors import MeasureError
from core.measuring.level import FloorPlane, FoundFloor, map_id
from gui.state.app_state import change_entry, current_entry
from gui.work import level as level_work
from tests.gui.bench import Bench
from tests.sample_estimates import INFO

PLANE = FloorPlane(per_u=0.0, per_v=0.004, at_centre=0.1, share=0.4, residual=0.01)
ON_THE_FLOOR = ((5, 55), (35, 55), (60, 5))


@pytest.fixture
def finds(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Whatever is looked at has the same floor; the maps that were looked at."""
    seen: list[object] = []

    def find(derived, camera, cancel):
        seen.append(derived)
        return PLANE

    monkeypatch.setattr(level_work, "find", find)
    return seen


@pytest.fixture
def ready(bench: Bench) -> Bench:
    return bench.opened("a.jpg")


def settle(bench: Bench) -> None:
    bench.run_all()


def entry(bench: Bench):
    return current_entry(bench.state)


def test_a_found_floor_is_one_step_for_undo(ready: Bench, finds) -> None:
    ready.controller.level.find_floor()
    assert ready.state.leveling
    assert ready.shown.task.cancellable
    assert ready.state.settings.side_page == "measure"
    settle(ready)
    assert not ready.state.leveling
    assert entry(ready).floor == FoundFloor(PLANE, map_id(INFO))
    assert ready.shown.level.floor is not None
    ready.controller.undo()
    assert entry(ready).floor is None
    ready.controller.redo()
    assert entry(ready).floor.plane == PLANE
    assert len(finds) == 1


def test_finding_can_be_cancelled_and_changes_nothing(ready: Bench, finds) -> None:
    ready.controller.level.find_floor()
    ready.controller.cancel()
    settle(ready)
    assert not ready.state.leveling
    assert entry(ready).floor is None
    assert not ready.controller.store.can_undo


def test_no_floor_is_a_note_and_the_old_one_stays(
    ready: Bench, finds, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready.controller.level.find_floor()
    settle(ready)

    def fail(derived, camera, cancel):
        raise MeasureError("no floor was found")

    monkeypatch.setattr(level_work, "find", fail)
    ready.controller.level.find_floor()
    settle(ready)
    assert ready.notes[-1].text == "No floor was found."
    assert entry(ready).floor.plane == PLANE
    assert not ready.state.leveling


def test_picked_points_and_finding_replace_each_other(ready: Bench, finds) -> None:
    ready.controller.level.find_floor()
    settle(ready)
    ready.controller.measure.choose_tool("floor")
    for point in ON_THE_FLOOR:
        ready.controller.measure.set_point(*point)
    assert ready.shown.level.picked
    assert ready.state.tool == "floor"  # ready for more
    ready.controller.undo()
    assert entry(ready).floor_points == ON_THE_FLOOR[:2]  # each is a step
    ready.controller.redo()
    ready.controller.level.find_floor()
    assert ready.state.tool == ""
    settle(ready)
    assert entry(ready).floor_points == ()
    assert not ready.shown.level.picked
    ready.controller.undo()
    assert ready.shown.level.picked
    ready.controller.level.forget()
    assert ready.shown.level.floor is None
    assert entry(ready).floor is None


def test_picked_points_are_moved_and_deleted_like_other_marks(ready: Bench) -> None:
    ready.controller.measure.choose_tool("floor")
    for point in ON_THE_FLOOR:
        ready.controller.measure.set_point(*point)
    mark = ready.shown.measure.marks[1].id
    ready.controller.measure.move_end(mark, 0, 35, 45)
    assert entry(ready).floor_points[1] == (35, 45)
    ready.controller.measure.choose(mark)
    ready.controller.delete()
    assert entry(ready).floor_points == (ON_THE_FLOOR[0], ON_THE_FLOOR[2])


def test_a_floor_of_another_map_is_looked_for_once_anew(ready: Bench, finds) -> None:
    old = FoundFloor(PLANE, "another map")
    state = change_entry(ready.state, ready.state.current, floor=old)
    ready.controller.store.set(state)
    settle(ready)
    assert len(finds) == 1
    assert entry(ready).floor.map_id == map_id(INFO)
    assert not ready.controller.store.can_undo


def test_the_cloud_stands_up_and_the_points_stay(ready: Bench, finds) -> None:
    ready.controller.level.find_floor()
    settle(ready)
    cloud = ready.views.cloud
    assert cloud.set_level.call_args.args == (None, ready.shown.level.floor.height_m)
    sets = cloud.set_cloud.call_count
    ready.controller.level.toggle_level()
    assert cloud.set_level.call_args.args[0] == ready.shown.level.turn
    assert cloud.set_cloud.call_count == sets
    ready.controller.undo()
    assert cloud.set_level.call_args.args[0] is None


def test_the_plan_follows_its_settings(ready: Bench, finds) -> None:
    ready.controller.level.find_floor()
    settle(ready)
    panel = ready.views.plan
    plan = panel.set_plan.call_args.args[0]
    assert plan.picture.ndim == 3
    assert plan.pixel_m > 0
    ready.controller.edit(plan_low_m=50.0, plan_high_m=60.0)
    settle(ready)
    plan = panel.set_plan.call_args.args[0]
    assert plan.picture is None
    assert "between 50 m and 60 m" in str(plan.problem)
    ready.controller.level.forget()
    settle(ready)
    assert panel.set_plan.call_args.args == (None,)


def test_the_plan_is_written(ready: Bench, finds, tmp_path: Path) -> None:
    ready.controller.level.find_floor()
    settle(ready)
    ready.controller.level.write_plan(tmp_path / "a.svg", "plan-svg")
    ready.writing.run_all()
    assert (tmp_path / "a.svg").read_bytes().startswith(b"<?xml")
    assert ready.notes[-1].error is False


def test_what_is_on_show_is_what_is_exported(ready: Bench, finds) -> None:
    from gui.control.exporter import scene_of

    assert scene_of(ready.state).floor_plane is None
    ready.controller.level.find_floor()
    settle(ready)
    scene = scene_of(ready.state)
    assert (scene.floor_plane, scene.level) == (PLANE, False)
    ready.controller.level.toggle_level()
    settings = replace(ready.state.settings, plan_cell_cm=5.0)
    ready.controller.store.set(replace(ready.state, settings=settings))
    scene = scene_of(ready.state)
    assert scene.level
    assert scene.plan_cell_m == 0.05
