"""What of the cloud is shown: the sides of a box, hidden points, a section."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QToolButton, QWidget

from gui.kit.translate import mark, tr
from gui.panels.hint import Hint
from gui.panels.metres_field import MetresField
from gui.panels.section import Section, form_layout, row_layout
from gui.panels.slider_field import percent_field
from gui.snapshot.parts import SECTION_M, CuttingPart
from gui.state.app_state import Tool

SIDES = {
    "above": mark("From above"),
    "below": mark("From below"),
    "left": mark("From the left"),
    "right": mark("From the right"),
    "front": mark("Near"),
    "back": mark("Far"),
}
MOST_SHARE = 0.99
TOOLS = {
    Tool.HIDE_LASSO: (mark("Lasso"), mark("Draw around points to hide them (H)")),
    Tool.HIDE_RECTANGLE: (mark("Rectangle"), mark("Hide the points in a rectangle (Shift+H)")),
}
HOW = mark("Drag around points in the cloud to hide them; with Shift all others. Esc ends.")
NO_LINE = mark("A section follows the line of the profile: draw one with P.")


class CuttingPanel(Section):
    """Sliders for the box, tools that hide, and the section."""

    clipped = Signal(str, float)  # a side, and the share of the extent that is cut off there
    tool_chosen = Signal(str)
    section_edited = Signal(float)  # thickness in metres, 0 for none
    show_all_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Cut away"), parent)
        self._sides = {
            side: percent_field(tr(title), (0.0, MOST_SHARE)) for side, title in SIDES.items()
        }
        self._tools = {tool: self._make_tool(tool) for tool in TOOLS}
        self._section = QCheckBox(tr("Section"), self)
        self._thickness = MetresField(
            tr("Thickness of the section"),
            nearest_m=SECTION_M.low,
            farthest_m=SECTION_M.high,
            parent=self,
        )
        self._all = QPushButton(tr("Show everything"), self)
        self._hint = Hint(self)
        self._connect()
        self._lay_out()

    def set_part(self, part: CuttingPart) -> None:
        """Show what is cut away, without emitting."""
        for side, field in self._sides.items():
            field.set_value(100 * getattr(part.clip, side))
            field.setEnabled(part.ready)
        for tool, button in self._tools.items():
            button.setChecked(part.tool == tool)
            button.setEnabled(part.ready)
        with QSignalBlocker(self._section):
            self._section.setChecked(part.section_m > 0)
        self._section.setEnabled(part.has_line)
        self._thickness.set_value(part.section_m or SECTION_M.default)
        self._thickness.setEnabled(part.has_line and part.section_m > 0)
        self._all.setEnabled(part.ready and not part.everything)
        drawing = part.tool in TOOLS
        self._hint.setText(tr(HOW) if drawing else "" if part.has_line else tr(NO_LINE))

    def _make_tool(self, tool: Tool) -> QToolButton:
        title, tip = TOOLS[tool]
        button = QToolButton(self)
        button.setObjectName("Tool")
        button.setCheckable(True)
        button.setText(tr(title))
        button.setToolTip(tr(tip))
        button.clicked.connect(lambda: self.tool_chosen.emit(tool.value))
        return button

    def _connect(self) -> None:
        for side, field in self._sides.items():
            field.value_edited.connect(
                lambda value, side=side: self.clipped.emit(side, value / 100)
            )
        self._section.setToolTip(
            tr("Show a thin slab along the profile's line alone, from its side (Shift+P)")
        )
        self._section.toggled.connect(
            lambda on: self.section_edited.emit(self._thickness.value() if on else 0.0)
        )
        self._thickness.value_edited.connect(self.section_edited)
        self._all.setToolTip(tr("Bring back all points that are hidden or cut away (Ctrl+H)"))
        self._all.clicked.connect(self.show_all_requested)

    def _lay_out(self) -> None:
        form = form_layout()
        for side, title in SIDES.items():
            form.addRow(tr(title), self._sides[side])
        row = row_layout(*self._tools.values())
        row.addStretch(1)
        form.addRow(tr("Hide"), row)
        form.addRow(self._section, self._thickness)
        self.body.addLayout(form)
        self.body.addWidget(self._all)
        self.body.addWidget(self._hint)
