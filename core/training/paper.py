"""The curriculum of "Depth Pro" (arXiv 2410.02073), and the same one in the size of a laptop.

Roles, losses, rates and lengths of stages 1 and 2 are the paper's; what it leaves open is a
named constant here.
"""

from __future__ import annotations

from dataclasses import replace

from core.training.augment import AugmentConfig
from core.training.curriculum import Term, TrainingStage

EPOCH = 72_000  # examples
BATCH = 128
# Not published: all losses count alike, and a fifth of the examples is real where both are used.
WEIGHT = 1.0
REAL_SHARE = 0.2
# Not published: the focal head reaches its plateau long before the depth network does.
FOCAL_EPOCHS = 20


def _stage(name: str, epochs: int, terms: tuple[Term, ...], *, uses: str) -> TrainingStage:
    steps = epochs * EPOCH // BATCH
    return TrainingStage(
        name=name,
        terms=terms,
        steps=steps,
        uses=uses,
        batch_size=BATCH,
        real_share=REAL_SHARE,
        frozen_norms=True,
        learning_rate=1.28e-4,
        final_rate=1.28e-5,
        hold=0.81,
        encoder_rate=0.1,
        warm_up_steps=steps // 100,
        clip_norm=0.2,
        ema=0.0,  # not published: the last weights are the result
        augment=AugmentConfig(color=0.75, blur=0.3, crop=0.5),
    )


GENERALISE = _stage(
    "generalise",
    250,
    (
        Term("mae", WEIGHT, "metric synthetic"),
        Term("ssi_mage", WEIGHT, "synthetic"),
        Term("trimmed_mae", WEIGHT, "metric real"),
        Term("ssi_mae", WEIGHT, "relative synthetic"),
        Term("ssi_trimmed_mae", WEIGHT, "relative real"),
    ),
    uses="all",
)
SHARPEN = _stage(
    "sharpen",
    100,
    tuple(Term(loss, WEIGHT) for loss in ("mae", "mse", "mage", "male", "msge")),
    uses="metric synthetic",
)
FOCAL = replace(
    _stage("focal", FOCAL_EPOCHS, (Term("focal", WEIGHT),), uses="focal"),
    trains="focal",
    encoder_rate=1.0,
)
PAPER_STAGES = (GENERALISE, SHARPEN, FOCAL)


def _laptop(stage: TrainingStage, steps: int, *, rate: float) -> TrainingStage:
    return replace(
        stage,
        steps=steps,
        batch_size=4,
        input_pixels=24_576,
        learning_rate=rate,
        final_rate=rate / 10,
        encoder_rate=0.25,
        warm_up_steps=max(1, steps // 100),
        clip_norm=1.0,
        ema=0.9,
    )


# Degrees have far larger errors and gradients than depth: the focal head's rate is lower.
LAPTOP_STAGES = (
    _laptop(GENERALISE, 100, rate=3e-4),
    _laptop(SHARPEN, 60, rate=2e-4),
    _laptop(FOCAL, 40, rate=1e-4),
)
