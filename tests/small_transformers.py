"""Small random models of every class of transformers' depth models, as folders."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch

LAYERS: dict[str, Any] = {"num_hidden_layers": 4, "hidden_size": 32, "num_attention_heads": 2}
STAGES: dict[str, Any] = {
    "out_features": ["stage1", "stage2", "stage3", "stage4"],
    "reshape_hidden_states": False,
}
NECK: dict[str, Any] = {"neck_hidden_sizes": [8, 8, 16, 16], "fusion_hidden_size": 16}


def _depth_anything(**changes: Any) -> Any:
    from transformers import DepthAnythingConfig, DepthAnythingForDepthEstimation, Dinov2Config

    backbone = Dinov2Config(
        image_size=28,
        patch_size=14,
        apply_layernorm=True,
        **LAYERS,
        **STAGES,
    )
    config = DepthAnythingConfig(
        backbone_config=backbone,
        reassemble_hidden_size=32,
        head_hidden_size=8,
        patch_size=14,
        **NECK,
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
        intermediate_size=32,
        image_size=64,
        patch_size=16,
        backbone_out_indices=[0, 1, 2, 3],
        **LAYERS,
        **NECK,
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
        intermediate_size=32,
        **LAYERS,
        **STAGES,
    )
    config = ZoeDepthConfig(
        backbone_config=backbone,
        backbone_hidden_size=32,
        bottleneck_features=16,
        num_relative_features=8,
        bin_configurations=[{"n_bins": 8, "min_depth": 0.1, "max_depth": 10.0, "name": "nyu"}],
        bin_embedding_dim=16,
        num_attractors=[4, 2, 2, 1],
        **NECK,
    )
    processor = ZoeDepthImageProcessor(size={"height": 64, "width": 64})
    return ZoeDepthForDepthEstimation(config), processor


def dpt_metric() -> tuple[Any, Any]:
    from transformers import Dinov2Config, DPTConfig, DPTForDepthEstimation

    backbone = Dinov2Config(
        image_size=64,
        patch_size=16,
        **LAYERS,
        **STAGES,
    )
    config = DPTConfig(
        backbone_config=backbone,
        backbone_featmap_shape=None,
        hidden_size=32,
        patch_size=16,
        image_size=64,
        is_hybrid=False,
        **NECK,
    )
    return DPTForDepthEstimation(config), dpt()[1]


def depth_pro() -> tuple[Any, Any]:
    from transformers import (
        DepthProConfig,
        DepthProForDepthEstimation,
        DepthProImageProcessor,
        Dinov2Config,
    )

    tiles = Dinov2Config(
        image_size=32,
        patch_size=8,
        num_hidden_layers=2,
        hidden_size=16,
        num_attention_heads=2,
        intermediate_size=16,
    )
    config = DepthProConfig(
        patch_size=32,
        fusion_hidden_size=16,
        intermediate_hook_ids=[1, 0],
        intermediate_feature_dims=[10, 8],
        scaled_images_ratios=[0.5, 1.0],
        scaled_images_overlap_ratios=[0.0, 0.2],
        scaled_images_feature_dims=[12, 12],
        merge_padding_value=1,
        use_fov_model=True,
        image_model_config=tiles,
        patch_model_config=tiles,
        fov_model_config=tiles,
    )
    processor = DepthProImageProcessor(size={"height": 64, "width": 64})
    return DepthProForDepthEstimation(config), processor


def tipsv2_dpt() -> tuple[Any, Any]:
    from transformers import (
        Tipsv2DptConfig,
        Tipsv2DptForDepthEstimation,
        Tipsv2DptImageProcessor,
        Tipsv2VisionConfig,
    )

    backbone = Tipsv2VisionConfig(
        image_size=56,
        patch_size=14,
        out_indices=[1, 2, 3, 4],
        reshape_hidden_states=False,
        **LAYERS,
    )
    config = Tipsv2DptConfig(
        backbone_config=backbone,
        num_depth_bins=16,
        **NECK,
    )
    processor = Tipsv2DptImageProcessor(size={"height": 56, "width": 56})
    return Tipsv2DptForDepthEstimation(config), processor


def chmv2() -> tuple[Any, Any]:
    from transformers import CHMv2Config, CHMv2ForDepthEstimation, DINOv3ViTConfig
    from transformers.models.chmv2.image_processing_chmv2 import CHMv2ImageProcessor

    backbone = DINOv3ViTConfig(
        image_size=64,
        patch_size=16,
        intermediate_size=32,
        out_indices=[1, 2, 3, 4],
        reshape_hidden_states=True,
        return_class_token=True,
        **LAYERS,
    )
    config = CHMv2Config(
        backbone_config=backbone,
        post_process_channels=[8, 8, 16, 16],
        fusion_hidden_size=16,
        head_hidden_size=8,
        number_output_channels=16,
    )
    return CHMv2ForDepthEstimation(config), CHMv2ImageProcessor()


CLASSES: dict[str, Callable[[], tuple[Any, Any]]] = {
    each.__name__: each
    for each in (
        depth_anything,
        depth_anything_metric,
        dpt,
        dpt_metric,
        glpn,
        zoedepth,
        depth_pro,
        tipsv2_dpt,
        chmv2,
    )
}


def _enliven(network: Any) -> None:
    """Weights so large that the answer varies, and is above 0: what a class begins with says next
    to nothing."""
    for name, weights in network.named_parameters():
        if weights.ndim > 1:
            torch.nn.init.normal_(weights, std=max(weights[0].numel(), 1) ** -0.5)
        elif name.endswith("bias"):
            torch.nn.init.normal_(weights, mean=0.2, std=0.1)
        else:
            torch.nn.init.ones_(weights)
    for head, least in ((network, 0.1), (getattr(network, "fov_model", None), 60.0)):
        if hasattr(head, "head"):
            last = [each for each in head.head.modules() if isinstance(each, torch.nn.Conv2d)][-1]
            torch.nn.init.constant_(last.bias, least)
            torch.nn.init.uniform_(last.weight)


def write_model(folder: Path, name: str = "depth_anything") -> Path:
    """A folder with a random model of that class."""
    torch.manual_seed(1)
    network, processor = CLASSES[name]()
    _enliven(network)
    network.save_pretrained(folder)
    processor.save_pretrained(folder)
    return folder
