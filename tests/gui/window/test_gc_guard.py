"""Cycles are collected in the GUI thread only."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gui.window.gc_guard import INTERVAL_MS, GarbageKeeper


class Cycle:
    def __init__(self) -> None:
        self.me = self


@pytest.fixture(autouse=True)
def _windows_are_let_go() -> None:
    """No window, and what freezes is tried."""


@pytest.fixture
def keeper(qtbot: QtBot) -> Iterator[GarbageKeeper]:
    keeper = GarbageKeeper()
    yield keeper
    keeper.close()


def make_cycles(count: int) -> None:
    for _ in range(count):
        Cycle()


def test_another_thread_collects_nothing(keeper: GarbageKeeper) -> None:
    watched = weakref.ref(Cycle())
    worker = threading.Thread(target=make_cycles, args=(20_000,))
    worker.start()
    worker.join()
    assert watched() is not None


def test_the_timer_collects(keeper: GarbageKeeper, qtbot: QtBot) -> None:
    watched = weakref.ref(Cycle())
    make_cycles(2_000)
    qtbot.waitUntil(lambda: watched() is None, timeout=60_000)


def test_nothing_due_costs_nothing(keeper: GarbageKeeper) -> None:
    gc.collect()
    watched = weakref.ref(Cycle())
    keeper.collect()
    assert watched() is not None


def test_while_libraries_are_loaded_nothing_is_collected(keeper: GarbageKeeper, qtbot) -> None:
    keeper.hold()
    watched = weakref.ref(Cycle())
    make_cycles(2_000)
    qtbot.wait(round(1.2 * INTERVAL_MS))
    assert watched() is not None
    keeper.settle()
    make_cycles(2_000)
    assert gc.get_freeze_count() > 0


def test_what_a_second_load_lets_go_of_is_not_kept_for_ever(keeper: GarbageKeeper) -> None:
    keeper.settle()
    watched = weakref.ref(Cycle())
    keeper.settle()
    assert watched() is None


def test_closing_gives_the_work_back() -> None:
    keeper = GarbageKeeper()
    assert not gc.isenabled()
    keeper.close()
    assert gc.isenabled()
    frozen = gc.get_freeze_count()
    keeper.settle()  # a model that was being loaded
    assert gc.get_freeze_count() == frozen
