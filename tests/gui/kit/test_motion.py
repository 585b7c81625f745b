from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle

from gui.kit.motion import reduced_motion


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
