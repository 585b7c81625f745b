"""One opened photo: what is known of it, and what the user set for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.effects.request import MIDDLE
from core.films.request import FPS, STEADY
from core.measuring.known_length import Reference
from core.measuring.known_points import Fit, Fitted, KnownPoint
from core.measuring.level import FoundFloor
from core.measuring.measure import Measurement, Point
from core.own_depth import OwnDepth
from core.surface.cutout import CellSet, ClipBox
from core.truth.comparison import Truth
from core.types import ByteImage, Estimate, FloatMap, FocalSource, Photo, PhotoMetadata, Size
from gui.state.film import FilmState, FrameRange
from gui.state.live import LiveState
from gui.state.models import ModelChoice, Said


class Status(StrEnum):
    """Where a photo is on its way from file to depth."""

    UNSEEN = "unseen"  # runs only while it is on show
    QUEUED = "queued"
    DECODING = "decoding"
    ESTIMATING = "estimating"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class FocalChoice:
    """What the user chose for one photo.

    Attributes:
        preferred: a source.
        manual_px: what was typed, in pixels.
        before_px: what was in force before this choice, to be compared with; no part of it.
    """

    preferred: FocalSource | None = None
    manual_px: float | None = None
    before_px: float | None = field(default=None, compare=False)


@dataclass(frozen=True)
class EffectFocus:
    """What effects focus on: a point as shares of width and height, or a depth in metres."""

    point: tuple[float, float] = MIDDLE
    depth_m: float | None = None


ADJUSTED = (
    "focal",
    "measurements",
    "references",
    "fit",
    "profile",
    "region",
    "effect_focus",
    "floor",
    "floor_points",
    "clip",
    "hidden",
    "section_m",
    "own_used",
    "said",
    "trim",
    "steady",
    "fps",
)
"""Fields of an Entry that the user adjusts: undo takes them back, session files keep them."""
KEPT = (*ADJUSTED, "frame")
"""What session files keep."""


@dataclass(frozen=True, eq=False)
class EarlyPicture:
    """What a file shows of its photo before that is decoded.

    Attributes:
        colors: (h, w, 3) uint8.
        size: of the photo.
    """

    colors: ByteImage
    size: Size


@dataclass(frozen=True, eq=False)
class Derived:
    """An estimate and all that follows from it alone, whatever the settings.

    Attributes:
        estimate: the result of the forward pass; C is its canonical inverse depth, (h, w).
        ratio: (h, w) float32, the largest depth ratio to a neighbour (exact, for counts).
        codes: (h, w) uint8, the same quantised for a slider that is a table look-up.
        colors: (h, w, 3) uint8, the photo's mean colour in each cell of the grid.
        auto_range: (far, near) of the automatic range, in the unit of C.
        histogram: counts of C in steps of equal ratio, and the edges of the steps.
        mips: C and its halved copies, as the panes want them.
        code_mips: the same of ``codes``.
    """

    estimate: Estimate
    ratio: FloatMap
    codes: NDArray[np.uint8]
    colors: ByteImage
    auto_range: tuple[float, float]
    histogram: tuple[NDArray[np.int64], NDArray[np.float64]]
    mips: Sequence[FloatMap]
    code_mips: Sequence[ByteImage]

    @property
    def grid(self) -> Size:
        """Cells of the estimate, which are fewer than the photo's pixels."""
        height, width = self.estimate.canonical_inverse_depth.shape
        return Size(width, height)


@dataclass(frozen=True, eq=False)
class Own:
    """The depth that a photo's file brings along.

    Attributes:
        depth: as the file has it.
        derived: the same in a model's place.
    """

    depth: OwnDepth
    derived: Derived


@dataclass(frozen=True)
class Correction:
    """All that a corrected estimate depends on.

    Attributes:
        derived: what the model said.
        told: what the bundled model said of the same photo, where that gives the metres.
        points: of known depth, where they correct it.
        fit: how.
        focal_px: in force.
    """

    derived: Derived
    told: Derived | None = None
    points: tuple[KnownPoint, ...] = ()
    fit: Fit = Fit.SCALE
    focal_px: float = 1.0


@dataclass(frozen=True, eq=False)
class Corrected:
    """What a correction made of an estimate.

    Attributes:
        fitted: how well the points agree; None without any.
    """

    request: Correction
    derived: Derived
    fitted: Fitted | None = None


@dataclass(frozen=True, eq=False)
class Entry:
    """One opened photo.

    Attributes:
        key: identifies it for as long as the window is open.
        name: short name for people.
        path: None for a pasted picture.
        photo: the decoded picture, None before decoding or when forgotten to save memory.
        mips: halved copies of the picture, as the panes want them.
        early: stands in for it until it is decoded the first time.
        status: see Status.
        results: what was estimated so far, by what was asked for.
        corrected: what known points or another model's metres made of the result on show.
        reopened: what the file itself holds, where it is an exported depth map: no model runs.
        own: the depth that the photo's file brings along.
        own_used: that is shown in place of a model's.
        focal: the user's choice of focal length.
        said: whether the photo is a panorama, by the user's word.
        asks_mirror: how sure the result on show is, is to be found out by the mirrored photo.
        predict: the user wants the focal length predicted (True), or stopped that (False);
            None: as the settings say.
        effect_focus: what effects focus on, or leave at rest.
        metadata: camera facts of the photo, kept when the picture is forgotten.
        scale: factor on every metre of the scene, apart from the focal length, while there is no
            reference.
        measurements: lengths that the user measures.
        references: things of known size, from which the scale follows.
        fit: what several known distances correct.
        profile: ends of the line along which depth is plotted.
        region: corners of the outline within which depth is summed up; () without one.
        floor: the floor that was found.
        floor_points: picked on the floor; three or more say where it is instead.
        clip: what is cut off of the cloud at each side.
        hidden: cells of which the cloud has no points.
        section_m: thickness of the slab along ``profile`` that alone is shown; 0 for no section.
        moves: the file is a film: picture and results are those of one of its frames.
        film: what is known of it once it is opened.
        frame: the frame on show.
        trim: from where to where the film is played and exported; None for all of it.
        live: it is a camera: picture and results are those of its newest frame.
        fps: frames per second, where the film is a folder of pictures.
        steady: how still its depth is held, 0 to 1; 0 for what the model says of each frame.
        truth: what is known of the photo for sure, to compare the estimate with.
        truth_of: the frame of a film that it is of.
        error: why it failed, a sentence.
        details: the traceback behind ``error``.
    """

    key: int
    name: str
    path: Path | None = None
    photo: Photo | None = None
    mips: Sequence[ByteImage] = ()
    early: EarlyPicture | None = None
    status: Status = Status.QUEUED
    results: dict[ModelChoice, Derived] = field(default_factory=dict)
    corrected: Corrected | None = None
    reopened: Derived | None = None
    own: Own | None = None
    own_used: bool = False
    focal: FocalChoice = field(default_factory=FocalChoice)
    said: Said = field(default_factory=Said)
    asks_mirror: bool = False
    predict: bool | None = None
    effect_focus: EffectFocus = field(default_factory=EffectFocus)
    metadata: PhotoMetadata = field(default_factory=PhotoMetadata)
    scale: float = 1.0
    measurements: tuple[Measurement, ...] = ()
    references: tuple[Reference, ...] = ()
    fit: Fit = Fit.AUTO
    profile: tuple[Point, Point] | None = None
    region: tuple[Point, ...] = ()
    floor: FoundFloor | None = None
    floor_points: tuple[Point, ...] = ()
    clip: ClipBox = field(default_factory=ClipBox)
    hidden: CellSet | None = None
    section_m: float = 0.0
    moves: bool = False
    film: FilmState | None = None
    live: LiveState | None = None
    frame: int = 0
    trim: FrameRange | None = None
    fps: float = FPS.default
    steady: float = STEADY.default
    truth: Truth | None = None
    truth_of: int = 0
    error: str = ""
    details: str = ""

    @property
    def is_panorama(self) -> bool:
        """Whether it is estimated as a panorama."""
        word = self.said.panorama
        return self.metadata.sphere is not None if word is None else word

    @property
    def taken_for(self) -> Said:
        """What a model is asked about: how far a sweep goes is none of a photo's business."""
        return self.said if self.said.panorama else replace(self.said, span_deg=None)
