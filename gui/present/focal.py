"""Says what the cloud's ghost is of."""

from __future__ import annotations

from core.focal import mm35_from_px
from gui.kit import number_format as fmt
from gui.kit.translate import tr
from gui.panels.focal_table import TITLES
from gui.panes.cloud import CloudPane
from gui.snapshot.ghost import Ghost
from gui.snapshot.parts import FocalPart


def show_ghost_title(cloud: CloudPane, ghost: Ghost | None, part: FocalPart | None) -> None:
    """Behind the pane's title: which focal length the faint points are of."""
    cloud.overlay.set_note(ghost_title(ghost, part) if ghost and part else "")


def ghost_title(ghost: Ghost, part: FocalPart) -> str:
    """ "faint: 26 mm, before", "faint: 31 mm, predicted"."""
    source = tr(TITLES[ghost.source][0]).lower() if ghost.source else tr("before")
    millimetres = fmt.millimetres(mm35_from_px(ghost.focal_px, part.size))
    return tr("faint: {length}, {source}").format(length=millimetres, source=source)
