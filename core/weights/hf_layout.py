"""The transformers layout (apple/DepthPro-hf) in terms of the official tensors' names.

The names are those that ``transformers.DepthProForDepthEstimation`` saves. It orders levels
from coarse to fine where the official layout goes from fine to coarse, and it keeps query, key
and value apart. A position embedding or a convolution has the same shape in both.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

T = TypeVar("T")

# Start of a name there -> start of it here.
_PREFIXES = {
    "depth_pro.encoder.patch_encoder.model.": "encoder.patch_encoder.",
    "depth_pro.encoder.image_encoder.model.": "encoder.image_encoder.",
    "depth_pro.neck.feature_upsample.image_block.layers.0.": "encoder.upsample_lowres.",
    "depth_pro.neck.fuse_image_with_low_res.": "encoder.fuse_lowres.",
    "fusion_stage.final.": "decoder.fusions.0.",
    "head.layers.": "head.",
    "fov_model.fov_encoder.model.": "fov.encoder.0.",
    "fov_model.fov_encoder.neck.": "fov.encoder.1.",
    "fov_model.conv.": "fov.downsample.0.",
    "fov_model.head.layers.": "fov.head.",
}
_UPSAMPLE = "depth_pro.neck.feature_upsample"
_PREFIXES |= {
    f"{_UPSAMPLE}.scaled_images.{n}.layers.": f"encoder.upsample{2 - n}." for n in (0, 1, 2)
}
# The deeper tapped block comes first there.
_PREFIXES |= {
    f"{_UPSAMPLE}.intermediate.{n}.layers.": f"encoder.upsample_latent{1 - n}." for n in range(2)
}
_PREFIXES |= {
    f"depth_pro.neck.feature_projection.projections.{n}.": f"decoder.convs.{4 - n}."
    for n in range(4)
}
_PREFIXES |= {f"fusion_stage.intermediate.{n}.": f"decoder.fusions.{4 - n}." for n in range(4)}

# Within a transformer or a fusion block. The attention's names differ between the files (and
# releases of transformers before 5.20) and the class's own parameters.
_PARTS = {
    "embeddings.cls_token": "cls_token",
    "embeddings.position_embeddings": "pos_embed",
    "embeddings.patch_embeddings.projection.": "patch_embed.proj.",
    "encoder.layer.": "blocks.",
    "attention.attention.query.": "attn.q.",
    "attention.attention.key.": "attn.k.",
    "attention.attention.value.": "attn.v.",
    "attention.output.dense.": "attn.proj.",
    "attention.q_proj.": "attn.q.",
    "attention.k_proj.": "attn.k.",
    "attention.v_proj.": "attn.v.",
    "attention.o_proj.": "attn.proj.",
    "layer_scale1.lambda1": "ls1.gamma",
    "layer_scale2.lambda1": "ls2.gamma",
    "layernorm.": "norm.",
    "residual_layer1.convolution1.": "resnet1.residual.1.",
    "residual_layer1.convolution2.": "resnet1.residual.3.",
    "residual_layer2.convolution1.": "resnet2.residual.1.",
    "residual_layer2.convolution2.": "resnet2.residual.3.",
    "projection.": "out_conv.",
}
# Only pre-training replaces tokens by this one; a file may hold it or not.
_UNUSED = ".embeddings.mask_token"


def is_transformers_layout(names: Mapping[str, object]) -> bool:
    """Whether tensors of these names are in the transformers layout."""
    return any(name.startswith("depth_pro.") for name in names)


def official_parts(tensors: Mapping[str, T]) -> dict[str, tuple[T, ...]]:
    """Sort the tensors of a transformers file under the official names.

    Args:
        tensors: values by their names in the file, of any type.

    Returns:
        For each official name the tensors that make it up, to be joined along the first axis:
        query, key and value of an attention, one tensor of anything else. A name that has no
        official counterpart is kept.
    """
    found = {_official_name(n): t for n, t in tensors.items() if not n.endswith(_UNUSED)}
    parts: dict[str, tuple[T, ...]] = {}
    for name, tensor in found.items():
        block, attention, rest = name.partition(".attn.")
        projection, _, kind = rest.partition(".")
        if projection in ("q", "k", "v"):
            apart = (f"{block}.attn.{letter}.{kind}" for letter in "qkv")
            parts[f"{block}{attention}qkv.{kind}"] = tuple(found[n] for n in apart if n in found)
        else:
            parts[name] = (tensor,)
    return parts


def _official_name(name: str) -> str:
    prefix = next((each for each in _PREFIXES if name.startswith(each)), None)
    if prefix is None:
        return name
    rest = name.removeprefix(prefix)
    for theirs, ours in _PARTS.items():
        rest = rest.replace(theirs, ours)
    return _PREFIXES[prefix] + rest
