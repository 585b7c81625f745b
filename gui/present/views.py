"""Everything on which a snapshot is drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import cast

from gui.kit.translate import tr
from gui.panes.cloud import CloudPane
from gui.panes.depth_legend import DepthLegend
from gui.panes.effects import EffectsPane
from gui.panes.evaluate import EvaluatePane
from gui.panes.own_mark import OwnMark
from gui.panes.panorama_mark import PanoramaMark
from gui.panes.preview_mark import PreviewMark
from gui.panes.raster import RasterPane
from gui.panes.wipe import WipePane
from gui.present.evaluation import EvaluationViews
from gui.present.side_panels import SidePanels
from gui.state import panes
from gui.state.panes import Pane
from gui.widgets.film_strip import FilmStrip
from gui.widgets.live_bar import LiveBar
from gui.widgets.pane_area import PaneArea
from gui.widgets.profile import ProfileStrip
from gui.widgets.status import Readout, TaskBar
from gui.widgets.timeline import Timeline
from gui.widgets.view_bar import ViewBar

PaneWidget = RasterPane | CloudPane
OWN_WIDGETS: dict[str, Callable[[str], PaneWidget]] = {
    "cloud": CloudPane,
    "effects": EffectsPane,
    "evaluate": EvaluatePane,
}
"""Makers of the panes that are more than pictures of the photo, by id: they take the title."""


@dataclass(kw_only=True)
class Views(SidePanels):
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
    timeline: Timeline = field(default_factory=Timeline)
    live: LiveBar = field(default_factory=LiveBar)
    preview: PreviewMark = field(default_factory=PreviewMark)
    legend: DepthLegend = field(default_factory=DepthLegend)
    own: OwnMark = field(default_factory=OwnMark)
    panorama: PanoramaMark = field(default_factory=PanoramaMark)

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
    area = PaneArea(widgets, wipe)
    views = Views(panes=widgets, wipe=wipe, area=area, evaluation=evaluation)
    views.rasters["depth"].set_corner(views.preview)
    views.rasters["depth"].set_corner(views.legend, right=True, legend=True)
    views.rasters["photo"].set_corner(views.own)
    views.rasters["photo"].set_corner(views.panorama, right=True)
    return views


def _make_pane(row: Pane) -> PaneWidget:
    """A pane's widget: its own, or the pictures of the photo that its row says."""
    made = OWN_WIDGETS.get(row.id, RasterPane)(tr(row.title))
    if row.layers is not None and isinstance(made, RasterPane):
        made.set_layers(*row.layers)
    return made
