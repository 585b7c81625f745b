"""What ``config.json`` of a transformers model says: whether it may and can be used for depth."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

from core.errors import UsageError, WeightsError
from core.files.safe_json import read_json

CONFIG = "config.json"


def read_config(path: Path, place: object) -> dict[str, Any]:
    """Read a configuration, and refuse the model where it must not or cannot be used.

    Whether the model estimates depth, only the package transformers knows: without it nobody asks.

    Args:
        path: the file.
        place: folder or repository, for messages.

    Raises:
        WeightsError: it is no configuration.
        UsageError: the model wants code of its repository to run, or estimates no depth.
        OSError, ValueError: it cannot be read, or is no JSON.
    """
    config = read_json(path)
    if not isinstance(config, dict):
        raise WeightsError(path, "is no configuration of a model")
    if config.get("auto_map"):
        raise UsageError("{folder} wants to run code of its own: it is refused", folder=place)
    if find_spec("transformers") is not None and not _estimates_depth(config):
        raise UsageError("{folder} holds no model that estimates depth", folder=place)
    return config


def _estimates_depth(config: dict[str, Any]) -> bool:
    from transformers.models.auto.modeling_auto import MODEL_FOR_DEPTH_ESTIMATION_MAPPING_NAMES

    head = MODEL_FOR_DEPTH_ESTIMATION_MAPPING_NAMES.get(str(config.get("model_type", "")))
    return head is not None and head in (config.get("architectures") or [head])
