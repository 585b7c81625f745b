"""Focal length: what each source says, which one is in use, and three linked fields."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QDoubleSpinBox,
    QGridLayout,
    QLabel,
    QRadioButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from core.focal import (
    DISAGREEMENT_LIMIT,
    FocalChoices,
    fov_from_px,
    mm35_from_px,
    px_from_35mm,
    px_from_fov,
)
from core.types import FocalLength, FocalSource, Size
from gui import format as fmt
from gui.panels.section import SPACING_PX, Section, row_layout
from gui.snapshot import Prediction
from gui.words import mark, tr

TITLES = {
    FocalSource.METADATA: (mark("Metadata"), mark("What the camera wrote into the file")),
    FocalSource.PREDICTED: (mark("Predicted"), mark("What the model reads from the picture")),
    FocalSource.MANUAL: (mark("Manual"), mark("What you typed below")),
}
NOTHING = {
    FocalSource.METADATA: mark("not in the file"),
    FocalSource.PREDICTED: mark("not predicted"),
    FocalSource.MANUAL: mark("type one below"),
}
UNSETTLED = {Prediction.SKIPPED: mark("not run"), Prediction.RUNNING: mark("predicting\u2026")}
FOV_LIMITS_DEG = (0.1, 179.0)
CROPPED = mark(
    "The picture has another shape than the file says it was taken with. It looks cropped, so the "
    "focal length in its metadata may not hold."
)
NARROWER = mark(
    "The picture looks narrower than its metadata say, by {share}: cropped or "
    "zoomed digitally, or the prediction is off."
)
WIDER = mark(
    "The picture looks wider than its metadata say, by {share}: stitched, "
    "taken through a lens that the camera does not know, or the prediction is off."
)


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

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Focal length"), parent)
        self._size = Size(1, 1)
        self._choices = FocalChoices()
        self._active = FocalLength(1.0, FocalSource.MANUAL)
        self._group = QButtonGroup(self)
        self._radios: dict[FocalSource, QRadioButton] = {}
        self._values: dict[FocalSource, QLabel] = {}
        self._fields = [self._make_field(unit) for unit in UNITS]
        self._predict = self._make_predict()
        self._note = self._make_note()
        self.body.addLayout(self._lay_out_sources())
        self.body.addLayout(self._lay_out_fields())
        self.body.addWidget(self._note)
        self._reset = self._make_reset()
        self.header.addWidget(self._reset)

    def set_focal(
        self,
        choices: FocalChoices,
        active: FocalLength,
        size: Size,
        cropped: bool,
        prediction: Prediction = Prediction.SETTLED,
    ) -> None:
        """Show the sources, the one in use and, if they disagree, why that may be.

        Args:
            choices: focal lengths in pixels by source.
            active: the one in use.
            size: of the picture, for the 35 mm equivalent and the field of view.
            cropped: the file looks cropped.
            prediction: whether the network was not asked, or is being asked.
        """
        self._choices, self._active, self._size = choices, active, size
        for source in FocalSource:
            self._show_source(source, choices.value(source))
        self._show_prediction(prediction)
        self._radios[active.source].setChecked(True)
        self._show_px(active.px)
        note = _explanation(choices, cropped)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._reset.setEnabled(active.source is FocalSource.MANUAL)

    def clear(self) -> None:
        """Nothing is known of the photo's focal length yet."""
        self._choices = FocalChoices()
        self._note.hide()
        self._predict.hide()
        for value in self._values.values():
            value.setText("")
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
        """What is said about disagreeing sources; "" for nothing."""
        return self._note.text()

    def _lay_out_sources(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACING_PX)
        grid.setVerticalSpacing(SPACING_PX // 2)
        grid.setColumnStretch(1, 1)
        for row, (source, (title, tip)) in enumerate(TITLES.items()):
            radio, value = QRadioButton(tr(title), self), QLabel(self)
            radio.setToolTip(tr(tip))
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            radio.clicked.connect(lambda _on, chosen=source: self._on_source(chosen))
            self._group.addButton(radio)
            self._radios[source], self._values[source] = radio, value
            grid.addWidget(radio, row, 0)
            holder = row_layout(value)
            if source is FocalSource.PREDICTED:
                holder.addWidget(self._predict)
            grid.addLayout(holder, row, 1)
        return grid

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

    def _make_field(self, unit: Unit) -> QDoubleSpinBox:
        field = QDoubleSpinBox(self)
        field.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        field.setKeyboardTracking(False)
        field.setDecimals(unit.decimals)
        field.setSingleStep(unit.step)
        field.setSuffix(unit.suffix)
        field.setRange(10.0**-unit.decimals, 1e6)
        field.setToolTip(tr(unit.tip))
        field.setAccessibleName(tr(unit.title))
        field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        field.valueChanged.connect(lambda _value: self._on_typed(field))
        return field

    def _make_note(self) -> QLabel:
        note = QLabel(self)
        note.setWordWrap(True)
        note.setTextFormat(Qt.TextFormat.PlainText)
        note.setForegroundRole(QPalette.ColorRole.BrightText)
        note.hide()
        return note

    def _make_predict(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("Link")
        button.setText(tr("Predict"))
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setToolTip(tr("Let the model read the focal length from the picture"))
        button.setAccessibleName(tr("Predict the focal length"))
        button.clicked.connect(self.prediction_requested)
        button.hide()
        return button

    def _make_reset(self) -> QToolButton:
        button = QToolButton(self)
        button.setText(tr("Reset"))
        button.setAutoRaise(True)
        button.setToolTip(tr("Back to the photo's own focal length"))
        button.setEnabled(False)
        button.clicked.connect(self.reset_requested)
        return button

    def _show_source(self, source: FocalSource, px: float | None) -> None:
        value = self._values[source]
        value.setText(tr(NOTHING[source]) if px is None else _both(px, self._size))
        value.setEnabled(px is not None)
        self._radios[source].setEnabled(px is not None or source is FocalSource.MANUAL)

    def _show_prediction(self, prediction: Prediction) -> None:
        skipped = prediction is Prediction.SKIPPED
        self._predict.setVisible(skipped)
        if prediction in UNSETTLED:
            self._values[FocalSource.PREDICTED].setText(tr(UNSETTLED[prediction]))
        if skipped:
            self._radios[FocalSource.PREDICTED].setEnabled(True)  # choosing it asks for it

    def _show_px(self, px: float, *, typed_in: QDoubleSpinBox | None = None) -> None:
        width = self._size.width
        values = (px, mm35_from_px(px, self._size), fov_from_px(px, width))
        for field, value in zip(self._fields, values, strict=True):
            if field is not typed_in:
                with QSignalBlocker(field):
                    field.setValue(value)

    def _on_source(self, source: FocalSource) -> None:
        if source is FocalSource.MANUAL and self._choices.manual is None:
            self.focal_edited.emit(self._active.px)  # starting from what is in use
        else:
            self.source_chosen.emit(source.value)

    def _on_typed(self, field: QDoubleSpinBox) -> None:
        px = self._typed_px(field)
        self._show_px(px, typed_in=field)
        self._radios[FocalSource.MANUAL].setChecked(True)
        self.focal_edited.emit(px)

    def _typed_px(self, field: QDoubleSpinBox) -> float:
        value = field.value()
        if field is self._fields[0]:
            return value
        if field is self._fields[1]:
            return px_from_35mm(value, self._size)
        low, high = FOV_LIMITS_DEG
        return px_from_fov(min(max(value, low), high), self._size.width)


def _both(px: float, size: Size) -> str:
    """ "26 mm   69.4°"."""
    angle = fmt.degrees(fov_from_px(px, size.width))
    return f"{fmt.millimetres(mm35_from_px(px, size))}   {angle}"


def _explanation(choices: FocalChoices, cropped: bool) -> str:
    """Why the sources may disagree; "" where they agree or there is only one."""
    if choices.metadata is not None and cropped:
        return tr(CROPPED)
    share = choices.disagreement()
    if share is None or share <= DISAGREEMENT_LIMIT:
        return ""
    assert choices.metadata is not None
    assert choices.predicted is not None
    text = NARROWER if choices.predicted > choices.metadata else WIDER
    return tr(text).format(share=fmt.percent(round(100 * share)))
