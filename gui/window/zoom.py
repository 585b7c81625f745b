"""Zoom by command: of the pictures, which share it, or of the cloud."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from gui.panes.raster import RasterPane
from gui.present.views import Views
from gui.window.guidance import holds


class Zooming:
    """Zooms the pane that has the keyboard, else the pictures on show."""

    def __init__(self, views: Views) -> None:
        self._views = views

    def fit(self) -> None:
        """Show the whole photo, and the whole cloud where that has the keyboard."""
        self._views.rasters["photo"].fit()
        if self._in_cloud():
            self._views.cloud.fit()

    def real_pixels(self) -> None:
        """A pixel of the photo on each pixel of the screen."""
        self._picture().zoom_to_real_pixels()

    def step(self, steps: int) -> None:
        """Closer by that many steps; negative ones go away."""
        if self._in_cloud():
            self._views.cloud.zoom(steps)
        else:
            self._picture().zoom(steps)

    def _in_cloud(self) -> bool:
        cloud = self._views.cloud
        shown = [pane for pane in self._views.panes.values() if pane.isVisible()]
        return holds(cloud, QApplication.focusWidget()) or shown == [cloud]

    def _picture(self) -> RasterPane:
        """The picture that has the keyboard, else the first one on show."""
        rasters = [*self._views.wipe_sides(), *self._views.rasters.values()]
        shown = [pane for pane in rasters if pane.isVisible()] or rasters
        focus = QApplication.focusWidget()
        return next((pane for pane in shown if holds(pane, focus)), shown[0])
