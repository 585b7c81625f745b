"""``leadline export`` and ``batch`` on panoramas."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.cli import main
from tests.core.images.test_gpano import NONSENSE, PART, WHOLE, xmp


def picture(path: Path, size: tuple[int, int], packet: bytes = b"") -> Path:
    rng = np.random.default_rng(1)
    image = Image.fromarray(rng.integers(0, 255, (size[1], size[0], 3), np.uint8))
    image.save(path, xmp=packet) if packet else image.save(path)
    return path


def run(photo: Path, out: Path, *options: str, fmt: str = "npz") -> int:
    return main(["export", str(photo), "--out", str(out), "--format", fmt, *options])


def test_a_photo_whose_file_says_so_is_a_panorama(session, tmp_path, capsys) -> None:
    photo = picture(tmp_path / "a.jpg", (128, 64), xmp(WHOLE))
    assert run(photo, tmp_path / "out", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert len(session.estimated) == 8
    assert told["panorama"]["projection"] == "equirectangular"
    assert (told["panorama"]["views"], told["panorama"]["coverage"]) == (8, 1)
    assert {"seam_step", "within_step", "overlap_after"} <= told["panorama"].keys()
    assert told["focal_px"] is None
    assert told["focal_findings"] == []
    with np.load(tmp_path / "out" / "a.npz") as file:
        assert file["range"].shape == (64, 128)


def test_a_part_covers_its_part(session, tmp_path, capsys) -> None:
    photo = picture(tmp_path / "a.jpg", (128, 32), xmp(PART))
    assert run(photo, tmp_path / "out", "--json") == 0
    told = json.loads(capsys.readouterr().out)["panorama"]
    assert (told["left_deg"], told["right_deg"], told["top_deg"]) == (-135, 45, 22.5)


def test_a_photo_twice_as_wide_as_high_stays_a_photo(session, tmp_path, capsys) -> None:
    photo = picture(tmp_path / "a.jpg", (128, 64))
    assert run(photo, tmp_path / "out", "--json") == 0
    assert json.loads(capsys.readouterr().out)["panorama"] is None
    assert session.estimated == ["a.jpg"]


def test_the_users_word_makes_it_a_panorama(session, tmp_path, capsys) -> None:
    photo = picture(tmp_path / "a.jpg", (128, 64))
    assert run(photo, tmp_path / "out", "--panorama", "--json") == 0
    assert json.loads(capsys.readouterr().out)["panorama"]["views"] == 8


def test_the_users_word_makes_it_a_photo(session, tmp_path, capsys) -> None:
    photo = picture(tmp_path / "a.jpg", (128, 64), xmp(WHOLE))
    assert run(photo, tmp_path / "out", "--no-panorama", "--json") == 0
    assert json.loads(capsys.readouterr().out)["panorama"] is None


def test_a_sweep_of_known_degrees(session, tmp_path, capsys) -> None:
    photo = picture(tmp_path / "a.jpg", (256, 64))
    assert run(photo, tmp_path / "out", "--panorama", "--span-deg", "200", "--json") == 0
    told = json.loads(capsys.readouterr().out)["panorama"]
    assert (told["projection"], told["left_deg"]) == ("cylindrical", -100)


def test_a_sweep_of_unknown_degrees_fails_and_says_what_is_needed(
    session, tmp_path, capsys
) -> None:
    photo = picture(tmp_path / "a.jpg", (256, 64))
    assert run(photo, tmp_path / "out", "--panorama") == 1
    assert "how many degrees" in capsys.readouterr().err
    assert session.estimated == []


def test_fields_that_make_no_sense_are_told_and_the_photo_stays_one(
    session, tmp_path, capsys
) -> None:
    photo = picture(tmp_path / "a.jpg", (128, 64), xmp(NONSENSE["negative"][0]))
    assert run(photo, tmp_path / "out") == 0
    told = capsys.readouterr().err
    assert "calls it a panorama, but CroppedAreaLeftPixels is -20: taken as a photo" in told
    assert len(session.estimated) == 1


def test_files_of_flat_pictures_fail_by_name_and_others_are_there(
    session, tmp_path, capsys
) -> None:
    photo = picture(tmp_path / "a.jpg", (128, 64), xmp(WHOLE))
    assert run(photo, tmp_path / "out", fmt="npz,vr180") == 1
    assert "no such file of a panorama: Half sphere for headsets" in capsys.readouterr().err
    assert (tmp_path / "out" / "a.npz").exists()


@pytest.mark.parametrize(
    ("options", "cause"),
    [
        (("--panorama", "--focal-px", "30"), "no focal length"),
        (("--span-deg", "90"), "goes with --panorama"),
        (("--panorama", "--depth-from", "file"), "asks a model"),
    ],
)
def test_options_that_contradict_each_other(session, tmp_path, capsys, options, cause) -> None:
    photo = picture(tmp_path / "a.jpg", (128, 64))
    assert run(photo, tmp_path / "out", *options) == 2
    assert cause in capsys.readouterr().err


def test_spread_asks_every_view_mirrored(session, tmp_path, capsys) -> None:
    photo = picture(tmp_path / "a.jpg", (128, 64), xmp(WHOLE))
    assert run(photo, tmp_path / "out", "--spread", "--overwrite") == 0
    assert len(session.estimated) == 16
    with np.load(tmp_path / "out" / "a.npz") as file:
        assert file["spread"].shape == (24, 48)  # of the grid


def test_effects_say_that_there_are_none_of_a_panorama(session, tmp_path, capsys) -> None:
    photo = picture(tmp_path / "a.jpg", (128, 64), xmp(WHOLE))
    order = ["effect", str(photo), "--out", str(tmp_path / "out"), "--effect", "haze"]
    assert main(order) == 1
    assert "effects are of pictures that one lens saw" in capsys.readouterr().err
    assert main([*order, "--no-panorama"]) == 0
    assert session.estimated == ["a.jpg"]


def test_range_is_evaluated_against_true_range(session, tmp_path, capsys) -> None:
    photo = picture(tmp_path / "a.jpg", (128, 64), xmp(WHOLE))
    assert run(photo, tmp_path / "out") == 0
    made = tmp_path / "out" / "a.npz"
    with np.load(made) as file:
        np.savez(tmp_path / "truth.npz", range=file["range"] * 1.1)
    capsys.readouterr()
    order = ["evaluate", "--pred", str(made), "--truth", str(tmp_path / "truth.npz"), "--json"]
    assert main(order) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["abs_rel"] == pytest.approx(1 - 1 / 1.1, rel=1e-3)
    assert figures["normals_median_deg"] < 2  # along the sphere; scale does not matter
    assert main([*order, "--focal-px", "50"]) == 1
    assert "has no focal length" in capsys.readouterr().err


def test_panoramas_of_a_dataset_are_seen_as_such(session, tmp_path, capsys) -> None:
    folder = tmp_path / "set"
    (folder / "images").mkdir(parents=True)
    (folder / "depth").mkdir()
    picture(folder / "images" / "a.jpg", (128, 64), xmp(WHOLE))
    np.savez(folder / "depth" / "a.npz", range=np.full((64, 128), 3, np.float32))
    item = {"rgb": "images/a.jpg", "depth": "depth/a.npz"}
    (folder / "meta.json").write_text(json.dumps({"items": [item]}))
    assert main(["evaluate", "--dataset", str(folder), "--align", "scale", "--json"]) == 0
    assert len(session.estimated) == 8
