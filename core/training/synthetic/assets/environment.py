"""Light from all around: high dynamic range pictures of surroundings, and lights drawn from them.

A picture is equirectangular: its rows go from the zenith to the nadir, its columns once around.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.errors import DataError
from core.files.regular_files import require_regular
from core.training.synthetic.assets.library import ENVIRONMENTS, INDEX, Library, rows
from core.training.synthetic.assets.skyline import LUMINANCE, sky_mask
from core.training.synthetic.stage import Light, Sky

F32 = NDArray[np.float32]
Bool = NDArray[np.bool_]
Rng = np.random.Generator

LIGHTS = 6
SOFT_RADIUS = 0.3
SUN_RADIUS = 0.012
# What comes from other surfaces, as a share of the mean of the surroundings.
FILL = 0.35


@dataclass(frozen=True, eq=False)
class Environment:
    """Radiance (H, W, 3) of all directions, turned by ``yaw`` radians about the vertical."""

    file: Path
    radiance: F32
    yaw: float

    def seen(self, directions: F32) -> F32:
        """Radiance (N, 3) in directions (N, 3), z up, of any length."""
        height, width = self.radiance.shape[:2]
        column, row = self._pixels(directions)
        left, top = np.floor(column).astype(int), np.floor(row).astype(int)
        fx, fy = (column - left)[:, None], (row - top)[:, None]
        right, low = (left + 1) % width, np.minimum(top + 1, height - 1)
        upper = self.radiance[top, left % width] * (1 - fx) + self.radiance[top, right] * fx
        lower = self.radiance[low, left % width] * (1 - fx) + self.radiance[low, right] * fx
        return np.asarray(upper * (1 - fy) + lower * fy, np.float32)

    def is_sky(self, directions: F32) -> Bool:
        """In which directions (N, 3) the sky is seen, not something pictured at its edge."""
        column, row = (np.rint(place).astype(int) for place in self._pixels(directions))
        return np.asarray(self._sky[row, column % self.radiance.shape[1]])

    @cached_property
    def _sky(self) -> Bool:
        return sky_mask(self.radiance)

    def _pixels(self, directions: F32) -> tuple[F32, F32]:
        """Columns and rows (N,) where directions (N, 3) lie in the picture."""
        height, width = self.radiance.shape[:2]
        x, y, z = (directions / np.linalg.norm(directions, axis=1, keepdims=True)).T
        across = (self.yaw - np.arctan2(y, x)) / (2 * np.pi) % 1.0
        down = np.arccos(np.clip(z, -1, 1)) / np.pi
        return across * width - 0.5, np.clip(down * height - 0.5, 0, height - 1)

    def lights(self, rng: Rng, count: int = LIGHTS) -> list[Light]:
        """Lights drawn from the upper half with probability proportional to its power.

        Systematic sampling of the cumulative power: each draw carries the same power, draws of
        one pixel (the sun) become one light. Together they give a level surface what the whole
        upper half would.
        """
        height, width = self.radiance.shape[:2]
        upper = self.radiance[: height // 2]
        theta = (np.arange(len(upper)) + 0.5) * np.pi / height
        solid = (np.sin(theta) * np.pi / height * 2 * np.pi / width)[:, None]
        power = (upper @ LUMINANCE * solid).astype(np.float64)
        cumulative = np.cumsum(power.reshape(-1))
        places = (np.arange(count) + rng.random()) / count * cumulative[-1]
        pixels, draws = np.unique(np.searchsorted(cumulative, places), return_counts=True)
        share = draws / count * cumulative[-1] / np.pi
        return [
            self._light(pixel, s, n > 1) for pixel, s, n in zip(pixels, share, draws, strict=True)
        ]

    def _light(self, pixel: int, power: float, strong: bool) -> Light:
        height, width = self.radiance.shape[:2]
        row, column = divmod(int(pixel), width)
        theta = (row + 0.5) * np.pi / height
        phi = self.yaw - (column + 0.5) * 2 * np.pi / width
        at = (np.sin(theta) * np.cos(phi), np.sin(theta) * np.sin(phi), np.cos(theta))
        here = self.radiance[row, column]
        colour = here / max(float(here @ LUMINANCE), 1e-9) * power
        radius = SUN_RADIUS if strong else SOFT_RADIUS
        return Light(tuple(map(float, at)), tuple(map(float, colour)), radius, sun=True)

    def sky(self, haze: float = 0.0) -> Sky:
        """Mean colours for what is not traced: light between surfaces, mirrors, haze."""
        bright = np.minimum(self.radiance, 20 * np.median(self.radiance))
        rows_ = len(bright)
        zenith = bright[: rows_ // 4].mean((0, 1))
        horizon = bright[rows_ // 3 : rows_ // 2].mean((0, 1))
        ground = bright[rows_ // 2 :].mean((0, 1))
        above, level, below = (tuple(map(float, c)) for c in (zenith, horizon, ground))
        return Sky(above, level, below, haze=haze, ao_reach=2.0, fill=FILL, environment=self)

    def behind(self, sky: Sky) -> Sky:
        """A room's own light, with these surroundings seen through its windows."""
        level = float(np.mean(sky.zenith)) * 3
        return replace(sky, environment=replace(self, radiance=self.radiance * np.float32(level)))


def environment(rng: Rng, library: Library, *kinds: str) -> Environment | None:
    """One of the library's environments of the kinds ("outdoor", "night", "indoor"), turned.

    None where there is none, or the one drawn cannot be read.
    """
    files = _files(library.folder, kinds)
    if not files:
        return None
    file = files[int(rng.integers(len(files)))]
    radiance = library.usable(f"{ENVIRONMENTS}/{file.name}", lambda: read_radiance(file))
    yaw = float(rng.uniform(0, 2 * np.pi))
    return None if radiance is None else Environment(file, radiance, yaw)


@lru_cache(maxsize=16)
def _files(folder: Path, kinds: tuple[str, ...]) -> tuple[Path, ...]:
    pack = folder / ENVIRONMENTS
    if not (pack / INDEX).is_file():
        return ()
    named = (
        row for row in rows(pack) if str(row.get("kind", "")).split()[-1:] in [[k] for k in kinds]
    )
    return tuple(pack / row["file"] for row in named)


@lru_cache(maxsize=32)
def read_radiance(path: Path) -> F32:
    """Radiance (H, W, 3) of a Radiance picture (.hdr, run-length coded).

    Format: G. Ward, "Real Pixels", Graphics Gems II. A mean luminance of 1 is set.

    Raises:
        DataError: it cannot be read or is no such picture.
    """
    try:
        require_regular(path)
        data = path.read_bytes()
        header, _, rest = data.partition(b"\n\n")
        size, _, body = rest.partition(b"\n")
        words = size.split()
        if not header.startswith(b"#?") or words[0] != b"-Y" or words[2] != b"+X":
            raise ValueError("no header of a Radiance picture")
        rgbe = _decoded(body, int(words[1]), int(words[3]))
    except (OSError, ValueError, IndexError) as error:
        raise DataError(path, "is no readable Radiance picture ({detail})", detail=error) from error
    scale = np.ldexp(1.0, rgbe[..., 3].astype(int) - 136)[..., None]
    radiance = (rgbe[..., :3] * scale).astype(np.float32)
    return np.asarray(radiance / max(float((radiance @ LUMINANCE).mean()), 1e-9), np.float32)


def _decoded(body: bytes, height: int, width: int) -> NDArray[np.uint8]:
    """Scan lines (height, width, 4) of run-length coded components."""
    lines = np.empty((height, 4, width), np.uint8)
    at = 0
    for line in lines:
        if body[at : at + 4] != bytes([2, 2, width >> 8, width & 255]):
            raise ValueError("a scan line is not run-length coded")
        at += 4
        for component in line:
            at = _expand(body, at, component)
    return lines.transpose(0, 2, 1)


def _expand(body: bytes, at: int, component: NDArray[np.uint8]) -> int:
    """Fill one component of a scan line; returns where the next one begins."""
    filled = 0
    while filled < component.size:
        count = body[at]
        if count > 128:
            component[filled : filled + count - 128] = body[at + 1]
            filled, at = filled + count - 128, at + 2
        else:
            component[filled : filled + count] = np.frombuffer(body, np.uint8, count, at + 1)
            filled, at = filled + count, at + 1 + count
    return at
