"""A film that is read from end to end to be opened says how far that is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject

from core.films.film import LISTING
from core.progress import Progress
from gui.control.openings import FilmOpenings
from gui.control.store import Store
from gui.snapshot.resolve import resolve, resolve_from
from gui.work.task_runner import Failure, Task
from tests.gui.samples import make_entry, make_state


@pytest.fixture
def store(qapp) -> Store:
    return Store(make_state(make_entry(1), make_entry(2, done=False)))


def follow(store: Store, parent: QObject) -> tuple[FilmOpenings, Task]:
    openings, task = FilmOpenings(store, parent), Task(1, "decode", parent)
    openings.follow(2, task)
    return openings, task


def at(share: float) -> Progress:
    return Progress(1000 * share, 1000, LISTING)


def test_it_is_what_the_window_does_until_it_is_over(store: Store) -> None:
    parent = QObject()
    _, task = follow(store, parent)
    before, shown = store.state, resolve(store.state)
    assert shown.task.text == ""
    task.progressed.emit(at(0.4))
    told = resolve_from(before, shown, store.state).task
    assert "2.jpg" in told.text
    assert "40" in told.text
    assert told.fraction == pytest.approx(0.4)
    assert told.cancellable
    task.succeeded.emit(None)
    assert resolve(store.state).task == shown.task


def test_a_failure_ends_it(store: Store) -> None:
    parent = QObject()
    _, task = follow(store, parent)
    task.progressed.emit(at(0.4))
    task.failed.emit(Failure(ValueError(), ""))
    assert store.state.opening is None


def test_only_whole_percents_are_told(store: Store) -> None:
    parent = QObject()
    _, task = follow(store, parent)
    told: list[float] = []
    store.changed.connect(lambda: told.append(store.state.opening.progress.fraction))
    for thousandth in range(100, 131):
        task.progressed.emit(at(thousandth / 1000))
    assert len(told) == 4


def test_it_is_cancelled_and_another_one_is_not(store: Store) -> None:
    parent = QObject()
    openings, task = follow(store, parent)
    assert not openings.cancel()  # a photo, or a film that opens at once
    task.progressed.emit(at(0.4))
    assert openings.cancel()
    assert task.token.cancelled
    assert store.state.opening is None
    assert not openings.cancel()


def test_a_film_that_was_replaced_does_not_end_the_next_one(store: Store) -> None:
    parent = QObject()
    openings, first = follow(store, parent)
    second = Task(2, "decode", parent)
    openings.follow(1, second)
    second.progressed.emit(at(0.2))
    first.cancelled.emit()
    assert store.state.opening.key == 1
