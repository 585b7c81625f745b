"""Asks where measured values are to be written; the dialog asks before a file is replaced."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from gui.words import mark, tr

CSV = mark("Table (*.csv)")
JSON = mark("JSON (*.json)")


def ask_measurements(parent: QWidget, start: Path) -> Path | None:
    """A .csv or .json to write measurements to; None when the user thinks better of it."""
    kinds = {tr(CSV): ".csv", tr(JSON): ".json"}
    return _ask(parent, tr("Save measurements"), start, kinds)


def ask_profile(parent: QWidget, start: Path) -> Path | None:
    """A .csv to write a profile to; None when the user thinks better of it."""
    return _ask(parent, tr("Save the profile"), start, {tr(CSV): ".csv"})


def _ask(parent: QWidget, title: str, start: Path, kinds: dict[str, str]) -> Path | None:
    name, chosen = QFileDialog.getSaveFileName(parent, title, str(start), ";;".join(kinds))
    if not name:
        return None
    path = Path(name)
    if path.suffix.lower() in kinds.values():
        return path
    return _free(path.with_name(path.name + kinds.get(chosen, ".csv")))


def _free(path: Path) -> Path:
    """The dialog did not ask about this name: one that is not taken."""
    names = (path.with_name(f"{path.stem} ({n}){path.suffix}") for n in range(2, 1000))
    return next((name for name in (path, *names) if not name.exists()), path)
