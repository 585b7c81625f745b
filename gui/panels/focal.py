"""Focal length: what each source says, why they disagree, and three linked fields."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from core.focal import PLAUSIBLE_35MM, fov_from_px, mm35_from_px, px_from_35mm, px_from_fov
from core.types import FocalSource, Size
from gui.kit.number_spin import NumberSpin
from gui.kit.translate import mark, tr
from gui.panels.focal_table import SourceTable
from gui.panels.focal_words import OFFERS, explanation, is_warning, offer, others
from gui.panels.section import SPACING_PX, Section, row_layout
from gui.snapshot.parts import FocalPart

NONE_OF_PANORAMA = mark("A panorama has no focal length: where its pixels look is known.")


@dataclass(frozen=True)
class Unit:
    """One way of writing a focal length: its field's title, tooltip, suffix and digits."""

    title: str
    tip: str
    suffix: str
    decimals: int
    step: float


UNITS = (
    Unit(mark("Pixels"), mark("Focal length in pixels of the full-size picture"), " px", 0, 10.0),
    Unit(
        mark("35 mm equiv."), mark("The lens that sees as much on a 36 x 24 mm film"), " mm", 1, 1.0
    ),
    Unit(
        mark("Field of view"),
        mark("How wide the picture sees, from its left to its right edge"),
        "\u00b0",
        1,
        1.0,
    ),
)


class FocalPanel(Section):
    """Shows three sources side by side; typing into a field means "manual"."""

    source_chosen = Signal(str)  # a FocalSource
    focal_edited = Signal(float)  # pixels
    reset_requested = Signal()
    prediction_requested = Signal()
    compared = Signal(object)  # the FocalSource under the mouse; None for none
    ghost_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Focal length"), parent)
        self._size = Size(1, 1)
        self._part: FocalPart | None = None
        self._table = SourceTable(self)
        self._fields = [self._make_field(unit) for unit in UNITS]
        self._note, self._offer = self._make_note(), self._make_offer()
        self._ghost = self._make_ghost()
        self._reset = self._make_reset()
        self._connect()
        self.body.addWidget(self._table)
        self.body.addLayout(self._lay_out_fields())
        self.body.addWidget(self._note)
        offers = row_layout(self._offer)
        offers.addStretch(1)
        self.body.addLayout(offers)
        self.body.addWidget(self._ghost)
        self.header.addWidget(self._reset)

    def set_part(self, part: FocalPart | None) -> None:
        """Show the sources, the one in use and, if they disagree, why that may be; None: nothing
        is known yet of the photo's focal length."""
        self.setEnabled(part is not None and part.sphere is None)
        self._part = part
        if part is None or part.sphere is not None:
            self._clear()
            if part is not None:
                self._note.setText(tr(NONE_OF_PANORAMA))
                self._note.show()
            return
        self._size = part.size
        self._table.set_part(part)
        self._limit(part.active.px)
        self._show_px(part.active.px)
        self._show_note(part)
        self._reset.setEnabled(part.active.source is FocalSource.MANUAL)

    def set_ghost(self, on: bool) -> None:
        """Whether the cloud shows what was before, without emitting."""
        with QSignalBlocker(self._ghost):
            self._ghost.setChecked(on)

    def _clear(self) -> None:
        self._table.clear()
        self._note.setText("")
        self._note.hide()
        self._offer.hide()
        for field in self._fields:
            field.clear()
        self._reset.setEnabled(False)

    def focus_field(self) -> None:
        """Put the keyboard into the 35 mm field, its text selected."""
        self.set_expanded(True)
        field = self._fields[1]
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()

    @property
    def note(self) -> str:
        """What is said about the sources; "" for nothing."""
        return self._note.text()

    def _connect(self) -> None:
        self._table.chosen.connect(self._on_source)
        self._table.pointed.connect(self.compared)
        self._table.prediction_requested.connect(self.prediction_requested)
        self._offer.clicked.connect(self._on_offer)
        self._ghost.toggled.connect(self.ghost_toggled)
        self._reset.clicked.connect(self.reset_requested)

    def _lay_out_fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, SPACING_PX // 2, 0, 0)
        grid.setHorizontalSpacing(SPACING_PX)
        grid.setVerticalSpacing(2)
        for column, (unit, field) in enumerate(zip(UNITS, self._fields, strict=True)):
            label = QLabel(tr(unit.title), self)
            label.setObjectName("Quiet")
            label.setBuddy(field)
            grid.addWidget(label, 0, column)
            grid.addWidget(field, 1, column)
            grid.setColumnStretch(column, 1)
        return grid

    def _make_field(self, unit: Unit) -> NumberSpin:
        field = NumberSpin(self)
        field.setButtonSymbols(NumberSpin.ButtonSymbols.NoButtons)
        field.setKeyboardTracking(False)
        field.setDecimals(unit.decimals)
        field.setSingleStep(unit.step)
        field.setSuffix(unit.suffix)
        field.setRange(0.0, 1e6)  # until there is a photo
        field.setToolTip(tr(unit.tip))
        field.setAccessibleName(tr(unit.title))
        field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        field.valueChanged.connect(lambda _value: self._on_typed(field))
        return field

    def _make_note(self) -> QLabel:
        note = QLabel(self)
        note.setWordWrap(True)
        note.setTextFormat(Qt.TextFormat.PlainText)
        note.hide()
        return note

    def _make_offer(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("Tool")
        button.setText(tr(OFFERS[FocalSource.METADATA]))  # never without a name
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.hide()
        return button

    def _make_ghost(self) -> QCheckBox:
        box = QCheckBox(tr("Compare with the cloud before"), self)
        box.setToolTip(
            tr(
                "Faint points in the cloud: as it was before the last change of the focal length, "
                "or would be with the source under the mouse"
            )
        )
        return box

    def _make_reset(self) -> QToolButton:
        button = QToolButton(self)
        button.setText(tr("Reset"))
        button.setAutoRaise(True)
        button.setToolTip(tr("Back to the photo's own focal length"))
        button.setEnabled(False)
        return button

    def _show_note(self, part: FocalPart) -> None:
        text, button = explanation(part), offer(part)
        roles = QPalette.ColorRole
        role = roles.BrightText if is_warning(part) else roles.PlaceholderText
        self._note.setForegroundRole(role)
        self._note.setText(text)
        self._note.setToolTip(others(part))
        self._note.setVisible(bool(text))
        self._offer.setVisible(bool(button))
        if button:
            self._offer.setText(button)

    def _limit(self, active_px: float) -> None:
        """No lens is shorter or longer than what can be typed, but what is in force stays."""
        low_px, high_px = (px_from_35mm(each, self._size) for each in PLAUSIBLE_35MM)
        ends = [self._in_units(min(low_px, active_px)), self._in_units(max(high_px, active_px))]
        for field, low, high in zip(self._fields, *ends, strict=True):
            with QSignalBlocker(field):
                field.setRange(min(low, high), max(low, high))

    def _in_units(self, px: float) -> tuple[float, float, float]:
        """A focal length as each field writes it."""
        return px, mm35_from_px(px, self._size), fov_from_px(px, self._size.width)

    def _show_px(self, px: float, *, typed_in: NumberSpin | None = None) -> None:
        for field, value in zip(self._fields, self._in_units(px), strict=True):
            if field is not typed_in:
                with QSignalBlocker(field):
                    field.setValue(value)

    def _on_source(self, source: FocalSource) -> None:
        part = self._part
        if part and source is FocalSource.MANUAL and part.choices.manual is None:
            self.focal_edited.emit(part.active.px)  # starting from what is in use
        else:
            self.source_chosen.emit(source.value)

    def _on_offer(self) -> None:
        """Do what the note advises."""
        found = self._part.findings[0] if self._part else None
        if found is None or found.advice is None:
            return
        if found.better_px is not None:
            self.focal_edited.emit(found.better_px)
        else:
            self.source_chosen.emit(found.advice.value)

    def _on_typed(self, field: NumberSpin) -> None:
        px = self._typed_px(field)
        self._show_px(px, typed_in=field)
        self._table.check_manual()
        self.focal_edited.emit(px)

    def _typed_px(self, field: NumberSpin) -> float:
        value = field.value()
        if field is self._fields[0]:
            return value
        if field is self._fields[1]:
            return px_from_35mm(value, self._size)
        return px_from_fov(value, self._size.width)
