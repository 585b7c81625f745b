"""How many contour pixels there are."""

from __future__ import annotations

import numpy as np

from core.contours import contour_mask
from gui.snapshot.parts import ContourLook
from gui.snapshot.pictures import ThinContours


def counted(look: ContourLook, thin: ThinContours | None) -> tuple[int | None, int]:
    """Contour pixels (None while they are not known) and all pixels.

    Args:
        look: says which contours.
        thin: the latest that were made thin.
    """
    if look.derived is None:
        return None, 0
    ratio = look.derived.ratio
    if look.thinned is None:
        return int(np.count_nonzero(contour_mask(ratio, percent=look.percent))), ratio.size
    known = thin is not None and thin.request == look.thinned
    return thin.count if thin and known else None, ratio.size
