"""From linear radiance to the bytes of a photo: depth of field, exposure, colour, grain."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from core.training.synthetic.noise import f32

F32 = NDArray[np.float32]
U8 = NDArray[np.uint8]
Rng = np.random.Generator

BLUR_STEPS = (0.0, 1.2, 2.6, 5.2)


def develop(rng: Rng, linear: F32, inverse_depth: F32, *, blur_share: float) -> U8:
    """A photo (H, W, 3) of linear colour (H, W, 3); now and then with a shallow depth of field."""
    image = np.minimum(linear, 6.0).astype(np.float32)
    if rng.random() < blur_share:
        image = depth_of_field(rng, image, inverse_depth)
    image = exposed(rng, image)
    image = vignetted(rng, image) * white_balance(rng)
    image = toned(rng, image)
    return with_grain(rng, softened(rng, image))


def depth_of_field(rng: Rng, image: F32, inverse_depth: F32) -> F32:
    """Blur that grows with the distance in inverse depth behind a focus plane."""
    focus = float(np.quantile(inverse_depth, rng.uniform(0.5, 0.97)))
    behind = np.clip(focus * 0.9 - inverse_depth, 0, None) / max(focus, 1e-6)
    front = np.clip(inverse_depth - focus * 1.3, 0, None) / max(focus, 1e-6)
    radius = np.minimum(rng.uniform(1.5, 7.0) * (behind + 0.5 * front), BLUR_STEPS[-1])
    # Blurred from the background alone, so that sharp things in front do not bleed into it.
    weight = np.clip(radius / 0.8, 1e-3, 1).astype(np.float32)
    result = image.copy()
    for before, sigma in pairwise(BLUR_STEPS):
        total = ndimage.gaussian_filter(weight, sigma, truncate=2.0)
        soft = ndimage.gaussian_filter(image * weight[..., None], (sigma, sigma, 0), truncate=2.0)
        share = np.clip((radius - before) / (sigma - before), 0, 1)[..., None]
        result += (soft / total[..., None] - result) * share
    return np.asarray(result, np.float32)


def exposed(rng: Rng, image: F32) -> F32:
    """Scaled so that the picture's typical brightness is that of a common photo."""
    luminance = image[::4, ::4].mean(axis=-1)
    typical = float(np.exp(np.log(luminance + 1e-4).mean()))
    bright = float(np.quantile(luminance, 0.9))
    gain = np.exp(rng.normal(np.log(0.17), 0.3)) / typical
    return image * np.float32(min(gain, 2.2 / max(bright, 1e-4)))


def white_balance(rng: Rng) -> F32:
    """A small error of the colour temperature and tint, (3,)."""
    warm, green = rng.normal(0, 0.09), rng.normal(0, 0.03)
    return np.exp(np.asarray([warm, green, -warm], np.float32))


def vignetted(rng: Rng, image: F32) -> F32:
    """Darker towards the corners."""
    height, width = image.shape[:2]
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    fall = 1 - max(0.0, rng.normal(0.08, 0.1)) * (x * x + y * y) / 2
    return np.asarray(image * fall[..., None], np.float32)


def toned(rng: Rng, image: F32) -> F32:
    """Gamma-coded 0..1 with a soft shoulder, random contrast and saturation."""
    shoulder = rng.uniform(0.5, 0.9)
    over = np.maximum(image - shoulder, 0) / (1 - shoulder)
    image = np.minimum(image, shoulder) + (1 - shoulder) * over / (1 + over)
    coded = np.sqrt(np.maximum(image, 0))
    contrast, saturation = rng.normal(1.05, 0.1), max(0.0, rng.normal(1.0, 0.2))
    coded = 0.5 + (coded - 0.5) * contrast + rng.normal(0, 0.02)
    grey = coded @ f32([0.3, 0.59, 0.11])
    return np.asarray(grey[..., None] + (coded - grey[..., None]) * saturation, np.float32)


def softened(rng: Rng, image: F32) -> F32:
    """Mostly a hint of lens blur, sometimes sharpened as phones do."""
    sigma = abs(rng.normal(0, 0.3))
    soft = ndimage.gaussian_filter(image, (max(sigma, 0.15), max(sigma, 0.15), 0), truncate=3.0)
    if rng.random() < 0.25:
        wide = ndimage.gaussian_filter(image, (1.0, 1.0, 0), truncate=2.0)
        soft = soft + rng.uniform(0.2, 0.7) * (soft - wide)
    return np.asarray(soft, np.float32)


def with_grain(rng: Rng, image: F32) -> U8:
    """Sensor noise, stronger where dark, and rounding to bytes."""
    level = rng.exponential(0.008)
    noise = rng.standard_normal(image.shape, dtype=np.float32)
    noise[..., 1:] = 0.5 * noise[..., 1:] + 0.5 * noise[..., :1]
    grain = level * (1.3 - np.clip(image, 0, 1))
    return np.asarray(np.clip((image + noise * grain) * 255 + 0.5, 0, 255), np.uint8)
