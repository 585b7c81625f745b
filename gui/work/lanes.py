"""The threads in which all work is done."""

from __future__ import annotations

from dataclasses import dataclass

from gui.work.task_runner import TaskRunner


@dataclass
class Lanes:
    """The threads: the network, decoding and building, writing files, fetching weights, the
    bundled model while a slow one has the network's, and the frames of films."""

    network: TaskRunner
    work: TaskRunner
    export: TaskRunner
    fetch: TaskRunner
    preview: TaskRunner
    film: TaskRunner

    @classmethod
    def start(cls) -> Lanes:
        names = ("network", "work", "export", "fetch", "preview", "film")
        return cls(*map(TaskRunner, names))

    def close(self) -> bool:
        """Cancel everything and wait; False when some work would not stop."""
        stopped = [lane.close() for lane in vars(self).values()]
        return all(stopped)
