"""What a test with windows leaves behind; fixtures for tests/gui and tests/e2e."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThread
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget
from shiboken6 import isValid

GRACE_S = 30.0


@pytest.fixture(autouse=True)
def _windows_are_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each window takes all that lives for permanent, itself too, as there is one to a process.
    Here a thousand follow each other, and would need ten gigabytes in the end."""
    gc.collect()
    gc.freeze()  # the next collection is quick
    monkeypatch.setattr(gc, "freeze", lambda: None)


@pytest.fixture(autouse=True)
def _no_leaked_windows(qapp: QApplication) -> Iterator[None]:
    # qtbot is set up later and so closes its widgets earlier than this checks
    before = set(map(id, qapp.topLevelWidgets()))
    yield
    _settle()
    leaked = _new_windows(qapp, before)
    if leaked:
        del leaked
        gc.collect()
        _settle()
    leaked = _new_windows(qapp, before)
    names = [f"{type(widget).__name__} {widget.windowTitle()!r}" for widget in leaked]
    for widget in leaked:
        widget.close()
        widget.deleteLater()
    assert not names, f"windows left open: {names}"


@pytest.fixture(autouse=True)
def _no_leaked_qt_threads(qapp: QApplication) -> Iterator[None]:
    yield
    deadline = time.monotonic() + GRACE_S
    while (leaked := _running_threads()) and time.monotonic() < deadline:
        qapp.processEvents()
        time.sleep(0.02)
    assert not leaked, f"Qt threads left running: {leaked}"


def _settle() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


def _new_windows(app: QApplication, before: set[int]) -> list[QWidget]:
    return [
        widget
        for widget in app.topLevelWidgets()
        if id(widget) not in before
        and (widget.isVisible() or isinstance(widget, QMainWindow | QDialog))
    ]


def _running_threads() -> list[QThread]:
    kinds = _with_subclasses(QThread)  # a look-up is quicker than isinstance for every object
    threads = [each for each in gc.get_objects() if type(each) in kinds]
    return [each for each in threads if isValid(each) and each.isRunning()]


def _with_subclasses(kind: type) -> set[type]:
    return {kind}.union(*map(_with_subclasses, kind.__subclasses__()))
