"""A disc of one colour before a patterned wall, with exact depth."""

from __future__ import annotations

import numpy as np

from core.effects.picture import Picture

WIDTH, HEIGHT, FOCAL_PX = 160, 120, 150.0
NEAR_M, FAR_M = 1.0, 4.0
ROWS, COLUMNS = np.mgrid[0:HEIGHT, 0:WIDTH]
RADIUS = np.hypot(ROWS - 60, COLUMNS - 80)
DISC = RADIUS <= 30


def picture(color: tuple[int, int, int] = (230, 30, 30)) -> Picture:
    rgb = np.empty((HEIGHT, WIDTH, 3), np.uint8)
    rgb[..., 0] = 60 + 60 * (COLUMNS // 8 % 2)
    rgb[..., 1] = 60 + 60 * (ROWS // 8 % 2)
    rgb[..., 2] = 90
    rgb[DISC] = color
    inverse = np.where(DISC, 1 / NEAR_M, 1 / FAR_M).astype(np.float32)
    return Picture(rgb, inverse, FOCAL_PX)
