"""Colour maps for inverse depth, and the range that they span."""

from __future__ import annotations

from functools import cache

import numpy as np

from core.types import ByteImage, FloatMap

COLORMAPS = ("turbo", "viridis", "magma", "inferno", "cividis", "grey")
ERROR_COLORMAP = "inferno"
UNKNOWN_GREY = 96
RANGE_PERCENTILES = (2.0, 98.0)
_LIBRARY_NAMES = {"grey": "gray"}
_SAMPLES = 256
_SAMPLED_SIDE = 512
_SMALLEST_SPAN = 1e-6


@cache
def lut(name: str) -> ByteImage:
    """Colours of a map from far to near, (256, 3) uint8, read-only.

    Raises:
        KeyError: ``name`` is not one of ``COLORMAPS``.
    """
    if name not in COLORMAPS:
        raise KeyError(f"no colour map {name!r}; known: {', '.join(COLORMAPS)}")
    return _sampled(_LIBRARY_NAMES.get(name, name))


@cache
def diverging_lut() -> ByteImage:
    """Blue over white to red, told apart by people with any colour vision, (256, 3) uint8."""
    return _sampled("cmocean:balance")


def _sampled(name: str) -> ByteImage:
    import cmap

    table = cmap.Colormap(name).lut(_SAMPLES)
    colours = np.asarray(np.rint(table[:, :3] * 255), np.uint8)
    colours.flags.writeable = False
    return colours


def auto_range(inverse: FloatMap) -> tuple[float, float]:
    """Far and near end that leave out 2 % at each side; far < near always.

    Args:
        inverse: (h, w), inverse depth in any unit; of large maps a regular sample is used.
    """
    step = max(1, max(inverse.shape) // _SAMPLED_SIDE)
    sample = inverse[::step, ::step]
    finite = sample[np.isfinite(sample)]
    if not finite.size:
        return 0.0, 1.0
    far, near = (float(value) for value in np.percentile(finite, RANGE_PERCENTILES))
    return far, max(near, far + max(_SMALLEST_SPAN, _SMALLEST_SPAN * abs(far)))


def colourise_signed(values: FloatMap, *, limit: float) -> ByteImage:
    """Colours of signed values from -limit (blue) over 0 (white) to limit (red), unknown grey.

    Args:
        values: (h, w); not-a-number where unknown.
        limit: > 0, in the unit of ``values``.

    Returns:
        (h, w, 3) uint8.
    """
    half = (_SAMPLES - 1) / 2
    index = np.clip(np.nan_to_num(values) * np.float32(half / limit) + half, 0, _SAMPLES - 1)
    colours: ByteImage = diverging_lut()[np.rint(index).astype(np.uint8)]
    colours[np.isnan(values)] = UNKNOWN_GREY
    return colours


def colourise_error(values: FloatMap, *, limit: float) -> ByteImage:
    """Colours of errors from 0 (black) to ``limit`` (bright yellow), unknown grey.

    Args:
        values: (h, w), >= 0; not-a-number where unknown.
        limit: > 0, in the unit of ``values``.

    Returns:
        (h, w, 3) uint8.
    """
    colours = colourise(values, name=ERROR_COLORMAP, far_inv=0, near_inv=limit)
    colours[np.isnan(values)] = UNKNOWN_GREY
    return colours


def colourise(inverse: FloatMap, *, name: str, far_inv: float, near_inv: float) -> ByteImage:
    """Colours linear in inverse depth, (h, w, 3) uint8.

    Args:
        inverse: (h, w); not-a-number takes the far colour.
        name: one of ``COLORMAPS``.
        far_inv: value of the map's first colour, in the unit of ``inverse``.
        near_inv: value of its last colour, > ``far_inv``.
    """
    top = _SAMPLES - 1
    position = (inverse - np.float32(far_inv)) * np.float32(top / (near_inv - far_inv))
    # fmax and fmin, unlike clip, turn not-a-number into the limit
    index = np.fmin(np.fmax(position, 0), top) + np.float32(0.5)
    colours: ByteImage = lut(name)[index.astype(np.uint8)]
    return colours
