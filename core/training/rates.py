"""What of a network learns in a stage, and how fast."""

from __future__ import annotations

import math
from typing import Any

from torch import nn
from torch.optim import Adam, Optimizer

from core.network.backbone import VitBackbone
from core.network.depth_pro import DepthPro
from core.training.curriculum import TrainingStage

BETAS = (0.9, 0.99)


def make_optimizer(network: DepthPro, stage: TrainingStage, *, fused: bool = False) -> Adam:
    """Adam without weight decay over two groups: the rest, then the encoder.

    ``fused``: all of a step at once, for a GPU.
    """
    encoder = list(network.encoder.parameters())
    known = {id(parameter) for parameter in encoder}
    rest = [p for p in network.parameters() if id(p) not in known]
    rate = stage.learning_rate
    groups: list[dict[str, Any]] = [
        {"params": rest, "lr": rate},
        {"params": encoder, "lr": rate * stage.encoder_rate},
    ]
    return Adam(groups, betas=BETAS, fused=fused or None)


def rate(stage: TrainingStage, fraction: float, step: int) -> float:
    """The decoder's learning rate.

    Args:
        stage: the schedule.
        fraction: how much of the stage is done, 0 to 1.
        step: step of the stage, from 0; for the warm-up.
    """
    if stage.hold is None:
        held = 0.5 * (1 + math.cos(math.pi * fraction))
    else:
        held = float(fraction < stage.hold)
    value = stage.final_rate + (stage.learning_rate - stage.final_rate) * held
    return value * min(1.0, (step + 1) / max(1, stage.warm_up_steps))


def set_rates(optimizer: Optimizer, value: float, stage: TrainingStage) -> None:
    """Set the decoder's rate, and with it the encoder's."""
    rest, encoder = optimizer.param_groups
    rest["lr"], encoder["lr"] = value, value * stage.encoder_rate


def freeze(network: DepthPro, stage: TrainingStage, always: frozenset[str]) -> None:
    """Choose the parameters that learn: all that the stage trains but those ``always`` frozen."""
    norms = _norms_of_transformers(network) if stage.frozen_norms else frozenset()
    for name, parameter in network.named_parameters():
        trained = stage.trains == "all" or name.startswith("fov.")
        parameter.requires_grad_(trained and name not in norms and name not in always)


def frozen_names(network: DepthPro) -> frozenset[str]:
    """Names of the parameters that do not learn now."""
    return frozenset(name for name, p in network.named_parameters() if not p.requires_grad)


def _norms_of_transformers(network: DepthPro) -> frozenset[str]:
    return frozenset(
        f"{vit_name}.{name}.{parameter}"
        for vit_name, vit in network.named_modules()
        if isinstance(vit, VitBackbone)
        for name, norm in vit.named_modules()
        if isinstance(norm, nn.LayerNorm)
        for parameter, _ in norm.named_parameters()
    )
