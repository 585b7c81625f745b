"""What was measured on the photo on show: lengths, the scale, and the marks that show them.

Pure. What the map says around a point is kept for as long as the map: neither focal length nor
scale changes it, so both are live.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from weakref import WeakKeyDictionary

from core.errors import MeasureError
from core.focal import FocalChoices
from core.measuring.known_length import Kind, Reference, Scale, fit_scale, unscaled_m
from core.measuring.known_points import Fit, Fitted
from core.measuring.measure import Length, Measurement, MetricCamera, Point, Spot, measure, spot
from core.types import FocalSource, Size
from gui.kit import number_format as fmt
from gui.kit.translate import mark, tr
from gui.snapshot.region import Region, outline_of, region_of
from gui.state.app_state import AppState, MarkId, Tool
from gui.state.entry import Derived, Entry

SPOTS_KEPT = 1000
NO_METRES = mark("This model tells no metres: mark something whose length or distance you know.")
Triple = tuple[float, float, float]
_spots: WeakKeyDictionary[Derived, dict[Point, Spot]] = WeakKeyDictionary()


@dataclass(frozen=True)
class Mark:
    """A line (or one point: both ends equal) to be drawn on the photo and in the cloud.

    Attributes:
        id: None while it is being drawn.
        start, end: pixels of the photo.
        ends: the same in metres; None where nothing can be measured.
        label: beside the line.
        outline: corners of a region; the line is then its upper edge, which carries the label.
    """

    id: MarkId | None
    start: Point
    end: Point
    ends: tuple[Triple, Triple] | None
    label: str
    selected: bool = False
    outline: tuple[Point, ...] = ()


@dataclass(frozen=True)
class MeasuredRow:
    """A measurement, and its length or why there is none."""

    measurement: Measurement
    length: Length | None
    problem: str = ""


@dataclass(frozen=True)
class ReferenceRow:
    """A reference and how far the scaled scene is from it.

    Attributes:
        found_m: what the unscaled map says; None where nothing can be measured.
        residual: relative; None while it does not count.
    """

    reference: Reference
    found_m: float | None
    residual: float | None
    problem: str = ""


@dataclass(frozen=True)
class ProfileRequest:
    """All that a profile depends on."""

    derived: Derived
    start: Point
    end: Point
    camera: MetricCamera
    percent: float


@dataclass(frozen=True)
class MeasurePart:
    """Everything measured on the photo on show.

    Attributes:
        ready: there is a map to measure on.
        fit: what several known distances correct.
        fitted: how well the map agrees with them; None where they give no more than a scale.
    """

    tool: Tool = Tool.NONE
    ready: bool = False
    rows: tuple[MeasuredRow, ...] = ()
    references: tuple[ReferenceRow, ...] = ()
    scale: Scale = field(default_factory=Scale)
    fit: Fit = Fit.AUTO
    fitted: Fitted | None = None
    marks: tuple[Mark, ...] = ()
    selected: MarkId | None = None
    profile: ProfileRequest | None = None
    region: Region | None = None

    @property
    def to_write(self) -> bool:
        """Whether there are figures to be written to a file."""
        held = self.region is not None and self.region.stats is not None
        return held or any(row.length is not None for row in self.rows)


def spot_of(derived: Derived, point: Point) -> Spot:
    """The map around a point, computed once."""
    known = _spots.setdefault(derived, {})
    if point not in known:
        if len(known) >= SPOTS_KEPT:
            known.clear()
        estimate = derived.estimate
        known[point] = spot(
            estimate.canonical_inverse_depth, estimate.image_size, point, estimate.spread
        )
    return known[point]


def scale_of(entry: Entry, derived: Derived | None, size: Size, focal_px: float) -> Scale:
    """The scale that the photo's references give with a focal length."""
    if derived is None or not entry.references:
        return Scale(entry.scale)
    camera = MetricCamera.of(derived.estimate, focal_px)
    found = [_found(reference, derived, camera)[0] for reference in entry.references]
    told = [reference.true_m or math.nan for reference in entry.references]
    known = [math.nan if value is None else value for value in found]
    if fitted_by(entry, derived) is not None:  # the map has its scale already
        return Scale(1.0, tuple(a / b - 1 for a, b in zip(known, told, strict=True)))
    scale = fit_scale(known, told)
    return scale if scale.used else Scale(entry.scale, scale.residuals)


def fitted_by(entry: Entry, derived: Derived) -> Fitted | None:
    """How well a map agrees with the distances that corrected it; None where none did."""
    made = entry.corrected
    return made.fitted if made is not None and made.derived is derived else None


def _found(
    reference: Reference, derived: Derived, camera: MetricCamera
) -> tuple[float | None, str]:
    """What the map says of a reference, or why it says nothing."""
    start, end = (spot_of(derived, point) for point in (reference.start, reference.end))
    try:
        return unscaled_m(reference, start, end, camera), ""
    except MeasureError as error:
        return None, error.cause


class Measurer:
    """One photo's map with its focal lengths and its scale.

    Args:
        entry: the photo.
        derived: its map.
        size: size of the photo.
        choices: focal lengths by source.
        focal_px: the one in force.
        scale: in force.
    """

    def __init__(
        self,
        entry: Entry,
        derived: Derived,
        size: Size,
        choices: FocalChoices,
        focal_px: float,
        scale: Scale,
    ) -> None:
        self._derived = derived
        self._entry = entry
        self._scale = scale
        self.camera = MetricCamera.of(derived.estimate, focal_px, scale.factor)
        self._others = self._cameras(choices, size)

    def _cameras(self, choices: FocalChoices, size: Size) -> Mapping[str, MetricCamera]:
        """By source; each with the scale that the references give with it."""
        known = {source.value: choices.value(source) for source in FocalSource}
        return {
            name: MetricCamera.of(
                self._derived.estimate,
                px,
                scale_of(self._entry, self._derived, size, px).factor,
            )
            for name, px in known.items()
            if px is not None
        }

    def row(self, measurement: Measurement) -> MeasuredRow:
        """A length in metres and how far other sources put it, or why there is none."""
        start, end = (spot_of(self._derived, p) for p in (measurement.start, measurement.end))
        try:
            return MeasuredRow(measurement, measure(start, end, self.camera, self._others))
        except MeasureError as error:
            return MeasuredRow(measurement, None, error.cause)

    def reference_row(self, place: int) -> ReferenceRow:
        """What was found of a known length before it scaled the scene, and what is left of it."""
        reference = self._entry.references[place]
        unscaled = replace(self.camera, scale=1.0)
        found, problem = _found(reference, self._derived, unscaled)
        residual = self._scale.residuals[place]
        return ReferenceRow(
            reference, found, residual if math.isfinite(residual) else None, problem
        )

    def ends(self, start: Point, end: Point) -> tuple[Triple, Triple] | None:
        """X, Y, Z of both ends in metres, camera frame; None where one has no depth."""
        try:
            first, second = (spot_of(self._derived, p).xyz(self.camera) for p in (start, end))
        except MeasureError:
            return None
        return tuple(first.tolist()), tuple(second.tolist())


def measured(
    state: AppState,
    entry: Entry | None,
    measurer: Measurer | None,
    derived: Derived | None,
    scale: Scale,
    *,
    range_m: tuple[float, float] | None,
) -> MeasurePart:
    """The part of the snapshot; without a map nothing can be measured.

    Args:
        range_m: near and far end of the colours; None: lengths wait for a known one.
    """
    if entry is None or measurer is None or derived is None:
        return MeasurePart(scale=scale)
    in_metres = range_m is not None
    rows = tuple(measurer.row(measurement) for measurement in entry.measurements)
    if not in_metres:
        rows = tuple(MeasuredRow(row.measurement, None, tr(NO_METRES)) for row in rows)
    references = tuple(map(measurer.reference_row, range(len(entry.references))))
    draft = _draft(state, measurer, in_metres=in_metres)
    region = _region(state, entry, measurer, derived, range_m=range_m)
    marks = (*_marks(state, entry, measurer, rows), *_region_mark(state, region), *draft)
    profile = None
    if entry.profile is not None and in_metres:
        percent = state.settings.contour_percent
        profile = ProfileRequest(derived, *entry.profile, measurer.camera, percent)
    return MeasurePart(
        tool=state.tool,
        ready=True,
        rows=rows,
        references=references,
        scale=scale,
        fit=entry.fit,
        fitted=fitted_by(entry, derived),
        marks=marks,
        selected=state.selected,
        profile=profile,
        region=region,
    )


def _marks(
    state: AppState, entry: Entry, measurer: Measurer, rows: tuple[MeasuredRow, ...]
) -> Iterator[Mark]:
    labelled = [
        (MarkId("measure", place), row.measurement.start, row.measurement.end, length_text(row))
        for place, row in enumerate(rows)
    ]
    labelled += [
        (MarkId("known", place), known.start, known.end, known_text(known))
        for place, known in enumerate(entry.references)
    ]
    labelled += [
        (MarkId("floor", place), point, point, tr("floor"))
        for place, point in enumerate(entry.floor_points)
    ]
    if entry.profile is not None:
        labelled.append((MarkId("profile"), *entry.profile, tr("profile")))
    for mark_id, start, end, label in labelled:
        selected = mark_id == state.selected
        yield Mark(mark_id, start, end, measurer.ends(start, end), label, selected)


def _region(
    state: AppState,
    entry: Entry,
    measurer: Measurer,
    derived: Derived,
    *,
    range_m: tuple[float, float] | None,
) -> Region | None:
    """What is within the outline; without metres only the outline."""
    outline = outline_of(state, entry)
    if not outline:
        return None
    if range_m is None:
        return Region(outline, None, tr(NO_METRES))
    coarse = state.draft is not None
    return region_of(outline, derived, measurer.camera, range_m=range_m, coarse=coarse)


def _region_mark(state: AppState, region: Region | None) -> Iterator[Mark]:
    if region is None:
        return
    us, vs = zip(*region.outline, strict=True)
    label = fmt.metres(region.stats.median_m) if region.stats else ""
    mark_id = MarkId("region")
    corners = (min(us), min(vs)), (max(us), min(vs))
    yield Mark(mark_id, *corners, None, label, mark_id == state.selected, region.outline)


def _draft(state: AppState, measurer: Measurer, *, in_metres: bool) -> Iterator[Mark]:
    if state.draft is not None and state.tool not in (Tool.RECTANGLE, Tool.LASSO):
        start, end = state.draft
        row = measurer.row(Measurement("", start, end))
        label = fmt.metres(row.length.length_m) if row.length and in_metres else ""
        yield Mark(None, start, end, measurer.ends(start, end), label, True)


def length_text(row: MeasuredRow) -> str:
    """The length with its spread: "1.83 \u00b1 0.05 m"; a dash where there is none."""
    if row.length is None:
        return fmt.UNKNOWN
    return f"{fmt.with_spread(row.length.length_m, row.length.spread_m)} m"


def known_text(reference: Reference) -> str:
    """What a reference is: "= 0.85 m", "Z = 3 m"."""
    told = fmt.metres(reference.true_m) if reference.true_m else "?"
    names = {Kind.LENGTH: "", Kind.DEPTH: "Z ", Kind.RANGE: tr("range") + " "}
    return f"{names[reference.kind]}= {told}"


def scale_text(scale: Scale) -> str:
    """Quiet words for places where metres are shown; "" for a scene as it was estimated."""
    if math.isclose(scale.factor, 1.0, abs_tol=5e-5):
        return ""
    return tr("scaled \u00d7 {factor}").format(factor=fmt.significant(scale.factor, 4))
