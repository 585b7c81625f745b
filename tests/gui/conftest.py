"""Tests with widgets: leaked windows and threads fail; a controller to step."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import NonCallableMagicMock

import pytest
from PySide6.QtWidgets import QApplication

from core.settings import Settings
from gui.present.views import Views
from tests.gui.bench import Bench, fake_views
from tests.gui.windows import files, make_window, session, settings_path, window
from tests.leaks import _no_leaked_qt_threads, _no_leaked_windows, _windows_are_let_go

__all__ = [
    "_no_leaked_qt_threads",
    "_no_leaked_windows",
    "_windows_are_let_go",
    "files",
    "make_window",
    "session",
    "settings_path",
    "window",
]


@pytest.fixture
def views(qapp: QApplication) -> Views:
    """Made once: specs are slow to make."""
    made = fake_views()
    others = (*vars(made).values(), made.evaluation.panel, made.evaluation.plot)
    for view in (*made.panes.values(), *made.wipe_sides(), *others):
        if isinstance(view, NonCallableMagicMock):
            view.reset_mock()
    return made


@pytest.fixture
def bench(views: Views, tmp_path: Path) -> Bench:
    """The model is loaded."""
    return Bench(views, tmp_path, Settings())


@pytest.fixture
def cold(views: Views, tmp_path: Path) -> Bench:
    """No model is loaded."""
    return Bench(views, tmp_path, Settings(), warm=False)
