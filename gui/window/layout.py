"""Makes the panes, the panels and what lies around them, and puts them in their places."""

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

from gui.kit.translate import tr
from gui.panels.cloud import CloudPanel
from gui.panels.contours import ContoursPanel
from gui.panels.depth import DepthPanel
from gui.panels.effects import EffectsPanel
from gui.panels.evaluate import EvaluatePanel
from gui.panels.evaluate_plot import CurvePanel
from gui.panels.focal import FocalPanel
from gui.panels.known_length import KnownLengthPanel
from gui.panels.level import LevelPanel
from gui.panels.measure import MeasurePanel
from gui.panels.model import ModelPanel
from gui.panels.plan import PlanPanel
from gui.panels.presets import PresetsPanel
from gui.panes.cloud import CloudPane
from gui.panes.effects import EffectsPane
from gui.panes.evaluate import EvaluatePane
from gui.panes.raster import RasterPane
from gui.panes.wipe import WipePane
from gui.present.evaluation import EvaluationViews
from gui.present.presenter import LAYERS, Views
from gui.widgets.empty_state import EmptyState
from gui.widgets.error_strip import ErrorStrip
from gui.widgets.film_strip import FilmStrip
from gui.widgets.pane_area import HANDLE_PX, RASTERS, PaneArea
from gui.widgets.profile import ProfileStrip
from gui.widgets.side import SidePages
from gui.widgets.status import Readout, TaskBar
from gui.widgets.view_bar import TITLES, ViewBar

PANEL_WIDTH_PX = 300
STATUS_HEIGHT_PX = 28
TOOL_ICON = QSize(20, 20)


@dataclass
class Frame:
    """The parts of the window that are not drawn from a snapshot.

    Attributes:
        stack: the empty state, or the panes.
        splitter: between panes and panels.
        side: the panels.
        title: name and size of the photo, in the toolbar.
    """

    strip: ErrorStrip
    empty: EmptyState
    stack: QStackedWidget
    splitter: QSplitter
    side: SidePages
    toolbar: QToolBar
    title: QLabel
    panes: QWidget


def make_views() -> Views:
    """All views, without a parent yet."""
    rasters = {name: _raster(name) for name in RASTERS}
    for name in RASTERS[1:]:
        rasters[name].link_view(rasters[RASTERS[0]])
    wipe = WipePane()
    wipe.link_view(rasters[RASTERS[0]])
    cloud = CloudPane(tr(TITLES["cloud"]))
    effects = EffectsPane(tr(TITLES["effects"]))
    effects.link_view(rasters[RASTERS[0]])
    evaluate = EvaluatePane(tr(TITLES["evaluate"]))
    evaluate.link_view(rasters[RASTERS[0]])
    rasters["evaluate"] = evaluate
    return Views(
        rasters=rasters,
        wipe=wipe,
        cloud=cloud,
        area=PaneArea({**rasters, "cloud": cloud, "effects": effects}, wipe),
        bar=ViewBar(),
        film=FilmStrip(),
        readout=Readout(),
        task=TaskBar(),
        focal=FocalPanel(),
        depth=DepthPanel(),
        contours=ContoursPanel(),
        cloud_panel=CloudPanel(),
        model=ModelPanel(),
        effects=effects,
        effects_panel=EffectsPanel(),
        measure=MeasurePanel(),
        known=KnownLengthPanel(),
        level=LevelPanel(),
        plan=PlanPanel(),
        profile=ProfileStrip(),
        evaluation=EvaluationViews(evaluate, EvaluatePanel(), CurvePanel()),
        presets=PresetsPanel(),
    )


def _raster(name: str) -> RasterPane:
    pane = RasterPane(tr(TITLES[name]))
    pane.set_layers(*LAYERS[name])
    return pane


def make_frame(window: QMainWindow, views: Views) -> Frame:
    """Put the views into the window."""
    panes = _column(views.bar, views.area, views.profile, views.film)
    side = _side(views)
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(HANDLE_PX)
    for widget, stretch in ((panes, 1), (side, 0)):
        splitter.addWidget(widget)
        splitter.setStretchFactor(splitter.count() - 1, stretch)
    splitter.setSizes([1000, PANEL_WIDTH_PX])
    empty = EmptyState()
    stack = QStackedWidget()
    stack.addWidget(empty)
    stack.addWidget(splitter)
    strip = ErrorStrip()
    window.setCentralWidget(_column(strip, stack))
    toolbar, title = _toolbar(window)
    _fill_status_bar(window, views)
    return Frame(strip, empty, stack, splitter, side, toolbar, title, panes)


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
                views.model,
            ),
            "measure": (views.measure, views.known, views.level, views.plan),
            "effects": (views.effects_panel,),
            "evaluate": (views.evaluation.panel, views.evaluation.plot),
        }
    )
    side.setMinimumWidth(PANEL_WIDTH_PX)
    return side


def _toolbar(window: QMainWindow) -> tuple[QToolBar, QLabel]:
    toolbar = QToolBar(tr("Tools"), window)
    toolbar.setObjectName("Tools")
    toolbar.setMovable(False)
    toolbar.setFloatable(False)
    toolbar.setIconSize(TOOL_ICON)
    toolbar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    toolbar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    window.addToolBar(toolbar)
    title = QLabel()
    title.setAlignment(Qt.AlignmentFlag.AlignCenter)
    title.setAccessibleName(tr("Photo on show"))
    title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return toolbar, title


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
