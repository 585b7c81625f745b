from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from core.errors import PhotoError
from core.focal import px_from_35mm
from core.images import embedded_preview, find_photos, load_photo
from core.images.limits import require_size
from core.types import Size
from tests.core.images.raw_files import HEIGHT, WIDTH, write_cr2, write_dng

rawpy = pytest.importorskip("rawpy")


@pytest.fixture
def dng(tmp_path: Path) -> Path:
    return write_dng(tmp_path / "a.dng")


def test_it_is_developed_with_the_cameras_white_balance(dng: Path) -> None:
    rgb = load_photo(dng).rgb
    assert rgb.shape == (HEIGHT, WIDTH, 3)
    inner = rgb[8:-8, 8:-8].astype(int)
    assert (inner.max(axis=2) - inner.min(axis=2)).max() <= 3  # the scene is grey
    assert inner[:, -1].mean() - inner[:, 0].mean() > 100


def test_without_a_white_balance_of_the_cameras_no_colour_is_lost(tmp_path: Path) -> None:
    rgb = load_photo(write_dng(tmp_path / "b.dng", neutral=False)).rgb
    assert rgb.mean(axis=(0, 1)).min() > 50


@pytest.mark.parametrize(
    ("orientation", "dark"), [(1, "left"), (3, "right"), (6, "top"), (8, "bottom")]
)
def test_it_stands_upright(tmp_path: Path, orientation: int, dark: str) -> None:
    path = write_dng(tmp_path / "a.dng", orientation=orientation)
    rgb = load_photo(path).rgb.mean(axis=2)
    preview, size = embedded_preview(path) or (np.empty(0), Size(0, 0))
    assert size == Size(rgb.shape[1], rgb.shape[0])
    for picture in (rgb, preview.mean(axis=2)):
        edges = {
            "left": picture[:, :8],
            "right": picture[:, -8:],
            "top": picture[:8],
            "bottom": picture[-8:],
        }
        assert min(edges, key=lambda side: edges[side].mean()) == dark


def test_the_focal_length_is_that_of_its_exif(tmp_path: Path) -> None:
    metadata = load_photo(write_dng(tmp_path / "a.dng", focal_35mm=50)).metadata
    assert metadata.focal_px == pytest.approx(px_from_35mm(50, Size(WIDTH, HEIGHT)))
    assert metadata.camera == "Maker Model 1"


def test_where_fewer_pixels_are_enough_it_is_developed_at_half_the_width(dng: Path) -> None:
    photo = load_photo(dng, enough_pixels=WIDTH * HEIGHT // 4)
    assert photo.rgb.shape == (HEIGHT // 2, WIDTH // 2, 3)
    assert photo.size == Size(WIDTH, HEIGHT)
    assert load_photo(dng, enough_pixels=WIDTH * HEIGHT // 3).rgb.shape[1] == WIDTH


def test_the_preview_is_what_the_camera_made(dng: Path) -> None:
    preview, size = embedded_preview(dng) or (np.empty(0), Size(0, 0))
    assert preview.shape == (HEIGHT // 2, WIDTH // 2, 3)
    assert size == Size(WIDTH, HEIGHT)


def test_other_files_have_no_preview(tmp_path: Path) -> None:
    (tmp_path / "a.dng").write_text("no picture")
    assert embedded_preview(tmp_path / "a.dng") is None
    assert embedded_preview(tmp_path / "missing.dng") is None


@pytest.mark.parametrize("kept", [0.9, 0.6, 0.1])
def test_a_file_that_is_cut_off_is_named(dng: Path, kept: float) -> None:
    data = dng.read_bytes()
    dng.write_bytes(data[: int(len(data) * kept)])
    with pytest.raises(PhotoError, match=r"a\.dng.*damaged or cut off"):
        load_photo(dng)


@pytest.mark.parametrize(
    "head",
    [
        b"FUJIFILMCCD-RAW 0201",
        b"IIRO\x08\0\0\0",
        b"IIU\0\x18\0\0\0",
        b"\0\0\0\x18ftypcrx \0\0\0\x01",
    ],
)
def test_a_camera_that_is_not_known_is_named(tmp_path: Path, head: bytes) -> None:
    path = tmp_path / "a.raw"
    path.write_bytes(head + bytes(2000))
    with pytest.raises(PhotoError, match=r"a\.raw"):
        load_photo(path)


def test_a_preview_is_never_taken_for_the_photo(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "rawpy", None)
    for path in (write_dng(tmp_path / "a.dng"), write_cr2(tmp_path / "b.tif")):
        with pytest.raises(PhotoError, match=r"raw file.*pip install rawpy"):
            load_photo(path)


def test_too_large_a_picture_is_refused(dng: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.images.load.MAX_PIXELS", WIDTH * HEIGHT - 1)
    with pytest.raises(PhotoError, match="make it smaller first"):
        load_photo(dng)
    require_size(dng, Size(WIDTH, HEIGHT), max_pixels=WIDTH * HEIGHT)


def test_folders_are_searched_for_raw_files(dng: Path) -> None:
    (dng.parent / "b.NEF").write_bytes(dng.read_bytes())
    assert [path.name for path in find_photos(dng.parent)] == ["a.dng", "b.NEF"]
