"""Adapters of packages that could not be had: run against stand-ins of their signatures."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import pytest
import torch

from core.depth import full_size_depth
from core.errors import ModelError
from core.focal import fov_from_px
from core.session import adapter, open_model
from core.types import DepthKind, PhotoMetadata
from core.weights.catalog import CATALOG
from tests.sample_estimates import SIZE, make_photo

DEPTH_M = np.linspace(1, 4, SIZE.width * SIZE.height, dtype=np.float32).reshape(SIZE[::-1])
PHOTO = make_photo(focal_px=100.0)
Offer = Callable[..., None]


@pytest.fixture
def offer(monkeypatch: pytest.MonkeyPatch) -> Offer:
    """Puts a module where a package's would be."""

    def offered(name: str, **content: Any) -> None:
        module = ModuleType(name)
        vars(module).update(content)
        monkeypatch.setitem(sys.modules, name, module)
        monkeypatch.setattr(adapter, "find_spec", lambda _: object())

    return offered


class DepthPro2:
    """Sees the same depth everywhere; notes how it is asked."""

    asked: list[Any]

    @classmethod
    def from_pretrained(cls, name: str, *, precision: str) -> DepthPro2:
        made = cls()
        made.asked = [name, precision]
        DepthPro2.latest = made
        return made

    def to(self, device: str) -> DepthPro2:
        return self

    def infer(self, image: torch.Tensor, f_px: float | None = None) -> dict[str, torch.Tensor]:
        self.asked.append(f_px)
        assert image.shape == (3, SIZE.height, SIZE.width)
        return {"depth": torch.from_numpy(DEPTH_M)}


class FOVEstimator:
    @classmethod
    def from_pretrained(cls, name: str) -> FOVEstimator:
        assert name == "apple/DepthPro2-focal"
        return cls()

    def focal_length_px(self, frames: list[np.ndarray]) -> float:
        assert len(frames) == 1
        return 90.0


def to_normalized_tensor(rgb: np.ndarray) -> torch.Tensor:
    return torch.from_numpy(rgb.copy()).permute(2, 0, 1).float() / 127.5 - 1


@pytest.mark.parametrize(("model", "name"), [("depth-pro-2-s", "S"), ("depth-pro-2-h-plus", "H+")])
def test_depth_pro_2(offer: Offer, model: str, name: str) -> None:
    offer(
        "depth_pro_2",
        DepthPro2=DepthPro2,
        FOVEstimator=FOVEstimator,
        to_normalized_tensor=to_normalized_tensor,
    )
    opened = open_model(model, device="cpu")
    estimate = opened.estimate(PHOTO, with_fov=False)
    assert DepthPro2.latest.asked == [f"apple/DepthPro2-{name}", "float32", 100.0]
    assert (estimate.kind, estimate.fov_deg) == (DepthKind.METRIC, None)
    np.testing.assert_allclose(full_size_depth(estimate, focal_px=55.0), DEPTH_M, rtol=1e-5)
    expected = pytest.approx(fov_from_px(90.0, SIZE.width))
    assert opened.predict_fov(PHOTO, estimate).fov_deg == expected
    unknown = replace(PHOTO, metadata=PhotoMetadata())
    assert opened.estimate(unknown).fov_deg == expected
    assert DepthPro2.latest.asked[-1] is None


class MoGeModel:
    @classmethod
    def from_pretrained(cls, name: str) -> MoGeModel:
        assert name == "Ruicheng/moge-2-vitl-normal"
        return cls()

    def to(self, device: str) -> MoGeModel:
        return self

    def infer(self, image: torch.Tensor, *, fov_x: float | None = None) -> dict[str, torch.Tensor]:
        assert image.dtype == torch.float32
        assert float(image.max()) <= 1
        assert fov_x == pytest.approx(fov_from_px(100.0, SIZE.width))
        mask = torch.ones(SIZE[::-1], dtype=torch.bool)
        mask[0] = False
        intrinsics = torch.tensor([[1.25, 0, 0.5], [0, 1.6, 0.5], [0, 0, 1]])
        return {"depth": torch.from_numpy(DEPTH_M), "mask": mask, "intrinsics": intrinsics}


def test_moge(offer: Offer) -> None:
    offer("moge.model.v2", MoGeModel=MoGeModel)
    offer("moge.model")
    offer("moge")
    estimate = open_model("moge-2", device="cpu").estimate(PHOTO)
    assert estimate.fov_deg == pytest.approx(fov_from_px(1.25 * SIZE.width, SIZE.width))
    assert not estimate.canonical_inverse_depth[0].any()  # its mask says sky
    depth = full_size_depth(estimate, focal_px=55.0)
    np.testing.assert_allclose(depth[1:], DEPTH_M[1:], rtol=1e-5)


class DepthAnything3:
    @classmethod
    def from_pretrained(cls, name: str) -> DepthAnything3:
        assert name == "depth-anything/DA3METRIC-LARGE"
        return cls()

    def to(self, device: str) -> DepthAnything3:
        return self

    def inference(self, image: list[np.ndarray]) -> SimpleNamespace:
        return SimpleNamespace(depth=DEPTH_M[None, ::2, ::2])


def test_depth_anything_3(offer: Offer) -> None:
    offer("depth_anything_3.api", DepthAnything3=DepthAnything3)
    offer("depth_anything_3")
    estimate = open_model("depth-anything-3-metric", device="cpu").estimate(PHOTO, with_fov=False)
    assert estimate.kind is DepthKind.CANONICAL_INVERSE
    focal_px = 120.0
    network_px = focal_px / 2  # its image has half the photo's width
    grid = 1 / (estimate.canonical_inverse_depth * SIZE.width / focal_px)
    np.testing.assert_allclose(grid, network_px * DEPTH_M[::2, ::2] / 300, rtol=1e-5)


PACKAGES = [entry.id for entry in CATALOG.values() if entry.repo_id]


@pytest.mark.parametrize("model", PACKAGES)
def test_what_is_missing_is_said_with_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, model: str
) -> None:
    monkeypatch.setattr(adapter, "find_spec", lambda name: None)
    with pytest.raises(ModelError, match=r"needs the package .*: pip install"):
        open_model(model, device="cpu")


def test_another_version_of_the_package(offer: Offer) -> None:
    offer("depth_pro_2")
    with pytest.raises(ModelError, match=r"depth_pro_2 is another version.*pip install"):
        open_model("depth-pro-2-s", device="cpu")


def test_weights_that_may_not_be_had(offer: Offer) -> None:
    class Gated(DepthPro2):
        @classmethod
        def from_pretrained(cls, name: str, *, precision: str) -> DepthPro2:
            raise OSError("Access to model apple/DepthPro2-S is restricted")

    offer("depth_pro_2", DepthPro2=Gated)
    with pytest.raises(ModelError, match=r"Depth Pro 2 S cannot be opened: Access .* restricted"):
        open_model("depth-pro-2-s", device="cpu")


@pytest.mark.parametrize(
    ("depth", "words"),
    [
        (torch.ones(3, 4, 5), r"float32 of shape \(3, 4, 5\)"),
        (torch.full((4, 5), torch.nan), "not numbers"),
        (None, "failed"),
    ],
)
def test_an_answer_that_is_no_depth(offer: Offer, depth: Any, words: str) -> None:
    class Odd(DepthPro2):
        def infer(self, image: torch.Tensor, f_px: float | None = None) -> dict[str, Any]:
            return {"depth": depth}

    offer("depth_pro_2", DepthPro2=Odd, to_normalized_tensor=to_normalized_tensor)
    with pytest.raises(ModelError, match=f"Depth Pro 2 S.*{words}"):
        open_model("depth-pro-2-s", device="cpu").estimate(PHOTO, with_fov=False)
