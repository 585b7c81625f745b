"""Presets: a look to choose, and the user's own to keep, rename and delete."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.kit.translate import tr
from gui.panels.section import MARGIN_PX, SPACING_PX, row_layout
from gui.snapshot.parts import PresetsPart

OWN = -1
"""Row of "nothing chosen": the look is that of no preset."""


class PresetsPanel(QWidget):
    """One row; a second one asks for a name while one is wanted."""

    chosen = Signal(str)
    saved = Signal(str)  # under that name
    renamed = Signal(str, str)  # from, to
    deleted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part = PresetsPart()
        self._renaming = ""
        self._box = self._make_box()
        self._more = self._make_more()
        self._name = QLineEdit(self)
        self._name.setAccessibleName(tr("Name of the preset"))
        self._name.setPlaceholderText(tr("Name"))
        self._keep = QPushButton(tr("Save"), self)
        self._asking = QWidget(self)
        self._lay_out()
        self._name.textChanged.connect(self._on_typed)
        self._name.returnPressed.connect(self._on_keep)
        self._keep.clicked.connect(self._on_keep)

    def _make_box(self) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(tr("Preset"))
        box.setToolTip(tr("A look for depth, contours and cloud, taken on as one step"))
        box.setPlaceholderText(tr("Own look"))
        box.activated.connect(lambda row: self.chosen.emit(str(box.itemData(row))))
        return box

    def _make_more(self) -> QToolButton:
        more = QToolButton(self)
        more.setText("\u22ef")
        more.setAccessibleName(tr("Keep, rename or delete presets"))
        more.setToolTip(tr("Keep, rename or delete presets"))
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        menu = QMenu(more)
        menu.addAction(tr("Save this look\u2026")).triggered.connect(lambda: self._ask(""))
        self._rename = menu.addAction(tr("Rename\u2026"))
        self._rename.triggered.connect(lambda: self._ask(self._part.active))
        self._delete = menu.addAction(tr("Delete"))
        self._delete.triggered.connect(lambda: self.deleted.emit(self._part.active))
        more.setMenu(menu)
        return more

    def _lay_out(self) -> None:
        row = row_layout(self._box, self._more)
        row.setStretch(0, 1)
        asking = QHBoxLayout(self._asking)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.setSpacing(SPACING_PX)
        asking.addWidget(self._name, 1)
        asking.addWidget(self._keep)
        self._asking.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN_PX, 0, MARGIN_PX, SPACING_PX)
        column.setSpacing(SPACING_PX)
        column.addLayout(row)
        column.addWidget(self._asking)

    def set_part(self, part: PresetsPart) -> None:
        """Show the presets and which one the look is; emits nothing."""
        self._part = part
        with QSignalBlocker(self._box):
            if [self._box.itemData(row) for row in range(self._box.count())] != list(part.names):
                self._box.clear()
                for name in part.names:
                    shown = tr(name) if name in part.built_in else name
                    self._box.addItem(shown, name)
            self._box.setCurrentIndex(self._box.findData(part.active) if part.active else OWN)
        own = bool(part.active) and part.active not in part.built_in
        self._rename.setEnabled(own)
        self._delete.setEnabled(own)
        self._on_typed()

    # Names

    def _ask(self, renaming: str) -> None:
        self._renaming = renaming
        self._keep.setText(tr("Rename") if renaming else tr("Save"))
        self._name.setText(renaming)
        self._asking.show()
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._name.selectAll()

    def _on_typed(self) -> None:
        """A name of the user's own may be saved again, but not given to another."""
        name = self._name.text().strip()
        taken = self._part.names if self._renaming else self._part.built_in
        self._keep.setEnabled(bool(name) and name not in taken)

    def _on_keep(self) -> None:
        name = self._name.text().strip()
        if not self._keep.isEnabled():
            return
        if self._renaming:
            self.renamed.emit(self._renaming, name)
        else:
            self.saved.emit(name)
        self._stop_asking()

    def _stop_asking(self) -> None:
        self._asking.hide()
        self._box.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._asking.isVisible():
            self._stop_asking()
        else:
            super().keyPressEvent(event)
