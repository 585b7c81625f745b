"""What the window shows, as frozen parts.

Parts compare by value (photos and derived maps by identity), so that only what changed is drawn
again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import Literal

from core.comparison import Truth
from core.effects.request import EffectRequest
from core.focal import FocalChoices
from core.focal_diagnosis import Finding
from core.level import FloorPlane
from core.metrics.depth import Alignment
from core.settings import Settings
from core.types import ByteImage, FocalLength, Photo, PhotoMetadata, Size
from gui.snapshot.ghost import Ghost
from gui.snapshot.level import LevelPart
from gui.snapshot.measure import MeasurePart
from gui.state.app_state import Derived, Status
from gui.state.batch import BatchRun
from gui.state.models import Fetch, ModelChoice, ModelRow, Offer


@dataclass(frozen=True)
class PhotoPart:
    """The photo on show.

    Attributes:
        preview: where the picture is being decoded again, what has its colours on a small grid.
    """

    key: int | None
    name: str
    photo: Photo | None
    preview: Derived | None
    size: Size | None
    mips: Sequence[ByteImage] = field(compare=False)


@dataclass(frozen=True)
class DepthLook:
    """Colours of the inverse depth.

    Attributes:
        low, high: far and near end of the colour map, in the unit of C.
        near_m, far_m: the same ends in metres; without a focal length those of the settings.
        per_metre: factor from C to 1/m; None without a focal length.
    """

    derived: Derived | None
    colormap: str
    low: float
    high: float
    near_m: float
    far_m: float
    per_metre: float | None
    auto: bool
    opacity: float


@dataclass(frozen=True)
class ContourLook:
    """How contours are drawn."""

    derived: Derived | None
    percent: float
    visible: bool
    thin: bool
    color: str
    opacity: float


@dataclass(frozen=True)
class EvaluationRequest:
    """All that the comparison with a truth depends on.

    Attributes:
        derived, focal_px, scale: the estimate, and what makes metres of it.
        truth: of the same photo.
        alignment: how the estimate is fitted to the truth.
        percent: threshold of the boundaries that are drawn.
        limit: relative error at the ends of the colour map.
    """

    derived: Derived
    focal_px: float
    scale: float
    truth: Truth
    alignment: Alignment
    percent: float
    limit: float


@dataclass(frozen=True)
class EvaluationPart:
    """The truth of the photo on show, and how the comparison is shown.

    Attributes:
        request: None until there is an estimate and a truth.
        show: "error", or "boundaries"; a matte has boundaries alone.
    """

    truth: Truth | None
    request: EvaluationRequest | None
    show: str
    alignment: str
    limit_percent: float


class Prediction(StrEnum):
    """Whether the focal length of the photo on show is being predicted."""

    SETTLED = "settled"  # there is a value, or there cannot be one yet
    SKIPPED = "skipped"  # it can be asked for
    RUNNING = "running"


@dataclass(frozen=True)
class FocalPart:
    """Sources and choice of the focal length of the photo on show.

    Attributes:
        metadata: of the photo's file.
        findings: why sources disagree, the likeliest first.
        prediction: how the network's own opinion stands, apart from its value.
    """

    choices: FocalChoices
    active: FocalLength
    size: Size
    metadata: PhotoMetadata = field(default_factory=PhotoMetadata)
    findings: tuple[Finding, ...] = ()
    prediction: Prediction = Prediction.SETTLED


@dataclass(frozen=True)
class CloudRequest:
    """All that the points of the cloud depend on.

    Attributes:
        flying_percent: threshold of flying pixels; None where they are kept.
        side: where flying pixels are moved; None where they are left out.
    """

    derived: Derived
    focal_px: float
    scale: float
    far_m: float | None
    flying_percent: float | None
    density: float
    show_removed: bool
    side: Literal["near", "far"] | None = None

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
class MeshRequest:
    """All that the mesh in the cloud's pane depends on."""

    cloud: CloudRequest
    colors: CloudColors

    @classmethod
    def of(cls, cloud: CloudRequest | None, colors: CloudColors) -> MeshRequest | None:
        """The same surface as the cloud's, whole; None without one."""
        if cloud is None:
            return None
        return cls(replace(cloud, density=1.0, show_removed=False), colors)


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


@dataclass(frozen=True)
class CloudLook:
    """How the cloud is drawn."""

    point_size: float
    background: str
    frustum: bool
    grid: bool
    sway: bool


@dataclass(frozen=True)
class EffectPart:
    """All that the effects pane depends on.

    Attributes:
        request: the effect and its values.
        photo, derived, focal_px: None while they are not there.
        scale: factor on all lengths.
        visible: the pane is on the screen.
    """

    request: EffectRequest
    photo: Photo | None
    derived: Derived | None
    focal_px: float | None
    scale: float
    visible: bool


@dataclass(frozen=True)
class Waiting:
    """Why the depth, contour and cloud panes are empty.

    Attributes:
        text: what they wait for; empty when for nothing.
        fraction: how far that is, None while unknown.
        hint: what the user can do when nothing will come by itself.
    """

    text: str = ""
    fraction: float | None = None
    hint: str = ""


@dataclass(frozen=True)
class TaskPart:
    """The right end of the status bar."""

    text: str = ""
    fraction: float | None = None
    cancellable: bool = False


@dataclass(frozen=True)
class FilmItem:
    """One picture of the film strip."""

    key: int
    name: str
    status: Status
    fraction: float | None
    hint: str


@dataclass(frozen=True)
class FilmPart:
    """The film strip."""

    items: tuple[FilmItem, ...]
    current: int | None


@dataclass(frozen=True)
class LayoutPart:
    """Which panes are where."""

    layout: str
    panes: tuple[str, ...]
    wipe: tuple[str, ...]


@dataclass(frozen=True)
class ModelPart:
    """Which model is chosen, what else there is, and how it runs.

    Attributes:
        choice: what the settings ask for.
        rows: the models known.
        devices: what this machine has; empty while unknown.
        skip_prediction: the focal head is left out where the focal length is known.
        loading: a model is being loaded.
        device, precision: what it really runs on; "" while none is loaded.
        reason: why so.
        notices: what the result on show had to fall back to.
        seconds: of the result on show; None without one.
        error: why there is no model.
        fetching: what is going on to get another one; "" for nothing.
    """

    choice: ModelChoice
    rows: tuple[ModelRow, ...] = ()
    devices: tuple[str, ...] = ()
    skip_prediction: bool = False
    loading: bool = False
    device: str = ""
    precision: str = ""
    reason: str = ""
    notices: tuple[str, ...] = ()
    seconds: float | None = None
    error: str = ""
    fetching: str = ""


@dataclass(frozen=True)
class WeightsPart:
    """How to get the model that is not bundled, and how that goes."""

    offer: Offer | None = None
    fetch: Fetch | None = None


@dataclass(frozen=True)
class PresetsPart:
    """Looks to choose from.

    Attributes:
        names: of all.
        built_in: of those that come with the program.
        active: the one that the look in force is; "" for none.
    """

    names: tuple[str, ...] = ()
    built_in: tuple[str, ...] = ()
    active: str = ""


@dataclass(frozen=True)
class Snapshot:
    """Everything on show."""

    photo: PhotoPart
    depth: DepthLook
    contours: ContourLook
    focal: FocalPart | None
    cloud: CloudRequest | None
    cloud_colors: CloudColors
    cloud_look: CloudLook
    mesh: MeshRequest | None
    ghost: Ghost | None
    effect: EffectPart
    waiting: Waiting
    evaluation: EvaluationPart
    task: TaskPart
    film: FilmPart
    layout: LayoutPart
    model: ModelPart
    weights: WeightsPart
    measure: MeasurePart
    level: LevelPart
    presets: PresetsPart
    batch: BatchRun | None
    settings: Settings
    """Last: panels that show preferences themselves follow it."""


PARTS = tuple(part.name for part in fields(Snapshot))


def changed_parts(old: Snapshot | None, new: Snapshot) -> list[str]:
    """Names of the parts of ``new`` that differ from ``old``, in the order of declaration."""
    if old is None:
        return list(PARTS)
    return [name for name in PARTS if getattr(old, name) != getattr(new, name)]
