"""A batch in a process of its own.

Not in the network lane: that one would be taken for hours, and decoding, writing and the
interpreter's lock would make the window stutter. The process has a model of its own, gives way
to all others, and takes nothing of the window with it when it dies.
"""

from __future__ import annotations

import os
import pickle
import sys
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from core.files.safe_json import parse_json
from core.sentence import Sentence
from core.settings import Settings
from gui.state.batch import BatchRequest
from gui.work.scenes import look_of_scene

if TYPE_CHECKING:
    from core.batch.process import Job

GRACE_MS = 10_000
"""After a polite request to stop; the batch survives a kill too."""
ERRORS_KEPT = 4000
"""Characters of what the process complained about."""


def prepare() -> None:
    """Import what a job is made of; slow, for a worker thread."""
    import core.batch.process  # noqa: F401


def job_of(request: BatchRequest, settings: Settings) -> Job:
    """What the process is to do: photos look as they would in the window."""
    from core.batch.model import Model
    from core.batch.process import Job
    from core.batch.run import PhotoBatch
    from core.export.recipe import Recipe

    scene = look_of_scene(settings)
    if settings.cloud_far_cut:
        scene["far_m"] = settings.cloud_far_m
    if not settings.range_auto:
        scene["color_range"] = (1 / settings.far_m, 1 / settings.near_m)
    if settings.cloud_density > 1:  # fewer points are for the screen
        scene["density"] = settings.cloud_density
    skip = settings.skip_prediction
    return Job(
        PhotoBatch(
            request.in_dir,
            request.out_dir,
            Recipe(request.formats, skip_prediction=skip, scene=scene),
            model={},
            overwrite=request.overwrite,
            recursive=request.recursive,
            photos=request.photos,
            adjusted=request.adjusted,
        ),
        Model(
            settings.model,
            None,
            settings.device,
            settings.precision,
            with_fov=not skip,
            bundled_metres=settings.bundled_metres,
        ),
    )


class JobProcess(QObject):
    """Runs a job; ``ended`` comes once, whatever happens.

    Args:
        module: what runs it.
        job: what pickle can hold.
    """

    told = Signal(object)  # an event of the module, a dict
    ended = Signal(str)  # what the process complained about, or why it could not be started

    def __init__(self, module: str, job: object, parent: QObject) -> None:
        super().__init__(parent)
        self._module, self._job = module, job
        self._errors = ""
        self._rest = b""
        self._process = QProcess(self)
        self._process.setProcessEnvironment(_environment())
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.readyReadStandardError.connect(self._read_errors)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)

    def start(self) -> None:
        """Start the process and hand it the job; nothing is waited for."""
        self._process.start(sys.executable, ["-m", self._module])
        self._process.write(pickle.dumps(self._job))
        self._process.closeWriteChannel()

    def stop(self) -> None:
        """Ask the process to end; it leaves report and files in order."""
        self._process.terminate()
        QTimer.singleShot(GRACE_MS, self._process, self._process.kill)

    def close(self) -> None:
        """End it now, without a word."""
        self.blockSignals(True)
        self._process.terminate()
        if not self._process.waitForFinished(GRACE_MS // 2):
            self._process.kill()
            self._process.waitForFinished(GRACE_MS // 2)

    def _read(self) -> None:
        content = self._rest + bytes(self._process.readAllStandardOutput().data())
        *lines, self._rest = content.split(b"\n")
        for event in filter(None, map(_event_in, lines)):
            self.told.emit(event)

    def _read_errors(self) -> None:
        text = bytes(self._process.readAllStandardError().data()).decode(errors="replace")
        self._errors = (self._errors + text)[-ERRORS_KEPT:]

    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._read()
        self._read_errors()
        crashed = status == QProcess.ExitStatus.CrashExit
        self.ended.emit(f"{self._errors}\n{'signal' if crashed else 'exit status'} {code}".strip())

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:  # else it will be finished
            self.ended.emit(self._process.errorString())


class BatchProcess(JobProcess):
    """Runs a batch."""

    def __init__(self, job: Job, parent: QObject) -> None:
        super().__init__("core.batch", job, parent)


def _environment() -> QProcessEnvironment:
    from core.batch.served import ROOT

    made = QProcessEnvironment.systemEnvironment()
    paths = filter(None, (str(ROOT), made.value("PYTHONPATH")))
    made.insert("PYTHONPATH", os.pathsep.join(paths))
    return made


def _event_in(line: bytes) -> dict[str, Any] | None:
    """An event; None for what a library printed."""
    try:
        event = parse_json(line)
    except ValueError:
        return None
    if not isinstance(event, dict) or "event" not in event:
        return None
    return {
        name: Sentence.from_plain(value) if isinstance(value, dict) else value
        for name, value in event.items()
    }
