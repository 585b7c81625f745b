"""Occluding contours: threshold, kind of line, colour."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtGui import QAction, QColor, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QColorDialog,
    QComboBox,
    QLabel,
    QMenu,
    QToolButton,
    QWidget,
)

from core.settings import limits
from gui.kit import number_format as fmt
from gui.kit.translate import mark, tr
from gui.panels.section import Section, form_layout, row_layout
from gui.panels.slider_field import SliderField, percent_field
from gui.snapshot.parts import ContourLook

SWATCH_SIZE = QSize(36, 12)
# Told apart by people with any colour vision, and from most photos.
COLORS = (
    (mark("Red"), "#ff2d55"),
    (mark("Orange"), "#ff9500"),
    (mark("Yellow"), "#ffe600"),
    (mark("Cyan"), "#00e5ff"),
    (mark("Blue"), "#2f6bff"),
    (mark("White"), "#ffffff"),
    (mark("Black"), "#000000"),
)


class ColorButton(QToolButton):
    """A swatch with a menu of good colours and a dialog for any other."""

    color_chosen = Signal(QColor)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._color = QColor()
        self._dialog: QColorDialog | None = None
        self.setIconSize(SWATCH_SIZE)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setAccessibleName(name)
        self.setMenu(self._make_menu())

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        for title, code in COLORS:
            menu.addAction(_swatch(QColor(code)), tr(title)).setData(code)
        menu.addSeparator()
        menu.addAction(tr("Other…"))
        menu.triggered.connect(self._on_action)
        return menu

    def color(self) -> QColor:
        return QColor(self._color)

    def set_color(self, color: QColor) -> None:
        """Show a colour without emitting."""
        self._color = QColor(color)
        self.setIcon(_swatch(self._color))

    def _on_action(self, action: QAction) -> None:
        if action.data() is None:
            self._open_dialog()
        else:
            self._choose(QColor(action.data()))

    def _choose(self, color: QColor) -> None:
        self.set_color(color)
        self.color_chosen.emit(color)

    def _open_dialog(self) -> None:
        """Live, and without blocking the window."""
        if self._dialog is None:
            self._dialog = QColorDialog(self)
            self._dialog.setModal(False)
            self._dialog.setOption(QColorDialog.ColorDialogOption.NoButtons)
            self._dialog.currentColorChanged.connect(self._choose)
        with QSignalBlocker(self._dialog):
            self._dialog.setCurrentColor(self._color)
        self._dialog.show()
        self._dialog.raise_()


class ContoursPanel(Section):
    """The contours' threshold and look, and how many pixels they have."""

    percent_edited = Signal(float)
    visible_toggled = Signal(bool)
    thin_toggled = Signal(bool)
    color_chosen = Signal(QColor)
    opacity_edited = Signal(float)  # 0 to 1

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Contours"), parent)
        self._visible = QCheckBox(tr("Show"), self)
        self._visible.setToolTip(tr("Draw the contours over the photo"))
        self.header.addWidget(self._visible)
        low, high = limits("contour_percent")
        self._percent = SliderField(
            tr("Threshold"), minimum=low, maximum=high, step=0.5, decimals=1, suffix=" %"
        )
        self._percent.setToolTip(
            tr("A pixel is on a contour when a neighbour is farther by more than this")
        )
        self._kind = self._make_kind()
        self._color = ColorButton(tr("Colour of the contours"), self)
        self._opacity = percent_field(tr("Opacity of the contours"), limits("contour_opacity"))
        self._count = QLabel(self)
        self._count.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._lay_out()
        self._connect()

    def _make_kind(self) -> QComboBox:
        combo = QComboBox(self)
        combo.addItem(tr("All"), False)
        combo.addItem(tr("Thinned"), True)
        combo.setAccessibleName(tr("Kind of line"))
        combo.setToolTip(tr("All pixels on a contour, or lines one pixel wide"))
        return combo

    def _lay_out(self) -> None:
        form = form_layout()
        form.addRow(tr("Threshold"), self._percent)
        form.addRow(tr("Lines"), row_layout(self._kind, self._color))
        form.addRow(tr("Opacity"), self._opacity)
        self.body.addLayout(form)
        self.body.addWidget(self._count)

    def _connect(self) -> None:
        self._percent.value_edited.connect(self.percent_edited)
        self._visible.clicked.connect(self.visible_toggled)
        self._kind.activated.connect(self._on_kind)
        self._color.color_chosen.connect(self.color_chosen)
        self._opacity.value_edited.connect(self._on_opacity)

    def set_part(self, part: ContourLook) -> None:
        """Show all settings without emitting."""
        self._percent.set_value(part.percent)
        self._visible.setChecked(part.visible)
        self._kind.setCurrentIndex(self._kind.findData(part.thin))
        self._color.set_color(QColor(part.color))
        self._opacity.set_value(100 * part.opacity)

    def set_count(self, count: int | None, total: int) -> None:
        """Contour pixels of all pixels of the map; None while not known."""
        self._count.setText("" if count is None else _count_text(count, total))

    def _on_kind(self, index: int) -> None:
        self.thin_toggled.emit(bool(self._kind.itemData(index)))

    def _on_opacity(self, percent: float) -> None:
        self.opacity_edited.emit(percent / 100)


def _count_text(count: int, total: int) -> str:
    share = 100 * count / max(total, 1)
    text = tr("{count} contour pixels, {share} % of the map", count)
    return text.format(count=fmt.count(count), share=fmt.significant(share, 2))


def _swatch(color: QColor) -> QIcon:
    pixmap = QPixmap(SWATCH_SIZE)
    pixmap.fill(color)
    return QIcon(pixmap)
