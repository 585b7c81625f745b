"""Why the sources of a focal length disagree: what the file shows, held against the prediction.

A cause says by which factor the true focal length differs from what the metadata say: a part of a
picture that is 1 / k as wide sees a narrower angle, as if the lens were k times as long. A cause
explains a disagreement when metadata x k and the prediction lie no farther apart than two sources
may (``DISAGREEMENT_LIMIT``), and much nearer than without it. Several may fit; none is proven.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from core.focal import (
    DISAGREEMENT_LIMIT,
    FULL_FRAME_DIAGONAL_MM,
    FULL_FRAME_WIDTH_MM,
    FocalChoices,
    disagreement,
    fov_from_px,
    mm35_from_px,
)
from core.types import FocalSource, PhotoMetadata, Size

LEFT_SHARE = 0.5
"""A cause leaves at most this share of the disagreement (in log) unexplained."""
SAME_FACTOR = 0.01
"""Two factors no farther apart are one."""
SAME_MM = 0.02
"""The lens's own focal length and a 35 mm equivalent no farther apart are the same number."""
PANORAMA_ASPECT = 2.2
"""Wider pictures are seldom taken in one shot."""
WIDE_FOV_DEG = 110.0
"""Lenses that see more are mostly fisheyes, which bend straight lines."""
SENSOR_FACTORS = (1.5, 1.6, 2.0, 2.7, 4.5, 5.6, 7.0)
"""Film's diagonal over the sensor's: APS-C, Canon's, four thirds, 1", 1/1.7", 1/2.3", phones."""


class Cause(StrEnum):
    """What can be the matter; those that explain equally well are ranked in this order."""

    TYPED_LENS_MM = "typed-lens-mm"  # the lens's own millimetres, typed as the 35 mm equivalent
    TYPED_ALONE = "typed-alone"  # the two others agree
    DIGITAL_ZOOM = "digital-zoom"  # which the metadata leave out
    CROPPED_SHAPE = "cropped-shape"  # another shape than when it was taken
    CROPPED = "cropped"  # the same shape, fewer pixels
    LENS_MM = "lens-mm-as-35mm"  # the file gives the lens's own millimetres as 35 mm equivalent
    WIDTH_RULE = "width-rule"  # the 35 mm equivalent is of the width, not of the diagonal
    PANORAMA = "panorama"  # stitched: no single pinhole saw it
    VERY_WIDE = "very-wide"  # perhaps a fisheye
    PREDICTION = "prediction"  # the metadata are whole: the prediction is the less sure one
    NARROWER = "narrower"  # than the metadata say, without a trace why
    WIDER = "wider"
    SILENT_LENS = "silent-lens"  # an adapter: the camera does not know its lens
    NO_SENSOR = "no-sensor"  # the lens's millimetres, but not the sensor's size
    NO_LENS = "no-lens"  # a camera, but no focal length
    NO_METADATA = "no-metadata"


@dataclass(frozen=True)
class Finding:
    """One likely cause.

    Attributes:
        cause: which.
        advice: the source to trust; MANUAL: ``better_px``; None where it cannot be told.
        ratio: prediction / metadata; of what was typed: typed / the source to trust; of
            NO_SENSOR: the predicted 35 mm equivalent / the lens's own millimetres. None without
            both.
        expected: the ratio that the cause predicts; None where it predicts none.
        better_px: the metadata's focal length corrected for the cause, in pixels of the photo.
    """

    cause: Cause
    advice: FocalSource | None = None
    ratio: float | None = None
    expected: float | None = None
    better_px: float | None = None


def investigate(
    choices: FocalChoices,
    metadata: PhotoMetadata,
    size: Size,
    *,
    in_force: FocalSource | None = None,
) -> tuple[Finding, ...]:
    """Likely causes, the likeliest first; none where sources agree and the file looks whole.

    Args:
        choices: focal lengths in pixels by source.
        metadata: metadata of the photo's file.
        size: size of the upright photo.
        in_force: the source in use: what is typed is looked into only then.
    """
    case = _Case(choices, metadata, size)
    typed = list(_typed(case)) if in_force == FocalSource.MANUAL else []
    if choices.metadata is None:
        return (*typed, *_unlike_a_pinhole(case), _absent(case))
    explained = sorted(_explanations(case), key=lambda found: case.left(found.expected))
    doubts = [*explained, *_cropped_somehow(case, explained), *_unlike_a_pinhole(case)]
    return (*typed, *doubts, *_last_resort(case, doubts))


@dataclass(frozen=True)
class _Case:
    choices: FocalChoices
    facts: PhotoMetadata
    size: Size

    @property
    def ratio(self) -> float | None:
        metadata, predicted = self.choices.metadata, self.choices.predicted
        return predicted / metadata if predicted and metadata else None

    @property
    def disagrees(self) -> bool:
        return (self.choices.disagreement() or 0.0) > DISAGREEMENT_LIMIT

    def left(self, factor: float | None) -> float:
        """What of the disagreement a factor leaves, in log; infinite where it cannot be told."""
        if self.ratio is None or factor is None:
            return math.inf
        return abs(math.log(self.ratio / factor))

    def explained_by(self, factor: float) -> bool:
        """Whether the factor is why the sources disagree."""
        close = self.left(factor) <= math.log1p(DISAGREEMENT_LIMIT)
        return self.disagrees and close and self.left(factor) <= LEFT_SHARE * self.left(1.0)

    def corrected(self, cause: Cause, factor: float) -> Finding:
        """A cause that says what the focal length is instead."""
        assert self.choices.metadata is not None
        better_px = factor * self.choices.metadata
        return Finding(cause, FocalSource.MANUAL, self.ratio, factor, better_px)


def _explanations(case: _Case) -> Iterator[Finding]:
    """Causes that predict a ratio, where it is the one found."""
    zoom = case.facts.digital_zoom or 1.0
    if case.explained_by(zoom):
        yield case.corrected(Cause.DIGITAL_ZOOM, zoom)
    cause = Cause.CROPPED_SHAPE if case.facts.cropped else Cause.CROPPED
    fitting = [factor for factor in _crop_factors(case) if case.explained_by(factor)]
    if fitting:
        yield case.corrected(cause, min(fitting, key=case.left))
    sensor = min(SENSOR_FACTORS, key=case.left)
    if _gives_lens_mm(case) and case.explained_by(sensor):
        yield Finding(Cause.LENS_MM, FocalSource.PREDICTED, case.ratio, sensor)
    by_width = _width_rule_factor(case.size)
    if case.facts.focal_35mm is not None and case.explained_by(by_width):
        yield case.corrected(Cause.WIDTH_RULE, by_width)


def _crop_factors(case: _Case) -> tuple[float, float]:
    """By how much a crop lengthens the focal length: made smaller as well, and not.

    The smaller factor is of the largest part of the shape that the picture has now; both are the
    same where a whole side is left.
    """
    written, size = case.facts.written_size, case.size
    if written is None:
        return 1.0, 1.0
    shrunk = min(max(max(size) / max(written), min(size) / min(written)), 1.0)
    by_diagonal = case.facts.focal_35mm is not None  # else by pixels, which a crop leaves alone
    least = shrunk * math.hypot(*written) / math.hypot(*size) if by_diagonal else 1.0
    return least, least / shrunk


def _gives_lens_mm(case: _Case) -> bool:
    mm35, own_mm = case.facts.focal_35mm, case.facts.focal_mm
    return bool(mm35 and own_mm) and disagreement(mm35 or 1.0, own_mm or 1.0) <= SAME_MM


def _width_rule_factor(size: Size) -> float:
    """A 35 mm equivalent by the width of the upright picture, over one by the diagonal."""
    return size.width / FULL_FRAME_WIDTH_MM * FULL_FRAME_DIAGONAL_MM / math.hypot(*size)


def _cropped_somehow(case: _Case, explained: list[Finding]) -> Iterator[Finding]:
    """A crop or a zoom that the file shows, though how much it matters is open."""
    known = {found.cause for found in explained}
    least, most = _crop_factors(case)
    if case.facts.cropped and Cause.CROPPED_SHAPE not in known:
        yield from _other_shape(case, least, most)
    limit = 1 + DISAGREEMENT_LIMIT
    if not (case.facts.cropped or Cause.CROPPED in known) and case.disagrees:
        assert case.ratio is not None
        if 1.0 < case.ratio <= most * limit and most > limit:
            yield Finding(Cause.CROPPED, None, case.ratio)  # or only made smaller
    if case.ratio is None and (case.facts.digital_zoom or 1.0) > limit:
        zoom = case.facts.digital_zoom
        yield Finding(Cause.DIGITAL_ZOOM, FocalSource.PREDICTED, expected=zoom)


def _other_shape(case: _Case, least: float, most: float) -> Iterator[Finding]:
    one_factor = disagreement(least, most) <= SAME_FACTOR
    if one_factor and disagreement(least, 1.0) <= SAME_FACTOR:
        return  # the focal length counts pixels: it holds
    contradicted = case.left(least) > math.log1p(DISAGREEMENT_LIMIT) and case.ratio is not None
    if contradicted and not case.disagrees:
        yield Finding(Cause.CROPPED_SHAPE, FocalSource.METADATA, case.ratio)
    elif one_factor:
        yield case.corrected(Cause.CROPPED_SHAPE, least)
    else:
        yield Finding(Cause.CROPPED_SHAPE, FocalSource.PREDICTED, case.ratio)


def _unlike_a_pinhole(case: _Case) -> Iterator[Finding]:
    """Pictures for which no focal length is quite right."""
    unsure = case.disagrees or case.choices.metadata is None
    shape = max(case.size) / min(case.size)
    wider = case.ratio is None or case.ratio < 1.0
    if case.facts.panorama or (
        shape > PANORAMA_ASPECT and not case.facts.cropped and unsure and wider
    ):
        yield Finding(Cause.PANORAMA, FocalSource.PREDICTED, case.ratio)
    px = case.choices.metadata or case.choices.predicted
    if px is not None and unsure and fov_from_px(px, case.size.width) > WIDE_FOV_DEG:
        yield Finding(Cause.VERY_WIDE, None, case.ratio)


def _last_resort(case: _Case, found: list[Finding]) -> Iterator[Finding]:
    """Nothing in the file says why."""
    if not case.disagrees:
        return
    assert case.ratio is not None
    if _whole(case):
        yield Finding(Cause.PREDICTION, FocalSource.METADATA, case.ratio, 1.0)
    elif not found:
        yield Finding(Cause.NARROWER if case.ratio > 1 else Cause.WIDER, None, case.ratio)


def _whole(case: _Case) -> bool:
    """Whether the metadata are complete, of this very picture, and do not contradict each other."""
    facts = case.facts
    known = facts.camera and facts.focal_35mm and facts.focal_mm and facts.written_size
    as_taken = max(_crop_factors(case)) <= 1 + SAME_FACTOR and not facts.cropped
    zoomed = (facts.digital_zoom or 1.0) > 1 + SAME_FACTOR
    return bool(known) and as_taken and not (zoomed or facts.panorama or _gives_lens_mm(case))


def _absent(case: _Case) -> Finding:
    """Why the metadata hold no focal length of the picture."""
    facts, predicted = case.facts, case.choices.predicted
    if facts.focal_mm is not None:
        mm35 = mm35_from_px(predicted, case.size) if predicted else None
        ratio = mm35 / facts.focal_mm if mm35 else None
        return Finding(Cause.NO_SENSOR, FocalSource.PREDICTED, ratio)
    if facts.silent_lens:
        return Finding(Cause.SILENT_LENS, FocalSource.PREDICTED)
    known = facts.camera is not None or facts.written_size is not None
    return Finding(Cause.NO_LENS if known else Cause.NO_METADATA, FocalSource.PREDICTED)


def _typed(case: _Case) -> Iterator[Finding]:
    """What was typed is held against the others."""
    metadata, predicted, typed = (case.choices.value(source) for source in FocalSource)
    other = metadata or predicted
    if typed is None or other is None or disagreement(typed, other) <= DISAGREEMENT_LIMIT:
        return
    advice = FocalSource.METADATA if metadata else FocalSource.PREDICTED
    own_mm = case.facts.focal_mm
    if own_mm and disagreement(mm35_from_px(typed, case.size), own_mm) <= SAME_MM:
        yield Finding(Cause.TYPED_LENS_MM, advice, typed / other)
    elif metadata and predicted and not case.disagrees:
        yield Finding(Cause.TYPED_ALONE, advice, typed / other)
