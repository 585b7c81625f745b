"""The strip under the panes: depth along a line, with a cursor linked to the panes."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from core.measuring.measure import Profile
from gui.kit import number_format as fmt
from gui.kit.icons import icon
from gui.kit.plot import Plot
from gui.kit.theme import current_theme
from gui.kit.translate import tr
from gui.snapshot.pictures import SectionSide
from gui.widgets.section_plot import SectionPlot

HEIGHT_PX = 190
NEAR_PX = 12.0
"""Photo pixels from the line within which the panes' cursor is marked on the plot."""
LINE_PX = 1.6


class ProfileStrip(QWidget):
    """Depth Z over the pixels of a line; there only while there is a line."""

    hovered = Signal(float, float)  # (u, v) of the sample under the mouse
    left = Signal()  # the mouse went away
    export_requested = Signal()
    close_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Depth along the line"))
        self.setFixedHeight(HEIGHT_PX)
        self._profile: Profile | None = None
        self._section = SectionPlot(self)
        self._section.told.connect(self._tell)
        self._section.setVisible(False)
        self._plot = Plot(tr("Plot of depth along the line"), self)
        self._plot.made.connect(self._fill_plot)
        self._plot.dressed.connect(self._dress)
        self._plot.hovered.connect(self._on_hover)
        self._plot.left.connect(self.left)
        self._readout = QLabel(self)
        self._save = self._button("export", tr("Save the profile as CSV\u2026"))
        self._close = self._button("close", tr("Remove the profile"))
        self._save.clicked.connect(self.export_requested)
        self._close.clicked.connect(self.close_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 4)
        column.setSpacing(2)
        column.addLayout(self._make_header())
        column.addWidget(self._plot, 1)
        column.addWidget(self._section, 1)
        self.setVisible(False)

    def _button(self, name: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setIcon(icon(name))
        button.setToolTip(tip)
        button.setAccessibleName(tip.rstrip("\u2026"))
        return button

    def _make_header(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._title = title = QLabel(tr("Depth along the line"), self)
        title.setObjectName("Quiet")
        row.setSpacing(16)
        row.addWidget(title)
        row.addWidget(self._readout, 1)
        row.addWidget(self._save)
        row.addWidget(self._close)
        return row

    def set_profile(self, profile: Profile | None) -> None:
        """Show a profile; the strip hides without one."""
        self._profile = profile
        self.setVisible(profile is not None)
        if profile is None:
            return
        if not self._plot.is_made:
            self._plot.make()
        z = profile.z
        if np.isfinite(z).any():
            self._curve.setData(profile.pixels, z, connect=_joined(profile))
            self._readout.setText("")
        else:
            self._curve.setData([], [])
            self._readout.setText(tr("Nothing can be measured along this line: too far, or sky."))
        self._cursor.setVisible(False)

    def set_section(self, side: SectionSide | None, floor_m: float | None = None) -> None:
        """A section's points and upper outline in place of the depth; None: the depth again.

        Args:
            floor_m: height of the camera over the floor; None: heights are told from the camera.
        """
        self._section.set_side(side, floor_m)
        self._section.setVisible(side is not None)
        self._plot.setVisible(side is None)
        self._title.setText(tr("Section along the line") if side else tr("Depth along the line"))
        self._readout.setText("")

    def _tell(self, text: str) -> None:
        self._readout.setText(text)

    def set_probe(self, u: float | None, v: float | None) -> None:
        """Mark the sample next to the panes' cursor, if that is near the line."""
        if self._profile is None:
            return
        place = None
        if u is not None and v is not None:
            nearest, away = self._profile.nearest(u, v)
            place = nearest if away <= NEAR_PX else None
        self._cursor.setVisible(place is not None)
        if place is not None:
            self._cursor.setPos(float(self._profile.pixels[place]))
        if np.isfinite(self._profile.z).any() and not self._section.isVisibleTo(self):
            self._readout.setText("" if place is None else self._text(place))

    def _text(self, place: int) -> str:
        assert self._profile is not None
        values = {
            "Z": self._profile.z[place],
            "X": self._profile.xyz[place, 0],
            "Y": self._profile.xyz[place, 1],
            tr("from the start"): self._profile.distance_m[place],
        }
        pixel = fmt.pixels(float(self._profile.pixels[place]))
        metres = (f"{name} {fmt.metres(float(value))}" for name, value in values.items())
        return "   ".join([pixel, *metres])

    # The plot

    def _fill_plot(self) -> None:
        import pyqtgraph as pg

        item = self._plot.item
        item.setLabel("bottom", tr("pixels along the line"))
        item.setLabel("left", tr("depth Z, m"))
        self._curve = item.plot([], [])
        self._cursor = pg.InfiniteLine(angle=90, movable=False)
        self._cursor.setVisible(False)
        item.addItem(self._cursor, ignoreBounds=True)

    def _dress(self) -> None:
        import pyqtgraph as pg

        theme = current_theme()
        self._curve.setPen(pg.mkPen(theme.accent, width=LINE_PX))
        self._cursor.setPen(pg.mkPen(theme.warning))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._save.setIcon(icon("export"))
            self._close.setIcon(icon("close"))
        super().changeEvent(event)

    def _on_hover(self, pixel: float) -> None:
        if self._profile is not None:
            place = int(np.argmin(np.abs(self._profile.pixels - pixel)))
            self.hovered.emit(float(self._profile.u[place]), float(self._profile.v[place]))


def _joined(profile: Profile) -> np.ndarray[Any, np.dtype[np.int32]]:
    """Which samples are joined to the next one: not over contours, not over the unknown."""
    known = np.isfinite(profile.z)
    joined = known & np.r_[known[1:], False] & ~np.r_[profile.gaps[1:], True]
    return np.asarray(joined, np.int32)
