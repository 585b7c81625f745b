"""The floor: finding or picking it, what it says of the camera, and what is done with it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QPushButton, QToolButton, QWidget

from core.measuring.floor import LEAST_PICKED
from gui.kit import number_format as fmt
from gui.kit.icons import icon
from gui.kit.translate import full_sentence, mark, tr
from gui.panels.hint import Hint
from gui.panels.section import SPACING_PX, Section, row_layout
from gui.snapshot.level import LevelPart
from gui.state.app_state import Tool

FACTS = {
    "height": (mark("Camera height"), mark("Metres from the floor to the camera")),
    "pitch": (mark("Looks"), mark("How far the camera was tilted down or up")),
    "roll": (mark("Leans"), mark("How far the camera was turned to a side")),
    "share": (
        mark("On the floor"),
        mark("Share of the scene that lies on it, near and far things counted alike"),
    ),
    "residual": (mark("Residual"), mark("How far its points usually lie off the plane")),
}
SWITCHES = {
    "level_cloud": (
        mark("Level the cloud"),
        mark("Show and export the cloud upright, standing on its floor (U)"),
    ),
    "level_heights": (
        mark("Heights at the cursor"),
        mark("Read out the height above the floor in the status bar"),
    ),
}

HOW = mark("Click three or more points on the floor, far from each other. Esc ends.")


class LevelPanel(Section):
    """Buttons, facts and switches of the floor."""

    find_requested = Signal()
    cancel_requested = Signal()
    forget_requested = Signal()
    tool_chosen = Signal(str)
    edited = Signal(str, object)  # field of Settings, value

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Level"), parent)
        self._part = LevelPart()
        self._find = QPushButton(self)
        self._pick = QToolButton(self)
        self._forget = QToolButton(self)
        self._hint = Hint(self)
        self._switches = {name: self._make_switch(name) for name in SWITCHES}
        self._facts: dict[str, tuple[QLabel, QLabel]] = {}
        self._dress()
        self._lay_out()
        self.set_part(LevelPart())

    def _make_switch(self, name: str) -> QCheckBox:
        title, tip = SWITCHES[name]
        box = QCheckBox(tr(title), self)
        box.setToolTip(tr(tip))
        box.toggled.connect(lambda on: self.edited.emit(name, on))
        return box

    def _dress(self) -> None:
        self._find.setToolTip(tr("Look for the floor in the depth (L)"))
        self._find.clicked.connect(self._on_find)
        self._pick.setText(tr("Pick points"))
        self._pick.setObjectName("Tool")
        self._pick.setCheckable(True)
        self._pick.setToolTip(tr("Say where the floor is with three or more points (Shift+L)"))
        self._pick.clicked.connect(lambda: self.tool_chosen.emit(Tool.FLOOR.value))
        self._forget.setAutoRaise(True)
        self._forget.setToolTip(tr("Forget the floor and its points"))
        self._forget.setAccessibleName(tr("Forget the floor and its points"))
        self._forget.clicked.connect(self.forget_requested)
        self._draw_icons()

    def _lay_out(self) -> None:
        row = row_layout(self._find, self._pick)
        row.setStretch(0, 1)
        self.body.addLayout(row)
        self.header.addWidget(self._forget)
        self.body.addWidget(self._hint)
        self.body.addLayout(self._table())
        for box in self._switches.values():
            self.body.addWidget(box)

    def _table(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACING_PX)
        grid.setVerticalSpacing(SPACING_PX // 2)
        grid.setColumnStretch(0, 1)
        for row, (name, (title, meaning)) in enumerate(FACTS.items()):
            label, value = QLabel(tr(title), self), QLabel(self)
            label.setObjectName("Quiet")
            value.setAccessibleName(tr(title))
            for column, widget in enumerate((label, value)):
                widget.setToolTip(tr(meaning))
                grid.addWidget(widget, row, column)
            self._facts[name] = (label, value)
        return grid

    def _on_find(self) -> None:
        if self._part.searching:
            self.cancel_requested.emit()
        else:
            self.find_requested.emit()

    # Values

    def set_part(self, part: LevelPart) -> None:
        """Show everything without emitting."""
        self._part = part
        self._find.setText(tr("Cancel") if part.searching else tr("Find the floor"))
        self._find.setEnabled(part.ready)
        self._pick.setEnabled(part.ready)
        self._forget.setEnabled(part.points > 0 or part.floor is not None or part.outdated)
        self._show_hint()
        self._show_facts(part)
        switches = {"level_cloud": part.leveled, "level_heights": part.heights}
        for name, on in switches.items():
            with QSignalBlocker(self._switches[name]):
                self._switches[name].setChecked(on)
            self._switches[name].setEnabled(part.floor is not None)

    def set_tool(self, tool: Tool) -> None:
        """Show whether points are being picked."""
        self._pick.setChecked(tool == Tool.FLOOR)
        self._show_hint()

    def _show_hint(self) -> None:
        picking = self._pick.isChecked() and self._part.points < LEAST_PICKED
        lines = [tr(HOW)] if picking else []
        if not picking or self._part.points:
            lines.append(_hint(self._part))
        self._hint.setText("\n".join(filter(None, lines)))

    def _show_facts(self, part: LevelPart) -> None:
        texts = facts_of(part) if part.floor else {}
        for name, row in self._facts.items():
            row[1].setText(texts.get(name, ""))
            for widget in row:
                widget.setVisible(name in texts)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_facts"):
            self._draw_icons()
        super().changeEvent(event)

    def _draw_icons(self) -> None:
        self._find.setIcon(icon("floor"))
        self._forget.setIcon(icon("remove"))


def facts_of(part: LevelPart) -> dict[str, str]:
    """What a known floor says, in words; three picked points always lie on their plane."""
    floor = part.floor
    assert floor is not None
    down, right = floor.pitch_deg, floor.roll_deg
    looks = tr("{angle} down") if down >= 0 else tr("{angle} up")
    leans = tr("{angle} to the right") if right >= 0 else tr("{angle} to the left")
    facts = {
        "height": fmt.metres(floor.height_m),
        "pitch": looks.format(angle=fmt.degrees(abs(down))),
        "roll": leans.format(angle=fmt.degrees(abs(right))),
    }
    if not part.picked:
        facts["share"] = fmt.percent(round(100 * floor.share))
    if not part.picked or part.points > LEAST_PICKED:
        facts["residual"] = fmt.metres(floor.residual_m)
    return facts


def _hint(part: LevelPart) -> str:
    """What is the matter, or what to do."""
    if part.searching:
        return tr("Looking for the floor")
    if part.problem:
        return full_sentence(part.problem)
    if 0 < part.points < LEAST_PICKED:
        text = tr("{count} of {least} points picked")
        return text.format(count=part.points, least=LEAST_PICKED)
    if part.picked:
        return tr("The floor goes through {count} picked points.").format(count=part.points)
    if part.outdated:
        return tr("The floor was found in the depth of another model. Find it again.")
    if part.floor is None:
        return tr("With a floor the cloud can stand upright, and heights are known.")
    return ""
