"""The batch's sheet: what can be asked for, and how a batch is followed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from core.settings import Settings
from gui.dialogs.batch import RESUMES, BatchSheet
from gui.state.batch import BatchRequest, BatchRun, BatchStage

REQUEST = BatchRequest(Path("/photos"), Path("/photos-depth"), ("npz", "color"))
RUN = BatchRun(REQUEST)
GOING = replace(RUN, total=8, done=3, before=2, failed=1, photo="a.jpg", left_s=40.0)
FAILING = replace(GOING, failures=(("bad.jpg", "found text"),))


@pytest.fixture
def sheet(qtbot: QtBot) -> BatchSheet:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 900)
    window.show()
    old = Path("/old-depth")
    sheet = BatchSheet(
        window, lambda in_dir: in_dir.with_name(in_dir.name + "-depth"), lambda out: out == old
    )
    sheet.set_request(REQUEST)
    sheet.present()
    return sheet


def buttons(sheet: BatchSheet) -> dict[str, QPushButton]:
    """Those on show."""
    found = sheet.findChildren(QPushButton)
    return {button.text(): button for button in found if button.isVisible()}


def said(sheet: BatchSheet) -> str:
    return "\n".join(each.text() for each in sheet.findChildren(QLabel) if each.isVisible())


def type_in(field, text: str) -> None:
    field.setText(text)
    field.textEdited.emit(text)


def test_what_was_offered_is_asked_for(qtbot: QtBot, sheet: BatchSheet) -> None:
    with qtbot.waitSignal(sheet.start_requested) as asked:
        buttons(sheet)["Start"].click()
    assert asked.args == [REQUEST]


def test_options_of_geometry_are_the_exports_own(qtbot: QtBot, sheet: BatchSheet) -> None:
    sheet._choice.choose(("glb",))
    sheet.set_values(Settings(export_decimate=True, export_triangles=5000.0))
    spin = sheet.findChild(QSpinBox)
    assert (spin.isEnabled(), spin.value()) == (True, 5000)
    with qtbot.waitSignal(sheet.option_edited) as edited:
        spin.setValue(7000)
    assert edited.args == ["export_triangles", 7000.0]
    sheet._choice.choose(("npz",))
    assert not spin.isEnabled()


def test_the_folder_of_files_follows_until_it_is_typed(sheet: BatchSheet) -> None:
    type_in(sheet._in_dir.field, "/b")
    assert sheet.request().out_dir == Path("/b-depth")
    type_in(sheet._out_dir.field, "/mine")
    type_in(sheet._in_dir.field, "/c")
    assert sheet.request().out_dir == Path("/mine")


def test_nothing_can_start_without_a_folder_or_a_format(sheet: BatchSheet) -> None:
    start = buttons(sheet)["Start"]
    type_in(sheet._out_dir.field, " ")
    assert not start.isEnabled()
    type_in(sheet._out_dir.field, "/mine")
    assert start.isEnabled()
    sheet._choice.choose(())
    assert not start.isEnabled()


def test_an_earlier_batch_in_that_folder_is_said(sheet: BatchSheet) -> None:
    assert RESUMES not in said(sheet)
    type_in(sheet._out_dir.field, "/old-depth")
    assert RESUMES in said(sheet)


def test_a_batch_is_followed(qtbot: QtBot, sheet: BatchSheet) -> None:
    sheet.set_run(RUN)
    assert "Looking for photos" in said(sheet)
    sheet.set_run(replace(GOING, photo="", failed=0, done=2))
    assert "Loading the model" in said(sheet)
    height = sheet.height()
    sheet.set_run(FAILING)
    assert "a.jpg" in said(sheet)
    assert "4 of 8 photos \u00b7 1 failed \u00b7 40 s left" in said(sheet)
    assert "2 of them were done before" in said(sheet)
    assert sheet.findChild(QPlainTextEdit).toPlainText() == "bad.jpg: found text"
    assert sheet.height() > height
    with qtbot.waitSignal(sheet.cancel_requested):
        buttons(sheet)["Cancel"].click()
    sheet.set_run(replace(FAILING, stage=BatchStage.STOPPING))
    assert not buttons(sheet)["Cancel"].isEnabled()


@pytest.mark.parametrize(
    ("stage", "words", "again"),
    [
        (BatchStage.DONE, "Done", "Try the failed ones again"),
        (BatchStage.CANCELLED, "Stopped", "Go on"),
        (BatchStage.FAILED, "could not be done", "Try again"),
    ],
)
def test_how_it_ended_and_what_can_be_done(
    qtbot: QtBot, sheet: BatchSheet, stage: BatchStage, words: str, again: str
) -> None:
    sheet.set_run(FAILING)
    sheet.set_run(replace(FAILING, stage=stage))
    assert words in said(sheet)
    assert "Cancel" not in buttons(sheet)
    for text, signal in (
        ("Open the report", sheet.report_requested),
        ("Show folder", sheet.folder_requested),
    ):
        with qtbot.waitSignal(signal) as asked:
            buttons(sheet)[text].click()
        assert asked.args == [REQUEST.out_dir]
    with qtbot.waitSignal(sheet.start_requested) as asked:
        buttons(sheet)[again].click()
    assert asked.args == [REQUEST]
    buttons(sheet)["Another batch\u2026"].click()
    assert "Start" in buttons(sheet)


def test_there_is_nothing_to_try_again_when_all_went_well(sheet: BatchSheet) -> None:
    sheet.set_run(replace(RUN, stage=BatchStage.DONE, total=2, done=2))
    assert "Try the failed ones again" not in buttons(sheet)


def test_a_second_batch_forgets_the_failures_of_the_first(sheet: BatchSheet) -> None:
    sheet.set_run(replace(FAILING, stage=BatchStage.DONE))
    sheet.set_run(replace(RUN))
    sheet.set_run(replace(GOING, failures=(("other.jpg", "empty"),)))
    assert sheet.findChild(QPlainTextEdit).toPlainText() == "other.jpg: empty"


def test_what_came_while_it_was_closed_has_room(sheet: BatchSheet) -> None:
    sheet.set_run(RUN)
    sheet.dismiss()
    sheet.set_run(replace(FAILING, stage=BatchStage.DONE))
    sheet.present()
    failures = sheet.findChild(QPlainTextEdit)
    assert failures.geometry().bottom() < buttons(sheet)["Show folder"].geometry().top()


def test_photos_of_the_film_strip_are_offered_until_a_folder_is_chosen(sheet: BatchSheet) -> None:
    photos = (Path("/photos/a.jpg"), Path("/other/b.jpg"))
    sheet.set_request(replace(REQUEST, photos=photos))
    assert sheet._in_dir.field.text() == "2 photos of the film strip"
    assert not sheet._in_dir.field.isEnabled()
    assert sheet.request() == replace(REQUEST, photos=photos)
    type_in(sheet._in_dir.field, "/new")
    assert sheet._in_dir.field.isEnabled()
    assert sheet.request().in_dir == Path("/new")
    assert sheet.request().photos == ()
