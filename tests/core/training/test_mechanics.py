"""What training does to modules, and in which precision."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from core.training import mechanics
from core.training.curriculum import WantedPrecision
from core.training.mechanics import chosen_precision, run_doublings_as_products


@pytest.mark.parametrize(
    ("wanted", "cuda", "bfloat16", "accelerator", "expected"),
    [
        ("auto", False, False, "auto", "32-true"),
        ("auto", False, True, "auto", "bf16-mixed"),
        ("auto", True, False, "auto", "bf16-mixed"),
        ("auto", True, False, "cpu", "32-true"),
        ("bf16-mixed", False, False, "cpu", "bf16-mixed"),
        ("32-true", True, True, "auto", "32-true"),
    ],
)
def test_bfloat16_is_used_where_it_is_computed_in_hardware(
    monkeypatch: pytest.MonkeyPatch,
    wanted: WantedPrecision,
    cuda: bool,
    bfloat16: bool,
    accelerator: str,
    expected: str,
) -> None:
    monkeypatch.setattr(mechanics.torch.cuda, "is_available", lambda: cuda)
    monkeypatch.setattr(mechanics, "has_native_bfloat16", lambda: bfloat16)
    assert chosen_precision(wanted, accelerator) == expected


@pytest.mark.parametrize("bias", [True, False])
def test_doublings_as_products_are_the_same_layers(bias: bool) -> None:
    generator = torch.Generator().manual_seed(3)
    x = torch.randn(2, 3, 5, 7, generator=generator).requires_grad_()
    layer = nn.ConvTranspose2d(3, 4, 2, stride=2, bias=bias)
    expected = layer(x)
    given = torch.randn(expected.shape, generator=generator)
    parameters = [x, *layer.parameters()]
    gradients = torch.autograd.grad((expected * given).sum(), parameters)
    run_doublings_as_products(nn.Sequential(layer))
    found = layer(x)
    torch.testing.assert_close(found, expected)
    torch.testing.assert_close(torch.autograd.grad((found * given).sum(), parameters), gradients)


def test_only_doublings_that_do_not_overlap_become_products() -> None:
    layer = nn.ConvTranspose2d(3, 4, 4, stride=2, padding=1)
    x = torch.ones(1, 3, 4, 4)
    expected = layer(x)
    run_doublings_as_products(nn.Sequential(layer))
    torch.testing.assert_close(layer(x), expected)
