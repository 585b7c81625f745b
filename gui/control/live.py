"""A camera in the panes: on while it is on show, frozen into photos, recorded."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from core.focal import px_from_fov
from core.progress import CancelToken, ProgressCallback
from gui.control.notes import cause
from gui.control.photos import PhotoDesk
from gui.control.store import Store
from gui.control.writer import Writer
from gui.kit.translate import tr
from gui.state.app_state import camera_on_show, change_entry, current_entry, entry_of
from gui.state.entry import Derived, Entry, Status
from gui.state.live import LiveState
from gui.state.models import choice_of
from gui.widgets.error_strip import Note
from gui.work.jobs import Jobs
from gui.work.lanes import Lanes
from gui.work.live import LiveFrame, Newest, watch
from gui.work.task_runner import Failure, Task

if TYPE_CHECKING:
    from core.live import Camera
    from core.live.record import Recorder

POLL_MS = 15
FOLLOW = 0.2
"""Share by which the colour range goes towards that of the newest frame: else colours flicker."""
PREDICTIONS = 31
NOTE = "camera"


class LiveDesk(QObject):
    """One camera at a time, with the network to itself; no frame is kept unless that is asked."""

    noted = Signal(object, object)  # Note, what its action does or None
    resolved = Signal(str)  # key of a note that is no longer true
    cameras_found = Signal(object)  # the cameras of this machine

    def __init__(
        self,
        store: Store,
        lanes: Lanes,
        jobs: Jobs,
        photos: PhotoDesk,
        writer: Writer,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._store, self._jobs = store, jobs
        self._lane, self._work = lanes.network, lanes.work
        self._photos, self._writer = photos, writer
        self._key: int | None = None
        self._camera: Camera | None = None
        self._task: Task | None = None
        self._newest = Newest()
        self._recorder: Recorder | None = None
        self._film = Path()
        self._angles: deque[float] = deque(maxlen=PREDICTIONS)
        self._closing = False
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self.advance)

    def look_for_cameras(self) -> None:
        """Find out which cameras there are."""
        from core.live import list_cameras

        task = self._work.submit(lambda _p, _c: list_cameras(), slot="cameras")
        task.succeeded.connect(self.cameras_found)

    # On and off

    def open(self, source: str, name: str) -> None:
        """Bring a camera on show."""
        state = self._store.state
        there = next((each for each in state.entries if _opens(each, source)), None)
        if there is not None:
            self._store.set(change_entry(state, there.key, live=LiveState(source)))
            self._photos.show_live(there.key)
            return
        self._photos.add_live(name, LiveState(source))

    def follow(self) -> None:
        """After every state: it is on while it is on show, and off else."""
        entry = None if self._closing else camera_on_show(self._store.state)
        key = entry.key if entry is not None else None
        if key != self._key:
            before, self._key = self._key, key
            self._switch_off(before)
            if entry is not None and entry.live is not None:
                self._switch_on(entry.live.source)

    def _switch_on(self, source: str) -> None:
        from core.live import Camera

        self._camera = camera = Camera(source)
        self._newest = newest = Newest()
        self._angles.clear()
        choice = choice_of(self._store.state.settings)

        def work(progress: ProgressCallback, cancel: CancelToken) -> None:
            watch(camera, lambda: self._jobs.load(choice, cancel), newest, cancel)

        key = self._key
        self._task = task = self._lane.submit(work)
        task.succeeded.connect(lambda _: self._on_over(key, camera))
        task.failed.connect(lambda failure: self._on_failed(key, camera, failure))
        self._poll.start()

    def _switch_off(self, key: int | None) -> None:
        """At once: what a device takes to let go is nobody's wait."""
        self._poll.stop()
        self.stop_recording()
        camera, self._camera = self._camera, None
        if self._task is not None:
            self._task.cancel()
            self._task = None
        if camera is not None:
            camera.close(wait_s=0)
        if key is not None and (entry := entry_of(self._store.state, key)) and entry.live:
            live = replace(entry.live, on=False, fps=0.0)
            self._store.set(change_entry(self._store.state, key, live=live))

    def stop(self) -> None:
        """Switch it off; its last frame stays."""
        if self._key is not None:
            key, self._key = self._key, None
            self._switch_off(key)

    def start(self) -> None:
        """Switch it on again."""
        entry = current_entry(self._store.state)
        if entry is not None and entry.live is not None and not entry.live.on:
            live = replace(entry.live, on=True)
            self._store.set(change_entry(self._store.state, entry.key, live=live))

    def _on_over(self, key: int | None, camera: Camera) -> None:
        """A film that stood for a camera is at its end."""
        self.advance()
        if self._camera is camera:
            self.stop()

    def _on_failed(self, key: int | None, camera: Camera, failure: Failure) -> None:
        if self._camera is not camera:
            return
        self.stop()
        note = Note(tr("Camera"), cause(failure), action=tr("Try again"), key=NOTE)
        self.noted.emit(replace(note, details=failure.details), self.start)

    # Frames

    def advance(self) -> None:
        """Show the newest frame."""
        made, key = self._newest.take(), self._key
        entry = entry_of(self._store.state, key)
        if made is None or entry is None or entry.live is None:
            return
        self.resolved.emit(NOTE)
        if entry.photo is None:
            self._photos.thumbnail_made.emit(entry.key, made.mips[-1])
        changes: dict[str, Any] = {"photo": made.photo, "mips": made.mips, "status": Status.DONE}
        live = replace(entry.live, fps=round(made.fps, 1))
        if made.derived is not None:
            changes["results"] = {choice_of(self._store.state.settings): made.derived}
            live = self._with_depth(live, made, made.derived)
        self._store.set(change_entry(self._store.state, entry.key, live=live, **changes))

    def _with_depth(self, live: LiveState, made: LiveFrame, derived: Derived) -> LiveState:
        """One camera for all frames, and colours that follow slowly."""
        low, high = derived.auto_range
        if live.low is not None and live.high is not None:
            low = live.low + FOLLOW * (low - live.low)
            high = live.high + FOLLOW * (high - live.high)
        angle = derived.estimate.fov_deg
        if angle:
            self._angles.append(angle)
        predicted = None
        if self._angles:
            predicted = px_from_fov(float(np.median(self._angles)), made.photo.size.width)
        return replace(live, low=low, high=high, predicted_px=predicted)

    # Keeping

    def freeze(self) -> None:
        """The frame on show becomes a photo with its depth."""
        entry = current_entry(self._store.state)
        if entry is not None and entry.live is not None and entry.photo is not None:
            self._photos.add_frozen(entry)

    @property
    def recording(self) -> bool:
        return self._recorder is not None

    def record(self, path: Path) -> None:
        """Record all frames into a film from now on."""
        from core.live.record import Recorder

        if self._camera is None or self._recorder is not None:
            return
        self._recorder = recorder = Recorder(path, overwrite=True)  # the dialog has asked
        self._film = path
        self._camera.listen(recorder.add)
        self._set_recording(path.name)

    def stop_recording(self) -> None:
        """Finish the film."""
        recorder, self._recorder = self._recorder, None
        if recorder is None:
            return
        if self._camera is not None:
            self._camera.listen(None)
        self._set_recording("")
        path = self._film
        self._writer.write(
            path.name, path.parent, lambda _p, _c: [recorder.finish()], again=lambda: None
        )

    def _set_recording(self, name: str) -> None:
        for entry in self._store.state.entries:
            if entry.live is not None and (name == "" or entry.key == self._key):
                live = replace(entry.live, recording=name)
                self._store.set(change_entry(self._store.state, entry.key, live=live))

    def close(self) -> None:
        """The window closes."""
        self._closing = True
        recorder, self._recorder = self._recorder, None
        if recorder is not None:
            recorder.finish()
        self._key, camera = None, self._camera
        self._switch_off(None)
        if camera is not None:
            camera.close()  # no thread of it is to be there when Python ends


def _opens(entry: Entry, source: str) -> bool:
    return entry.live is not None and entry.live.source == source
