"""Small random models of every class of transformers' depth models, as folders."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch


def _depth_anything(**changes: Any) -> Any:
    from transformers import DepthAnythingConfig, DepthAnythingForDepthEstimation, Dinov2Config

    backbone = Dinov2Config(
        image_size=28,
        patch_size=14,
        num_hidden_layers=4,
        hidden_size=32,
        num_attention_heads=2,
        out_features=["stage1", "stage2", "stage3", "stage4"],
        reshape_hidden_states=False,
        apply_layernorm=True,
    )
    config = DepthAnythingConfig(
        backbone_config=backbone,
        reassemble_hidden_size=32,
        neck_hidden_sizes=[8, 8, 16, 16],
        fusion_hidden_size=16,
        head_hidden_size=8,
        patch_size=14,
        **changes,
    )
    return DepthAnythingForDepthEstimation(config)


def depth_anything() -> tuple[Any, Any]:
    from transformers import DPTImageProcessor

    processor = DPTImageProcessor(
        size={"height": 42, "width": 42}, keep_aspect_ratio=True, ensure_multiple_of=14
    )
    return _depth_anything(), processor


def depth_anything_metric() -> tuple[Any, Any]:
    network = _depth_anything(depth_estimation_type="metric", max_depth=20)
    return network, depth_anything()[1]


def dpt() -> tuple[Any, Any]:
    from transformers import DPTConfig, DPTForDepthEstimation, DPTImageProcessor

    config = DPTConfig(
        hidden_size=32,
        num_hidden_layers=4,
        num_attention_heads=2,
        intermediate_size=32,
        image_size=64,
        patch_size=16,
        backbone_out_indices=[0, 1, 2, 3],
        neck_hidden_sizes=[8, 8, 16, 16],
        fusion_hidden_size=16,
    )
    return DPTForDepthEstimation(config), DPTImageProcessor(size={"height": 64, "width": 64})


def glpn() -> tuple[Any, Any]:
    from transformers import GLPNConfig, GLPNForDepthEstimation, GLPNImageProcessor

    config = GLPNConfig(
        depths=[1, 1, 1, 1],
        hidden_sizes=[8, 8, 16, 16],
        num_attention_heads=[1, 1, 2, 2],
        decoder_hidden_size=8,
    )
    return GLPNForDepthEstimation(config), GLPNImageProcessor()


def zoedepth() -> tuple[Any, Any]:
    from transformers import (
        BeitConfig,
        ZoeDepthConfig,
        ZoeDepthForDepthEstimation,
        ZoeDepthImageProcessor,
    )

    backbone = BeitConfig(
        image_size=64,
        patch_size=16,
        num_hidden_layers=4,
        hidden_size=32,
        num_attention_heads=2,
        intermediate_size=32,
        out_features=["stage1", "stage2", "stage3", "stage4"],
        reshape_hidden_states=False,
    )
    config = ZoeDepthConfig(
        backbone_config=backbone,
        backbone_hidden_size=32,
        neck_hidden_sizes=[8, 8, 16, 16],
        fusion_hidden_size=16,
        bottleneck_features=16,
        num_relative_features=8,
        bin_configurations=[{"n_bins": 8, "min_depth": 0.1, "max_depth": 10.0, "name": "nyu"}],
        bin_embedding_dim=16,
        num_attractors=[4, 2, 2, 1],
    )
    processor = ZoeDepthImageProcessor(size={"height": 64, "width": 64})
    return ZoeDepthForDepthEstimation(config), processor


CLASSES: dict[str, Callable[[], tuple[Any, Any]]] = {
    each.__name__: each for each in (depth_anything, depth_anything_metric, dpt, glpn, zoedepth)
}


def write_model(folder: Path, name: str = "depth_anything") -> Path:
    """A folder with a random model of that class."""
    torch.manual_seed(1)
    network, processor = CLASSES[name]()
    network.save_pretrained(folder)
    processor.save_pretrained(folder)
    return folder
