"""Asking for the names of files; what the dialogs offer and what becomes of an answer."""

from __future__ import annotations

import re
from pathlib import Path

import platformdirs
from PySide6.QtWidgets import QFileDialog, QWidget

from gui.kit.translate import mark, tr
from gui.state.app_state import AppState, current_entry

ALL_FILES = mark("All files (*)")


def ask_open(parent: QWidget | None, title: str, folder: str, kind: str) -> Path | None:
    """A file to be read; None when the user thinks better of it."""
    kinds = f"{kind};;{tr(ALL_FILES)}"
    name, _ = QFileDialog.getOpenFileName(parent, title, folder, kinds)
    return Path(name) if name else None


def ask_save(parent: QWidget | None, title: str, start: Path, *kinds: str) -> Path | None:
    """A file to be written; the dialog has asked before one is replaced.

    Args:
        kinds: such as "Table (*.csv)". A name without one of their suffixes gets the first one
            of the kind that was chosen; the dialog has not asked about that name, so it
            becomes one that is not taken.

    Returns:
        None when the user thinks better of it.
    """
    name, chosen = QFileDialog.getSaveFileName(parent, title, str(start), ";;".join(kinds))
    if not name:
        return None
    path = Path(name)
    if path.suffix.lower() in [suffix for kind in kinds for suffix in _suffixes(kind)]:
        return path
    suffix = _suffixes(chosen if chosen in kinds else kinds[0])[0]
    return _free(path.with_name(path.name + suffix))


def photo_folder(state: AppState) -> str:
    """Where photos were opened last, else where the system keeps pictures, else home."""
    if state.settings.last_open_dir:
        return state.settings.last_open_dir
    pictures = Path(platformdirs.user_pictures_path())
    return str(pictures if pictures.is_dir() else Path.home())


def export_folder(state: AppState) -> Path:
    """Where the last export went, else beside the photo, else home."""
    if state.settings.last_export_dir:
        return Path(state.settings.last_export_dir)
    entry = current_entry(state)
    return entry.path.parent if entry and entry.path else Path.home()


def _suffixes(kind: str) -> list[str]:
    return re.findall(r"\*(\.\w+)", kind)


def _free(path: Path) -> Path:
    names = (path.with_name(f"{path.stem} ({n}){path.suffix}") for n in range(2, 1000))
    return next((name for name in (path, *names) if not name.exists()), path)
