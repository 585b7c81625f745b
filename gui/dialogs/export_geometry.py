"""Options of exported clouds, meshes and prints; each can be set only when a format needs it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from core.settings import Settings, limits
from gui.kit import flying_titles as flying
from gui.kit import number_format as fmt
from gui.kit.number_spin import NumberSpin, WholeSpin
from gui.kit.translate import mark, tr

AXES = {
    "opencv": mark("OpenCV: x right, y down, z forward"),
    "opengl": mark("OpenGL, Blender: y up, z back"),
}
CHECKS = {
    "export_normals": (
        mark("With normals"),
        mark("Say of every point which way its surface looks"),
    ),
    "export_ply_ascii": (
        mark("Write the PLY as text (larger, readable)"),
        mark("Text can be read by people and takes four times the place"),
    ),
}
PRINT = {
    "export_print_width_mm": (mark("wide"), mark("Width of the print")),
    "export_print_base_mm": (mark("base"), mark("Thickness under the farthest point")),
    "export_print_relief_mm": (
        mark("relief"),
        mark("How far the nearest point stands out from the farthest"),
    ),
}
TRIANGLE_STEP = 10_000


class GeometryOptions(QObject):
    """Rows for a sheet's form: preferences of exported geometry; every edit names one."""

    edited = Signal(str, object)  # field of Settings, value

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self._form: QFormLayout | None = None
        self._axes = self._combo("export_axes", AXES, tr("Axes of point clouds"))
        self._axes.setToolTip(tr("Which way the axes of the exported points look"))
        self._flying = self._combo("cloud_flying", flying.TITLES, tr("Flying pixels"))
        self._flying.setToolTip(tr(flying.TIP))
        self._checks = {name: self._check(name) for name in CHECKS}
        self._shown = QCheckBox(tr("Only what the cloud shows"), self._room)
        self._shown.setToolTip(tr("Leave out points that are hidden or cut away"))
        self._shown.toggled.connect(lambda on: self.edited.emit("export_shown_only", on))
        self._behind = QCheckBox(tr("What nearer things hide, guessed (GLB)"), self._room)
        self._behind.setToolTip(tr("A second mesh goes on a little behind contours"))
        self._behind.toggled.connect(lambda on: self.edited.emit("export_behind", on))
        self._decimate = QCheckBox(tr("Reduce to"), self._room)
        self._triangles = self._triangle_spin()
        self._now = QLabel(self._room)
        self._now.setObjectName("Quiet")
        self._print = {name: self._length(name) for name in PRINT}
        self._lay_out()

    def set_values(self, settings: Settings) -> None:
        """Show the preferences; emits nothing."""
        for combo, value in (
            (self._axes, settings.export_axes),
            (self._flying, settings.cloud_flying),
        ):
            with QSignalBlocker(combo):
                combo.setCurrentIndex(combo.findData(value))
        boxes = {
            "export_decimate": self._decimate,
            "export_shown_only": self._shown,
            "export_behind": self._behind,
        }
        for name, box in {**self._checks, **boxes}.items():
            with QSignalBlocker(box):
                box.setChecked(getattr(settings, name))
        for name, spin in self._print.items():
            with QSignalBlocker(spin):
                spin.setValue(getattr(settings, name))
        with QSignalBlocker(self._triangles):
            self._triangles.setValue(round(settings.export_triangles))
        self._triangles.setEnabled(settings.export_decimate)

    def set_triangles(self, count: int | None) -> None:
        """How many triangles the mesh has as it is; None while that is not known."""
        now = tr("of {count} triangles", count or 0)
        self._now.setText("" if count is None else now.format(count=fmt.count(count)))

    def open_for(self, *, points: bool, mesh: bool, prints: bool) -> None:
        """Let be set what the formats chosen have use for; all keep their places."""
        for field, shown in (
            (self._axes, points),
            (self._flying, points or mesh or prints),
            (self._shown, points or mesh),
            (self._clouds, points),
            (self._meshes, mesh),
            (self._behind, mesh),
            (self._prints, prints),
        ):
            field.setEnabled(shown)
            label = self._form.labelForField(field) if self._form else None
            if label is not None:
                label.setEnabled(shown)

    def _lay_out(self) -> None:
        self._clouds, self._meshes, self._prints = (QWidget(self._room) for _ in range(3))
        column = QVBoxLayout(self._clouds)
        column.setContentsMargins(0, 0, 0, 0)
        for box in self._checks.values():
            column.addWidget(box)
        _row(self._meshes, self._decimate, self._triangles, self._now)
        _row(self._prints, *self._print.values())

    def add_to(self, form: QFormLayout) -> None:
        """Put the rows into a form."""
        self._form = form
        form.addRow(tr("Flying pixels"), self._flying)
        form.addRow(tr("Extent"), self._shown)
        form.addRow(tr("Axes"), self._axes)
        form.addRow(tr("Points"), self._clouds)
        form.addRow(tr("Triangles"), self._meshes)
        form.addRow(tr("Hidden"), self._behind)
        form.addRow(tr("Print"), self._prints)

    def _combo(self, name: str, titles: dict[str, str], label: str) -> QComboBox:
        combo = QComboBox(self._room)
        for value, title in titles.items():
            combo.addItem(tr(title), value)
        combo.setAccessibleName(label)
        combo.currentIndexChanged.connect(lambda _: self.edited.emit(name, combo.currentData()))
        return combo

    def _check(self, name: str) -> QCheckBox:
        title, tip = CHECKS[name]
        box = QCheckBox(tr(title), self._room)
        box.setToolTip(tr(tip))
        box.toggled.connect(lambda on: self.edited.emit(name, on))
        return box

    def _triangle_spin(self) -> WholeSpin:
        low, high = limits("export_triangles")
        spin = WholeSpin(self._room)
        spin.setRange(round(low), round(high))
        spin.setSingleStep(TRIANGLE_STEP)
        spin.setKeyboardTracking(False)
        spin.setAccessibleName(tr("Triangles to keep"))
        spin.valueChanged.connect(lambda value: self.edited.emit("export_triangles", float(value)))
        self._decimate.setToolTip(
            tr("Leave out triangles where the surface is flat; contours stay cut")
        )
        self._decimate.toggled.connect(self._on_decimate)
        return spin

    def _on_decimate(self, on: bool) -> None:
        self._triangles.setEnabled(on)
        self.edited.emit("export_decimate", on)

    def _length(self, name: str) -> NumberSpin:
        title, tip = PRINT[name]
        low, high = limits(name)
        spin = NumberSpin(self._room)
        spin.setRange(low, high)
        spin.setDecimals(1)
        spin.setPrefix(f"{tr(title)} ")
        spin.setSuffix(" mm")
        spin.setKeyboardTracking(False)
        spin.setToolTip(tr(tip))
        spin.setAccessibleName(tr(tip))
        spin.valueChanged.connect(lambda value: self.edited.emit(name, value))
        return spin


def _row(holder: QWidget, *fields: QWidget) -> None:
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for field in fields:
        row.addWidget(field)
    row.addStretch(1)
