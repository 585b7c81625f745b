"""Linear layers in 8-bit integers stay near the exact ones, outliers among the tokens too."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional

from core.network.backbone import VitBackbone
from core.network.config import VitConfig
from core.network.cpu import int8_excess, prepare_for_cpu
from core.network.int8 import (
    OFFSET,
    Int8Linear,
    has_int8,
    quantised_tokens,
    quantised_weight,
)
from core.progress import Cancelled, CancelToken, Monitor, Progress

needs_int8 = pytest.mark.skipif(not has_int8(), reason="this processor has no AVX-512 VNNI")
VIT = VitConfig(image_size=80, width=64, depth=2, heads=2)


def values(x: Tensor) -> Tensor:
    """What the levels and scales of activations stand for."""
    levels, scale = quantised_tokens(x)
    return (levels.float() - OFFSET) * scale.float()


def error(found: Tensor, expected: Tensor) -> float:
    """Of the root mean square, as a share of the expected values' own."""
    return float(
        (found.float() - expected).square().mean().sqrt() / expected.square().mean().sqrt()
    )


def test_weight_is_levels_times_scales() -> None:
    torch.manual_seed(0)
    weight = torch.randn(8, 64) * torch.logspace(-3, 3, 8)[:, None]
    weight[3] = 0.0
    levels, scale = quantised_weight(weight)
    assert levels.dtype == torch.int8
    off = (levels * scale[:, None] - weight).abs()
    assert bool((off <= 0.51 * scale[:, None]).all())


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16], ids=str)
def test_every_token_has_a_scale_of_its_own(dtype: torch.dtype) -> None:
    torch.manual_seed(1)
    x = torch.randn(2, 5, 64)
    x[0, 0] = 0.0
    x[1, 2] *= 1e4
    found, x = values(x.to(dtype)), x.to(dtype).float()
    assert bool((found[0, 0] == 0.0).all())
    for image, token in ((0, 1), (1, 1), (1, 2)):
        assert error(found[image, token], x[image, token]) < 0.02


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16], ids=str)
def test_extreme_tokens_do_not_wrap_around(dtype: torch.dtype) -> None:
    for largest in torch.linspace(0.5, 2.0, 301):
        x = torch.tensor([[-1.0, 1.0, 0.5]], dtype=dtype) * largest.to(dtype)
        assert bool((values(x).sign() == x.float().sign()).all())


@needs_int8
@pytest.mark.parametrize("gelu", [False, True])
def test_layer(gelu: bool) -> None:
    torch.manual_seed(2)
    linear = nn.Linear(64, 96).requires_grad_(False)
    x = torch.randn(2, 26, 64)
    exact = functional.gelu(linear(x)) if gelu else linear(x)
    found = Int8Linear(linear, gelu=gelu)(x)
    assert found.dtype == torch.bfloat16
    assert error(found, exact) < 0.02


@needs_int8
def test_massive_tokens_leave_the_others_alone() -> None:
    torch.manual_seed(3)
    linear = nn.Linear(64, 96).requires_grad_(False)
    x = torch.randn(1, 26, 64)
    x[0, 4, 7] = 500.0
    found, exact = Int8Linear(linear)(x), linear(x)
    others = [token for token in range(26) if token != 4]
    assert error(found[0, others], exact[0, others]) < 0.02


@needs_int8
def test_a_channel_ten_times_the_others_costs_a_few_percent() -> None:
    torch.manual_seed(4)
    linear = nn.Linear(64, 96).requires_grad_(False)
    linear.weight[:, 7] /= 10.0  # as weights are where such a channel carries no more than others
    x = torch.randn(1, 26, 64)
    x[..., 7] *= 10.0
    assert error(Int8Linear(linear)(x), linear(x)) < 0.06


@needs_int8
def test_transformer() -> None:
    torch.manual_seed(5)
    vit = VitBackbone(VIT).eval().requires_grad_(False)
    for block in vit.blocks:
        block.ls1.gamma.fill_(1.0)
        block.ls2.gamma.fill_(1.0)
    image = torch.randn(3, 3, 80, 80)
    with torch.inference_mode():
        expected = vit.run(image, monitor=Monitor(), stage="")[0]
        vit = vit.bfloat16()
        prepare_for_cpu(nn.ModuleList([vit]), int8=True)
        found, taps = vit.run(image.bfloat16(), monitor=Monitor(), stage="", taps=(0,))
    assert isinstance(vit.blocks[0].mlp.fc2, Int8Linear)
    assert found.dtype == taps[0].dtype == torch.bfloat16
    assert error(found, expected) < 0.05


@needs_int8
def test_excess_tells_weights_that_8_bits_suit_from_others() -> None:
    torch.manual_seed(5)
    vit = VitBackbone(VIT).bfloat16().requires_grad_(False)
    for block in vit.blocks:
        block.ls1.gamma.fill_(1.0)
        block.ls2.gamma.fill_(1.0)
    image = torch.randn(1, 3, 80, 80)
    usual = int8_excess(vit, image)
    before = {name: tensor.clone() for name, tensor in vit.state_dict().items()}
    assert 0.5 < usual < 5.0
    for block in vit.blocks:  # one channel far above the others in every token
        block.norm1.weight[7] = 300.0
        block.norm2.weight[7] = 300.0
    assert int8_excess(vit, image) > 3 * usual
    for name, tensor in vit.state_dict().items():
        changed = name.endswith(("norm1.weight", "norm2.weight"))
        assert changed or torch.equal(tensor, before[name])


@needs_int8
def test_excess_can_be_cancelled() -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        int8_excess(VitBackbone(VIT).bfloat16(), torch.randn(1, 3, 80, 80), cancel=token)


@needs_int8
def test_work_told_is_work_counted_in_the_first_run_and_later() -> None:
    vit = VitBackbone(VIT).bfloat16().eval().requires_grad_(False)
    prepare_for_cpu(nn.ModuleList([vit]), int8=True)
    counted = []
    for _ in range(2):
        total, told = vit.work(3), list[Progress]()
        with torch.inference_mode():
            image = torch.randn(3, 3, 80, 80).bfloat16()
            vit.run(image, monitor=Monitor(total, told.append), stage="")
        assert told[-1].done == pytest.approx(total)
        counted.append(total)
    assert counted[0] > counted[1]  # the weights are brought into their layout once
