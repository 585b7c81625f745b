"""Override the focal length: metres follow, the network does not run again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton, QToolButton, QWidget

from core.focal import mm35_from_px, px_from_35mm
from core.focal_diagnosis import Cause
from core.types import FocalSource, Size
from gui.kit.number_format import millimetres
from gui.panels.focal import FocalPanel
from gui.panes.cloud_view import SETTLE_MS, CloudView
from gui.panes.orbit import orbit
from tests.e2e.conftest import Passes
from tests.e2e.driver import STEP_MS, User, pause, run


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
        cloud_before = user.cloud.xyz
        user.window.views.focal.focal_edited.emit(2 * focal.active.px)
        user.wait_for_depth()

        assert user.shown.focal.active.source == FocalSource.MANUAL
        assert user.shown.depth.near_m == pytest.approx(2 * z_before)
        assert user.window.views.readout.text() != before
        stretched = user.cloud
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


def test_a_crop_is_found_out_and_corrected(phone_photo: Path) -> None:
    """The middle of a picture: the note says so, one click corrects it, the ghost compares."""
    whole = Size(819, 819)
    save(phone_photo, whole, f35=23)

    def script(user: User) -> None:
        user.drop(phone_photo)
        user.wait_for_depth()
        panel = user.window.views.focal
        focal = user.shown.focal
        (found, *_) = focal.findings
        assert found.cause == Cause.CROPPED
        assert "819 \u00d7 819" in panel.note.replace("\u00a0", " ")
        look_from_the_side(user)
        before = settled(user)

        click(panel, found.better_px, focal.size)
        user.wait_for_depth()
        assert user.shown.focal.active.px == pytest.approx(px_from_35mm(23, whole))
        assert user.shown.ghost.focal_px == pytest.approx(focal.active.px)
        with_ghost = settled(user)
        panel.ghost_toggled.emit(False)
        without = settled(user)
        assert share_changed(with_ghost, without) > 0.005
        panel.ghost_toggled.emit(True)
        assert share_changed(settled(user), with_ghost) < 0.001

        user.window.controller.undo()  # the toggle
        user.window.controller.undo()
        user.window.controller.undo()
        user.wait_for_depth()
        assert user.shown.focal.active == focal.active
        assert user.shown.ghost is None
        assert share_changed(settled(user), before) < 0.001
        for _ in range(3):
            user.window.controller.redo()
        assert user.shown.ghost.focal_px == pytest.approx(focal.active.px)

    run(script)


def test_the_row_under_the_mouse_shows_what_it_would_do(phone_photo: Path) -> None:
    def script(user: User) -> None:
        user.drop(phone_photo)
        user.wait_for_depth()
        look_from_the_side(user)
        alone = settled(user)
        radios = user.window.views.focal.findChildren(QRadioButton)
        hover(user, next(each for each in radios if each.text() == "Predicted"))
        assert user.shown.ghost.focal_px == user.shown.focal.choices.predicted
        assert user.shown.focal.active.source == FocalSource.METADATA
        assert share_changed(settled(user), alone) > 0.005
        hover(user, user.window.views.film)
        assert user.shown.ghost is None
        assert share_changed(settled(user), alone) < 0.001

    run(script)


def save(path: Path, written: Size, *, f35: int) -> None:
    """The photo as a camera's, with the size that it was taken with."""
    exif = Image.Exif()
    exif[0x0110] = "Phone 3"
    exif.get_ifd(0x8769).update({0xA405: f35, 0x920A: 4.2, 0xA002: written[0], 0xA003: written[1]})
    with Image.open(path) as image:
        image.copy().save(path, exif=exif)


def look_from_the_side(user: User) -> None:
    view = user.window.views.cloud.findChild(CloudView)
    middle = view.bounds.middle.astype(float)
    view.set_camera(orbit(view.camera, middle, yaw=-1.0, pitch=-0.2))
    settled(user)


def settled(user: User) -> NDArray[np.uint8]:
    """The cloud pane once all of its points are drawn."""
    pause(3 * SETTLE_MS)
    return user.picture(user.window.views.cloud.findChild(CloudView))


def share_changed(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    return float(np.mean(np.any(one != other, axis=-1)))


def click(panel: FocalPanel, px: float, size: Size) -> None:
    """The button that sets a focal length."""
    text = f"Use {millimetres(mm35_from_px(px, size))}"
    button = next(each for each in panel.findChildren(QToolButton) if each.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def hover(user: User, widget: QWidget) -> None:
    place = widget.mapTo(user.window, widget.rect().center())
    QTest.mouseMove(user.window.windowHandle(), place)
    pause(STEP_MS)
