"""Move the threshold, see fewer contours, at once and without the network."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtGui import QColor

from tests.e2e.conftest import Passes
from tests.e2e.driver import User, run


def contour_pixels(user: User) -> int:
    """How many pixels of the contours pane have the contours' colour."""
    color = QColor(user.state.settings.contour_color)
    wanted = np.array([color.red(), color.green(), color.blue()])
    picture = user.picture(user.window.views.rasters["contours"]).astype(int)
    return int((np.abs(picture - wanted).max(axis=-1) < 40).sum())


def test_a_higher_threshold_shows_fewer_contours(photo: Path, passes: Passes) -> None:
    def script(user: User) -> None:
        user.drop(photo)
        user.wait_for_depth()
        controller = user.window.controller
        controller.edit(contour_opacity=1.0)
        seen = []
        for percent in (2.0, 10.0, 50.0):
            user.window.views.contours.percent_edited.emit(percent)
            seen.append(contour_pixels(user))
        assert seen[0] > seen[1] > seen[2]
        user.window.views.contours.visible_toggled.emit(False)
        assert contour_pixels(user) < seen[1]
        assert passes == ["sample.jpg"]

    run(script)


def test_the_same_threshold_cuts_flying_pixels(photo: Path) -> None:
    def script(user: User) -> None:
        user.drop(photo)
        user.wait_for_depth()
        shown = []
        for percent in (5.0, 40.0):
            user.window.views.contours.percent_edited.emit(percent)
            user.wait_for_depth()
            shown.append(len(user.cloud.xyz))
        assert shown[0] < shown[1]

    run(script)
