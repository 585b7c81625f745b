"""What the window shows, as frozen parts.

Parts compare by value (photos and derived maps by identity), so that only what changed is drawn
again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum

from core.focal import FocalChoices
from core.focal_diagnosis import Finding
from core.own_depth import OwnDepth
from core.settings import Settings
from core.surface.cutout import ClipBox
from core.truth.comparison import Truth
from core.types import Bounds, ByteImage, FocalLength, Photo, PhotoMetadata, Size, Sphere
from gui.snapshot.ghost import Ghost
from gui.snapshot.level import LevelPart
from gui.snapshot.measure import MeasurePart
from gui.snapshot.pictures import (
    NO_PICTURES,
    CloudColors,
    CloudRequest,
    DetailRequest,
    EffectPart,
    Evaluated,
    EvaluationRequest,
    MeshRequest,
    Pictures,
    PointsRequest,
    ThinRequest,
)
from gui.snapshot.second import SecondPart
from gui.state.app_state import Tool
from gui.state.batch import BatchRun
from gui.state.entry import Correction, Derived, EarlyPicture, Status
from gui.state.film import FilmState, FrameRange
from gui.state.live import LiveState
from gui.state.models import Fetch, ModelChoice, ModelRow, Offer


@dataclass(frozen=True)
class PhotoPart:
    """The photo on show.

    Attributes:
        preview: while the picture is being decoded, what has its colours on a small grid.
        own: the depth that its file brings along.
        own_used: that is shown in place of a model's.
        panorama: it is estimated as one.
        may_be_panorama: it can be.
        span_deg: how far it goes from left to right, if it is a sweep.
    """

    key: int | None
    name: str
    photo: Photo | None
    preview: Derived | EarlyPicture | None
    size: Size | None
    mips: Sequence[ByteImage] = field(compare=False)
    own: OwnDepth | None = None
    own_used: bool = False
    panorama: bool = False
    may_be_panorama: bool = False
    span_deg: float | None = None


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

    @property
    def thinned(self) -> ThinRequest | None:
        """What is to be made thin; None where contours are shown as they are."""
        if self.derived is None or not self.thin:
            return None
        return ThinRequest(self.derived, self.percent)


@dataclass(frozen=True)
class EvaluationPart:
    """The truth of the photo on show, and how the comparison is shown.

    Attributes:
        request: None until there is an estimate and a truth, or another model's answer.
        other_request: the same of the other model, where there is a truth.
        titles: of the two models.
        show: "error", or "boundaries"; a matte has boundaries alone.
    """

    truth: Truth | None
    request: EvaluationRequest | None
    show: str
    alignment: str
    limit_percent: float
    other_request: EvaluationRequest | None = None
    titles: tuple[str, str] = ("", "")


class Prediction(StrEnum):
    """Whether the focal length of the photo on show is being predicted."""

    SETTLED = "settled"  # there is a value, or there cannot be one yet
    SKIPPED = "skipped"  # it can be asked for
    RUNNING = "running"


@dataclass(frozen=True)
class FocalPart:
    """Sources and choice of the focal length of the photo on show.

    Attributes:
        metadata: metadata of the photo's file.
        findings: why sources disagree, the likeliest first.
        prediction: how the network's own opinion stands, apart from its value.
        predicted_by: the model that predicted it, where it is not the one whose depth is on show.
        sphere: of a panorama, which has no focal length: what is active counts pixels for a radian.
    """

    choices: FocalChoices
    active: FocalLength
    size: Size
    metadata: PhotoMetadata = field(default_factory=PhotoMetadata)
    findings: tuple[Finding, ...] = ()
    prediction: Prediction = Prediction.SETTLED
    predicted_by: str = ""
    sphere: Sphere | None = None


@dataclass(frozen=True)
class CloudLook:
    """How the cloud is drawn."""

    point_size: float
    background: str
    frustum: bool
    grid: bool
    light: float


SECTION_M = Bounds(0.1, 0.01, 20.0)
"""Thickness of a section."""


@dataclass(frozen=True)
class CuttingPart:
    """What of the cloud is shown.

    Attributes:
        ready: there is a cloud.
        everything: nothing is hidden or cut away.
        section_m: thickness of the section; 0 where there is none.
        has_line: there is a profile's line that a section can follow.
    """

    ready: bool = False
    everything: bool = True
    clip: ClipBox = field(default_factory=ClipBox)
    section_m: float = 0.0
    has_line: bool = False
    tool: Tool = Tool.NONE


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
    """One picture of the film strip.

    Attributes:
        moves: it is a film.
    """

    key: int
    name: str
    status: Status
    fraction: float | None
    hint: str
    moves: bool = False


@dataclass(frozen=True)
class TimelinePart:
    """The film on show.

    Attributes:
        film: its state.
        frame: the frame on show.
        span: from in to out.
        steady: how still depth is held.
        fraction: how much of the depth for all of it is there, while that is made; else None.
        text: how far that is, for people.
    """

    key: int
    film: FilmState
    frame: int
    span: FrameRange
    steady: float
    fraction: float | None = None
    text: str = ""


@dataclass(frozen=True)
class FilmPart:
    """The film strip."""

    items: tuple[FilmItem, ...]
    current: int | None


@dataclass(frozen=True)
class LivePart:
    """The camera on show.

    Attributes:
        size: of its frames; None before the first.
        ready: there is a frame with depth.
    """

    key: int
    name: str
    live: LiveState
    size: Size | None
    ready: bool


@dataclass(frozen=True)
class LayoutPart:
    """Which panes are where."""

    layout: str
    panes: tuple[str, ...]
    wipe: tuple[str, ...]


class Preview(StrEnum):
    """Why the result on show is the bundled model's."""

    NONE = ""  # it is not
    CHOSEN = "chosen"  # that model is chosen
    AWAITED = "awaited"  # the chosen one is at work, or will be
    FAILED = "failed"  # the chosen one has failed
    STOPPED = "stopped"  # the chosen one was cancelled


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
        seconds: how long the result on show took; None without one.
        relative: the model tells no metres of the photo on show.
        bundled_metres: the bundled model's are used then.
        borrowed: what the result on show has of other models, for people.
        preview: whether the result on show is the bundled model's, and why.
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
    relative: bool = False
    bundled_metres: bool = False
    borrowed: tuple[str, ...] = ()
    preview: Preview = Preview.NONE
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
        names: names of all.
        built_in: names of those that come with the program.
        active: the one that the look in force is; "" for none.
    """

    names: tuple[str, ...] = ()
    built_in: tuple[str, ...] = ()
    active: str = ""


@dataclass(frozen=True)
class Snapshot:
    """Everything on show."""

    photo: PhotoPart
    timeline: TimelinePart | None
    live: LivePart | None
    depth: DepthLook
    contours: ContourLook
    focal: FocalPart | None
    cloud: CloudRequest | None
    cloud_colors: CloudColors
    cloud_look: CloudLook
    cutting: CuttingPart
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
    correction: Correction | None
    second: SecondPart
    settings: Settings
    """Near the end: panels that show preferences themselves follow it."""
    pictures: Pictures = NO_PICTURES
    """Last: they are shown as all else says."""

    @property
    def plays(self) -> bool:
        """A film is being played."""
        return self.timeline is not None and self.timeline.film.playing

    @property
    def points(self) -> PointsRequest | None:
        """The points that are wanted; none but those that there are while they would be hidden
        by the mesh and replaced in a moment."""
        cloud = self.cloud
        if cloud is None:
            return None
        seen = self.ghost or cloud.show_removed or cloud.cutout.section or self.mesh is None
        if self.plays and self.pictures.points is not None and not seen:
            return None
        return PointsRequest(cloud, self.cloud_colors, self.plays)

    @property
    def detail(self) -> DetailRequest | None:
        """Depth beyond the network's grid; None where the photo has no more pixels than that."""
        derived, photo = self.depth.derived, self.photo.photo
        moving = self.live is not None or (self.timeline and self.timeline.film.moving)
        if derived is None or photo is None or moving:
            return None
        request = DetailRequest(derived, photo)
        return request if request.times > 1 else None

    def with_pictures(self, made: Pictures) -> Snapshot:
        """The same with those pictures that still fit: one of older settings does until there is
        a newer one, one that is not wanted any more does not."""
        effect, evaluated, thin = made.effect, made.evaluated, made.thin
        request, thinned = self.evaluation.request, self.contours.thinned
        other = made.evaluated_other
        compares_other = self.evaluation.other_request is not None
        detail = made.detail
        same_map = thin and thinned and thin.request.derived is thinned.derived
        fitting = Pictures(
            points=made.points if self.cloud else None,
            mesh=made.mesh if self.mesh else None,
            plan=made.plan if self.level.plan else None,
            effect=effect if effect and effect.part.photo is self.effect.photo else None,
            evaluated=evaluated if _same_truth(evaluated, request) else None,
            evaluated_other=other if compares_other and _same_truth(other, request) else None,
            thin=thin if same_map else None,
            detail=detail if detail and detail.request == self.detail else None,
            effect_fraction=made.effect_fraction,
        )
        return replace(self, pictures=fitting)


def _same_truth(evaluated: Evaluated | None, request: EvaluationRequest | None) -> bool:
    if evaluated is None or request is None:
        return False
    made = evaluated.request
    return made.truth is request.truth and made.other == request.other


PARTS = tuple(part.name for part in fields(Snapshot))


def changed_parts(old: Snapshot | None, new: Snapshot) -> list[str]:
    """Names of the parts of ``new`` that differ from ``old``, in the order of declaration."""
    if old is None:
        return list(PARTS)
    return [name for name in PARTS if getattr(old, name) != getattr(new, name)]
