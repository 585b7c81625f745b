"""The clock of a film that plays, where the window is held up."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gui.control import film_player
from gui.control.film_player import HELD_UP_S, TICK_MS, FilmPlayer
from tests.gui.fakes import StepLane


@pytest.fixture
def player(qtbot: QtBot) -> FilmPlayer:
    parent = QObject()
    player = FilmPlayer(StepLane(), parent)
    player.kept_alive = parent
    return player


def advances(player: FilmPlayer, monkeypatch: pytest.MonkeyPatch, *delays_s: float) -> list[bool]:
    """Whether each tick asks for a frame, when they come so late after each other."""
    now, seen = 100.0, []
    monkeypatch.setattr(film_player.time, "monotonic", lambda: now)
    player._on_tick()
    monkeypatch.setattr(player, "advance", lambda: seen.append(True))
    for delay in delays_s:
        now += delay
        before = len(seen)
        player._on_tick()
        if len(seen) == before:
            seen.append(False)
    return seen


def test_after_a_stop_others_have_their_turn_first(player: FilmPlayer, monkeypatch) -> None:
    tick = TICK_MS / 1000
    assert advances(player, monkeypatch, tick, 2 * HELD_UP_S, tick) == [True, False, True]


def test_a_window_that_is_always_held_up_still_plays(player: FilmPlayer, monkeypatch) -> None:
    late = 2 * HELD_UP_S
    assert advances(player, monkeypatch, late, late, late, late) == [True, False, True, False]
