"""The training loop on Lightning Fabric: stages, averaged weights, checkpoints.

On a CPU a run that is killed at any moment and started again ends with the very weights of one
that was never interrupted: what a step does is a function of the weights, the optimizer's state
and the step's number, and all of them are in the checkpoint.
"""

from __future__ import annotations

import json
import logging
import math
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from copy import deepcopy
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import torch
from lightning_fabric import Fabric
from lightning_fabric.loggers.tensorboard import TensorBoardLogger
from lightning_fabric.strategies.ddp import DDPStrategy
from numpy.random import SeedSequence
from rich.console import Console
from torch import Tensor
from torch.utils.data import DataLoader

from core.errors import DataError, LeadlineError, UsageError
from core.network.config import ConvConfig, DepthProConfig
from core.network.depth_pro import DepthPro
from core.system.stop_signals import SIGNALS, on_stop
from core.training.augment import RETOUCHING
from core.training.board import Board
from core.training.checkpoint import CHECKPOINT, READ_ERRORS, read_state, write_state
from core.training.config import TrainingConfig
from core.training.curriculum import TrainingStage
from core.training.data import Ahead, Batch, Batches, Carried
from core.training.mechanics import (
    average,
    chosen_precision,
    freeze_statistics,
    normalised,
    suit,
)
from core.training.objective import check_terms, count, needs_focal, objective
from core.training.rates import freeze, frozen_names, make_optimizer, rate, set_rates
from core.training.resident import Pool, ResidentBatches

log = logging.getLogger(__name__)

ENDLESS = sys.maxsize
Judge = Callable[[DepthPro], float]
Export = Callable[[DepthPro, str], None]


@dataclass
class Position:
    """Where in the curriculum a run is; what a checkpoint needs beside the weights.

    ``step`` and ``seconds`` count within the stage, the rest from the beginning. ``best`` is
    the lowest figure that the judge has given.
    """

    stage: int = 0
    step: int = 0
    seconds: float = 0.0
    updates: int = 0
    skipped: int = 0
    best: float = math.inf

    def fraction(self, stage: TrainingStage) -> float:
        """How much of its stage is done, 0 to 1, by steps or by time, whichever is further."""
        by_time = self.seconds / (60 * stage.minutes)
        by_steps = self.step / stage.steps if stage.steps else 0.0
        return min(1.0, max(by_time, by_steps))


class Trainer:
    """Trains a network through a curriculum.

    Args:
        network: with its initial weights; parameters that need no gradient stay as they are.
        config: configuration of the run.
        out: folder of checkpoints and log; a checkpoint found there is continued.
        judge: figure of merit of averaged weights, lower is better; None: nothing is best.
        export: writes averaged weights under the name "last" or "best".
        console: where the live table lives.

    Raises:
        UsageError: a stage has no end, an unknown loss, or fewer examples than processes.
        DataError: the checkpoint is broken or of another network.
    """

    def __init__(
        self,
        network: DepthPro,
        config: TrainingConfig,
        out: Path,
        *,
        judge: Judge | None = None,
        export: Export | None = None,
        console: Console | None = None,
    ) -> None:
        self.config = config
        self.stages = config.stages
        self.position = Position()
        self._out, self._judge, self._export = out, judge, export
        self._console = console
        _check_stages(config)
        precision = chosen_precision(config.precision, config.accelerator)
        self.fabric = _start_fabric(config, out)
        self._stop = False
        self._pool: Pool | None = None
        self._fixed = frozen_names(network)
        network = network.to(memory_format=torch.channels_last)
        freeze(network, self.stages[0], self._fixed)
        on_gpu = self.fabric.device.type == "cuda"
        optimizer = make_optimizer(network, self.stages[0], fused=on_gpu)
        self.network, self.optimizer = self.fabric.setup(network, optimizer)
        self.averaged: DepthPro = self.network.module
        if any(stage.ema for stage in self.stages):
            self.averaged = deepcopy(self.averaged).requires_grad_(False)
        suit(self.network.module, precision, on_cpu=self.fabric.device.type == "cpu")
        out.mkdir(parents=True, exist_ok=True)
        if (out / CHECKPOINT).exists():
            self._resume()

    def run(self) -> None:
        """Train to the end of the curriculum.

        Raises:
            KeyboardInterrupt: stopped by the user or the system, after the checkpoint was written.
            DataError: nothing to train on, or too much of it cannot be read.
            ExportError: a checkpoint cannot be written; the previous one is intact.
        """
        with (
            self._ended_logs(),
            Board(self.fabric, self._console) as board,
            on_stop(self._request_stop),
            self._filled_pool(),
        ):
            while self.position.stage < len(self.stages):
                self._run_stage(self.stages[self.position.stage], board)
                self._judge_now()
                following = self.position.stage + 1
                self.position = replace(self.position, stage=following, step=0, seconds=0.0)
                self.save()
            self._write("last")
        self.fabric.barrier()

    @contextmanager
    def _ended_logs(self) -> Iterator[None]:
        """However a run ends: the loggers' threads would outlive it."""
        try:
            yield
        finally:
            for logger in self.fabric.loggers:
                with suppress(OSError):  # a full disk has been told already
                    logger.finalize("finished")

    def batches(self, stage: TrainingStage) -> Batches:
        """The parts of the stage's batches that this process works on."""
        config = _input_config(self.averaged.config, stage)
        return Batches(
            self.config.data,
            stage=stage,
            config=config,
            seed=(self.config.seed, self.position.stage),
            rank=self.fabric.global_rank,
            processes=self.fabric.world_size,
            micro_batch=self.config.micro_batch,
            growing=self.config.growing,
        )

    def gradients(
        self,
        parts: Sequence[Batch],
        stage: TrainingStage,
        *,
        meanwhile: Callable[[], None] | None = None,
    ) -> dict[str, float]:
        """Add up the gradients of a batch, over its parts and all processes.

        They are those of the whole batch at once: every loss is a mean over images, and each
        part is weighted by its share of them. They are then clipped to the stage's length.

        Args:
            parts: parts of the batch, those of this process.
            stage: the losses.
            meanwhile: called before a GPU's results are waited for.

        Returns:
            The weighted sum and the value of each loss, over the whole batch; "gradient" is the
            length of the gradients before they were clipped.
        """
        self.network.train()
        freeze_statistics(self.network)
        parts = [part.to(self.fabric.device) for part in parts]
        counts = torch.stack([count(part, stage.terms) for part in parts]).sum(0)
        if self.fabric.world_size > 1:
            counts = self._summed(counts.to(self.fabric.device)).cpu()
        figures = torch.zeros(1 + len(stage.terms), device=self.fabric.device)
        for number, part in enumerate(parts):
            more = number + 1 < len(parts)
            with self.fabric.no_backward_sync(self.network, enabled=more):
                figures += self._backward(part, stage, counts)
        norm = self.fabric.clip_gradients(
            self.network, self.optimizer, max_norm=stage.clip_norm, error_if_nonfinite=False
        )
        assert isinstance(norm, Tensor)
        figures = torch.cat([self._summed(figures), norm.detach().view(1).to(figures)])
        if meanwhile is not None:
            meanwhile()
        names = ["total", *(f"{term.loss}/{term.on}" for term in stage.terms), "gradient"]
        totals = dict(zip(names, figures.tolist(), strict=True))
        seen = [True, *(counts > 0).tolist(), True]
        return {name: totals[name] for name, used in zip(names, seen, strict=True) if used}

    def step(
        self,
        parts: Sequence[Batch],
        stage: TrainingStage,
        *,
        meanwhile: Callable[[], None] | None = None,
    ) -> dict[str, float]:
        """One update; returns the losses by name, the rate and the gradient's length.

        ``meanwhile`` is called while a GPU is at work.
        """
        position = self.position
        torch.manual_seed(_step_seed(self.config.seed, position))
        value = rate(stage, position.fraction(stage), position.step)
        set_rates(self.optimizer, value, stage)
        figures = self.gradients(parts, stage, meanwhile=meanwhile) | {"rate": value}
        if math.isfinite(figures["gradient"]):
            self.optimizer.step()
        else:
            log.warning("step %d skipped: gradient is not finite", position.step)
        self.optimizer.zero_grad(set_to_none=True)
        position.step += 1
        position.updates += 1
        average(self.averaged, self.network.module, stage.ema, position.updates)
        return figures

    def save(self) -> None:
        """Write the checkpoint; the previous one stays intact until the new one is complete."""
        if not self.fabric.is_global_zero:
            return
        state = {
            "network": self.network.module.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "position": vars(self.position),
            "settings": self._settings(),
        }
        if self.averaged is not self.network.module:
            state["averaged"] = self.averaged.state_dict()
        write_state(self._out / CHECKPOINT, state)

    def _backward(self, part: Batch, stage: TrainingStage, counts: Tensor) -> Tensor:
        """Backward through one part; returns its share of the total and of every loss."""
        output = self.network(normalised(part.rgb), with_fov=needs_focal(stage.terms))
        loss, values = objective(output, part, stage.terms, counts)
        # Processes' gradients are averaged where they should be added up.
        self.fabric.backward(loss * self.fabric.world_size)
        names = [f"{term.loss}/{term.on}" for term in stage.terms]
        nothing = loss.new_zeros(())
        return torch.stack([loss.detach(), *(values.get(name, nothing) for name in names)]).float()

    def _run_stage(self, stage: TrainingStage, board: Board) -> None:
        self._begin(stage)
        saved = before = time.monotonic()
        loaded = Ahead(self._loaded(stage))
        for parts in loaded:
            figures = self.step(parts, stage, meanwhile=loaded.prepare)
            self._report_skipped(parts)
            now = time.monotonic()
            seconds = self.position.seconds + now - before
            before = now
            due = now - saved > 60 * self.config.save_minutes
            self.position.seconds, due, stop = self.fabric.broadcast((seconds, due, self._stop))
            done = self.position.fraction(stage)
            updates, skipped = self.position.updates, self.position.skipped
            board.add(stage, done, figures, updates=updates, skipped=skipped)
            if updates % self.config.judge_steps == 0 and done < 1:
                self._judge_now()
            if due or stop or (self.config.save_steps and updates % self.config.save_steps == 0):
                self.save()
                self._write("last")
                saved = now
            if stop:
                raise KeyboardInterrupt
            if done >= 1:
                return

    def _begin(self, stage: TrainingStage) -> None:
        """Let what the stage trains learn; processes agree on it anew."""
        network = self.network.module
        freeze(network, stage, self._fixed)
        if self.fabric.world_size > 1:
            self.network = self.fabric.setup_module(network)

    def _loaded(self, stage: TrainingStage) -> Iterator[list[Batch]]:
        if self._pool is not None:
            yield from ResidentBatches(
                self._pool,
                stage=stage,
                config=_input_config(self.averaged.config, stage),
                seed=(self.config.seed, self.position.stage),
            ).from_step(self.position.step)
            return
        loader = DataLoader(
            Carried(self.batches(stage)),
            batch_size=None,
            sampler=range(self.position.step, stage.steps or ENDLESS),
            num_workers=self.config.workers,
            worker_init_fn=_leave_signals_to_the_trainer,
            pin_memory=self.fabric.device.type == "cuda",
        )
        for parts in loader:
            if isinstance(parts, LeadlineError):
                raise parts
            yield parts

    def _report_skipped(self, parts: Sequence[Batch]) -> None:
        skipped = [text for part in parts for text in part.skipped]
        for text in skipped:
            log.warning("skipped: %s", text)
        number = float(len(skipped))
        if self.fabric.world_size > 1:
            number = float(self._summed(torch.tensor(number, device=self.fabric.device)))
        self.position.skipped += int(number)

    def _judge_now(self) -> None:
        """Keep the averaged weights as the best, if the judge has given no lower figure."""
        if self._judge is None:
            return
        figure = self._judge(self.averaged) if self.fabric.is_global_zero else math.inf
        figure = self.fabric.broadcast(figure)
        self.fabric.log("validation", figure, step=self.position.updates)
        log.info("validation at step %d: %.4f", self.position.updates, figure)
        if figure < self.position.best:
            self.position.best = figure
            self._write("best")

    def _write(self, name: str) -> None:
        if self._export is not None and self.fabric.is_global_zero:
            self._export(self.averaged, name)

    def _summed(self, values: Tensor) -> Tensor:
        summed = self.fabric.all_reduce(values, reduce_op="sum")
        assert isinstance(summed, Tensor)
        return summed

    def _settings(self) -> str:
        """What must not change for a run to be repeatable, as text."""
        data = [str(folder) for folder in self.config.data]
        stages = [asdict(stage) for stage in self.stages]
        return json.dumps({"seed": self.config.seed, "stages": stages, "data": data})

    def _resume(self) -> None:
        path = self._out / CHECKPOINT
        state = read_state(path)
        try:
            self.network.module.load_state_dict(state["network"])
            self.optimizer.load_state_dict(state["optimizer"])
            self.position = Position(**state["position"])
            if self.averaged is not self.network.module:
                self.averaged.load_state_dict(state["averaged"])
        except READ_ERRORS as error:
            raise DataError(
                path, "is no checkpoint of this network ({detail})", detail=error
            ) from error
        if state.get("settings") != self._settings():
            log.warning("%s began with other stages, data or seed; these go on from there", path)
        log.info("continuing %s at step %d", path, self.position.updates)

    @contextmanager
    def _filled_pool(self) -> Iterator[None]:
        """The views are on the device, if they are to be kept there."""
        if not self.config.resident:
            yield
            return
        config = self.config
        self._pool = Pool(
            config.data, self.fabric.device, readers=config.workers, growing=config.growing
        )
        try:
            yield
        finally:
            self._pool.close()
            self._pool = None

    def _request_stop(self) -> None:
        """It is granted after the step that is under way."""
        self._stop = True


def _leave_signals_to_the_trainer(worker: int) -> None:
    """A request to stop often goes to all processes; readers are still needed for the step."""
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)


def _check_stages(config: TrainingConfig) -> None:
    for stage in config.stages:
        check_terms(stage.terms)
        if stage.steps is None and math.isinf(stage.minutes):
            raise UsageError("the stage {stage!r} needs steps or minutes", stage=stage.name)
        if config.resident and config.devices * config.nodes > 1:
            raise UsageError("views are kept on one device only: set devices to 1")
        retouched = [name for name in RETOUCHING if getattr(stage.augment, name)]
        if retouched and not config.resident:
            raise UsageError(
                "the stage {stage!r} asks for {names}, which is done only "
                "where views are kept on the device: set resident to true",
                stage=stage.name,
                names=", ".join(retouched),
            )
        if stage.batch_size < config.devices * config.nodes:
            raise UsageError(
                "the stage {stage!r} has fewer examples than processes", stage=stage.name
            )


def _start_fabric(config: TrainingConfig, out: Path) -> Fabric:
    processes = config.devices * config.nodes
    fabric = Fabric(
        accelerator=config.accelerator,
        devices=config.devices,
        num_nodes=config.nodes,
        # The coarsest fusion block has a residual unit for a skip that it never gets.
        strategy=DDPStrategy(find_unused_parameters=True) if processes > 1 else "auto",
        precision=chosen_precision(config.precision, config.accelerator),
        loggers=TensorBoardLogger(out, name="tensorboard", version=""),
    )
    fabric.launch()
    return fabric


def _input_config(config: DepthProConfig, stage: TrainingStage) -> DepthProConfig:
    if isinstance(config.encoder, ConvConfig):
        return replace(config, encoder=replace(config.encoder, input_pixels=stage.input_pixels))
    return config


def _step_seed(seed: int, position: Position) -> int:
    return int(SeedSequence([seed, position.updates]).generate_state(1)[0])
