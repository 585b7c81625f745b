"""What the mark on a panorama says, and when it is there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

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
    assert text in mark.text()
