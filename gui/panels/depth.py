"""How depth is coloured: map, near and far end, opacity over the photo."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QComboBox, QLabel, QToolButton, QWidget

from core.colormap import COLORMAPS, lut
from core.settings import limits
from gui.kit.translate import tr
from gui.panels.depth_scale import FARTHEST_M, NEAREST_M, DepthScale, FloatArray
from gui.panels.metres_spin import MetresSpin
from gui.panels.section import Section, form_layout, row_layout
from gui.panels.slider_field import percent_field
from gui.snapshot.parts import DepthLook

NO_HISTOGRAM_EDGES = np.array([1 / 50, 1 / 0.5])
SWATCH_SIZE = QSize(72, 12)


class DepthPanel(Section):
    """Colour map, depth scale with its two ends as numbers, opacity."""

    colormap_chosen = Signal(str)
    range_edited = Signal(float, float)  # near and far in metres
    range_reset = Signal()  # back to automatic ends
    opacity_edited = Signal(float)  # 0 to 1

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Depth"), parent)
        self._scale = DepthScale(self)
        self._near = self._make_end(tr("Near end"), tr("Everything nearer takes the last colour"))
        self._far = self._make_end(tr("Far end"), tr("Everything farther takes the first colour"))
        self._auto = self._make_auto()
        self._colormap = self._make_colormap()
        self._opacity = percent_field(tr("Opacity of the depth"), limits("overlay_opacity"))
        self._opacity.setToolTip(tr("How much the depth covers the photo in the depth pane"))
        self._scale_note = QLabel(self)
        self._scale_note.setObjectName("Quiet")
        self._scale_note.setToolTip(tr("All metres are scaled to things of known length"))
        self.header.addWidget(self._scale_note)
        self._lay_out()
        self._connect()

    def _make_end(self, name: str, tip: str) -> MetresSpin:
        spin = MetresSpin(name, nearest_m=NEAREST_M, farthest_m=FARTHEST_M, parent=self)
        spin.setToolTip(tip)
        return spin

    def _make_auto(self) -> QToolButton:
        button = QToolButton(self)
        button.setText(tr("Auto"))
        button.setCheckable(True)
        button.setToolTip(tr("Leave out the nearest and the farthest 2 % of the picture"))
        return button

    def _make_colormap(self) -> QComboBox:
        combo = QComboBox(self)
        combo.setIconSize(SWATCH_SIZE)
        combo.setAccessibleName(tr("Colour map"))
        for name in COLORMAPS:
            combo.addItem(_swatch(name), tr(name.capitalize()), name)
        return combo

    def _lay_out(self) -> None:
        form = form_layout()
        form.addRow(tr("Colours"), self._colormap)
        self.body.addLayout(form)
        self.body.addWidget(self._scale)
        ends = row_layout(self._near, self._auto, self._far)
        ends.setStretch(0, 1)
        ends.setStretch(2, 1)
        self.body.addLayout(ends)
        opacity = form_layout()
        opacity.addRow(tr("Opacity"), self._opacity)
        self.body.addLayout(opacity)

    def _connect(self) -> None:
        self._colormap.activated.connect(self._on_colormap)
        self._scale.range_edited.connect(self._on_dragged)
        self._scale.range_reset.connect(self.range_reset)
        self._near.valueChanged.connect(self._on_typed)
        self._far.valueChanged.connect(self._on_typed)
        self._auto.clicked.connect(self._on_auto)
        self._opacity.value_edited.connect(self._on_opacity)

    # Values

    def set_part(self, part: DepthLook) -> None:
        """Show the colours, their ends and the histogram without emitting."""
        self._colormap.setCurrentIndex(self._colormap.findData(part.colormap))
        self._scale.set_lut(lut(part.colormap))
        self._opacity.set_value(100 * part.opacity)
        self._scale.set_histogram(*_histogram(part))
        metric = part.derived is None or part.per_metre is not None
        for widget in (self._scale, self._near, self._auto, self._far):
            widget.setVisible(metric)
        self._scale.set_range(part.near_m, part.far_m)
        self._auto.setChecked(part.auto)
        self._show_ends()

    def set_scale_note(self, text: str) -> None:
        """How the metres are scaled; "" for not at all."""
        self._scale_note.setText(text)

    def _show_ends(self) -> None:
        for spin, depth in zip((self._near, self._far), self._scale.range(), strict=True):
            with QSignalBlocker(spin):
                spin.setValue(depth)

    # Edits

    def _on_colormap(self, index: int) -> None:
        name = str(self._colormap.itemData(index))
        self._scale.set_lut(lut(name))
        self.colormap_chosen.emit(name)

    def _on_dragged(self, near_m: float, far_m: float) -> None:
        self._auto.setChecked(False)
        self._show_ends()
        self.range_edited.emit(near_m, far_m)

    def _on_typed(self) -> None:
        self._scale.set_range(self._near.value(), self._far.value())
        self._on_dragged(*self._scale.range())

    def _on_auto(self) -> None:
        self._auto.setChecked(True)
        self.range_reset.emit()

    def _on_opacity(self, percent: float) -> None:
        self.opacity_edited.emit(percent / 100)


def _histogram(part: DepthLook) -> tuple[NDArray[np.int64], FloatArray]:
    """Counts (n,) between inverse depths (n + 1,), ascending, in 1/m; none without metres."""
    if part.derived is None or part.per_metre is None:
        return np.zeros(1, np.int64), NO_HISTOGRAM_EDGES
    counts, edges = part.derived.histogram
    return counts, edges * part.per_metre


def _swatch(name: str) -> QIcon:
    """A map from near (left) to far, as on the scale."""
    colors = np.ascontiguousarray(lut(name)[::-1][None])
    image = QImage(colors.data, colors.shape[1], 1, colors.nbytes, QImage.Format.Format_RGB888)
    return QIcon(QPixmap.fromImage(image).scaled(SWATCH_SIZE))
