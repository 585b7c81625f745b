"""The bundled model's answer while a slow model is at work, in the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.settings import Settings, save_settings, settings_path
from core.weights.catalog import CATALOG, DEFAULT_MODEL
from gui.snapshot.parts import Preview
from tests.e2e.driver import User, run
from tests.fake_model import LET_GO, SLOW


@pytest.fixture(autouse=True)
def _slow_model(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(CATALOG, SLOW.id, SLOW)
    LET_GO.clear()
    save_settings(Settings(tour_seen=True, model=SLOW.id, device="cpu"), settings_path())
    yield
    LET_GO.set()


def test_the_preview_comes_at_once_and_goes_with_the_result(photo: Path) -> None:
    def script(user: User) -> None:
        user.drop(photo)
        user.wait(lambda: user.shown and user.shown.model.preview == Preview.AWAITED, "the preview")
        user.wait(lambda: not user.window.controller.deriver.behind, "its cloud")
        assert user.shown.depth.derived.estimate.info.model == DEFAULT_MODEL
        mark = user.window.views.preview
        assert mark.isVisible()
        assert mark.text() == "Preview \u00b7 Slow is at work"
        points = len(user.cloud.xyz)
        predicted = user.shown.focal.choices.predicted
        LET_GO.set()
        user.wait_for_depth()
        assert user.shown.depth.derived.estimate.info.model == SLOW.id
        assert not mark.isVisible()
        assert len(user.cloud.xyz) != points
        assert user.shown.focal.choices.predicted != predicted

    run(script)


def test_cancelled_it_stays_and_a_click_on_the_mark_runs_the_model(photo: Path) -> None:
    def script(user: User) -> None:
        user.drop(photo)
        user.wait(lambda: user.shown and user.shown.model.preview == Preview.AWAITED, "the preview")
        user.window.controller.cancel()
        user.wait(lambda: user.shown.model.preview == Preview.STOPPED, "the end of the run")
        mark = user.window.views.preview
        assert mark.text() == "Only the preview \u00b7 Run Slow"
        LET_GO.set()
        QTest.mouseClick(mark, Qt.MouseButton.LeftButton)
        user.wait(lambda: not user.shown.model.preview, "the result")
        assert user.shown.depth.derived.estimate.info.model == SLOW.id

    run(script)
