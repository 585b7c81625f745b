"""Initial weights of a network that is to be trained."""

from __future__ import annotations

import pickle
from pathlib import Path

import timm
import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from timm.models.vision_transformer import checkpoint_filter_fn
from torch import Tensor, nn

from core.errors import WeightsError
from core.files.regular_files import require_regular
from core.network.backbone import VitBackbone
from core.network.config import ConvConfig
from core.network.depth_pro import DepthPro
from core.network.encoder import ConvEncoder
from core.weights.load import load_network

# The output is rectified: it must start above 0 everywhere, near a room's inverse depth.
INITIAL_CANONICAL = 0.4
READ_ERRORS = (
    OSError,
    RuntimeError,
    EOFError,
    AttributeError,
    SafetensorError,
    pickle.UnpicklingError,
)


def prepare(network: DepthPro, encoder_weights: Path | None, weights: Path | None = None) -> None:
    """Set the output's offset and load what is given: a pretrained encoder, or a whole network.

    Raises:
        WeightsError: the file cannot be read or holds another network.
    """
    last = network.head[-2]
    assert isinstance(last, nn.Conv2d)
    assert last.bias is not None
    nn.init.constant_(last.bias, INITIAL_CANONICAL)
    if encoder_weights is not None:
        _load_encoder(network, encoder_weights)
    if weights is not None:
        loaded = load_network(weights, network.config, dtype=torch.float32)
        network.load_state_dict(loaded.state_dict())


def freeze_encoder(network: DepthPro, *, blocks: int) -> None:
    """Keep a convolutional encoder's stem and first ``blocks`` blocks as they are.

    They have the largest maps: ImageNet's edges and textures serve as they are, and a fifth
    of the time of a step is saved.
    """
    if blocks and isinstance(network.encoder, ConvEncoder):
        backbone = network.encoder.backbone
        frozen = ("conv_stem.", "bn1.", *(f"blocks.{number}." for number in range(blocks)))
        for name, parameter in backbone.named_parameters():
            parameter.requires_grad_(not name.startswith(frozen))


def _load_encoder(network: DepthPro, path: Path) -> None:
    config = network.config.encoder
    if not isinstance(config, ConvConfig) or not isinstance(network.encoder, ConvEncoder):
        _load_transformers(network, path)
        return
    values = list(_state(path).values())
    names = timm.create_model(config.timm_name, pretrained=False).state_dict()
    shapes = [tuple(tensor.shape) for tensor in names.values()]
    if shapes != [tuple(tensor.shape) for tensor in values]:
        raise WeightsError(
            path,
            "does not hold the tensors of {model} in their order",
            model=config.timm_name,
        )
    wanted = network.encoder.backbone.state_dict()
    found = dict(zip(names, values, strict=True))
    network.encoder.backbone.load_state_dict({name: found[name] for name in wanted})


def _load_transformers(network: DepthPro, path: Path) -> None:
    """Fill every transformer with the same pretrained one, in timm's names.

    timm fits the patch size and the position embeddings to the network's (DINOv2 has patches
    of 14 pixels, on another grid).
    """
    state = _state(path)
    for module in network.modules():
        if isinstance(module, VitBackbone):
            try:
                module.load_state_dict(checkpoint_filter_fn(dict(state), module))
            except (RuntimeError, KeyError, AttributeError, ValueError) as error:
                first = str(error).splitlines()[:2]
                raise WeightsError(
                    path, "is no transformer of this size ({detail})", detail=first
                ) from error


def _state(path: Path) -> dict[str, Tensor]:
    try:
        require_regular(path)
        if path.suffix == ".safetensors":
            return load_file(path)
        state: dict[str, Tensor] = torch.load(path, map_location="cpu", weights_only=True)
        state.values()
        return state
    except READ_ERRORS as error:
        raise WeightsError(path, "cannot be read as weights ({detail})", detail=error) from error
