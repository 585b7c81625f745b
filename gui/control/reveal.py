"""Shows files in the system's file manager."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QProcess, QUrl
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher
from PySide6.QtGui import QDesktopServices

FILE_MANAGER = "org.freedesktop.FileManager1"
SELECTING = {"win32": ("explorer", "/select,{path}"), "darwin": ("open", "-R", "{path}")}
"""Programs that open a folder with a file selected, by platform."""


def show_in_folder(path: Path) -> None:
    """Open the folder of a file, with the file selected where the file manager can do that."""
    if sys.platform in SELECTING:
        program, *words = SELECTING[sys.platform]
        QProcess.startDetached(program, [word.format(path=path) for word in words])
        return
    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        open_folder(path.parent)
        return
    asked = QDBusMessage.createMethodCall(
        FILE_MANAGER, f"/{FILE_MANAGER.replace('.', '/')}", FILE_MANAGER, "ShowItems"
    )
    asked.setArguments([[path.absolute().as_uri()], ""])
    watcher = QDBusPendingCallWatcher(bus.asyncCall(asked), QCoreApplication.instance())
    watcher.finished.connect(lambda answer: _on_answer(answer, path))


def _on_answer(answer: QDBusPendingCallWatcher, path: Path) -> None:
    """A desktop without such a file manager can still open a folder."""
    if answer.isError():
        open_folder(path.parent)
    answer.deleteLater()


def open_folder(folder: Path) -> None:
    """Show a folder in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
