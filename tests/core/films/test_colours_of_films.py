"""Colours of films: known ones come out as they went in, whatever coded them."""

import numpy as np
import pytest

from core.films import open_film
from core.images.coded import coded_colour, to_srgb_bytes
from tests.films import write_film

COLOURS = [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255), (128, 128, 128), (200, 100, 50)]
BT709, BT601, BT2020 = 1, 6, 9
LIMITED, FULL = 1, 2


def bars(colours=COLOURS):
    return np.repeat(np.array(colours, np.uint8)[None], 64, axis=0).repeat(16, axis=1)


def middles(rgb):
    return rgb[32, 8::16].astype(int)


@pytest.mark.parametrize("pixels", ["yuv420p", "yuv444p", "yuv420p10le"])
@pytest.mark.parametrize("colour_range", [LIMITED, FULL])
@pytest.mark.parametrize("matrix", [BT709, BT601])
def test_known_colours_come_back(tmp_path, matrix, colour_range, pixels):
    colour = {"colorspace": matrix, "color_range": colour_range}
    path = write_film(
        tmp_path / "a.mp4", [bars()] * 3, pixels=pixels, colour=colour, options={"crf": "1"}
    )
    with open_film(path) as film:
        assert np.abs(middles(film.frame(1)) - COLOURS).max() <= 3


@pytest.mark.parametrize(("height", "matrix"), [(64, BT601), (720, BT709)])
def test_the_size_tells_the_matrix_where_nothing_else_does(tmp_path, height, matrix):
    """As players do: large films are of BT.709, small ones of BT.601."""
    picture = bars().repeat(height // 64, axis=0)[:height]
    picture = np.resize(picture, (height, 96, 3))
    made = write_film(
        tmp_path / "a.mkv",
        [picture] * 2,
        prepare=lambda frame: _tagless(frame, matrix),
        options={"crf": "1"},
    )
    with open_film(made) as film:
        assert np.abs(middles(film.frame(0)) - COLOURS).max() <= 4


def _tagless(frame, matrix):
    made = frame.reformat(format="yuv420p", dst_colorspace=5 if matrix == BT601 else 1)
    made.colorspace = 2
    return made


@pytest.mark.parametrize("matrix", [3, 8, 10, 17])
def test_matrices_that_nobody_knows_do_no_harm(tmp_path, matrix):
    path = write_film(tmp_path / "a.mp4", [bars()] * 2, options={"crf": "1"})
    with open_film(path) as film:
        frame, _ = film._walk.to(1)
        frame.colorspace, frame.color_range = matrix, 5
        assert np.abs(middles(film.frame(1)) - COLOURS).max() <= 40


@pytest.mark.parametrize("transfer", [16, 18], ids=["PQ", "HLG"])
def test_hdr_is_mapped_as_photos_are(tmp_path, transfer):
    colour = {
        "colorspace": BT2020, "color_range": LIMITED, "color_primaries": 9, "color_trc": transfer,
    }  # fmt: skip
    picture = bars([(60, 60, 60), (90, 60, 60), (60, 120, 60), (120, 120, 120), (140, 120, 100),
                    (250, 250, 250)])  # fmt: skip
    path = write_film(
        tmp_path / "a.mp4", [picture] * 3, pixels="yuv420p10le", colour=colour, options={"crf": "1"}
    )
    expected = to_srgb_bytes(picture.astype(np.uint16) * 257, coded_colour(9, transfer))
    with open_film(path) as film:
        assert any("HDR" in note for note in film.facts.notes)
        assert np.abs(middles(film.frame(1)) - middles(expected)).max() <= 8
        assert middles(film.frame(1))[-1].tolist() == [255, 255, 255]


def test_wide_colours_without_hdr(tmp_path):
    colour = {"colorspace": BT2020, "color_range": LIMITED, "color_primaries": 9, "color_trc": 14}
    path = write_film(
        tmp_path / "a.mp4", [bars()] * 2, pixels="yuv420p10le", colour=colour, options={"crf": "1"}
    )
    expected = to_srgb_bytes(bars().astype(np.uint16) * 257, coded_colour(9, 14))
    with open_film(path) as film:
        assert np.abs(middles(film.frame(1)) - middles(expected)).max() <= 8
        assert not film.facts.notes


@pytest.mark.parametrize(
    ("name", "codec", "pixels"),
    [("a.mov", "qtrle", "argb"), ("a.mov", "prores_ks", "yuva444p10le"), ("a.mkv", "ffv1", "bgra"),
     ("a.webm", "libvpx-vp9", "yuva420p")],
)  # fmt: skip
def test_transparency_lies_on_white(tmp_path, name, codec, pixels):
    def half(frame):
        rgba = np.zeros((64, 96, 4), np.uint8)
        rgba[..., 0], rgba[:, 48:, 3] = 200, 255
        return type(frame).from_ndarray(rgba, format="rgba")

    path = write_film(tmp_path / name, [bars()] * 3, codec=codec, pixels=pixels, prepare=half)
    with open_film(path) as film:
        found = film.frame(1)
    assert np.abs(found[32, 20].astype(int) - 255).max() <= 3
    assert np.abs(found[32, 76].astype(int) - (200, 0, 0)).max() <= 6
