"""Photos with depth inside keep their own pixels, colours and what they say of the camera."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import ExifTags, Image, ImageCms

from core.export.registry import export_files, write_format
from core.export.scene import Scene
from core.images import load_photo
from core.own_depth import read_own_depth
from core.types import FocalLength, FocalSource
from tests.core.own_depth.writer import apple_xmp, heic, mpf, samsung

VALUES = (np.arange(48)[:, None] * 2 + np.arange(64)[None] * 2).astype(np.uint8)
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()


def detailed(size: tuple[int, int] = (128, 96)) -> Image.Image:
    noise = np.random.default_rng(3).integers(0, 256, (size[1] // 8, size[0] // 8, 3), np.uint8)
    return Image.fromarray(noise).resize(size, Image.Resampling.BICUBIC)


def exif(orientation: int) -> Image.Exif:
    made = Image.Exif()
    made[ExifTags.Base.Orientation] = orientation
    made[ExifTags.Base.Make] = "Maker"
    made[ExifTags.Base.DateTime] = "2026:05:04 03:02:01"
    directory = made.get_ifd(ExifTags.IFD.Exif)
    directory[ExifTags.Base.FocalLengthIn35mmFilm] = 28
    directory[ExifTags.Base.MakerNote] = b"secret" * 20_000
    made.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    return made


def of_file(path: Path, scene: Scene) -> Scene:
    """The scene's depth on the photo in a file."""
    photo = load_photo(path)
    focal = FocalLength(100.0, FocalSource.MANUAL)
    return replace(
        scene, photo=photo, estimate=replace(scene.estimate, image_size=photo.size), focal=focal
    )


def short_exif(orientation: int) -> bytes:
    made = exif(orientation)
    made.get_ifd(ExifTags.IFD.Exif).pop(ExifTags.Base.MakerNote)
    return made.tobytes()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_jpegs_pixels_exif_and_profile_stay_as_they_are(scene, tmp_path, orientation) -> None:
    source = tmp_path / "Fotó 사진.jpg"
    options = {"exif": short_exif(orientation), "icc_profile": PROFILE, "comment": b"an old word"}
    detailed().save(source, quality=80, **options)
    scene = of_file(source, scene)
    (written,) = export_files(scene, tmp_path / "out", ["gdepth"]).files
    assert written.name == "Fotó 사진.gdepth.jpg"
    with Image.open(source) as before, Image.open(written) as after:
        np.testing.assert_array_equal(np.asarray(after), np.asarray(before))
        assert after.info["icc_profile"] == PROFILE
        assert after.getexif() == before.getexif()
        assert after.getexif().get_ifd(ExifTags.IFD.Exif)[0xA405] == 28
        assert b"an old word" not in after.info["comment"]
    own = read_own_depth(written)
    assert own is not None
    step = float(np.ptp(1 / scene.depth)) / 65535
    np.testing.assert_allclose(own.inverse, 1 / scene.depth, atol=1.01 * step)


@pytest.mark.parametrize("made", ["mpf", "samsung"])
def test_depth_that_was_there_makes_room_for_the_new(scene, tmp_path, made) -> None:
    source = tmp_path / "phone.jpg"
    source.write_bytes(mpf(VALUES, apple_xmp()) if made == "mpf" else samsung(VALUES))
    scene = of_file(source, scene)
    write_format(scene, "gdepth", tmp_path / "a.jpg")
    own = read_own_depth(tmp_path / "a.jpg")
    assert own is not None
    assert own.size == scene.photo.size
    with Image.open(tmp_path / "a.jpg") as image:
        assert (image.format, getattr(image, "n_frames", 1)) == ("JPEG", 1)
    assert b"apdi:" not in (tmp_path / "a.jpg").read_bytes()


@pytest.mark.parametrize("kind", ["png", "tif", "webp", "heic"])
def test_photos_of_other_kinds_keep_what_they_say_of_the_camera(scene, tmp_path, kind) -> None:
    source = tmp_path / f"photo.{kind}"
    if kind == "heic":
        source.write_bytes(heic(VALUES, pictures=0, orientation=6))
    else:
        detailed().save(source, exif=exif(6))
    scene = of_file(source, scene)
    write_format(scene, "gdepth", tmp_path / "a.jpg")
    with Image.open(tmp_path / "a.jpg") as image:
        told = image.getexif()
        assert image.size == (96, 128)
        assert ExifTags.Base.Orientation not in told
        directory = told.get_ifd(ExifTags.IFD.Exif)
        assert directory[ExifTags.Base.ExifImageWidth] == 96
        assert ExifTags.Base.MakerNote not in directory
        if kind != "heic":
            assert told[ExifTags.Base.Make] == "Maker"
        if kind in ("png", "webp"):  # Pillow writes no directories into a TIFF
            assert directory[ExifTags.Base.FocalLengthIn35mmFilm] == 28
            assert told.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] == "N"
    assert read_own_depth(tmp_path / "a.jpg").inverse.shape == (128, 96)


def cmyk() -> bytes:
    encoded = io.BytesIO()
    detailed().convert("CMYK").save(encoded, "JPEG")
    return encoded.getvalue()


def without_end() -> bytes:
    encoded = io.BytesIO()
    detailed().save(encoded, "JPEG")
    return encoded.getvalue().removesuffix(b"\xff\xd9")


def half() -> bytes:
    """Of a picture that holds photo and depth, the photo is a part."""
    pair = np.concatenate((np.asarray(detailed()), np.full((96, 128, 3), 90, np.uint8)), axis=1)
    encoded = io.BytesIO()
    Image.fromarray(pair).save(encoded, "JPEG")
    return encoded.getvalue()


@pytest.mark.parametrize(
    ("data", "name"), [(cmyk(), "a.jpg"), (without_end(), "a.jpg"), (half(), "a_rgbd.jpg")]
)
def test_other_jpegs_are_encoded_again(scene, tmp_path, data, name) -> None:
    source = tmp_path / name
    source.write_bytes(data)
    scene = of_file(source, scene)
    write_format(scene, "gdepth", tmp_path / "out.jpg")
    with Image.open(tmp_path / "out.jpg") as image:
        assert (image.mode, image.size) == ("RGB", (128, 96))
        apart = np.abs(np.asarray(image).astype(int) - scene.photo.rgb)
    assert apart.mean() < 3
    assert read_own_depth(tmp_path / "out.jpg").inverse.shape == (96, 128)


def test_a_large_photo_decoded_smaller_keeps_its_pixels(scene, tmp_path) -> None:
    source = tmp_path / "large.jpg"
    detailed((1600, 1200)).save(source, quality=80)
    small = load_photo(source, enough_pixels=400 * 300)
    assert small.rgb.shape[0] < 1200
    estimate = replace(scene.estimate, image_size=small.size)
    write_format(replace(scene, photo=small, estimate=estimate), "gdepth", tmp_path / "a.jpg")
    with Image.open(source) as before, Image.open(tmp_path / "a.jpg") as after:
        np.testing.assert_array_equal(np.asarray(after), np.asarray(before))
