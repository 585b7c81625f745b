"""Light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.kit import theme as kit
from gui.kit.theme import DARK, LIGHT, Theme, apply_theme, current_theme, style_sheet, theme_for

READABLE = 4.5
"""Contrast that WCAG asks for in small text."""
VISIBLE = 3.0
"""Contrast that it asks for in what shows where a control is."""


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    qapp.setStyleSheet("")


def luminance(color: str) -> float:
    parts = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in QColor(color).getRgbF()[:3]
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(first: str, second: str) -> float:
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
GROUNDS = ("window", "base", "ground", "raised", "hover")


@THEMES
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", ["text", "quiet", "accent", "warning"])
def test_text_is_readable(theme: Theme, text: str, ground: str) -> None:
    assert contrast(getattr(theme, text), getattr(theme, ground)) >= READABLE


@THEMES
def test_text_on_the_accent_is_readable(theme: Theme) -> None:
    assert contrast(theme.on_accent, theme.accent) >= READABLE


@THEMES
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("line", ["outline", "accent"])
def test_outlines_can_be_seen(theme: Theme, line: str, ground: str) -> None:
    assert contrast(getattr(theme, line), getattr(theme, ground)) >= VISIBLE


@THEMES
@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton, QLineEdit, QDoubleSpinBox, QComboBox])
def test_what_is_empty_is_drawn_with_its_outline(
    qtbot: QtBot, app: QApplication, theme: Theme, kind: type[QWidget]
) -> None:
    apply_theme(app, theme.name)
    holder = QWidget()
    qtbot.addWidget(holder)
    QVBoxLayout(holder).addWidget(kind())
    holder.resize(120, 60)
    image = holder.grab().toImage()
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    colors = {image.pixelColor(x, y).name() for x, y in points}
    assert max(contrast(color, theme.window) for color in colors) >= VISIBLE


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("role", ["window", "base", "ground", "raised", "border", "hover"])
def test_grounds_are_neutral(theme: Theme, role: str) -> None:
    """Any tint would colour how a photo is judged."""
    red, green, blue, _ = QColor(getattr(theme, role)).getRgb()
    assert red == green == blue


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_style_sheet_is_filled_in(theme: Theme) -> None:
    assert "@" not in style_sheet(theme).split("*/", 1)[1]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_applying_dresses_the_application(app: QApplication, theme: Theme) -> None:
    assert apply_theme(app, theme.name) == theme
    assert current_theme() == theme
    assert app.palette().color(QPalette.ColorRole.Window) == QColor(theme.window)


def test_the_system_is_followed(app: QApplication) -> None:
    assert apply_theme(app, "system") in (LIGHT, DARK)


@pytest.mark.parametrize(
    ("scheme", "worn"),
    [
        (Qt.ColorScheme.Unknown, DARK),
        (Qt.ColorScheme.Dark, DARK),
        (Qt.ColorScheme.Light, LIGHT),
    ],
)
def test_dark_unless_the_system_says_light(
    monkeypatch: pytest.MonkeyPatch, scheme: Qt.ColorScheme, worn: Theme
) -> None:
    hints = SimpleNamespace(colorScheme=lambda: scheme)
    monkeypatch.setattr(kit.QGuiApplication, "styleHints", lambda: hints)
    assert theme_for("system") == worn
