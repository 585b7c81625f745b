"""Which photos are panoramas, by their file or by the user's word."""

from __future__ import annotations

import numpy as np
import pytest

from core.errors import PhotoError
from core.panorama import likely_span_deg, looks_like_panorama, sphere_of, wanted_sphere
from core.types import Photo, PhotoMetadata, Projection, Size, Sphere

PART = Sphere(left_deg=-90, right_deg=90, top_deg=30, bottom_deg=-30)


def photo(size: Size, **metadata: object) -> Photo:
    rgb = np.zeros((size.height, size.width, 3), np.uint8)
    return Photo("a.jpg", None, rgb, PhotoMetadata(**metadata))  # type: ignore[arg-type]


def test_what_the_file_says_needs_no_word_of_the_user() -> None:
    told = photo(Size(800, 300), sphere=PART)
    assert wanted_sphere(told, None) == PART
    assert wanted_sphere(told, True) == PART
    assert wanted_sphere(told, False) is None


def test_a_photo_twice_as_wide_as_high_stays_a_photo_until_the_user_says_so() -> None:
    wide = photo(Size(1600, 800))
    assert wanted_sphere(wide, None) is None
    assert looks_like_panorama(wide)
    assert wanted_sphere(wide, True) == Sphere()


@pytest.mark.parametrize("size", [Size(4000, 3000), Size(3000, 4000), Size(600, 300)])
def test_of_ordinary_photos_and_of_slivers_nothing_is_asked(size: Size) -> None:
    assert not looks_like_panorama(photo(size))


def test_a_sweep_is_a_cylinder_of_the_degrees_that_the_user_says() -> None:
    sweep = sphere_of(photo(Size(9000, 3000)), span_deg=180)
    assert sweep.projection is Projection.CYLINDRICAL
    assert (sweep.left_deg, sweep.right_deg) == (-90, 90)
    # radius 9000 / pi px: half the height is seen under atan(1500 / 2865)
    assert sweep.top_deg == -sweep.bottom_deg == pytest.approx(27.64, abs=0.01)


def test_its_lens_tells_how_far_a_sweep_goes() -> None:
    told = photo(Size(9000, 3000), focal_35mm=26.0)
    assert likely_span_deg(told) == pytest.approx(228.8, abs=0.5)
    assert sphere_of(told).span_deg == pytest.approx(228.8, abs=0.5)


def test_a_sweep_of_which_nothing_is_known_is_refused_with_a_way_out() -> None:
    with pytest.raises(PhotoError, match="how many degrees"):
        sphere_of(photo(Size(9000, 3000)))


@pytest.mark.parametrize(
    "wrong",
    [
        {"left_deg": 10.0, "right_deg": -10.0},
        {"top_deg": 95.0},
        {"bottom_deg": 90.0},
        {"left_deg": float("nan")},
        {"left_deg": -300.0, "right_deg": 300.0},
        {"projection": Projection.CYLINDRICAL},
    ],
)
def test_a_sphere_that_cannot_be_is_none(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"directions|cylinder"):
        Sphere(**wrong)  # type: ignore[arg-type]
