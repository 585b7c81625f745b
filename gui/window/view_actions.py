"""Rows of the menu View: panes, layouts, zoom, the cloud, parts of the window."""

from __future__ import annotations

from gui.kit.translate import mark
from gui.state import panes
from gui.state.conditions import with_depth, with_photo, without_film
from gui.state.panes import Pane
from gui.window.commands import Action, Commands


def rows() -> tuple[Action, ...]:
    """A row for every pane, then all others."""
    return (*map(_pane_action, panes.PANES), *VIEW)


def _pane_action(pane: Pane) -> Action:
    return Action(
        f"pane_{pane.id}",
        pane.title,
        lambda do: do.controller.choose_pane(pane.id),
        (pane.key,),
        pane.icon,
        with_photo,
    )


def _focus_focal(do: Commands) -> None:
    do.hideable.show("toggle_panels")
    do.controller.presenter.views.focal.focus_field()


VIEW = (
    Action(
        "layout_1",
        mark("One pane"),
        lambda do: do.controller.choose_layout("1"),
        ("Ctrl+1",),
        "layout-1",
        starts_group=True,
    ),
    Action(
        "layout_2",
        mark("Two panes"),
        lambda do: do.controller.choose_layout("2"),
        ("Ctrl+2",),
        "layout-2",
    ),
    Action(
        "layout_4",
        mark("Four panes"),
        lambda do: do.controller.choose_layout("4"),
        ("Ctrl+4",),
        "layout-4",
    ),
    Action(
        "layout_wipe",
        mark("Wipe between two panes"),
        lambda do: do.controller.choose_layout("wipe"),
        ("W",),
        "layout-wipe",
    ),
    Action(
        "fit",
        mark("Fit"),
        lambda do: do.zoom.fit(),
        ("Space",),
        "fit",
        with_photo,
        without_film,
        in_panes=True,
        starts_group=True,
    ),
    Action(
        "zoom_real",
        mark("Real pixels (100 %)"),
        lambda do: do.zoom.real_pixels(),
        ("Ctrl+0",),
        enabled=with_photo,
    ),
    Action(
        "zoom_in",
        mark("Zoom in"),
        lambda do: do.zoom.step(1),
        ("Ctrl++", "Ctrl+="),
        enabled=with_photo,
    ),
    Action(
        "zoom_out", mark("Zoom out"), lambda do: do.zoom.step(-1), ("Ctrl+-",), enabled=with_photo
    ),
    Action(
        "lower_threshold",
        mark("Lower contour threshold"),
        lambda do: do.controller.lower_threshold(),
        ("[",),
        enabled=with_depth,
    ),
    Action(
        "raise_threshold",
        mark("Raise contour threshold"),
        lambda do: do.controller.raise_threshold(),
        ("]",),
        enabled=with_depth,
    ),
    Action(
        "toggle_contours",
        mark("Show contours"),
        lambda do: do.controller.toggle_contours(),
        ("C",),
        checkable=True,
        ticked=lambda shown: shown.contours.visible,
    ),
    Action(
        "shape_mesh",
        mark("Cloud as a mesh"),
        lambda do: do.controller.mesher.choose("mesh"),
        ("Shift+M",),
        enabled=with_depth,
        checkable=True,
        ticked=lambda shown: shown.settings.cloud_shape == "mesh",
    ),
    Action(
        "turn_clouds",
        mark("Turn new clouds once"),
        lambda do: do.controller.toggle_turning(),
        checkable=True,
        ticked=lambda shown: shown.settings.turn_clouds,
    ),
    Action("focus_focal", mark("Type a focal length"), _focus_focal, ("F",), enabled=with_photo),
    Action(
        "toggle_panels",
        mark("Show panels"),
        lambda do: do.hideable.toggle("toggle_panels"),
        ("F9",),
        "sidebar",
        checkable=True,
        starts_group=True,
    ),
    Action(
        "toggle_film",
        mark("Show film strip"),
        lambda do: do.hideable.toggle("toggle_film"),
        ("F8",),
        "photos",
        checkable=True,
    ),
    Action(
        "full_screen",
        mark("Full screen"),
        lambda do: do.full_screen.toggle(),
        ("F11",),
        "full-screen",
    ),
    Action(
        "next_area",
        mark("Next part of the window"),
        lambda do: do.guidance.next_area(),
        ("F6",),
        starts_group=True,
    ),
    Action(
        "previous_area",
        mark("Previous part of the window"),
        lambda do: do.guidance.previous_area(),
        ("Shift+F6",),
    ),
)
