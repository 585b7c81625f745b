"""What a command of the window is, and what carries the commands out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QMainWindow

from gui.control.controller import Controller
from gui.present.views import Views
from gui.snapshot.parts import Snapshot
from gui.state.conditions import Conditions
from gui.window.batch_sheet import Batching
from gui.window.file_actions import FileActions
from gui.window.full_screen import FullScreen
from gui.window.guidance import Guidance
from gui.window.hideable import Hideable
from gui.window.intake import Intake
from gui.window.layout import Frame
from gui.window.sheets import Sheets
from gui.window.zoom import Zooming


@dataclass(frozen=True)
class Commands:
    """What actions are carried out by."""

    window: QMainWindow
    controller: Controller
    files: FileActions
    intake: Intake
    sheets: Sheets
    batching: Batching
    guidance: Guidance
    hideable: Hideable
    full_screen: FullScreen
    zoom: Zooming


def make_commands(
    window: QMainWindow, frame: Frame, views: Views, controller: Controller, *, version: str
) -> Commands:
    """All that carries out the window's commands, joined."""
    files = FileActions(window, controller)
    sheets = Sheets(window, controller, version)
    sheets.film_requested.connect(files.share_film)
    sheets.picture_requested.connect(files.share_picture)
    hideable = Hideable({"toggle_panels": frame.side, "toggle_film": views.film}, window)
    return Commands(
        window=window,
        controller=controller,
        files=files,
        intake=Intake(window, frame, controller, files, sheets),
        sheets=sheets,
        batching=Batching(window, controller, sheets),
        guidance=Guidance(window, frame, views, controller, hideable),
        hideable=hideable,
        full_screen=FullScreen(window, frame, controller, hideable),
        zoom=Zooming(views),
    )


def always(_: Conditions) -> bool:
    return True


@dataclass(frozen=True)
class Action:
    """One row: a command of the window.

    Attributes:
        id: name for the toolbar, for tests and for what is kept in the settings.
        title: menu text, short and plain; translated where it is shown.
        run: carries it out.
        keys: shortcuts in Qt's portable notation, the first one is shown.
        icon: name in gui.kit.icons; "" for none.
        enabled: when it makes sense.
        has_keys: when the keys are its own: another row may have the same ones at other times.
        in_panes: the keys work only while the pictures have the keyboard (they mean something
            else in a field or on a button).
        checkable: it switches something on and off.
        ticked: whether that is on, where the snapshot says so.
        starts_group: a separator stands above it in the menu.
    """

    id: str
    title: str
    run: Callable[[Commands], object]
    keys: tuple[str, ...] = ()
    icon: str = ""
    enabled: Callable[[Conditions], bool] = always
    has_keys: Callable[[Conditions], bool] = always
    in_panes: bool = False
    checkable: bool = False
    ticked: Callable[[Snapshot], bool] | None = None
    starts_group: bool = False
