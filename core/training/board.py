"""What a run tells: a live table on a terminal, else a line now and then; and TensorBoard."""

from __future__ import annotations

import logging
import time
from collections import defaultdict
from collections.abc import Mapping

from lightning_fabric import Fabric
from rich.console import Console
from rich.live import Live
from rich.table import Table

from core.training.curriculum import TrainingStage

log = logging.getLogger(__name__)

EVERY_STEPS = 20


class Board:
    """Means of what happened since the last time it was told, every ``EVERY_STEPS`` steps.

    Args:
        fabric: whose loggers get the same figures; only its first process tells anything.
        console: where the table lives, if that is a terminal.
    """

    def __init__(self, fabric: Fabric, console: Console | None = None) -> None:
        self._fabric = fabric
        self._console = console or Console(stderr=True)
        self._live: Live | None = None
        self._clear()

    def __enter__(self) -> Board:
        if self._fabric.is_global_zero and self._console.is_terminal:
            self._live = Live(console=self._console, auto_refresh=False)
            self._live.start()
        return self

    def __exit__(self, *exc: object) -> None:
        if self._live is not None:
            self._live.stop()
            self._live = None

    def _clear(self) -> None:
        self._values: dict[str, list[float]] = defaultdict(list)
        self._images, self._since = 0, time.monotonic()

    def add(
        self,
        stage: TrainingStage,
        done: float,
        figures: Mapping[str, float],
        *,
        updates: int,
        skipped: int,
    ) -> None:
        """Take in one step.

        Args:
            stage: the step's.
            done: how much of the stage is behind, 0 to 1.
            figures: losses, gradient length, rate.
            updates: steps since the beginning.
            skipped: views that could not be read so far.
        """
        self._images += stage.batch_size
        for name, value in figures.items():
            self._values[name].append(value)
        if updates % EVERY_STEPS == 0:
            self._tell(stage, done, updates, skipped)
            self._clear()

    def _tell(self, stage: TrainingStage, done: float, updates: int, skipped: int) -> None:
        speed = self._images / max(1e-9, time.monotonic() - self._since)
        means = {name: sum(values) / len(values) for name, values in self._values.items()}
        self._fabric.log_dict(means | {"images_per_s": speed, "skipped": skipped}, step=updates)
        head = f"{stage.name} {done:6.1%}  step {updates}  {speed:.1f} images/s"
        if skipped:
            head += f"  {skipped} views skipped"
        if self._live is not None:
            self._live.update(_table(head, means), refresh=True)
        elif self._fabric.is_global_zero:
            log.info("%s | %s", head, "  ".join(f"{k} {v:.4g}" for k, v in sorted(means.items())))


def _table(head: str, means: Mapping[str, float]) -> Table:
    table = Table(title=head, title_justify="left")
    table.add_column("mean of the last steps")
    table.add_column("value", justify="right")
    for name, value in sorted(means.items()):
        table.add_row(name, f"{value:.4g}")
    return table
