from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QSlider, QToolButton
from pytestqt.qtbot import QtBot

from core.effects.table import EFFECTS, default_values
from core.settings import Settings
from gui.panels.effects import EffectsPanel
from tests.sample_effects import SEPIA


@pytest.fixture
def panel(qtbot: QtBot) -> EffectsPanel:
    panel = EffectsPanel()
    qtbot.addWidget(panel)
    panel.set_part(Settings())
    panel.show()
    return panel


def real_lens() -> Settings:
    return Settings(effect_values=default_values() | {"blur_by": "lens"})


def sliders(panel: EffectsPanel) -> dict[str, QSlider]:
    return {s.accessibleName(): s for s in panel.findChildren(QSlider) if s.isVisible()}


def button(panel: EffectsPanel, text: str) -> QPushButton:
    return next(b for b in panel.findChildren(QPushButton) if text in b.text())


def test_setting_emits_nothing(qtbot: QtBot, panel: EffectsPanel) -> None:
    with qtbot.assertNotEmitted(panel.edited), qtbot.assertNotEmitted(panel.focus_edited):
        panel.set_part(
            replace(Settings(), effect="haze", effect_values=default_values() | {"haze_m": 20.0})
        )
        panel.set_focus_m(3.0)


def test_only_the_fields_of_the_effect_are_there(panel: EffectsPanel) -> None:
    assert set(sliders(panel)) == {"Distance in focus", "Amount of blur"}
    panel.set_part(real_lens())
    assert set(sliders(panel)) == {"Distance in focus", "f-number"}
    panel.set_part(replace(Settings(), effect="haze"))
    assert set(sliders(panel)) == {"Amount of haze"}
    panel.set_part(replace(Settings(), effect="parallax"))
    assert {"Move", "Frames", "Frames per second", "Width of the file"} < set(sliders(panel))


def test_the_f_number_slides_live(qtbot: QtBot, panel: EffectsPanel) -> None:
    panel.set_part(real_lens())
    with qtbot.waitSignal(panel.edited) as heard:
        qtbot.keyClick(sliders(panel)["f-number"], Qt.Key.Key_Right)
    assert heard.args == ["f_number", pytest.approx(1.5)]


def test_choosing_an_effect(qtbot: QtBot, panel: EffectsPanel) -> None:
    with qtbot.waitSignal(panel.effect_chosen) as heard:
        qtbot.keyClick(panel.findChild(QComboBox), Qt.Key.Key_Down)
    assert heard.args == ["haze"]


def test_compare_is_held(qtbot: QtBot, panel: EffectsPanel) -> None:
    compare, seen = button(panel, "compare"), []
    panel.compare_toggled.connect(seen.append)
    qtbot.mousePress(compare, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(compare, Qt.MouseButton.LeftButton)
    assert seen == [True, False]


def test_play_is_there_for_what_moves(qtbot: QtBot, panel: EffectsPanel) -> None:
    play = next(b for b in panel.findChildren(QToolButton) if b.accessibleName() == "Play")
    assert not play.isVisible()
    panel.set_part(replace(Settings(), effect="dolly"))
    with qtbot.waitSignal(panel.play_toggled) as heard:
        qtbot.mouseClick(play, Qt.MouseButton.LeftButton)
    assert heard.args == [False]


def test_without_depth_nothing_can_be_written(panel: EffectsPanel) -> None:
    panel.set_ready(False)
    assert not button(panel, "Export").isEnabled()
    panel.set_ready(True)
    assert button(panel, "Export").isEnabled()


def test_fits_a_narrow_side(panel: EffectsPanel) -> None:
    assert panel.minimumSizeHint().width() <= 300


def test_a_new_row_of_the_table_is_in_the_panel(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(EFFECTS, SEPIA.id, SEPIA)
    panel = EffectsPanel()
    qtbot.addWidget(panel)
    panel.set_part(Settings(effect="sepia"))
    panel.show()
    assert panel.findChild(QComboBox).currentText() == "Sepia"
    (slider,) = sliders(panel).values()
    with qtbot.waitSignal(panel.edited) as heard:
        slider.setValue(80)
    assert heard.args == ["sepia_share", 80.0]


def test_what_the_scene_made_of_the_values_is_said(panel: EffectsPanel) -> None:
    panel.set_note("f/0.29")
    assert "f/0.29" in [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    panel.set_note("")
    assert "f/0.29" not in [label.text() for label in panel.findChildren(QLabel)]
