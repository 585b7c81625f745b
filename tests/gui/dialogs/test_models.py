"""The sheet that compares models."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTreeWidget, QWidget
from pytestqt.qtbot import QtBot

from gui.dialogs.models import ModelsSheet, cells
from gui.state.models import ModelRow, Use

HERE = ModelRow(
    "compact",
    "Compact",
    True,
    bundled=True,
    use=Use.ANY,
    licence="MIT",
    size_bytes=16_000_000,
    seconds=1.25,
    memory_bytes=600_000_000,
    sharpness=0.8,
)
THERE = ModelRow(
    "dav2", "Depth Anything", False, offered=True, use=Use.NOT_COMMERCIAL, parameters=24_800_000,
    tells_metres=False,
)  # fmt: skip
LACKING = ModelRow("moge", "MoGe", False, needs="pip install moge")
ROWS = (HERE, THERE, LACKING)


@pytest.fixture
def sheet(qtbot: QtBot) -> ModelsSheet:
    room = QWidget()
    room.resize(1000, 800)
    qtbot.addWidget(room)
    sheet = ModelsSheet(room)
    sheet.set_rows(ROWS, [("quick", "Compact"), ("best", "Depth Pro")], measuring=False)
    room.show()
    sheet.present()
    return sheet


def choose(sheet: ModelsSheet, place: int) -> QPushButton:
    (rows,) = sheet.findChildren(QTreeWidget)
    rows.setCurrentItem(rows.topLevelItem(place))
    return next(b for b in sheet.findChildren(QPushButton) if b.objectName() == "Primary")


def test_what_is_said_of_a_model() -> None:
    assert cells(HERE)[1:] == ["anything", "16.0 MB", "1.2 s", "600 MB", "80 %", "yes", "yes"]
    assert cells(THERE)[1:3] == ["nothing commercial", "25 M parameters"]
    assert cells(THERE)[6:] == ["no", "no"]


def test_it_recommends(sheet: ModelsSheet) -> None:
    texts = [label.text() for label in sheet.findChildren(QLabel)]
    assert any("Quick: Compact \u00b7 Best: Depth Pro" in text for text in texts)


def test_one_that_is_here_is_used_another_got(sheet: ModelsSheet, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sheet.use_requested) as used:
        choose(sheet, 0).click()
    assert used.args == ["compact"]
    with qtbot.waitSignal(sheet.get_requested) as got:
        choose(sheet, 1).click()
    assert got.args == ["dav2"]


def test_one_whose_package_is_missing_says_how_to_get_it(sheet: ModelsSheet) -> None:
    button = choose(sheet, 2)
    assert not button.isEnabled()
    assert button.toolTip() == "pip install moge"


@pytest.mark.parametrize("text", ["org/name", "transformers:org/name"])
def test_any_other_can_be_typed(sheet: ModelsSheet, qtbot: QtBot, text: str) -> None:
    (field,) = sheet.findChildren(QLineEdit)
    field.setText(text)
    with qtbot.waitSignal(sheet.get_requested) as got:
        field.returnPressed.emit()
    assert got.args == ["transformers:org/name"]


def test_a_choice_stays_when_speeds_come(sheet: ModelsSheet) -> None:
    choose(sheet, 1)
    sheet.set_rows((THERE, HERE), [], measuring=True)
    (rows,) = sheet.findChildren(QTreeWidget)
    assert [item.text(0) for item in rows.selectedItems()] == ["Depth Anything"]
    texts = [button.text() for button in sheet.findChildren(QPushButton)]
    assert "Measuring\u2026" in texts
