"""Everything that can be done by menu or key, as rows of one table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gui.kit.translate import mark

MENUS = (
    mark("File"),
    mark("Edit"),
    mark("Photo"),
    mark("Measure"),
    mark("View"),
    mark("Help"),
)


@dataclass(frozen=True)
class Conditions:
    """What decides whether an action makes sense now."""

    has_photo: bool = False
    has_depth: bool = False
    busy: bool = False
    several: bool = False
    has_probe: bool = False
    can_undo: bool = False
    can_redo: bool = False
    drawing: bool = False
    has_measurement: bool = False
    has_profile: bool = False
    has_floor: bool = False


def always(_: Conditions) -> bool:
    return True


def with_photo(now: Conditions) -> bool:
    return now.has_photo


def with_depth(now: Conditions) -> bool:
    return now.has_depth


def with_several(now: Conditions) -> bool:
    return now.several


def while_busy(now: Conditions) -> bool:
    return now.busy or now.drawing


def with_probe(now: Conditions) -> bool:
    return now.has_probe


@dataclass(frozen=True)
class Action:
    """One row: a command of the window.

    Attributes:
        id: name of the method that carries it out.
        title: menu text, short and plain; translated where it is shown.
        menu: one of MENUS.
        keys: shortcuts in Qt's portable notation, the first one is shown.
        icon: name in gui.kit.icons; "" for none.
        enabled: when it makes sense.
        in_panes: the keys work only while the pictures have the keyboard (they mean something
            else in a field or on a button).
        checkable: it switches something on and off.
        starts_group: a separator stands above it in the menu.
    """

    id: str
    title: str
    menu: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    enabled: Callable[[Conditions], bool] = always
    in_panes: bool = False
    checkable: bool = False
    starts_group: bool = False


ACTIONS: tuple[Action, ...] = (
    Action("open_files", mark("Open photos\u2026"), "File", ("Ctrl+O",), "open"),
    Action("open_folder", mark("Open folder\u2026"), "File", ("Ctrl+Shift+O",), "folder"),
    Action("open_sample", mark("Open the sample photo"), "File", (), "photo"),
    Action(
        "open_session",
        mark("Open session\u2026"),
        "File",
        ("Ctrl+Alt+O",),
        "session",
        starts_group=True,
    ),
    Action(
        "save_session",
        mark("Save session\u2026"),
        "File",
        ("Ctrl+Shift+S",),
        "save",
        with_photo,
    ),
    Action(
        "export_ply",
        mark("Export point cloud\u2026"),
        "File",
        ("Ctrl+S",),
        "save",
        with_depth,
        starts_group=True,
    ),
    Action("export", mark("Export\u2026"), "File", ("E",), "export", with_depth),
    Action("batch", mark("Batch\u2026"), "File", ("Ctrl+B",), "batch"),
    Action("get_model", mark("Get a model\u2026"), "File", (), "download", starts_group=True),
    Action("quit", mark("Quit"), "File", ("Ctrl+Q",), starts_group=True),
    Action("undo", mark("Undo"), "Edit", ("Ctrl+Z",), "undo", lambda now: now.can_undo),
    Action(
        "redo", mark("Redo"), "Edit", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", lambda now: now.can_redo
    ),
    Action("delete", mark("Delete"), "Edit", ("Del",), "remove", with_photo),
    Action("paste", mark("Paste photo or path"), "Edit", ("Ctrl+V",), "paste", starts_group=True),
    Action(
        "copy_readout", mark("Copy values at the cursor"), "Edit", ("Ctrl+C",), "copy", with_probe
    ),
    Action("estimate", mark("Estimate again"), "Photo", ("R",), "retry", with_photo),
    Action("cancel", mark("Cancel"), "Photo", ("Esc",), "cancel", while_busy),
    Action(
        "load_truth", mark("Compare with true depth\u2026"), "Photo", ("T",), "evaluate", with_photo
    ),
    Action(
        "next_photo",
        mark("Next photo"),
        "Photo",
        ("PgDown", "Ctrl+Right"),
        "forward",
        with_several,
        starts_group=True,
    ),
    Action(
        "previous_photo",
        mark("Previous photo"),
        "Photo",
        ("PgUp", "Ctrl+Left"),
        "back",
        with_several,
    ),
    Action(
        "remove_photo",
        mark("Remove from film strip"),
        "Photo",
        ("Ctrl+W",),
        "remove",
        with_photo,
        starts_group=True,
    ),
    Action(
        "tool_measure",
        mark("Measure a length"),
        "Measure",
        ("M",),
        "measure",
        with_depth,
        checkable=True,
    ),
    Action(
        "tool_profile",
        mark("Depth along a line"),
        "Measure",
        ("P",),
        "profile",
        with_depth,
        checkable=True,
    ),
    Action(
        "tool_length",
        mark("Known length"),
        "Measure",
        ("K",),
        enabled=with_depth,
        checkable=True,
        starts_group=True,
    ),
    Action(
        "tool_distance",
        mark("Known distance"),
        "Measure",
        ("Shift+K",),
        enabled=with_depth,
        checkable=True,
    ),
    Action(
        "save_measurements",
        mark("Save measurements\u2026"),
        "Measure",
        (),
        "export",
        lambda now: now.has_measurement,
        starts_group=True,
    ),
    Action(
        "save_profile",
        mark("Save the profile\u2026"),
        "Measure",
        enabled=lambda now: now.has_profile,
    ),
    Action(
        "find_floor",
        mark("Find the floor"),
        "Measure",
        ("L",),
        "floor",
        with_depth,
        starts_group=True,
    ),
    Action(
        "tool_floor",
        mark("Pick points on the floor"),
        "Measure",
        ("Shift+L",),
        enabled=with_depth,
        checkable=True,
    ),
    Action(
        "toggle_level",
        mark("Level the cloud"),
        "Measure",
        ("U",),
        enabled=lambda now: now.has_floor,
        checkable=True,
    ),
    Action("pane_photo", mark("Photo"), "View", ("1",), "photo", with_photo),
    Action("pane_depth", mark("Depth"), "View", ("2",), "depth", with_photo),
    Action("pane_contours", mark("Contours"), "View", ("3",), "contours", with_photo),
    Action("pane_cloud", mark("Cloud"), "View", ("4",), "cloud", with_photo),
    Action("pane_effects", mark("Effects"), "View", ("5",), "effects", with_photo),
    Action("pane_evaluate", mark("Evaluate"), "View", ("6",), "evaluate", with_photo),
    Action("layout_1", mark("One pane"), "View", ("Ctrl+1",), "layout-1", starts_group=True),
    Action("layout_2", mark("Two panes"), "View", ("Ctrl+2",), "layout-2"),
    Action("layout_4", mark("Four panes"), "View", ("Ctrl+4",), "layout-4"),
    Action("layout_wipe", mark("Wipe between two panes"), "View", ("W",), "layout-wipe"),
    Action(
        "fit", mark("Fit"), "View", ("Space",), "fit", with_photo, in_panes=True, starts_group=True
    ),
    Action("lower_threshold", mark("Lower contour threshold"), "View", ("[",), enabled=with_depth),
    Action("raise_threshold", mark("Raise contour threshold"), "View", ("]",), enabled=with_depth),
    Action("toggle_contours", mark("Show contours"), "View", ("C",), checkable=True),
    Action(
        "shape_mesh",
        mark("Cloud as a mesh"),
        "View",
        ("Shift+M",),
        checkable=True,
        enabled=with_depth,
    ),
    Action("focus_focal", mark("Type a focal length"), "View", ("F",), enabled=with_photo),
    Action(
        "toggle_panels",
        mark("Show panels"),
        "View",
        ("F9",),
        "sidebar",
        checkable=True,
        starts_group=True,
    ),
    Action("toggle_film", mark("Show film strip"), "View", ("F8",), "photos", checkable=True),
    Action("next_area", mark("Next part of the window"), "View", ("F6",), starts_group=True),
    Action("previous_area", mark("Previous part of the window"), "View", ("Shift+F6",)),
    Action("cheat_sheet", mark("Keyboard shortcuts"), "Help", ("?", "F1"), "keyboard"),
    Action("tour", mark("Tour of five hints"), "Help", (), "tour"),
    Action("about", mark("About Leadline"), "Help", (), "about", starts_group=True),
)
BY_ID = {action.id: action for action in ACTIONS}

POINTER_HINTS = (
    (mark("Wheel"), mark("Zoom about the cursor")),
    (mark("Drag"), mark("Pan the pictures, orbit the cloud")),
    (mark("Double click"), mark("Whole photo or real pixels")),
    (mark("Arrow keys"), mark("Move the cursor, with Shift ten pixels")),
    (mark("Alt and arrow keys"), mark("Orbit the cloud")),
    (mark("+ and \u2212"), mark("Zoom")),
    (mark("Home"), mark("Whole photo, the photo's own view of the cloud")),
    (mark("Enter"), mark("Pick the point at the cursor")),
)
"""What the panes understand beyond the table, for the cheat sheet."""


def duplicates(actions: tuple[Action, ...] = ACTIONS) -> list[str]:
    """Ids and keys that stand in more than one row."""
    names = [action.id for action in actions] + [key for action in actions for key in action.keys]
    return sorted({name for name in names if names.count(name) > 1})
