"""What the timeline signals is done by the desk of films."""

from __future__ import annotations

from gui.control.film import FilmDesk
from gui.widgets.timeline import Timeline


def connect_film(desk: FilmDesk, timeline: Timeline) -> None:
    """Called once, when both are made."""
    timeline.frame_chosen.connect(desk.go_to)
    timeline.time_typed.connect(desk.go_to_time)
    timeline.stepped.connect(desk.step)
    timeline.play_toggled.connect(desk.toggle)
    timeline.speed_chosen.connect(desk.set_speed)
    timeline.steady_edited.connect(desk.set_steady)
    timeline.rate_edited.connect(desk.set_rate)
    timeline.make_requested.connect(desk.make_all)
    timeline.stop_requested.connect(desk.stop_making)
    timeline.pictures_wanted.connect(desk.make_pictures)
    desk.thumbnail_made.connect(timeline.set_picture)
    timeline.dragged.connect(desk.drag)
    timeline.in_chosen.connect(desk.set_in)
    timeline.out_chosen.connect(desk.set_out)
    timeline.in_requested.connect(lambda: desk.set_in())
    timeline.out_requested.connect(lambda: desk.set_out())
    timeline.start_requested.connect(desk.go_to_start)
    timeline.end_requested.connect(desk.go_to_end)
