from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle

from gui.kit import motion
from gui.kit.motion import ask_desktop, reduced_motion


class Still(QProxyStyle):
    """A desktop on which nothing is animated."""

    def styleHint(self, hint: QStyle.StyleHint, *others: object) -> int:
        if hint == QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, *others)


def test_a_desktop_without_animation(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert not reduced_motion()
    still = Still()
    monkeypatch.setattr(QApplication, "style", lambda: still)
    assert reduced_motion()


@pytest.mark.skipif(sys.platform == "win32", reason="gsettings is a program of Linux")
@pytest.mark.parametrize(
    ("says", "still"), [("echo false", True), ("echo true", False), ("exit 1", False)]
)
def test_gnome_is_asked(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, says: str, still: bool
) -> None:
    program = tmp_path / "gsettings"
    program.write_text(f"#!/bin/sh\n{says}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "GNOME")
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setitem(motion._desktop, "animates", True)
    ask_desktop()
    assert reduced_motion() == still


def test_a_desktop_that_cannot_be_asked_animates(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(motion._desktop, "animates", True)
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "GNOME")
    monkeypatch.setenv("PATH", "")
    ask_desktop()
    assert motion._desktop["animates"]
