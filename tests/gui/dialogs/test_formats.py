"""Which files are offered."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QFormLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from core.effects.viewing import NO_SPATIAL
from core.export.registry import FORMATS
from gui.dialogs.formats import SPATIAL, FormatChoice


def test_what_cannot_be_had_is_said(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    form = QFormLayout(parent)
    FormatChoice(parent).add_to(form)
    parent.show()
    told = [each for each in parent.findChildren(QLabel) if "HEIC" in each.text()]
    assert [label.isVisible() for label in told] == [True]
    assert told[0].text() == SPATIAL
    assert told[0].toolTip() == NO_SPATIAL


def test_of_a_panorama_no_files_of_flat_pictures_are_offered(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    choice = FormatChoice(parent)
    choice.choose(("ply", "vr180"))
    assert choice.chosen() == ("ply", "vr180")
    choice.set_panorama(True)
    assert choice.chosen() == ("ply",)
    boxes = {box.text(): box for box in parent.findChildren(QCheckBox)}
    for entry in FORMATS.values():
        assert boxes[entry.title].isEnabled() is not entry.flat
    choice.set_panorama(False)
    assert choice.chosen() == ("ply", "vr180")
