"""The titled, collapsible block that every side panel is built from."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

MARGIN_PX = 12
SPACING_PX = 8
TITLE_SCALE = 0.85
TITLE_LETTER_SPACING_PX = 0.6
ARROW_SIZE_PX = 8
LABEL_WIDTH_PX = 72


class _Form(QFormLayout):
    """Labels given as text get one width, so that the fields of all panels line up."""

    def addRow(self, *row: Any) -> None:
        if len(row) == 2 and isinstance(row[0], str):
            label = QLabel(row[0])
            label.setMinimumWidth(LABEL_WIDTH_PX)
            row = (label, row[1])
        super().addRow(*row)


def form_layout() -> QFormLayout:
    """A label column and a field column, spaced as in every panel."""
    form = _Form()
    form.setContentsMargins(0, 0, 0, 0)
    form.setHorizontalSpacing(MARGIN_PX)
    form.setVerticalSpacing(SPACING_PX)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setFormAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return form


def row_layout(*widgets: QWidget) -> QHBoxLayout:
    """Widgets side by side, spaced as in every panel."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACING_PX)
    for widget in widgets:
        row.addWidget(widget)
    return row


class Section(QWidget):
    """A title that folds its body away.

    Attributes:
        body: layout for the panel's own widgets.
        header: layout of the title's row; add a small widget to place it at the right end.
    """

    toggled = Signal(bool)  # by the user: True when unfolded

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._button = self._make_title(title)
        self._content = QWidget(self)
        self.body = QVBoxLayout(self._content)
        self.body.setContentsMargins(MARGIN_PX, 0, MARGIN_PX, MARGIN_PX)
        self.body.setSpacing(SPACING_PX)
        self.header = row_layout(self._button)
        self.header.setContentsMargins(0, 0, MARGIN_PX, 0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(SPACING_PX // 2)
        outer.addLayout(self.header)
        outer.addWidget(self._content)

    def _make_title(self, title: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(title)
        button.setAutoRaise(True)
        button.setArrowType(Qt.ArrowType.DownArrow)
        button.setIconSize(QSize(ARROW_SIZE_PX, ARROW_SIZE_PX))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setFont(_title_font(button.font()))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAccessibleName(title)
        button.clicked.connect(self._on_clicked)
        return button

    @property
    def title(self) -> str:
        return self._button.text()

    @property
    def expanded(self) -> bool:
        return self._content.isVisibleTo(self)

    def set_expanded(self, expanded: bool) -> None:
        """Fold or unfold without emitting ``toggled``."""
        self._content.setVisible(expanded)
        arrow = Qt.ArrowType.DownArrow if expanded else Qt.ArrowType.RightArrow
        self._button.setArrowType(arrow)

    def _on_clicked(self) -> None:
        self.set_expanded(not self.expanded)
        self.toggled.emit(self.expanded)


def _title_font(base: QFont) -> QFont:
    font = QFont(base)
    font.setPointSizeF(base.pointSizeF() * TITLE_SCALE)
    font.setWeight(QFont.Weight.DemiBold)
    font.setCapitalization(QFont.Capitalization.AllUppercase)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, TITLE_LETTER_SPACING_PX)
    return font
