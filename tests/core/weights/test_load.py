"""Checkpoints load strictly, and a refused one says why."""

from __future__ import annotations

import dataclasses
import os
import pickle
from pathlib import Path

import pytest
import torch
from PIL import Image
from safetensors.torch import save_file

from core.errors import WeightsError
from core.network.config import COMPACT, ConvConfig
from core.network.depth_pro import build_network
from core.network.encoder import PyramidEncoder
from core.network.heads import FocalHead
from core.network.int8 import quantised_weight
from core.progress import Cancelled, CancelToken, Progress
from core.weights import load
from core.weights.entry import Layout
from core.weights.load import (
    check_file,
    empty_network,
    load_focal_head,
    load_network,
    load_patch_encoder,
)
from tests.small_depth_pro import SMALL, small_state, write_checkpoint

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
def test_a_renamed_jpeg(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"weights{suffix}"
    Image.new("RGB", (64, 48)).save(path, format="jpeg")
    assert refused(path) == "not a readable checkpoint (neither a PyTorch file nor safetensors)"


def test_the_content_counts_not_the_suffix(
    tensors: dict[str, torch.Tensor], tmp_path: Path
) -> None:
    save_file(tensors, tmp_path / "weights.pt")
    save_file(tensors, tmp_path / "weights")
    torch.save(tensors, tmp_path / "weights.ckpt")
    torch.save(tensors, tmp_path / "weights.bin", _use_new_zipfile_serialization=False)
    for path in sorted(tmp_path.iterdir()):
        load_network(path, PRESET, dtype=torch.float32)


@pytest.mark.parametrize("suffix", [".pt", ".safetensors"])
def test_truncated(tensors: dict[str, torch.Tensor], tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"weights{suffix}"
    if suffix == ".pt":
        torch.save(tensors, path)
    else:
        save_file(tensors, path)
    path.write_bytes(path.read_bytes()[:-4000])
    assert "it is cut short" in refused(path)


def test_a_pytorch_file_under_the_other_name(
    tensors: dict[str, torch.Tensor], tmp_path: Path
) -> None:
    torch.save(tensors, tmp_path / "weights.safetensors")
    assert "rename it to .pt" in refused(tmp_path / "weights.safetensors")


@pytest.mark.parametrize("protocol", [None, 2, 4])
def test_code_in_a_pickle_is_not_run(tmp_path: Path, protocol: int | None) -> None:
    class Malicious:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.mkdir, (str(tmp_path / "ran"),)

    path = tmp_path / "weights.pt"
    if protocol:
        path.write_bytes(pickle.dumps({"a": Malicious()}, protocol=protocol))
    else:
        torch.save({"a": Malicious()}, path)
    cause = refused(path)
    assert "refused, since opening it could run code" in cause
    assert ("mkdir" in cause) == (protocol != 4)
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


@pytest.mark.parametrize("value", ["nan", "inf", "-inf"])
def test_values_that_are_not_finite(
    tensors: dict[str, torch.Tensor], tmp_path: Path, value: str
) -> None:
    tensors["head.0.weight"][0, 0, 0, 0] = float(value)
    save_file(tensors, tmp_path / "weights.safetensors")
    assert "head.0.weight holds values that are not finite" in refused(
        tmp_path / "weights.safetensors"
    )


@pytest.fixture
def checkpoint(tmp_path: Path) -> Path:
    return write_checkpoint(tmp_path / "depth_pro.pt")


@pytest.mark.parametrize("dtype", [torch.float16, torch.bfloat16, torch.float32])
def test_the_network_outlives_its_file(checkpoint: Path, dtype: torch.dtype) -> None:
    network = load_network(checkpoint, SMALL, dtype=dtype)
    checkpoint.write_bytes(bytes(checkpoint.stat().st_size))
    for name, tensor in small_state().items():
        assert torch.equal(network.state_dict()[name], tensor.to(dtype)), name


def test_without_the_focal_head_none_of_its_tensors_is_read(
    checkpoint: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    converted = load._converted
    monkeypatch.setattr(
        load,
        "_converted",
        lambda path, name, *rest: read.append(name) or converted(path, name, *rest),
    )
    network = load_network(checkpoint, SMALL, dtype=torch.float32, with_fov=False)
    assert network.fov is None
    assert read
    assert not [name for name in read if name.startswith("fov.")]


def test_without_the_focal_head_its_names_are_checked_all_the_same(tmp_path: Path) -> None:
    state = small_state()
    del state["fov.head.4.bias"]
    torch.save(state, tmp_path / "weights.pt")
    with pytest.raises(WeightsError, match=r"1 missing: fov.head.4.bias \(1,\)"):
        load_network(tmp_path / "weights.pt", SMALL, dtype=torch.float32, with_fov=False)


def test_the_focal_head_comes_later(checkpoint: Path) -> None:
    whole = load_network(checkpoint, SMALL, dtype=torch.bfloat16)
    network = load_network(checkpoint, SMALL, dtype=torch.bfloat16, with_fov=False)
    load_focal_head(checkpoint, network, dtype=torch.bfloat16)
    assert network.state_dict().keys() == whole.state_dict().keys()
    assert all(torch.equal(network.state_dict()[n], t) for n, t in whole.state_dict().items())
    assert not any(parameter.requires_grad for parameter in network.parameters())


def test_a_file_that_is_gone_when_the_focal_head_is_wanted(checkpoint: Path) -> None:
    network = load_network(checkpoint, SMALL, dtype=torch.float32, with_fov=False)
    checkpoint.unlink()
    with pytest.raises(WeightsError, match="there is no such file") as caught:
        load_focal_head(checkpoint, network, dtype=torch.float32)
    assert caught.value.path == checkpoint
    assert network.fov is None
    side = SMALL.encoder.input_size
    assert network(torch.zeros(1, 3, side, side), with_fov=False).fov_deg is None


@pytest.mark.parametrize("with_fov", [True, False])
def test_eight_bits_come_straight_from_the_files_values(checkpoint: Path, with_fov: bool) -> None:
    network = load_network(checkpoint, SMALL, dtype=torch.bfloat16, int8=True, with_fov=with_fov)
    if not with_fov:
        load_focal_head(checkpoint, network, dtype=torch.bfloat16, int8=True)
    assert isinstance(network.encoder, PyramidEncoder)
    assert isinstance(network.fov, FocalHead)
    for vit, prefix in (
        (network.encoder.patch_encoder, "encoder.patch_encoder"),
        (network.fov.encoder[0], "fov.encoder.0"),
    ):
        layer = vit.blocks[1].mlp.fc2
        weight = small_state()[f"{prefix}.blocks.1.mlp.fc2.weight"].float()
        levels, scale = quantised_weight(weight)
        assert torch.equal(layer.levels, levels)
        assert torch.equal(layer.scale, scale)
        assert layer.bias.dtype == torch.bfloat16
        assert vit.blocks[1].norm1.weight.dtype == torch.float32
    assert network.head[0].weight.dtype == torch.bfloat16
    assert not any(tensor.is_meta for tensor in network.state_dict().values())


def test_a_value_that_is_not_finite_is_found_in_eight_bits(tmp_path: Path) -> None:
    name, state = "encoder.patch_encoder.blocks.0.attn.qkv.weight", small_state()
    state[name][3, 4] = float("nan")
    save_file(state, tmp_path / "weights.safetensors")
    with pytest.raises(WeightsError, match=f"{name} holds values that are not finite"):
        load_network(tmp_path / "weights.safetensors", SMALL, dtype=torch.bfloat16, int8=True)


def test_the_patch_encoder_alone(checkpoint: Path) -> None:
    vit = load_patch_encoder(checkpoint, SMALL, dtype=torch.bfloat16)
    state = small_state()
    for name, tensor in vit.state_dict().items():
        assert torch.equal(tensor, state[f"encoder.patch_encoder.{name}"].bfloat16()), name


def test_loading_is_cancelled_between_tensors(
    checkpoint: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    token, read = CancelToken(), []
    finite = load._is_finite

    def third(tensor: torch.Tensor) -> bool:
        read.append(tensor)
        if len(read) == 3:
            token.cancel()
        return finite(tensor)

    monkeypatch.setattr(load, "_is_finite", third)
    with pytest.raises(Cancelled):
        load_network(checkpoint, SMALL, dtype=torch.float32, cancel=token)
    assert len(read) == 3


def test_a_check_tells_the_layout_and_its_progress(checkpoint: Path, tmp_path: Path) -> None:
    seen: list[Progress] = []
    assert check_file(checkpoint, SMALL, progress=seen.append) is Layout.OFFICIAL_PT
    assert seen[-1].done == pytest.approx(checkpoint.stat().st_size)
    assert seen[-1].fraction == pytest.approx(1)
    other = write_checkpoint(tmp_path / "depth_pro.safetensors")
    assert check_file(other, SMALL) is Layout.OFFICIAL_SAFETENSORS


def test_an_empty_network_has_the_shapes_of_a_real_one() -> None:
    real, empty = build_network(SMALL).state_dict(), empty_network(SMALL).state_dict()
    assert {n: (t.shape, t.dtype) for n, t in real.items()} == {
        n: (t.shape, t.dtype) for n, t in empty.items()
    }
    assert {tensor.device.type for tensor in empty.values()} == {"meta"}
