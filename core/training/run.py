"""A whole run: sample views, the network, the judge, the trainer, and the weights it writes."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from rich.console import Console

from core.errors import UsageError
from core.network.depth_pro import DepthPro, build_network
from core.session import prepare_image
from core.training.config import PRESETS, TrainingConfig
from core.training.export import save_weights
from core.training.initial import freeze_encoder, prepare
from core.training.trainer import Trainer
from core.truth.datasets import META_NAME
from core.truth.evaluation import evaluate_dataset
from core.types import Estimate, ModelInfo, Photo

SAMPLE_PIXELS = 49_152
SAMPLE_SEED = 20_000_000  # far from the seeds that real training renders
VALIDATION_SEED = SAMPLE_SEED - 1
# The figure that chooses the best weights: the true focal length and an alignment leave depth.
JUDGED = "abs_rel"


def train(config: TrainingConfig, out: Path, *, console: Console | None = None) -> DepthPro:
    """Carry out a run, or continue the one that ``out`` holds.

    Args:
        config: configuration of the run.
        out: folder for ``last.safetensors`` and, with validation, ``best.safetensors``, in the
            layout of the official checkpoint; the state of the run; its log for TensorBoard.
        console: where the live table lives.

    Returns:
        The averaged network.

    Raises:
        DataError, WeightsError, UsageError: data, initial weights or settings are unusable.
        ExportError: the disk is full or read-only; what was written before is intact.
        KeyboardInterrupt: stopped, after a checkpoint was written.
    """
    config = with_samples(config, out)
    if config.threads is not None:
        torch.set_num_threads(config.threads)
    trainer = Trainer(
        initial_network(config),
        config,
        out,
        judge=(lambda network: judged(network, config)) if config.validation else None,
        export=lambda network, name: save_weights(
            network, out / f"{name}.safetensors", preset=config.preset
        ),
        console=console,
    )
    trainer.run()
    return trainer.averaged


def initial_network(config: TrainingConfig) -> DepthPro:
    """The network with the weights that training starts from; its random part by the seed."""
    torch.manual_seed(config.seed)
    network = build_network(PRESETS[config.preset])
    prepare(network, config.encoder_weights, config.weights)
    freeze_encoder(network, blocks=config.frozen_blocks)
    return network


def judged(network: DepthPro, config: TrainingConfig) -> float:
    """Mean AbsRel over the validation sets, aligned by scale and shift; lower is better."""
    training = network.training
    estimator = _Estimator(network.eval(), config.preset)
    figures = [
        evaluate_dataset(estimator, folder, alignment="scale-shift", focal="truth").means
        for folder in config.validation
    ]
    network.train(training)
    found = [means[JUDGED] for means in figures if JUDGED in means]
    if not found:
        raise UsageError("no validation folder holds depth: nothing can be judged")
    return float(np.mean(found))


def with_samples(config: TrainingConfig, out: Path) -> TrainingConfig:
    """The configuration with sample views rendered into ``out``, if it asks for some."""
    if not config.sample_views:
        return config
    # Imports the renderer, which other runs do not need.
    from core.training.synthetic.shards import write_shards

    views, validation = out / "sample", out / "sample-validation"
    write_shards(
        views,
        views=config.sample_views,
        seed=SAMPLE_SEED,
        workers=1,
        pixels=SAMPLE_PIXELS,
        textures=(),
    )
    if not (validation / META_NAME).exists():
        _render_validation(validation)
    return replace(config, data=(*config.data, views), validation=(*config.validation, validation))


def _render_validation(folder: Path) -> None:
    """A dataset folder with the views of a scene that is not among the sample views."""
    from core.training.synthetic.views import render_views

    folder.mkdir(parents=True, exist_ok=True)
    items = []
    for number, view in enumerate(render_views(VALIDATION_SEED, pixels=SAMPLE_PIXELS)):
        Image.fromarray(view.rgb).save(folder / f"{number}.png")
        depth = np.divide(
            1, view.inverse_depth, where=view.inverse_depth > 0, out=0 * view.inverse_depth
        )
        np.savez_compressed(folder / f"{number}.npz", depth=depth)
        items.append({"rgb": f"{number}.png", "depth": f"{number}.npz", "fx": view.f_px})
    meta = {"name": "rendered sample", "kind": "metric", "synthetic": True, "items": items}
    (folder / META_NAME).write_text(json.dumps(meta))


class _Estimator:
    """Runs a network that is being trained, as ``core.truth.evaluation`` wants it."""

    def __init__(self, network: DepthPro, model: str) -> None:
        self._network = network
        self._parameter = next(network.parameters())
        self._info = ModelInfo(model, "", self._parameter.device.type, "float32")

    def estimate(self, photo: Photo) -> Estimate:
        image = prepare_image(photo.rgb, self._network.config).to(self._parameter)
        with torch.no_grad():
            output = self._network(image)
        canonical = output.canonical[0, 0].float().cpu().numpy()
        assert output.fov_deg is not None
        return Estimate(canonical, float(output.fov_deg[0]), photo.size, self._info)
