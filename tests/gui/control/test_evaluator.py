"""Truth in, comparison out; the newest wish wins."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtTest import QTest

from gui.snapshot.probe import read
from tests.gui.bench import Bench
from tests.sample_estimates import SIZE


@pytest.fixture
def truth(tmp_path: Path) -> Path:
    path = tmp_path / "truth.npz"
    depth = np.full((SIZE.height, SIZE.width), 3.0, np.float32)
    depth[:5] = 0
    np.savez(path, depth=depth)
    return path


def load(bench: Bench, path: Path) -> None:
    bench.controller.evaluator.load(path)
    bench.run_all()


def test_a_truth_is_compared(bench: Bench, truth: Path) -> None:
    bench.opened("a.jpg")
    load(bench, truth)
    result = bench.shown.pictures.evaluated
    assert result is not None
    assert result.figures["valid_pixels"] == 55 * SIZE.width
    views = bench.views.evaluation
    views.panel.set_figures.assert_called_with(result.figures)
    told = views.panel.set_part.call_args.args[0].truth
    assert (told.path.name, told.kind) == ("truth.npz", "depth")
    assert not bench.notes


def test_focal_length_changes_the_error_and_keeps_the_curve(bench: Bench, truth: Path) -> None:
    bench.opened("a.jpg")
    load(bench, truth)
    before = bench.shown.pictures.evaluated
    bench.controller.focal.set(300.0)
    bench.run_all()
    after = bench.shown.pictures.evaluated
    assert after.figures["abs_rel"] != before.figures["abs_rel"]
    assert after.curve is before.curve
    assert after.edges is before.edges


def test_the_threshold_changes_the_boundaries_alone(bench: Bench, truth: Path) -> None:
    bench.opened("a.jpg")
    load(bench, truth)
    before = bench.shown.pictures.evaluated
    bench.controller.edit(contour_percent=45.0)
    bench.run_all()
    after = bench.shown.pictures.evaluated
    assert after.request.percent == 45.0
    assert after.edges is not before.edges
    assert after.error is before.error
    assert after.picture is before.picture


def test_of_many_wishes_the_newest_is_carried_out(bench: Bench, truth: Path) -> None:
    bench.opened("a.jpg")
    load(bench, truth)
    for percent in (11.0, 12.0, 13.0, 14.0):
        bench.controller.edit(contour_percent=percent)
    seen = []
    while bench.controller.deriver.behind:
        bench.work.run_all()
        QTest.qWait(1)
        seen.append(bench.shown.pictures.evaluated.request.percent)
    assert list(dict.fromkeys(seen)) in ([10.0, 11.0, 14.0], [11.0, 14.0], [10.0, 14.0])
    assert not bench.controller.deriver.behind


@pytest.mark.parametrize(
    ("values", "cause"),
    [
        (np.zeros((60, 80), np.float32), "no valid pixel"),
        (np.ones((60, 60), np.float32), "another shape"),
        (np.array(["text"]), "xpected numbers"),
    ],
)
def test_what_is_no_truth_is_refused_and_the_old_one_stays(
    bench: Bench, truth: Path, tmp_path: Path, values: np.ndarray, cause: str
) -> None:
    bench.opened("a.jpg")
    load(bench, truth)
    kept = bench.state.entries[0].truth
    np.savez(tmp_path / "bad.npz", depth=values)
    load(bench, tmp_path / "bad.npz")
    assert bench.notes[-1].subject == "bad.npz"
    assert cause in bench.notes[-1].text
    assert bench.state.entries[0].truth is kept
    assert bench.shown.pictures.evaluated is not None


def test_no_photo_no_truth(bench: Bench, truth: Path) -> None:
    load(bench, truth)
    assert not bench.state.entries
    assert not bench.notes


def test_removing_the_truth_empties_the_pane(bench: Bench, truth: Path) -> None:
    bench.opened("a.jpg")
    load(bench, truth)
    bench.controller.evaluator.forget()
    assert bench.shown.pictures.evaluated is None
    bench.views.evaluation.pane.clear_result.assert_called_with()


def test_another_photo_has_its_own_truth(bench: Bench, truth: Path) -> None:
    bench.opened("a.jpg", "b.jpg")
    load(bench, truth)
    bench.controller.next_photo()
    bench.run_all()
    assert bench.shown.pictures.evaluated is None
    bench.controller.previous_photo()
    bench.run_all()
    assert bench.shown.pictures.evaluated is not None


def test_readings_carry_truth_and_error(bench: Bench, truth: Path) -> None:
    bench.opened("a.jpg")
    load(bench, truth)
    shown = bench.shown
    reading = read(shown, 10, 30)
    assert reading.true_z == 3.0
    assert reading.error == pytest.approx(reading.xyz[2] / 3.0 - 1, abs=0.01)
    unknown = read(shown, 10, 2)
    assert unknown.true_z is None
    assert unknown.error is None


def test_figures_are_written(bench: Bench, truth: Path, tmp_path: Path) -> None:
    bench.opened("a.jpg")
    load(bench, truth)
    bench.controller.evaluator.write(tmp_path / "out.csv")
    bench.writing.run_all()
    text = (tmp_path / "out.csv").read_text()
    assert "truth,,truth.npz" in text
    assert "f1,50," in text
    assert not bench.notes[-1].error
    bench.controller.evaluator.write(tmp_path / "nowhere" / "out.csv")
    bench.writing.run_all()
    assert bench.notes[-1].error
