"""The depth models of the package transformers: Depth Anything, ZoeDepth, DPT, GLPN.

Weights are read from safetensors alone, from a folder alone, and no code of a repository runs.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image

from core.errors import UsageError, WeightsError
from core.files.safe_json import read_json
from core.session.adapter import Adapter, Answer, first_line, package_call, simple_plan
from core.session.model import DepthModel, OpenRequest
from core.session.run_plan import RunPlan
from core.types import DepthKind, Photo

CONFIG = "config.json"
KINDS = {
    "dpt": DepthKind.AFFINE_INVERSE,
    "glpn": DepthKind.METRIC,
    "zoedepth": DepthKind.METRIC,
}
"""What the classes predict whose configuration does not say so."""


def open_transformers(request: OpenRequest) -> DepthModel:
    """Open the model in the folder of the weights; errors as ``open_model``."""
    package_call(request, lambda module: module.AutoModelForDepthEstimation)
    assert request.path is not None
    folder = request.path if request.path.is_dir() else request.path.parent
    weights = folder / request.entry.sources[0].stored
    kind = _kind(folder, _config(folder, request), weights)
    plan = simple_plan(request)
    processor, network = _load(folder, plan)
    return Adapter(request, plan, lambda photo, _: _predict(photo, processor, network, kind, plan))


def _config(folder: Path, request: OpenRequest) -> dict[str, Any]:
    path = folder / CONFIG
    if not path.is_file():
        raise WeightsError(
            path, "it is not there; 'leadline models download {model}'", model=request.entry.id
        )
    try:
        config = read_json(path)
    except (OSError, ValueError) as error:
        raise WeightsError(path, "cannot be read: {cause}", cause=first_line(error)) from error
    if not isinstance(config, dict):
        raise WeightsError(path, "is no configuration of a model")
    return config


def _kind(folder: Path, config: dict[str, Any], weights: Path) -> DepthKind:
    """What the model predicts; a folder that must not or cannot be used is refused."""
    from transformers.models.auto.modeling_auto import MODEL_FOR_DEPTH_ESTIMATION_MAPPING_NAMES

    model_type = str(config.get("model_type", ""))
    head = MODEL_FOR_DEPTH_ESTIMATION_MAPPING_NAMES.get(model_type)
    if config.get("auto_map"):
        raise UsageError("{folder} wants to run code of its own: it is refused", folder=folder)
    if head is None or head not in (config.get("architectures") or [head]):
        raise WeightsError(folder, "it holds no model that estimates depth")
    if not weights.is_file():
        raise WeightsError(weights, "it is not there: weights have to be safetensors")
    said = {"relative": DepthKind.AFFINE_INVERSE, "metric": DepthKind.METRIC}
    kind = KINDS.get(model_type) or said.get(str(config.get("depth_estimation_type", "relative")))
    if kind is None or model_type not in (*KINDS, "depth_anything"):
        raise WeightsError(folder, "models of the kind {kind} cannot be used", kind=model_type)
    return kind


def _load(folder: Path, plan: RunPlan) -> tuple[Any, Any]:
    from transformers import AutoImageProcessor, AutoModelForDepthEstimation
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    local: dict[str, Any] = {"local_files_only": True, "trust_remote_code": False}
    try:
        processor = AutoImageProcessor.from_pretrained(  # type: ignore[no-untyped-call]
            folder, **local
        )
        network = AutoModelForDepthEstimation.from_pretrained(
            folder, use_safetensors=True, dtype=plan.dtype, **local
        )
    except Exception as error:  # transformers can fail in any way on what it is given
        raise WeightsError(
            folder, "transformers cannot open it: {cause}", cause=first_line(error)
        ) from error
    return processor, network.to(plan.device).eval()


def _predict(photo: Photo, processor: Any, network: Any, kind: DepthKind, plan: RunPlan) -> Answer:
    """As ``pipeline("depth-estimation")``, on the model's own grid where it has one."""
    inputs = processor(images=Image.fromarray(photo.rgb), return_tensors="pt")
    outputs = network(**inputs.to(plan.device, plan.dtype))
    size = (photo.size.height, photo.size.width)
    if network.config.model_type == "zoedepth":  # its grid has a margin, which this cuts off
        found = processor.post_process_depth_estimation(outputs, source_sizes=[size])
        depth: torch.Tensor = found[0]["predicted_depth"]
    else:
        depth = outputs.predicted_depth[0]
    return Answer(depth.float().cpu().numpy().astype(np.float32), kind)
