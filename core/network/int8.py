"""Linear layers in 8-bit integers, for processors with AVX-512 VNNI.

Weights have one scale for each output channel, activations one for each token, found anew in
every pass: no calibration photos. What this costs in accuracy was measured with synthetic
weights only, beside float32 (tests/benchmarks/README.md). Values far above all others in a
few tokens, as DINOv2 has them, coarsen only those tokens; a channel that is far above the
others in all tokens would coarsen them all, and was tried only as in tests/core/network.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from core.system.memory import lasting_blocks

WEIGHT_LEVELS = 127  # to each side of 0
TOKEN_LEVELS = 126  # one less, since the scale is rounded to bfloat16
OFFSET = 128  # oneDNN's fast products take activations without a sign
# A step stays in the cache: four times as fast; in memory of its own that is not given back in
# between: as fast again.
STEP_VALUES = 1 << 18
SMALLEST = 1e-20  # of a scale: a token of zeros stays one


def has_int8() -> bool:
    """Whether this processor multiplies 8-bit matrices twice as fast as bfloat16 ones."""
    capabilities = torch.cpu.get_capabilities()
    flags = ("avx512_vnni", "avx512_bf16")
    onednn = torch.backends.mkldnn.is_available()  # type: ignore[no-untyped-call]
    return bool(onednn) and all(capabilities.get(flag, False) for flag in flags)


def has_amx() -> bool:
    """Whether this processor multiplies bfloat16 and 8-bit matrices a tile at a time (AMX)."""
    return bool(torch.cpu.get_capabilities().get("amx_bf16", False))


class Int8Linear(nn.Module):
    """A linear layer with 8-bit weight and activations, bfloat16 between.

    Args:
        linear: the layer; its own weight can go. One without values (on the device "meta") gives
            a layer without values, whose buffers ``levels``, ``scale`` and ``bias`` wait for them.
        gelu: whether GELU (the exact one) follows.
    """

    levels: Tensor | None
    scale: Tensor
    bias: Tensor

    def __init__(self, linear: nn.Linear, *, gelu: bool = False) -> None:
        super().__init__()
        levels, scale = quantised_weight(linear.weight.detach())
        self.register_buffer("levels", levels)
        self.register_buffer("scale", scale)
        self.register_buffer("bias", linear.bias.detach().bfloat16())
        self.packed: Tensor | None = None
        self.gelu = gelu

    def forward(self, x: Tensor) -> Tensor:
        """(..., width) float32 or bfloat16 to (..., outputs) bfloat16."""
        levels, scale = quantised_tokens(x)
        product = torch.ops.onednn.qlinear_pointwise(
            levels, 1.0, OFFSET, self._weight(), self.scale, self.zero, None,
            1.0, 0, torch.bfloat16, "none", [], "none",
        )  # fmt: skip
        out = torch.addcmul(self.bias, product, scale)
        return functional.gelu(out) if self.gelu else out

    def _weight(self) -> Tensor:
        """In oneDNN's layout. It is made in the first pass, a layer at a time: all at once would
        double the time of loading, without progress and deaf to a cancel."""
        if self.packed is None:
            with lasting_blocks():
                self.packed = torch.ops.onednn.qlinear_prepack(self.levels, None)
            self.zero = torch.zeros_like(self.scale, dtype=torch.int64)
            self.levels = None
        return self.packed


def quantised_weight(weight: Tensor) -> tuple[Tensor, Tensor]:
    """Levels (outputs, width) int8 and scales (outputs,) float32 of a weight: their product."""
    levels = torch.empty_like(weight, dtype=torch.int8)
    scale = torch.empty(len(weight), device=weight.device)
    if weight.is_meta:
        return levels, scale
    rows = max(1, STEP_VALUES // weight.shape[1])
    buffers = torch.empty(2, rows, weight.shape[1])
    steps = (torch.split(tensor, rows) for tensor in (weight, levels, scale))
    for part, out, largest in zip(*steps, strict=True):
        exact, size = buffers[:, : len(part)]
        exact.copy_(part)
        torch.amax(torch.abs(exact, out=size), 1, out=largest)
        out.copy_(exact.mul_(WEIGHT_LEVELS / largest.clamp_min_(SMALLEST)[:, None]).round_())
    return levels, scale.div_(WEIGHT_LEVELS)


def quantised_tokens(x: Tensor) -> tuple[Tensor, Tensor]:
    """Levels (..., width) uint8, OFFSET for 0, and scales (..., 1) bfloat16 of activations."""
    largest = x.abs().amax(-1, keepdim=True).float()
    inverse = TOKEN_LEVELS / largest.clamp_min(SMALLEST)
    levels = (x * inverse.to(x.dtype)).round_().to(torch.int8)
    return levels.view(torch.uint8).bitwise_xor_(OFFSET), inverse.reciprocal_().bfloat16()
