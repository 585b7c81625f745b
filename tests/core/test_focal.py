"""core.focal: conversions, Exif facts and precedence."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image
from PIL.TiffImagePlugin import IFDRational

from core.errors import UsageError
from core.focal import (
    FocalChoices,
    focal_from_exif,
    fov_from_px,
    mm35_from_px,
    px_from_35mm,
    px_from_fov,
)
from core.images.xmp import is_panorama, tags_of
from core.types import FocalLength, FocalSource, PhotoMetadata, Size

SIZE = Size(4000, 3000)  # diagonal 5000


def _exif(main: dict[str, object] | None = None, **tags: object) -> Image.Exif:
    exif = Image.Exif()
    for name, value in (main or {}).items():
        exif[ExifTags.Base[name]] = value
    exif.get_ifd(ExifTags.IFD.Exif).update(
        {ExifTags.Base[name]: value for name, value in tags.items()}
    )
    return exif


def test_35mm_by_the_diagonal_rule():
    full_frame = math.hypot(36, 24)
    assert px_from_35mm(26, SIZE) == pytest.approx(26 * 5000 / full_frame)
    assert px_from_35mm(full_frame, SIZE) == pytest.approx(5000)
    assert px_from_35mm(26, Size(3000, 4000)) == px_from_35mm(26, SIZE)


def test_field_of_view():
    assert fov_from_px(500, 1000) == pytest.approx(90)
    assert px_from_fov(90, 1000) == pytest.approx(500)


@given(px=st.floats(10, 1e5), width=st.integers(1, 20000), height=st.integers(1, 20000))
def test_conversions_undo_each_other(px, width, height):
    size = Size(width, height)
    assert px_from_35mm(mm35_from_px(px, size), size) == pytest.approx(px)
    assert px_from_fov(fov_from_px(px, width), width) == pytest.approx(px, rel=1e-6)


def test_the_35mm_tag_comes_first():
    exif = _exif(
        {"Make": "Canon", "Model": "Canon EOS 5D"},
        FocalLengthIn35mmFilm=26,
        FocalLength=IFDRational(57, 10),
        FocalPlaneXResolution=100.0,
    )
    assert focal_from_exif(exif, SIZE) == PhotoMetadata(
        camera="Canon EOS 5D",
        focal_px=px_from_35mm(26, SIZE),
        focal_35mm=26.0,
        focal_mm=5.7,
        cropped=False,
    )


def test_what_else_the_file_says_of_the_angle():
    facts = focal_from_exif(
        _exif(
            FocalLengthIn35mmFilm=26,
            DigitalZoomRatio=IFDRational(5, 2),
            ExifImageWidth=3000,
            ExifImageHeight=4000,
            CustomRendered=6,
        ),
        SIZE,
    )
    assert (facts.digital_zoom, facts.written_size, facts.panorama) == (2.5, SIZE, True)
    plain = focal_from_exif(_exif(DigitalZoomRatio=IFDRational(0, 1), CustomRendered=1), SIZE)
    assert (plain.digital_zoom, plain.written_size, plain.panorama) == (None, None, False)


@pytest.mark.parametrize(
    ("value", "silent"),
    [(0, True), (IFDRational(0, 1), True), (IFDRational(0, 0), True), (50.0, False), ("x", False)],
)
def test_a_lens_that_the_camera_does_not_know(value, silent):
    assert focal_from_exif(_exif(FocalLength=value), SIZE).silent_lens is silent
    assert not focal_from_exif(Image.Exif(), SIZE).silent_lens


@pytest.mark.parametrize(
    ("unit", "resolution"),
    [(2, 2540.0), (None, 2540.0), (3, 1000.0), (4, 100.0), (5, 0.1)],
)
def test_the_focal_plane_in_every_unit(unit, resolution):
    tags = {"FocalPlaneResolutionUnit": unit} if unit else {}
    exif = _exif(FocalLength=50.0, FocalPlaneXResolution=resolution, **tags)
    assert focal_from_exif(exif, SIZE).focal_px == pytest.approx(5000)


@pytest.mark.parametrize("size", [Size(1000, 750), Size(750, 1000)])
def test_the_focal_plane_follows_a_picture_made_smaller(size):
    exif = _exif(
        FocalLength=50.0,
        FocalPlaneXResolution=1000.0,
        FocalPlaneResolutionUnit=3,
        ExifImageWidth=4000,
        ExifImageHeight=3000,
    )
    facts = focal_from_exif(exif, size)
    assert facts.focal_px == pytest.approx(1250)
    assert not facts.cropped


def test_the_focal_plane_keeps_its_pixels_in_a_crop_of_one_side():
    exif = _exif(
        FocalLength=50.0,
        FocalPlaneXResolution=1000.0,
        FocalPlaneResolutionUnit=3,
        ExifImageWidth=4000,
        ExifImageHeight=3000,
    )
    facts = focal_from_exif(exif, Size(4000, 2000))
    assert facts.focal_px == pytest.approx(5000)
    assert facts.cropped


@pytest.mark.parametrize(
    ("size", "cropped"),
    [
        (Size(4000, 3000), False),
        (Size(3000, 4000), False),
        (Size(101, 76), False),
        (Size(4000, 2992), False),
        (Size(4000, 2250), True),
        (Size(3000, 3000), True),
    ],
)
def test_another_aspect_than_written_is_a_crop(size, cropped):
    exif = _exif(ExifImageWidth=4000, ExifImageHeight=3000)
    assert focal_from_exif(exif, size).cropped is cropped


def test_without_data_nothing_is_known():
    assert focal_from_exif(Image.Exif(), SIZE) == PhotoMetadata()


@pytest.mark.parametrize(
    "value",
    [0, -26, math.nan, math.inf, "26mm?", b"\0\1", (), (1, 2), None, IFDRational(5, 0), 10**9],
)
def test_garbage_in_the_35mm_tag_counts_as_none(value):
    facts = focal_from_exif(_exif(FocalLengthIn35mmFilm=value), SIZE)
    assert facts.focal_px is None
    assert facts.focal_35mm is None


@pytest.mark.parametrize("name", ["FocalLength", "FocalPlaneXResolution", "ExifImageWidth"])
@pytest.mark.parametrize("value", [0, math.nan, "x", b"", (), IFDRational(0, 0), -1.0])
def test_garbage_in_any_tag_never_raises(name, value):
    tags = {"FocalLength": 5.0, "FocalPlaneXResolution": 9000.0, "ExifImageHeight": 3000}
    facts = focal_from_exif(_exif(**{**tags, name: value}), SIZE)
    assert facts.focal_px is None or name == "ExifImageWidth"
    assert not facts.cropped


def test_an_unknown_unit_and_an_impossible_result_count_as_none():
    tags = {"FocalLength": 50.0, "FocalPlaneXResolution": 1000.0}
    assert focal_from_exif(_exif(**tags, FocalPlaneResolutionUnit=9), SIZE).focal_px is None
    assert focal_from_exif(_exif(**tags, FocalPlaneResolutionUnit=5), SIZE).focal_px is None


def test_a_directory_that_cannot_be_read():
    class Broken(Image.Exif):
        def get_ifd(self, tag: int):
            raise SyntaxError("broken")

    broken = Broken()
    broken[ExifTags.Base.Model] = "X100\0"
    assert focal_from_exif(broken, SIZE) == PhotoMetadata(camera="X100")


def test_precedence_of_the_sources():
    choices = FocalChoices(metadata=1.0, predicted=2.0, manual=3.0)
    assert choices.choose() == FocalLength(1.0, FocalSource.METADATA)
    assert choices.choose(FocalSource.MANUAL) == FocalLength(3.0, FocalSource.MANUAL)
    assert choices.choose(FocalSource.PREDICTED) == FocalLength(2.0, FocalSource.PREDICTED)


def test_a_source_without_a_value_gives_way():
    assert FocalChoices(predicted=2.0).choose(FocalSource.METADATA).px == 2.0
    assert FocalChoices(manual=3.0).choose().source is FocalSource.MANUAL
    with pytest.raises(UsageError, match="by hand"):
        FocalChoices().choose()


def test_disagreement_needs_both():
    assert FocalChoices(metadata=100.0, predicted=80.0).disagreement() == pytest.approx(0.25)
    assert FocalChoices(metadata=80.0, predicted=100.0).disagreement() == pytest.approx(0.25)
    assert FocalChoices(metadata=80.0, manual=100.0).disagreement() is None


@pytest.mark.parametrize("text", ["26", "26 mm", "26mm", "26.0 MM", "26/1", "52/2 mm", "26,0\0"])
def test_numbers_as_text(text: str) -> None:
    assert focal_from_exif(_exif(FocalLengthIn35mmFilm=text), SIZE).focal_35mm == 26


def test_what_is_said_elsewhere_counts_where_exif_is_silent() -> None:
    elsewhere = tags_of(b"<x exif:FocalLengthIn35mmFilm='50' tiff:Model='M'/>")
    assert focal_from_exif(Image.Exif(), SIZE, beside=elsewhere).focal_35mm == 50
    assert focal_from_exif(Image.Exif(), SIZE, beside=elsewhere).camera == "M"
    exif = _exif(FocalLengthIn35mmFilm=26)
    assert focal_from_exif(exif, SIZE, beside=elsewhere).focal_35mm == 26


def test_xmp_in_elements_and_of_panoramas() -> None:
    xmp = b"<exif:FocalLength>33/1</exif:FocalLength>\n<GPano:UsePanoramaViewer>True<"
    assert focal_from_exif(Image.Exif(), SIZE, beside=tags_of(xmp)).focal_mm == 33
    assert is_panorama(xmp)
    assert not is_panorama(b"<exif:FocalLength>33/1<")


def test_a_picture_twice_as_wide_as_high_is_a_sphere_unless_a_lens_is_known() -> None:
    assert focal_from_exif(Image.Exif(), Size(1200, 600)).panorama
    assert not focal_from_exif(_exif(FocalLengthIn35mmFilm=26), Size(1200, 600)).panorama
    assert not focal_from_exif(Image.Exif(), Size(1200, 800)).panorama


@pytest.mark.parametrize(("per_inch", "believed"), [(400 / 36 * 25.4, True), (6834.0, False)])
def test_resolutions_that_imply_an_impossible_sensor(per_inch: float, believed: bool) -> None:
    exif = _exif(
        FocalLength=35.0,
        FocalPlaneXResolution=per_inch,
        FocalPlaneResolutionUnit=2,
        ExifImageWidth=400,
        ExifImageHeight=300,
    )
    assert (focal_from_exif(exif, Size(400, 300)).focal_px is not None) is believed


@pytest.mark.parametrize(
    ("main", "beside"),
    [
        ({"ImageWidth": 6000, "ImageLength": 4000}, {}),
        ({}, {ExifTags.Base.ExifImageWidth: "6000", ExifTags.Base.ExifImageHeight: "4000"}),
        ({}, tags_of(b'<a tiff:ImageWidth="4000" tiff:ImageLength="6000"/>')),
    ],
)
def test_a_picture_made_smaller_whose_old_size_is_left_somewhere(main, beside) -> None:
    small = Size(2000, 1333)  # of a 36 mm sensor; of 12 mm, by the new size alone
    exif = _exif(
        main,
        FocalLength=50.0,
        FocalPlaneXResolution=6000 / 36,
        FocalPlaneResolutionUnit=4,
        ExifImageWidth=small.width,
        ExifImageHeight=small.height,
    )
    found = focal_from_exif(exif, small, beside=beside)
    assert found.focal_px == pytest.approx(50 / 36 * small.width, rel=1e-3)
    assert found.written_size == Size(6000, 4000)
    assert not found.cropped


@pytest.mark.parametrize("stale", [(160, 120), (6000, 3000), (1000, 667)])
def test_the_size_of_something_else_is_passed_over(stale: tuple[int, int]) -> None:
    size = Size(2000, 1333)
    sizes = {"ExifImageWidth": size.width, "ExifImageHeight": size.height}
    exif = _exif({"ImageWidth": stale[0], "ImageLength": stale[1]}, **sizes)
    assert focal_from_exif(exif, size).written_size == size
