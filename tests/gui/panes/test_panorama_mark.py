"""What the mark on a panorama says, and when it is there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from gui.kit.number_spin import NumberSpin
from gui.panes.corner_mark import CornerMark
from gui.panes.panorama_mark import PanoramaMark
from gui.snapshot.parts import PhotoPart

PART = PhotoPart(1, "a.jpg", None, None, None, ())


@pytest.mark.parametrize(
    ("part", "shown", "text"),
    [
        (PART, False, "Is this"),
        (replace(PART, may_be_panorama=True), True, "Estimate as panorama"),
        (replace(PART, may_be_panorama=True, panorama=True), True, "Take it as a photo"),
    ],
)
def test_it_asks_or_says_what_is_done(
    qtbot: QtBot, part: PhotoPart, shown: bool, text: str
) -> None:
    mark = PanoramaMark()
    qtbot.addWidget(mark)
    mark.set_part(part)
    assert mark.isHidden() is not shown
    assert text in mark.text


def test_a_sweeps_angle_is_beside_the_question_and_can_be_typed(qtbot: QtBot) -> None:
    mark, typed = PanoramaMark(), list[float]()
    qtbot.addWidget(mark)
    mark.span_edited.connect(typed.append)
    field = mark.findChild(NumberSpin)
    mark.set_part(replace(PART, may_be_panorama=True))
    assert field.isHidden()
    mark.set_part(replace(PART, may_be_panorama=True, span_deg=140.0))
    assert not field.isHidden()
    assert (field.value(), typed) == (140, [])  # shown, not edited
    field.lineEdit().setText("200")
    field.interpretText()
    assert typed == [200]


def test_a_click_answers(qtbot: QtBot) -> None:
    mark = PanoramaMark()
    qtbot.addWidget(mark)
    mark.set_part(replace(PART, may_be_panorama=True))
    with qtbot.waitSignal(mark.clicked):
        mark.findChild(CornerMark).click()
