"""``leadline evaluate``, with a stand-in for the network."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.cli import main

FIGURES = ["delta1", "delta2", "delta3", "abs_rel", "log10", "rmse", "silog"]
FIGURES += ["equal_neighbours", "valid_pixels"]


@pytest.fixture
def truth(tmp_path: Path) -> Path:
    depth = np.full((48, 64), 4.0, np.float32)
    depth[16:32, 16:32] = 1.0
    depth[0, 0] = 0
    path = tmp_path / "truth.npy"
    np.save(path, depth)
    return path


@pytest.fixture
def dataset(tmp_path: Path, truth: Path) -> Path:
    folder = tmp_path / "sets" / "one"
    folder.mkdir(parents=True)
    Image.new("RGB", (64, 48)).save(folder / "a.png")
    millimetres = (np.load(truth) * 1000).astype(np.uint16)
    Image.fromarray(millimetres).save(folder / "a.depth.png")
    item = {"rgb": "a.png", "depth": "a.depth.png", "depth_scale": 0.001, "fx": 64.0}
    (folder / "meta.json").write_text(json.dumps({"items": [item, {"rgb": "missing.png"}]}))
    return folder


def test_prediction_against_truth(tmp_path, truth, capsys) -> None:
    pred = tmp_path / "pred.npz"
    np.savez(pred, depth=np.where(np.load(truth) > 0, np.load(truth) * 2, 1))
    arguments = ["evaluate", "--pred", str(pred), "--truth", str(truth), "--json"]
    assert main(arguments) == 0
    none = json.loads(capsys.readouterr().out)
    assert list(none) == ["si_boundary_f1", *FIGURES]
    assert none["abs_rel"] == pytest.approx(1.0)
    assert none["delta1"] == 0
    assert none["si_boundary_f1"] == pytest.approx(1.0)
    assert none["valid_pixels"] == 48 * 64 - 1
    assert main([*arguments, "--align", "scale"]) == 0
    assert json.loads(capsys.readouterr().out)["abs_rel"] == pytest.approx(0, abs=1e-6)
    assert main([*arguments, "--focal-px", "64"]) == 0
    assert json.loads(capsys.readouterr().out)["normals_median_deg"] == pytest.approx(0, abs=0.5)


def test_mask_adds_the_recall(tmp_path, truth, capsys) -> None:
    pred, mask = tmp_path / "pred.npz", tmp_path / "mask.png"
    np.savez(pred, depth=np.where(np.load(truth) > 0, np.load(truth), 4))
    Image.fromarray(np.where(np.load(truth) == 1, 255, 0).astype(np.uint8)).save(mask)
    arguments = ["evaluate", "--pred", str(pred), "--truth", str(truth), "--mask", str(mask)]
    assert main([*arguments, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["si_boundary_recall"] == pytest.approx(1.0)
    assert main(arguments) == 0
    assert "si_boundary_recall  1" in capsys.readouterr().out


def test_dataset_table_and_json(session, dataset, capsys) -> None:
    arguments = ["evaluate", "--dataset", str(dataset.parent), "--focal", "truth"]
    assert main(arguments) == 1  # one of its two photos is missing
    told = capsys.readouterr()
    assert "missing.png" in told.err
    row = next(line for line in told.out.splitlines() if line.startswith("one"))
    photos, abs_rel, delta1 = map(float, row.split()[1:4])
    # exact but for the pixels at the box's edge, which the resizing blurs
    assert (photos, abs_rel < 0.02, delta1 > 0.95) == (1, True, True)
    assert main([*arguments, "--json"]) == 1
    result = json.loads(capsys.readouterr().out)
    assert result["mean"]["abs_rel"] == pytest.approx(0, abs=2e-2)
    assert result["mean"]["normals_median_deg"] < 10
    assert result["mean"]["equal_neighbours"] > 0.9  # two level faces
    assert [item["id"] for item in result["sets"]["one"]["items"]] == ["a"]
    assert "missing.png" in result["failed"][0]["reason"]


def test_all_alignments_at_once_and_a_sheet(session, dataset, tmp_path, capsys) -> None:
    sheet = tmp_path / "sheet.png"
    arguments = ["evaluate", "--dataset", str(dataset), "--json", "--focal", "truth"]
    assert main([*arguments, "--align", "all", "--sheet", str(sheet)]) == 1
    all_at_once = json.loads(capsys.readouterr().out)["mean"]
    for mode in ("scale", "scale-shift"):
        assert main([*arguments, "--align", mode]) == 1
        alone = json.loads(capsys.readouterr().out)["mean"]
        assert all_at_once[f"abs_rel@{mode}"] == pytest.approx(alone["abs_rel"])
    with Image.open(sheet) as picture:
        assert picture.width == 5 * 240
        photo, truth, prediction, error = (
            picture.getpixel((240 * column + 96, 16 + 90)) for column in range(4)
        )
    assert photo == (0, 0, 0)
    assert truth == prediction  # the near box
    assert max(error) < 80


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--pred", "a.npz"],
        ["--pred", "a.npz", "--dataset", "d"],
        ["--dataset", "d", "--truth", "t.npy"],
        ["--pred", "a.npz", "--truth", "t.npy", "--align", "shift"],
        ["--pred", "a.npz", "--truth", "t.npy", "--align", "all"],
        ["--pred", "a.npz", "--truth", "t.npy", "--sheet", "s.png"],
        ["--pred", "a.npz", "--truth", "t.npy", "--worst", "2"],
        ["--dataset", "d", "--worst", "2"],
        ["--dataset", "d", "--focal-px", "500"],
        ["--pred", "a.npz", "--truth", "t.npy", "--focal-px", "0"],
        ["--dataset", "d", "--sheet", "s.png", "--worst", "0"],
    ],
)
def test_bad_usage(session, arguments, capsys) -> None:
    assert main(["evaluate", *arguments]) == 2
    assert capsys.readouterr().err


def test_missing_files_are_named(session, tmp_path, capsys) -> None:
    missing = tmp_path / "missing.npz"
    assert main(["evaluate", "--pred", str(missing), "--truth", str(missing)]) == 1
    assert str(missing) in capsys.readouterr().err
    assert main(["evaluate", "--dataset", str(tmp_path)]) == 1
    assert "meta.json" in capsys.readouterr().err
