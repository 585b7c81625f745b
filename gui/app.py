"""The program with a window."""

from __future__ import annotations

import argparse
import logging
import os
import signal
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QSurfaceFormat
from PySide6.QtWidgets import QApplication

from core import installed_version
from core.settings import load_settings, settings_path
from core.system.niceness import wait_idly
from gui.kit.icons import program_icon
from gui.kit.theme import apply_theme
from gui.kit.translate import install_language, said, tr
from gui.widgets.error_strip import Note
from gui.window.main_window import MainWindow

logger = logging.getLogger("leadline")
SIGNAL_POLL_MS = 200
ENDING_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")
OPENGL = (3, 3)
DEPTH_BITS = 24


def main(argv: list[str] | None = None) -> int:
    """Open the window; returns the exit status when it is closed.

    Args:
        argv: photos, folders and sessions to open, without the program's name.
    """
    arguments = _parse(sys.argv[1:] if argv is None else argv)
    app = make_application()
    path = settings_path()
    settings, messages = load_settings(path)
    apply_theme(app, settings.theme)
    install_language(app, settings.language)
    window = MainWindow(settings, path, version=installed_version())
    hook = ExceptionHook(window)
    hook.install()
    for message in messages:
        window.controller.note(Note(tr("Settings"), said(message), action=""))
    _let_interrupts_through(app)
    window.show()
    opened = [Path(name).absolute() for name in arguments.photos]
    if opened:
        window.controller.open_paths(opened)
    else:
        window.controller.sessions.restore()
    window.commands.guidance.greet()
    try:
        status = app.exec()
    finally:
        hook.uninstall()
    if not window.stopped:
        # A library is still being loaded in a thread, which nothing can interrupt; taking the
        # program down around it would crash.
        os._exit(status)
    return status


def make_application() -> QApplication:
    """The application object, with what must be said before it exists or torch is loaded."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    wait_idly()
    # The cloud keeps its OpenGL objects when its widget gets another window.
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    surface = QSurfaceFormat()
    surface.setVersion(*OPENGL)
    surface.setProfile(QSurfaceFormat.OpenGLContextProfile.CoreProfile)
    surface.setDepthBufferSize(DEPTH_BITS)
    QSurfaceFormat.setDefaultFormat(surface)
    app = QApplication(["leadline"])
    app.setApplicationName("Leadline")
    app.setApplicationDisplayName("Leadline")
    app.setDesktopFileName("leadline")
    app.setWindowIcon(program_icon())
    return app


def _parse(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="leadline", description="Drop a photo, read its depth: opens the window."
    )
    parser.add_argument(
        "photos", nargs="*", metavar="PHOTO", help="photos, folders or sessions to open"
    )
    parser.add_argument("--version", action="version", version=f"Leadline {installed_version()}")
    return parser.parse_args(argv)


def _let_interrupts_through(app: QApplication) -> None:
    """Ctrl+C in a terminal, and the end of a person's session, close the windows in order; Python
    sees signals only while it runs."""
    for name in ENDING_SIGNALS:
        if hasattr(signal, name):
            # by the event loop: it may not have begun yet
            signal.signal(
                getattr(signal, name), lambda *_: QTimer.singleShot(0, app, app.closeAllWindows)
            )
    timer = QTimer(app)
    timer.timeout.connect(lambda: None)
    timer.start(SIGNAL_POLL_MS)


class ExceptionHook(QObject):
    """Shows unexpected errors in the strip and logs them; the window goes on."""

    _raised = Signal(str, str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._before = sys.excepthook
        # By a signal: the error may have come up in another thread.
        self._raised.connect(self._show)

    def install(self) -> None:
        sys.excepthook = self._on_exception

    def uninstall(self) -> None:
        sys.excepthook = self._before

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._before(kind, error, trace)
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        logger.error("unexpected error\n%s", details)
        self._raised.emit(f"{kind.__name__}: {error}", details)

    def _show(self, text: str, details: str) -> None:
        note = Note(tr("Something unexpected went wrong"), text, details=details, key="unexpected")
        self._window.controller.note(note)
