"""A pretrained transformer of another patch size and grid becomes all of the network's."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file
from timm.models.vision_transformer import VisionTransformer

from core.errors import WeightsError
from core.network.depth_pro import build_network
from core.training.initial import prepare
from tests.small_depth_pro import SMALL


def pretrained(*, width: int = 32) -> VisionTransformer:
    torch.manual_seed(1)
    return VisionTransformer(
        img_size=140,
        patch_size=14,
        embed_dim=width,
        depth=2,
        num_heads=2,
        init_values=1e-5,
        num_classes=0,
        global_pool="",
    )


def test_transformers_are_filled_with_the_pretrained_one(tmp_path: Path) -> None:
    source = pretrained()
    save_file(source.state_dict(), tmp_path / "vit.safetensors")
    network = build_network(SMALL)
    prepare(network, tmp_path / "vit.safetensors")
    vits = network.encoder.patch_encoder, network.encoder.image_encoder, network.fov.encoder[0]
    expected = source.state_dict()
    for vit in vits:
        for name, tensor in vit.state_dict().items():
            if not name.startswith(("pos_embed", "patch_embed.proj.weight")):
                assert torch.equal(tensor, expected[name]), name
    # The class token's place is kept, the others are spread over the new grid.
    assert torch.allclose(vits[0].pos_embed[:, 0], expected["pos_embed"][:, 0], atol=1e-6)
    assert vits[0].pos_embed.shape == (1, 1 + 8 * 8, 32)


def test_another_transformer_is_refused(tmp_path: Path) -> None:
    torch.save(pretrained(width=48).state_dict(), tmp_path / "vit.pth")
    with pytest.raises(WeightsError, match=r"vit\.pth: is no transformer of this size"):
        prepare(build_network(SMALL), tmp_path / "vit.pth")
