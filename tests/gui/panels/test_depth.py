from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QSlider, QToolButton
from pytestqt.qtbot import QtBot

from core.colormap import COLORMAPS
from gui.panels.depth import DepthPanel
from gui.panels.depth_scale import DepthScale
from gui.panels.metres_spin import MetresSpin
from gui.snapshot.parts import DepthLook

LOOK = DepthLook(
    derived=None,
    colormap="turbo",
    low=0.0,
    high=1.0,
    near_m=2.0,
    far_m=20.0,
    per_metre=None,
    auto=True,
    opacity=1.0,
)


@pytest.fixture
def panel(qtbot: QtBot) -> DepthPanel:
    panel = DepthPanel()
    qtbot.addWidget(panel)
    panel.set_part(LOOK)
    return panel


def auto_button(panel: DepthPanel) -> QToolButton:
    return next(x for x in panel.findChildren(QToolButton) if x.text() == "Auto")


def test_setting_emits_nothing(qtbot: QtBot, panel: DepthPanel) -> None:
    with (
        qtbot.assertNotEmitted(panel.colormap_chosen),
        qtbot.assertNotEmitted(panel.range_edited),
        qtbot.assertNotEmitted(panel.range_reset),
        qtbot.assertNotEmitted(panel.opacity_edited),
    ):
        derived = SimpleNamespace(histogram=(np.array([3, 4]), np.array([0.1, 0.5, 1.0])))
        other = replace(LOOK, derived=derived, colormap="magma", per_metre=1.0, opacity=0.4)
        panel.set_part(replace(other, near_m=1.0, far_m=9.0, auto=False))


def test_values_are_shown(panel: DepthPanel) -> None:
    near, far = panel.findChildren(MetresSpin)
    assert (near.text(), far.text()) == ("2.00 m", "20.0 m")
    assert panel.findChild(DepthScale).range() == (2.0, 20.0)
    assert auto_button(panel).isChecked()
    assert panel.findChild(QComboBox).currentData() == "turbo"


def test_every_map_can_be_chosen_by_its_swatch(qtbot: QtBot, panel: DepthPanel) -> None:
    combo = panel.findChild(QComboBox)
    assert tuple(combo.itemData(k) for k in range(combo.count())) == COLORMAPS
    assert not any(combo.itemIcon(k).isNull() for k in range(combo.count()))
    with qtbot.waitSignal(panel.colormap_chosen) as heard:
        qtbot.keyClick(combo, Qt.Key.Key_Down)
    assert heard.args == ["viridis"]


def test_typing_an_end(qtbot: QtBot, panel: DepthPanel) -> None:
    near = panel.findChildren(MetresSpin)[0]
    near.selectAll()
    qtbot.keyClicks(near, "3.5")
    with qtbot.waitSignal(panel.range_edited) as heard:
        qtbot.keyClick(near, Qt.Key.Key_Return)
    assert heard.args == [3.5, 20.0]
    assert not auto_button(panel).isChecked()
    assert panel.findChild(DepthScale).range() == (3.5, 20.0)


def test_dragging_updates_the_numbers(qtbot: QtBot, panel: DepthPanel) -> None:
    scale = panel.findChild(DepthScale)
    scale.set_range(4.0, 20.0)
    with qtbot.waitSignal(panel.range_edited) as heard:
        scale.range_edited.emit(*scale.range())
    assert heard.args == [4.0, 20.0]
    assert panel.findChildren(MetresSpin)[0].text() == "4.00 m"


def test_auto_stays_down_and_asks_for_a_reset(qtbot: QtBot, panel: DepthPanel) -> None:
    panel.set_part(replace(LOOK, near_m=1.0, far_m=9.0, auto=False))
    for _ in range(2):
        with qtbot.waitSignal(panel.range_reset):
            auto_button(panel).click()
        assert auto_button(panel).isChecked()


def test_opacity_is_a_share(qtbot: QtBot, panel: DepthPanel) -> None:
    with qtbot.waitSignal(panel.opacity_edited) as heard:
        qtbot.keyClick(panel.findChild(QSlider), Qt.Key.Key_Left)
    assert heard.args == [0.99]


def test_fits_a_narrow_side(panel: DepthPanel) -> None:
    assert panel.minimumSizeHint().width() <= 300
