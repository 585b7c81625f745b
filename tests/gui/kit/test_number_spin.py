"""gui.kit.number_spin: the same number in every country."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale, Qt

from gui.kit.number_spin import NumberSpin, WholeSpin


@pytest.fixture(params=["de_DE", "fr_FR", "tr_TR", "en_US"])
def spin(qtbot, request):
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    field = NumberSpin()
    field.setRange(1, 179)
    field.setSuffix(" mm")
    field.setDecimals(1)
    field.setKeyboardTracking(False)
    qtbot.addWidget(field)
    yield field
    QLocale.setDefault(before)


def _type(qtbot, field: NumberSpin, text: str) -> None:
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.parametrize("typed", ["28.5", "28,5", " 28.5 "])
def test_both_separators_are_taken_and_one_is_shown(qtbot, spin, typed: str) -> None:
    _type(qtbot, spin, typed)
    assert spin.value() == 28.5
    assert spin.text() == "28.5 mm"


def test_what_is_shown_is_in_force(qtbot, spin) -> None:
    for typed in ("200", "250"):
        _type(qtbot, spin, typed)
        assert (spin.value(), spin.text()) == (179, "179.0 mm")


def test_no_number_changes_nothing(qtbot, spin) -> None:
    spin.setValue(50)
    _type(qtbot, spin, "abc")
    assert (spin.value(), spin.text()) == (50, "50.0 mm")


@pytest.fixture(params=["de_DE", "fr_FR", "tr_TR", "en_US", "ar_EG"])
def whole(qtbot, request):
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    field = WholeSpin()
    field.setRange(100, 5_000_000)
    field.setValue(100_000)
    field.setKeyboardTracking(False)
    qtbot.addWidget(field)
    yield field
    QLocale.setDefault(before)


@pytest.mark.parametrize("typed", ["25000", "25.000", "25,000", "25 000", "25\u202f000", "25'000"])
def test_whole_numbers_are_taken_with_their_thousands_parted(whole, typed: str) -> None:
    assert whole.text() == "100000"
    whole.lineEdit().setText(typed)  # keys of a test are of Latin letters
    whole.interpretText()
    assert whole.value() == 25_000
    assert whole.text() == "25000"


@pytest.mark.parametrize(
    ("typed", "expected"), [("28.5", 100_000), ("", 100_000), ("7", 100), ("9" * 5000, 5_000_000)]
)
def test_other_texts_change_no_whole_number(whole, typed: str, expected: int) -> None:
    whole.lineEdit().setText(typed)
    whole.interpretText()
    assert whole.value() == expected
