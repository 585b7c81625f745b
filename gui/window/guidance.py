"""What makes the window comfortable: the tour, the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from gui.control.controller import Controller
from gui.present.views import Views
from gui.snapshot.parts import Snapshot
from gui.widgets.tour import Tour
from gui.window.hideable import Hideable
from gui.window.layout import Frame


class Guidance(QObject):
    """Carries out the actions that need the window's parts."""

    def __init__(
        self,
        window: QMainWindow,
        frame: Frame,
        views: Views,
        controller: Controller,
        hideable: Hideable,
    ) -> None:
        super().__init__(window)
        self._frame, self._views = frame, views
        self._controller, self._hideable = controller, hideable
        self._tour = Tour(window, self._find)
        self._tour.wanted.connect(self._bring_to_light)
        self._tour.ended.connect(self._on_tour_ended)
        self._greets = False
        controller.changed.connect(self._on_changed)

    # Tour

    def greet(self) -> None:
        """Show the tour to those who have not dismissed it, once there is something to show."""
        self._greets = not self._controller.store.state.settings.tour_seen

    def _on_changed(self, snapshot: Snapshot) -> None:
        if self._greets and snapshot.pictures.points is not None:
            self._greets = False
            self._tour.begin(with_keyboard=True)

    def tour(self) -> None:
        """Show the tour again."""
        self._tour.begin(with_keyboard=True)

    def make_way(self, sheet: bool) -> None:
        """The tour ends where a sheet comes."""
        if sheet and self._tour.isVisible():
            self._tour.end()

    def _on_tour_ended(self, for_good: bool) -> None:
        self._controller.store.remember(tour_seen=for_good)

    def _find(self, target: str) -> QWidget | None:
        frame, views = self._frame, self._views
        empty = frame.stack.currentWidget() is frame.empty
        targets: dict[str, QWidget | None] = {
            "drop": frame.empty.frame if empty else views.film,
            "threshold": views.contours,
            "focal": views.focal,
            "cloud": views.cloud,
            "export": frame.toolbar.findChild(QWidget, "export"),
        }
        return targets[target]

    def _bring_to_light(self, target: str) -> None:
        if target in ("threshold", "focal"):
            self._hideable.show("toggle_panels")
            panel = self._views.contours if target == "threshold" else self._views.focal
            self._frame.side.reveal(panel)

    # Keyboard

    def next_area(self) -> None:
        """Put the keyboard into the next part of the window."""
        self._go(1)

    def previous_area(self) -> None:
        """Put the keyboard into the part before."""
        self._go(-1)

    def _go(self, step: int) -> None:
        areas = [area for area in self._areas() if first_stop(area) is not None]
        if not areas:
            return
        focus = QApplication.focusWidget()
        inside = [place for place, area in enumerate(areas) if holds(area, focus)]
        place = (inside[-1] + step) % len(areas) if inside else (0 if step > 0 else -1)
        stop = first_stop(areas[place])
        assert stop is not None
        stop.setFocus(Qt.FocusReason.TabFocusReason)

    def _areas(self) -> list[QWidget]:
        """The window's parts that are on show, in reading order."""
        frame, views = self._frame, self._views
        panes: list[QWidget] = [*views.panes.values(), views.wipe]
        areas = [
            frame.toolbar,
            frame.empty,
            views.bar,
            *panes,
            views.timeline,
            views.live,
            views.film,
        ]
        areas += [frame.side, views.task, self._tour]
        return [area for area in areas if area.isVisible()]


def first_stop(area: QWidget) -> QWidget | None:
    """The first widget in an area to which the keyboard can go, as one reads; None without one.

    Not by ``nextInFocusChain``: PySide takes back from it wrappers that others hold.
    """
    if takes_focus(area):
        return area
    stops = [widget for widget in area.findChildren(QWidget) if takes_focus(widget)]
    return min(stops, key=lambda widget: _place_in(area, widget), default=None)


def _place_in(area: QWidget, widget: QWidget) -> tuple[int, int]:
    place = widget.mapTo(area, QPoint())
    return place.y(), place.x()


def takes_focus(widget: QWidget) -> bool:
    """Whether Tab stops at a widget now."""
    target = widget.focusProxy() or widget
    tabbed = bool(target.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tabbed and target.isVisible() and target.isEnabled()


def holds(area: QWidget, widget: QWidget | None) -> bool:
    """Whether a widget is an area or in it."""
    return widget is not None and (area is widget or area.isAncestorOf(widget))
