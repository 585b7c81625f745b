"""The film on show: which frame, playing, in and out, depth for all of it."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from core.films.request import FPS
from core.progress import CancelToken
from core.sentence import Sentence
from core.types import Estimate, ModelInfo
from gui.control.estimator import Estimator
from gui.control.film_pictures import FilmPictures
from gui.control.film_player import FilmPlayer
from gui.control.latest import Attempt, Latest
from gui.control.notes import note_of
from gui.control.steady import SteadyDesk
from gui.control.store import Store
from gui.kit.translate import full_sentence
from gui.state.app_state import change_entry, current_entry, entry_of
from gui.state.entry import Entry, Status
from gui.state.film import (
    SPEEDS,
    FilmState,
    FrameRange,
    Making,
    Summary,
    held,
    with_summary,
)
from gui.state.models import choice_of
from gui.widgets.error_strip import Note
from gui.work import clips
from gui.work.depths import FilmDepths
from gui.work.film import (
    FilmFrame,
    FilmReader,
    Play,
    ReadyFrame,
    Ring,
    play,
    ready,
)
from gui.work.jobs import Jobs
from gui.work.task_runner import Failure, TaskRunner

SETTLE_MS = 250
"""A frame is estimated once the playhead has rested on it so long."""
RATE_STEP = 1e-4
"""Rates that are nearer than this are the same."""
NOTE = "film"


@dataclass(frozen=True)
class Opened:
    """What the film lane reads from: a film, and its depth by a model as it runs."""

    key: int
    path: Path
    info: ModelInfo | None


@dataclass(frozen=True)
class Wish:
    """A frame that is to come on show; the count tells it from an older wish for the same."""

    opened: Opened
    frame: int
    count: int


class FilmDesk(QObject):
    """Brings frames on show: the newest wish while the playhead moves, the due one while it plays.

    Nothing here waits for the network: what it has made is there when its frame comes next.
    """

    noted = Signal(object, object)  # Note, what its action does or None
    resolved = Signal(str)  # key of a note that is no longer true
    thumbnail_made = Signal(int, int, object)  # key, frame, (h, w, 3) uint8

    def __init__(
        self,
        store: Store,
        lane: TaskRunner,
        jobs: Jobs,
        estimator: Estimator,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._store, self._lane, self._jobs, self._estimator = store, lane, jobs, estimator
        self._reader = FilmReader()
        self.steadier = SteadyDesk(store, lane, jobs, self)
        self.steadier.changed.connect(self._on_steadied)
        self.steadier.noted.connect(self.noted)
        self._opened: Opened | None = None
        self._wanted = 0
        self._count = 0
        self._latest = Latest(lane, "frame", self._build, self)
        self._latest.built.connect(lambda wish, made: self._on_built(wish, made))
        self._latest.failed.connect(self._on_failed)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(lambda: self._set(scrubbing=False))
        self.player = FilmPlayer(lane, self)
        self.player.due.connect(self._on_due)
        self.player.failed.connect(self._on_broken)
        self._pictures = FilmPictures(lane, self._reader, self)
        self._pictures.made.connect(self.thumbnail_made)
        self._dragging = False

    # What is on show

    @property
    def _entry(self) -> Entry | None:
        """The film on show."""
        entry = current_entry(self._store.state)
        return entry if entry is not None and entry.film is not None else None

    def follow(self) -> None:
        """After every state: another film, another model, a run nobody waits for."""
        self._end_making()
        state, entry = self._store.state, self._entry
        wanted = None
        if entry is not None and entry.path is not None and entry.photo is not None:
            wanted = Opened(entry.key, entry.path, state.model)
        if wanted != self._opened:
            before, self._opened = self._opened, wanted
            self._change(before, wanted)
        elif entry is not None:
            self._drop_stale(entry)
            self._keep_rate(entry)
        self.steadier.follow()

    def _change(self, before: Opened | None, now: Opened | None) -> None:
        """Another film is on show, or another model's depth."""
        self.player.stop()
        self._settle.stop()
        if before is not None:
            self._set_of(before.key, playing=False, scrubbing=False)
        if now is not None:
            self._set_of(now.key, playing=False, scrubbing=False, known=False, halted=False)
        if now is None:
            self._latest.follow(None)
            self._lane.submit(lambda _p, _c: self._reader.close(), slot="film")
            return
        entry = self._entry
        assert entry is not None
        self._wanted = entry.frame
        if now.info is not None:
            task = self._lane.submit(lambda _p, cancel: self._look(now, cancel), slot="film")
            task.succeeded.connect(lambda summary: self._on_known(now, summary))
            task.failed.connect(self._on_failed)

    def _look(self, opened: Opened, cancel: CancelToken) -> Summary:
        """For the lane."""
        self._reader.film(opened.path, cancel)
        return self._depths(opened).summary()

    def _depths(self, opened: Opened) -> FilmDepths:
        """For the lane."""
        assert opened.info is not None
        facts = self._reader.film(opened.path).facts
        return self._jobs.depths.of(facts, opened.info)

    def _on_known(self, opened: Opened, summary: Summary) -> None:
        entry = entry_of(self._store.state, opened.key)
        if opened != self._opened or entry is None or entry.film is None:
            return
        film = with_summary(entry.film, summary)
        self._store.set(change_entry(self._store.state, entry.key, film=film))
        if entry.frame in film.done and film.depth_of != entry.frame:
            self._wish(entry.frame)
        self._lane.submit(lambda _p, _c: clips.prepare(), slot="clips")

    def _drop_stale(self, entry: Entry) -> None:
        """The frame in the network is not the one that is looked at any more."""
        state, film = self._store.state, entry.film
        assert film is not None
        behind = state.running == entry.key and state.running_frame not in (None, entry.frame)
        if behind and not (film.playing or film.making or state.stopping):
            self._estimator.drop_frame()

    def _on_steadied(self) -> None:
        """The depth on show is another now."""
        entry = self._entry
        if entry is not None and entry.film is not None and not entry.film.playing:
            self._wish(self._wanted)

    def _set(self, **changes: Any) -> None:
        if self._entry is not None:
            self._set_of(self._entry.key, **changes)

    def _set_of(self, key: int, **changes: Any) -> None:
        entry = entry_of(self._store.state, key)
        if entry is None or entry.film is None:
            return
        if any(getattr(entry.film, name) != value for name, value in changes.items()):
            film = replace(entry.film, **changes)
            self._store.set(change_entry(self._store.state, key, film=film))

    # A frame

    def go_to(self, frame: int) -> None:
        """Bring a frame on show; a film that plays goes on from there."""
        entry = self._entry
        if entry is None or entry.film is None:
            return
        frame = min(max(frame, 0), entry.film.frames - 1)
        if entry.film.playing:
            self._begin(frame)
            return
        self._set(scrubbing=True)
        if not self._dragging:
            self._settle.start()
        if frame != self._wanted:
            self._wish(frame)

    def step(self, frames: int) -> None:
        """So many frames on, or back; a film that plays stops."""
        self.pause()
        self.go_to(self._wanted + frames)

    def go_to_time(self, seconds: float) -> None:
        """Bring the frame on show that is seen at a time."""
        if self._entry is not None and self._entry.film is not None:
            self.go_to(self._entry.film.facts.frame_at(seconds))

    def go_to_start(self) -> None:
        """The first frame between in and out."""
        if (span := self._span()) is not None:
            self.go_to(span.start)

    def go_to_end(self) -> None:
        """The last frame between in and out."""
        if (span := self._span()) is not None:
            self.go_to(span.stop - 1)

    def drag(self, dragging: bool) -> None:
        """The playhead is being dragged: frames come as fast as they are decoded, and none is
        estimated before it is let go."""
        self._dragging = dragging
        if dragging:
            self.pause()
            self._settle.stop()
            self._set(scrubbing=True)
        else:
            self._settle.start()

    def _span(self) -> FrameRange | None:
        entry = self._entry
        return held(entry.film, entry.trim) if entry is not None and entry.film else None

    def _wish(self, frame: int) -> None:
        if self._opened is not None:
            self._wanted = frame
            self._count += 1
            self._latest.follow(Wish(self._opened, frame, self._count))

    def _build(self, wish: Wish, how: Attempt) -> ReadyFrame:
        """For the lane."""
        photo = self._reader.photo(FilmFrame(wish.opened.path, wish.frame), how.cancel)
        return ready(photo, wish.frame, self._depth(wish.opened, wish.frame))

    def _depth(self, opened: Opened, frame: int) -> Estimate | None:
        """For the lane: steady where it is, else as the model says."""
        if opened.info is None:
            return None
        steady = self.steadier.steady_of(opened.key)
        found = steady.get(frame) if steady is not None else None
        return found or self._depths(opened).get(frame)

    def _on_built(self, wish: Wish, made: ReadyFrame) -> None:
        entry = self._entry
        if wish.opened == self._opened and entry is not None and entry.film is not None:
            self.resolved.emit(NOTE)
            if not entry.film.playing:
                self._show(entry, entry.film, made)

    def _on_failed(self, failure: Failure) -> None:
        if self._entry is not None:
            self.noted.emit(note_of(self._entry.name, failure, key=NOTE), None)

    def _show(self, entry: Entry, film: FilmState, made: ReadyFrame) -> None:
        """Put a frame into the state, with its depth; while it plays, the depth of before stays
        where there is none."""
        state = self._store.state
        changes: dict[str, Any] = {
            "photo": made.photo,
            "mips": made.mips,
            "frame": made.index,
        }
        if made.derived is not None:
            changes |= {"results": {choice_of(state.settings): made.derived}, "status": Status.DONE}
            film = replace(film, depth_of=made.index)
        elif not film.playing and film.depth_of != made.index:
            changes |= {"results": {}, "status": Status.QUEUED}
            film = replace(film, depth_of=None)
        self._store.set(change_entry(state, entry.key, film=film, **changes))

    # Playing

    def toggle(self) -> None:
        """Play, or pause."""
        entry = self._entry
        if entry is not None and entry.film is not None:
            if entry.film.playing:
                self.pause()
            else:
                self.play()

    def play(self) -> None:
        """Play from the frame on show on, from in to out over and over."""
        entry, span = self._entry, self._span()
        if entry is None or span is None or len(span) < 2:
            return
        self._settle.stop()
        self._set(playing=True, scrubbing=False)
        last = self._wanted >= span.stop - 1
        self._begin(span.start if last or self._wanted < span.start else self._wanted)

    def _begin(self, frame: int) -> None:
        """Have frames made ready from this one on."""
        entry, opened, span = self._entry, self._opened, self._span()
        if entry is None or entry.film is None or opened is None or span is None:
            return
        self._latest.follow(None)
        wish = Play(span, span.hold(frame), entry.film.facts)

        def fill(ring: Ring, cancel: CancelToken) -> None:
            film = self._reader.film(opened.path, cancel)
            play(film, wish, lambda index: self._depth(opened, index), ring, cancel)

        self.player.begin(fill, entry.film.speed)

    def _on_broken(self, failure: Failure) -> None:
        self._on_failed(failure)
        self.pause()

    def _on_due(self, made: ReadyFrame) -> None:
        entry = self._entry
        if entry is not None and entry.film is not None and entry.film.playing:
            self._wanted = made.index
            self._show(entry, entry.film, made)

    def pause(self) -> None:
        """Stop on the frame on show, which is estimated where that was not done."""
        entry = self._entry
        if entry is None or entry.film is None or not entry.film.playing:
            return
        self.player.stop()
        self._wanted = entry.frame
        film, changes = replace(entry.film, playing=False), dict[str, Any]()
        if film.depth_of != entry.frame:
            film = replace(film, depth_of=None)
            changes = {"results": {}, "status": Status.QUEUED}
        self._store.set(change_entry(self._store.state, entry.key, film=film, **changes))
        self._wish(entry.frame)

    def set_speed(self, speed: float) -> None:
        """Play faster or slower; the nearest of ``SPEEDS``."""
        speed = min(SPEEDS, key=lambda each: abs(each - speed))
        self._set(speed=speed)
        self.player.set_speed(speed)

    # What can be undone

    def set_in(self, frame: int | None = None) -> None:
        """Begin at a frame, by default that on show."""
        entry, span = self._entry, self._span()
        if entry is not None and entry.film is not None and span is not None:
            start = self._wanted if frame is None else min(max(frame, 0), entry.film.frames - 1)
            self._trim(FrameRange(start, max(span.stop, start + 1)))

    def set_out(self, frame: int | None = None) -> None:
        """End with a frame, by default that on show."""
        entry, span = self._entry, self._span()
        if entry is not None and entry.film is not None and span is not None:
            last = self._wanted if frame is None else min(max(frame, 0), entry.film.frames - 1)
            self._trim(FrameRange(min(span.start, last), last + 1))

    def clear_range(self) -> None:
        """All of the film."""
        self._trim(None)

    def _trim(self, span: FrameRange | None) -> None:
        entry = self._entry
        if entry is None or entry.film is None:
            return
        trim = None if span is None or len(span) == entry.film.frames else span
        self._store.adjust(change_entry(self._store.state, entry.key, trim=trim))
        if entry.film.playing:
            self._begin(self._wanted)

    def set_rate(self, fps: float) -> None:
        """How many pictures of a folder are shown in a second."""
        entry = self._entry
        if entry is not None and entry.film is not None and entry.film.facts.any_rate:
            self.pause()
            fps = min(max(fps, FPS.low), FPS.high)
            self._store.adjust(change_entry(self._store.state, entry.key, fps=fps))

    def _keep_rate(self, entry: Entry) -> None:
        """The film's times follow, after undo too."""
        from core.films.film import at_rate

        facts = entry.film.facts if entry.film else None
        if facts is not None and facts.any_rate and abs(facts.fps - entry.fps) > RATE_STEP:
            self._set_of(entry.key, facts=at_rate(facts, entry.fps))

    def set_steady(self, strength: float) -> None:
        """How still depth is held, 0 to 1."""
        entry = self._entry
        if entry is not None:
            strength = min(max(strength, 0.0), 1.0)
            self._store.adjust(change_entry(self._store.state, entry.key, steady=strength))

    # Depth for all of it

    def make_all(self) -> None:
        """Have depth made for all frames between in and out."""
        entry, span = self._entry, self._span()
        if entry is not None and entry.film is not None and span is not None:
            making = Making(entry.film.done.count_in(span), time.monotonic())
            self._set(making=making, halted=False)

    def stop_making(self) -> None:
        """What is made stays."""
        if self._entry is not None and self._entry.film is not None and self._entry.film.making:
            self._set(making=None)
            self._estimator.drop_frame()
        self.steadier.cancel()

    def _end_making(self) -> None:
        """Where all frames between in and out are done."""
        for entry in self._store.state.entries:
            film = entry.film
            if film is None or not film.making or not film.known:
                continue
            span = held(film, entry.trim)
            if film.done.count_in(span) == len(span):
                self._set_of(entry.key, making=None)
                self._tell_lens(entry.key)

    def _tell_lens(self, key: int) -> None:
        """Say where the camera zoomed, once all frames are there."""
        opened = self._opened
        if opened is not None and opened.key == key and opened.info is not None:
            task = self._lane.submit(lambda _p, _c: self._depths(opened).lens_notes())
            task.succeeded.connect(lambda notes: self._on_lens(key, notes))

    def _on_lens(self, key: int, notes: tuple[Sentence, ...]) -> None:
        entry = entry_of(self._store.state, key)
        if entry is not None and notes:
            text = " ".join(full_sentence(note) for note in notes)
            self.noted.emit(Note(entry.name, text, error=False, key="lens"), None)

    # Small pictures

    def make_pictures(self, count: int) -> None:
        """Have small pictures made for the timeline, so many across the film."""
        if self._opened is not None and count > 0:
            self._pictures.make(self._opened.key, self._opened.path, count)

    def close(self) -> None:
        """Start nothing any more."""
        self._pictures.stop()
        self.steadier.close()
        self.player.stop()
        self._latest.follow(None)
