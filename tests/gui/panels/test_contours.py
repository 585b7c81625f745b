from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QCheckBox, QColorDialog, QComboBox, QLabel, QSlider
from pytestqt.qtbot import QtBot

from gui.panels.contours import COLORS, ColorButton, ContoursPanel
from gui.snapshot.parts import ContourLook


@pytest.fixture
def panel(qtbot: QtBot) -> ContoursPanel:
    panel = ContoursPanel()
    qtbot.addWidget(panel)
    panel.set_part(ContourLook(None, 10.0, True, False, "#ff2d55", 0.9))
    panel.set_count(1234, 100_000)
    return panel


def texts(panel: ContoursPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel)]


def test_setting_emits_nothing(qtbot: QtBot, panel: ContoursPanel) -> None:
    with (
        qtbot.assertNotEmitted(panel.percent_edited),
        qtbot.assertNotEmitted(panel.visible_toggled),
        qtbot.assertNotEmitted(panel.thin_toggled),
        qtbot.assertNotEmitted(panel.color_chosen),
        qtbot.assertNotEmitted(panel.opacity_edited),
    ):
        panel.set_part(ContourLook(None, 25.0, False, True, "#00e5ff", 0.3))
        panel.set_count(None, 0)
    assert panel.findChild(QComboBox).currentData() is True
    assert panel.findChild(ColorButton).color() == QColor("#00e5ff")
    assert not panel.findChild(QCheckBox).isChecked()


def test_count_of_contour_pixels(panel: ContoursPanel) -> None:
    assert "1\u202f234 contour pixels, 1.2 % of the map" in texts(panel)
    panel.set_count(None, 100_000)
    assert not any("contour pixels" in text for text in texts(panel))


def test_threshold_slides_live(qtbot: QtBot, panel: ContoursPanel) -> None:
    with qtbot.waitSignal(panel.percent_edited) as heard:
        qtbot.keyClick(panel.findChildren(QSlider)[0], Qt.Key.Key_Right)
    assert heard.args == [10.5]


def test_switching_off(qtbot: QtBot, panel: ContoursPanel) -> None:
    with qtbot.waitSignal(panel.visible_toggled) as heard:
        panel.findChild(QCheckBox).click()
    assert heard.args == [False]


def test_thinned_lines(qtbot: QtBot, panel: ContoursPanel) -> None:
    with qtbot.waitSignal(panel.thin_toggled) as heard:
        qtbot.keyClick(panel.findChild(QComboBox), Qt.Key.Key_Down)
    assert heard.args == [True]


def test_opacity_is_a_share(qtbot: QtBot, panel: ContoursPanel) -> None:
    with qtbot.waitSignal(panel.opacity_edited) as heard:
        qtbot.keyClick(panel.findChildren(QSlider)[1], Qt.Key.Key_Left)
    assert heard.args == [0.89]


def test_colour_from_the_menu(qtbot: QtBot, panel: ContoursPanel) -> None:
    button = panel.findChild(ColorButton)
    with qtbot.waitSignal(panel.color_chosen) as heard:
        button.menu().actions()[3].trigger()
    assert heard.args == [QColor(COLORS[3][1])]
    assert button.color() == QColor(COLORS[3][1])


def test_any_other_colour_by_a_dialog_that_blocks_nothing(
    qtbot: QtBot, panel: ContoursPanel
) -> None:
    button = panel.findChild(ColorButton)
    with qtbot.assertNotEmitted(panel.color_chosen):
        button.menu().actions()[-1].trigger()
    dialog = button.findChild(QColorDialog)
    assert dialog.isVisible()
    assert not dialog.isModal()
    with qtbot.waitSignal(panel.color_chosen) as heard:
        dialog.setCurrentColor(QColor("#123456"))
    assert heard.args == [QColor("#123456")]
    dialog.close()


def test_fits_a_narrow_side(panel: ContoursPanel) -> None:
    assert panel.minimumSizeHint().width() <= 300
