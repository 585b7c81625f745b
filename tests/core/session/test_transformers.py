"""Transformers' depth models: small random ones of every class, from folders, offline."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from core.cli import main
from core.errors import LeadlineError, ModelError, UsageError, WeightsError
from core.session import adapter, open_model
from core.types import DepthKind, Photo

pytest.importorskip("transformers")

from tests.small_transformers import CLASSES, write_model

METRIC = ("depth_anything_metric", "glpn", "zoedepth")
OF_CLASS = dict.fromkeys(METRIC, DepthKind.METRIC)


@pytest.fixture
def photo() -> Photo:
    rng = np.random.default_rng(0)
    small = Image.fromarray(rng.integers(0, 256, (12, 16, 3), dtype=np.uint8))
    return Photo("noise.png", None, np.asarray(small.resize((96, 64))))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_model(tmp_path / "model")


def model_of(folder: Path) -> str:
    return f"transformers:{folder}"


@pytest.mark.parametrize("name", CLASSES)
def test_the_answer_is_the_pipelines(tmp_path: Path, photo: Photo, name: str) -> None:
    from transformers import pipeline

    folder = write_model(tmp_path / name, name)
    estimate = open_model(model_of(folder), device="cpu").estimate(photo, with_fov=False)
    assert estimate.kind is OF_CLASS.get(name, DepthKind.AFFINE_INVERSE)
    told = pipeline("depth-estimation", model=str(folder), device="cpu")(Image.fromarray(photo.rgb))
    expected = told["predicted_depth"].squeeze().numpy()
    own = estimate.canonical_inverse_depth
    values = 1 / own if estimate.kind is DepthKind.METRIC else own
    if values.shape != expected.shape:  # it enlarges so, whatever the values are
        whole = torch.from_numpy(values)[None, None]
        values = torch.nn.functional.interpolate(
            whole, expected.shape, mode="bicubic", align_corners=False
        )[0, 0].numpy()
    if estimate.kind is DepthKind.AFFINE_INVERSE:
        values = values * float(
            expected.ravel() @ values.ravel() / (values.ravel() @ values.ravel())
        )
    np.testing.assert_allclose(values, expected, rtol=1e-4, atol=1e-5 * float(expected.max()))


def test_the_focal_length_is_the_bundled_models_and_says_so(folder: Path, photo: Photo) -> None:
    model = open_model(model_of(folder), device="cpu")
    without = model.estimate(photo, with_fov=False)
    assert without.fov_deg is None
    made_up = model.predict_fov(photo, without)
    whole = model.estimate(photo)
    assert whole.fov_deg == made_up.fov_deg == pytest.approx(made_up.fov_deg)
    assert whole.fov_from == "compact"
    assert whole.metres_from == ""


def test_export_and_batch_by_the_command_line(folder: Path, photo: Photo, tmp_path: Path) -> None:
    source = tmp_path / "photos" / "a.png"
    source.parent.mkdir()
    Image.fromarray(photo.rgb).save(source)
    model = ["--model", model_of(folder), "--format", "npz"]
    assert main(["export", str(source), "--out", str(tmp_path / "out"), *model]) == 0
    assert main(["batch", str(source.parent), str(tmp_path / "all"), *model]) == 0
    for path in (tmp_path / "out" / "a.npz", *(tmp_path / "all").glob("*.npz")):
        with np.load(path) as data:
            assert str(data["depth_kind"]) == "affine-inverse"
            facts = json.loads(str(data["metadata"]))
        assert (facts["unit"], facts["focal_from"]) == ("relative", "compact")


def spoil(folder: Path, **changes: object) -> None:
    path = folder / "config.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


@pytest.mark.parametrize(
    ("changes", "kind", "words"),
    [
        ({"architectures": ["Dinov2Model"]}, WeightsError, "no model that estimates depth"),
        ({"model_type": "bert"}, WeightsError, "no model that estimates depth"),
        ({"auto_map": {"AutoConfig": "evil.Config"}}, UsageError, "code of its own"),
        ({"model_type": "prompt_depth_anything", "architectures": None}, WeightsError, "prompt"),
    ],
)
def test_folders_that_are_refused(
    folder: Path, changes: dict[str, object], kind: type[LeadlineError], words: str
) -> None:
    spoil(folder, **changes)
    with pytest.raises(kind, match=words):
        open_model(model_of(folder), device="cpu")


def test_weights_have_to_be_safetensors(folder: Path) -> None:
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    with pytest.raises(WeightsError, match="have to be safetensors"):
        open_model(model_of(folder), device="cpu")


def test_damaged_files_are_named(folder: Path) -> None:
    (folder / "model.safetensors").write_bytes(b"nothing")
    with pytest.raises(WeightsError, match="cannot open it"):
        open_model(model_of(folder), device="cpu")
    (folder / "config.json").write_text("{")
    with pytest.raises(WeightsError, match=r"config\.json"):
        open_model(model_of(folder), device="cpu")


def test_without_the_package(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adapter, "find_spec", lambda name: None)
    with pytest.raises(ModelError, match=r"needs the package transformers: pip install"):
        open_model(model_of(folder), device="cpu")


@pytest.mark.parametrize("name", ["", "neither", "a/b/c", "/no/such/folder"])
def test_what_is_no_folder_or_repository(name: str) -> None:
    with pytest.raises(LeadlineError):
        open_model(f"transformers:{name}", device="cpu")


def test_a_precision_that_it_does_not_have(folder: Path) -> None:
    with pytest.raises(UsageError, match="does not run in int8"):
        open_model(model_of(folder), device="cpu", precision="int8")
