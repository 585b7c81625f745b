"""An exported depth map dropped on the window is worked on without a model."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.export.recipe import Recipe
from core.export.registry import FORMATS, export_files
from core.images import load_photo
from core.types import Estimate, ModelInfo, Size
from tests.e2e.conftest import Passes
from tests.e2e.driver import User, run


@pytest.mark.parametrize("fmt", ["npz", "exr", "tiff", "png16"])
@pytest.mark.parametrize("beside", [True, False])
def test_it_opens_without_a_pass(
    photo: Path, tmp_path: Path, passes: Passes, fmt: str, beside: bool
) -> None:
    picture = load_photo(photo)
    grid = np.linspace(0.3, 0.9, 64, dtype=np.float32)[None] + np.zeros((64, 1), np.float32)
    estimate = Estimate(grid, 60.0, Size(512, 512), ModelInfo("compact", "ab" * 32, "cpu", "x"))
    recipe = Recipe((fmt,), focal_px=700.0, scene={"scale": 1.5})
    folder = photo.parent if beside else tmp_path / "elsewhere"
    export_files(recipe.make_scene(picture, estimate), folder, [fmt])

    def script(user: User) -> None:
        user.drop(folder / f"sample{FORMATS[fmt].suffix}")
        user.wait_for_depth()
        shown = user.shown
        derived = shown.depth.derived
        assert derived.estimate.info.device == "file"
        np.testing.assert_allclose(
            derived.estimate.canonical_inverse_depth[:, 1:-1], grid[:, 1:-1], rtol=0.01
        )
        assert shown.focal.active.px == pytest.approx(700)
        assert shown.focal.active.source == "manual"
        assert shown.cloud.scale == 1.5
        notes = user.window.frame.strip.notes()
        assert [note.error for note in notes] == ([] if beside else [False])
        same = np.array_equal(shown.photo.photo.rgb, picture.rgb)
        assert same == beside

    run(script)
    assert passes == []
