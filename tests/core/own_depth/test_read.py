"""Depth made in the files of phones, byte by byte, and what is read of it."""

from __future__ import annotations

import contextlib
import io
import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from core.errors import DataError
from core.images import load_photo
from core.own_depth import OwnKind, own_estimate, read_own_depth
from core.types import DepthKind, Size
from tests.core.own_depth.reading import failure, read
from tests.core.own_depth.writer import (
    MATTE_XMP,
    SEEN,
    VALUES,
    apple_xmp,
    dynamic,
    gdepth,
    heic,
    jpeg,
    mpf,
    png,
)

NEAR, FAR = 0.5, 8.0
RANGE_INVERSE = 1 / NEAR - VALUES / 255 * (1 / NEAR - 1 / FAR)
DISPARITY = 0.25 + VALUES / 255 * (2.0 - 0.25)
STEP = (2.0 - 0.25) / 255  # of a value in both


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["gdepth", "dynamic", "mpf", "heic"])
def test_depth_lies_on_the_photo_in_every_orientation(tmp_path, kind, orientation) -> None:
    made = {
        "gdepth": lambda: gdepth(png(VALUES), orientation=orientation, extended=True),
        "dynamic": lambda: dynamic(png(VALUES), orientation=orientation, before=b"film"),
        "mpf": lambda: mpf(VALUES, apple_xmp(), orientation=orientation),
        "heic": lambda: heic(VALUES, apple_xmp(), orientation=orientation),
    }[kind]()
    own = read(tmp_path, made, "photo.heic" if kind == "heic" else "photo.jpg")
    values = DISPARITY if kind in ("mpf", "heic") else RANGE_INVERSE
    expected = SEEN[orientation](values)
    assert own.inverse.shape == expected.shape
    assert own.metric
    # PNG keeps every value; JPEG and HEVC lose about one step
    tolerance = 1e-6 if kind in ("gdepth", "dynamic") else 2.5 * STEP
    np.testing.assert_allclose(own.inverse, expected, atol=tolerance)
    assert np.abs(own.inverse - expected).mean() < 0.6 * STEP


def test_what_is_told_of_it(tmp_path) -> None:
    own = read(tmp_path, mpf(VALUES, apple_xmp()))
    assert own.kind is OwnKind.MPF
    assert own.facts == {
        "kind": "jpeg-mpf",
        "size": [64, 48],
        "unit": "metre",
        "near": pytest.approx(1 / DISPARITY.max(), rel=0.01),
        "far": pytest.approx(4.0, rel=0.03),
        "pictures": 1,
        "focal_px": pytest.approx(100.0),  # 400 of a calibration four times as wide
        "distortion": [0.0, 0.5],
        "window": None,
    }


def test_depth_that_tells_no_metres(tmp_path) -> None:
    own = read(tmp_path, heic(VALUES, apple_xmp(accuracy="relative")), "photo.heic")
    assert (own.kind, own.unit) == (OwnKind.HEIC, "relative")
    assert own_estimate(own, load_photo(tmp_path / "photo.heic")).kind is DepthKind.AFFINE_INVERSE


def test_apple_depth_is_not_disparity(tmp_path) -> None:
    xmp = apple_xmp(0.0, 5.1, kind="depth")
    own = read(tmp_path, heic(VALUES, xmp), "photo.heic")
    depth = VALUES * 0.02
    known = VALUES > 2  # HEVC may lose a step
    np.testing.assert_allclose(1 / own.inverse[known], depth[known], atol=0.05)
    assert own.far == pytest.approx(5.1 * VALUES.max() / 255, rel=0.02)


def test_heic_of_others_is_white_where_near(tmp_path) -> None:
    own = read(tmp_path, heic(VALUES), "photo.heic")
    assert not own.metric
    np.testing.assert_allclose(own.inverse, VALUES / 255, atol=2.5 / 255)


@pytest.mark.parametrize(
    ("more", "metres"),
    [("", 1.0), ('GDepth:Units="m"', 1.0), ('GDepth:Units="mm"', 1e-3)],
)
def test_units_and_lines_of_gdepth(tmp_path, more, metres) -> None:
    own = read(tmp_path, gdepth(png(VALUES), form="RangeLinear", more=more))
    depth = (NEAR + VALUES / 255 * (FAR - NEAR)) * metres
    np.testing.assert_allclose(1 / own.inverse, depth, rtol=1e-5)
    assert own.metric
    assert own.kind is OwnKind.GDEPTH


def test_sixteen_bits_are_kept(tmp_path) -> None:
    values = np.tile(np.arange(30000, 30064, dtype=np.uint16), (48, 1))
    own = read(tmp_path, gdepth(png(values), form="RangeLinear", extended=True))
    depth = NEAR + values / 65535 * (FAR - NEAR)
    np.testing.assert_allclose(1 / own.inverse, depth, rtol=1e-6)


def test_unknown_units_are_relative(tmp_path) -> None:
    assert read(tmp_path, dynamic(png(VALUES), units="None")).unit == "relative"


def test_depth_along_the_ray_becomes_depth_along_the_axis(tmp_path) -> None:
    flat = np.full((48, 64), 255, np.uint8)
    more = 'GDepth:MeasureType="OpticRay"'
    own = read(tmp_path, gdepth(png(flat), form="RangeLinear", more=more))
    photo = load_photo(tmp_path / "photo.jpg")
    f = photo.metadata.focal_px / 2  # of the depth picture, half as wide
    slant = np.sqrt(1 + (31.5 / f) ** 2 + (23.5 / f) ** 2)
    assert 1 / own.inverse[0, 0] == pytest.approx(FAR / slant, rel=1e-5)
    assert 1 / own.inverse[23:25, 31:33].max() == pytest.approx(FAR, rel=1e-3)


def test_the_calibration_of_dynamic_depth(tmp_path) -> None:
    own = read(tmp_path, dynamic(png(VALUES)))
    assert own.kind is OwnKind.DYNAMIC
    assert own.focal_px == pytest.approx(100.0)  # 50 of a picture half as wide


@pytest.mark.parametrize("kind", ["heic", "mpf"])
def test_of_several_depth_pictures_the_first_counts(tmp_path, kind) -> None:
    made = (
        heic(VALUES, apple_xmp(), pictures=2)
        if kind == "heic"
        else mpf(VALUES, [apple_xmp(kind="hdrgainmap"), apple_xmp(), apple_xmp(9.0, 9.5)])
    )
    own = read(tmp_path, made, f"photo.{'heic' if kind == 'heic' else 'jpg'}")
    assert own.pictures == 2
    np.testing.assert_allclose(own.inverse, DISPARITY, atol=2.5 * STEP)


def test_an_estimate_without_a_model(tmp_path) -> None:
    xmp = apple_xmp(0.0, 5.1, kind="depth")
    values = VALUES.copy()
    values[:8, :8] = 0  # unknown: no depth of 0
    own = read(tmp_path, heic(values, xmp), "photo.heic")
    assert np.isnan(own.inverse[2, 2])
    photo = load_photo(tmp_path / "photo.heic")
    estimate = own_estimate(own, photo)
    assert estimate.kind is DepthKind.METRIC
    assert estimate.image_size == Size(128, 96)
    assert np.isfinite(estimate.canonical_inverse_depth).all()
    assert estimate.canonical_inverse_depth[2, 2] > 0
    assert estimate.fov_deg == pytest.approx(np.degrees(2 * np.arctan(64 / 100)))


def test_photos_without_depth(tmp_path) -> None:
    plain = tmp_path / "plain.jpg"
    plain.write_bytes(jpeg())
    heif = tmp_path / "plain.heic"
    heif.write_bytes(heic(VALUES, pictures=0))
    text = tmp_path / "text.jpg"
    text.write_text("GDepth:Data")
    gain = tmp_path / "gain.jpg"
    gain.write_bytes(mpf(VALUES, apple_xmp(kind="urn:com:apple:photo:2020:aux:hdrgainmap")))
    assert [read_own_depth(path) for path in (plain, heif, text, gain)] == [None] * 4


@pytest.mark.parametrize("kind", ["heic", "mpf"])
def test_the_matte_of_a_portrait_is_no_depth(tmp_path, kind) -> None:
    """iPhones write one beside the depth, under the same type."""
    made = (
        heic(VALUES, apple_xmp(), more=MATTE_XMP)
        if kind == "heic"
        else mpf(VALUES, [MATTE_XMP, apple_xmp()])
    )
    own = read(tmp_path, made, f"photo.{'heic' if kind == 'heic' else 'jpg'}")
    assert own.pictures == 1
    np.testing.assert_allclose(own.inverse, DISPARITY, atol=2.5 * STEP)


def test_codes_that_do_not_fill_their_bytes(tmp_path) -> None:
    values = (VALUES // 2 + 20).astype(np.uint8)
    codes = "<apdi:IntMinValue>20</apdi:IntMinValue><apdi:IntMaxValue>120</apdi:IntMaxValue>"
    xmp = apple_xmp(1.0, 2.0).replace(
        b"<depthData:Accuracy>", codes.encode() + b"<depthData:Accuracy>"
    )
    own = read(tmp_path, mpf(values, xmp))
    np.testing.assert_allclose(own.inverse, 1 + (values - 20.0) / 100, atol=0.03)


def test_padding_behind_the_pictures_of_dynamic_depth(tmp_path) -> None:
    made = dynamic(png(VALUES), before=b"film", padding=7)
    np.testing.assert_allclose(read(tmp_path, made).inverse, RANGE_INVERSE, atol=1e-6)


def test_a_gain_map_does_not_hide_the_depth(tmp_path) -> None:
    more = b'<x:xmpmeta> hdrgm:Version="1.0"</x:xmpmeta>'  # for which Pillow sees one picture
    own = read(tmp_path, mpf(VALUES, apple_xmp(), more=more))
    assert own.size == Size(64, 48)


# Files that are broken, or meant to break something


def test_depth_of_another_aspect(tmp_path) -> None:
    wide = VALUES[:20]
    assert "cropped" in failure(tmp_path, gdepth(png(wide)))
    assert "cropped" in failure(tmp_path, heic(wide, apple_xmp()), "photo.heic")


def test_near_beyond_far(tmp_path) -> None:
    cause = failure(tmp_path, gdepth(png(VALUES), near=8, far=0.5))
    assert cause.endswith("its near end is 8, its far end 0.5")
    assert "its smallest value is 2" in failure(tmp_path, mpf(VALUES, apple_xmp(2.0, 0.25)))


def test_ends_that_are_no_numbers(tmp_path) -> None:
    assert "'deep', not a number" in failure(tmp_path, gdepth(png(VALUES), far="deep"))
    assert "near end" in failure(tmp_path, gdepth(png(VALUES), far="nan"))
    cause = failure(tmp_path, mpf(VALUES, apple_xmp(float("nan"), 1)))
    assert "what its values mean" in cause


def test_an_unknown_line(tmp_path) -> None:
    assert "'rangecubic'" in failure(tmp_path, gdepth(png(VALUES), form="RangeCubic"))


@pytest.mark.parametrize("picture", [b"", b"no picture", png(VALUES)[:60]])
def test_a_picture_that_is_none(tmp_path, picture) -> None:
    assert "the picture of its depth is" in failure(tmp_path, gdepth(picture))


def test_a_picture_of_zero_size(tmp_path) -> None:
    head = struct.pack(">IIBBBBB", 0, 0, 8, 0, 0, 0, 0)
    chunk = b"IHDR" + head
    nothing = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk
    nothing += struct.pack(">I", zlib.crc32(chunk))
    assert "damaged" in failure(tmp_path, gdepth(nothing))


def test_a_bomb_is_not_unpacked(tmp_path) -> None:
    """100 kB that would become 10 GB."""
    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 0, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n"
    for kind, data in ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(10_000_000)))):
        bomb += struct.pack(">I", len(data)) + kind + data
        bomb += struct.pack(">I", zlib.crc32(kind + data))
    assert "100000 x 100000 pixels, too many" in failure(tmp_path, gdepth(bomb))


def test_an_extended_packet_that_says_to_be_huge(tmp_path) -> None:
    made = gdepth(png(VALUES), extended=True)
    place = made.index(b"xmp/extension/\0") + len(b"xmp/extension/\0") + 32
    huge = made.replace(made[place : place + 4], struct.pack(">I", 1 << 31))
    assert "too many" in failure(tmp_path, huge)


def test_an_extended_packet_that_lacks_a_part(tmp_path) -> None:
    assert "cut off" in failure(tmp_path, gdepth(png(VALUES), extended=True, lost_parts=1))


def test_a_packet_that_is_cut_off(tmp_path) -> None:
    whole = gdepth(png(VALUES))
    place = whole.index(b"GDepth:Data") + 100
    end = whole.index(b'"/></x:xmpmeta>') + len(b'"/></x:xmpmeta>')
    cut = whole[:place] + b"A" * (end - place) + whole[end:]
    assert "cut off" in failure(tmp_path, cut)


@pytest.mark.parametrize("place", range(4, 90))
def test_whatever_is_changed_it_is_told_as_one_error(tmp_path, place) -> None:
    data = bytearray(mpf(VALUES, apple_xmp()))
    start = data.index(b"MPF\0")
    data[start + place] ^= 0xFF
    path = tmp_path / "photo.jpg"
    path.write_bytes(data)
    with contextlib.suppress(DataError):
        read_own_depth(path)


def test_pictures_outside_the_file(tmp_path) -> None:
    assert "outside the file" in failure(tmp_path, mpf(VALUES, apple_xmp(), move=10**6))
    too_long = dynamic(png(VALUES), length=10**6)
    assert "outside the file" in failure(tmp_path, too_long)


def test_large_files_of_other_kinds_are_not_read(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("core.own_depth.read.read_whole", lambda *_, **__: pytest.fail("was read"))
    path = tmp_path / "raw.dng"
    path.write_bytes(b"II*\0" + bytes(100))
    assert read_own_depth(path) is None


def test_a_missing_file(tmp_path) -> None:
    with pytest.raises(DataError, match="there is no such file"):
        read_own_depth(tmp_path / "nothing.jpg")


def test_a_picture_in_colour_counts_as_grey(tmp_path) -> None:
    encoded = io.BytesIO()
    Image.fromarray(VALUES).convert("RGB").save(encoded, "PNG")
    own = read(tmp_path, dynamic(encoded.getvalue()))
    np.testing.assert_allclose(own.inverse, RANGE_INVERSE, atol=1e-6)


@pytest.mark.parametrize("error", [EOFError("unexpected end"), KeyError("a"), ValueError("b")])
def test_whatever_a_decoder_raises_is_said_of_the_file(tmp_path, monkeypatch, error) -> None:
    def damaged(*_: object) -> None:
        raise error

    monkeypatch.setattr("core.own_depth.apple.read_heic", damaged)
    assert str(error) in failure(tmp_path, heic(VALUES, apple_xmp()), "photo.heic")
