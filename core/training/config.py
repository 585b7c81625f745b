"""A training run as a JSON file: which network, data, curriculum and machine settings.

    {"rendered": ["views"], "real": ["rgbd/office"], "encoder_weights": "lite0.pth",
     "stages": [{"name": "generalise", "minutes": 30}, {"name": "sharpen", "steps": 500}]}

A stage starts from the one of the same name in ``core.training.curriculum`` and changes the
fields that are given. ``terms`` are lists [loss, weight, "synthetic" | "real" | "all"]. Paths
are relative to the file.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from core.errors import DataError, UsageError
from core.network.config import COMPACT, DepthProConfig
from core.training.augment import AugmentConfig
from core.training.curriculum import CURRICULA, Precision, Stage, Term

PRESETS: dict[str, DepthProConfig] = {"compact": COMPACT}


@dataclass(frozen=True)
class TrainingConfig:
    """A training run.

    Attributes:
        rendered: folders of rendered views.
        real: folders of RGB-D frames.
        preset: the network.
        stages: the curriculum.
        encoder_weights: ImageNet weights of the encoder (.pth), or None.
        weights: whole-network weights to start from (.safetensors), or None.
        frozen_blocks: first blocks of a convolutional encoder that stay as they are.
        precision: as Lightning Fabric names it.
        accelerator: as Lightning Fabric names it.
        devices: processes that share every batch.
        threads: of torch in each; None leaves the choice to it.
        workers: reading processes.
        seed: of everything random.
        export_minutes: how often the averaged weights are written.
    """

    rendered: tuple[Path, ...] = ()
    real: tuple[Path, ...] = ()
    preset: str = "compact"
    stages: tuple[Stage, ...] = CURRICULA["compact"]
    encoder_weights: Path | None = None
    weights: Path | None = None
    frozen_blocks: int = 2
    precision: Precision = "bf16-mixed"
    accelerator: str = "auto"
    devices: int = 1
    threads: int | None = None
    workers: int = 1
    seed: int = 1
    export_minutes: float = 5.0


def read_config(path: Path) -> TrainingConfig:
    """Read a run's description.

    Raises:
        DataError: the file cannot be read or is no JSON object.
        UsageError: a key or value is unknown; the nearest known one is named.
    """
    try:
        values = json.loads(path.read_text())
    except OSError as error:
        raise DataError(path, f"cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise DataError(path, f"is no JSON ({error})") from error
    if not isinstance(values, dict):
        raise DataError(path, "expected a JSON object of settings")
    return _training(values, path.parent)


def _training(values: Mapping[str, Any], base: Path) -> TrainingConfig:
    check_keys(values, [field.name for field in fields(TrainingConfig)], "training configuration")
    changes = dict(values)
    for key in ("rendered", "real"):
        changes[key] = tuple(base / path for path in values.get(key, ()))
    for key in ("encoder_weights", "weights"):
        if values.get(key) is not None:
            changes[key] = base / values[key]
    if "stages" in values:
        changes["stages"] = tuple(_stage(stage) for stage in values["stages"])
    config = TrainingConfig(**changes)
    check_keys([config.preset], PRESETS, "presets")
    return config


def _stage(values: Mapping[str, Any]) -> Stage:
    known = {stage.name: stage for stage in CURRICULA["compact"]}
    check_keys(values, [field.name for field in fields(Stage)], "stage")
    check_keys([values.get("name", "")], known, "stages")
    changes = dict(values)
    if "terms" in values:
        changes["terms"] = tuple(Term(*term) for term in values["terms"])
    if "aspects" in values:
        changes["aspects"] = tuple((ratio, weight) for ratio, weight in values["aspects"])
    if "augment" in values:
        check_keys(values["augment"], [f.name for f in fields(AugmentConfig)], "augment")
        changes["augment"] = AugmentConfig(**values["augment"])
    return replace(known[values["name"]], **changes)


def check_keys(given: Iterable[str], known: Iterable[str], where: str) -> None:
    """Raise UsageError for the first key that is not known, naming the nearest one."""
    names = list(known)
    for key in given:
        if key not in names:
            near = difflib.get_close_matches(key, names, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(names)}"
            raise UsageError(f"unknown key {key!r} in {where}: {hint}")
