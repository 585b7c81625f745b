from __future__ import annotations

import numpy as np
from scipy import ndimage

from core.effects.layers import hidden_layer
from core.effects.picture import Picture
from core.effects.warp import Reprojector, Viewpoint
from core.types import ByteImage, FloatMap, Mask
from tests.core.effects.scenes import DISC, FAR_M, RADIUS, picture


def test_the_wall_goes_on_behind_the_disc() -> None:
    made = hidden_layer(picture(), 10)
    assert made.mask[DISC & (RADIUS > 24)].all()
    assert not made.mask[RADIUS < 15].any()
    np.testing.assert_allclose(made.inverse[made.mask], 1 / FAR_M)
    assert made.rgb[made.mask][:, 0].max() <= 140  # none of the disc's red
    np.testing.assert_array_equal(made.rgb[~made.mask], picture().rgb[~made.mask])


def test_without_contours_there_is_nothing_behind() -> None:
    flat = Picture(picture().rgb, np.ones_like(picture().inverse), 100.0)
    assert not hidden_layer(flat, 10).mask.any()


SIDE, FOCAL_PX, MOVED_M = 200, 200.0, 0.12
BOXES = ((0.9, 50, 30), (1.4, 125, 50))  # depth, first column and row


def seen(x_m: float) -> tuple[ByteImage, FloatMap]:
    """Boxes before a slanted wall with a soft texture, from a camera moved to the right."""
    row, column = np.mgrid[:SIDE, :SIDE].astype(np.float32) - (SIDE - 1) / 2
    across, down = column / FOCAL_PX, row / FOCAL_PX
    depth = (3 - x_m * 0.4) / (1 + 0.4 * across)  # z = 3 - 0.4 x in the world
    rgb = textured(across * depth + x_m, down * depth, 0.0)
    for number, (box_m, left, top) in enumerate(BOXES, 1):
        shift = FOCAL_PX * x_m / box_m
        u, v = column + (SIDE - 1) / 2 + shift, row + (SIDE - 1) / 2
        inside = (u >= left) & (u < left + 40) & (v >= top) & (v < top + 120)
        rgb[inside] = textured(u * box_m / FOCAL_PX, v * box_m / FOCAL_PX, number * 2.0)[inside]
        depth[inside] = box_m
    return rgb, (1 / depth).astype(np.float32)


def textured(x: FloatMap, y: FloatMap, seed: float) -> ByteImage:
    """Waves of different lengths; the wall is light, the boxes are dark."""
    light = (60 if seed else 160) + 20 * (np.sin(4 * x + seed) + np.sin(6 * y))
    light += 8 * np.sin(23 * x + 17 * y) + 8 * np.cos(40 * y - 11 * x)
    rgb = np.stack([light + 30 * np.sin(seed + channel) for channel in range(3)], -1)
    return rgb.clip(0, 255).astype(np.uint8)


def uncovered(inverse: FloatMap, moved: FloatMap) -> Mask:
    """Pixels of the moved camera whose points the first one does not see."""
    row, column = np.indices(moved.shape)
    before = np.rint(column + FOCAL_PX * MOVED_M * moved).astype(int)
    inside = (before >= 1) & (before < SIDE - 1)
    hides = ndimage.minimum_filter1d(inverse, 3, axis=1)[row, before.clip(0, SIDE - 1)]
    return inside & (hides > moved * 1.05)


def psnr(made: ByteImage, truth: ByteImage, mask: Mask) -> float:
    error = (made[mask].astype(float) - truth[mask]) ** 2
    return float(10 * np.log10(255**2 / error.mean()))


def stretched(rgb: ByteImage, holes: Mask) -> ByteImage:
    """Holes filled as a rubber sheet between both of their sides would."""
    result = rgb.copy()
    for line, hole in zip(result, holes, strict=True):
        for channel in range(3):
            line[hole, channel] = np.interp(
                np.flatnonzero(hole), np.flatnonzero(~hole), line[~hole, channel]
            )
    return result


def test_uncovered_pixels_are_nearer_to_the_truth_than_stretched_or_black_ones() -> None:
    (rgb, inverse), (truth, moved) = seen(0.0), seen(MOVED_M)
    mask = uncovered(inverse, moved)
    assert mask.sum() > 1000
    camera = Reprojector(Picture(rgb, inverse, FOCAL_PX), 0.12 * SIDE)
    made = camera.render(Viewpoint(x=MOVED_M))
    filled = psnr(made, truth, mask)
    assert filled > psnr(stretched(made, ndimage.binary_dilation(mask)), truth, mask) + 3
    assert filled > psnr(np.zeros_like(truth), truth, mask) + 12
    assert filled > 22
