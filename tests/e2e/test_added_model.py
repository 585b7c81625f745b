"""A model that only the catalog knows, in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from core.weights.catalog import CATALOG
from tests.e2e.driver import User, run
from tests.fake_model import FAKE


def test_it_can_be_chosen_and_runs(photo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(CATALOG, FAKE.id, FAKE)

    def script(user: User) -> None:
        user.drop(photo)
        user.wait_for_depth()
        boxes = user.window.views.model.findChildren(QComboBox)
        box = next(each for each in boxes if each.accessibleName() == "Network")
        assert box.itemText(box.findData("fake")) == "Fake"
        QTest.keyClick(box, Qt.Key.Key_End)
        user.wait_for_depth()
        assert user.shown.depth.derived.estimate.info.model == "fake"
        assert not user.shown.waiting.text

    run(script)
