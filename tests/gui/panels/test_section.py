from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from gui.panels.section import LABEL_WIDTH_PX, Section, form_layout


def test_title_folds_and_unfolds(qtbot: QtBot) -> None:
    section = Section("Depth")
    qtbot.addWidget(section)
    content = QLabel("inside")
    section.body.addWidget(content)
    section.show()
    button = section.findChild(QToolButton)
    with qtbot.waitSignal(section.toggled) as heard:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert heard.args == [False]
    assert not content.isVisible()
    with qtbot.waitSignal(section.toggled) as heard:
        qtbot.keyClick(button, Qt.Key.Key_Space)
    assert heard.args == [True]
    assert content.isVisible()


def test_setting_expanded_emits_nothing(qtbot: QtBot) -> None:
    section = Section("Depth")
    qtbot.addWidget(section)
    with qtbot.assertNotEmitted(section.toggled):
        section.set_expanded(False)
    assert not section.expanded
    assert section.title == "Depth"


def test_fields_of_all_forms_line_up(qtbot: QtBot) -> None:
    section = Section("Depth")
    qtbot.addWidget(section)
    fields = [QLabel("a"), QLabel("b")]
    for text, field in zip(("Map", "Opacity"), fields, strict=True):
        form = form_layout()
        form.addRow(text, field)
        section.body.addLayout(form)
    section.resize(300, 200)
    with qtbot.waitExposed(section):
        section.show()
    assert fields[0].x() == fields[1].x() > LABEL_WIDTH_PX
