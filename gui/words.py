"""Words for people, in their language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

CONTEXT = "Leadline"


def tr(text: str, count: int = -1) -> str:
    """A text of the window in the language in force; English where there is no translation.

    Texts of tables are marked with ``mark`` and go through here where they are shown.

    Args:
        text: the English text; ``%n`` stands for the number. Values are put in after
            translation: ``tr("Saved {name}").format(name=...)``.
        count: how many, where the text speaks of a number of things.
    """
    return QCoreApplication.translate(CONTEXT, text, None, count)


def mark(text: str) -> str:
    """The text itself, noted for translation; ``tr`` translates it where it is shown."""
    return text
