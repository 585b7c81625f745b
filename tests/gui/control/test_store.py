"""One state after another, and who may set it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from core.settings import Settings
from gui.control.store import Store
from gui.state.app_state import AppState


@pytest.fixture
def store(qapp) -> Store:
    return Store(AppState(Settings()))


def test_a_follower_must_not_set_another_state(qtbot: QtBot, store: Store) -> None:
    store.changed.connect(lambda: store.set(AppState(Settings(contour_percent=30.0))))
    with qtbot.captureExceptions() as raised:
        store.set(AppState(Settings(contour_percent=20.0)))
    assert [kind for kind, *_ in raised] == [AssertionError]
    assert store.state.settings.contour_percent == 20.0


def test_what_goes_on_from_a_state_comes_when_all_have_seen_it(store: Store) -> None:
    seen: list[tuple[str, float]] = []

    def go_on() -> None:
        seen.append(("followed", store.state.settings.contour_percent))
        if store.state.settings.contour_percent < 22.0:
            step = store.state.settings.contour_percent + 1
            store.set(replace(store.state, settings=Settings(contour_percent=step)))

    store.followed.connect(go_on)
    store.changed.connect(lambda: seen.append(("changed", store.state.settings.contour_percent)))
    store.set(AppState(Settings(contour_percent=21.0)))
    assert seen == [("changed", 21.0), ("followed", 21.0), ("changed", 22.0), ("followed", 22.0)]
