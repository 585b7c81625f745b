"""Depth Pro with everything small: the same structure in a checkpoint of a megabyte."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import Tensor

from core.network.config import DepthProConfig, PyramidConfig, VitConfig
from core.network.depth_pro import build_network
from core.weights.catalog import CATALOG
from core.weights.digest import file_sha256
from core.weights.entry import CatalogEntry, WeightsSource

_VIT = VitConfig(image_size=128, width=32, depth=2, heads=2)
SMALL = DepthProConfig(
    encoder=PyramidConfig(vit=_VIT, taps=(0, 1), dims=(32, 32, 32, 48, 48)),
    decoder_dim=32,
    head_dims=(16, 8),
    fov_vit=_VIT,
)


def small_state(seed: int = 0) -> dict[str, Tensor]:
    """Random float16 tensors under the official names."""
    torch.manual_seed(seed)
    return {name: tensor.half() for name, tensor in build_network(SMALL).state_dict().items()}


def write_checkpoint(path: Path, seed: int = 0) -> Path:
    """A checkpoint of ``SMALL`` in the format that the suffix names."""
    state = small_state(seed)
    if path.suffix == ".safetensors":
        save_file(state, path)
    else:
        torch.save(state, path)
    return path


def small_entry(checkpoint: Path) -> CatalogEntry:
    """The catalog's Depth Pro, but small: its official file is ``checkpoint``.

    Put it into the catalog with ``monkeypatch.setitem(CATALOG, "depth-pro", small_entry(...))``.
    """
    real = CATALOG["depth-pro"]
    official = dataclasses.replace(
        real.sources[0],
        size_bytes=checkpoint.stat().st_size,
        sha256=file_sha256(checkpoint),
    )
    sources: tuple[WeightsSource, ...] = (official, *real.sources[1:])
    return dataclasses.replace(real, preset=SMALL, sources=sources)
