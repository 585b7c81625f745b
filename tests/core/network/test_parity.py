"""The full network against what the released implementation returns with the same weights.

The weights are a function of the tensors' names (reference data beside the checkout), so no
download is needed; memory for 952 million float32 parameters is.
"""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import numpy as np
import psutil
import pytest
import torch

from core.depth import full_size_depth
from core.network.config import FULL
from core.network.depth_pro import DepthPro, NetworkOutput, build_network
from core.session import Session, prepare_image
from core.types import ModelInfo, Photo

NEEDED_BYTES = 8 << 30
C_TOLERANCE = 1e-3  # of the standard deviation of C


@pytest.fixture(scope="module")
def parity() -> Path:
    folder = Path(__file__).resolve().parents[4] / "shared" / "parity"
    if not folder.is_dir():
        pytest.skip("reference data (../shared/parity) is not here")
    if psutil.virtual_memory().available < NEEDED_BYTES:
        pytest.skip("less than 8 GiB of memory are free")
    return folder


@pytest.fixture(scope="module")
def reference(parity: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference", parity / "synthetic_weights.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def expected(parity: Path) -> dict[str, np.ndarray]:
    with np.load(parity / "expected.npz") as stored:
        return dict(stored)


@pytest.fixture(scope="module")
def network(parity: Path, reference: ModuleType) -> DepthPro:
    shapes = json.loads((parity / "state_dict_shapes.json").read_text())
    with torch.device("meta"):
        network = build_network(FULL)
    state = {
        name: torch.from_numpy(reference.synthetic_tensor(name, tuple(shape)))
        for name, shape in shapes.items()
    }
    network.load_state_dict(state, strict=True, assign=True)
    return network.requires_grad_(False)


@pytest.mark.timeout(900)
def test_square_picture(
    network: DepthPro, reference: ModuleType, expected: dict[str, np.ndarray]
) -> None:
    image = prepare_image(reference.parity_image(1536, 1536), FULL)
    with torch.inference_mode():
        output: NetworkOutput = network(image)
    found = output.canonical[0, 0, ::8, ::8].numpy()
    wanted = expected["canonical_1536_s8"]
    assert np.abs(found - wanted).max() <= C_TOLERANCE * wanted.std()
    assert output.fov_deg is not None
    assert float(output.fov_deg) == pytest.approx(float(expected["fov_1536"].item()), abs=0.01)


@pytest.mark.timeout(900)
def test_photo_of_another_shape_with_and_without_its_focal_length(
    network: DepthPro, reference: ModuleType, expected: dict[str, np.ndarray]
) -> None:
    session = Session(network, ModelInfo("depth-pro", "synthetic", "cpu", "float32"))
    estimate = session.estimate(Photo("parity", None, reference.parity_image(480, 640)))
    focal = 0.5 * 640 / np.tan(np.radians(estimate.fov_deg) / 2)
    assert focal == pytest.approx(float(expected["infer_640x480_focal"]), rel=1e-4)
    for name, focal_px in (("infer_640x480", focal), ("infer_640x480_f700", 700.0)):
        depth = full_size_depth(estimate, focal_px=focal_px)[::4, ::4]
        np.testing.assert_allclose(depth, expected[f"{name}_depth_s4"], rtol=2e-3)
