"""Everything that can be done by menu or key, as rows of one table."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from gui.dialogs.cheat_sheet import CheatSheet
from gui.kit.translate import mark
from gui.state.conditions import with_depth, with_own_depth, with_panorama, with_photo, with_several
from gui.window import film_actions, measure_actions, view_actions
from gui.window.commands import Action, Commands


def menus() -> dict[str, tuple[Action, ...]]:
    """Every action, by the title of its menu."""
    return {
        mark("File"): FILE,
        mark("Edit"): EDIT,
        mark("Photo"): PHOTO,
        mark("Film"): film_actions.FILM,
        mark("Measure"): measure_actions.MEASURE,
        mark("View"): view_actions.rows(),
        mark("Help"): HELP,
    }


def keys_by_menu() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Titles and keys of the actions that have keys, for the cheat sheet."""
    return {
        menu: [(row.title, row.keys) for row in rows if row.keys] for menu, rows in menus().items()
    }


def _cancel(do: Commands) -> None:
    """Close an open sheet, else stop what runs."""
    if not do.sheets.dismiss():
        do.controller.cancel()


def _copy_readout(do: Commands) -> None:
    QGuiApplication.clipboard().setText(do.controller.presenter.views.readout.text())


def _show_keys(do: Commands) -> None:
    do.sheets.show("keys", lambda: CheatSheet(keys_by_menu(), do.window))


FILE = (
    Action(
        "open_files",
        mark("Open photos or films\u2026"),
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
        "open_sequence",
        mark("Open pictures as a film\u2026"),
        lambda do: do.files.open_sequence(),
        (),
        "folder",
    ),
    Action(
        "open_camera",
        mark("Open camera\u2026"),
        lambda do: do.sheets.camera(),
        ("Ctrl+Shift+K",),
        "camera",
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
        "export",
        mark("Export\u2026"),
        lambda do: do.sheets.export(),
        ("E",),
        "export",
        lambda now: now.has_depth or now.has_film,
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
        "panorama",
        mark("Estimate as panorama"),
        lambda do: do.controller.panorama.toggle(),
        enabled=with_panorama,
        checkable=True,
        ticked=lambda shown: shown.photo.panorama,
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
