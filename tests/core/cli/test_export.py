"""``leadline export``, with a stand-in for the network."""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.cli import main
from core.system.memory import peak_memory_bytes
from tests.core.own_depth.writer import VALUES, gdepth, png
from tests.room_files import furnished_room, room_scene

ALL_FORMATS = "ply,pcd,xyz,glb,stl,npz,png16,color,contours"


def run(photo: Path | list[Path], out: Path, *options: str, fmt: str = "npz") -> int:
    photos = [photo] if isinstance(photo, Path) else photo
    return main(["export", *map(str, photos), "--out", str(out), "--format", fmt, *options])


def test_writes_every_format_and_names_the_files(session, photo, tmp_path, capsys) -> None:
    out = tmp_path / "new" / "out"
    assert run(photo, out, fmt=ALL_FORMATS) == 0
    names = {path.name for path in out.iterdir()}
    assert {"photo.ply", "photo.npz", "photo.depth.png", "photo.color.png"} <= names
    assert {Path(line).name for line in capsys.readouterr().out.splitlines()} == names


def test_json_tells_focal_lengths_by_source(session, photo, tmp_path, capsys) -> None:
    assert run(photo, tmp_path / "out", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    diagonal_px = math.hypot(64, 48)
    assert told["focal_px"] == pytest.approx(28 * diagonal_px / math.hypot(36, 24))
    assert told["focal_source"] == "metadata"
    predicted = told["focal_px_by_source"]["predicted"]
    assert predicted == pytest.approx(32 / math.tan(math.radians(30)))
    assert told["focal_px_by_source"]["manual"] is None
    assert told["focal_findings"] == []
    assert told["files"] == [str(tmp_path / "out" / "photo.npz")]
    assert {"decode", "network", "export"} <= told["seconds"].keys()
    assert (told["device"], told["precision"]) == ("cpu", "float32")
    assert told["peak_memory_bytes"] == pytest.approx(peak_memory_bytes(), rel=0.5)


@pytest.mark.parametrize(
    ("option", "value", "expected_px"),
    [
        ("--focal-px", "100", 100.0),
        ("--focal-35mm", "50", 50 * 80 / math.hypot(36, 24)),
        ("--fov-deg", "90", 32.0),
    ],
)
def test_manual_focal_length(session, photo, tmp_path, option, value, expected_px) -> None:
    assert run(photo, tmp_path / "out", option, value) == 0
    with np.load(tmp_path / "out" / "photo.npz") as stored:
        assert stored["focal_source"] == "manual"
        assert stored["focal_px"] == pytest.approx(expected_px)
        # depth = f / (W C): the corner shows the wall
        assert stored["depth"][0, 0] == pytest.approx(expected_px / (64 * 0.25), rel=1e-5)


def test_json_tells_what_speaks_against_a_focal_length(session, photo, tmp_path, capsys) -> None:
    assert run(photo, tmp_path / "out", "--focal-px", "200", "--json") == 0
    (found,) = json.loads(capsys.readouterr().out)["focal_findings"]
    assert (found["cause"], found["advice"]) == ("typed-alone", "metadata")
    assert found["ratio"] == pytest.approx(200 / (28 * 80 / math.hypot(36, 24)))


def test_geometry_options_reach_the_cloud(session, photo, tmp_path, capsys) -> None:
    def points(name: str, *options: str) -> int:
        assert (
            run(
                photo,
                tmp_path / name,
                *(options if "--focal-px" in options else ("--focal-px", "64", *options)),
                fmt="ply",
            )
            == 0
        )
        header = (tmp_path / name / "photo.ply").read_bytes().split(b"end_header")[0]
        line = next(each for each in header.splitlines() if each.startswith(b"element vertex"))
        return int(line.split()[-1])

    everything = 24 * 32
    box = 8 * 8
    assert points("all", "--keep-flying-pixels") == everything
    # the wall lies at 4 m, the box at 1 m
    assert points("near", "--keep-flying-pixels", "--far", "2") == box
    assert points("cut") < everything
    # of another focal length the wall lies at 250 m: beyond where the window cuts too
    assert points("far", "--keep-flying-pixels", "--focal-px", "4000") == box
    assert (
        points("sky", "--keep-flying-pixels", "--focal-px", "4000", "--far", "none") == everything
    )
    assert points("few", "--keep-flying-pixels", "--max-points", "100") <= 100


def test_a_bad_photo_does_not_stop_the_others(session, photo, tmp_path, capsys) -> None:
    text = tmp_path / "text.jpg"
    text.write_text("not a photo")
    status = run([text, tmp_path / "missing.jpg", photo, tmp_path], tmp_path / "out")
    assert status == 1
    assert (tmp_path / "out" / "photo.npz").exists()
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 3
    for line, name in zip(lines, ["text.jpg", "missing.jpg", str(tmp_path)], strict=True):
        assert name in line


def test_nothing_is_overwritten_unasked(session, photo, tmp_path, capsys) -> None:
    existing = tmp_path / "photo.npz"
    existing.write_text("precious")
    assert run(photo, tmp_path) == 1
    assert existing.read_text() == "precious"
    assert "photo.npz" in capsys.readouterr().err
    assert session.estimated == []  # found out before the network ran
    assert run(photo, tmp_path, "--overwrite") == 0
    assert existing.read_bytes()[:2] == b"PK"


def test_unwritable_target(session, photo, tmp_path, capsys) -> None:
    target = tmp_path / "file"
    target.write_text("in the way")
    assert run(photo, target) == 1
    assert str(target) in capsys.readouterr().err


def test_photos_of_the_same_stem_keep_apart(session, photo, tmp_path) -> None:
    twin = tmp_path / "photo.png"
    Image.new("RGB", (64, 48)).save(twin)
    assert run([photo, twin], tmp_path / "out") == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "photo_jpg.npz",
        "photo_png.npz",
    }


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--format", "fbx"], "choose from ply, pcd, xyz, glb, "),
        (["--decimate", "0"], "whole number above 0"),
        (["--print-width-mm", "0"], "above 0"),
        (["--base-mm", "-1"], "above 0"),
        (["--flying", "keep", "--keep-flying-pixels"], "not allowed with"),
        (["--flying", "up"], "invalid choice"),
        (["--format", "ply,spatial"], "cannot be written yet: no library here writes them"),
        (["--format", ","], "nothing is not available"),
        (["--contour-threshold", "0.5"], "from 1 to 50"),
        (["--contour-threshold", "51"], "from 1 to 50"),
        (["--focal-px", "0"], "above 0"),
        (["--focal-px", "nan"], "above 0"),
        (["--fov-deg", "180"], "from 0 to 179"),
        (["--max-points", "-3"], "whole number above 0"),
        (["--focal-px", "50", "--fov-deg", "60"], "not allowed with"),
        (["--model", "huge"], "unknown model 'huge'"),
    ],
)
def test_bad_usage(session, photo, tmp_path, capsys, options, said) -> None:
    assert run(photo, tmp_path / "out", *options) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("given", [True, False])
def test_prediction_is_skipped_only_where_another_source_is_there(
    session, photo, tmp_path, capsys, given
) -> None:
    if not given:
        Image.new("RGB", (64, 48)).save(photo)  # no metadata any more
    assert run(photo, tmp_path, "--skip-prediction", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert session.predicted == [not given]
    assert (told["focal_px_by_source"]["predicted"] is None) == given
    assert told["focal_source"] == ("metadata" if given else "predicted")


def test_mesh_options_reach_the_files(session, photo, tmp_path, capsys) -> None:
    trimesh = pytest.importorskip("trimesh")
    sized = ["--print-width-mm", "60", "--base-mm", "3", "--print-relief-mm", "9"]
    assert run(photo, tmp_path, "--decimate", "200", *sized, fmt="glb,obj,stl") == 0
    mesh = trimesh.load(tmp_path / "photo.glb", force="mesh", process=False)
    assert 0 < len(mesh.faces) <= 200
    obj = trimesh.load(tmp_path / "photo.obj", process=False, maintain_order=True)
    assert len(obj.faces) == len(mesh.faces)
    assert obj.visual.material.image.size == (64, 48)
    assert trimesh.load(tmp_path / "photo.stl").extents == pytest.approx([60, 45, 12], rel=1e-5)


def test_density_and_what_is_hidden_reach_the_files(session, photo, tmp_path) -> None:
    counts = []
    for options in ((), ("--density", "300", "--behind")):
        out = tmp_path / str(len(options))
        assert run(photo, out, "--far", "none", *options, fmt="npz,ply,glb") == 0
        header = (out / "photo.ply").read_bytes().split(b"end_header")[0]
        counts.append(int(header.split(b"element vertex ")[1].split()[0]))
    assert counts[1] > 1.5 * counts[0]
    assert main(["export", str(photo), "--out", "x", "--format", "ply", "--density", "50"]) == 2


def test_a_texture_that_is_there_stops_before_the_network_runs(
    session, photo, tmp_path, capsys
) -> None:
    (tmp_path / "photo.texture.jpg").write_text("precious")
    assert run(photo, tmp_path, fmt="obj") == 1
    assert "photo.texture.jpg: is there already" in capsys.readouterr().err
    assert (tmp_path / "photo.texture.jpg").read_text() == "precious"
    assert not (tmp_path / "photo.obj").exists()


def test_nothing_left_to_mesh(session, photo, tmp_path, capsys) -> None:
    assert run(photo, tmp_path / "out", "--far", "0.001", fmt="npz,glb") == 1
    assert "no triangle is left" in capsys.readouterr().err
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["photo.npz"]


def test_snapped_points_are_kept(session, photo, tmp_path, capsys) -> None:
    assert run(photo, tmp_path, "--flying", "snap-near", fmt="ply") == 0
    header = (tmp_path / "photo.ply").read_bytes().split(b"end_header")[0]
    assert b"element vertex 768" in header
    assert b"comment flying_pixels_snapped near" in header


def test_level_needs_a_floor_and_says_so(session, photo, tmp_path, capsys) -> None:
    assert run(photo, tmp_path / "out", "--level", fmt="ply") == 1
    error = capsys.readouterr().err
    assert "photo.ply: no floor was found" in error
    assert not list((tmp_path / "out").iterdir())


def test_a_format_that_fails_does_not_keep_the_others_back(
    session, photo, tmp_path, capsys
) -> None:
    assert run(photo, tmp_path / "out", "--json", fmt="ply,plan-png,npz") == 1
    told = capsys.readouterr()
    assert [line for line in told.err.splitlines() if "photo.plan.png: no floor was found" in line]
    assert json.loads(told.out)["files"] == [
        str(tmp_path / "out" / name) for name in ("photo.ply", "photo.npz")
    ]
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"photo.ply", "photo.npz"}


def test_plan_and_leveled_cloud_of_a_room(session, photo, tmp_path, monkeypatch) -> None:
    scene = room_scene(furnished_room())
    monkeypatch.setattr("core.cli.export.load_photo", lambda path, **_: scene.photo)
    monkeypatch.setattr(type(session), "estimate", lambda self, photo, **_: scene.estimate)
    options = ("--focal-px", "900", "--level", "--plan-cm", "5", "--plan-low", "0.5")
    assert run(photo, tmp_path / "out", *options, fmt="plan-png,plan-svg,ply") == 0
    with Image.open(tmp_path / "out" / "photo.plan.png") as image:
        assert float(image.text["centimetres_per_pixel"]) == pytest.approx(5)
        assert json.loads(image.text["plan_heights_m"]) == [0.5, 2.2]
        height_m = float(image.text["camera_height_m"])
    assert height_m == pytest.approx(1.6, abs=0.02)
    header = (tmp_path / "out" / "photo.ply").read_bytes().split(b"end_header")[0]
    assert b"comment leveled true" in header
    assert (tmp_path / "out" / "photo.plan.svg").is_file()


def test_plans_that_are_silly_are_refused(session, photo, tmp_path, capsys) -> None:
    assert run(photo, tmp_path / "out", "--plan-cm", "0", fmt="plan-png") == 2
    assert "from 0.1 to 1000" in capsys.readouterr().err


def test_depth_from_the_file_runs_no_model(tmp_path, capsys, monkeypatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a model is opened")

    monkeypatch.setattr("core.cli.export.open_session", refuse)
    photo = tmp_path / "phone.jpg"
    photo.write_bytes(gdepth(png(VALUES), form="RangeLinear", near=1, far=3, orientation=6))
    assert run(photo, tmp_path / "out", "--depth-from", "file", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["own_depth"]["kind"] == "gdepth"
    assert told["own_depth"]["size"] == [48, 64]
    assert told["own_depth"]["unit"] == "metre"
    assert told["own_depth"]["near"] == pytest.approx(1 + 2 * int(VALUES.min()) / 255)
    assert told["own_depth"]["far"] == pytest.approx(1 + 2 * int(VALUES.max()) / 255)
    assert told["model"] == "own-depth"
    with np.load(tmp_path / "out" / "phone.npz") as stored:
        # the lower left corner of what the phone, held upright, stored is seen upper left
        assert stored["depth"][0, 0] == pytest.approx(1 + 2 * int(VALUES[-1, 0]) / 255, rel=0.02)
        assert stored["depth"].shape == (128, 96)


def test_photos_without_depth_fail_where_it_is_asked_for(photo, tmp_path, capsys) -> None:
    assert run(photo, tmp_path / "out", "--depth-from", "file") == 1
    assert capsys.readouterr().err == f"leadline: {photo}: there is no depth in this file\n"
    assert not (tmp_path / "out").exists()


def test_json_says_of_own_depth_beside_a_model(session, photo, tmp_path, capsys) -> None:
    phone = tmp_path / "phone.jpg"
    phone.write_bytes(gdepth(png(VALUES)))
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(gdepth(png(VALUES)[:60]))
    assert run([photo, phone, broken], tmp_path / "out", "--json") == 0
    written = capsys.readouterr()
    own = [json.loads(line)["own_depth"] for line in written.out.splitlines()]
    assert [each and each["kind"] for each in own] == [None, "gdepth", None]
    assert written.err.splitlines() == [
        f"leadline: {broken}: the depth in this file cannot be read: the picture of its depth is "
        "damaged"
    ]


def test_spread_needs_a_model(photo, tmp_path, capsys) -> None:
    assert run(photo, tmp_path / "out", "--depth-from", "file", "--spread") == 2
