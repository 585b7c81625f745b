from __future__ import annotations

import pytest

from core.focal import FocalChoices, px_from_35mm
from core.focal_diagnosis import Cause, Finding, investigate
from core.types import FocalLength, FocalSource, PhotoMetadata, Size
from gui.panels.focal_words import LIKELY, explanation, is_warning, offer, others
from gui.snapshot.parts import FocalPart, Prediction

METADATA, PREDICTED, MANUAL = FocalSource
SIZE = Size(2000, 1500)
PHONE = PhotoMetadata(
    camera="Maker", focal_35mm=26.0, focal_mm=4.25, written_size=Size(4000, 3000), digital_zoom=3.0
)
CHOICES = FocalChoices(px_from_35mm(26, SIZE), px_from_35mm(52, SIZE), px_from_35mm(40, SIZE))


def part(
    *findings: Finding, active: FocalSource = METADATA, choices: FocalChoices = CHOICES
) -> FocalPart:
    return FocalPart(
        choices, FocalLength(choices.value(active) or 1.0, active), SIZE, PHONE, findings
    )


def test_every_cause_has_a_sentence() -> None:
    assert LIKELY.keys() == set(Cause)
    for cause in Cause:
        for advice in (None, METADATA, PREDICTED):
            text = explanation(part(Finding(cause, advice, 2.0, 2.0)))
            assert text.endswith(".")
            assert "{" not in text


def test_nothing_found_nothing_said() -> None:
    assert explanation(part()) == offer(part()) == others(part()) == ""
    assert not is_warning(part())


def test_a_crop_names_both_sizes_and_what_it_comes_to() -> None:
    found = investigate(CHOICES, PHONE, SIZE)
    shown = part(*found)
    text = explanation(shown).replace("\u00a0", " ")
    assert "taken with 4000 \u00d7 3000 pixels and has 2000 \u00d7 1500 now" in text
    assert "2 times as narrow" in text
    assert text.endswith("Reckoned with that, it is 52 mm.")
    assert offer(shown) == "Use 52 mm"


def test_a_copy_that_is_only_smaller_is_not_called_cropped() -> None:
    text = explanation(part(Finding(Cause.CROPPED, None, 1.3)))
    assert "made smaller, or cropped as well" in text
    assert text.endswith("square corners are square.")


def test_differences_are_those_of_the_table() -> None:
    shorter = part(Finding(Cause.PREDICTION, METADATA, 0.6, 1.0))
    assert "40\u00a0% off" in explanation(shorter)
    narrower = part(Finding(Cause.NARROWER, None, 1.3))
    assert "narrower than its metadata say, by 30\u00a0%" in explanation(narrower)
    assert offer(narrower) == ""


def test_what_else_fits_is_named() -> None:
    both = part(
        Finding(Cause.CROPPED, MANUAL, 2.0, 2.0, 100.0),
        Finding(Cause.DIGITAL_ZOOM, MANUAL, 2.0, 2.0, 100.0),
        Finding(Cause.PREDICTION, METADATA, 2.0, 1.0),
    )
    assert others(both) == "Or: digital zoom, prediction off"


@pytest.mark.parametrize(
    ("found", "active", "text"),
    [
        (Finding(Cause.PREDICTION, METADATA), METADATA, ""),
        (Finding(Cause.PREDICTION, METADATA), PREDICTED, "Use the metadata"),
        (Finding(Cause.LENS_MM, PREDICTED), METADATA, "Use the prediction"),
        (Finding(Cause.PREDICTION, METADATA), MANUAL, ""),
        (Finding(Cause.TYPED_ALONE, METADATA), MANUAL, "Use the metadata"),
        (Finding(Cause.CROPPED, MANUAL, better_px=CHOICES.manual), MANUAL, ""),
        (Finding(Cause.CROPPED, MANUAL, better_px=CHOICES.manual), METADATA, "Use 40 mm"),
    ],
)
def test_a_button_only_where_it_does_something(found, active, text) -> None:
    assert offer(part(found, active=active)) == text


def test_a_prediction_is_asked_for_where_it_would_tell() -> None:
    found = Finding(Cause.DIGITAL_ZOOM, PREDICTED, expected=3.0)
    alone = FocalChoices(CHOICES.metadata)
    active = FocalLength(alone.metadata or 1.0, METADATA)
    skipped = FocalPart(alone, active, SIZE, PHONE, (found,), Prediction.SKIPPED)
    assert explanation(skipped) == (
        "The camera enlarged the picture 3 times, and its metadata may leave that out. "
        "A prediction would tell."
    )
    assert offer(skipped) == "Predict it"
    assert offer(FocalPart(alone, active, SIZE, PHONE, (found,))) == ""


def test_a_sensor_is_told_only_where_it_is_likely() -> None:
    assert "1.5 times smaller" in explanation(part(Finding(Cause.NO_SENSOR, PREDICTED, 1.5)))
    assert "smaller" not in explanation(part(Finding(Cause.NO_SENSOR, PREDICTED, 0.7)))
