"""Everything on which a snapshot is drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import cast

from gui.kit.translate import tr
from gui.panels.cloud import CloudPanel
from gui.panels.contours import ContoursPanel
from gui.panels.cutting import CuttingPanel
from gui.panels.depth import DepthPanel
from gui.panels.effects import EffectsPanel
from gui.panels.focal import FocalPanel
from gui.panels.known_length import KnownLengthPanel
from gui.panels.level import LevelPanel
from gui.panels.measure import MeasurePanel
from gui.panels.model import ModelPanel
from gui.panels.plan import PlanPanel
from gui.panels.presets import PresetsPanel
from gui.panels.region import RegionPanel
from gui.panels.second import SecondPanel
from gui.panes.cloud import CloudPane
from gui.panes.depth_legend import DepthLegend
from gui.panes.effects import EffectsPane
from gui.panes.evaluate import EvaluatePane
from gui.panes.own_mark import OwnMark
from gui.panes.preview_mark import PreviewMark
from gui.panes.raster import RasterPane
from gui.panes.wipe import WipePane
from gui.present.evaluation import EvaluationViews
from gui.state import panes
from gui.state.panes import Pane
from gui.widgets.film_strip import FilmStrip
from gui.widgets.pane_area import PaneArea
from gui.widgets.profile import ProfileStrip
from gui.widgets.status import Readout, TaskBar
from gui.widgets.view_bar import ViewBar

PaneWidget = RasterPane | CloudPane
OWN_WIDGETS: dict[str, Callable[[str], PaneWidget]] = {
    "cloud": CloudPane,
    "effects": EffectsPane,
    "evaluate": EvaluatePane,
}
"""Makers of the panes that are more than pictures of the photo, by id: they take the title."""


@dataclass
class Views:
    """The views, without a parent yet.

    Attributes:
        panes: widgets by id, in the order of the table of panes.
        area: holds the panes and the wipe.
    """

    panes: dict[str, PaneWidget]
    wipe: WipePane
    area: PaneArea
    evaluation: EvaluationViews
    bar: ViewBar = field(default_factory=ViewBar)
    film: FilmStrip = field(default_factory=FilmStrip)
    readout: Readout = field(default_factory=Readout)
    task: TaskBar = field(default_factory=TaskBar)
    profile: ProfileStrip = field(default_factory=ProfileStrip)
    focal: FocalPanel = field(default_factory=FocalPanel)
    depth: DepthPanel = field(default_factory=DepthPanel)
    contours: ContoursPanel = field(default_factory=ContoursPanel)
    cloud_panel: CloudPanel = field(default_factory=CloudPanel)
    cutting: CuttingPanel = field(default_factory=CuttingPanel)
    model: ModelPanel = field(default_factory=ModelPanel)
    preview: PreviewMark = field(default_factory=PreviewMark)
    legend: DepthLegend = field(default_factory=DepthLegend)
    own: OwnMark = field(default_factory=OwnMark)
    effects_panel: EffectsPanel = field(default_factory=EffectsPanel)
    second: SecondPanel = field(default_factory=SecondPanel)
    measure: MeasurePanel = field(default_factory=MeasurePanel)
    region: RegionPanel = field(default_factory=RegionPanel)
    known: KnownLengthPanel = field(default_factory=KnownLengthPanel)
    level: LevelPanel = field(default_factory=LevelPanel)
    plan: PlanPanel = field(default_factory=PlanPanel)
    presets: PresetsPanel = field(default_factory=PresetsPanel)

    @property
    def rasters(self) -> dict[str, RasterPane]:
        """The panes that show the photo's pixels."""
        rows = (row for row in panes.PANES if row.layers is not None)
        return {row.id: cast(RasterPane, self.panes[row.id]) for row in rows}

    @property
    def cloud(self) -> CloudPane:
        return cast(CloudPane, self.panes["cloud"])

    @property
    def effects(self) -> EffectsPane:
        return cast(EffectsPane, self.panes["effects"])

    def wipe_sides(self) -> tuple[RasterPane, RasterPane]:
        return self.wipe.left(), self.wipe.right()


def make_views() -> Views:
    """All views; the panes as their table says."""
    widgets = {row.id: _make_pane(row) for row in panes.PANES}
    wipe = WipePane(tr("Photo"), tr("Depth"))
    rasters = [widget for widget in widgets.values() if isinstance(widget, RasterPane)]
    for raster in rasters[1:]:
        raster.link_view(rasters[0])
    wipe.link_view(rasters[0])
    evaluate = cast(EvaluatePane, widgets["evaluate"])
    evaluation = EvaluationViews(evaluate)
    views = Views(widgets, wipe, PaneArea(widgets, wipe), evaluation)
    views.rasters["depth"].set_corner(views.preview)
    views.rasters["depth"].set_corner(views.legend, right=True, legend=True)
    views.rasters["photo"].set_corner(views.own)
    return views


def _make_pane(row: Pane) -> PaneWidget:
    """A pane's widget: its own, or the pictures of the photo that its row says."""
    made = OWN_WIDGETS.get(row.id, RasterPane)(tr(row.title))
    if row.layers is not None and isinstance(made, RasterPane):
        made.set_layers(*row.layers)
    return made
