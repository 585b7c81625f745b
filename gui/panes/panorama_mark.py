"""Asks in a corner of the photo whether it is a panorama."""

from __future__ import annotations

from gui.kit.translate import mark, tr
from gui.panes.corner_mark import CornerMark
from gui.snapshot.parts import PhotoPart

ASKS = mark("Is this a panorama? \u00b7 Estimate as panorama")
TAKEN = mark("A panorama \u00b7 Take it as a photo")
TIP = mark(
    "A panorama is cut into views, each of which the model sees; their depth is joined to one "
    "sphere. That takes as long as several photos."
)


class PanoramaMark(CornerMark):
    """A click takes the photo as a panorama, and back."""

    def set_part(self, part: PhotoPart) -> None:
        """Come or go as the photo on show says."""
        self.setText(tr(TAKEN if part.panorama else ASKS))  # never without a name
        self.setToolTip(tr(TIP))
        self.updateGeometry()
        self.setVisible(part.may_be_panorama)
