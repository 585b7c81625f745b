"""From the state to what the window shows: pure, and quick.

Takes well under a millisecond: arrays are referred to, never computed.
"""

from __future__ import annotations

from dataclasses import fields, replace

from core.effects.request import EffectRequest
from core.errors import LeadlineError
from core.focal import FocalChoices, px_from_fov
from core.focal_diagnosis import Finding, investigate
from core.measuring.known_length import Scale
from core.settings import Settings
from core.types import Size
from gui.snapshot.cloud import cloud_colors, cloud_look, cloud_request, cutting_part, mesh_request
from gui.snapshot.correction import borrowed, corrected, correction_of
from gui.snapshot.evaluated import evaluation_of
from gui.snapshot.ghost import Ghost, ghost_of
from gui.snapshot.level import leveled
from gui.snapshot.measure import Measurer, measured, scale_of
from gui.snapshot.panorama import may_be_panorama, sweep_span_deg
from gui.snapshot.parts import (
    ContourLook,
    DepthLook,
    FilmItem,
    FilmPart,
    FocalPart,
    LayoutPart,
    ModelPart,
    PhotoPart,
    Prediction,
    PresetsPart,
    Preview,
    Snapshot,
    WeightsPart,
)
from gui.snapshot.pictures import NO_PICTURES, EffectPart, Pictures
from gui.snapshot.second import second_of
from gui.snapshot.tasks import fetched, task_of, waiting_of
from gui.snapshot.timeline import NO_ENDS, live_of, range_of, timeline_of
from gui.state.app_state import (
    AppState,
    current_entry,
    derived_of,
    lacks_prediction,
    preview_of,
    shown_of,
)
from gui.state.entry import Derived, EffectFocus, Entry, Status
from gui.state.models import BUNDLED, choice_of, title_of
from gui.state.panes import pictures_of, wipe_sides

MIN_RANGE_INVERSE = 1e-4
PACE = ("progress", "running_s", "running_from", "opening")
"""Of the state: how far a run is, or the opening of a film."""


def resolve(state: AppState) -> Snapshot:
    """The snapshot of a state."""
    entry = current_entry(state)
    said = derived_of(state, entry)
    focal = _focal(entry, said or shown_of(state, entry))
    correction = correction_of(state, entry, said, focal.active.px if focal else None)
    made = corrected(entry, correction)
    derived = made.derived if made else shown_of(state, entry)
    scale = _scale(entry, derived, focal)
    in_metres = _in_metres(derived, scale)
    entry = replace(entry, scale=scale.factor) if entry else None
    ends = range_of(entry, derived)
    depth = _depth(state.settings, derived, ends, focal if in_metres else None, scale.factor)
    range_m = (depth.near_m, depth.far_m) if in_metres else None
    measurer = _measurer(entry, derived, focal, scale)
    level = leveled(state, entry, derived, measurer.camera if measurer and in_metres else None)
    cloud = cloud_request(state.settings, entry, derived, focal, level, in_metres=in_metres)
    colors = cloud_colors(state.settings, depth, level)
    return Snapshot(
        photo=_photo(entry, derived),
        timeline=timeline_of(entry),
        live=live_of(entry),
        depth=depth,
        contours=_contours(state.settings, derived),
        focal=_with_prediction(state, entry, focal),
        cloud=cloud,
        cloud_colors=colors,
        cloud_look=cloud_look(state.settings, in_metres=in_metres),
        cutting=cutting_part(state, entry, cloud),
        mesh=mesh_request(state.settings, cloud, colors, playing=_plays(entry)),
        ghost=_ghost(state, entry, derived, focal),
        effect=_effect(state.settings, entry, derived, focal),
        waiting=waiting_of(state, entry, derived),
        evaluation=evaluation_of(state, entry, derived, focal),
        task=task_of(state),
        film=_film(state),
        layout=_layout(state.settings),
        model=_model(state, derived, said),
        weights=WeightsPart(state.offer, state.fetch),
        measure=measured(state, entry, measurer, derived, scale, range_m=range_m),
        level=level,
        presets=_presets(state),
        batch=state.batch,
        correction=correction,
        second=second_of(state, entry, derived, made),
        settings=state.settings,
    )


def resolve_from(
    before: AppState | None,
    shown: Snapshot | None,
    state: AppState,
    pictures: Pictures = NO_PICTURES,
) -> Snapshot:
    """``resolve`` with the pictures that fit, quicker where nothing but a run's progress or the
    pictures are new since ``shown``."""
    if before is None or shown is None or not _only_further(before, state):
        return resolve(state).with_pictures(pictures)
    if state is not before:
        entry = current_entry(state)
        shown = replace(
            shown,
            waiting=waiting_of(state, entry, shown_of(state, entry)),
            task=task_of(state),
            film=_film(state),
        )
    return shown.with_pictures(pictures)


def _only_further(before: AppState, state: AppState) -> bool:
    names = (field.name for field in fields(state) if field.name not in PACE)
    return all(getattr(before, name) is getattr(state, name) for name in names)


def _plays(entry: Entry | None) -> bool:
    return entry is not None and entry.film is not None and entry.film.playing


def _photo(entry: Entry | None, derived: Derived | None) -> PhotoPart:
    if entry is None:
        return PhotoPart(None, "", None, None, None, ())
    preview = (derived or entry.early) if entry.photo is None else None
    size = size_of(entry) or (entry.early.size if entry.early else None)
    own = entry.own.depth if entry.own else None
    used = own is not None and entry.own_used
    asked = may_be_panorama(entry)
    return PhotoPart(
        entry.key,
        entry.name,
        entry.photo,
        preview,
        size,
        entry.mips,
        own,
        used,
        panorama=entry.is_panorama,
        may_be_panorama=asked,
        span_deg=sweep_span_deg(entry) if asked else None,
    )


def size_of(entry: Entry) -> Size | None:
    """Pixels of a photo, whether it is still in memory or not; None before it was read."""
    if entry.photo is not None:
        return entry.photo.size
    sizes = [derived.estimate.image_size for derived in entry.results.values()]
    return sizes[0] if sizes else None


def focal_choices(entry: Entry, derived: Derived | None) -> FocalChoices:
    """What each source says about the focal length of a photo."""
    size = size_of(entry)
    sphere = derived.estimate.sphere if derived else None
    if sphere is not None and size is not None:  # none has any: it counts pixels for a radian
        return FocalChoices(sphere.focal_px(size))
    fov_deg = derived.estimate.fov_deg if derived else None
    predicted = px_from_fov(fov_deg, size.width) if fov_deg and size else None
    frames = entry.film or entry.live
    if frames is not None and frames.predicted_px is not None:
        predicted = frames.predicted_px  # one camera for all frames
    return FocalChoices(entry.metadata.focal_px, predicted, entry.focal.manual_px)


def _focal(entry: Entry | None, derived: Derived | None) -> FocalPart | None:
    size = size_of(entry) if entry else None
    if entry is None or size is None:
        return None
    choices = focal_choices(entry, derived)
    try:
        active = choices.choose(entry.focal.preferred)
    except LeadlineError:  # no source says anything yet
        return None
    findings: tuple[Finding, ...] = ()
    sphere = derived.estimate.sphere if derived else None
    if sphere is not None:
        return FocalPart(choices, active, size, entry.metadata, sphere=sphere)
    if entry.reopened is None or choices.metadata is not None:
        findings = investigate(choices, entry.metadata, size, in_force=active.source)
    return FocalPart(choices, active, size, entry.metadata, findings)


def _ghost(
    state: AppState, entry: Entry | None, derived: Derived | None, focal: FocalPart | None
) -> Ghost | None:
    if focal is None or focal.sphere is not None:
        return None
    return ghost_of(state, entry, derived, focal.choices, focal.size, focal.active.px)


def _scale(entry: Entry | None, derived: Derived | None, focal: FocalPart | None) -> Scale:
    """The scale in force: what the references say with the focal length in force."""
    if entry is None or focal is None:
        return Scale(entry.scale if entry else 1.0)
    return scale_of(entry, derived, focal.size, focal.active.px)


def _in_metres(derived: Derived | None, scale: Scale) -> bool:
    """Whether lengths are metres: the model tells them, or something known does."""
    return derived is None or derived.estimate.tells_metres or scale.used > 0


def _measurer(
    entry: Entry | None, derived: Derived | None, focal: FocalPart | None, scale: Scale
) -> Measurer | None:
    if entry is None or derived is None or focal is None:
        return None
    return Measurer(entry, derived, focal.size, focal.choices, focal.active.px, scale)


def _with_prediction(
    state: AppState, entry: Entry | None, focal: FocalPart | None
) -> FocalPart | None:
    derived = shown_of(state, entry)
    if focal is None or entry is None or derived is None or focal.sphere is not None:
        return focal
    if derived.estimate.fov_deg is not None:
        helper = derived.estimate.fov_from
        return replace(focal, predicted_by=title_of(state.models, helper)) if helper else focal
    running = state.predicting and state.running == entry.key
    wanted = running or lacks_prediction(state, entry)
    return replace(focal, prediction=Prediction.RUNNING if wanted else Prediction.SKIPPED)


def _depth(
    settings: Settings,
    derived: Derived | None,
    ends: tuple[float, float],
    focal: FocalPart | None,
    scale: float,
) -> DepthLook:
    low, high = ends
    per_metre = None
    if focal is not None:
        px = focal.active.px
        depth_px = derived.estimate.depth_focal_px(px) if derived else px
        per_metre = focal.size.width / (depth_px * scale)
    near_m, far_m = settings.near_m, settings.far_m
    if per_metre is not None and (derived is not None or ends != NO_ENDS):
        if settings.range_auto:
            near_m = 1.0 / max(high * per_metre, MIN_RANGE_INVERSE)
            far_m = 1.0 / max(low * per_metre, MIN_RANGE_INVERSE)
        else:
            low, high = 1.0 / (far_m * per_metre), 1.0 / (near_m * per_metre)
    return DepthLook(
        derived=derived,
        colormap=settings.colormap,
        low=low,
        high=high,
        near_m=near_m,
        far_m=far_m,
        per_metre=per_metre,
        auto=settings.range_auto,
        opacity=settings.overlay_opacity,
    )


def _contours(settings: Settings, derived: Derived | None) -> ContourLook:
    return ContourLook(
        derived=derived,
        percent=settings.contour_percent,
        visible=settings.contours_visible,
        thin=settings.contour_thin,
        color=settings.contour_color,
        opacity=settings.contour_opacity,
    )


def _effect(
    settings: Settings, entry: Entry | None, derived: Derived | None, focal: FocalPart | None
) -> EffectPart:
    round_ = focal is not None and focal.sphere is not None
    return EffectPart(
        request=_effect_request(settings, entry.effect_focus if entry else EffectFocus()),
        photo=entry.photo if entry else None,
        derived=None if round_ else derived,
        focal_px=focal.active.px if focal else None,
        scale=entry.scale if entry else 1.0,
        visible="effects" in pictures_of(settings),
        panorama=round_,
    )


def _effect_request(settings: Settings, focus: EffectFocus) -> EffectRequest:
    return EffectRequest(settings.effect, settings.effect_values, focus.point, focus.depth_m)


def _film(state: AppState) -> FilmPart:
    return FilmPart(tuple(_film_item(state, e) for e in state.entries), state.current)


def _film_item(state: AppState, entry: Entry) -> FilmItem:
    fraction = None
    if entry.key == state.running and state.running_frame in (None, entry.frame):
        # Whole percents: the strip is drawn again for each change.
        fraction = round(state.progress.fraction, 2) if state.progress else 0.0
    hint = str(entry.path) if entry.path else entry.name
    if entry.error:
        hint = f"{hint}\n{entry.error}"
    moves = entry.moves or entry.live is not None
    return FilmItem(entry.key, entry.name, entry.status, fraction, hint, moves)


def _layout(settings: Settings) -> LayoutPart:
    return LayoutPart(settings.layout, settings.layout_panes, wipe_sides(settings.wipe_panes))


def _presets(state: AppState) -> PresetsPart:
    active = next((row.name for row in state.presets if row.is_look_of(state.settings)), "")
    return PresetsPart(
        names=tuple(preset.name for preset in state.presets),
        built_in=tuple(preset.name for preset in state.presets if preset.built_in),
        active=active,
    )


def _model(state: AppState, derived: Derived | None, said: Derived | None) -> ModelPart:
    """How the result on show was made, else how the loaded model runs.

    Args:
        said: the same before it got metres.
    """
    estimate = derived.estimate if derived else None
    info = estimate.info if estimate else state.model
    return ModelPart(
        choice=choice_of(state.settings),
        rows=state.models,
        devices=state.devices,
        skip_prediction=state.settings.skip_prediction,
        loading=state.loading,
        device=info.device if info else "",
        precision=info.precision if info else "",
        reason=info.reason if info else "",
        notices=estimate.notices if estimate else (),
        seconds=sum(estimate.seconds.values()) if estimate else None,
        relative=said is not None and not said.estimate.tells_metres,
        bundled_metres=state.settings.bundled_metres,
        borrowed=borrowed(state, estimate),
        preview=_preview(state, derived),
        error=state.model_error,
        fetching=fetched(state.fetch) if state.fetch and state.fetch.active else "",
    )


def _preview(state: AppState, derived: Derived | None) -> Preview:
    entry = current_entry(state)
    if entry is not None and preview_of(state, entry) is not None:
        if entry.status == Status.FAILED or state.model_error:
            return Preview.FAILED
        return Preview.STOPPED if entry.status == Status.CANCELLED else Preview.AWAITED
    bundled = derived is not None and derived.estimate.info.model == BUNDLED
    return Preview.CHOSEN if bundled else Preview.NONE
