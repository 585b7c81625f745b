"""Everything that can be done by menu or key, as rows of one table."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from gui.dialogs.cheat_sheet import CheatSheet
from gui.kit.translate import mark
from gui.state import panes
from gui.state.app_state import Tool
from gui.state.conditions import Conditions
from gui.state.panes import Pane
from gui.window.commands import Action, Commands


def with_photo(now: Conditions) -> bool:
    return now.has_photo


def with_depth(now: Conditions) -> bool:
    return now.has_depth


def with_several(now: Conditions) -> bool:
    return now.several


def with_own_depth(now: Conditions) -> bool:
    return now.has_own_depth


def menus() -> dict[str, tuple[Action, ...]]:
    """Every action, by the title of its menu."""
    return {
        mark("File"): FILE,
        mark("Edit"): EDIT,
        mark("Photo"): PHOTO,
        mark("Measure"): MEASURE,
        mark("View"): (*map(_pane_action, panes.PANES), *VIEW),
        mark("Help"): HELP,
    }


def keys_by_menu() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Titles and keys of the actions that have keys, for the cheat sheet."""
    return {
        menu: [(row.title, row.keys) for row in rows if row.keys] for menu, rows in menus().items()
    }


def _pane_action(pane: Pane) -> Action:
    return Action(
        f"pane_{pane.id}",
        pane.title,
        lambda do: do.controller.choose_pane(pane.id),
        (pane.key,),
        pane.icon,
        with_photo,
    )


def _tool_action(
    tool: Tool, title: str, *keys: str, icon: str = "", starts_group: bool = False
) -> Action:
    return Action(
        f"tool_{tool}",
        title,
        lambda do: do.controller.measure.choose_tool(tool),
        keys,
        icon,
        with_depth,
        checkable=True,
        ticked=lambda shown: shown.measure.tool == tool,
        starts_group=starts_group,
    )


def _cancel(do: Commands) -> None:
    """Close an open sheet, else stop what runs."""
    if not do.sheets.dismiss():
        do.controller.cancel()


def _copy_readout(do: Commands) -> None:
    QGuiApplication.clipboard().setText(do.controller.presenter.views.readout.text())


def _focus_focal(do: Commands) -> None:
    do.hideable.show("toggle_panels")
    do.controller.presenter.views.focal.focus_field()


def _show_keys(do: Commands) -> None:
    do.sheets.show("keys", lambda: CheatSheet(keys_by_menu(), do.window))


FILE = (
    Action(
        "open_files",
        mark("Open photos\u2026"),
        lambda do: do.files.open_files(),
        ("Ctrl+O",),
        "open",
    ),
    Action(
        "open_folder",
        mark("Open folder\u2026"),
        lambda do: do.files.open_folder(),
        ("Ctrl+Shift+O",),
        "folder",
    ),
    Action(
        "open_sample",
        mark("Open the sample photo"),
        lambda do: do.intake.open_sample(),
        (),
        "photo",
    ),
    Action(
        "open_session",
        mark("Open session\u2026"),
        lambda do: do.files.open_session(),
        ("Ctrl+Alt+O",),
        "session",
        starts_group=True,
    ),
    Action(
        "save_session",
        mark("Save session\u2026"),
        lambda do: do.files.save_session(),
        ("Ctrl+Shift+S",),
        "save",
        with_photo,
    ),
    Action(
        "export_ply",
        mark("Export point cloud\u2026"),
        lambda do: do.files.export_ply(),
        ("Ctrl+S",),
        "save",
        with_depth,
        starts_group=True,
    ),
    Action(
        "export", mark("Export\u2026"), lambda do: do.sheets.export(), ("E",), "export", with_depth
    ),
    Action(
        "share",
        mark("Share\u2026"),
        lambda do: do.sheets.share(),
        (),
        "share",
        with_depth,
    ),
    Action(
        "save_picture",
        mark("Save picture as shown\u2026"),
        lambda do: do.files.save_picture(full=False),
        (),
        "photo",
        with_photo,
        starts_group=True,
    ),
    Action(
        "save_full_picture",
        mark("Save picture at full size\u2026"),
        lambda do: do.files.save_picture(full=True),
        enabled=with_photo,
    ),
    Action(
        "export_all",
        mark("Export all photos\u2026"),
        lambda do: do.batching.export_all(),
        (),
        "photos",
        with_several,
    ),
    Action("batch", mark("Batch\u2026"), lambda do: do.batching.batch(), ("Ctrl+B",), "batch"),
    Action(
        "models",
        mark("Compare models\u2026"),
        lambda do: do.sheets.models(),
        starts_group=True,
    ),
    Action(
        "get_model",
        mark("Get a model\u2026"),
        lambda do: do.sheets.get_model(),
        (),
        "download",
    ),
    Action("quit", mark("Quit"), lambda do: do.window.close(), ("Ctrl+Q",), starts_group=True),
)
EDIT = (
    Action(
        "undo",
        mark("Undo"),
        lambda do: do.controller.undo(),
        ("Ctrl+Z",),
        "undo",
        lambda now: now.can_undo,
    ),
    Action(
        "redo",
        mark("Redo"),
        lambda do: do.controller.redo(),
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        "redo",
        lambda now: now.can_redo,
    ),
    Action(
        "delete", mark("Delete"), lambda do: do.controller.delete(), ("Del",), "remove", with_photo
    ),
    Action(
        "paste",
        mark("Paste photo or path"),
        lambda do: do.intake.paste(),
        ("Ctrl+V",),
        "paste",
        starts_group=True,
    ),
    Action(
        "clear_pasted",
        mark("Delete kept pasted pictures"),
        lambda do: do.controller.clear_pasted(),
    ),
    Action(
        "copy_readout",
        mark("Copy values at the cursor"),
        _copy_readout,
        ("Ctrl+C",),
        "copy",
        lambda now: now.has_probe,
    ),
    Action(
        "copy_picture",
        mark("Copy picture as shown"),
        lambda do: do.controller.copy_picture(full=False),
        ("Ctrl+Shift+C",),
        "copy",
        with_photo,
        starts_group=True,
    ),
    Action(
        "copy_full_picture",
        mark("Copy picture at full size"),
        lambda do: do.controller.copy_picture(full=True),
        enabled=with_photo,
    ),
)
PHOTO = (
    Action(
        "estimate",
        mark("Estimate again"),
        lambda do: do.controller.estimate(),
        ("R",),
        "retry",
        with_photo,
    ),
    Action(
        "cancel", mark("Cancel"), _cancel, ("Esc",), "cancel", lambda now: now.busy or now.drawing
    ),
    Action(
        "load_truth",
        mark("Compare with true depth\u2026"),
        lambda do: do.files.load_truth(),
        ("T",),
        "evaluate",
        with_photo,
    ),
    Action(
        "facts",
        mark("About this photo\u2026"),
        lambda do: do.sheets.facts(),
        ("Ctrl+I",),
        "about",
        with_photo,
    ),
    Action(
        "use_own_depth",
        mark("Use the depth in the photo's file"),
        lambda do: do.controller.own_depth.toggle(),
        ("Ctrl+Shift+D",),
        enabled=with_own_depth,
        checkable=True,
        ticked=lambda shown: shown.photo.own_used,
        starts_group=True,
    ),
    Action(
        "compare_own_depth",
        mark("Compare with the depth in the file"),
        lambda do: do.files.compare_own_depth(),
        enabled=with_own_depth,
    ),
    Action(
        "scale_by_own_depth",
        mark("Scale by the depth in the file"),
        lambda do: do.controller.own_depth.scale(),
        enabled=with_own_depth,
    ),
    Action(
        "next_photo",
        mark("Next photo"),
        lambda do: do.controller.next_photo(),
        ("PgDown", "Ctrl+Right"),
        "forward",
        with_several,
        starts_group=True,
    ),
    Action(
        "previous_photo",
        mark("Previous photo"),
        lambda do: do.controller.previous_photo(),
        ("PgUp", "Ctrl+Left"),
        "back",
        with_several,
    ),
    Action(
        "remove_photo",
        mark("Remove from film strip"),
        lambda do: do.controller.remove_photo(),
        ("Ctrl+W",),
        "remove",
        with_photo,
        starts_group=True,
    ),
)
MEASURE = (
    _tool_action(Tool.MEASURE, mark("Measure a length"), "M", icon="measure"),
    _tool_action(Tool.PROFILE, mark("Depth along a line"), "P", icon="profile"),
    _tool_action(Tool.RECTANGLE, mark("Depth within a rectangle"), "B", icon="rectangle"),
    _tool_action(Tool.LASSO, mark("Depth within an outline"), "O", icon="lasso"),
    _tool_action(Tool.LENGTH, mark("Known length"), "K", starts_group=True),
    _tool_action(Tool.DISTANCE, mark("Known distance"), "Shift+K"),
    Action(
        "load_points",
        mark("Load known distances\u2026"),
        lambda do: do.files.load_points(),
        enabled=with_depth,
    ),
    Action(
        "save_measurements",
        mark("Save measurements\u2026"),
        lambda do: do.files.save_measurements(),
        (),
        "export",
        lambda now: now.has_measurement,
        starts_group=True,
    ),
    Action(
        "save_profile",
        mark("Save the profile\u2026"),
        lambda do: do.files.save_profile(),
        enabled=lambda now: now.has_profile,
    ),
    Action(
        "find_floor",
        mark("Find the floor"),
        lambda do: do.controller.level.find_floor(),
        ("L",),
        "floor",
        with_depth,
        starts_group=True,
    ),
    _tool_action(Tool.FLOOR, mark("Pick points on the floor"), "Shift+L"),
    Action(
        "toggle_level",
        mark("Level the cloud"),
        lambda do: do.controller.level.toggle_level(),
        ("U",),
        enabled=lambda now: now.has_floor,
        checkable=True,
        ticked=lambda shown: shown.level.leveled,
    ),
    Action(
        "hide_lasso",
        mark("Hide points in a lasso"),
        lambda do: do.controller.cutting.choose_tool("hide-lasso"),
        ("H",),
        enabled=with_depth,
        checkable=True,
        ticked=lambda shown: shown.cutting.tool == Tool.HIDE_LASSO,
        starts_group=True,
    ),
    Action(
        "hide_rectangle",
        mark("Hide points in a rectangle"),
        lambda do: do.controller.cutting.choose_tool("hide-rectangle"),
        ("Shift+H",),
        enabled=with_depth,
        checkable=True,
        ticked=lambda shown: shown.cutting.tool == Tool.HIDE_RECTANGLE,
    ),
    Action(
        "toggle_section",
        mark("Section along the profile's line"),
        lambda do: do.controller.cutting.toggle_section(),
        ("Shift+P",),
        enabled=lambda now: now.has_profile,
        checkable=True,
        ticked=lambda shown: shown.cutting.section_m > 0,
    ),
    Action(
        "show_all_points",
        mark("Show all points"),
        lambda do: do.controller.cutting.show_all(),
        ("Ctrl+H",),
        enabled=with_depth,
    ),
)
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
HELP = (
    Action("cheat_sheet", mark("Keyboard shortcuts"), _show_keys, ("?", "F1"), "keyboard"),
    Action("tour", mark("Tour of five hints"), lambda do: do.guidance.tour(), (), "tour"),
    Action(
        "about",
        mark("About Leadline"),
        lambda do: do.sheets.about(),
        (),
        "about",
        starts_group=True,
    ),
)
