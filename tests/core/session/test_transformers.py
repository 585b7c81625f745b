"""Transformers' depth models: small random ones of every class, from folders, offline."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from core.cli import main
from core.depth import inverse_depth
from core.errors import LeadlineError, ModelError, UsageError, WeightsError
from core.focal import px_from_fov
from core.session import adapter, open_model
from core.types import DepthKind, Estimate, FloatMap, Photo, Size

pytest.importorskip("transformers")

from tests.small_transformers import CLASSES, write_model

SIZE = Size(90, 64)
METRIC = ("depth_anything_metric", "dpt_metric", "glpn", "tipsv2_dpt", "zoedepth")
OF_CLASS = dict.fromkeys(METRIC, DepthKind.METRIC) | {"depth_pro": DepthKind.CANONICAL_INVERSE}
ENLARGED = {"depth_pro": "bilinear", "tipsv2_dpt": "bilinear"}
"""How the pipeline brings an answer to the photo's size, where it is not by cubic splines."""


@pytest.fixture
def photo() -> Photo:
    rng = np.random.default_rng(0)
    small = Image.fromarray(rng.integers(0, 256, (12, 16, 3), dtype=np.uint8))
    return Photo("noise.png", None, np.asarray(small.resize(SIZE)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_model(tmp_path / "model")


def model_of(folder: Path) -> str:
    return f"transformers:{folder}"


def of_the_photos_size(estimate: Estimate, name: str) -> FloatMap:
    """Depth in metres, or inverse depth of a model that tells none, as the pipeline enlarges it."""
    own = estimate.canonical_inverse_depth
    if estimate.kind is DepthKind.CANONICAL_INVERSE:
        assert estimate.fov_deg is not None
        own = inverse_depth(estimate, focal_px=px_from_fov(estimate.fov_deg, SIZE.width))
    values = 1 / own if estimate.kind is DepthKind.METRIC else own
    whole = torch.from_numpy(values)[None, None]
    mode = ENLARGED.get(name, "bicubic")
    enlarged = torch.nn.functional.interpolate(
        whole, (SIZE.height, SIZE.width), mode=mode, align_corners=False
    )
    result: FloatMap = enlarged[0, 0].numpy()
    return 1 / result if estimate.kind is DepthKind.CANONICAL_INVERSE else result


def test_every_class_of_transformers_is_here_or_refused() -> None:
    from transformers.models.auto.modeling_auto import MODEL_FOR_DEPTH_ESTIMATION_MAPPING_NAMES

    made = {maker()[0].config.model_type for maker in CLASSES.values()}
    assert made == set(MODEL_FOR_DEPTH_ESTIMATION_MAPPING_NAMES) - {"prompt_depth_anything"}


@pytest.mark.parametrize("name", CLASSES)
def test_the_answer_is_the_pipelines(tmp_path: Path, photo: Photo, name: str) -> None:
    from transformers import pipeline

    folder = write_model(tmp_path / name, name)
    estimate = open_model(model_of(folder), device="cpu").estimate(photo, with_fov=False)
    assert estimate.kind is OF_CLASS.get(name, DepthKind.AFFINE_INVERSE)
    told = pipeline("depth-estimation", model=str(folder), device="cpu")(Image.fromarray(photo.rgb))
    expected = told["predicted_depth"].squeeze().numpy()
    assert np.ptp(expected) > 0.02 * expected.mean(), "it could be anybody's"
    values = of_the_photos_size(estimate, name)
    if estimate.kind is DepthKind.AFFINE_INVERSE:  # but for the scale
        values = values * float(
            expected.ravel() @ values.ravel() / (values.ravel() @ values.ravel())
        )
    np.testing.assert_allclose(values, expected, rtol=1e-4)


def test_depth_pro_tells_its_own_focal_length(tmp_path: Path, photo: Photo) -> None:
    folder = write_model(tmp_path / "model", "depth_pro")
    estimate = open_model(model_of(folder), device="cpu").estimate(photo)
    assert estimate.fov_deg is not None
    assert 0 < estimate.fov_deg < 180
    assert estimate.fov_from == ""


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
        ({"architectures": ["Dinov2Model"]}, UsageError, "no model that estimates depth"),
        ({"model_type": "bert"}, UsageError, "no model that estimates depth"),
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
