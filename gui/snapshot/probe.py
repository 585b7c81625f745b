"""What lies under the cursor, as numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.camera import camera_of, rays
from core.depth import MIN_CANONICAL
from core.truth.truth_files import valid_depth
from core.types import Size
from gui.kit import number_format as fmt
from gui.snapshot.parts import Snapshot
from gui.state.entry import Derived


@dataclass(frozen=True)
class Reading:
    """Values at one pixel of the photo.

    Attributes:
        u, v: pixel of the photo, whole numbers (pixel centres).
        rgb: colour; None while the picture is not there.
        xyz: point in metres, OpenCV camera frame; None without depth or focal length.
        inverse: inverse depth in 1/m; None likewise.
        true_z: true depth in metres; None where it is not known.
        error: relative error of the aligned depth, positive: too far; None likewise.
        height_m: above the floor; None where that is not known.
    """

    u: int
    v: int
    rgb: tuple[int, int, int] | None = None
    xyz: tuple[float, float, float] | None = None
    inverse: float | None = None
    true_z: float | None = None
    error: float | None = None
    height_m: float | None = None

    @property
    def range_m(self) -> float | None:
        """Distance from the camera along the ray, metres."""
        return None if self.xyz is None else float(np.linalg.norm(self.xyz))

    def xyz_array(self) -> NDArray[np.float32] | None:
        return None if self.xyz is None else np.array(self.xyz, np.float32)


def read(snapshot: Snapshot, u: float, v: float) -> Reading | None:
    """Values at pixel (u, v) of the photo on show; None outside of it."""
    reading = _read(snapshot, u, v)
    return _compared(reading, snapshot) if reading is not None else None


def _read(snapshot: Snapshot, u: float, v: float) -> Reading | None:
    size = snapshot.photo.size
    if size is None or not (-0.5 <= u < size.width - 0.5 and -0.5 <= v < size.height - 0.5):
        return None
    column, row = int(u + 0.5), int(v + 0.5)
    rgb = None
    if snapshot.photo.photo is not None:
        red, green, blue = snapshot.photo.photo.rgb[row, column].tolist()
        rgb = (red, green, blue)
    inverse = _inverse(snapshot, column, row)
    if inverse is None or snapshot.focal is None:
        return Reading(column, row, rgb)
    derived = snapshot.depth.derived
    assert derived is not None  # it told the inverse depth
    camera = camera_of(derived.estimate, snapshot.focal.active.px)
    x, y, z = (rays(column, row, camera) / inverse).tolist()
    point = (x, y, z)
    height_m = snapshot.level.height_of(point)
    return Reading(column, row, rgb, point, inverse, height_m=height_m)


def _compared(reading: Reading, snapshot: Snapshot) -> Reading:
    """With the truth and the error at the same pixel."""
    truth, size = snapshot.evaluation.truth, snapshot.photo.size
    if truth is None or truth.kind == "mask" or size is None:
        return reading
    height, width = truth.values.shape
    row = min(int((reading.v + 0.5) * height / size.height), height - 1)
    column = min(int((reading.u + 0.5) * width / size.width), width - 1)
    if not valid_depth(truth.values[row : row + 1, column]).all():
        return reading
    evaluated, error = snapshot.pictures.evaluated, None
    if evaluated is not None and evaluated.error is not None:
        error = float(evaluated.error[row, column])
    known = None if error is None or not np.isfinite(error) else error
    return replace(reading, true_z=float(truth.values[row, column]), error=known)


def _inverse(snapshot: Snapshot, u: int, v: int) -> float | None:
    derived, per_metre = snapshot.depth.derived, snapshot.depth.per_metre
    if derived is None or per_metre is None:
        return None
    row, column = cell_of_pixel(derived, u, v)
    canonical = float(derived.estimate.canonical_inverse_depth[row, column])
    return max(canonical, MIN_CANONICAL) * per_metre


def cell_of_pixel(derived: Derived, u: float, v: float) -> tuple[int, int]:
    """Row and column of the network's grid under a pixel of the photo."""
    grid, size = derived.grid, derived.estimate.image_size
    column = int((u + 0.5) * grid.width / size.width)
    row = int((v + 0.5) * grid.height / size.height)
    return min(max(row, 0), grid.height - 1), min(max(column, 0), grid.width - 1)


def pixel_of_index(index: int, grid: Size, size: Size) -> tuple[float, float]:
    """Pixel of the photo at the centre of a cell of the grid, given as v * width + u."""
    row, column = divmod(index, grid.width)
    u = (column + 0.5) * size.width / grid.width - 0.5
    v = (row + 0.5) * size.height / grid.height - 0.5
    return u, v


def fields_of(reading: Reading) -> dict[str, str]:
    """What the status bar writes: name -> value, "" where there is none."""
    values = {"u": str(reading.u), "v": str(reading.v), "RGB": "", "Z": "", "range": ""}
    values |= {"1/m": "", "X": "", "Y": ""}
    if reading.rgb is not None:
        values["RGB"] = " ".join(str(part) for part in reading.rgb)
    if reading.xyz is not None and reading.inverse is not None:
        x, y, z = reading.xyz
        values |= {"Z": fmt.metres(z), "range": fmt.metres(reading.range_m or z)}
        values |= {"1/m": fmt.significant(reading.inverse), "X": fmt.metres(x), "Y": fmt.metres(y)}
    if reading.height_m is not None:
        values["height"] = fmt.metres(reading.height_m)
    if reading.true_z is not None:
        values["true Z"] = fmt.metres(reading.true_z)
    if reading.error is not None:
        values["error"] = fmt.signed_percent(100 * reading.error)
    return values
