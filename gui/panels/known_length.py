"""Things of known size or at a known distance, and the scale they give."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from core.known_length import Kind
from gui.kit import number_format as fmt
from gui.kit.icons import icon
from gui.kit.translate import mark, said, tr
from gui.panels.section import LABEL_WIDTH_PX, Section, row_layout
from gui.snapshot.measure import MeasurePart, ReferenceRow
from gui.state.app_state import Tool

TOOLS = {
    Tool.LENGTH: (mark("Length"), mark("Draw along something whose length you know (K)")),
    Tool.DISTANCE: (mark("Distance"), mark("Click a point whose distance you know (Shift+K)")),
}
KINDS = {Kind.RANGE: mark("Range"), Kind.DEPTH: mark("Depth Z")}
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

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Known length"), parent)
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
        self.body.addWidget(self._factor)
        self.set_part(MeasurePart())

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


def _typed(row: ReferenceRow) -> str:
    true_m = row.reference.true_m
    return "" if true_m is None else f"{true_m:.6g} m"


def _signed(residual: float) -> str:
    sign = "+" if residual > 0 else ""
    return f"{sign}{fmt.percent(100 * residual)}"
