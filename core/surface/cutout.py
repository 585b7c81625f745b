"""Which part of a cloud is shown: within a box, not hidden, near a section.

The box and the section stand upright: along the axes of the level frame (x right, y down along
gravity, z ahead), or of the camera's own where the floor is not known.
"""

from __future__ import annotations

import base64
import zlib
from dataclasses import astuple, dataclass, field

import numpy as np
from numpy.typing import NDArray

from core.errors import MeasureError
from core.measuring.measure import Point, Vector
from core.types import FloatMap, Mask, Size

Triple = tuple[float, float, float]
Rotation = tuple[Triple, Triple, Triple]
"""Rows of a rotation from the camera's frame."""

UPRIGHT: Rotation = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
EXTENT_PERCENTILES = (1.0, 99.0)
SAMPLE_POINTS = 20_000
LEAST_LENGTH_M = 1e-6
RIDGE_STEPS = 200


@dataclass(frozen=True)
class ClipBox:
    """How much is cut off at each side of the box around a cloud, as shares of its extent.

    Nothing is cut at a side whose share is 0, however far out a point lies.
    """

    left: float = 0.0
    right: float = 0.0
    above: float = 0.0
    below: float = 0.0
    front: float = 0.0
    back: float = 0.0

    def holds(self, xyz: FloatMap) -> Mask:
        """Which of the points (..., 3) are in the box, upright frame."""
        flat = xyz.reshape(-1, 3)
        sample = flat[:: max(1, len(flat) // SAMPLE_POINTS)]
        low, high = np.percentile(sample, EXTENT_PERCENTILES, axis=0)
        inside = np.ones(xyz.shape[:-1], np.bool_)
        shares = np.array(astuple(self)).reshape(3, 2)
        for axis, (first, last) in enumerate(shares):
            span = high[axis] - low[axis]
            if first > 0:
                inside &= xyz[..., axis] >= low[axis] + first * span
            if last > 0:
                inside &= xyz[..., axis] <= high[axis] - last * span
        return inside


@dataclass(frozen=True)
class CellSet:
    """Cells of a grid, as text that a file can hold; sets of the same cells are equal.

    Attributes:
        width, height: size of the grid.
        packed: base64 of the deflated bits, row by row.
    """

    width: int
    height: int
    packed: str

    @classmethod
    def of(cls, mask: Mask) -> CellSet:
        """The cells at which a mask (h, w) is true."""
        height, width = mask.shape
        packed = base64.b64encode(zlib.compress(np.packbits(mask).tobytes())).decode("ascii")
        return cls(width, height, packed)

    def mask(self, grid: Size) -> Mask:
        """The cells (h, w) of a grid over the same photo: the nearest ones, on another grid.

        Raises:
            MeasureError: the text is not what such a grid is packed to.
        """
        try:
            wanted = (self.width * self.height + 7) // 8
            packed = base64.b64decode(self.packed, validate=True)
            bits = zlib.decompressobj().decompress(packed, wanted + 1)  # no more, whatever it says
            if len(bits) != wanted:
                raise ValueError("bits of another grid")
            cells = np.unpackbits(np.frombuffer(bits, np.uint8), count=self.width * self.height)
            own = cells.reshape(self.height, self.width).astype(np.bool_)
        except (ValueError, zlib.error) as error:
            raise MeasureError("the hidden points cannot be read") from error
        rows = (np.arange(grid.height) * self.height) // grid.height
        columns = (np.arange(grid.width) * self.width) // grid.width
        return own if grid == (self.width, self.height) else own[rows[:, None], columns]


@dataclass(frozen=True)
class Section:
    """A thin upright slab along a line of the photo.

    Attributes:
        start, end: ends of the line, pixels of the photo.
        thickness_m: thickness of the slab.
    """

    start: Point
    end: Point
    thickness_m: float


@dataclass(frozen=True, eq=False)
class Slab:
    """Where a section lies in the upright frame.

    Attributes:
        origin: (3,) metres, the point under the line's start.
        along, across: (3,) unit vectors, both level: along the line, and through the slab away
            from the camera.
        thickness_m: thickness of the slab.
    """

    origin: Vector
    along: Vector
    across: Vector
    thickness_m: float

    def holds(self, xyz: FloatMap) -> Mask:
        """Which of the points (..., 3) are in the slab, upright frame."""
        away = xyz @ self.across.astype(np.float32) - np.float32(self.across @ self.origin)
        inside: Mask = np.abs(away) <= np.float32(self.thickness_m / 2)
        return inside


def slab_of(section: Section, xyz: FloatMap, size: Size) -> Slab:
    """The slab of a section.

    Args:
        xyz: (h, w, 3) metres, the points of all cells of the grid, upright frame.
        size: size of the photo.
    """
    start, end = (_point_at(xyz, size, place) for place in (section.start, section.end))
    along = (end - start) * (1, 0, 1)
    length = float(np.linalg.norm(along))
    along = along / length if length > LEAST_LENGTH_M else np.array([1.0, 0.0, 0.0])
    across = np.array([-along[2], 0.0, along[0]])
    if across @ (start + end) < 0:
        across = -across
    return Slab(start, along, across, section.thickness_m)


def from_the_side(xyz: FloatMap, slab: Slab) -> FloatMap:
    """Points of a section as they are seen from its side.

    Args:
        xyz: (N, 3) float32 metres, upright frame.

    Returns:
        (2, N) float32 metres: along the line from its start, and up from the camera.
    """
    along = xyz @ slab.along.astype(np.float32) - np.float32(slab.along @ slab.origin)
    return np.stack([along, -xyz[:, 1]])


def ridge(xyz: FloatMap, slab: Slab) -> NDArray[np.intp]:
    """The upper outline of a section: the highest points along its line.

    Args:
        xyz: (N, 3) float32 metres, the points in the slab, upright frame.

    Returns:
        Which points those are, in their order along the line; at most ``RIDGE_STEPS``.
    """
    along = xyz @ slab.along.astype(np.float32)
    span = max(float(np.ptp(along)), LEAST_LENGTH_M) if len(along) else 1.0
    step = ((along - along.min(initial=np.inf)) * (RIDGE_STEPS / span)).astype(np.intp)
    step = np.minimum(step, RIDGE_STEPS - 1)
    order = np.lexsort((xyz[:, 1], step))
    highest: NDArray[np.intp] = order[np.unique(step[order], return_index=True)[1]]
    return highest


@dataclass(frozen=True)
class Cutout:
    """What of a cloud is shown.

    Attributes:
        clip: the box.
        hidden: cells that are not shown.
        section: the slab outside of which nothing is shown.
        turn: from the camera's frame to the upright one.
    """

    clip: ClipBox = field(default_factory=ClipBox)
    hidden: CellSet | None = None
    section: Section | None = None
    turn: Rotation = UPRIGHT

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return self.clip == ClipBox() and self.hidden is None and self.section is None

    def shown(self, xyz: FloatMap, size: Size) -> Mask | None:
        """Which cells are shown, (h, w); None for all.

        Args:
            xyz: (h, w, 3) float32 metres, the points of all cells, OpenCV camera frame.
            size: size of the photo.

        Raises:
            MeasureError: what is hidden cannot be read.
        """
        if self.everything:
            return None
        height, width = xyz.shape[:2]
        shown = np.ones((height, width), np.bool_)
        if self.hidden is not None:
            shown &= ~self.hidden.mask(Size(width, height))
        if self.clip != ClipBox() or self.section is not None:
            upright = self.upright(xyz)
            shown &= self.clip.holds(upright)
            if self.section is not None:
                shown &= slab_of(self.section, upright, size).holds(upright)
        return shown

    def upright(self, xyz: FloatMap) -> FloatMap:
        """Points (..., 3) of the camera's frame in the upright one, float32 metres."""
        return xyz if self.turn == UPRIGHT else xyz @ np.array(self.turn, np.float32).T


def within_outline(screen: FloatMap, outline: NDArray[np.float64], size: Size) -> Mask:
    """Which points on a screen lie within a closed outline.

    Args:
        screen: (2, N) x and y in pixels; infinite where a point cannot be seen.
        outline: (M, 2) corners, which are joined in this order, the last with the first.
        size: size of the screen.

    Returns:
        (N,) true where a point's pixel is on the screen and in the outline.
    """
    from PIL import Image, ImageDraw

    picture = Image.new("1", size)
    ImageDraw.Draw(picture).polygon([(x, y) for x, y in outline.tolist()], fill=1, outline=1)
    x, y = screen
    on_screen = (x >= 0) & (y >= 0) & (x < size.width) & (y < size.height)
    inside = np.zeros(screen.shape[1], np.bool_)
    columns, rows = (each[on_screen].astype(np.intp) for each in (x, y))
    inside[on_screen] = np.asarray(picture)[rows, columns]
    return inside


def _point_at(xyz: FloatMap, size: Size, place: Point) -> Vector:
    height, width = xyz.shape[:2]
    column = int((place[0] + 0.5) * width / size.width)
    row = int((place[1] + 0.5) * height / size.height)
    cell = xyz[min(max(row, 0), height - 1), min(max(column, 0), width - 1)]
    return np.asarray(cell, np.float64)
