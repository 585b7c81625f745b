"""Override the focal length: metres follow, the network does not run again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.focal import px_from_35mm
from core.types import FocalSource
from tests.e2e.conftest import Passes
from tests.e2e.driver import User, run


def test_metadata_is_preferred_and_can_be_overridden(phone_photo: Path, passes: Passes) -> None:
    def script(user: User) -> None:
        user.drop(phone_photo)
        user.wait_for_depth()
        focal = user.shown.focal
        assert focal.active.source == FocalSource.METADATA
        assert focal.active.px == pytest.approx(px_from_35mm(26, focal.size))
        assert focal.choices.predicted is not None

        controller, size = user.window.controller, focal.size
        controller.probe(size.width * 0.5, size.height * 0.5)
        before = user.window.views.readout.text()
        z_before = user.shown.depth.near_m
        cloud_before = controller.deriver.cloud.xyz
        user.window.views.focal.focal_edited.emit(2 * focal.active.px)
        user.wait_for_depth()

        assert user.shown.focal.active.source == FocalSource.MANUAL
        assert user.shown.depth.near_m == pytest.approx(2 * z_before)
        assert user.window.views.readout.text() != before
        stretched = controller.deriver.cloud
        assert stretched.xyz[:, 2].max() > cloud_before[:, 2].max()
        same = min(len(cloud_before), len(stretched.xyz))
        np.testing.assert_allclose(
            stretched.xyz[:same, 0].mean(), cloud_before[:, 0].mean(), atol=0.2
        )
        assert passes == ["phone.jpg"]

        user.window.views.focal.reset_requested.emit()
        assert user.shown.focal.active.source == FocalSource.METADATA
        assert passes == ["phone.jpg"]

    run(script)
