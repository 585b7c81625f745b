"""Rows of the menu Film."""

from __future__ import annotations

from gui.kit.translate import mark
from gui.state.conditions import with_camera, with_film
from gui.window.commands import Action

LONG_STEP = 10

FILM = (
    Action(
        "play",
        mark("Play or pause"),
        lambda do: do.controller.film.toggle(),
        ("Space",),
        "play",
        with_film,
        with_film,
        in_panes=True,
    ),
    Action(
        "next_frame",
        mark("Next frame"),
        lambda do: do.controller.film.step(1),
        (".",),
        "step-forward",
        with_film,
        starts_group=True,
    ),
    Action(
        "previous_frame",
        mark("Previous frame"),
        lambda do: do.controller.film.step(-1),
        (",",),
        "step-back",
        with_film,
    ),
    Action(
        "ten_frames_on",
        mark("Ten frames on"),
        lambda do: do.controller.film.step(LONG_STEP),
        (">",),
        enabled=with_film,
    ),
    Action(
        "ten_frames_back",
        mark("Ten frames back"),
        lambda do: do.controller.film.step(-LONG_STEP),
        ("<",),
        enabled=with_film,
    ),
    Action(
        "first_frame",
        mark("First frame"),
        lambda do: do.controller.film.go_to_start(),
        ("Ctrl+Home",),
        enabled=with_film,
    ),
    Action(
        "last_frame",
        mark("Last frame"),
        lambda do: do.controller.film.go_to_end(),
        ("Ctrl+End",),
        enabled=with_film,
    ),
    Action(
        "set_in",
        mark("Begin at this frame"),
        lambda do: do.controller.film.set_in(),
        ("I",),
        "mark-in",
        with_film,
        starts_group=True,
    ),
    Action(
        "set_out",
        mark("End with this frame"),
        lambda do: do.controller.film.set_out(),
        ("Shift+I",),
        "mark-out",
        with_film,
    ),
    Action(
        "clear_range",
        mark("All of the film"),
        lambda do: do.controller.film.clear_range(),
        enabled=with_film,
    ),
    Action(
        "make_all",
        mark("Make depth of all frames"),
        lambda do: do.controller.film.make_all(),
        ("Shift+R",),
        "depth",
        with_film,
        starts_group=True,
    ),
    Action(
        "kept_films",
        mark("Kept depth of films\u2026"),
        lambda do: do.sheets.kept(),
    ),
    Action(
        "freeze",
        mark("Freeze the camera's picture"),
        lambda do: do.controller.live.freeze(),
        ("Ctrl+Shift+F",),
        "photo",
        with_camera,
        starts_group=True,
    ),
    Action(
        "record",
        mark("Record the camera\u2026"),
        lambda do: do.files.record(),
        enabled=with_camera,
    ),
)
