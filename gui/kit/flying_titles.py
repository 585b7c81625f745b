"""What becomes of flying pixels, in words."""

from __future__ import annotations

from core.types import Flying
from gui.kit.translate import mark

TITLES = {
    str(Flying.KEEP): mark("Keep"),
    str(Flying.DROP): mark("Cut"),
    str(Flying.SNAP_NEAR): mark("Snap nearer"),
    str(Flying.SNAP_FAR): mark("Snap farther"),
}
TIP = mark(
    "Flying pixels lie at occluding contours and hang between near and far: "
    "cut them, or move them to one of both sides"
)
