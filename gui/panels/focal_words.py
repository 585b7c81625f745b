"""What speaks against a focal length, and what to do, in plain sentences."""

from __future__ import annotations

from collections.abc import Mapping

from core.focal import DISAGREEMENT_LIMIT, disagreement, mm35_from_px
from core.focal_diagnosis import Cause, Finding
from core.types import FocalSource, Size
from gui.kit import number_format as fmt
from gui.kit.translate import mark, tr
from gui.snapshot.ghost import SAME_SHARE
from gui.snapshot.parts import FocalPart, Prediction

LIKELY = {
    Cause.TYPED_LENS_MM: mark(
        "{typed} is what is written on the lens. The 35 mm field wants what it comes to on film."
    ),
    Cause.TYPED_ALONE: mark("Metadata and prediction agree, and what you typed is {share} off."),
    Cause.DIGITAL_ZOOM: mark(
        "Likely digital zoom: the camera enlarged the picture {expected} times, and its metadata "
        "leave that out."
    ),
    Cause.CROPPED_SHAPE: mark(
        "Likely cropped: it was taken with {written} pixels, and has another shape now, {size}."
    ),
    Cause.CROPPED: mark(
        "Likely cropped: it was taken with {written} pixels and has {size} now, and it looks "
        "{ratio} times as narrow as its metadata say."
    ),
    Cause.LENS_MM: mark(
        "Likely a wrong tag: the file gives {mm}, the lens itself, as its 35 mm equivalent too. "
        "That holds only for a sensor as large as film."
    ),
    Cause.WIDTH_RULE: mark(
        "Likely another rule: the 35 mm value in the file seems to be of the picture's width, "
        "not of its diagonal."
    ),
    Cause.PANORAMA: mark(
        "Likely a panorama, stitched of several shots. Depth assumes a single one, so metres are "
        "rough."
    ),
    Cause.VERY_WIDE: mark(
        "Very wide, perhaps a fisheye. Depth assumes a lens that keeps lines straight, so metres "
        "are rough towards the edges."
    ),
    Cause.PREDICTION: mark(
        "The prediction is {share} off, and likely the less sure one: the metadata are complete, "
        "and fit the picture."
    ),
    Cause.NARROWER: mark(
        "The picture looks narrower than its metadata say, by {share}: cropped or zoomed without "
        "a trace, or the prediction is off."
    ),
    Cause.WIDER: mark(
        "The picture looks wider than its metadata say, by {share}: stitched, taken through a lens "
        "that the camera does not know, or the prediction is off."
    ),
    Cause.SILENT_LENS: mark(
        "The camera did not know its lens: an adapter, an old lens or a telescope."
    ),
    Cause.NO_SENSOR: mark(
        "The file says {mm}, but not how large the sensor is, so that is no angle."
    ),
    Cause.NO_LENS: mark("The file names a camera, but no focal length."),
    Cause.NO_METADATA: mark(
        "The file says nothing about a camera: a screenshot, or sent by an app that removes it."
    ),
}
"""By cause; after each a sentence of ADVICE."""
GUESSED = {
    Cause.DIGITAL_ZOOM: mark(
        "The camera enlarged the picture {expected} times, and its metadata may leave that out."
    ),
    Cause.CROPPED: mark(
        "It was taken with {written} pixels and has {size} now: made smaller, or cropped as well, "
        "as the prediction says."
    ),
}
"""Where a cause does not say what the focal length is instead."""
SENSOR = mark("By the prediction the sensor is {ratio} times smaller than film.")
CORRECTED = mark("Reckoned with that, it is {better}.")
ADVICE = {
    FocalSource.METADATA: mark("Trust the metadata."),
    FocalSource.PREDICTED: mark("Trust the prediction."),
}
TO_ASK = mark("A prediction would tell.")
AGREES = mark("Yet the prediction agrees with the metadata.")
UNDECIDED = mark("Look at the cloud from above: with the right one, square corners are square.")
OFFERS = {
    FocalSource.METADATA: mark("Use the metadata"),
    FocalSource.PREDICTED: mark("Use the prediction"),
}
SHORT = {
    Cause.DIGITAL_ZOOM: mark("digital zoom"),
    Cause.CROPPED: mark("cropped"),
    Cause.CROPPED_SHAPE: mark("cropped"),
    Cause.LENS_MM: mark("wrong 35 mm tag"),
    Cause.WIDTH_RULE: mark("35 mm value of the width"),
    Cause.PANORAMA: mark("panorama"),
    Cause.VERY_WIDE: mark("fisheye"),
    Cause.PREDICTION: mark("prediction off"),
}
"""For the list of what else fits."""
ABSENT = (Cause.SILENT_LENS, Cause.NO_SENSOR, Cause.NO_LENS, Cause.NO_METADATA)
"""Causes that only say why there is nothing in the file."""
ABOUT_TYPED = (Cause.TYPED_LENS_MM, Cause.TYPED_ALONE)
NO_BREAK = "\u00a0"


def explanation(part: FocalPart) -> str:
    """The likeliest cause and what to do; "" for nothing to explain."""
    if not part.findings:
        return ""
    first = part.findings[0]
    values = _values(first, part)
    sentences = [tr(_cause(first)), *_advice(first, part)]
    return " ".join(sentences).format_map(values)


def others(part: FocalPart) -> str:
    """What else fits, for a tooltip; "" for nothing."""
    names = [tr(SHORT[found.cause]) for found in part.findings[1:] if found.cause in SHORT]
    return tr("Or: {causes}").format(causes=", ".join(names)) if names else ""


def offer(part: FocalPart) -> str:
    """The button that follows the advice; "" where there is nothing left to do."""
    found = part.findings[0] if part.findings else None
    if found is None or found.advice is None:
        return ""
    if found.better_px is not None:
        done = disagreement(part.active.px, found.better_px) < SAME_SHARE
        text = tr("Use {better}").format(better=_millimetres(found.better_px, part.size))
        return "" if done else text
    typed = part.active.source is FocalSource.MANUAL and found.cause not in ABOUT_TYPED
    if typed or found.advice == part.active.source:
        return ""  # what was typed is left alone, unless it is what looks wrong
    if part.choices.value(found.advice) is None:
        return tr("Predict it") if part.prediction is Prediction.SKIPPED else ""
    return tr(OFFERS[found.advice])


def is_warning(part: FocalPart) -> bool:
    """Something may be wrong, rather than just missing."""
    return bool(part.findings) and part.findings[0].cause not in ABSENT


def _cause(found: Finding) -> str:
    guessed = GUESSED if found.better_px is None else {}
    return guessed.get(found.cause, LIKELY[found.cause])


def _advice(found: Finding, part: FocalPart) -> list[str]:
    if found.cause is Cause.NO_SENSOR:
        smaller = (found.ratio or 0.0) > 1 + DISAGREEMENT_LIMIT
        return [tr(SENSOR)] if smaller else []
    if found.cause in (*ABSENT, *ABOUT_TYPED, Cause.VERY_WIDE):
        return []
    if found.advice is None:
        return [tr(UNDECIDED)]
    if found.better_px is not None:
        return [tr(CORRECTED)]
    if found.cause is Cause.CROPPED_SHAPE and found.advice is FocalSource.METADATA:
        return [tr(AGREES)]
    return [tr(ADVICE[found.advice] if part.choices.value(found.advice) else TO_ASK)]


def _values(found: Finding, part: FocalPart) -> Mapping[str, str]:
    """What the sentences may hold; what a cause does not have stands nowhere in its sentence."""
    facts, ratio = part.metadata, found.ratio or 1.0
    texts = {
        "typed": _millimetres(part.choices.manual or 1.0, part.size),
        "share": fmt.percent(round(100 * abs(ratio - 1))),
        "expected": _times(found.expected or 1.0),
        "ratio": _times(ratio),
        "written": _pixels(facts.written_size or part.size),
        "size": _pixels(part.size),
        "mm": fmt.millimetres(facts.focal_mm or 0.0),
        "better": _millimetres(found.better_px or 1.0, part.size),
    }
    return {name: text.replace(" ", NO_BREAK) for name, text in texts.items()}


def _times(factor: float) -> str:
    return f"{factor:.2g}" if factor < 10 else f"{factor:.0f}"


def _millimetres(px: float, size: Size) -> str:
    return fmt.millimetres(mm35_from_px(px, size))


def _pixels(size: Size) -> str:
    return f"{size.width} \u00d7 {size.height}"
