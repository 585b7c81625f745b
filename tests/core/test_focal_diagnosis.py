"""core.focal_diagnosis: every cause where it is planted, and silence where nothing is wrong."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.focal import FocalChoices, fov_from_px, mm35_from_px, px_from_35mm, px_from_fov
from core.focal_diagnosis import Cause, Finding, investigate
from core.types import FocalSource, PhotoMetadata, Size

TAKEN = Size(4000, 3000)
METADATA, PREDICTED, MANUAL = FocalSource
NOISE = st.floats(0.93, 1.07)


def facts(**changes: Any) -> PhotoMetadata:
    """A phone's photo as it was taken."""
    values: dict[str, Any] = {
        "camera": "Maker Phone 3",
        "focal_35mm": 26.0,
        "focal_mm": 4.25,
        "written_size": TAKEN,
    }
    return PhotoMetadata(**(values | changes))


def cases(
    ratio: float | None, metadata: PhotoMetadata | None = None, size: Size = TAKEN
) -> tuple[Finding, ...]:
    """What is found where the prediction is ``ratio`` times what the metadata say."""
    metadata = metadata or facts()
    px = px_from_35mm(metadata.focal_35mm or 26.0, size)
    choices = FocalChoices(px, None if ratio is None else ratio * px)
    return investigate(choices, metadata, size)


def causes(*args: Any, **options: Any) -> list[Cause]:
    return [found.cause for found in cases(*args, **options)]


@given(ratio=st.floats(1 / 1.149, 1.149))
def test_sources_that_agree_say_nothing(ratio: float) -> None:
    assert cases(ratio) == ()


def test_metadata_alone_say_nothing() -> None:
    assert cases(None) == ()


def test_a_copy_made_smaller_says_nothing() -> None:
    assert cases(1.05, size=Size(1000, 750)) == ()


@given(part=st.floats(0.2, 0.7), noise=NOISE)
def test_a_crop_of_the_same_shape_is_measured(part: float, noise: float) -> None:
    size = Size(round(TAKEN.width * part), round(TAKEN.height * part))
    true_px = px_from_35mm(26, TAKEN)
    choices = FocalChoices(px_from_35mm(26, size), noise * true_px)
    first, *_ = investigate(choices, facts(), size)
    assert (first.cause, first.advice) == (Cause.CROPPED, MANUAL)
    assert first.better_px == pytest.approx(true_px, rel=2e-3)
    assert first.ratio == pytest.approx(noise * first.expected, rel=2e-3)


def test_a_crop_that_was_made_smaller_too_has_no_exact_answer() -> None:
    first, *_ = cases(1.6, size=Size(1000, 750))
    assert first == Finding(Cause.CROPPED, None, pytest.approx(1.6))


@pytest.mark.parametrize("size", [Size(4000, 1900), Size(2000, 3000), Size(3000, 2000)])
def test_a_crop_of_another_shape_is_corrected_where_pixels_were_kept(size: Size) -> None:
    true_px = px_from_35mm(26, TAKEN)
    choices = FocalChoices(px_from_35mm(26, size), true_px)
    first, *_ = investigate(choices, facts(cropped=True), size)
    assert (first.cause, first.advice) == (Cause.CROPPED_SHAPE, MANUAL)
    assert first.better_px == pytest.approx(true_px)


def test_a_crop_of_another_shape_is_flagged_without_a_prediction() -> None:
    first, *_ = cases(None, facts(cropped=True), Size(4000, 2250))
    assert first.better_px == pytest.approx(px_from_35mm(26, TAKEN))
    open_question, *_ = cases(None, facts(cropped=True), Size(1920, 1080))
    assert open_question == Finding(Cause.CROPPED_SHAPE, PREDICTED)


def test_a_crop_that_the_camera_reckoned_with_leaves_the_metadata_right() -> None:
    (only,) = cases(0.98, facts(cropped=True), Size(3000, 3000))
    assert only == Finding(Cause.CROPPED_SHAPE, METADATA, pytest.approx(0.98))


def test_a_focal_length_that_counts_pixels_survives_a_crop_of_one_side() -> None:
    plane = facts(focal_35mm=None, cropped=True)
    assert cases(1.05, plane, Size(4000, 2250)) == ()


@given(zoom=st.floats(1.4, 8), noise=NOISE)
def test_digital_zoom_that_the_metadata_leave_out(zoom: float, noise: float) -> None:
    first, *_ = cases(zoom * noise, facts(digital_zoom=zoom))
    assert (first.cause, first.advice, first.expected) == (Cause.DIGITAL_ZOOM, MANUAL, zoom)
    assert first.better_px == pytest.approx(zoom * px_from_35mm(26, TAKEN))


def test_digital_zoom_that_the_metadata_include() -> None:
    assert cases(1.02, facts(digital_zoom=2.0)) == ()


def test_digital_zoom_before_the_prediction_asks_for_it() -> None:
    assert cases(None, facts(digital_zoom=2.0)) == (
        Finding(Cause.DIGITAL_ZOOM, PREDICTED, expected=2.0),
    )


@pytest.mark.parametrize(
    ("own_mm", "ratio", "sensor"), [(35.0, 1.48, 1.5), (25.0, 2.05, 2.0), (4.25, 6.1, 5.6)]
)
def test_the_lens_own_millimetres_as_35mm_equivalent(own_mm, ratio, sensor) -> None:
    first, *_ = cases(ratio, facts(focal_35mm=own_mm, focal_mm=own_mm))
    assert first == Finding(Cause.LENS_MM, PREDICTED, pytest.approx(ratio), sensor)


def test_full_frame_cameras_give_the_same_number_twice_and_are_right() -> None:
    assert cases(1.0, facts(focal_35mm=50.0, focal_mm=50.0)) == ()


def test_a_35mm_value_by_the_width_of_a_portrait() -> None:
    portrait, true_px = Size(3000, 4000), 3000.0
    written = true_px * 36 / portrait.width
    choices = FocalChoices(px_from_35mm(written, portrait), true_px)
    first, *_ = investigate(choices, facts(focal_35mm=written), portrait)
    assert (first.cause, first.advice) == (Cause.WIDTH_RULE, MANUAL)
    assert first.better_px == pytest.approx(true_px)


@pytest.mark.parametrize("ratio", [0.4, 0.75, 1.3])
def test_whole_metadata_outweigh_the_prediction(ratio: float) -> None:
    assert cases(ratio) == (Finding(Cause.PREDICTION, METADATA, pytest.approx(ratio), 1.0),)


@pytest.mark.parametrize(("ratio", "cause"), [(1.3, Cause.NARROWER), (0.6, Cause.WIDER)])
def test_without_a_trace_nothing_is_advised(ratio: float, cause: Cause) -> None:
    bare = PhotoMetadata(focal_35mm=26.0)
    assert cases(ratio, bare) == (Finding(cause, None, pytest.approx(ratio)),)


def test_a_panorama_by_its_shape_or_by_its_tag() -> None:
    wide = Size(9000, 3000)
    assert causes(0.4, facts(written_size=wide), wide)[0] == Cause.PANORAMA
    assert causes(1.0, facts(written_size=wide), wide) == []
    assert causes(1.0, facts(panorama=True)) == [Cause.PANORAMA]
    strip = facts(cropped=True)  # a strip cut out of one shot
    assert Cause.PANORAMA not in causes(0.8, strip, Size(4000, 1500))


def test_a_sliver_is_no_panorama() -> None:
    found = investigate(FocalChoices(None, 1000.0, None), PhotoMetadata(), Size(100, 1064))
    assert Cause.PANORAMA not in [finding.cause for finding in found]


def test_a_fisheye_by_its_field_of_view() -> None:
    fisheye = facts(focal_35mm=10.0)
    assert fov_from_px(px_from_35mm(10.0, TAKEN), TAKEN.width) > 110
    assert causes(1.4, fisheye) == [Cause.VERY_WIDE, Cause.PREDICTION]
    assert causes(1.1, fisheye) == []


@pytest.mark.parametrize(
    ("metadata", "cause"),
    [
        (PhotoMetadata(), Cause.NO_METADATA),
        (PhotoMetadata(camera="Scanner"), Cause.NO_LENS),
        (PhotoMetadata(camera="Maker", silent_lens=True), Cause.SILENT_LENS),
    ],
)
def test_why_there_is_no_focal_length(metadata: PhotoMetadata, cause: Cause) -> None:
    found = investigate(FocalChoices(predicted=3000.0), metadata, TAKEN)
    assert found == (Finding(cause, PREDICTED),)


def test_millimetres_without_a_sensor_show_how_small_it_would_be() -> None:
    choices = FocalChoices(predicted=px_from_35mm(75, TAKEN))
    (only,) = investigate(choices, PhotoMetadata(camera="Maker", focal_mm=50.0), TAKEN)
    assert only == Finding(Cause.NO_SENSOR, PREDICTED, pytest.approx(1.5))


def test_pictures_that_no_pinhole_saw_come_before_missing_tags() -> None:
    choices = FocalChoices(predicted=px_from_fov(130, TAKEN.width))
    found = investigate(choices, PhotoMetadata(), TAKEN)
    assert [each.cause for each in found] == [Cause.VERY_WIDE, Cause.NO_METADATA]


def test_the_lens_millimetres_typed_as_35mm_equivalent() -> None:
    px, typed = px_from_35mm(75, TAKEN), px_from_35mm(50, TAKEN)
    camera = facts(focal_35mm=75.0, focal_mm=50.0)
    choices = FocalChoices(px, px, typed)
    (only,) = investigate(choices, camera, TAKEN, in_force=MANUAL)
    assert only == Finding(Cause.TYPED_LENS_MM, METADATA, pytest.approx(50 / 75))
    assert investigate(choices, camera, TAKEN, in_force=METADATA) == ()


def test_a_typed_value_against_two_that_agree() -> None:
    px = px_from_35mm(26, TAKEN)
    (only,) = investigate(FocalChoices(px, 1.1 * px, 2 * px), facts(), TAKEN, in_force=MANUAL)
    assert only == Finding(Cause.TYPED_ALONE, METADATA, pytest.approx(2.0))
    near = FocalChoices(px, 1.1 * px, 1.1 * px)
    assert investigate(near, facts(), TAKEN, in_force=MANUAL) == ()


def test_of_two_causes_the_nearer_one_comes_first() -> None:
    zoomed = facts(digital_zoom=1.9)
    half = Size(2000, 1500)
    assert causes(2.05, zoomed, half)[:2] == [Cause.CROPPED, Cause.DIGITAL_ZOOM]
    assert causes(1.85, zoomed, half)[:2] == [Cause.DIGITAL_ZOOM, Cause.CROPPED]


@given(
    ratio=st.none() | st.floats(0.05, 20),
    mm35=st.floats(5, 500),
    own_mm=st.none() | st.floats(1, 500),
    zoom=st.none() | st.floats(1, 20),
    size=st.tuples(st.integers(100, 6000), st.integers(100, 6000)),
    cropped=st.booleans(),
)
def test_whatever_the_file_says_findings_are_sound(ratio, mm35, own_mm, zoom, size, cropped):
    metadata = facts(focal_35mm=mm35, focal_mm=own_mm, digital_zoom=zoom, cropped=cropped)
    px = px_from_35mm(mm35, Size(*size))
    found = cases(ratio, metadata, Size(*size))
    assert len({each.cause for each in found}) == len(found)
    for each in found:
        assert (each.better_px is not None) == (each.advice == MANUAL)
        if each.better_px is not None:
            assert each.better_px == pytest.approx(each.expected * px)
            assert math.isfinite(mm35_from_px(each.better_px, Size(*size)))
