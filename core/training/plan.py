"""A dry run: is the data there and readable, what would be done, does one batch fit and work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import psutil
import torch

from core.errors import DataError
from core.network.depth_pro import DepthPro, build_network
from core.system.memory import peak_memory_bytes
from core.training.config import PRESETS, TrainingConfig
from core.training.curriculum import Role, TrainingStage
from core.training.data import choose
from core.training.mechanics import chosen_precision
from core.training.run import initial_network, with_samples
from core.training.sources import ViewSource, open_source
from core.training.trainer import Trainer

PROBED = 3  # views of each folder that are read
FLOAT_BYTES = 4
GB = 1e9
ACTIVATIONS = 1  # what a batch takes, at least, as a multiple of the state


def dry_run(config: TrainingConfig, out: Path) -> Iterator[str]:
    """Lines that tell the plan; what cannot work raises as training would.

    Args:
        config: configuration of the run.
        out: the run's folder; only sample views are written there.

    Raises:
        DataError, WeightsError, UsageError: data, initial weights or settings are unusable.
    """
    config = with_samples(config, out)
    sources = [open_source(folder) for folder in config.data]
    yield from _network_lines(config)
    yield "data"
    for source in sources:
        yield f"  {_data_line(source)}"
    precision = chosen_precision(config.precision, config.accelerator)
    yield f"stages, in {precision} on {config.devices * config.nodes} process(es)"
    for stage in config.stages:
        yield f"  {_stage_line(stage, sources)}"
    yield from _batch_lines(config, out)


def _network_lines(config: TrainingConfig) -> Iterator[str]:
    with torch.device("meta"):
        network = build_network(PRESETS[config.preset])
    parameters = sum(parameter.numel() for parameter in network.parameters())
    yield f"network {config.preset}: {parameters:,} parameters"
    yield f"memory  {state_bytes(config) / GB:.1f} GB for weights, gradients and optimizer"


def state_bytes(config: TrainingConfig) -> int:
    """Memory of weights, gradients, Adam's two moments and, where used, averaged weights."""
    with torch.device("meta"):
        network = build_network(PRESETS[config.preset])
    copies = 4 + any(stage.ema for stage in config.stages)
    return copies * FLOAT_BYTES * sum(parameter.numel() for parameter in network.parameters())


def _data_line(source: ViewSource) -> str:
    missing = source.missing()
    if missing:
        raise DataError(
            missing[0], "there is no such file; {count} are missing", count=len(missing)
        )
    total = len(source.roles)
    for number in range(0, total, max(1, total // PROBED)):
        source.load(number)
    kinds = Counter(map(_role_name, source.roles))
    return f"{source.folder}: " + ", ".join(f"{n} {kind}" for kind, n in kinds.items())


def _role_name(role: Role) -> str:
    name = ("metric " if role.metric else "relative ") + ("real" if role.real else "synthetic")
    return name if role.focal else name + " without focal length"


def _stage_line(stage: TrainingStage, sources: Sequence[ViewSource]) -> str:
    rendered, real = choose(sources, stage)
    length = f"{stage.steps:,} steps" if stage.steps else f"{stage.minutes:g} minutes"
    losses = ", ".join(
        f"{term.weight:g} {term.loss}" + ("" if term.on == "all" else f" ({term.on})")
        for term in stage.terms
    )
    return (
        f"{stage.name}: {length} of {stage.batch_size} from {len(rendered)} rendered and "
        f"{len(real)} real views; rate {stage.learning_rate:g} to {stage.final_rate:g}; {losses}"
    )


def _batch_lines(config: TrainingConfig, out: Path) -> Iterator[str]:
    """Try one batch of every stage, where there is memory for it."""
    free, needed = _free_bytes(), (1 + ACTIVATIONS) * state_bytes(config)
    if needed > free:
        yield f"no batch tried: {needed / GB:.1f} GB needed, {free / GB:.1f} GB are free"
        return
    one_part = replace(config, devices=1, nodes=1)
    network = initial_network(config)
    for number, stage in enumerate(config.stages):
        yield f"  {stage.name}: {_try_batch(network, one_part, number, out)}"
    yield f"peak memory {_peak_bytes() / GB:.1f} GB"


def _try_batch(network: DepthPro, config: TrainingConfig, number: int, out: Path) -> str:
    trainer = Trainer(network, replace(config, stages=(config.stages[number],)), out / "dry-run")
    stage = config.stages[number]
    part = trainer.batches(stage)[0][:1]
    figures = trainer.gradients(part, stage)
    losses = ", ".join(f"{name} {value:.4g}" for name, value in figures.items())
    return f"batch {tuple(part[0].rgb.shape)}: {losses}"


def _free_bytes() -> int:
    if torch.cuda.is_available():
        return torch.cuda.mem_get_info()[0]
    return int(psutil.virtual_memory().available)


def _peak_bytes() -> int:
    if torch.cuda.is_available():
        return torch.cuda.max_memory_allocated()
    return peak_memory_bytes() or psutil.Process().memory_info().rss
