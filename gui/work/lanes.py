"""The threads in which all work is done."""

from __future__ import annotations

from dataclasses import dataclass

from gui.work.task_runner import TaskRunner


@dataclass
class Lanes:
    """The threads: the network, decoding and building, writing files, fetching weights, and the
    bundled model while a slow one has the network's."""

    network: TaskRunner
    work: TaskRunner
    export: TaskRunner
    fetch: TaskRunner
    preview: TaskRunner

    @classmethod
    def start(cls) -> Lanes:
        return cls(
            *(TaskRunner(name) for name in ("network", "work", "export", "fetch", "preview"))
        )

    def close(self) -> bool:
        """Cancel everything and wait; False when some work would not stop."""
        stopped = [lane.close() for lane in vars(self).values()]
        return all(stopped)
