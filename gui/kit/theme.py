"""Light and dark: neutral greys, so that photos and colour maps are judged truly, one accent."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

STYLE_SHEET = "styles/leadline.qss"
OUTLINED = ("QCheckBox", "QRadioButton", "QAbstractSpinBox", "QLineEdit", "QComboBox", "QSlider")
OUTLINE_DARKER = 140
"""Per cent by which Fusion darkens a window for an outline."""
SWITCHES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}


@dataclass(frozen=True)
class Theme:
    """The colours of one scheme, as "#rrggbb"."""

    name: str
    window: str
    """Panels, bars: most of the window."""
    base: str
    """Fields and lists."""
    ground: str
    """Behind pictures and the cloud."""
    raised: str
    """Buttons."""
    border: str
    """Between parts: it may be faint."""
    outline: str
    """Of boxes and fields: without it they could not be seen."""
    text: str
    quiet: str
    """Secondary text."""
    disabled: str
    accent: str
    on_accent: str
    warning: str
    hover: str


LIGHT = Theme(
    name="light",
    window="#ececec",
    base="#fafafa",
    ground="#dadada",
    raised="#f6f6f6",
    border="#cdcdcd",
    outline="#7a7a7a",
    text="#1f1f1f",
    quiet="#5c5c5c",
    disabled="#a3a3a3",
    accent="#095f9e",
    on_accent="#ffffff",
    warning="#8f4700",
    hover="#dfdfdf",
)
DARK = Theme(
    name="dark",
    window="#292929",
    base="#1c1c1c",
    ground="#1f1f1f",
    raised="#343434",
    border="#414141",
    outline="#8c8c8c",
    text="#dedede",
    quiet="#a8a8a8",
    disabled="#6b6b6b",
    accent="#5cb0f0",
    on_accent="#0d1a24",
    warning="#f0a050",
    hover="#3a3a3a",
)


def theme_for(preference: str) -> Theme:
    """The theme that the setting "system", "light" or "dark" means now; dark where the system
    says nothing."""
    scheme = SWITCHES[preference]
    if scheme == Qt.ColorScheme.Unknown:
        scheme = QGuiApplication.styleHints().colorScheme()
    return LIGHT if scheme == Qt.ColorScheme.Light else DARK


def apply_theme(app: QApplication, preference: str) -> Theme:
    """Dress the whole application; returns the theme now worn."""
    theme = theme_for(preference)
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    app.setProperty("theme", theme.name)  # first: widgets draw icons when the palette comes
    app.setPalette(palette(theme))
    for kind in OUTLINED:
        app.setPalette(outlined(theme), kind)  # type: ignore[arg-type]  # text, other than it says
    app.setStyleSheet(style_sheet(theme))
    return theme


def current_theme() -> Theme:
    """The theme that was applied last."""
    app = QApplication.instance()
    return DARK if app is not None and app.property("theme") == DARK.name else LIGHT


def palette(theme: Theme) -> QPalette:
    """The theme as a Qt palette."""
    made = QPalette()
    for role, color in _roles(theme).items():
        made.setColor(role, QColor(color))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.disabled))
    made.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Highlight, QColor(theme.border))
    return made


def outlined(theme: Theme) -> QPalette:
    """For boxes and fields: the style draws their outlines as a darker window, and uses that role
    of theirs for nothing else."""
    made = palette(theme)
    window = QColor(theme.outline).lighter(OUTLINE_DARKER)
    made.setColor(QPalette.ColorRole.Window, window)
    return made


def _roles(theme: Theme) -> dict[QPalette.ColorRole, str]:
    role = QPalette.ColorRole
    return {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.base,
        role.AlternateBase: theme.raised,
        role.Text: theme.text,
        role.PlaceholderText: theme.quiet,
        role.Button: theme.raised,
        role.ButtonText: theme.text,
        role.BrightText: theme.warning,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.ToolTipBase: theme.base,
        role.ToolTipText: theme.text,
        role.Light: theme.raised,
        role.Midlight: theme.hover,
        role.Mid: theme.border,
        role.Dark: theme.border,
        role.Shadow: theme.border,
    }


def style_sheet(theme: Theme) -> str:
    """The style sheet of resources/ with its @names replaced by the theme's colours."""
    text = (files("resources") / STYLE_SHEET).read_text(encoding="utf-8")
    for name, color in sorted(vars(theme).items(), key=lambda item: -len(item[0])):
        text = text.replace(f"@{name}", color)
    return text
