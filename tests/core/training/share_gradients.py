"""Script: the gradients of one batch that one or several processes share, into a file."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import torch

from core.training.curriculum import COMPACT_STAGES
from core.training.trainer import Trainer
from tests.core.training.tiny import SMALL, tiny_config, tiny_network


def main() -> None:
    folder, processes = Path(sys.argv[1]), int(sys.argv[2])
    # Uneven shares, in parts: 5 examples on two processes, at most two at once.
    stage = replace(COMPACT_STAGES[1], **SMALL | {"batch_size": 5, "real_share": 0.4})
    config = tiny_config(
        folder / "views",
        folder / "frames",
        stages=(stage,),
        devices=processes,
        micro_batch=2,
        precision="64-true",
    )
    trainer = Trainer(tiny_network(config), config, folder / "run")
    figures = trainer.gradients(trainer.batches(stage)[0], stage)
    found = {
        name: p.grad for name, p in trainer.network.module.named_parameters() if p.grad is not None
    }
    if trainer.fabric.is_global_zero:
        torch.save({"figures": figures, "gradients": found}, folder / f"{processes}.pt")
    trainer.fabric.barrier()


if __name__ == "__main__":
    main()
