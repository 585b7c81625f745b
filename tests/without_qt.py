"""Pytest plugin under which Qt cannot be imported: ``pytest -p tests.without_qt tests/core``."""

from __future__ import annotations

import sys
from importlib.abc import MetaPathFinder

TOOLKIT = {"PySide6", "shiboken6", "pyqtgraph", "superqt", "qtawesome", "qtpy"}


class Blocker(MetaPathFinder):
    """Refuses the toolkit's packages as if they were not installed."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        if name.split(".")[0] in TOOLKIT:
            raise ModuleNotFoundError(f"{name} is blocked", name=name)


sys.meta_path.insert(0, Blocker())
