"""Puts panes, panels and what lies around them in their places."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from gui.kit.plain_text import plain_label
from gui.kit.translate import tr
from gui.present.views import Views
from gui.widgets.empty_state import EmptyState
from gui.widgets.error_strip import ErrorStrip
from gui.widgets.pane_area import HANDLE_PX, PaneArea
from gui.widgets.side import SidePages

PANEL_WIDTH_PX = 320
STATUS_HEIGHT_PX = 28
CENTRE_HEIGHT_PX = 38
TOOL_ICON = QSize(20, 20)


@dataclass
class Frame:
    """The parts of the window that are not drawn from a snapshot.

    Attributes:
        stack: the empty state, or the panes.
        splitter: between panes and panels.
        side: the panels.
        title: name and size of the photo.
        centre: the middle of the toolbar: the title, or what the strip says.
    """

    strip: ErrorStrip
    empty: EmptyState
    stack: QStackedWidget
    splitter: QSplitter
    side: SidePages
    toolbar: QToolBar
    title: QLabel
    centre: QWidget
    panes: QWidget


def make_frame(window: QMainWindow, views: Views) -> Frame:
    """Put the views into the window."""
    middle = _column(views.bar, views.area, views.profile, views.timeline, views.live, views.film)
    side = _side(views)
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(HANDLE_PX)
    for widget, stretch in ((middle, 1), (side, 0)):
        splitter.addWidget(widget)
        splitter.setStretchFactor(splitter.count() - 1, stretch)
    splitter.setSizes([1000, PANEL_WIDTH_PX])
    empty = EmptyState()
    stack = QStackedWidget()
    stack.addWidget(empty)
    stack.addWidget(splitter)
    window.setCentralWidget(_column(stack))
    strip, title = ErrorStrip(), _title()
    toolbar = _toolbar(window)
    _fill_status_bar(window, views)
    centre = _toolbar_centre(title, strip)
    return Frame(strip, empty, stack, splitter, side, toolbar, title, centre, middle)


def _column(*widgets: QWidget) -> QWidget:
    """Widgets below each other without gaps; panes, splitters and stacks take the room."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        takes_room = isinstance(widget, PaneArea | QSplitter | QStackedWidget)
        column.addWidget(widget, 1 if takes_room else 0)
    return holder


def _side(views: Views) -> SidePages:
    side = SidePages(
        {
            "look": (
                views.presets,
                views.focal,
                views.depth,
                views.contours,
                views.cloud_panel,
                views.cutting,
                views.model,
            ),
            "measure": (views.measure, views.region, views.known, views.level, views.plan),
            "effects": (views.effects_panel,),
            "evaluate": (views.second, views.evaluation.panel, views.evaluation.plot),
        }
    )
    side.setMinimumWidth(PANEL_WIDTH_PX)
    return side


def _toolbar(window: QMainWindow) -> QToolBar:
    toolbar = QToolBar(tr("Tools"), window)
    toolbar.setObjectName("Tools")
    toolbar.setMovable(False)
    toolbar.setFloatable(False)
    toolbar.setIconSize(TOOL_ICON)
    toolbar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    toolbar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    window.addToolBar(toolbar)
    return toolbar


def _title() -> QLabel:
    title = plain_label()
    title.setAlignment(Qt.AlignmentFlag.AlignCenter)
    title.setAccessibleName(tr("Photo on show"))
    title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return title


def _toolbar_centre(title: QLabel, strip: ErrorStrip) -> QWidget:
    """The title makes way for messages; neither moves the tools."""
    centre = QWidget()
    centre.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    centre.setFixedHeight(CENTRE_HEIGHT_PX)
    row = QHBoxLayout(centre)
    row.setContentsMargins(8, 0, 8, 0)
    for widget in (title, strip):
        row.addWidget(widget, 1)
    strip.occupied.connect(lambda occupied: title.setVisible(not occupied))
    return centre


def _fill_status_bar(window: QMainWindow, views: Views) -> None:
    bar = window.statusBar()
    bar.setSizeGripEnabled(False)
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    holder.setMinimumHeight(STATUS_HEIGHT_PX)  # the same whether something runs or not
    policy = views.readout.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    views.readout.setSizePolicy(policy)
    row.addWidget(views.readout, 1)
    row.addWidget(views.task)
    bar.addWidget(holder, 1)
