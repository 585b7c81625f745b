"""Rows of the menu Measure: tools, lengths, the floor."""

from __future__ import annotations

from gui.kit.translate import mark
from gui.state.app_state import Tool
from gui.state.conditions import with_depth
from gui.window.commands import Action


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
