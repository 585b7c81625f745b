from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QProgressBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core.progress import Progress
from gui.dialogs.weights import WeightsSheet
from gui.kit import number_format as fmt
from gui.snapshot.parts import WeightsPart
from gui.state.models import Fetch, FetchStage
from tests.gui.fakes import FULL_FILE, OFFER

RUNNING = Fetch("Downloading Depth Pro", progress=Progress(5e8, 2e9, "x"), bytes_per_s=1e7)


@pytest.fixture
def sheet(qtbot: QtBot) -> WeightsSheet:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 800)
    window.show()
    sheet = WeightsSheet(window)
    sheet.set_part(WeightsPart(OFFER), in_use=False)
    sheet.present()
    return sheet


def button(sheet: WeightsSheet, text: str) -> QPushButton:
    """The visible button of that text."""
    found = [each for each in sheet.findChildren(QPushButton) if each.isVisible()]
    return next(each for each in found if each.text() == text)


def said(sheet: WeightsSheet) -> str:
    return "\n".join(each.text() for each in sheet.findChildren(QLabel) if each.isVisible())


def with_source(**changes) -> WeightsPart:
    first, *rest = OFFER.sources
    return WeightsPart(replace(OFFER, sources=(replace(first, **changes), *rest)))


def test_nothing_is_downloaded_before_the_terms_are_accepted(qtbot, sheet: WeightsSheet) -> None:
    assert OFFER.terms in said(sheet)
    assert "20.0 GB free" in said(sheet)
    assert not button(sheet, "Download").isEnabled()
    QTest.keyClick(sheet.findChild(QCheckBox), Qt.Key.Key_Space)
    with qtbot.waitSignal(sheet.download_requested) as asked:
        button(sheet, "Download").click()
    assert asked.args == ["official"]


def test_another_source_can_be_chosen_and_stays_chosen(qtbot, sheet: WeightsSheet) -> None:
    sheet.findChild(QCheckBox).setChecked(True)
    sources = sheet.findChild(QComboBox)
    assert sources.itemText(0) == "Apple's checkpoint \u00b7 2.00 GB"
    sources.setCurrentIndex(1)
    sheet.set_part(with_source(here_bytes=7), in_use=False)
    with qtbot.waitSignal(sheet.download_requested) as asked:
        button(sheet, "Download").click()
    assert asked.args == ["other"]


def test_a_file_at_hand_needs_no_download(qtbot, sheet: WeightsSheet) -> None:
    with qtbot.waitSignal(sheet.file_requested):
        button(sheet, "I have the file\u2026").click()


def test_what_is_here_already_is_said(sheet: WeightsSheet) -> None:
    sheet.set_part(with_source(here_bytes=250_000_000), in_use=False)
    assert f"{fmt.percent(12)} are here already" in said(sheet)
    assert button(sheet, "Resume the download")


def test_a_full_disk_is_said_before(sheet: WeightsSheet) -> None:
    sheet.findChild(QCheckBox).setChecked(True)
    sheet.set_part(WeightsPart(replace(OFFER, free_bytes=1000)), in_use=False)
    assert "not enough room" in said(sheet)
    assert not button(sheet, "Download").isEnabled()


def test_progress_has_rate_and_time_left(qtbot, sheet: WeightsSheet) -> None:
    sheet.set_part(WeightsPart(OFFER, RUNNING), in_use=False)
    assert "500 MB of 2.00 GB \u00b7 10.0 MB/s \u00b7 2 min 30 s left" in said(sheet)
    assert sheet.findChild(QProgressBar).value() == 250
    with qtbot.waitSignal(sheet.cancel_requested):
        button(sheet, "Cancel").click()
    sheet.set_part(WeightsPart(OFFER, replace(RUNNING, stage=FetchStage.STOPPING)), in_use=False)
    assert "Stopping" in said(sheet)
    assert not button(sheet, "Cancel").isEnabled()


def test_a_failure_is_said_and_can_be_tried_again(sheet: WeightsSheet) -> None:
    sheet.findChild(QCheckBox).setChecked(True)
    failed = Fetch("x", FetchStage.FAILED, error="The hub cannot be reached.")
    sheet.set_part(WeightsPart(OFFER, failed), in_use=False)
    assert "The hub cannot be reached." in said(sheet)
    assert button(sheet, "Download").isEnabled()


def test_what_is_there_can_be_used(qtbot, sheet: WeightsSheet) -> None:
    there = WeightsPart(replace(OFFER, installed=FULL_FILE), Fetch("x", FetchStage.DONE))
    sheet.set_part(there, in_use=False)
    assert str(FULL_FILE) in said(sheet)
    with qtbot.waitSignal(sheet.use_requested):
        button(sheet, "Use Depth Pro").click()
    sheet.set_part(there, in_use=True)
    assert "Depth Pro is in use" in said(sheet)
    assert not [each for each in sheet.findChildren(QPushButton) if each.isVisible()]


def test_the_sheet_fits_what_it_shows(sheet: WeightsSheet) -> None:
    offered = sheet.height()
    sheet.set_part(WeightsPart(OFFER, RUNNING), in_use=False)
    assert sheet.height() < offered
    sheet.set_part(WeightsPart(replace(OFFER, folder=Path("/very/long" * 20))), in_use=False)
    assert sheet.height() > offered


def test_before_anything_is_known_it_says_so(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    sheet = WeightsSheet(window)
    sheet.present()
    assert "Looking\u2026" in said(sheet)
    sheet.findChild(QCheckBox).setChecked(True)
    assert not button(sheet, "Download").isEnabled()
