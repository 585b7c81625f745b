"""Point cloud: views, points, what is left out, colours."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.settings import Settings, limits
from core.types import Flying
from gui.kit import flying_titles as flying
from gui.kit import number_format as fmt
from gui.kit.translate import mark, tr
from gui.panels.metres_field import MetresField
from gui.panels.section import SPACING_PX, Section, form_layout, row_layout
from gui.panels.slider_field import SliderField, percent_field
from gui.snapshot.pictures import CloudCounts, MeshCounts

VIEWS = {
    "camera": (mark("Camera"), mark("Look from where the photo was taken")),
    "front": (mark("Front"), mark("Look at all points from the front")),
    "side": (mark("Side"), mark("Look at all points from the right")),
    "top": (mark("Top"), mark("Look at all points from above")),
}
SHAPES = {"points": mark("Points"), "mesh": mark("Mesh")}
COLORS = {"photo": mark("Photo"), "depth": mark("Depth"), "height": mark("Height above floor")}
BACKGROUNDS = {
    "auto": mark("Like the window"),
    "black": mark("Black"),
    "grey": mark("Grey"),
    "white": mark("White"),
}
CHECKS = {
    "cloud_show_removed": (
        mark("Show what was removed"),
        mark("Show removed points in a warning colour"),
    ),
    "cloud_frustum": (
        mark("Camera outline"),
        mark("Show where the photo was taken, and what it saw"),
    ),
    "cloud_grid": (mark("Floor grid"), mark("Show a grid in metres below the points")),
}


class CloudPanel(Section):
    """Shows the cloud's settings; every edit names the setting."""

    edited = Signal(str, object)  # field of Settings, value
    view_requested = Signal(str)
    fit_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Point cloud"), parent)
        low, high = limits("cloud_point_size")
        self._size = SliderField(tr("Point size"), minimum=low, maximum=high, step=0.5, decimals=1)
        self._density = percent_field(tr("Density"), limits("cloud_density"))
        nearest_m, farthest_m = limits("cloud_far_m")
        self._light = percent_field(tr("Shading"), limits("cloud_light"))
        self._far = MetresField(
            tr("Far cut"), nearest_m=nearest_m, farthest_m=farthest_m, parent=self
        )
        self._far_cut = QCheckBox(tr("Far cut"), self)
        self._checks = {name: self._make_check(name) for name in CHECKS}
        self._combos = {
            name: self._make_combo(name, titles)
            for name, titles in (
                ("cloud_shape", SHAPES),
                ("cloud_flying", flying.TITLES),
                ("cloud_color_by", COLORS),
                ("cloud_background", BACKGROUNDS),
            )
        }
        self._threshold, self._counts = _quiet(self), _quiet(self)
        self._points: CloudCounts | None = None
        self._triangles: MeshCounts | None = None
        self._connect()
        self._lay_out()

    def set_part(self, settings: Settings) -> None:
        """Show the settings of the cloud, and the contours' threshold that removal uses."""
        self._size.set_value(settings.cloud_point_size)
        self._density.set_value(100 * settings.cloud_density)
        self._light.set_value(100 * settings.cloud_light)
        self._far.set_value(settings.cloud_far_m)
        self._far.setEnabled(settings.cloud_far_cut)
        for name, box in {**self._checks, "cloud_far_cut": self._far_cut}.items():
            with QSignalBlocker(box):
                box.setChecked(getattr(settings, name))
        for name, combo in self._combos.items():
            with QSignalBlocker(combo):
                combo.setCurrentIndex(combo.findData(getattr(settings, name)))
        self._size.setEnabled(settings.cloud_shape == "points")
        beyond = tr("beyond {percent}, the threshold of Contours")
        self._threshold.setText(beyond.format(percent=fmt.percent(settings.contour_percent)))
        self._threshold.setVisible(settings.cloud_flying != Flying.KEEP)
        self._checks["cloud_show_removed"].setEnabled(settings.cloud_flying == Flying.DROP)

    def set_counts(self, counts: CloudCounts | None) -> None:
        """Show how many points there are, were left out and were moved; None: no cloud."""
        self._points = counts
        self._show_counts()

    def set_mesh_counts(self, counts: MeshCounts | None) -> None:
        """Show how many triangles there are and were left out; None: no mesh."""
        self._triangles = counts
        self._show_counts()

    def _show_counts(self) -> None:
        lines = _point_lines(self._points) if self._points else []
        if self._triangles and self._points:
            lines += _triangle_lines(self._triangles)
        self._counts.setText("\n".join(lines))

    def _connect(self) -> None:
        self._size.value_edited.connect(lambda value: self._edit("cloud_point_size", value))
        self._density.setToolTip(
            tr("Beyond 100 % finer points follow the photo's edges, in the mesh too")
        )
        self._density.value_edited.connect(lambda value: self._edit("cloud_density", value / 100))
        self._light.value_edited.connect(lambda value: self._edit("cloud_light", value / 100))
        self._light.setToolTip(
            tr("Shade surfaces that turn away from you, and hollows that light does not reach")
        )
        self._far.value_edited.connect(lambda value: self._edit("cloud_far_m", value))
        self._far_cut.setToolTip(tr("Leave out points beyond this depth"))
        self._far_cut.toggled.connect(self._on_far_cut)

    def _lay_out(self) -> None:
        form = form_layout()
        form.addRow(tr("Show"), self._combos["cloud_shape"])
        form.addRow(tr("Point size"), self._size)
        form.addRow(tr("Density"), self._density)
        form.addRow(tr("Shading"), self._light)
        form.addRow(self._far_cut, self._far)
        form.addRow(tr("Flying pixels"), self._lay_out_flying())
        form.addRow(tr("Colour"), self._combos["cloud_color_by"])
        form.addRow(tr("Background"), self._combos["cloud_background"])
        self.body.addLayout(self._lay_out_views())
        self.body.addLayout(form)
        self.body.addWidget(self._checks["cloud_show_removed"])
        shown = row_layout(self._checks["cloud_frustum"], self._checks["cloud_grid"])
        shown.addStretch(1)
        self.body.addLayout(shown)
        self.body.addWidget(self._counts)

    def _lay_out_flying(self) -> QVBoxLayout:
        combo = self._combos["cloud_flying"]
        combo.setAccessibleName(tr("Flying pixels"))
        combo.setToolTip(tr(flying.TIP))
        self._combos["cloud_shape"].setToolTip(
            tr("Show points, or the triangles between them, cut at contours")
        )
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(combo)
        column.addWidget(self._threshold)
        return column

    def _lay_out_views(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACING_PX // 2)
        for name, (title, tip) in VIEWS.items():
            button = _view_button(tr(title), tr(tip), self)
            button.clicked.connect(lambda _on, view=name: self.view_requested.emit(view))
            row.addWidget(button)
        fit = _view_button(tr("Fit"), tr("Come so near that all points are seen"), self)
        fit.clicked.connect(self.fit_requested)
        row.addWidget(fit)
        return row

    def _make_check(self, name: str) -> QCheckBox:
        title, tip = CHECKS[name]
        box = QCheckBox(tr(title), self)
        box.setToolTip(tr(tip))
        box.toggled.connect(lambda on: self._edit(name, on))
        return box

    def _make_combo(self, name: str, titles: dict[str, str]) -> QComboBox:
        combo = QComboBox(self)
        for value, title in titles.items():
            combo.addItem(tr(title), value)
        combo.currentIndexChanged.connect(lambda _row: self._edit(name, combo.currentData()))
        return combo

    def _on_far_cut(self, on: bool) -> None:
        self._far.setEnabled(on)
        self._edit("cloud_far_cut", on)

    def _edit(self, name: str, value: object) -> None:
        self.edited.emit(name, value)


def _point_lines(counts: CloudCounts) -> list[str]:
    lines = [tr("{count} points", counts.shown).format(count=fmt.count(counts.shown))]
    for number, text in (
        (counts.cut, tr("{count} of {total} points cut")),
        (counts.snapped, tr("{count} of {total} points snapped")),
        (counts.far, tr("{count} of {total} points too far")),
    ):
        if number:
            lines.append(text.format(count=fmt.count(number), total=fmt.count(counts.total)))
    return lines


def _triangle_lines(counts: MeshCounts) -> list[str]:
    lines = [tr("{count} triangles", counts.shown).format(count=fmt.count(counts.shown))]
    total = counts.shown + counts.cut + counts.far
    if counts.cut:
        text = tr("{count} of {total} triangles cut")
        lines.append(text.format(count=fmt.count(counts.cut), total=fmt.count(total)))
    return lines


def _view_button(title: str, tip: str, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setText(title)
    button.setToolTip(tip)
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return button


def _quiet(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setObjectName("Quiet")
    label.setWordWrap(True)
    return label
