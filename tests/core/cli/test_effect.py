"""``leadline effect``, with a stand-in for the network."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from core.cli import main
from core.effects.table import EFFECTS


def run(photo: Path, out: Path, effect: str, *options: str) -> int:
    short = ("--frames", "3", "--width", "64")
    return main(["effect", str(photo), "--out", str(out), "--effect", effect, *short, *options])


@pytest.mark.parametrize("effect", EFFECTS)
def test_every_effect(session, photo, tmp_path, capsys, effect: str) -> None:
    out = tmp_path / "new"
    assert run(photo, out, effect) == 0
    suffix = EFFECTS[effect].file_types[0]
    path = out / f"photo.{effect}.{suffix}"
    assert capsys.readouterr().out.split() == [str(path)]
    assert path.stat().st_size > 100


def test_values_reach_the_file(session, photo, tmp_path) -> None:
    assert run(photo, tmp_path, "refocus", "--focus-m", "3", "--f-number", "0.5") == 0
    with Image.open(tmp_path / "photo.refocus.png") as image:
        facts = json.loads(image.text["Leadline"])
    assert (facts["focus_m"], facts["f_number"]) == (3, 0.5)


def test_an_f_number_is_that_of_a_real_lens(session, photo, tmp_path) -> None:
    assert run(photo, tmp_path, "refocus", "--f-number", "2") == 0
    assert run(photo, tmp_path, "refocus", "--type", "tif") == 0
    with Image.open(tmp_path / "photo.refocus.png") as image:
        assert json.loads(image.text["Leadline"])["blur_by"] == "lens"
    with Image.open(tmp_path / "photo.refocus.tif") as image:
        assert json.loads(image.tag_v2[270])["blur_percent"] == 2


def test_a_pair_is_twice_as_wide(session, photo, tmp_path) -> None:
    assert run(photo, tmp_path, "stereo", "--type", "jpg") == 0
    with Image.open(tmp_path / "photo.stereo.jpg") as image:
        assert image.size == (128, 48)


def test_gif(session, photo, tmp_path) -> None:
    assert run(photo, tmp_path, "parallax", "--type", "gif", "--once") == 0
    with Image.open(tmp_path / "photo.parallax.gif") as image:
        assert "loop" not in image.info


@pytest.mark.parametrize(
    ("effect", "options", "said"),
    [
        ("stereo", ("--baseline", "0"), "1 to 1000"),
        ("refocus", ("--f-number", "0"), "0.2 to 32"),
        ("refocus", ("--type", "gif"), "does not fit"),
        ("haze", ("--visibility", "nan"), "number"),
        ("haze", ("--haze-color", "grey"), "#ff2d55"),
        ("dolly", ("--frames", "100000"), "2 to 600"),
    ],
)
def test_bad_options(session, photo, tmp_path, capsys, effect, options, said) -> None:
    assert run(photo, tmp_path / "out", effect, *options) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_failures_are_told_and_do_not_stop_the_others(session, photo, tmp_path, capsys) -> None:
    bad = tmp_path / "bad.jpg"
    bad.write_text("no picture")
    out = tmp_path / "out"
    arguments = ["effect", str(bad), str(photo), "--out", str(out), "--effect", "haze"]
    assert main(arguments) == 1
    assert "bad.jpg" in capsys.readouterr().err
    assert (out / "photo.haze.png").exists()
    assert main(arguments) == 1  # nothing is replaced unasked
    assert "there already" in capsys.readouterr().err


def test_the_help_names_defaults(capsys) -> None:
    assert main(["effect", "--help"]) == 0
    assert "a full-frame lens (1.4)" in " ".join(capsys.readouterr().out.split())
