"""What speaks against a photo's focal length, in a line for people."""

from __future__ import annotations

from collections.abc import Sequence

from core.focal import DISAGREEMENT_LIMIT, FocalChoices, mm35_from_px
from core.focal_diagnosis import Cause, Finding
from core.types import FocalLength, Size

_WORDS = {
    Cause.PANORAMA: "likely a panorama: depth assumes a single shot, so metres are rough",
    Cause.VERY_WIDE: "very wide, perhaps a fisheye: metres are rough towards the edges",
    Cause.DIGITAL_ZOOM: "likely digital zoom",
    Cause.CROPPED: "likely cropped",
    Cause.CROPPED_SHAPE: "likely cropped: it has another shape than when it was taken",
    Cause.LENS_MM: "likely a wrong tag: the lens's own millimetres as 35 mm equivalent",
    Cause.WIDTH_RULE: "likely a 35 mm value of the width, not of the diagonal",
    Cause.PREDICTION: "likely the prediction is the less sure one",
    Cause.TYPED_LENS_MM: "that is what is written on the lens, not its 35 mm equivalent",
    Cause.TYPED_ALONE: "metadata and prediction agree with each other",
}


def focal_doubts(
    findings: Sequence[Finding], choices: FocalChoices, focal: FocalLength, size: Size
) -> list[str]:
    """Sentences about a focal length in doubt; none where the sources agree.

    Args:
        findings: what ``core.focal_diagnosis.investigate`` returns.
        choices: what each source says.
        focal: in force.
        size: size of the upright photo.
    """
    causes = [_WORDS[found.cause] for found in findings if found.cause in _WORDS]
    if (choices.disagreement() or 0.0) <= DISAGREEMENT_LIMIT:
        return causes
    sources = (("metadata", choices.metadata), ("prediction", choices.predicted))
    said = ", ".join(f"{name} {mm35_from_px(px, size):.0f} mm" for name, px in sources if px)
    doubt = f"the sources of the focal length disagree ({said}, as 35 mm equivalent)"
    return ["; ".join([f"{doubt}; {focal.source} is used", *causes])]
