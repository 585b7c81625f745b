"""The plan from above: its heights and resolution, a preview, export."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from core.settings import Settings, limits
from core.types import ByteImage
from gui.kit.icons import icon
from gui.kit.number_spin import NumberSpin
from gui.kit.pixels import qt_image
from gui.kit.plain_text import plain_label
from gui.kit.translate import full_sentence, mark, tr
from gui.panels.section import Section, form_layout, row_layout
from gui.snapshot.pictures import DrawnPlan

COLORS = {
    "ink": mark("Ink"),
    "photo": mark("Photo"),
    "height": mark("Height above floor"),
}
NUMBERS = {
    "plan_low_m": (mark("Lowest height"), 0.05, " m", mark("Leave out what is lower than this")),
    "plan_high_m": (
        mark("Greatest height"),
        0.05,
        " m",
        mark("Leave out what is higher than this"),
    ),
    "plan_cell_cm": (mark("Resolution"), 0.5, " cm", mark("Centimetres for each pixel")),
}
FORMATS = {"plan-png": mark("PNG\u2026"), "plan-svg": mark("SVG\u2026")}
PREVIEW_PX = 240


class PlanPicture(QLabel):
    """A picture that is reduced to the room there is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = QPixmap()
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumSize(1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_picture(self, rgb: ByteImage) -> None:
        """(h, w, 3) uint8."""
        self._whole = QPixmap.fromImage(qt_image(rgb))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._whole.isNull():
            return
        ratio = self.devicePixelRatioF()
        room = QSize(round(self.width() * ratio), round(PREVIEW_PX * ratio))
        reduced = self._whole.scaled(
            room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        reduced.setDevicePixelRatio(ratio)
        self.setFixedHeight(max(1, round(reduced.height() / ratio)))
        self.setPixmap(reduced)


class PlanPanel(Section):
    """Every edit names the setting."""

    edited = Signal(str, object)  # field of Settings, value
    export_requested = Signal(str)  # id of an export format

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Plan from above"), parent)
        self._numbers = {name: self._make_number(name) for name in NUMBERS}
        self._color = QComboBox(self)
        self._picture = PlanPicture(self)
        self._caption = plain_label(self)
        self._exports = {name: self._make_export(name) for name in FORMATS}
        self._dress()
        self._lay_out()
        self.set_plan(None)

    def _make_number(self, name: str) -> NumberSpin:
        title, step, unit, meaning = NUMBERS[name]
        low, high = limits(name)
        spin = NumberSpin(self)
        spin.setDecimals(2)
        spin.setRange(low, high)
        spin.setSingleStep(step)
        spin.setSuffix(unit)
        spin.setKeyboardTracking(False)
        spin.setAlignment(Qt.AlignmentFlag.AlignRight)
        spin.setAccessibleName(tr(title))
        spin.setMinimumWidth(1)  # a large limit is no reason for a wide field
        spin.setToolTip(tr(meaning))
        spin.valueChanged.connect(lambda value: self.edited.emit(name, value))
        return spin

    def _make_export(self, name: str) -> QPushButton:
        button = QPushButton(tr(FORMATS[name]), self)
        button.setToolTip(tr("Save the plan with grid, scale bar and camera"))
        button.clicked.connect(lambda: self.export_requested.emit(name))
        return button

    def _dress(self) -> None:
        self._numbers["plan_cell_cm"].setSpecialValueText(tr("automatic"))
        for value, title in COLORS.items():
            self._color.addItem(tr(title), value)
        self._color.setAccessibleName(tr("Colour"))
        self._color.activated.connect(
            lambda _row: self.edited.emit("plan_color", self._color.currentData())
        )
        self._picture.setAccessibleName(tr("Plan from above"))
        self._caption.setObjectName("Quiet")
        self._caption.setWordWrap(True)
        self._draw_icons()

    def _lay_out(self) -> None:
        form = form_layout()
        heights = row_layout(self._numbers["plan_low_m"], self._numbers["plan_high_m"])
        form.addRow(tr("Heights"), heights)
        form.addRow(tr("Resolution"), self._numbers["plan_cell_cm"])
        form.addRow(tr("Colour"), self._color)
        self.body.addLayout(form)
        self.body.addWidget(self._picture)
        self.body.addWidget(self._caption)
        self.body.addLayout(row_layout(*self._exports.values()))

    def set_part(self, settings: Settings) -> None:
        """Show the settings without emitting."""
        for name, spin in self._numbers.items():
            blocked = spin.blockSignals(True)
            spin.setValue(getattr(settings, name))
            spin.blockSignals(blocked)
        self._color.setCurrentIndex(self._color.findData(settings.plan_color))

    def set_plan(self, plan: DrawnPlan | None) -> None:
        """Show a plan, or why there is none; None: no floor is known."""
        picture = plan.picture if plan else None
        self._picture.setVisible(picture is not None)
        for button in self._exports.values():
            button.setEnabled(picture is not None)
        if picture is not None:
            self._picture.set_picture(picture)
        self._caption.setText(_caption(plan))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_exports"):
            self._draw_icons()
        super().changeEvent(event)

    def _draw_icons(self) -> None:
        for button in self._exports.values():
            button.setIcon(icon("export"))


def _caption(plan: DrawnPlan | None) -> str:
    if plan is None:
        return tr("The plan needs a floor: find it, or pick points on it.")
    if plan.picture is None:
        return full_sentence(plan.problem)
    return tr("{size} cm for each pixel").format(size=f"{100 * plan.pixel_m:.3g}")
