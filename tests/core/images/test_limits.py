"""Small files that claim to be large pictures: refused before memory is taken for them."""

import io
import re
import struct
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.errors import DataError, PhotoError
from core.files import substance
from core.films import open_film
from core.images import load_photo
from core.images.limits import require_substance
from core.images.opening import decode_image
from core.types import Size

PIXELS = np.random.default_rng(3).integers(0, 255, (24, 32, 3), np.uint8)
LARGE = (16_000, 16_000)


def saved(kind, picture=None, **options):
    made = io.BytesIO()
    (picture or Image.fromarray(PIXELS)).save(made, kind, **options)
    return bytearray(made.getvalue())


def claiming(kind):
    """A picture of 32 x 24 pixels whose header says ``LARGE``."""
    data = saved(kind)
    width, height = LARGE
    if kind == "BMP":
        data[18:26] = struct.pack("<ii", width, height)
    elif kind == "GIF":
        data[6:10] = struct.pack("<HH", width, height)
    elif kind == "WEBP":
        place = data.index(b"\x9d\x01\x2a") + 3
        data[place : place + 4] = struct.pack("<HH", width, height)
    elif kind == "JPEG":
        place = re.search(rb"\xff\xc0\0\x11\x08", data).end()
        data[place : place + 4] = struct.pack(">HH", height, width)
    else:
        place, box = data.index(b"\xff\x51") + 6, data.index(b"ihdr") + 4
        data[place : place + 8] = data[place + 16 : place + 24] = struct.pack(">II", width, height)
        data[box : box + 8] = struct.pack(">II", height, width)
    return data


@pytest.mark.parametrize("kind", ["BMP", "GIF", "WEBP", "JPEG", "JPEG2000"])
def test_a_small_file_cannot_claim_a_large_picture(tmp_path, kind):
    path = tmp_path / "a"
    path.write_bytes(claiming(kind))
    with pytest.raises(PhotoError, match=r"16000 x 16000 pixels, but its .* bytes are far too few"):
        load_photo(path)


def test_a_mask_is_refused_as_well(tmp_path, monkeypatch):
    path = tmp_path / "a.webp"
    path.write_bytes(claiming("WEBP"))
    monkeypatch.setattr("core.images.opening.MAX_DATA_PIXELS", 300_000_000)
    with pytest.raises(DataError, match="far too few"):
        decode_image(path)


def gif(**options):
    picture = Image.fromarray(PIXELS).quantize(16)
    others = [picture.transpose(Image.Transpose.ROTATE_180)]
    return saved("GIF", picture, save_all=True, append_images=others, disposal=2, **options)


def test_a_gif_whose_first_frame_reaches_far_beyond_it(tmp_path):
    """Pillow would take memory for that frame where it opens the file."""
    data = gif()
    place = data.index(b",\0\0\0\0" + struct.pack("<HH", 32, 24)) + 5
    data[place : place + 4] = b"\xff" * 4
    path = tmp_path / "a.gif"
    path.write_bytes(data)
    with pytest.raises(PhotoError, match=r"65535 x 65535 pixels .* at most 300 million"):
        load_photo(path)
    with pytest.raises(DataError, match=r"65535 x 65535 pixels .* at most 120 million"):
        decode_image(path)


@pytest.mark.parametrize("between", [b"", b"\0", b"\7\7\7"])
def test_a_later_frame_of_a_gif_that_reaches_far_beyond_it(tmp_path, between):
    """Bytes between frames that mean nothing are passed over by the decoder too."""
    data = gif()
    place = data.rindex(b"!\xf9\4")
    place = data.index(b",", place)
    data[place + 1 : place + 9] = struct.pack("<4H", 40_000, 8000, 20_000, 24)
    data[place:place] = between
    path = tmp_path / "a.gif"
    path.write_bytes(data)
    with pytest.raises(PhotoError, match=r"60000 x 8024 .* at most 25 million"):
        open_film(path)


def test_what_is_usual_needs_no_large_file(tmp_path, monkeypatch):
    path = tmp_path / "a.png"
    path.write_bytes(b"1234567890")
    monkeypatch.setattr(substance, "MUCH_MEMORY", 8000)
    require_substance(path, Size(50, 20), cost=8)
    require_substance(path, Size(200, 10), cost=8)  # ten bytes may stand for so much
    with pytest.raises(PhotoError, match="2001 x 1"):
        require_substance(path, Size(2001, 1), cost=8)


def test_a_film_is_refused_by_the_size_of_its_frames(tmp_path, monkeypatch):
    from tests.films import write_film

    path = write_film(tmp_path / "a.mp4", 3)
    monkeypatch.setattr(substance, "MUCH_MEMORY", 1000)
    monkeypatch.setattr(substance, "VALUES_PER_BYTE", 1e-3)
    with pytest.raises(PhotoError, match="far too few"):
        open_film(path)


def test_large_pictures_are_converted_in_pieces(tmp_path, monkeypatch):
    """As the whole: with a palette, with alpha, and what is stretched over all pixels."""
    monkeypatch.setattr("core.images.colour._BAND_ROWS", 5)
    pictures = {
        "p.png": Image.fromarray(PIXELS).quantize(30),
        "a.png": Image.fromarray(np.dstack([PIXELS, PIXELS[..., :1]])),
        "f.tif": Image.fromarray(PIXELS[..., 0].astype(np.float32) * 9 - 100),
        "i.png": Image.fromarray(PIXELS[..., 1].astype(np.uint16) * 200),
    }
    for name, picture in pictures.items():
        path: Path = tmp_path / name
        picture.save(path, **({"transparency": 3} if name == "p.png" else {}))
        whole = load_photo(path).rgb
        monkeypatch.setattr("core.images.colour._PIECE_PIXELS", 7)
        np.testing.assert_array_equal(load_photo(path).rgb, whole)
        monkeypatch.setattr("core.images.colour._PIECE_PIXELS", 1 << 22)
