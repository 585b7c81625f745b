"""Another language for what is on the screen already."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QMenu,
    QSpinBox,
    QTabBar,
    QTreeWidget,
    QWidget,
)

from gui.kit.translate import again

Text = tuple[str, Callable[[str], object]]
"""What is written somewhere, and what writes something else there."""


def retranslate(root: QWidget) -> None:
    """Say all texts of a widget and of what is in it in the language now in force."""
    for part in parts_of(root):
        for text, write in texts_of(part):
            said = _again(text)
            if said != text:
                write(said)


def _again(text: str) -> str:
    """With what the widgets have added: a menu's key, spaces around a unit, further lines."""
    words = text.strip().removeprefix("&")
    if not words:
        return text
    said = again(words)
    if said == words and "\n" in words:
        said = "\n".join(map(_again, words.split("\n")))
    elif said == words:  # a name made of a menu's text
        said = again(f"{words}\u2026").removesuffix("\u2026")
    return text.replace(words, said)


def parts_of(root: QWidget) -> list[QObject]:
    """A widget, all widgets in it and all their actions.

    Not all objects: a wrapper of what Qt keeps for itself can outlive it.
    """
    return [root, *root.findChildren(QWidget), *root.findChildren(QAction)]


def texts_of(part: QObject) -> Iterator[Text]:
    """All texts that a part of the window shows or has read out."""
    if isinstance(part, QAction):
        yield part.text(), part.setText
    if not isinstance(part, QWidget):
        return
    yield part.toolTip(), part.setToolTip
    yield part.accessibleName(), part.setAccessibleName
    yield from _own_texts(part)


def _own_texts(part: QWidget) -> Iterator[Text]:
    if isinstance(part, QAbstractButton | QLabel):
        yield part.text(), part.setText
    elif isinstance(part, QMenu):
        yield part.title(), part.setTitle
    elif isinstance(part, QLineEdit):
        yield part.placeholderText(), part.setPlaceholderText
    elif isinstance(part, QAbstractSpinBox):
        yield part.specialValueText(), part.setSpecialValueText
        if isinstance(part, QSpinBox | QDoubleSpinBox):
            yield part.prefix(), part.setPrefix
            yield part.suffix(), part.setSuffix
    elif isinstance(part, QComboBox | QTabBar | QTreeWidget):
        yield from _item_texts(part)


def _item_texts(part: QComboBox | QTabBar | QTreeWidget) -> Iterator[Text]:
    if isinstance(part, QComboBox):
        yield part.placeholderText(), part.setPlaceholderText
        for place in range(part.count()):
            yield part.itemText(place), partial(part.setItemText, place)
            tip = part.itemData(place, Qt.ItemDataRole.ToolTipRole)
            if isinstance(tip, str):
                yield tip, partial(_set_tip, part, place)
    elif isinstance(part, QTabBar):
        for place in range(part.count()):
            yield part.tabText(place), partial(part.setTabText, place)
    else:
        head = part.headerItem()
        for place in range(part.columnCount()):
            yield head.text(place), partial(head.setText, place)
            yield head.toolTip(place), partial(head.setToolTip, place)


def _set_tip(box: QComboBox, place: int, text: str) -> None:
    box.setItemData(place, text, Qt.ItemDataRole.ToolTipRole)
