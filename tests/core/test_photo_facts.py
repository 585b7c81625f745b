"""What is told of a photo's file, whatever is in it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from core.errors import PhotoError
from core.focal import FocalChoices
from core.images import load_photo, photo_from_rgb
from core.photo_facts import LONGEST, photo_facts
from tests.core.images.test_gpano import NONSENSE, PART, xmp
from tests.core.own_depth.writer import VALUES, apple_xmp, gdepth, heic, png

CHOICES = FocalChoices(metadata=100.0, predicted=120.0)


def facts(path: Path) -> dict[str, dict[str, str]]:
    groups = photo_facts(load_photo(path), CHOICES)
    return {str(group.title): {str(f.name): str(f.value) for f in group.facts} for group in groups}


def test_a_photo_with_everything(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0110] = "Camera\0\x07 5"
    exif.get_ifd(0x8769)[0x920A] = 4.25
    exif.get_ifd(0x8769)[0xA434] = "L" * 500
    exif.get_ifd(0x8825)[1] = "N"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    path = tmp_path / "a.jpg"
    Image.new("RGB", (60, 40)).save(path, exif=exif, icc_profile=profile)
    told = facts(path)
    assert told["File"]["Name"] == "a.jpg"
    assert told["File"]["SHA-256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert told["Picture"]["Kind"] == "JPEG (RGB)"
    assert told["Picture"]["Pixels"] == "60 x 40 (0.0 MP)"
    assert "sRGB" in told["Picture"]["Colour profile"]
    assert told["Camera (Exif)"]["Model"].startswith("Camera")
    assert told["Camera (Exif)"]["FocalLength"] == "4.25"
    assert told["Camera (Exif)"]["GPSLatitudeRef"] == "N"
    assert len(told["Camera (Exif)"]["LensModel"]) == LONGEST + 1
    assert "100 px" in told["Focal length"]["From the file"]
    assert "Typed" not in told["Focal length"]
    assert "Depth in the file" not in told


def test_depth_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "phone.heic"
    path.write_bytes(heic(VALUES, apple_xmp()))
    told = facts(path)["Depth in the file"]
    assert told["Kind"] == "heic-auxiliary"
    assert (told["Pixels"], told["Unit"]) == ("64 x 48", "metres")
    assert told["Calibrated focal length"] == "100.0 px"
    assert told["Lens distortion"] == "0, 0.5"


def test_broken_depth_is_told(tmp_path: Path) -> None:
    path = tmp_path / "phone.jpg"
    path.write_bytes(gdepth(png(VALUES)[:60]))
    assert "damaged" in facts(path)["Depth in the file"]["Problem"]


def test_what_is_left_out(tmp_path: Path) -> None:
    clear = tmp_path / "clear.png"
    Image.new("RGBA", (8, 8)).save(clear)
    assert facts(clear)["Left out"] == {"Transparency": "laid on white"}
    fine = tmp_path / "fine.png"
    Image.fromarray(np.zeros((8, 8), np.uint16)).save(fine)
    assert "Finer colours" in facts(fine)["Left out"]
    film = tmp_path / "film.gif"
    frames = [Image.new("L", (8, 8), 255 * n) for n in range(2)]
    frames[0].save(film, save_all=True, append_images=frames[1:])
    assert facts(film)["Left out"]["Further pictures"] == "1"


def test_a_pasted_picture_has_no_file() -> None:
    photo = photo_from_rgb(np.zeros((4, 6, 3), np.uint8), "pasted image")
    assert [str(group.title) for group in photo_facts(photo, CHOICES)] == ["Focal length"]


def test_a_file_that_has_gone(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("RGB", (8, 8)).save(path)
    photo = load_photo(path)
    path.unlink()
    with pytest.raises(PhotoError, match="no such file"):
        photo_facts(photo, CHOICES)


def test_a_panorama_and_one_that_makes_no_sense(tmp_path: Path) -> None:
    path = tmp_path / "sphere.jpg"
    Image.new("RGB", (400, 100)).save(path, xmp=xmp(PART))
    assert facts(path)["Picture"]["Panorama"] == "equirectangular, 180\u00b0 x 45\u00b0"
    Image.new("RGB", (400, 200)).save(path, xmp=xmp(NONSENSE["negative"][0]))
    assert facts(path)["Picture"]["Panorama"] == "CroppedAreaLeftPixels is -20"
