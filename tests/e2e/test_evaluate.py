"""Drop the truth beside a photo, read the figures, see where the depth is wrong."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QFileDialog

from core.depth import depth_from_inverse, inverse_depth
from tests.e2e.conftest import Passes
from tests.e2e.driver import User, run


def truth_of(user: User, factor: float) -> np.ndarray:
    """What the model said itself, times a factor."""
    derived, focal = user.shown.depth.derived, user.shown.focal
    inverse = inverse_depth(derived.estimate, focal_px=focal.active.px)
    return depth_from_inverse(inverse) * np.float32(factor)


def evaluated(user: User) -> bool:
    made = user.shown.pictures.evaluated
    return made is not None and not user.window.controller.deriver.behind


def test_a_depth_map_dropped_on_the_page(
    photo: Path, tmp_path: Path, passes: Passes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def script(user: User) -> None:
        user.drop(photo)
        user.wait_for_depth()
        window = user.window
        np.savez(tmp_path / "truth.npz", depth=truth_of(user, 1 / 1.2))
        window.controller.store.remember(side_page="evaluate")
        user.drop(tmp_path / "truth.npz")
        user.wait(lambda: evaluated(user), "the comparison")
        result = user.shown.pictures.evaluated
        assert result.figures["abs_rel"] == pytest.approx(0.2, abs=0.01)
        assert result.figures["si_boundary_f1"] == pytest.approx(1, abs=0.01)
        assert window.views.evaluation.pane.isVisible()
        assert window.views.evaluation.pane.shown_picture() == "error"
        window.controller.probe(300, 200)
        assert "true Z" in window.views.readout.text()
        assert "error +20" in window.views.readout.text()

        focal_px = user.shown.focal.active.px
        window.controller.focal.set(focal_px / 1.2)
        user.wait(lambda: evaluated(user), "the comparison")
        figures = user.shown.pictures.evaluated.figures
        assert figures["abs_rel"] == pytest.approx(0, abs=0.01)

        monkeypatch.setattr(
            QFileDialog, "getSaveFileName", lambda *_, **__: (str(tmp_path / "out.csv"), "")
        )
        window.commands.files.export_figures()
        user.wait((tmp_path / "out.csv").exists, "the table")
        assert len(user.state.entries) == 1
        assert passes == ["sample.jpg"]

    run(script)
    with (tmp_path / "out.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert sum(row["name"] == "f1" for row in rows) == 50


def test_a_matte_shows_its_outline(photo: Path, tmp_path: Path) -> None:
    def script(user: User) -> None:
        user.drop(photo)
        user.wait_for_depth()
        near = truth_of(user, 1) < np.median(truth_of(user, 1))
        Image.fromarray(near.astype(np.uint8) * 255).save(tmp_path / "matte.png")
        user.window.commands.files.show_evaluation(tmp_path / "matte.png")
        user.wait(lambda: evaluated(user), "the comparison")
        assert list(user.shown.pictures.evaluated.figures) == ["si_boundary_recall"]
        assert user.window.views.evaluation.pane.shown_picture() == "boundaries"

    run(script)


def test_without_the_page_a_picture_is_a_photo(photo: Path, tmp_path: Path) -> None:
    Image.new("L", (64, 64), 128).save(tmp_path / "grey.png")

    def script(user: User) -> None:
        user.drop(photo)
        user.wait_for_depth()
        user.drop(tmp_path / "grey.png")
        user.wait_for_depth(photos=2)
        assert all(entry.truth is None for entry in user.state.entries)

    run(script)


def test_a_bad_truth_harms_nothing(photo: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.npz").write_bytes(b"PK\3\4 cut off")

    def script(user: User) -> None:
        user.drop(photo)
        user.wait_for_depth()
        user.window.controller.store.remember(side_page="evaluate")
        user.drop(tmp_path / "bad.npz")
        user.wait(lambda: user.window.frame.strip.notes(), "the strip")
        (note,) = user.window.frame.strip.notes()
        assert note.subject == "bad.npz"
        assert "damaged" in note.text
        assert user.shown.depth.derived is not None
        assert user.state.entries[0].truth is None

    run(script)
