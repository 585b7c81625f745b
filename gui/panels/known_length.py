"""Things of known size or at a known distance, and the scale they give."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from core.measuring.known_length import Kind
from core.measuring.known_points import Fit, Fitted
from gui.kit import number_format as fmt
from gui.kit.icons import icon
from gui.kit.translate import mark, said, tr
from gui.panels.section import LABEL_WIDTH_PX, Section, form_layout, row_layout
from gui.snapshot.measure import MeasurePart, ReferenceRow
from gui.state.app_state import Tool

TOOLS = {
    Tool.LENGTH: (mark("Length"), mark("Draw along something whose length you know (K)")),
    Tool.DISTANCE: (mark("Distance"), mark("Click a point whose distance you know (Shift+K)")),
}
KINDS = {Kind.RANGE: mark("Range"), Kind.DEPTH: mark("Depth Z")}
FITS = {
    Fit.AUTO: mark("Automatic"),
    Fit.SCALE: mark("Scale"),
    Fit.SCALE_SHIFT: mark("Scale and shift"),
    Fit.FIELD: mark("Smooth field"),
}
FIT_TIP = mark(
    "What four or more known distances correct. Automatic: what foretells each of them best from "
    "the others"
)
LEAST = {Fit.SCALE_SHIFT: 3, Fit.FIELD: 4}
EMPTY = mark("Draw along a thing of known length, and type that length: the scene is scaled to it.")


class ReferenceField(QWidget):
    """One reference: what is known, how much, and how far the scaled scene is from it."""

    told = Signal(str)
    kind_chosen = Signal(str)
    remove_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: ReferenceRow | None = None
        self._name = QLabel(tr("Length"), self)
        self._kind = QComboBox(self)
        for kind, title in KINDS.items():
            self._kind.addItem(tr(title), kind.value)
        self._kind.setToolTip(
            tr("Range is measured from the camera to the point, depth straight ahead of it")
        )
        self._kind.setAccessibleName(tr("What is known"))
        self._text = QLineEdit(self)
        self._text.setPlaceholderText(tr("85 cm, 1.2 m, 5 ft 3 in"))
        self._text.setAccessibleName(tr("True length"))
        self._residual = QLabel(self)
        self._residual.setObjectName("Quiet")
        self._remove = QToolButton(self)
        self._remove.setAutoRaise(True)
        self._remove.setToolTip(tr("Remove this reference"))
        self._remove.setAccessibleName(tr("Remove this reference"))
        self._remove.setIcon(icon("remove"))
        self._lay_out()
        self._text.editingFinished.connect(self._on_typed)
        self._kind.activated.connect(lambda _: self.kind_chosen.emit(self._kind.currentData()))
        self._remove.clicked.connect(self.remove_requested)

    def _lay_out(self) -> None:
        row = row_layout(self._name, self._kind, self._text, self._residual, self._remove)
        row.setStretch(2, 1)
        self._name.setMinimumWidth(LABEL_WIDTH_PX)
        self._kind.setMinimumWidth(LABEL_WIDTH_PX)
        self._text.setMinimumWidth(40)
        self.setLayout(row)

    def set_row(self, row: ReferenceRow) -> None:
        """Show a reference without emitting; a text that is being typed stays."""
        self._row = row
        one_point = row.reference.kind != Kind.LENGTH
        self._name.setVisible(not one_point)
        self._kind.setVisible(one_point)
        self._kind.setCurrentIndex(self._kind.findData(row.reference.kind.value))
        if not (self._text.hasFocus() and self._text.isModified()):
            self._text.setText(_typed(row))
        self._residual.setText("" if row.residual is None else _signed(row.residual))
        self._residual.setToolTip(said(row.problem) or tr("How far the scaled scene is from it"))
        self.setToolTip(said(row.problem))

    def focus_text(self) -> None:
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)
        self._text.selectAll()

    def refresh_icons(self) -> None:
        self._remove.setIcon(icon("remove"))

    def _on_typed(self) -> None:
        if self._text.isModified() and self._text.text().strip():
            self._text.setModified(False)
            self.told.emit(self._text.text())


class KnownLengthPanel(Section):
    """One scale factor for the scene, kept apart from the focal length."""

    tool_chosen = Signal(str)
    told = Signal(int, str)  # place, what was typed
    kind_chosen = Signal(int, str)
    remove_requested = Signal(int)
    clear_requested = Signal()
    fit_chosen = Signal(str)
    load_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Known length"), parent)
        self._fit = self._make_fit()
        self._load = QToolButton(self)
        self._load.setObjectName("Tool")
        self._load.setText(tr("Load\u2026"))
        self._load.setToolTip(tr("Known distances from a CSV table: u, v, metres"))
        self._load.clicked.connect(self.load_requested)
        self._tools = {tool: self._make_tool(tool) for tool in TOOLS}
        self._fields: list[ReferenceField] = []
        self._clear = QToolButton(self)
        self._clear.setObjectName("Tool")
        self._clear.setText(tr("Remove all"))
        self._clear.setToolTip(tr("Remove all references: the scene gets its own metres again"))
        self._clear.clicked.connect(self.clear_requested)
        self._factor = QLabel(self)
        self._factor.setWordWrap(True)
        tools = row_layout(*self._tools.values())
        tools.addStretch(1)
        tools.addWidget(self._clear)
        self.body.addLayout(tools)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.body.addLayout(self._rows)
        fits = row_layout(self._fit, self._load)
        fits.setStretch(0, 1)
        form = form_layout()
        form.addRow(tr("Fit"), fits)
        self.body.addLayout(form)
        self.body.addWidget(self._factor)
        self.set_part(MeasurePart())

    def _make_fit(self) -> QComboBox:
        box = QComboBox(self)
        for fit, title in FITS.items():
            box.addItem(tr(title), fit.value)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setAccessibleName(tr("Fit"))
        box.setToolTip(tr(FIT_TIP))
        box.activated.connect(lambda row: self.fit_chosen.emit(box.itemData(row)))
        return box

    def _make_tool(self, tool: Tool) -> QToolButton:
        title, tip = TOOLS[tool]
        button = QToolButton(self)
        button.setText(tr(title))
        button.setToolTip(tr(tip))
        button.setObjectName("Tool")
        button.setCheckable(True)
        button.clicked.connect(lambda _on: self.tool_chosen.emit(tool.value))
        return button

    def set_part(self, part: MeasurePart) -> None:
        """Show all references and the factor without emitting."""
        for tool, button in self._tools.items():
            button.setChecked(part.tool == tool)
            button.setEnabled(part.ready)
        self._set_count(len(part.references))
        for field, row in zip(self._fields, part.references, strict=True):
            field.set_row(row)
        self._clear.setEnabled(bool(part.references))
        self._load.setEnabled(part.ready)
        self._fit.setCurrentIndex(self._fit.findData(part.fit.value))
        self._fit.setEnabled(_distances(part) > 1)
        self._factor.setText(factor_text(part))

    def _set_count(self, count: int) -> None:
        while len(self._fields) > count:
            field = self._fields.pop()
            self._rows.removeWidget(field)
            field.hide()
            field.deleteLater()
        while len(self._fields) < count:
            self._fields.append(self._make_field(len(self._fields)))

    def _make_field(self, place: int) -> ReferenceField:
        field = ReferenceField(self)
        field.told.connect(lambda text: self.told.emit(place, text))
        field.kind_chosen.connect(lambda kind: self.kind_chosen.emit(place, kind))
        field.remove_requested.connect(lambda: self.remove_requested.emit(place))
        self._rows.addWidget(field)
        return field

    def focus_field(self, place: int) -> None:
        """Put the keyboard where the true length is typed."""
        if place < len(self._fields):
            self._fields[place].focus_text()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_fields"):
            for field in self._fields:
                field.refresh_icons()
        super().changeEvent(event)


def factor_text(part: MeasurePart) -> str:
    """The factor, from how many references, and how well they agree."""
    scale = part.scale
    if not part.references:
        return tr(EMPTY)
    if part.fitted is not None:
        return _fitted_text(part.fitted)
    if _distances(part) < LEAST.get(part.fit, 0):
        text = tr("{fit} needs {count} known distances: till then the scale alone is fitted.")
        return text.format(fit=tr(FITS[part.fit]), count=LEAST[part.fit])
    if not scale.used:
        return next((said(row.problem) for row in part.references if row.problem), "") or tr(
            "Type the true length: until then the scene keeps its own metres."
        )
    factor = fmt.significant(scale.factor, 4)
    if scale.used == 1:
        return tr("\u00d7 {factor} from one reference").format(factor=factor)
    text = tr("\u00d7 {factor} from {count} references, residual {residual}", scale.used)
    residual = fmt.percent(100 * scale.residual)
    return text.format(factor=factor, count=scale.used, residual=residual)


def _distances(part: MeasurePart) -> int:
    """Known distances that count."""
    return sum(
        row.reference.kind != Kind.LENGTH and row.reference.true_m is not None
        for row in part.references
    )


def _fitted_text(fitted: Fitted) -> str:
    """What was fitted, and how well it foretells distances that it does not know."""
    count = len(fitted.residuals)
    text = tr("{fit} from {count} distances, residual {residual}")
    residual = math.sqrt(sum(each**2 for each in fitted.residuals) / count)
    made = text.format(fit=tr(FITS[fitted.fit]), count=count, residual=fmt.percent(100 * residual))
    if math.isnan(fitted.left_out_error):
        return made
    error = fmt.percent(100 * fitted.left_out_error)
    return f"{made}\n" + tr("Off by {error} at points left out of the fit").format(error=error)


def _typed(row: ReferenceRow) -> str:
    true_m = row.reference.true_m
    return "" if true_m is None else f"{true_m:.6g} m"


def _signed(residual: float) -> str:
    sign = "+" if residual > 0 else ""
    return f"{sign}{fmt.percent(100 * residual)}"
