"""The training loop on Lightning Fabric: stages, averaged weights, checkpoints, log."""

from __future__ import annotations

import logging
import math
import pickle
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import torch
from lightning_fabric import Fabric
from lightning_fabric.strategies.ddp import DDPStrategy
from torch import Tensor, nn
from torch.optim import AdamW, Optimizer
from torch.utils.data import DataLoader

from core.errors import DataError
from core.files import atomic_path
from core.network.config import ConvConfig, PyramidConfig
from core.network.depth_pro import DepthPro
from core.training.curriculum import Precision, Stage
from core.training.data import Batch, Batches, Source
from core.training.objective import check_terms, objective

log = logging.getLogger(__name__)

CHECKPOINT = "last.ckpt"
BETAS = (0.9, 0.99)
LOG_EVERY_STEPS = 20
# While few steps are behind, the average must not be dominated by the first weights.
EMA_RAMP_STEPS = 10


@dataclass
class Position:
    """Where in the curriculum a run is; what a checkpoint needs beside the weights.

    ``step`` and ``seconds`` count within the stage, ``updates`` from the beginning.
    """

    stage: int = 0
    step: int = 0
    seconds: float = 0.0
    updates: int = 0

    def fraction(self, stage: Stage) -> float:
        """How much of its stage is done, 0 to 1, by steps or by time, whichever is further."""
        by_time = self.seconds / (60 * stage.minutes)
        by_steps = self.step / stage.steps if stage.steps else 0.0
        return min(1.0, max(by_time, by_steps))


class Trainer:
    """Trains a network through a curriculum.

    Args:
        network: with its initial weights.
        stages: the curriculum.
        rendered: opens the rendered sources; called in the process that reads.
        real: opens the sensor sources.
        out: folder of checkpoints; a checkpoint found there is continued.
        on_export: called with the averaged network every ``export_minutes`` and at the end.
        precision: as Fabric names it.
        accelerator: as Fabric names it.
        devices: processes, each with its own part of every batch; on a CPU too.
        workers: reading processes; 0 reads in between the steps.
    """

    def __init__(
        self,
        network: DepthPro,
        stages: Sequence[Stage],
        *,
        rendered: Callable[[], list[Source]],
        real: Callable[[], list[Source]],
        out: Path,
        on_export: Callable[[DepthPro], None] | None = None,
        export_minutes: float = 5.0,
        precision: Precision = "bf16-mixed",
        accelerator: str = "auto",
        devices: int = 1,
        workers: int = 1,
        seed: int = 1,
    ) -> None:
        for stage in stages:
            check_terms(stage.terms)
        torch.manual_seed(seed)
        self.fabric = Fabric(
            accelerator=accelerator,
            devices=devices,
            strategy=_strategy(devices),
            precision=precision,
        )
        self.fabric.launch()
        self.stages = tuple(stages)
        self.position = Position()
        self._sources = (rendered, real)
        self._out = out
        self._on_export = on_export
        self._export_s = 60 * export_minutes
        self._workers = workers
        self._seed = seed
        self.averaged = deepcopy(network).requires_grad_(False)
        self.averaged.to(self.fabric.device)
        network = network.to(memory_format=torch.channels_last)
        if self.fabric.device.type == "cpu":
            _run_depthwise_in_float32(network)
        optimizer = AdamW(_groups(network, self.stages[0]), betas=BETAS, weight_decay=0.0)
        self.network, self.optimizer = self.fabric.setup(network, optimizer)
        out.mkdir(parents=True, exist_ok=True)
        if (out / CHECKPOINT).exists():
            self._resume()

    def run(self) -> None:
        """Train to the end of the curriculum."""
        while self.position.stage < len(self.stages):
            self._run_stage(self.stages[self.position.stage])
            self.position = Position(self.position.stage + 1, updates=self.position.updates)
            self.save()
        self._export()

    def step(self, batch: Batch, stage: Stage) -> dict[str, float]:
        """One update; returns the losses by name and the gradient's length."""
        self.network.train()
        _freeze_statistics(self.network)
        fraction = self.position.fraction(stage)
        _set_rates(self.optimizer, _rate(stage, fraction, self.position.step), stage)
        batch = batch.to(self.fabric.device)
        output = self.network(_normalised(batch.rgb))
        loss, parts = objective(output, batch, stage.terms)
        self.fabric.backward(loss)
        norm = self.fabric.clip_gradients(
            self.network, self.optimizer, max_norm=stage.clip_norm, error_if_nonfinite=False
        )
        parts.update(total=float(loss.detach()), gradient=float(norm))  # type: ignore[arg-type]
        if math.isfinite(parts["gradient"]):
            self.optimizer.step()
        else:
            log.warning("step %d skipped: gradient is not finite", self.position.step)
        self.optimizer.zero_grad(set_to_none=True)
        self.position.step += 1
        self.position.updates += 1
        _average(self.averaged, self.network.module, stage.ema, self.position.updates)
        return parts

    def save(self) -> None:
        """Write the checkpoint; the previous one stays intact until the new one is complete."""
        state = {
            "network": self.network.module.state_dict(),
            "averaged": self.averaged.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "position": vars(self.position),
        }
        if self.fabric.is_global_zero:
            with atomic_path(self._out / CHECKPOINT) as path:
                torch.save(state, path)

    def _resume(self) -> None:
        path = self._out / CHECKPOINT
        try:
            state: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
            self.network.module.load_state_dict(state["network"])
            self.averaged.load_state_dict(state["averaged"])
            self.optimizer.load_state_dict(state["optimizer"])
            self.position = Position(**state["position"])
        except (RuntimeError, KeyError, TypeError, EOFError, pickle.UnpicklingError) as error:
            raise DataError(path, f"is no checkpoint of this network ({error})") from error
        log.info("continuing %s at stage %d", path, self.position.stage)

    def _run_stage(self, stage: Stage) -> None:
        table = _Table(stage, self.fabric.world_size)
        exported = self.position.seconds
        before = time.monotonic()
        for batch in self._batches(stage):
            table.add(self.step(batch, stage), batch)
            now = time.monotonic()
            self.position.seconds = self.fabric.broadcast(self.position.seconds + now - before)
            before = now
            if self.position.step % LOG_EVERY_STEPS == 0 and self.fabric.is_global_zero:
                log.info(table.line(self.position, self.optimizer.param_groups[0]["lr"]))
            if self.position.fraction(stage) >= 1:
                return
            if self.position.seconds - exported > self._export_s:
                self.save()
                self._export()
                exported = self.position.seconds

    def _batches(self, stage: Stage) -> Iterator[Batch]:
        config = replace(self.averaged.config, encoder=_encoder(self.averaged, stage))
        seed = (self._seed, self.position.stage, self.position.step, self.fabric.global_rank)
        share = replace(stage, batch_size=-(-stage.batch_size // self.fabric.world_size))
        stream = Batches(*self._sources, stage=share, config=config, seed=seed)
        return iter(DataLoader(stream, batch_size=None, num_workers=self._workers))

    def _export(self) -> None:
        if self._on_export is not None and self.fabric.is_global_zero:
            self._on_export(self.averaged.eval())


def _strategy(devices: int) -> DDPStrategy | str:
    # The coarsest fusion block has a residual unit for a skip that it never gets.
    return DDPStrategy(find_unused_parameters=True) if devices > 1 else "auto"


def _encoder(network: DepthPro, stage: Stage) -> PyramidConfig | ConvConfig:
    encoder = network.config.encoder
    if isinstance(encoder, ConvConfig):
        return replace(encoder, input_pixels=stage.input_pixels)
    return encoder


def _groups(network: DepthPro, stage: Stage) -> list[dict[str, Any]]:
    encoder = list(network.encoder.parameters())
    known = {id(parameter) for parameter in encoder}
    rest = [p for p in network.parameters() if id(p) not in known]
    rate = stage.learning_rate
    return [{"params": rest, "lr": rate}, {"params": encoder, "lr": rate * stage.encoder_rate}]


def _rate(stage: Stage, fraction: float, step: int) -> float:
    cosine = 0.5 * (1 + math.cos(math.pi * fraction))
    rate = stage.final_rate + (stage.learning_rate - stage.final_rate) * cosine
    return rate * min(1.0, (step + 1) / max(1, stage.warm_up_steps))


def _set_rates(optimizer: Optimizer, rate: float, stage: Stage) -> None:
    decoder, encoder = optimizer.param_groups
    decoder["lr"], encoder["lr"] = rate, rate * stage.encoder_rate


def _run_depthwise_in_float32(network: nn.Module) -> None:
    """Their gradients in bfloat16 take four times as long on a CPU as in float32."""
    for module in network.modules():
        if isinstance(module, nn.Conv2d) and module.groups > 1:
            setattr(module, "forward", partial(_float32_forward, module.forward))  # noqa: B010


def _float32_forward(forward: Callable[[Tensor], Tensor], x: Tensor) -> Tensor:
    with torch.autocast(x.device.type, enabled=False):
        return forward(x.float())


def _freeze_statistics(network: nn.Module) -> None:
    """Keep ImageNet's batch statistics: small batches of one kind of scene have poor ones."""
    for module in network.modules():
        if isinstance(module, nn.modules.batchnorm._BatchNorm):
            module.eval()


def _normalised(rgb: Tensor) -> Tensor:
    image = rgb.to(memory_format=torch.channels_last).float()
    return image.div_(127.5).sub_(1.0)


def _average(averaged: nn.Module, network: nn.Module, decay: float, step: int) -> None:
    decay = min(decay, step / (step + EMA_RAMP_STEPS))
    with torch.no_grad():
        for mean, current in zip(averaged.parameters(), network.parameters(), strict=True):
            mean.lerp_(current, 1 - decay)


class _Table:
    """A line of means of what happened since the line before."""

    def __init__(self, stage: Stage, processes: int) -> None:
        self._stage = stage
        self._processes = processes
        self._clear()

    def _clear(self) -> None:
        self._values: dict[str, list[float]] = defaultdict(list)
        self._images, self._views, self._since = 0, 0, time.monotonic()

    def add(self, parts: dict[str, float], batch: Batch) -> None:
        for name, value in parts.items():
            self._values[name].append(value)
        self._images += len(batch.real) * self._processes
        self._views = batch.views

    def line(self, position: Position, rate: float) -> str:
        speed = self._images / max(1e-9, time.monotonic() - self._since)
        means = "  ".join(f"{k} {sum(v) / len(v):.4f}" for k, v in sorted(self._values.items()))
        text = (
            f"{self._stage.name} {position.fraction(self._stage):6.1%} step {position.step} "
            f"rate {rate:.1e} {speed:.1f} images/s of {self._views} views | {means}"
        )
        self._clear()
        return text
