from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from gui.panels.second import SecondPanel
from gui.snapshot.second import SecondPart

PART = SecondPart(models=(("compact", "Compact"), ("dav2", "Depth Anything")), other="dav2")


@pytest.fixture
def panel(qtbot: QtBot) -> SecondPanel:
    panel = SecondPanel()
    qtbot.addWidget(panel)
    panel.set_part(PART)
    return panel


def box(panel: SecondPanel, name: str) -> QComboBox:
    return next(each for each in panel.findChildren(QComboBox) if each.accessibleName() == name)


def test_the_models_that_are_here_can_be_set_beside(panel: SecondPanel, qtbot: QtBot) -> None:
    models = box(panel, "Other model")
    assert models.currentData() == "dav2"
    assert [models.itemText(row) for row in range(models.count())] == [
        "none",
        "Compact",
        "Depth Anything",
    ]
    with qtbot.waitSignal(panel.edited) as edited:
        models.activated.emit(0)
    assert edited.args == ["other_model", ""]


def test_what_the_second_map_shows(panel: SecondPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.edited) as edited:
        box(panel, "Second map").activated.emit(1)
    assert edited.args == ["second_show", "spread"]


def test_the_mirrored_photo_can_be_asked_once_there_is_depth(panel: SecondPanel) -> None:
    (button,) = (b for b in panel.findChildren(QPushButton) if "mirrored" in b.text())
    assert not button.isEnabled()
    panel.set_part(SecondPart(can_ask=True))
    assert button.isEnabled()
