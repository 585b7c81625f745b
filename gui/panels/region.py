"""Depth within an outline: tools to draw it, and its figures."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QWidget

from core.measuring.region import RegionStats
from gui.kit import number_format as fmt
from gui.kit.translate import mark, said, tr
from gui.panels.hint import Hint
from gui.panels.icon_button import IconButton, tool_button
from gui.panels.section import Section, row_layout
from gui.snapshot.measure import MeasurePart
from gui.state.app_state import Tool

TOOLS = {
    Tool.RECTANGLE: (mark("Rectangle"), "rectangle", mark("Depth within a rectangle (B)")),
    Tool.LASSO: (mark("Lasso"), "lasso", mark("Depth within an outline drawn by hand (O)")),
}
HOW = mark("Draw around something on any pane. Esc ends.")
DEPTHS = {
    "least_m": mark("Nearest"),
    "mean_m": mark("Mean"),
    "median_m": mark("Median"),
    "greatest_m": mark("Farthest"),
}
SHARES = (mark("Near"), mark("Middle"), mark("Far"))
SKY = mark("Sky")


def rows_of(stats: RegionStats) -> list[tuple[str, str]]:
    """Names and values, for the panel and the clipboard."""
    near, far = (fmt.metres(limit) for limit in stats.limits_m)
    ranges = (f"< {near}", f"{near} \u2013 {far}", f"> {far}")
    rows = [(tr(name), fmt.metres(getattr(stats, field))) for field, name in DEPTHS.items()]
    rows += [
        (f"{tr(name)} ({limits})", fmt.percent(100 * share))
        for name, limits, share in zip(SHARES, ranges, stats.shares, strict=True)
    ]
    return [*rows, (tr(SKY), fmt.percent(100 * stats.sky))]


class RegionPanel(Section):
    """The figures keep their places, whether there are any or not."""

    tool_chosen = Signal(str)
    clear_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Region"), parent)
        self._part = MeasurePart()
        self._tools = {tool: self._make_tool(tool) for tool in TOOLS}
        self._hint = Hint(self)
        self._labels = [(QLabel(self), QLabel(self)) for _ in range(len(DEPTHS) + len(SHARES) + 1)]
        self._copy = IconButton("copy", tr("Copy these values"), self)
        self._clear = IconButton("clear", tr("Delete the outline"), self)
        self._copy.clicked.connect(self._on_copy)
        self._clear.clicked.connect(self.clear_requested)
        self._lay_out()
        self.set_part(self._part)

    def _make_tool(self, tool: Tool) -> QToolButton:
        title, name, tip = TOOLS[tool]
        button = tool_button(name, tr(title), tr(tip), self)
        button.clicked.connect(lambda: self.tool_chosen.emit(tool.value))
        return button

    def _lay_out(self) -> None:
        tools = row_layout(*self._tools.values())
        tools.addStretch(1)
        grid = QGridLayout()
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(0, 1)
        for place, (name, value) in enumerate(self._labels):
            name.setObjectName("Quiet")
            name.setMinimumWidth(1)
            value.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(name, place, 0)
            grid.addWidget(value, place, 1)
        buttons = row_layout(self._copy, self._clear)
        buttons.addStretch(1)
        self.body.addLayout(tools)
        self.body.addWidget(self._hint)
        self.body.addLayout(grid)
        self.body.addLayout(buttons)

    def set_part(self, part: MeasurePart) -> None:
        """Show everything without emitting."""
        self._part = part
        for tool, button in self._tools.items():
            button.setChecked(part.tool == tool)
            button.setEnabled(part.ready)
        region = part.region
        stats = region.stats if region else None
        rows = rows_of(stats) if stats else [("", "")] * len(self._labels)
        for labels, texts in zip(self._labels, rows, strict=True):
            for label, text in zip(labels, texts, strict=True):
                label.setText(text)
        problem = said(region.problem) if region else ""
        self._hint.setText(tr(HOW) if part.tool in TOOLS else problem)
        self._copy.setEnabled(stats is not None)
        self._clear.setEnabled(region is not None)

    def _on_copy(self) -> None:
        stats = self._part.region.stats if self._part.region else None
        if stats is not None:
            QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in rows_of(stats)))
