"""Which view takes which part of a snapshot."""

from __future__ import annotations

from typing import get_type_hints

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.present.presenter import takers_of
from gui.present.views import Views, make_views
from gui.snapshot.parts import PARTS, Snapshot
from gui.state.panes import PANES


def test_every_taker_takes_what_its_part_is(qtbot: QtBot) -> None:
    views = make_views()
    qtbot.addWidget(views.area)
    parts = get_type_hints(Snapshot)
    for name, takers in takers_of(views).items():
        for taker in takers:
            (wanted,) = (hint for key, hint in get_type_hints(taker).items() if key != "return")
            assert wanted == parts[name], taker


def test_the_table_of_panes_names_parts(views: Views, qapp: QApplication) -> None:
    named = {row.part for row in PANES if row.part}
    assert named <= set(PARTS)
    assert named <= set(takers_of(views))
