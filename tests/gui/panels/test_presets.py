"""The row of presets."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.panels.presets import PresetsPanel
from gui.snapshot.parts import PresetsPart

PART = PresetsPart(("Standard", "Print", "Mine"), ("Standard", "Print"), "Mine")


@pytest.fixture
def panel(qtbot) -> PresetsPanel:
    made = PresetsPanel()
    qtbot.addWidget(made)
    made.set_part(PART)
    with qtbot.waitExposed(made):
        made.show()
    return made


def told(signal) -> list[tuple]:
    seen: list[tuple] = []
    signal.connect(lambda *values: seen.append(values))
    return seen


def test_it_shows_the_look_in_force(panel: PresetsPanel) -> None:
    chosen = told(panel.chosen)
    assert panel._box.currentText() == "Mine"
    panel.set_part(PresetsPart(PART.names, PART.built_in, ""))
    assert panel._box.currentIndex() == -1
    assert not panel._delete.isEnabled()
    assert chosen == []


def test_choosing_tells_the_name(panel: PresetsPanel) -> None:
    chosen = told(panel.chosen)
    panel._box.activated.emit(1)
    assert chosen == [("Print",)]


def test_what_is_built_in_stays(panel: PresetsPanel) -> None:
    assert panel._rename.isEnabled()
    panel.set_part(PresetsPart(PART.names, PART.built_in, "Print"))
    assert not panel._rename.isEnabled()
    assert not panel._delete.isEnabled()


def test_saving_asks_for_a_name_in_place(panel: PresetsPanel) -> None:
    saved = told(panel.saved)
    panel._ask("")
    assert panel._name.isVisible()
    assert not panel._keep.isEnabled()
    QTest.keyClicks(panel._name, "Print")
    assert not panel._keep.isEnabled()
    QTest.keyClicks(panel._name, " 2")
    QTest.keyClick(panel._name, Qt.Key.Key_Return)
    assert saved == [("Print 2",)]
    assert not panel._name.isVisible()


def test_renaming_starts_from_the_old_name(panel: PresetsPanel) -> None:
    renamed = told(panel.renamed)
    panel._rename.trigger()
    assert panel._name.selectedText() == "Mine"
    assert not panel._keep.isEnabled()
    QTest.keyClicks(panel._name, "Ours")
    QTest.mouseClick(panel._keep, Qt.MouseButton.LeftButton)
    assert renamed == [("Mine", "Ours")]


def test_escape_takes_the_question_back(panel: PresetsPanel) -> None:
    panel._ask("")
    QTest.keyClick(panel._name, Qt.Key.Key_Escape)
    assert not panel._name.isVisible()
