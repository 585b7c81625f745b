"""The transformers prepared for a CPU compute what they did before."""

from __future__ import annotations

import pytest
import torch

from core.network.backbone import VitBackbone
from core.network.config import VitConfig
from core.network.cpu import PackedLinear, PlainAttention, packs_bfloat16, prepare_for_cpu
from core.progress import Monitor

VIT = VitConfig(image_size=80, width=64, depth=2, heads=2)  # 26 tokens: not a whole number of 32


def tokens(vit: VitBackbone, image: torch.Tensor) -> torch.Tensor:
    with torch.inference_mode():
        return vit.run(image, monitor=Monitor(), stage="")[0].float()


@pytest.mark.parametrize(
    ("dtype", "tolerance"), [(torch.float32, 1e-5), (torch.bfloat16, 0.06)], ids=str
)
def test_same_tokens(dtype: torch.dtype, tolerance: float) -> None:
    torch.manual_seed(0)
    vit = VitBackbone(VIT).eval().requires_grad_(False)
    for block in vit.blocks:  # LayerScale near 0 would hide what a block computes
        block.ls1.gamma.fill_(1.0)
        block.ls2.gamma.fill_(1.0)
    image = torch.randn(3, 3, 80, 80)
    expected = tokens(vit, image)
    vit = vit.to(dtype)
    prepare_for_cpu(torch.nn.ModuleList([vit]))
    found = tokens(vit, image.to(dtype))
    assert float((found - expected).abs().max()) <= tolerance * float(expected.std())


def test_what_is_exchanged() -> None:
    for dtype in (torch.float32, *([torch.bfloat16] if packs_bfloat16() else [])):
        vit = VitBackbone(VIT).to(dtype)
        prepare_for_cpu(torch.nn.ModuleList([vit]))
        assert isinstance(vit.blocks[0].mlp.fc1, PackedLinear)
        assert isinstance(vit.blocks[0].attn, PlainAttention) == (dtype == torch.bfloat16)


def test_large_scores_do_not_overflow() -> None:
    torch.manual_seed(1)
    vit = VitBackbone(VIT).bfloat16()
    with torch.no_grad():
        vit.blocks[0].attn.qkv.weight.mul_(1e3)
    prepare_for_cpu(torch.nn.ModuleList([vit]))
    assert bool(torch.isfinite(tokens(vit, torch.randn(1, 3, 80, 80).bfloat16())).all())
