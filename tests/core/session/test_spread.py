"""How sure a model is."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import OpenEXR
import pytest
import torch
from PIL import Image

from core.cli import main
from core.export.registry import export_files, write_format
from core.export.reopen import read_export
from core.export.scene import Scene
from core.network.spread import MOST, spread_of
from core.session import open_model
from core.session.spread import with_mirrored_spread
from core.types import DepthKind, Estimate, FocalLength, FocalSource, Photo
from core.weights.catalog import CATALOG
from tests.fake_model import FAKE
from tests.sample_estimates import make_estimate, make_photo


class Sided:
    """Sees the right quarter of every photo a tenth nearer than it would mirrored."""

    lanes = 1
    info = make_estimate().info

    def __init__(self, kind: DepthKind) -> None:
        self.kind = kind

    def estimate(self, photo: Photo, **_: object) -> Estimate:
        values = np.tile(np.linspace(0.2, 0.4, 40, dtype=np.float32), (30, 1))
        if photo.rgb[0, 0, 0] > photo.rgb[0, -1, 0]:  # it is mirrored
            values = values[:, ::-1].copy()
            values[:, :10] *= 1.1
        return replace(make_estimate(photo), canonical_inverse_depth=values, kind=self.kind)


def test_the_mirrored_photo_tells_where_a_model_is_unsure() -> None:
    photo, model = make_photo(), Sided(DepthKind.METRIC)
    spread = with_mirrored_spread(model, photo, model.estimate(photo)).spread
    assert spread is not None
    assert float(spread.mean()) > 0.01
    sided = spread * np.linspace(0.2, 0.4, 40)  # of inverse depth: without what is farther
    assert sided[:, 30:].mean() > 1.5 * sided[:, :10].mean()


def test_a_common_factor_is_no_spread() -> None:
    first = torch.rand(30, 40, generator=torch.Generator().manual_seed(0)) + 0.2
    assert float(spread_of([first, 1.5 * first]).max()) < 1e-5


def test_far_things_are_less_sure_and_nothing_is_endless() -> None:
    ramp = torch.linspace(0, 1, 40).repeat(30, 1)
    spread = spread_of([ramp, ramp + 0.02 * torch.sin(torch.arange(40.0))])
    assert float(spread[:, 5:10].mean()) > 2 * float(spread[:, -10:].mean())
    assert float(spread.max()) <= MOST


def test_scale_and_shift_of_a_relative_model_say_nothing() -> None:
    photo, model = make_photo(), Sided(DepthKind.AFFINE_INVERSE)
    first = model.estimate(photo)
    other = replace(first, canonical_inverse_depth=first.canonical_inverse_depth * 3 + 0.1)
    spread = with_mirrored_spread(model, photo, other).spread
    assert spread is not None
    assert float(np.median(spread)) < 0.05


def test_the_bundled_model_tells_it_with_every_estimate() -> None:
    rng = np.random.default_rng(0)
    photo = Photo("noise", None, rng.integers(0, 256, (48, 64, 3), dtype=np.uint8))
    estimate = open_model("compact", device="cpu").estimate(photo)
    assert estimate.spread is not None
    assert estimate.spread.shape == estimate.canonical_inverse_depth.shape
    assert bool(np.isfinite(estimate.spread).all())
    assert float(estimate.spread.max()) > 0


@pytest.fixture
def scene() -> Scene:
    spread = np.full((30, 40), 0.05, np.float32)
    estimate = replace(make_estimate(), spread=spread)
    return Scene(make_photo(), estimate, FocalLength(90.0, FocalSource.MANUAL), None)


def test_it_is_exported(scene: Scene, tmp_path: Path) -> None:
    assert not export_files(scene, tmp_path, ["npz", "exr", "spread"]).failures
    reopened = read_export(tmp_path / "a.npz").estimate.spread
    assert reopened is not None
    np.testing.assert_array_equal(reopened, scene.estimate.spread)
    with OpenEXR.File(str(tmp_path / "a.exr"), separate_channels=True) as file:
        np.testing.assert_allclose(file.channels()["spread"].pixels, 0.05, rtol=1e-6)
    assert read_export(tmp_path / "a.exr").depth.shape == (60, 80)
    with Image.open(tmp_path / "a.spread.png") as image:
        assert int(np.asarray(image)[0, 0]) == 500
    facts = json.loads((tmp_path / "a.spread.json").read_text())
    assert facts["spread_per_step"] == 1e-4


def test_there_is_nothing_to_write_where_it_was_asked_once(scene: Scene, tmp_path: Path) -> None:
    from core.errors import ExportError

    once = replace(scene, estimate=replace(scene.estimate, spread=None))
    with pytest.raises(ExportError, match="asked only once"):
        write_format(once, "spread", tmp_path / "a.png")


def test_the_command_line_asks_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(CATALOG, FAKE.id, FAKE)
    Image.new("RGB", (64, 48), (200, 120, 40)).save(tmp_path / "a.png")
    arguments = ["export", str(tmp_path / "a.png"), "--out", str(tmp_path), "--model", "fake"]
    assert main([*arguments, "--format", "npz", "--spread"]) == 0
    with np.load(tmp_path / "a.npz") as data:
        assert float(data["spread"].max()) > 0  # its box does not stand in the middle


def test_known_points_by_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(CATALOG, FAKE.id, FAKE)
    Image.new("RGB", (64, 48), (200, 120, 40)).save(tmp_path / "a.png")
    (tmp_path / "p.csv").write_text("u,v,metres\n2,2,9\n60,40,9\n24,24,3\n20,20,3\n")
    arguments = ["export", str(tmp_path / "a.png"), "--out", str(tmp_path), "--model", "fake"]
    points = ["--known-points", str(tmp_path / "p.csv")]
    assert main([*arguments, "--format", "npz", "--json", *points]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert max(map(abs, facts["known_point_residuals"])) < 1e-2
    with np.load(tmp_path / "a.npz") as data:
        assert float(data["depth"][24, 24]) == pytest.approx(3, rel=1e-2)
        assert str(data["depth_kind"]) == "metric"
        assert data["known_points"].tolist()[2] == [24, 24, 3]
        assert data["known_point_residuals"].tolist() == facts["known_point_residuals"]
        assert data["known_point_left_out_residuals"].shape == (4,)
        assert data["correction"].shape == data["canonical_inverse_depth"].shape
        assert json.loads(str(data["metadata"]))["known_points"] == 4
    assert main([*arguments[:2], "b.png", *arguments[2:], "--format", "npz", *points]) == 2
