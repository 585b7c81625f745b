"""What was measured: tools, and a list of lengths."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QHeaderView,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from core.measuring.measure import Length
from gui.kit import number_format as fmt
from gui.kit.translate import mark, said, tr
from gui.panels.hint import Hint
from gui.panels.icon_button import IconButton, tool_button
from gui.panels.section import Section, row_layout
from gui.snapshot.measure import MeasuredRow, MeasurePart, length_text
from gui.state.app_state import MarkId, Tool

LIST_HEIGHT_PX = 170
NAME, LENGTH, DEPTH = range(3)
TOOLS = {
    Tool.MEASURE: (mark("Measure"), "measure", mark("Measure the length between two points (M)")),
    Tool.PROFILE: (mark("Profile"), "profile", mark("Plot the depth along a line (P)")),
}
HOW = {
    Tool.MEASURE: mark("Drag between two points on any pane, or click both. Esc ends."),
    Tool.PROFILE: mark("Draw a line on any pane. Esc ends."),
    Tool.LENGTH: mark("Draw along something whose length you know."),
    Tool.DISTANCE: mark("Click a point whose distance you know."),
}


class MeasurePanel(Section):
    """Tools that draw, and the measurements with names, spreads and differences in depth."""

    tool_chosen = Signal(str)
    row_chosen = Signal(object)  # MarkId, or None
    renamed = Signal(int, str)
    delete_requested = Signal()
    clear_requested = Signal()
    export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Measure"), parent)
        self._tools = {tool: self._make_tool(tool) for tool in TOOLS}
        self._list = self._make_list()
        self._hint = Hint(self)
        self._delete = IconButton("remove", tr("Delete the chosen measurement (Del)"), self)
        self._clear = IconButton("clear", tr("Delete all measurements"), self)
        self._save = IconButton("export", tr("Save the measurements as CSV or JSON\u2026"), self)
        self._lay_out()
        self._connect()
        self.set_part(MeasurePart())

    def _make_tool(self, tool: Tool) -> QToolButton:
        title, name, tip = TOOLS[tool]
        return tool_button(name, tr(title), tr(tip), self)

    def _make_list(self) -> QTreeWidget:
        made = QTreeWidget(self)
        made.setRootIsDecorated(False)
        made.setHeaderLabels([tr("Name"), tr("Length"), "\u0394Z"])
        made.headerItem().setToolTip(
            DEPTH, tr("How much deeper the end lies than the start, along the camera's axis")
        )
        made.setEditTriggers(
            QTreeWidget.EditTrigger.DoubleClicked | QTreeWidget.EditTrigger.EditKeyPressed
        )
        made.setFixedHeight(LIST_HEIGHT_PX)
        made.setAccessibleName(tr("Measurements"))
        header = made.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column in (LENGTH, DEPTH):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        return made

    def _lay_out(self) -> None:
        tools = row_layout(*self._tools.values())
        tools.addStretch(1)
        self.body.addLayout(tools)
        self.body.addWidget(self._list)
        self.body.addWidget(self._hint)
        buttons = row_layout(self._delete, self._clear, self._save)
        buttons.addStretch(1)
        self.body.addLayout(buttons)

    def _connect(self) -> None:
        for tool, button in self._tools.items():
            button.clicked.connect(lambda _on, name=tool.value: self.tool_chosen.emit(name))
        self._list.itemChanged.connect(self._on_renamed)
        self._list.itemSelectionChanged.connect(self._on_selected)
        self._delete.clicked.connect(self.delete_requested)
        self._clear.clicked.connect(self.clear_requested)
        self._save.clicked.connect(self.export_requested)

    # Values

    def set_part(self, part: MeasurePart) -> None:
        """Show everything without emitting."""
        for tool, button in self._tools.items():
            button.setChecked(part.tool == tool)
            button.setEnabled(part.ready)
        with QSignalBlocker(self._list):
            self._fill(part.rows)
            self._select(part)
        chosen = self._chosen(part)
        self._hint.setText(_hint(part, chosen))
        self._delete.setEnabled(part.selected is not None)
        self._clear.setEnabled(bool(part.rows))
        self._save.setEnabled(part.to_write)

    def _fill(self, rows: tuple[MeasuredRow, ...]) -> None:
        while self._list.topLevelItemCount() > len(rows):
            self._list.takeTopLevelItem(self._list.topLevelItemCount() - 1)
        while self._list.topLevelItemCount() < len(rows):
            item = QTreeWidgetItem(self._list)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            for column in (LENGTH, DEPTH):
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight)
        for place, row in enumerate(rows):
            _fill_item(self._list.topLevelItem(place), row)

    def _select(self, part: MeasurePart) -> None:
        chosen = part.selected
        if chosen is not None and chosen.kind == "measure" and chosen.place < len(part.rows):
            item = self._list.topLevelItem(chosen.place)
            assert item is not None, "as many items as rows"
            self._list.setCurrentItem(item)
        else:
            self._list.clearSelection()

    @staticmethod
    def _chosen(part: MeasurePart) -> MeasuredRow | None:
        chosen = part.selected
        if chosen is None or chosen.kind != "measure" or chosen.place >= len(part.rows):
            return None
        return part.rows[chosen.place]

    # The user

    def _on_renamed(self, item: QTreeWidgetItem, column: int) -> None:
        if column == NAME:
            self.renamed.emit(self._list.indexOfTopLevelItem(item), item.text(NAME))

    def _on_selected(self) -> None:
        items = self._list.selectedItems()
        place = self._list.indexOfTopLevelItem(items[0]) if items else -1
        self.row_chosen.emit(MarkId("measure", place) if place >= 0 else None)


def _fill_item(item: QTreeWidgetItem | None, row: MeasuredRow) -> None:
    assert item is not None, "as many items as rows"
    item.setText(NAME, row.measurement.name)
    item.setText(LENGTH, length_text(row))
    item.setText(DEPTH, fmt.metres(row.length.dz_m) if row.length else fmt.UNKNOWN)
    tip = parts_text(row.length) if row.length else said(row.problem)
    for column in (NAME, LENGTH, DEPTH):
        item.setToolTip(column, tip)


def _hint(part: MeasurePart, chosen: MeasuredRow | None) -> str:
    """What to do with the tool in hand, else of what the chosen spread is made."""
    if part.tool in HOW:
        return tr(HOW[part.tool])
    if chosen is not None:
        return parts_text(chosen.length) if chosen.length else said(chosen.problem)
    if not part.rows:
        return tr("Take the tool (M), then drag between two points on any pane.")
    return ""


def parts_text(length: Length) -> str:
    """Both parts of a spread."""
    local, focal = (
        f"\u00b1\u00a0{fmt.significant(part, 2)}\u00a0m"
        for part in (length.local_m, length.focal_m)
    )
    if len(length.by_source) < 2:
        text = tr("{local} from the map around the ends; only one focal length is known")
        return text.format(local=local)
    text = tr("{local} from the map around the ends, {focal} from the focal length")
    return text.format(local=local, focal=focal)
