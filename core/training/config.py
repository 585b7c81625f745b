"""A training run: one of the named configurations, or a JSON file that changes one.

    {"base": "compact", "data": ["views", "rgbd/office"], "encoder_weights": "lite0.pth",
     "stages": [{"name": "generalise", "steps": 900}, {"name": "sharpen", "minutes": 30}]}

The file starts from the configuration that ``base`` names ("compact" if none) and changes the
fields that are given; a stage starts from that configuration's stage of the same name. ``terms``
are lists [loss, weight, which examples]. Paths are relative to the file.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, get_type_hints

from core.errors import DataError, UsageError
from core.files import plain_cause
from core.files.json_codec import from_plain
from core.files.safe_json import read_json
from core.sentence import Sentence
from core.training.augment import AugmentConfig
from core.training.curriculum import COMPACT_STAGES, Term, TrainingStage, WantedPrecision
from core.training.paper import LAPTOP_STAGES, PAPER_STAGES
from core.value_checks import refusal
from core.weights.catalog import CATALOG, bundled_weights

PRESETS = {entry.id: entry.preset for entry in CATALOG.values() if entry.preset}
DEFAULT_BASE = "compact"


@dataclass(frozen=True)
class TrainingConfig:
    """A training run.

    Attributes:
        data: folders to train on: dataset folders and folders of rendered views.
        validation: dataset folders that choose the best weights.
        sample_views: views rendered into the output folder first, to train on as well.
        preset: the network, by its id in the catalog.
        stages: the curriculum.
        encoder_weights: pretrained weights of the encoder (.pth, .safetensors), or None.
        weights: whole-network weights to start from, or None.
        frozen_blocks: first blocks of a convolutional encoder that stay as they are.
        precision: as Lightning Fabric names it, or "auto": bfloat16 where it is computed in
            hardware.
        accelerator: as Lightning Fabric names it.
        devices: processes on this machine that share every batch.
        nodes: machines that share every batch.
        threads: number of threads of torch in each process; None leaves the choice to it.
        micro_batch: examples that a process works on at once; None for its whole share.
        workers: reading processes of each process.
        seed: seed of everything random.
        save_minutes: how often a checkpoint is written.
        save_steps: the same in steps, in addition; None for never.
        judge_steps: how often the weights are judged on ``validation``.
        resident: views are kept in the device's memory, and examples are made there; for GPUs.
            Such a run cannot be repeated exactly.
        growing: ``data`` may grow while it is read; such a run cannot be repeated exactly.
    """

    data: tuple[Path, ...] = ()
    validation: tuple[Path, ...] = ()
    sample_views: int = 0
    preset: str = "compact"
    stages: tuple[TrainingStage, ...] = COMPACT_STAGES
    encoder_weights: Path | None = None
    weights: Path | None = None
    frozen_blocks: int = 2
    precision: WantedPrecision = "auto"
    accelerator: str = "auto"
    devices: int = 1
    nodes: int = 1
    threads: int | None = None
    micro_batch: int | None = None
    workers: int = 1
    seed: int = 1
    save_minutes: float = 5.0
    save_steps: int | None = None
    judge_steps: int = 500
    resident: bool = False
    growing: bool = False


CONFIGS: dict[str, TrainingConfig] = {
    "compact": TrainingConfig(),
    "paper": TrainingConfig(
        preset="depth-pro", stages=PAPER_STAGES, micro_batch=1, workers=8, judge_steps=2000
    ),
    # Goes on from the bundled weights: minutes teach a fresh network nothing worth a look.
    "laptop": TrainingConfig(
        sample_views=160,
        stages=LAPTOP_STAGES,
        weights=bundled_weights(),
        judge_steps=60,
        save_minutes=1,
    ),
}


def find_config(name: str) -> TrainingConfig:
    """The configuration of that name, or what the file of that name describes.

    Raises:
        DataError: the file cannot be read or is no JSON object.
        UsageError: a key or value is unknown; the nearest known one is named.
    """
    if name in CONFIGS:
        return CONFIGS[name]
    if not name.endswith(".json") and not Path(name).exists():
        check_keys([name], CONFIGS, "named configurations (a file ends in .json)")
    return read_config(Path(name))


def read_config(path: Path) -> TrainingConfig:
    """Read a run's description.

    Raises:
        DataError: the file cannot be read or is no JSON object.
        UsageError: a key or value is unknown; the nearest known one is named.
    """
    try:
        values = read_json(path)
    except OSError as error:
        raise DataError(path, "cannot be read: {cause}", cause=plain_cause(error)) from error
    except ValueError as error:
        raise DataError(path, "is no JSON ({detail})", detail=error) from error
    if not isinstance(values, dict):
        raise DataError(path, "expected a JSON object of settings")
    return _training(values, path.parent)


def check_keys(given: Iterable[str], known: Iterable[str], where: str) -> None:
    """Raise UsageError for the first key that is not known, naming the nearest one."""
    names = list(known)
    for key in given:
        if key not in names:
            near = difflib.get_close_matches(str(key), names, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(names)}"
            raise UsageError(
                "unknown key {key!r} in {where}: {hint}", key=key, where=where, hint=hint
            )


def _training(values: Mapping[str, Any], base: Path) -> TrainingConfig:
    name = values.get("base", DEFAULT_BASE)
    check_keys([name], CONFIGS, "named configurations")
    start = CONFIGS[name]
    readers: dict[str, Callable[[Any], Any]] = {
        "data": lambda paths: tuple(base / path for path in paths),
        "validation": lambda paths: tuple(base / path for path in paths),
        "encoder_weights": lambda path: path and base / path,
        "weights": lambda path: path and base / path,
        "stages": lambda stages: tuple(_stage(stage, start.stages) for stage in stages),
    }
    given = {key: value for key, value in values.items() if key != "base"}
    config: TrainingConfig = _changed(start, given, readers, "training configuration")
    check_keys([config.preset], PRESETS, "presets")
    return config


def _stage(values: Mapping[str, Any], stages: Iterable[TrainingStage]) -> TrainingStage:
    known = {stage.name: stage for stage in stages}
    _expect_object("stage", values)
    check_keys([values.get("name", "")], known, "stages")
    start = known[values["name"]]
    readers: dict[str, Callable[[Any], Any]] = {
        "terms": lambda terms: tuple(Term(*term) for term in terms),
        "aspects": lambda pairs: tuple((ratio, weight) for ratio, weight in pairs),
        "augment": lambda changes: _changed(start.augment, changes, {}, "augment"),
    }
    stage: TrainingStage = _changed(start, values, readers, "stage")
    return stage


def _changed(
    start: TrainingConfig | TrainingStage | AugmentConfig,
    values: Mapping[str, Any],
    readers: Mapping[str, Callable[[Any], Any]],
    where: str,
) -> Any:
    """``start`` with the given fields, each read by its reader or taken as it is."""
    _expect_object(where, values)
    check_keys(values, [field.name for field in fields(start)], where)
    kinds, changes = get_type_hints(type(start)), {}
    for key, value in values.items():
        if key in readers:
            try:
                changes[key] = readers[key](value)
            except (TypeError, ValueError) as error:
                raise UsageError(
                    "{key!r} in {where} cannot be {value!r} ({detail})",
                    key=key,
                    where=where,
                    value=value,
                    detail=error,
                ) from error
        else:
            changes[key] = _plain_value(key, value, kinds[key])
    return replace(start, **changes)


def _plain_value(key: str, value: Any, kind: Any) -> Any:
    """A field's value by its declared type; no number may be below 0."""
    try:
        made = from_plain(kind, value, [], where=key)
    except ValueError as error:
        raise UsageError(error.args[0]) from error
    if isinstance(made, int | float) and made < 0:
        raise UsageError(refusal(key, Sentence("a number of at least 0"), value))
    return made


def _expect_object(key: str, value: Any) -> None:
    if not isinstance(value, dict):
        raise UsageError(refusal(key, Sentence("an object"), value))
