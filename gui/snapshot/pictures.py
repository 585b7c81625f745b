"""Pictures that take time to make: what each is to be, and what came of it.

A request says all that a picture depends on; requests compare by value, so that nothing is made
twice. The results come back into the snapshot as ``Pictures``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.effects.params import Facts
from core.effects.request import EffectRequest
from core.measuring.level import FloorPlane
from core.metrics.depth import Alignment
from core.surface.cutout import Cutout
from core.truth.comparison import Curve, Truth
from core.truth.evaluation import Figures
from core.types import ByteImage, Estimate, FloatMap, Mask, Photo, PointCloud
from gui.kit.translate import full_sentence, tr
from gui.snapshot.level import PlanRequest
from gui.state.entry import Derived

Heading = tuple[float, float, float]
"""A direction in the world."""


@dataclass(frozen=True, eq=False)
class SectionSide:
    """A section from its side.

    Attributes:
        heading: level, in the world: the way to look.
        ridge: (K, 3) float32 metres, its upper outline, OpenCV camera frame.
        points: (2, N) float32 metres, an even choice of its points: along the line from its start,
            and up from the camera.
        outline: (2, K) the same of the outline.
    """

    heading: Heading
    ridge: FloatMap
    points: FloatMap
    outline: FloatMap


@dataclass(frozen=True)
class CloudRequest:
    """All that the points of the cloud depend on.

    Attributes:
        flying_percent: threshold of flying pixels; None where they are kept.
        density: points for each cell of the grid.
        side: where flying pixels are moved; None where they are left out.
        cutout: what of the points is shown.
        photo: what points beyond a density of 1 follow; None where there are none.
    """

    derived: Derived
    focal_px: float
    scale: float
    far_m: float | None
    flying_percent: float | None
    density: float
    show_removed: bool
    side: Literal["near", "far"] | None = None
    cutout: Cutout = field(default_factory=Cutout)
    photo: Photo | None = None

    @property
    def cells(self) -> int:
        """How many cells the points are chosen from."""
        grid = self.derived.grid
        return round(grid.width * grid.height * max(1.0, self.density))

    @property
    def drop_percent(self) -> float | None:
        """The threshold beyond which points are left out; None where none is."""
        return None if self.side else self.flying_percent

    @property
    def max_points(self) -> int | None:
        """How many points at most; None for all."""
        if self.density >= 1.0:
            return None
        return max(1, round(self.density * self.derived.grid.width * self.derived.grid.height))


@dataclass(frozen=True)
class CloudColors:
    """How points are coloured: by the photo, by depth as in the depth pane, or by height.

    Attributes:
        plane: the floor, for heights.
    """

    by: str
    colormap: str
    low: float
    high: float
    plane: FloorPlane | None = None


@dataclass(frozen=True)
class PointsRequest:
    """All that the points in the cloud's pane depend on.

    Attributes:
        playing: a film plays: the next ones follow at once, so that few are enough.
    """

    cloud: CloudRequest
    colors: CloudColors
    playing: bool = False


@dataclass(frozen=True)
class MeshRequest:
    """All that the mesh in the cloud's pane depends on.

    Attributes:
        playing: a film plays: the next one follows at once, so that few triangles are enough.
    """

    cloud: CloudRequest
    colors: CloudColors
    playing: bool = False

    @classmethod
    def of(
        cls, cloud: CloudRequest | None, colors: CloudColors, *, playing: bool = False
    ) -> MeshRequest | None:
        """The same surface as the cloud's, whole; None without one."""
        if cloud is None:
            return None
        whole = replace(cloud, density=max(1.0, cloud.density), show_removed=False)
        return cls(whole, colors, playing)


@dataclass(frozen=True)
class CloudCounts:
    """How many points there are.

    Attributes:
        shown: points on show.
        total: cells of the grid.
        cut: left out as flying pixels.
        far: left out beyond the far cut.
        snapped: flying pixels that were moved.
    """

    shown: int
    total: int
    cut: int = 0
    far: int = 0
    snapped: int = 0


@dataclass(frozen=True)
class MeshCounts:
    """How many triangles there are, and were left out at contours or beyond the far cut."""

    shown: int
    cut: int
    far: int


@dataclass(frozen=True, eq=False)
class Points:
    """A cloud and what belongs to it.

    Attributes:
        request: what was asked.
        cloud: the points, coloured by the photo.
        surface: what they were made from; its flying pixels may have been moved.
        counts: counts of the whole cloud, also where this is a coarse one.
        removed: (M, 3) float32 points that were left out; None when not asked for.
        light: (N, 4) uint8 of the cloud's points, see ``core.surface.shading.light_map``.
        section: how a section is seen; None without one.
    """

    request: CloudRequest
    cloud: PointCloud
    surface: Estimate
    counts: CloudCounts
    removed: FloatMap | None
    light: ByteImage | None = None
    section: SectionSide | None = None


@dataclass(frozen=True, eq=False)
class ColoredPoints:
    """Points with their colours, (N, 3) uint8."""

    points: Points
    rgb: ByteImage


class Band(NamedTuple):
    """A part of a mesh that is drawn at a time.

    Attributes:
        xyz: (N, 3) float32 metres.
        rgba: (N, 4) uint8.
        faces: (M, 3) uint32 places in ``xyz``.
        light: (N, 4) uint8, see ``core.surface.shading.light_map``; None: as bright as its colours.
    """

    xyz: FloatMap
    rgba: ByteImage
    faces: NDArray[np.uint32]
    light: ByteImage | None = None


@dataclass(frozen=True, eq=False)
class LiveMesh:
    """A mesh to look at.

    Attributes:
        moving: so few triangles that they are drawn at once.
        whole: all of them; empty where ``moving`` is all there is, or all there is yet.
        backdrop: what closes the gaps at contours, from behind; always drawn too.
    """

    moving: tuple[Band, ...] = ()
    whole: tuple[Band, ...] = ()
    backdrop: tuple[Band, ...] = ()


@dataclass(frozen=True, eq=False)
class MeshResult:
    """A mesh to be drawn, and the counts of the whole one; None while a film plays."""

    mesh: LiveMesh
    counts: MeshCounts | None


@dataclass(frozen=True, eq=False)
class DrawnPlan:
    """A floor plan.

    Attributes:
        request: what was asked.
        picture: (h, w, 3) uint8; None where it cannot be drawn.
        pixel_m: how many metres one of its pixels spans.
        problem: why it cannot be drawn.
    """

    request: PlanRequest
    picture: ByteImage | None
    pixel_m: float = 0.0
    problem: str = ""


@dataclass(frozen=True)
class EffectPart:
    """All that the effects pane depends on.

    Attributes:
        request: the effect and its values.
        photo, derived, focal_px: None while they are not there.
        scale: factor on all lengths.
        visible: the pane is on the screen.
        panorama: there are none: effects are of flat pictures.
    """

    request: EffectRequest
    photo: Photo | None
    derived: Derived | None
    focal_px: float | None
    scale: float
    visible: bool
    panorama: bool = False

    @property
    def ready(self) -> bool:
        """There is all that an effect is made from."""
        return None not in (self.photo, self.derived, self.focal_px)


@dataclass(frozen=True, eq=False)
class MadeEffect:
    """One picture, or the frames of a move, each (H, W, 3) uint8.

    Attributes:
        focus_m: the depth in focus.
        facts: what the scene made of a still effect's values.
    """

    part: EffectPart
    pictures: Sequence[ByteImage]
    focus_m: float
    facts: Facts

    @property
    def note(self) -> str:
        """What the scene made of the values, for people, and what is hard to look at."""
        note = self.part.request.row.note
        if not note:
            return ""
        warnings = self.facts.get("comfort_warnings")
        told = [full_sentence(text) for text in warnings] if isinstance(warnings, list) else []
        return " ".join([tr(note).format(**_as_texts(self.facts)) + "." * bool(told), *told])

    @property
    def frame_ms(self) -> int:
        """How long each picture of a move is on show; 0 for a still one."""
        request = self.part.request
        if not request.row.moving:
            return 0
        seconds = request.count("frames") / request.number("fps")
        return max(1, round(1000 * seconds / len(self.pictures)))


def _as_texts(facts: Facts) -> dict[str, str]:
    """Numbers as people read them."""
    return {
        name: f"{value:.3g}" if isinstance(value, float) else str(value)
        for name, value in facts.items()
    }


@dataclass(frozen=True)
class Answer:
    """What a model said of a photo, and what makes metres of it."""

    derived: Derived
    focal_px: float
    scale: float


@dataclass(frozen=True)
class EvaluationRequest:
    """All that the comparison with a truth depends on.

    Attributes:
        derived, focal_px, scale: the estimate, and what makes metres of it.
        truth: truth of the same photo; None where another model's answer stands for it.
        other: that answer.
        alignment: how the estimate is fitted to the truth.
        percent: threshold of the boundaries that are drawn.
        limit: relative error at the ends of the colour map.
    """

    derived: Derived
    focal_px: float
    scale: float
    truth: Truth | None
    alignment: Alignment
    percent: float
    limit: float
    other: Answer | None = None

    @property
    def known(self) -> Truth:
        """The truth, where there is one."""
        assert self.truth is not None
        return self.truth


@dataclass(frozen=True, eq=False)
class Evaluated:
    """The comparison that a request asked for.

    Attributes:
        request: what was asked.
        figures: by name, as ``core.truth.evaluation.evaluate_prediction`` and
            ``core.metrics.surface.normal_figures`` return them.
        error: (H, W) signed relative error; None for a matte.
        picture: (H, W, 3) the same in colours, and its halved copies.
        angles: (H, W) degrees between the normals; None for a matte or where too little is known.
        normals_picture: (H, W, 3) the same in colours, and its halved copies.
        curve: boundaries over the threshold.
        edges: (H, W) uint8, boundaries at the request's threshold.
    """

    request: EvaluationRequest
    figures: Figures
    error: FloatMap | None
    picture: Sequence[ByteImage]
    angles: FloatMap | None
    normals_picture: Sequence[ByteImage]
    curve: Curve
    edges: NDArray[np.uint8]


@dataclass(frozen=True)
class ThinRequest:
    """All that contours one pixel wide depend on."""

    derived: Derived
    percent: float


@dataclass(frozen=True, eq=False)
class ThinContours:
    """Contours one pixel wide, (h, w), and how many pixels they have."""

    request: ThinRequest
    mask: Mask
    count: int


DETAIL_PIXELS = 3_200_000
"""Colours of more would take longer than the window may wait while it draws."""
LEAST_PIXELS = 50_000
"""Of a photo: nobody looks for more detail in a thumbnail, and torch need not be loaded for it."""


@dataclass(frozen=True)
class DetailRequest:
    """All that depth and contours beyond the network's grid depend on."""

    derived: Derived
    photo: Photo

    @property
    def times(self) -> int:
        """How many times as fine as the grid along both sides: a power of two, up to what the
        photo shows; 1 where there is no more to show."""
        grid, (height, width) = self.derived.grid, self.photo.rgb.shape[:2]
        times = 1
        while (
            height * width >= LEAST_PIXELS
            and times * grid.width < width
            and (2 * times) ** 2 * grid.width * grid.height <= DETAIL_PIXELS
        ):
            times *= 2
        return times


@dataclass(frozen=True, eq=False)
class Detail:
    """Depth and contours on a finer grid, each with its halved copies.

    The coarser copies are those of the grid.

    Attributes:
        request: what was asked.
        mips: C, (H, W) float32.
        code_mips: codes of ratios as ``core.contours.ratio_codes`` makes them, (H, W) uint8.
    """

    request: DetailRequest
    mips: Sequence[FloatMap]
    code_mips: Sequence[ByteImage]


@dataclass(frozen=True)
class Pictures:
    """What was made last of each kind; None where there is none.

    Attributes:
        effect_fraction: how far a moving effect is; None while none is being made.
    """

    points: ColoredPoints | None = None
    mesh: MeshResult | None = None
    plan: DrawnPlan | None = None
    effect: MadeEffect | None = None
    evaluated: Evaluated | None = None
    evaluated_other: Evaluated | None = None
    thin: ThinContours | None = None
    detail: Detail | None = None
    effect_fraction: float | None = None


NO_PICTURES = Pictures()
