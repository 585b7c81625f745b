"""The mesh follows settings; the counts too."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from core.settings import Settings
from gui.snapshot.pictures import NO_PICTURES, LiveMesh, MeshCounts, MeshResult
from tests.gui.bench import Bench, fake_views


@pytest.fixture
def bench(qapp, tmp_path: Path) -> Bench:
    views = fake_views()
    made = Bench(views, tmp_path, Settings())
    views.cloud.reset_mock()
    views.cloud_panel.reset_mock()
    return made


def run(bench: Bench) -> None:
    bench.run_all()


def meshes(bench: Bench) -> list[LiveMesh | None]:
    return [call.args[0] for call in bench.views.cloud.set_mesh.call_args_list]


def counts(bench: Bench) -> list[MeshCounts | None]:
    return [call.args[0] for call in bench.views.cloud_panel.set_mesh_counts.call_args_list]


def test_there_is_a_mesh_until_points_are_asked_for(bench: Bench) -> None:
    bench.opened("a.jpg")
    run(bench)
    assert meshes(bench)[-1] is not None
    assert counts(bench)[-1] is not None
    bench.controller.mesher.choose("mesh")  # the same key again
    assert bench.state.settings.cloud_shape == "points"
    assert meshes(bench)[-1] is None
    assert counts(bench)[-1] is None


def test_the_counts_of_a_still_frame_stay_while_a_film_plays(bench: Bench) -> None:
    bench.opened("a.jpg")
    run(bench)
    shown, told = bench.shown, len(counts(bench))
    played = replace(NO_PICTURES, mesh=MeshResult(LiveMesh(), None))
    bench.controller.presenter.show(shown.with_pictures(played))
    assert meshes(bench)[-1] is played.mesh.mesh
    assert len(counts(bench)) == told


def test_undo_brings_the_mesh_back(bench: Bench) -> None:
    bench.opened("a.jpg")
    bench.controller.mesher.choose("points")
    assert meshes(bench)[-1] is None
    bench.controller.undo()
    run(bench)
    assert meshes(bench)[-1] is not None
    bench.controller.redo()
    assert meshes(bench)[-1] is None


def test_the_threshold_moves_the_cut(bench: Bench) -> None:
    bench.opened("a.jpg")
    bench.controller.edit(cloud_shape="mesh", contour_percent=50.0)
    run(bench)
    cut = [counts(bench)[-1]]
    bench.controller.edit(contour_percent=1.0)
    run(bench)
    cut.append(counts(bench)[-1])
    bench.controller.edit(cloud_flying="keep")
    run(bench)
    cut.append(counts(bench)[-1])
    few, many, none = (each.cut for each in cut if each)
    assert many >= few > none == 0
    assert len({each.shown + each.cut + each.far for each in cut if each}) == 1


def test_triangles_are_counted_without_a_mesh(bench: Bench) -> None:
    counted: list[int] = []
    bench.controller.mesher.counted.connect(counted.append)
    bench.controller.edit(cloud_shape="points")
    bench.controller.mesher.count()
    bench.run_all()
    assert counted == []  # there is nothing yet
    bench.opened("a.jpg")
    bench.controller.mesher.count()
    bench.run_all()
    bench.controller.edit(cloud_shape="mesh")
    run(bench)
    last = counts(bench)[-1]
    assert last is not None
    assert counted == [last.shown]
