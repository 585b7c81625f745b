"""The transformers layout: proved against transformers' own network and its full-size names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch
import transformers
from safetensors.torch import load_file, save_file
from torch import Tensor

from core.network.config import FULL, DepthProConfig, PyramidConfig, VitConfig
from core.weights.hf_layout import is_transformers_layout, official_parts
from core.weights.load import empty_network, load_network

VIT = VitConfig(image_size=128, width=32, depth=3, heads=2)
# The focal head's width is half the decoder's there; here it is that of the full network.
CONFIG = DepthProConfig(
    encoder=PyramidConfig(vit=VIT, taps=(0, 1), dims=(256, 256, 24, 40, 40)), fov_vit=VIT
)
TOLERANCE = 1e-5  # of the largest value


@pytest.fixture(scope="module")
def peer() -> transformers.DepthProForDepthEstimation:
    """Their network of the same shape, every parameter random: none may hide behind a zero."""
    transformers.utils.logging.disable_progress_bar()
    torch.manual_seed(1)
    vit = {
        "model_type": "dinov2",
        "image_size": VIT.image_size,
        "patch_size": VIT.patch_size,
        "hidden_size": VIT.width,
        "num_hidden_layers": VIT.depth,
        "num_attention_heads": VIT.heads,
    }
    config = transformers.DepthProConfig(
        patch_size=VIT.image_size,
        image_model_config=vit,
        patch_model_config=dict(vit),
        fov_model_config=dict(vit),
        intermediate_hook_ids=[1, 0],
        intermediate_feature_dims=[256, 256],
        scaled_images_feature_dims=[40, 40, 24],
        merge_padding_value=1,
        use_fov_model=True,
    )
    model = transformers.DepthProForDepthEstimation(config).eval()
    for parameter in model.parameters():
        torch.nn.init.normal_(parameter, std=parameter[0].numel() ** -0.5)
    torch.nn.init.constant_(model.head.layers[4].bias, 2.0)  # keeps the last ReLU open
    return model.requires_grad_(False)


@pytest.fixture(scope="module")
def saved(
    peer: transformers.DepthProForDepthEstimation, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A file as the hub has it: written by the library, under the names of files."""
    folder = tmp_path_factory.mktemp("peer")
    peer.save_pretrained(folder)
    return folder / "model.safetensors"


def test_all_outputs_equal(peer: transformers.DepthProForDepthEstimation, saved: Path) -> None:
    network = load_network(saved, CONFIG, dtype=torch.float32)
    side = CONFIG.encoder.input_size
    image = torch.rand(1, 3, side, side) * 2 - 1
    with torch.inference_mode():
        ours, theirs = network(image), peer(image)
    for found, wanted in (
        (ours.canonical[:, 0], theirs.predicted_depth),
        (ours.fov_deg, theirs.field_of_view),
    ):
        assert float(wanted.abs().max()) > 0.05
        assert float((found - wanted).abs().max() / wanted.abs().max()) < TOLERANCE


def test_names_of_the_class_and_of_its_files_are_the_same_to_us(
    peer: transformers.DepthProForDepthEstimation, saved: Path
) -> None:
    in_memory, in_file = peer.state_dict(), load_file(saved)
    assert in_memory.keys() != in_file.keys()
    ours, theirs = official_parts(in_memory), official_parts(in_file)
    assert ours.keys() == theirs.keys()
    assert all(torch.equal(torch.cat(ours[n]), torch.cat(theirs[n])) for n in ours)


def test_both_layouts_give_bit_equal_networks(saved: Path, tmp_path: Path) -> None:
    joined = {name: torch.cat(parts) for name, parts in official_parts(load_file(saved)).items()}
    torch.save(joined, tmp_path / "official.pt")
    save_file(joined, tmp_path / "official.safetensors")
    states = [
        load_network(path, CONFIG, dtype=torch.bfloat16).state_dict()
        for path in (saved, tmp_path / "official.pt", tmp_path / "official.safetensors")
    ]
    for other in states[1:]:
        assert other.keys() == states[0].keys()
        assert all(torch.equal(other[name], states[0][name]) for name in other)


def full_size_shapes() -> dict[str, Tensor]:
    vit = {
        "model_type": "dinov2",
        "image_size": FULL.encoder.vit.image_size,
        "patch_size": FULL.encoder.vit.patch_size,
        "hidden_size": FULL.encoder.vit.width,
        "num_hidden_layers": FULL.encoder.vit.depth,
        "num_attention_heads": FULL.encoder.vit.heads,
    }
    config = transformers.DepthProConfig(
        image_model_config=vit,
        patch_model_config=dict(vit),
        fov_model_config=dict(vit),
        intermediate_feature_dims=[256, 256],
        scaled_images_feature_dims=[1024, 1024, 512],
        use_fov_model=True,
    )
    with torch.device("meta"):
        return transformers.DepthProForDepthEstimation(config).state_dict()


def test_every_full_size_name_and_shape_is_accounted_for(shared: Path) -> None:
    official = json.loads((shared / "parity" / "state_dict_shapes.json").read_text())
    theirs = full_size_shapes()
    assert is_transformers_layout(theirs)
    parts = official_parts(theirs)
    assert {name: list(torch.cat(each).shape) for name, each in parts.items()} == official
    used = sum(len(each) for each in parts.values())
    unused = [name for name in theirs if name.endswith("mask_token")]
    assert used + len(unused) == len(theirs)
    assert len(unused) == 3


def test_our_full_network_has_the_official_names(shared: Path) -> None:
    official = json.loads((shared / "parity" / "state_dict_shapes.json").read_text())
    ours = empty_network(FULL).state_dict()
    assert {name: list(tensor.shape) for name, tensor in ours.items()} == official


def test_official_names_are_not_taken_for_theirs() -> None:
    assert not is_transformers_layout(empty_network(CONFIG).state_dict())


def test_a_name_that_is_not_theirs_is_kept() -> None:
    assert official_parts({"depth_pro.extra": 1}) == {"depth_pro.extra": (1,)}
