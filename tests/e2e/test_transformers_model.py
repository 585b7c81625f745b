"""A depth model of transformers in the window, small and random."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("transformers")

from core.types import DepthKind
from tests.e2e.driver import User, run
from tests.small_transformers import write_model


def test_it_is_chosen_runs_and_gives_way_to_the_bundled_one(photo: Path, tmp_path: Path) -> None:
    model = f"transformers:{write_model(tmp_path / 'model')}"

    def script(user: User) -> None:
        user.drop(photo)
        user.wait_for_depth()
        bundled = user.shown.depth.derived
        user.window.menus.actions["models"].trigger()
        sheet = user.window.commands.sheets._sheets["models"]
        sheet.use_requested.emit(model)
        user.wait(lambda: user.state.settings.model == model, "the other model")
        user.wait_for_depth()
        estimate = user.shown.depth.derived.estimate
        assert estimate.kind is DepthKind.AFFINE_INVERSE
        assert np.isfinite(estimate.canonical_inverse_depth).all()
        assert user.shown.depth.per_metre is None
        user.window.menus.actions["models"].trigger()
        user.window.commands.sheets._sheets["models"].use_requested.emit("compact")
        assert user.shown.depth.derived is bundled  # at once, without another pass

    run(script)
