"""Says in a corner of the photo that its file brings depth along."""

from __future__ import annotations

from core.own_depth import OwnDepth, OwnKind
from gui.kit.translate import mark, tr
from gui.panes.corner_mark import CornerMark
from gui.snapshot.parts import PhotoPart

BRINGS = mark("Brings its own depth \u00b7 Use it")
USED = mark("Its own depth is shown \u00b7 Use the model's")
KINDS = {
    OwnKind.HEIC: mark("an auxiliary picture of the HEIC file"),
    OwnKind.MPF: mark("a second picture in the JPEG file"),
    OwnKind.GDEPTH: mark("the file's XMP (GDepth)"),
    OwnKind.DYNAMIC: mark("a picture behind the photo (Dynamic Depth)"),
    OwnKind.RGBD: mark("the picture's other half"),
    OwnKind.SAMSUNG: mark("a record behind the photo (Samsung)"),
    OwnKind.HUAWEI: mark("a block behind the photo (Huawei)"),
    OwnKind.PAIR: mark("the folder of depth pictures beside"),
}
METRIC = mark("It comes from {where}: {width} x {height} pixels, metres from {near:.2f} to {far}.")
RELATIVE = mark("It comes from {where}: {width} x {height} pixels, which tell no metres.")
CROPPED = mark("The photo was cropped later: its part of the depth was found by its edges.")


class OwnMark(CornerMark):
    """A click shows the file's depth in place of the model's, and back."""

    def set_part(self, part: PhotoPart) -> None:
        """Come or go as the photo on show says."""
        self.setText(tr(USED if part.own_used else BRINGS))  # never without a name
        if part.own is not None:
            self.setToolTip(told_of(part.own))
            self.updateGeometry()
        self.setVisible(part.own is not None)


def told_of(own: OwnDepth) -> str:
    """Where depth comes from, and what it tells."""
    text = _told_of(own)
    return text if own.window is None else f"{text} {tr(CROPPED)}"


def _told_of(own: OwnDepth) -> str:
    places = {"where": tr(KINDS[own.kind]), "width": own.size.width, "height": own.size.height}
    if not own.metric:
        return tr(RELATIVE).format(**places)
    far = "\u221e" if own.far is None else f"{own.far:.2f}"
    return tr(METRIC).format(**places, near=own.near or 0.0, far=far)
