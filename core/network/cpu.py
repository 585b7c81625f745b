"""The transformers as they run fastest on a CPU: oneDNN's own weight layout, and attention as
plain matrix products.

Measured figures stand in tests/benchmarks/README.md.
"""

from __future__ import annotations

from copy import deepcopy

import torch
from timm.layers.attention import Attention
from timm.models.vision_transformer import Block
from torch import Tensor, nn
from torch.nn import functional

from core.network.backbone import VitBackbone, run_block
from core.network.int8 import Int8Linear, has_amx
from core.progress import CancelToken
from core.system.memory import lasting_blocks

KEY_MULTIPLE = 32  # bfloat16 matrix products are a third faster with such a number of keys
# Of a multiply-accumulate in a block, beside the decoder's in bfloat16: of 8-bit layers 262 beside
# 163 a nanosecond; with AMX, of those and of bfloat16, 285 beside 215.
INT8_COST, AMX_COST = 0.62, 0.75
# A block's weights brought into oneDNN's layout: 15 and 33 ms.
FIRST_WORK, INT8_FIRST_WORK = 2.4e9, 5.4e9
MASKED = -1e4  # e to the power of it is 0 in every precision


def prepare_for_cpu(network: nn.Module, *, int8: bool = False) -> None:
    """Change the transformers inside ``network`` in place; for inference only.

    Nothing happens where torch was built without oneDNN. The weights can no longer be read
    or converted afterwards.

    Args:
        network: float32 or bfloat16, on the CPU.
        int8: whether the linear layers of the transformers run in 8-bit integers; the rest is
            bfloat16 then. For a processor where ``core.network.int8.has_int8`` holds.
    """
    if not torch.backends.mkldnn.is_available():  # type: ignore[no-untyped-call]
        return
    for module in network.modules():
        if isinstance(module, VitBackbone):
            _prepare(module, int8=int8)


def packs_bfloat16() -> bool:
    """Whether oneDNN computes in bfloat16 on this processor; torch's own products do, slowly."""
    return bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())


def _prepare(vit: VitBackbone, *, int8: bool) -> None:
    plain = next(vit.parameters()).dtype == torch.bfloat16
    if plain and not int8 and not packs_bfloat16():
        return
    for block in vit.blocks:
        assert isinstance(block, Block)
        _prepare_block(block, plain=plain, int8=int8)
    if plain:
        usual, vit.first_work = (INT8_COST, INT8_FIRST_WORK) if int8 else (1.0, FIRST_WORK)
        vit.cost = AMX_COST if has_amx() else usual
    if int8:
        vit.norm.float()
        vit.stream = torch.float32


def _prepare_block(block: Block, *, plain: bool, int8: bool) -> None:
    layer = Int8Linear if int8 else PackedLinear
    attention, mlp = block.attn, block.mlp
    assert isinstance(attention, Attention)
    _pack(attention, "qkv", layer)
    _pack(attention, "proj", layer)
    _pack(mlp, "fc1", layer, gelu=True)
    mlp.register_module("act", nn.Identity())
    _pack(mlp, "fc2", layer)
    if plain:
        block.register_module("attn", PlainAttention(attention))
    if int8:  # sums between blocks are not rounded too
        block.norm1.float()
        block.norm2.float()


def int8_excess(vit: VitBackbone, image: Tensor, *, cancel: CancelToken | None = None) -> float:
    """How far 8-bit layers take the tokens from exact ones, as a multiple of what bfloat16 does.

    Both errors are root mean squares over all tokens behind the last normalisation, beside
    float32 with the same weights. Takes some blocks' memory in float32.

    Args:
        vit: bfloat16, on the CPU, not prepared; it stays as it is.
        image: (B, 3, S, S) float32.
        cancel: checked throughout.

    Raises:
        Cancelled: the token was cancelled.
    """
    check = (cancel or CancelToken()).check
    with torch.inference_mode():
        rounded = vit._pos_embed(vit.patch_embed(image.bfloat16()))
        exact = levels = rounded.float()
        for block in vit.blocks:
            assert isinstance(block, Block)
            exact = run_block(deepcopy(block).float(), exact, check)
            rounded = run_block(block, rounded, check)
            levels = run_block(_in_eight_bits(block), levels, check)
        norm = deepcopy(vit.norm).float()
        expected, *others = (norm(tokens.float()) for tokens in (exact, levels, rounded))
        off, usual = ((other - expected).square().mean().sqrt() for other in others)
    return float(off / usual)


def _in_eight_bits(block: Block) -> Block:
    copy = deepcopy(block)
    _prepare_block(copy, plain=True, int8=True)
    return copy


def _pack(
    parent: nn.Module,
    name: str,
    layer: type[PackedLinear] | type[Int8Linear],
    *,
    gelu: bool = False,
) -> None:
    linear = getattr(parent, name)
    assert isinstance(linear, nn.Linear)
    parent.register_module(name, layer(linear, gelu=gelu))


class PackedLinear(nn.Module):
    """A linear layer whose weight has the layout that oneDNN computes with.

    Args:
        linear: the layer; its own weight can go.
        gelu: whether GELU (the exact one) follows.
    """

    def __init__(self, linear: nn.Linear, *, gelu: bool = False) -> None:
        super().__init__()
        self.plain: Tensor | None = linear.weight.detach()
        self.bias = linear.bias.detach()
        self.packed: Tensor | None = None
        self.activation = "gelu" if gelu else "none"

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = torch.ops.mkldnn._linear_pointwise(
            x, self._weight(), self.bias, self.activation, [], "none"
        )
        return out

    def _weight(self) -> Tensor:
        """In oneDNN's layout; made in the first pass, as that of 8-bit layers."""
        if self.packed is None:
            with lasting_blocks():
                self.packed = torch.ops.mkldnn._reorder_linear_weight(self.plain)
            self.plain = None
        return self.packed


class PlainAttention(nn.Module):
    """Self-attention by matrix products and a softmax, one image at a time.

    The scores of one image stay in the cache, and two buffers serve all heads and images:
    faster in bfloat16 than torch's fused attention, whose products are too small.

    Args:
        attention: timm's, whose layers are taken over.
    """

    def __init__(self, attention: Attention) -> None:
        super().__init__()
        self.qkv, self.proj = attention.qkv, attention.proj
        self.heads, self.scale = attention.num_heads, attention.scale

    def forward(self, x: Tensor) -> Tensor:
        """(B, N, width) to the same."""
        batch, tokens, width = x.shape
        qkv = self.qkv(x).view(batch, tokens, 3, self.heads, width // self.heads)
        keys = -(-tokens // KEY_MULTIPLE) * KEY_MULTIPLE
        scores = qkv.new_empty(self.heads, tokens, keys)
        shares = torch.empty_like(scores)
        out = qkv.new_empty(batch, tokens, self.heads, width // self.heads)
        for image in range(batch):
            query, key, value = qkv[image].permute(1, 2, 0, 3)
            key, value = (functional.pad(part, (0, 0, 0, keys - tokens)) for part in (key, value))
            torch.baddbmm(scores, query, key.transpose(1, 2), beta=0, alpha=self.scale, out=scores)
            scores[..., tokens:] = MASKED
            torch.softmax(scores, -1, out=shares)
            out[image] = torch.bmm(shares, value).transpose(0, 1)
        result: Tensor = self.proj(out.view(batch, tokens, width))
        return result
