"""Drawing around points of a cloud with the mouse: freely, or a rectangle."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent

from gui.panes.cloud_view import CloudView
from gui.panes.orbit import Viewport
from gui.state.app_state import HIDING, Tool

LEAST_SIZE_PX = 4.0


@dataclass(frozen=True, eq=False)
class Outline:
    """What was drawn around.

    Attributes:
        viewport: how the points were seen.
        corners: (M, 2) pixels of the viewport.
        outside: everything else is meant.
    """

    viewport: Viewport
    corners: NDArray[np.float64]
    outside: bool


class OutlineTool(QObject):
    """Takes the left button's drags while it is in use."""

    outlined = Signal(object)  # Outline

    def __init__(self, view: CloudView) -> None:
        super().__init__(view)
        self._view = view
        self._tool = Tool.NONE
        self._way: list[QPointF] = []

    def set_tool(self, tool: Tool) -> None:
        """Take up a tool; one that draws no outlines lays it down."""
        self._tool = tool if tool in HIDING else Tool.NONE
        if self._tool == Tool.NONE:
            self._view.unsetCursor()
        else:
            self._view.setCursor(Qt.CursorShape.CrossCursor)
        self._follow([])

    def takes(self, event: QMouseEvent) -> bool:
        """Whether the event belongs to an outline."""
        kind = event.type()
        if self._tool == Tool.NONE:
            return False
        if kind == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            self._follow([event.position()])
        elif not self._way:
            return False
        elif kind == QEvent.Type.MouseMove:
            self._follow(self._after(event.position()))
        elif kind == QEvent.Type.MouseButtonRelease:
            self._finish(event)
        return True

    def _after(self, position: QPointF) -> list[QPointF]:
        if self._tool == Tool.HIDE_LASSO:
            return [*self._way, position]
        first = self._way[0]
        return [
            first,
            QPointF(position.x(), first.y()),
            position,
            QPointF(first.x(), position.y()),
        ]

    def _finish(self, event: QMouseEvent) -> None:
        corners = np.array([(point.x(), point.y()) for point in self._way])
        self._follow([])
        if np.ptp(corners, axis=0).max() < LEAST_SIZE_PX:
            return
        outside = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        scaled = corners * self._view.devicePixelRatioF()
        self.outlined.emit(Outline(self._view.viewport(), scaled, outside))

    def _follow(self, way: list[QPointF]) -> None:
        self._way = way
        self._view.set_outline(way)
