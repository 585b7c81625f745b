"""Messages in the toolbar."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from gui.widgets.error_strip import NOTES_KEPT, ErrorStrip, Note
from tests.gui.seen import press_action


@pytest.fixture
def strip(qtbot: QtBot) -> ErrorStrip:
    strip = ErrorStrip()
    qtbot.addWidget(strip)
    return strip


def test_hidden_until_there_is_something_to_say(strip: ErrorStrip) -> None:
    assert strip.isHidden()
    strip.show_note(Note("a.jpg", "It is cut off."))
    assert not strip.isHidden()


def test_the_action_runs_and_the_note_goes(strip: ErrorStrip) -> None:
    done = []
    strip.show_note(Note("a.jpg", "It is cut off.", action="Remove"), lambda: done.append(1))
    press_action(strip)
    assert done == [1]
    assert strip.notes() == []
    assert strip.isHidden()


def test_an_action_may_bring_another_note(strip: ErrorStrip) -> None:
    strip.show_note(
        Note("a", "first", action="Retry"), lambda: strip.show_note(Note("a", "second"))
    )
    press_action(strip)
    assert [note.text for note in strip.notes()] == ["second"]


def test_a_note_takes_the_place_of_one_with_its_key(strip: ErrorStrip) -> None:
    for text in ("first", "second"):
        strip.show_note(Note("export", text, key="export"))
    assert [note.text for note in strip.notes()] == ["second"]
    strip.clear("export")
    assert strip.isHidden()


def test_the_newest_is_shown_and_the_others_wait(strip: ErrorStrip) -> None:
    strip.show()
    for number in range(NOTES_KEPT + 2):
        strip.show_note(Note("", str(number), action="Retry"))
    assert [note.text for note in strip.notes()] == ["4", "3", "2"]
    assert [row.note.text for row in strip._rows if row.isVisible()] == ["4"]
    press_action(strip)
    assert [row.note.text for row in strip._rows if row.isVisible()] == ["3"]


def test_details_open_on_demand(strip: ErrorStrip) -> None:
    strip.show_note(Note("a", "b", details="Traceback ..."))
    details = strip.findChild(QPlainTextEdit)
    assert details.isHidden()
    button = next(b for b in strip.findChildren(QPushButton) if b.text() == "Show details")
    button.click()
    assert not details.isHidden()
    assert "Traceback ..." in details.toPlainText()
    details.close()


@pytest.mark.parametrize(
    ("text", "offered"), [("It is cut off.", False), ("Too long. " * 40, True)]
)
def test_what_does_not_fit_can_be_read(strip: ErrorStrip, text: str, offered: bool) -> None:
    strip.resize(500, 38)
    strip.show_note(Note("a.jpg", text))
    button = next(b for b in strip.findChildren(QPushButton) if b.text() == "Show details")
    assert button.isVisible() == offered
    assert text in strip.findChild(QPlainTextEdit).toPlainText()


def test_names_are_shown_as_they_are(strip: ErrorStrip) -> None:
    strip.show_note(Note("<b>&.jpg", "1 < 2"))
    assert "&lt;b&gt;&amp;.jpg" in strip.findChildren(type(strip._rows[0]._mark))[1].text()
