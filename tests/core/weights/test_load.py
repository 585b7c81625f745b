"""Checkpoints load strictly, and a refused one says why."""

from __future__ import annotations

import dataclasses
import pickle
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from core.errors import WeightsError
from core.network.config import COMPACT, ConvConfig
from core.network.depth_pro import build_network
from core.weights.load import load_network

PRESET = dataclasses.replace(
    COMPACT, encoder=ConvConfig(input_pixels=64 * 64), decoder_dim=8, head_dims=(8, 8)
)


@pytest.fixture
def tensors() -> dict[str, torch.Tensor]:
    torch.manual_seed(0)
    state = build_network(PRESET).state_dict()
    return {k: v.half() if v.is_floating_point() else v for k, v in state.items()}


def test_both_file_types_give_equal_networks(
    tensors: dict[str, torch.Tensor], tmp_path: Path
) -> None:
    save_file(tensors, tmp_path / "a.safetensors")
    torch.save(tensors, tmp_path / "a.pt")
    image = torch.rand(1, 3, 64, 64)
    outputs = []
    for name in ("a.safetensors", "a.pt"):
        network = load_network(tmp_path / name, PRESET, dtype=torch.float32)
        assert network.head[0].weight.dtype == torch.float32
        outputs.append(network(image).canonical)
    assert torch.equal(*outputs)


def refused(path: Path) -> str:
    with pytest.raises(WeightsError) as caught:
        load_network(path, PRESET, dtype=torch.float32)
    assert caught.value.path == path
    return caught.value.cause


def test_missing_file(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.pt") == "there is no such file"


@pytest.mark.parametrize("suffix", [".pt", ".safetensors"])
@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff\xe0 a picture", b"hello"])
def test_not_a_checkpoint(tmp_path: Path, suffix: str, content: bytes) -> None:
    path = tmp_path / f"weights{suffix}"
    path.write_bytes(content)
    assert "not a readable checkpoint" in refused(path)


@pytest.mark.parametrize("suffix", [".pt", ".safetensors"])
def test_truncated(tensors: dict[str, torch.Tensor], tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"weights{suffix}"
    if suffix == ".pt":
        torch.save(tensors, path)
    else:
        save_file(tensors, path)
    path.write_bytes(path.read_bytes()[:-4000])
    assert "not a readable checkpoint" in refused(path)


def test_code_in_a_pickle_is_not_run(tmp_path: Path) -> None:
    class Malicious:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return Path.touch, (tmp_path / "ran",)

    path = tmp_path / "weights.pt"
    path.write_bytes(pickle.dumps({"a": Malicious()}))
    assert "not a readable checkpoint" in refused(path)
    assert not (tmp_path / "ran").exists()


def test_not_a_table_of_tensors(tmp_path: Path) -> None:
    torch.save([1, 2], tmp_path / "weights.pt")
    assert "no table of tensors" in refused(tmp_path / "weights.pt")


def test_another_network_names_the_first_tensors_with_shapes(
    tensors: dict[str, torch.Tensor], tmp_path: Path
) -> None:
    del tensors["head.0.weight"]
    tensors["extra"] = torch.zeros(3)
    tensors["head.4.bias"] = torch.zeros(2)
    save_file(tensors, tmp_path / "weights.safetensors")
    cause = refused(tmp_path / "weights.safetensors")
    assert "1 missing: head.0.weight (8, 8, 3, 3)" in cause
    assert "1 unexpected: extra (3,)" in cause
    assert "1 of another shape: head.4.bias (2,), expected (1,)" in cause


def test_values_that_are_not_finite(tensors: dict[str, torch.Tensor], tmp_path: Path) -> None:
    tensors["head.0.weight"][0, 0, 0, 0] = float("nan")
    save_file(tensors, tmp_path / "weights.safetensors")
    assert "head.0.weight holds values that are not finite" in refused(
        tmp_path / "weights.safetensors"
    )
