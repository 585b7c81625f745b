"""Point cloud: views, points, what is left out, colours."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStyle,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.settings import Settings, limits
from gui import format as fmt
from gui.panels.metres_field import MetresField
from gui.panels.section import SPACING_PX, Section, form_layout, row_layout
from gui.panels.slider_field import SliderField
from gui.words import mark, tr

VIEWS = {
    "camera": (mark("Camera"), mark("Look from where the photo was taken")),
    "front": (mark("Front"), mark("Look at all points from the front")),
    "side": (mark("Side"), mark("Look at all points from the right")),
    "top": (mark("Top"), mark("Look at all points from above")),
}
FAR_LIMITS_M = (0.5, fmt.FAR_M)
COLORS = {"photo": mark("Photo"), "depth": mark("Depth"), "height": mark("Height above floor")}
BACKGROUNDS = {
    "auto": mark("Like the window"),
    "black": mark("Black"),
    "grey": mark("Grey"),
    "white": mark("White"),
}
CHECKS = {
    "cloud_remove_flying": (
        mark("Remove flying pixels"),
        mark("Leave out points at occluding contours: they hang between near and far"),
    ),
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
        self._density = SliderField(tr("Density"), minimum=1, maximum=100, step=1, suffix=" %")
        self._far = MetresField(
            tr("Far cut"), nearest_m=FAR_LIMITS_M[0], farthest_m=FAR_LIMITS_M[1], parent=self
        )
        self._far_cut = QCheckBox(tr("Far cut"), self)
        self._checks = {name: self._make_check(name) for name in CHECKS}
        self._color_by = self._make_combo("cloud_color_by", COLORS)
        self._background = self._make_combo("cloud_background", BACKGROUNDS)
        self._threshold, self._counts = _quiet(self), _quiet(self)
        self._connect()
        self._lay_out()

    def set_look(self, settings: Settings) -> None:
        """Show the settings of the cloud, and the contours' threshold that removal uses."""
        self._size.set_value(settings.cloud_point_size)
        self._density.set_value(100 * settings.cloud_density)
        self._far.set_value(settings.cloud_far_m)
        self._far.setEnabled(settings.cloud_far_cut)
        for name, box in {**self._checks, "cloud_far_cut": self._far_cut}.items():
            with QSignalBlocker(box):
                box.setChecked(getattr(settings, name))
        for combo, value in (
            (self._color_by, settings.cloud_color_by),
            (self._background, settings.cloud_background),
        ):
            with QSignalBlocker(combo):
                combo.setCurrentIndex(combo.findData(value))
        beyond = tr("beyond {percent}, the threshold of Contours")
        self._threshold.setText(beyond.format(percent=fmt.percent(settings.contour_percent)))

    def set_counts(self, shown: int, removed_flying: int, removed_far: int) -> None:
        """Show how many points there are and how many were left out; three zeros: no cloud."""
        if not (shown or removed_flying or removed_far):
            self._counts.setText("")
            return
        lines = [tr("{count} points", shown).format(count=fmt.count(shown))]
        if removed_flying:
            text = tr("{count} removed as flying", removed_flying)
            lines.append(text.format(count=fmt.count(removed_flying)))
        if removed_far:
            text = tr("{count} removed as too far", removed_far)
            lines.append(text.format(count=fmt.count(removed_far)))
        self._counts.setText("\n".join(lines))

    def _connect(self) -> None:
        self._size.value_edited.connect(lambda value: self._edit("cloud_point_size", value))
        self._density.value_edited.connect(lambda value: self._edit("cloud_density", value / 100))
        self._far.value_edited.connect(lambda value: self._edit("cloud_far_m", value))
        self._far_cut.setToolTip(tr("Leave out points beyond this depth"))
        self._far_cut.toggled.connect(self._on_far_cut)

    def _lay_out(self) -> None:
        form = form_layout()
        form.addRow(tr("Point size"), self._size)
        form.addRow(tr("Density"), self._density)
        form.addRow(self._far_cut, self._far)
        form.addRow(tr("Colour"), self._color_by)
        form.addRow(tr("Background"), self._background)
        self.body.addLayout(self._lay_out_views())
        self.body.addLayout(form)
        self.body.addLayout(self._lay_out_removal())
        self.body.addWidget(self._checks["cloud_show_removed"])
        shown = row_layout(self._checks["cloud_frustum"], self._checks["cloud_grid"])
        shown.addStretch(1)
        self.body.addLayout(shown)
        self.body.addWidget(self._counts)

    def _lay_out_removal(self) -> QVBoxLayout:
        box = self._checks["cloud_remove_flying"]
        style = box.style()
        text_from = style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth) + style.pixelMetric(
            QStyle.PixelMetric.PM_CheckBoxLabelSpacing
        )
        self._threshold.setContentsMargins(text_from, 0, 0, 0)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(box)
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
