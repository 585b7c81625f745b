"""All that is known of a photo, to read and to copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTextBrowser, QWidget

from core.photo_facts import FactGroup
from gui.dialogs.sheet import Sheet
from gui.kit.translate import mark, said, tr

SIZE_PX = (560, 460)
HEAD = "<tr><td colspan=2 style='padding-top:10px'><b>{title}</b></td></tr>"
ROW = "<tr><td style='padding-right:18px'>{name}</td><td>{value}</td></tr>"
TITLE = mark("About this photo")


class FactsSheet(Sheet):
    """Groups of facts in a text that can be selected."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr(TITLE), parent)
        self._groups: Sequence[FactGroup] = ()
        self._text = QTextBrowser(self)
        self._text.setAccessibleName(tr(TITLE))
        self._text.setMinimumSize(*SIZE_PX)
        self._text.setPlaceholderText(tr("The file is being read\u2026"))
        self._copy = QPushButton(tr("Copy all"), self)
        self._copy.setEnabled(False)
        self._copy.clicked.connect(self.copy)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._copy)
        self.body.addWidget(self._text)
        self.body.addLayout(row)

    def set_facts(self, name: str, groups: Sequence[FactGroup]) -> None:
        """Show what is known of a photo."""
        self._groups = groups
        self._copy.setEnabled(True)
        self.set_title(name)
        self._text.setHtml(f"<table>{''.join(_rows(groups))}</table>")

    def plain_text(self) -> str:
        """Everything as lines of text."""
        lines = []
        for group in self._groups:
            lines += ["", said(group.title)]
            lines += [f"{said(fact.name)}: {said(fact.value)}" for fact in group.facts]
        return "\n".join(lines[1:])

    def copy(self) -> None:
        """Put everything on the clipboard."""
        QGuiApplication.clipboard().setText(self.plain_text())


def _rows(groups: Sequence[FactGroup]) -> Iterator[str]:
    for group in groups:
        yield HEAD.format(title=escape(said(group.title)))
        for fact in group.facts:
            yield ROW.format(name=escape(said(fact.name)), value=escape(said(fact.value)))
