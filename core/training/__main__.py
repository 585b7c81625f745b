"""``python -m core.training --config FILE --out DIR``: train, and continue what was begun."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

import torch

from core.errors import LeadlineError
from core.network.depth_pro import DepthPro, build_network
from core.training.config import PRESETS, TrainingConfig, read_config
from core.training.data import RenderedViews, SensorFrames, Source
from core.training.export import save_weights
from core.training.initial import freeze_encoder, prepare
from core.training.trainer import Trainer


def main(argv: Sequence[str] | None = None) -> int:
    """Train; returns 0, or 1 with the error in one line."""
    arguments = _parser().parse_args(argv)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", force=True)
    try:
        train(read_config(arguments.config), arguments.out)
    except LeadlineError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def train(config: TrainingConfig, out: Path) -> DepthPro:
    """Run a training; returns the averaged network, also written to ``out/averaged.safetensors``.

    Raises:
        DataError, WeightsError, UsageError: data, initial weights or settings are unusable.
    """
    if config.threads is not None:
        torch.set_num_threads(config.threads)
    network = build_network(PRESETS[config.preset])
    prepare(network, config.encoder_weights, config.weights)
    freeze_encoder(network, blocks=config.frozen_blocks)
    trainer = Trainer(
        network,
        config.stages,
        rendered=lambda: _rendered(config.rendered),
        real=lambda: _real(config.real),
        out=out,
        on_export=lambda averaged: _export(averaged, config.preset, out),
        export_minutes=config.export_minutes,
        precision=config.precision,
        accelerator=config.accelerator,
        devices=config.devices,
        workers=config.workers,
        seed=config.seed,
    )
    trainer.run()
    return trainer.averaged


def _rendered(folders: Sequence[Path]) -> list[Source]:
    return [RenderedViews(folder) for folder in folders]


def _real(folders: Sequence[Path]) -> list[Source]:
    return [SensorFrames(folder) for folder in folders]


def _export(network: DepthPro, preset: str, out: Path) -> None:
    save_weights(network, out / "averaged.safetensors", preset=preset)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m core.training", description="Train a network.")
    parser.add_argument("--config", type=Path, required=True, help="JSON file of the run")
    parser.add_argument("--out", type=Path, required=True, help="folder of checkpoints")
    return parser


if __name__ == "__main__":
    sys.exit(main())
