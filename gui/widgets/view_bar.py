"""Above the panes: which ones are shown, and how."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QFrame, QHBoxLayout, QLabel, QToolButton

from gui.kit.icons import icon
from gui.kit.translate import mark, tr
from gui.snapshot.parts import LayoutPart
from gui.state import panes
from gui.state.panes import Pane, shown_panes, wiped_panes

ICON_PX = 18
LAYOUTS = {
    "1": mark("One pane (Ctrl+1)"),
    "2": mark("Two panes side by side (Ctrl+2)"),
    "4": mark("All four panes (Ctrl+4)"),
    "wipe": mark("Two pictures under a divider to drag across (W)"),
}


class ViewBar(QFrame):
    """Buttons of the panes, and of the layouts; in the wipe layout, its two pictures."""

    pane_chosen = Signal(str)
    layout_chosen = Signal(str)
    wipe_chosen = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("ViewBar")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(4)
        self._panes = {pane.id: self._pane_button(pane) for pane in panes.PANES}
        for button in self._panes.values():
            row.addWidget(button)
        self._wipes = (self._wipe_box(tr("Left picture")), self._wipe_box(tr("Right picture")))
        self._between = QLabel(tr("to"), self)
        self._between.setObjectName("Quiet")
        for widget in (self._wipes[0], self._between, self._wipes[1]):
            row.addWidget(widget)
        row.addStretch(1)
        self._group = QButtonGroup(self)
        self._layouts = {name: self._layout_button(name) for name in LAYOUTS}
        for layout_button in self._layouts.values():
            row.addWidget(layout_button)
        self._draw_icons()

    def _pane_button(self, pane: Pane) -> QToolButton:
        button, title = QToolButton(self), tr(pane.title)
        button.setText(title)
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        tip = tr("Show this pane: {pane} ({key})")
        button.setToolTip(tip.format(pane=title, key=pane.key))
        button.setAccessibleName(tr("{pane} pane").format(pane=title))
        button.setIconSize(QSize(ICON_PX, ICON_PX))
        button.clicked.connect(lambda: self._on_pane(pane.id))
        return button

    def _on_pane(self, name: str) -> None:
        # A click toggles a button by itself; what is checked is told by set_part alone.
        self._panes[name].toggle()
        self.pane_chosen.emit(name)

    def _layout_button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setCheckable(True)
        button.setToolTip(tr(LAYOUTS[name]))
        button.setAccessibleName(tr(LAYOUTS[name]))
        button.setIconSize(QSize(ICON_PX, ICON_PX))
        button.clicked.connect(lambda: self.layout_chosen.emit(name))
        self._group.addButton(button)
        return button

    def _wipe_box(self, title: str) -> QComboBox:
        box = QComboBox(self)
        for pane in wiped_panes():
            box.addItem(tr(pane.title), pane.id)
        box.setAccessibleName(title)
        box.setToolTip(title)
        box.activated.connect(self._on_wipe)
        return box

    def _on_wipe(self) -> None:
        left, right = (str(box.currentData()) for box in self._wipes)
        self.wipe_chosen.emit(left, right)

    def set_part(self, part: LayoutPart) -> None:
        """Show which panes are there; emits nothing."""
        wipe = part.layout == "wipe"
        shown = shown_panes(part.layout, part.panes)
        for name, button in self._panes.items():
            button.setVisible(not wipe)
            button.setChecked(name in shown)
        for box, name in zip(self._wipes, part.wipe, strict=True):
            box.setVisible(wipe)
            box.setCurrentIndex(box.findData(name))
        self._between.setVisible(wipe)
        self._layouts[part.layout].setChecked(True)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icons()
        super().changeEvent(event)

    def _draw_icons(self) -> None:
        for name, button in self._panes.items():
            button.setIcon(icon(panes.pane_of(name).icon))
        for name, button in self._layouts.items():
            button.setIcon(icon(f"layout-{name}"))
