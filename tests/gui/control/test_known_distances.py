"""Several known distances correct the depth on show."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.depth import full_size_depth
from core.measuring.known_points import Fit
from core.types import DepthKind, FloatMap
from gui.control.exporter import scene_of
from gui.panels.known_length import factor_text
from gui.state.app_state import current_entry
from tests.gui.bench import Bench

PLACES = [(5, 5), (20, 50), (35, 20), (10, 30), (60, 8), (70, 40), (50, 55), (75, 25)]


def depth(bench: Bench) -> FloatMap:
    return full_size_depth(bench.shown.depth.derived.estimate, focal_px=bench.shown.focal.active.px)


def write_points(bench: Bench, folder: Path, *, times: float = 2.0, bend: float = 0.3) -> Path:
    """What a rangefinder says where the map is wrong by a factor and a bend."""
    seen = depth(bench)
    rows = [f"{u},{v},{seen[v, u] * times * (1 + bend * u / 80)}" for u, v in PLACES]
    path = folder / "points.csv"
    path.write_text("\n".join(["u,v,metres", *rows]))
    return path


@pytest.fixture
def known(bench: Bench, tmp_path: Path) -> Bench:
    bench.opened("a.jpg")
    bench.controller.measure.load_points(write_points(bench, tmp_path))
    bench.run_all()
    return bench


def test_a_table_of_distances_corrects_the_depth(known: Bench, tmp_path: Path) -> None:
    fitted = known.shown.measure.fitted
    assert fitted.fit in (Fit.SCALE_SHIFT, Fit.FIELD)
    assert len(known.shown.measure.references) == len(PLACES)
    true = [known.shown.measure.references[n].reference.true_m for n in range(len(PLACES))]
    found = [depth(known)[v, u] for u, v in PLACES]
    assert np.median(np.abs(np.divide(found, true) - 1)) < 0.05
    assert known.shown.measure.scale.factor == 1.0
    assert "8 distances" in factor_text(known.shown.measure)
    assert "left out" in factor_text(known.shown.measure)
    assert known.passes == ["a.jpg"]


def test_the_correction_is_a_map_and_goes_into_exports(known: Bench) -> None:
    known.controller.edit(second_show="correction")
    values = known.shown.second.values
    assert values.shape == known.shown.depth.derived.grid[::-1]
    assert float(values.mean()) == pytest.approx(2.3, rel=0.2)
    scene = scene_of(known.state)
    assert scene.metadata["metres_from"] == f"8 known points ({known.shown.measure.fitted.fit})"
    assert scene.metadata["depth_kind"] == DepthKind.METRIC
    assert scene.metadata["known_points"] == 8
    assert scene.fitted is known.shown.measure.fitted


@pytest.mark.parametrize("fit", [Fit.SCALE, Fit.SCALE_SHIFT])
def test_the_fit_can_be_chosen(known: Bench, fit: Fit) -> None:
    known.controller.measure.choose_fit(fit.value)
    known.run_all()
    if fit is Fit.SCALE:
        assert known.shown.measure.fitted is None
        assert known.shown.measure.scale.factor == pytest.approx(2.3, rel=0.1)
    else:
        assert known.shown.measure.fitted.fit is fit


def test_a_focal_length_does_not_move_what_is_known(known: Bench) -> None:
    u, v = PLACES[2]
    before = depth(known)[v, u]
    known.controller.focal.set(2 * known.shown.focal.active.px)
    known.run_all()
    assert depth(known)[v, u] == pytest.approx(before, rel=0.02)


def test_all_is_undone_at_once(known: Bench) -> None:
    known.controller.undo()
    known.run_all()
    assert current_entry(known.state).references == ()
    assert known.shown.measure.fitted is None
    assert known.shown.depth.derived.estimate.metres_from == ""


def test_picked_points_count_as_soon_as_there_are_enough(bench: Bench) -> None:
    bench.opened("a.jpg")
    for place, (u, v) in enumerate(PLACES[:4]):
        assert bench.shown.measure.fitted is None
        bench.controller.measure.choose_tool("distance")
        bench.controller.measure.set_point(u, v)
        bench.controller.measure.tell(place, "3 m")
        bench.run_all()
    assert bench.shown.measure.fitted is not None


def test_too_few_are_said(bench: Bench, tmp_path: Path) -> None:
    bench.opened("a.jpg")
    path = write_points(bench, tmp_path)
    path.write_text("\n".join(path.read_text().splitlines()[:3]))
    bench.controller.measure.load_points(path)
    bench.controller.measure.choose_fit("scale-shift")
    bench.run_all()
    assert bench.shown.measure.fitted is None
    assert "needs 3 known distances" in factor_text(bench.shown.measure)


def test_a_bad_table_is_named_and_changes_nothing(bench: Bench, tmp_path: Path) -> None:
    bench.opened("a.jpg")
    (tmp_path / "far.csv").write_text("u,v,metres\n900,2,1\n")
    bench.controller.measure.load_points(tmp_path / "far.csv")
    bench.run_all()
    assert current_entry(bench.state).references == ()
    assert bench.notes[-1].subject == "far.csv"
    assert "outside the photo" in bench.notes[-1].text
