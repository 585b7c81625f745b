"""The depth models of the package transformers: Depth Anything, ZoeDepth, DPT, GLPN and others.

Weights are read from safetensors alone, from a folder alone, and no code of a repository runs.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image

from core.errors import WeightsError
from core.session.adapter import Adapter, Answer, first_line, package_call, simple_plan
from core.session.model import DepthModel, OpenRequest
from core.session.run_plan import RunPlan
from core.types import DepthKind, Photo
from core.weights.depth_config import CONFIG, read_config

KINDS = {
    # Height above the ground, seen from far above: inverse depth there but for scale and shift.
    "chmv2": DepthKind.AFFINE_INVERSE,
    "depth_pro": DepthKind.CANONICAL_INVERSE,
    "dpt": DepthKind.AFFINE_INVERSE,
    "glpn": DepthKind.METRIC,
    "tipsv2_dpt": DepthKind.METRIC,
    "zoedepth": DepthKind.METRIC,
}
"""What the classes predict whose configuration does not say so."""
METRIC_BACKBONES = ("dinov2",)
"""Of DPT models: those with such a one were trained on metres, MiDaS has others."""
WITH_MARGIN = ("chmv2", "zoedepth")
"""Their grid covers more than the photo, which their own processing puts right."""


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
        return read_config(path, folder)
    except (OSError, ValueError) as error:
        raise WeightsError(path, "cannot be read: {cause}", cause=first_line(error)) from error


def _kind(folder: Path, config: dict[str, Any], weights: Path) -> DepthKind:
    """What the model predicts; a folder that cannot be used is refused."""
    model_type = str(config.get("model_type", ""))
    if not weights.is_file():
        raise WeightsError(weights, "it is not there: weights have to be safetensors")
    kind = _told_kind(model_type, config)
    if kind is None:
        raise WeightsError(folder, "models of the kind {kind} cannot be used", kind=model_type)
    return kind


def _told_kind(model_type: str, config: dict[str, Any]) -> DepthKind | None:
    """What a class predicts; None where that is not known, or where it wants more than a photo."""
    if model_type == "depth_anything":
        said = {"relative": DepthKind.AFFINE_INVERSE, "metric": DepthKind.METRIC}
        return said.get(str(config.get("depth_estimation_type", "relative")))
    backbone = config.get("backbone_config")
    trained = backbone.get("model_type") if isinstance(backbone, dict) else None
    if model_type == "dpt" and trained in METRIC_BACKBONES:
        return DepthKind.METRIC
    return KINDS.get(model_type)


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
    """As ``pipeline("depth-estimation")``, on the model's own grid where that is the photo's."""
    inputs = processor(images=Image.fromarray(photo.rgb), return_tensors="pt")
    outputs = network(**inputs.to(plan.device, plan.dtype))
    if network.config.model_type in WITH_MARGIN:
        size = photo.rgb.shape[:2]
        found = processor.post_process_depth_estimation(outputs, [size])
        depth: torch.Tensor = found[0]["predicted_depth"]
    else:
        depth = outputs.predicted_depth[0]
    angle = getattr(outputs, "field_of_view", None)  # Depth Pro tells it
    fov_deg = None if angle is None else float(angle.reshape(-1)[0])
    return Answer(depth.float().cpu().numpy().astype(np.float32), kind, fov_deg)
