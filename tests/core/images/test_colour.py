"""core.images.colour: every mode as 8-bit sRGB."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageCms

from core.images.colour import to_array, to_bytes, to_srgb

ORANGE = (240, 120, 30)


def _pixel(image: Image.Image) -> tuple[int, ...]:
    rgb = to_srgb(image)
    assert rgb.mode == "RGB"
    return tuple(int(value) for value in to_array(rgb)[0, 0])


def _filled(mode: str, colour: object) -> Image.Image:
    return Image.new(mode, (3, 2), colour)


def _profile(space: str) -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile(space)).tobytes()


def _swapped_rgb_profile() -> bytes:
    """The sRGB profile with the red and the green primary exchanged, under another name."""
    data = _profile("sRGB").replace(b"s\0R\0G\0B", b"m\0i\0n\0e")
    return data.replace(b"rXYZ", b"tmpX").replace(b"gXYZ", b"rXYZ").replace(b"tmpX", b"gXYZ")


@pytest.mark.parametrize(
    ("mode", "colour", "expected"),
    [
        ("RGB", ORANGE, ORANGE),
        ("RGBX", (*ORANGE, 0), ORANGE),
        ("L", 77, (77, 77, 77)),
        ("1", 1, (255, 255, 255)),
        ("1", 0, (0, 0, 0)),
        ("I", 40_000, (156, 156, 156)),
        ("I", 200, (200, 200, 200)),
        ("F", 0.2, (51, 51, 51)),
        ("CMYK", (0, 0, 0, 0), (255, 255, 255)),
        ("CMYK", (0, 255, 255, 0), (255, 0, 0)),
        ("YCbCr", (255, 128, 128), (255, 255, 255)),
        ("HSV", (0, 255, 255), (255, 0, 0)),
    ],
)
def test_modes_without_alpha(mode, colour, expected):
    assert _pixel(_filled(mode, colour)) == expected


@pytest.mark.parametrize("byte_order", ["<", ">"])
def test_sixteen_bit_grey(byte_order):
    values = np.array([[0, 255, 256, 65535]], f"{byte_order}u2")
    mode = "I;16" if byte_order == "<" else "I;16B"
    image = Image.frombytes(mode, (4, 1), values.tobytes())
    assert to_array(to_srgb(image))[0, :, 1].tolist() == [0, 0, 1, 255]


def test_lab(tmp_path):
    # CIE L*a*b* of sRGB red is 54, 81, 70; Pillow holds L* 2.55 and a* and b* + 128
    Image.new("LAB", (1, 1), (138, 81 + 128, 70 + 128)).save(tmp_path / "a.tif")
    with Image.open(tmp_path / "a.tif") as image:
        assert image.mode == "LAB"
        assert _pixel(image) == pytest.approx((255, 0, 0), abs=12)


@pytest.mark.parametrize(
    ("mode", "colour", "expected"),
    [
        ("RGBA", (*ORANGE, 255), ORANGE),
        ("RGBA", (*ORANGE, 0), (255, 255, 255)),
        ("RGBA", (0, 100, 200, 51), (204, 224, 244)),  # a fifth, in encoded values
        ("LA", (0, 51), (204, 204, 204)),
    ],
)
def test_alpha_is_composited_on_white(mode, colour, expected):
    assert _pixel(_filled(mode, colour)) == expected


@pytest.mark.parametrize("mode", ["RGBa", "La"])
def test_premultiplied_alpha(mode):
    straight = _filled(mode.upper(), (0, 0, 0, 51) if mode == "RGBa" else (0, 51))
    assert _pixel(straight.convert(mode)) == (204, 204, 204)


def test_palette():
    image = _filled("P", 1)
    image.putpalette([0, 0, 0, *ORANGE])
    assert _pixel(image) == ORANGE
    image.info["transparency"] = 1
    assert _pixel(image) == (255, 255, 255)
    image.info["transparency"] = bytes([255, 255])
    assert _pixel(image) == ORANGE


@pytest.mark.parametrize(("mode", "key"), [("RGB", ORANGE), ("L", 9), ("1", 1)])
def test_a_transparent_colour(mode, key):
    image = _filled(mode, key)
    image.info["transparency"] = key
    assert _pixel(image) == (255, 255, 255)


def test_a_profile_is_applied():
    image = _filled("RGB", (250, 10, 10))
    image.info["icc_profile"] = _swapped_rgb_profile()
    red, green, _ = _pixel(image)
    assert green > 240
    assert red < 30


def test_a_profile_is_applied_under_alpha_and_white_stays_white():
    image = _filled("RGBA", (250, 10, 10, 255))
    image.putpixel((2, 1), (0, 0, 0, 0))
    image.info["icc_profile"] = _swapped_rgb_profile()
    pixels = to_array(to_srgb(image))
    assert pixels[0, 0, 1] > 240
    assert pixels[1, 2].tolist() == [255, 255, 255]


@pytest.mark.parametrize(
    "profile",
    [b"junk", b"", "text", None, _profile("sRGB"), _profile("sRGB")[:200], _profile("LAB")],
)
def test_a_useless_profile_keeps_the_picture(profile):
    image = _filled("RGB", ORANGE)
    image.info["icc_profile"] = profile
    assert _pixel(image) == ORANGE


@pytest.mark.parametrize("mode", ["L", "CMYK", "I;16", "1", "P", "LA"])
def test_a_profile_of_another_kind_of_colour_is_ignored(mode):
    plain = _filled(mode, 0)
    profiled = _filled(mode, 0)
    profiled.info["icc_profile"] = _swapped_rgb_profile()
    if mode != "P":
        assert _pixel(profiled) == _pixel(plain)
    else:
        assert to_srgb(profiled).size == (3, 2)


def test_pixels_of_a_picture_higher_than_one_band():
    values = np.random.default_rng(0).integers(0, 256, (201, 7, 3), np.uint8)
    pixels = to_array(Image.fromarray(values))
    np.testing.assert_array_equal(pixels, values)
    assert pixels.flags.writeable
    assert pixels.flags.c_contiguous


def test_floats_within_one_are_read_as_they_are():
    assert to_bytes(np.array([0.0, 0.5, 0.25])).tolist() == [0, 128, 64]


def test_floats_beyond_one_are_stretched_without_the_outliers():
    values = np.linspace(-3, 7, 10_001)
    values[5000] = 1e9
    shown = to_bytes(values)
    assert shown[0] == 0
    assert shown[-1] == 255
    assert shown[2500] == pytest.approx(64, abs=1)


def test_values_that_are_not_finite_become_black():
    assert to_bytes(np.array([np.nan, np.inf, -np.inf, 1.0])).tolist() == [0, 0, 0, 255]
    assert to_bytes(np.array([np.nan, np.nan])).tolist() == [0, 0]


def test_integers():
    assert to_bytes(np.array([0, 255, 65535], np.uint16)).tolist() == [0, 0, 255]
    assert to_bytes(np.array([0, 9, 255], np.int32)).tolist() == [0, 9, 255]
    assert to_bytes(np.array([0, 512], np.int32)).tolist() == [0, 2]
    assert to_bytes(np.array([-10, 10], np.int16)).tolist() == [0, 255]
