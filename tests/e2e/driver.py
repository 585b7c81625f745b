"""Drives the real ``main()``: a script runs inside its event loop and acts like a user."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEventLoop, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from core.settings import Settings, save_settings, settings_path
from gui.app import main
from gui.kit.pixels import rgb_of
from gui.state.entry import Status
from gui.window.main_window import MainWindow

STEP_MS = 20
PATIENCE_S = 240.0
ENDED = (Status.DONE, Status.FAILED, Status.CANCELLED)


class User:
    """What a user does and sees."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    @property
    def state(self):
        return self.window.controller.store.state

    @property
    def shown(self):
        return self.window.controller.presenter.shown

    @property
    def cloud(self):
        """The points on show."""
        return self.shown.pictures.points.points.cloud

    def wait(self, done: Callable[[], object], what: str = "") -> None:
        """Let the window live until something is so."""
        end = time.monotonic() + PATIENCE_S
        while not done():
            assert time.monotonic() < end, f"waited in vain for {what or done}"
            pause(STEP_MS)

    def drop(self, *paths: Path) -> None:
        """Drag files onto the window and let go."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        copy = Qt.DropAction.CopyAction
        QApplication.sendEvent(
            self.window, QDragEnterEvent(QPoint(200, 200), copy, mime, buttons, keys)
        )
        QApplication.sendEvent(
            self.window, QDropEvent(QPointF(200, 200), copy, mime, buttons, keys)
        )

    def wait_for_depth(self, photos: int = 1) -> None:
        """Until all photos have gone through the network and the cloud stands."""
        self.wait(lambda: len(self.state.entries) == photos, "the photos")
        self.wait(lambda: all(e.status in ENDED for e in self.state.entries), "the estimates")
        self.wait(lambda: not self.window.controller.corrector.behind, "the correction")
        self.wait(lambda: not self.window.controller.deriver.behind, "the cloud")

    def press_export(self, stem: str, folder: Path, **settings: object) -> QWidget:
        """Open the export sheet, fill it in, press its button; returns the sheet."""
        self.window.controller.store.remember(**settings)
        self.window.commands.sheets.export()
        sheet = self.window.commands.sheets._sheets["export"]
        sheet.set_target(stem, folder)
        QTest.mouseClick(sheet._button, Qt.MouseButton.LeftButton)
        return sheet

    def picture(self, widget: QWidget) -> NDArray[np.uint8]:
        """What a pane shows, (h, w, 3)."""
        pause(STEP_MS)
        return rgb_of(widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32))


def pause(ms: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def run(
    script: Callable[[User], None],
    argv: Sequence[str | Path] = (),
    *,
    wait_for_model: bool = True,
    first_start: bool = False,
) -> None:
    """Start the program, let ``script`` act, close the window; raises what the script raised.

    Args:
        first_start: of somebody who has not seen the tour.
    """
    if not (first_start or settings_path().exists()):
        save_settings(Settings(tour_seen=True), settings_path())
    raised: list[BaseException] = []

    def act() -> None:
        window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
        try:
            user = User(window)
            if wait_for_model:
                user.wait(lambda: not user.state.loading and user.state.model, "the model")
            script(user)
        except BaseException as error:
            raised.append(error)
        finally:
            window.close()
            window.deleteLater()
            QTimer.singleShot(0, QApplication.quit)

    QTimer.singleShot(0, act)
    assert main([str(argument) for argument in argv]) == 0
    if raised:
        raise raised[0]
