"""Random patterns shared by textures and ground shapes."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

F32 = NDArray[np.float32]


def f32(values: ArrayLike) -> F32:
    """Values as a float32 array."""
    return np.asarray(values, np.float32)


def fractal(
    rng: np.random.Generator,
    size: int,
    *,
    slope: float = 1.6,
    stretch: tuple[float, float] = (1, 1),
) -> F32:
    """Tileable noise (size, size) of unit deviation, amplitude ~ 1 / frequency^slope."""
    fy = np.fft.fftfreq(size)[:, None] * size * stretch[1]
    fx = np.fft.rfftfreq(size)[None] * size * stretch[0]
    frequency = np.hypot(fy, fx)
    frequency[0, 0] = np.inf
    phase = rng.uniform(0, 2 * np.pi, frequency.shape)
    field = np.fft.irfft2(frequency**-slope * np.exp(1j * phase), s=(size, size))
    return np.asarray(field / max(float(field.std()), 1e-12), np.float32)


def directions(rng: np.random.Generator, count: int) -> F32:
    """Unit vectors (count, 3), even over the sphere."""
    vectors = rng.normal(size=(count, 3))
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


def turns(rng: np.random.Generator, count: int) -> F32:
    """Rotation matrices (count, 3, 3), even over all orientations (from unit quaternions)."""
    q = rng.normal(size=(count, 4))
    w, x, y, z = (q / np.linalg.norm(q, axis=1, keepdims=True)).T
    rows = [
        [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
        [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
        [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
    ]
    return np.asarray(rows, np.float32).transpose(2, 0, 1)
