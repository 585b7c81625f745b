"""Trained weights as the file that the application opens."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import Tensor

from core.errors import WeightsError
from core.files import atomic_path
from core.network.depth_pro import DepthPro

HALF_MAX = torch.finfo(torch.float16).max


def save_weights(network: DepthPro, path: Path, *, preset: str) -> None:
    """Write a network's tensors in half precision, names as in its state dict.

    The header holds ``format`` ("leadline"), ``preset`` and the configuration as JSON.

    Raises:
        WeightsError: a value is not finite in half precision, or the file cannot be written.
    """
    tensors = {name: _half(name, t, path) for name, t in network.state_dict().items()}
    header = {"format": "leadline", "preset": preset, "config": json.dumps(asdict(network.config))}
    with atomic_path(path, error=WeightsError) as temporary:
        save_file(tensors, temporary, metadata=header)


def _half(name: str, tensor: Tensor, path: Path) -> Tensor:
    if not tensor.is_floating_point():
        return tensor.cpu().contiguous()
    if not bool((tensor.abs() <= HALF_MAX).all()):
        raise WeightsError(
            path, "{name} holds values outside the range of half precision", name=name
        )
    return tensor.to("cpu", torch.float16).contiguous()
