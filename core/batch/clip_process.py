"""A clip in a process of its own: its depth made steady, and written to files.

``python -m core.batch.clip_process`` reads a pickled ``ClipJob`` from its standard input and prints
an event in a line of JSON for every frame.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.batch.model import Model
from core.batch.served import serve, tell
from core.films.request import ClipRequest
from core.progress import Progress
from core.settings import kept_films_bytes
from core.system.ending import leave
from core.types import Estimate, ModelInfo, Photo

if TYPE_CHECKING:
    from core.films.export import ClipOrder
    from core.films.network import Network


@dataclass(frozen=True)
class ClipJob:
    """What the process is to do.

    Attributes:
        request: of which film.
        info: the model whose answers are looked for, and made where they are missing.
        model: opens it.
        order: what to write; None to make depth steady only.
    """

    request: ClipRequest
    info: ModelInfo
    model: Model
    order: ClipOrder | None = None


def run_job() -> int:
    """Do the job on standard input; as ``serve``.

    Events are "progress" with a stage, how much is done and of how much, then "end" with the files
    and what failed.
    """
    return serve(_run)


def _run(job: ClipJob) -> None:
    from core.films.clip import FilmClip
    from core.films.export import check_targets, export_clip

    with FilmClip(
        job.request,
        job.info,
        metres=job.model.bundled_metres,
        limit_bytes=kept_films_bytes(),
        progress=_tell_progress,
    ) as clip:
        if job.order is not None:
            check_targets(clip, job.order)
        with _network(job) as network:
            clip.prepare(network, progress=_tell_progress)
        if job.order is None:
            tell({"event": "end", "files": [], "failures": []})
            return
        made = export_clip(clip, job.order, progress=_tell_progress)
        failures = [[each.path.name, each.cause.to_plain()] for each in made.failures]
        tell({"event": "end", "files": [str(file) for file in made.files], "failures": failures})


def _tell_progress(progress: Progress) -> None:
    tell(
        {
            "event": "progress",
            "stage": progress.stage,
            "done": progress.done,
            "total": progress.total,
        }
    )


class _Late:
    """A network that is opened when the first frame wants it: mostly all depth is there."""

    def __init__(self, job: ClipJob, held: ExitStack) -> None:
        self._job, self._held = job, held
        self._network: Network | None = None

    @property
    def info(self) -> ModelInfo:
        return self._job.info

    @property
    def in_flight(self) -> int:
        return self._network.in_flight if self._network else 1

    def submit(self, photo: Photo, *, with_fov: bool, begins: bool = False) -> Future[Estimate]:
        if self._network is None:
            from core.films.network import local_network

            self._network = self._held.enter_context(local_network(self._job.model.open()))
        return self._network.submit(photo, with_fov=with_fov, begins=begins)


@contextmanager
def _network(job: ClipJob) -> Iterator[_Late]:
    with ExitStack() as held:
        yield _Late(job, held)


if __name__ == "__main__":
    leave(run_job())
