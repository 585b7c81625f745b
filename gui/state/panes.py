"""The panes of the window as rows of one table, and which of them a layout shows.

View bar, menus, shortcuts, cheat sheet, wipe, layout and presenter read the table; the settings
keep the panes' ids (``core.settings.PANES``), in the same order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from core.settings import Settings
from gui.kit.translate import mark

WIPE = "wipe"
"""The layout of two pictures under a divider."""
SIDE_BY_SIDE = "12"
"""Layouts of one pane and of two: the first of the user's order."""


class Layers(NamedTuple):
    """Which pictures of the photo are drawn over each other."""

    photo: bool = True
    depth: bool = False
    contours: bool = False


PHOTO_ALONE = Layers()


@dataclass(frozen=True)
class Pane:
    """One pane.

    Attributes:
        id: what settings call it.
        title: for people; translated where it is shown.
        icon: name in gui.kit.icons.
        key: shortcut that brings it.
        layers: pictures of a pane that shows the photo's pixels; None for one that does not.
        part: part of the snapshot that its widget takes by ``set_part``; "" for none.
        page: page of panels that comes with it; "" for none.
        wipes: it can be one of the two pictures under the wipe's divider.
        waits: it says what it waits for while there is no depth.
        measures: clicks in it are for the measuring tools.
    """

    id: str
    title: str
    icon: str
    key: str
    layers: Layers | None = PHOTO_ALONE
    part: str = ""
    page: str = ""
    wipes: bool = False
    waits: bool = True
    measures: bool = True


PANES = (
    Pane("photo", mark("Photo"), "photo", "1", wipes=True, waits=False),
    Pane("depth", mark("Depth"), "depth", "2", Layers(depth=True), wipes=True),
    Pane("contours", mark("Contours"), "contours", "3", Layers(contours=True), wipes=True),
    Pane("cloud", mark("Cloud"), "cloud", "4", layers=None, part="cloud_look"),
    Pane(
        "effects",
        mark("Effects"),
        "effects",
        "5",
        part="effect",
        page="effects",
        wipes=True,
        measures=False,
    ),
    Pane(
        "evaluate",
        mark("Evaluate"),
        "evaluate",
        "6",
        part="evaluation",
        page="evaluate",
        waits=False,
    ),
    Pane("second", mark("Second"), "second", "7", wipes=True, waits=False, page="evaluate"),
)
FOUR = tuple(pane.id for pane in PANES[:4])
"""The panes of layout "4"; others come alone or in a pair."""


def pane_of(name: str) -> Pane:
    """The row of a pane.

    Raises:
        KeyError: there is no such pane.
    """
    return {pane.id: pane for pane in PANES}[name]


def wiped_panes() -> tuple[Pane, ...]:
    """The panes whose pictures the wipe can show."""
    return tuple(pane for pane in PANES if pane.wipes)


def shown_panes(layout: str, order: tuple[str, ...]) -> tuple[str, ...]:
    """Which panes a layout "1", "2" or "4" shows; none of them in the wipe."""
    if layout == WIPE:
        return ()
    return order[: int(layout)] if layout in SIDE_BY_SIDE else FOUR


def pictures_of(settings: Settings) -> tuple[str, ...]:
    """The panes whose pictures are on the screen, by themselves or under the wipe."""
    if settings.layout == WIPE:
        return wipe_sides(settings.wipe_panes)
    return shown_panes(settings.layout, settings.layout_panes)


def picture_pane(settings: Settings, active: str) -> str:
    """Whose picture is meant: that of the pane with the keyboard, or "wipe" for both under it.

    Args:
        settings: in force.
        active: the pane that had the keyboard last.
    """
    if settings.layout == WIPE:
        return WIPE
    shown = shown_panes(settings.layout, settings.layout_panes)
    return active if active in shown else shown[0]


def choose_layout(settings: Settings, layout: str, active: str) -> dict[str, Any]:
    """What a layout's button or key changes: one pane alone is the one with the keyboard.

    Args:
        settings: in force.
        layout: that is chosen.
        active: the pane that had the keyboard last.
    """
    if layout != "1" or active not in shown_panes(settings.layout, settings.layout_panes):
        return {"layout": layout}
    rest = (other for other in settings.layout_panes if other != active)
    return {"layout": layout, "layout_panes": (active, *rest)}


def wipe_sides(wanted: Sequence[str]) -> tuple[str, ...]:
    """Two different pictures for the wipe: those wanted, as far as they can be."""
    able = [pane.id for pane in wiped_panes()]
    return tuple(dict.fromkeys((*(name for name in wanted if name in able), *able)))[:2]


def choose_wipe(settings: Settings, left: str, right: str) -> dict[str, Any]:
    """What choosing the wipe's pictures changes; the other side's picture swaps the two."""
    chosen = (left, right) if left != right else wipe_sides(settings.wipe_panes)[::-1]
    return {"wipe_panes": chosen}


def choose_pane(settings: Settings, name: str, back: str) -> dict[str, Any]:
    """What a pane's button or key changes.

    Of four panes one comes alone, and the same key goes back to the layout ``back``. Of two
    the right one makes room; one that is there already moves to the left. The wipe likewise.
    """
    front = (name, *(other for other in settings.layout_panes if other != name))
    if settings.layout == "4":
        return {"layout": "1", "layout_panes": front}
    if settings.layout == "1":
        alone = settings.layout_panes[0] == name
        return {"layout": back} if alone else {"layout_panes": front}
    if settings.layout == WIPE:
        sides = wipe_sides(settings.wipe_panes)
        return {"wipe_panes": _take_in(sides, name)[:2]} if pane_of(name).wipes else {}
    return {"layout_panes": _take_in(settings.layout_panes, name)}


def takers_of_place(settings: Settings, name: str) -> tuple[str, ...]:
    """The panes that can be shown in a pane's place; four panes have fixed places."""
    if settings.layout == WIPE:
        return tuple(pane.id for pane in wiped_panes() if pane.id != name)
    if settings.layout in SIDE_BY_SIDE:
        return tuple(pane.id for pane in PANES if pane.id != name)
    return ()


def put_pane(settings: Settings, name: str, other: str) -> dict[str, Any]:
    """What showing another pane in a pane's place changes: one that is on show already swaps."""
    swapped = {name: other, other: name}
    if settings.layout == WIPE:
        sides = wipe_sides(settings.wipe_panes)
        return {"wipe_panes": tuple(swapped.get(side, side) for side in sides)}
    return {"layout_panes": tuple(swapped.get(each, each) for each in settings.layout_panes)}


def _take_in(order: tuple[str, ...], name: str) -> tuple[str, ...]:
    """``name`` second, or first if it is among the first two."""
    rest = tuple(other for other in order if other != name)
    return (name, *rest) if name in order[:2] else (rest[0], name, *rest[1:])


def page_of_pane(settings: Settings, name: str) -> dict[str, Any]:
    """What else a pane's button or key changes: a pane with a page of its own comes with its
    panels, and, the first time, beside the photo."""
    page = pane_of(name).page
    if settings.layout == WIPE and pane_of(name).wipes:
        return {"side_page": page} if page else {}
    return {"side_page": page, **_beside_photo(settings, name)} if page else {}


def pane_of_page(settings: Settings, page: str) -> dict[str, Any]:
    """What a page of panels changes of the panes."""
    names = [pane.id for pane in PANES if pane.page == page]
    if not names or set(names) & set(pictures_of(settings)):
        return {}
    return _beside_photo(settings, names[0])


def _beside_photo(settings: Settings, name: str) -> dict[str, Any]:
    if name in pictures_of(settings):
        return {}
    rest = (other for other in settings.layout_panes if other not in ("photo", name))
    return {"layout": "2", "layout_panes": ("photo", name, *rest)}
