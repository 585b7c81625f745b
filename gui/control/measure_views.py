"""Joins the measuring desk with the views."""

from __future__ import annotations

from gui.control.measure import MeasureDesk
from gui.present.views import Views
from gui.state.app_state import MarkId
from gui.state.panes import pane_of


def connect_measure(desk: MeasureDesk, views: Views) -> None:
    """What the panes and the measuring panels ask for goes to the desk."""
    measuring = [pane for name, pane in views.rasters.items() if pane_of(name).measures]
    for pane in (*measuring, *views.wipe_sides()):
        pane.point_set.connect(desk.set_point)
        pane.clicked.connect(desk.click)
        pane.mark_chosen.connect(desk.choose)
        pane.end_moved.connect(desk.move_end)
    for panel in (views.measure, views.region, views.known):
        panel.tool_chosen.connect(desk.choose_tool)
    views.measure.row_chosen.connect(desk.choose)
    views.measure.renamed.connect(desk.rename)
    views.measure.delete_requested.connect(desk.remove_selected)
    views.measure.clear_requested.connect(lambda: desk.clear("measure"))
    views.region.clear_requested.connect(lambda: desk.remove(MarkId("region")))
    views.known.fit_chosen.connect(desk.choose_fit)
    views.known.told.connect(desk.tell)
    views.known.kind_chosen.connect(desk.choose_kind)
    views.known.remove_requested.connect(lambda place: desk.remove(MarkId("known", place)))
    views.known.clear_requested.connect(lambda: desk.clear("known"))
    desk.known_added.connect(views.known.focus_field)
    views.profile.close_requested.connect(lambda: desk.remove(MarkId("profile")))
