"""Which files are offered."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from core.export.registry import FORMATS
from gui.dialogs.formats import FormatChoice


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
