"""Opening photos, showing one, taking it away again."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from core.progress import CancelToken, ProgressCallback
from core.types import ByteImage, FocalSource, Photo
from gui.control.notes import cause, note_of
from gui.control.openings import FilmOpenings
from gui.control.store import Store
from gui.kit.translate import full_sentence, tr
from gui.state.app_state import (
    AppState,
    add_entries,
    change_entry,
    current_entry,
    derived_of,
    entry_of,
    find_path,
    neighbour,
    remove_entry,
    shown_of,
    with_current,
    with_recent,
    without_recent,
)
from gui.state.entry import EarlyPicture, Entry, FocalChoice, Status
from gui.state.film import FilmState
from gui.state.live import LiveState
from gui.state.memory import forget_photos, forget_results
from gui.state.runs import status_on_show
from gui.widgets.error_strip import Note
from gui.work import pasted
from gui.work.photos import Decoded, PhotoReader
from gui.work.task_runner import Failure, Task, TaskRunner

if TYPE_CHECKING:
    from core.films.film import FilmFacts

Adjusted = Mapping[Path, Mapping[str, Any]]
"""Fields of entries that the user adjusted, by the photo's path."""
NOTHING: Adjusted = MappingProxyType({})


class PhotoDesk(QObject):
    """Decodes in the work lane; a photo is on show as soon as it is decoded.

    Until then, and when it cannot be decoded, the previous photo stays.
    """

    thumbnail_made = Signal(int, object)  # key, (h, w, 3) uint8
    noted = Signal(object, object)  # Note, what its action does or None
    resolved = Signal(str)  # key of a note that is no longer true

    def __init__(
        self, store: Store, lane: TaskRunner, reader: PhotoReader, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._lane = lane
        self._reader = reader
        self.openings = FilmOpenings(store, self)
        self._keys = itertools.count(1)
        self._pasted = itertools.count(1)
        self._frozen = itertools.count(1)
        self._wanted: int | None = None
        self._direction = 0  # in which the wanted photo was stepped to; 0 when it was not
        self._unreadable: set[int] = set()
        self._seen: list[int] = []  # newest first
        self._recent: list[int] = []  # looked at or estimated, newest first
        self._without_thumbnail: list[int] = []
        self._making_thumbnail = False

    # Opening

    def open_paths(
        self,
        paths: Sequence[Path],
        *,
        when_seen: bool = False,
        adjusted: Adjusted = NOTHING,
        show: Path | None = None,
    ) -> Task | None:
        """Open files, and all photos in folders.

        Args:
            paths: paths of files and folders.
            when_seen: the others are estimated when they are looked at, not by themselves.
            adjusted: fields of the entries, by path, as they were left; a folder among them is
                taken as a film.
            show: the photo to show; None for the first.

        Returns:
            The task that finds them, at whose end the first is on its way; None without paths.
        """
        if not paths:
            return None
        rest = Status.UNSEEN if when_seen else Status.QUEUED

        def find(*_: object) -> tuple[list[Path], frozenset[Path]]:
            found = self._reader.expand(paths, adjusted)
            return found, self._reader.films_among(found)

        task = self._lane.submit(find)
        task.succeeded.connect(lambda there: self._add(there, paths, rest, adjusted, show))
        task.failed.connect(lambda failure: self._note(paths[0].name, failure))
        return task

    def open_photo(self, rgb: ByteImage) -> None:
        """Open a pasted picture, (h, w, 3) uint8."""
        number = next(self._pasted)
        name = tr("pasted image") if number == 1 else tr("pasted image {number}")
        name = name.format(number=number)
        photo = Photo(name, None, rgb)
        entry = Entry(next(self._keys), name, photo=photo, status=Status.DECODING)
        self._store.set(add_entries(self._store.state, [entry]))
        self.choose(entry.key)
        self._keep_pasted(entry.key, photo)

    def add_live(self, name: str, live: LiveState) -> None:
        """Bring a camera on show; its frames come later."""
        entry = Entry(next(self._keys), name, status=Status.DONE, live=live)
        self._store.set(add_entries(self._store.state, [entry]))
        self.show_live(entry.key)

    def show_live(self, key: int) -> None:
        """Bring a camera on show that is open already."""
        self._wanted, self._direction = key, 0
        self._store.set(with_current(self._store.state, key))

    def add_frozen(self, live: Entry) -> None:
        """The frame of a camera that is on show becomes a photo, and comes on show."""
        assert live.photo is not None
        number = next(self._frozen)
        name = tr("{camera}, picture {number}").format(camera=live.name, number=number)
        photo = replace(live.photo, name=name)
        frozen = Entry(
            next(self._keys),
            name,
            photo=photo,
            mips=live.mips,
            status=Status.DONE if live.results else Status.QUEUED,
            results=dict(live.results),
        )
        self._store.set(add_entries(self._store.state, [frozen]))
        self.choose(frozen.key)
        self._keep_pasted(frozen.key, photo)
        self._without_thumbnail.append(frozen.key)
        task = self._lane.submit(lambda _p, _c: self._reader.small(photo.rgb))
        task.succeeded.connect(lambda rgb: self._give_thumbnail(frozen.key, rgb))

    def _keep_pasted(self, key: int, photo: Photo) -> None:
        """Give a pasted picture a file, so that it is there at the next start."""
        open_now = self._open_paths()
        task = self._lane.submit(lambda _p, _c: pasted.keep(photo.rgb, photo.name, open_now))
        task.succeeded.connect(lambda path: self._on_kept(key, path))
        task.failed.connect(lambda failure: self._note(photo.name, failure))

    def _on_kept(self, key: int, path: Path) -> None:
        self._store.set(change_entry(self._store.state, key, path=path))

    def clear_pasted(self) -> None:
        """Delete the files of pasted pictures that are not open."""
        open_now = self._open_paths()
        task = self._lane.submit(lambda _p, _c: pasted.clear(open_now))
        task.succeeded.connect(self._on_cleared)
        task.failed.connect(lambda failure: self._note(tr("Pasted pictures"), failure))

    def _on_cleared(self, count: int) -> None:
        text = tr("%n deleted; those that are open stay.", count)
        self.noted.emit(Note(tr("Pasted pictures"), text, error=False, key="pasted"), None)

    def _open_paths(self) -> set[Path]:
        return {entry.path for entry in self._store.state.entries if entry.path is not None}

    def _add(
        self,
        there: tuple[list[Path], frozenset[Path]],
        asked: Sequence[Path],
        rest: Status,
        adjusted: Adjusted,
        show: Path | None,
    ) -> None:
        found, films = there
        if not found:
            text = tr("There is neither a photo nor a film in this folder.")
            self.noted.emit(Note(asked[0].name, text), None)
            return
        folder = next((path for path in asked if path not in found), self._store.state.folder)
        state = replace(self._store.state, folder=folder)
        first = show if show in found else found[0]
        fresh = [path for path in dict.fromkeys(found) if find_path(state, path) is None]
        entries = [
            self._new(path, path == first, path in films, rest, adjusted.get(path, {}))
            for path in fresh
        ]
        self._without_thumbnail += [entry.key for entry in entries]
        state = add_entries(state, entries)
        self._store.set(replace(state, settings=with_recent(state.settings, fresh)))
        shown = find_path(self._store.state, first)
        if shown is not None:
            self.choose(shown.key)

    def _new(
        self, path: Path, first: bool, moves: bool, rest: Status, adjusted: Mapping[str, Any]
    ) -> Entry:
        """The first is decoded to be shown, and must not go into the network before."""
        waiting = Status.UNSEEN if moves else _rest(rest, adjusted)
        status = Status.DECODING if first else waiting
        return Entry(next(self._keys), path.name, path, status=status, moves=moves, **adjusted)

    # Showing

    def choose(self, key: int) -> None:
        """Bring a photo on show: at once if anything of it is there, else once decoded."""
        entry = entry_of(self._store.state, key)
        if entry is None:
            return
        if entry.live is not None:
            self.show_live(key)
            return
        self._wanted, self._direction = key, 0
        ready = entry.photo is not None and len(entry.mips) > 0
        if ready or entry.early or shown_of(self._store.state, entry) is not None:
            self._show(self._store.state, key)
        if not ready:
            self._decode(entry)

    def step(self, step: int) -> None:
        """Show the next photo along the film strip (1) or the one before (-1) that can be read."""
        state = self._store.state
        key = neighbour(state, state.current, step, self._unreadable)
        if key is not None:
            self.choose(key)
            self._direction = step

    def remove(self, key: int) -> None:
        """Take a photo out of the film strip; its file stays."""
        state = remove_entry(self._store.state, key)
        self._store.set(state)
        self.resolved.emit(note_key(key))
        if state.current is not None:
            self.choose(state.current)

    def _show(self, state: AppState, key: int) -> None:
        entry = entry_of(state, key)
        if entry is None:
            return
        self._seen = _first(key, self._seen)
        if entry.status in (Status.DONE, Status.UNSEEN):
            state = change_entry(state, key, status=status_on_show(state, entry))
        state = forget_photos(with_current(state, key), self._seen)
        self._store.set(self._keep_recent(state, key))

    def keep_result(self, key: int) -> None:
        """A photo was estimated: older results may have to go."""
        self._store.set(self._keep_recent(self._store.state, key))

    def _keep_recent(self, state: AppState, key: int) -> AppState:
        self._recent = _first(key, self._recent)
        return forget_results(state, self._recent)

    # Decoding

    def _decode(self, entry: Entry) -> None:
        source = entry.photo or entry.path
        if source is None:
            return
        key = entry.key
        unseen = entry.status == Status.UNSEEN and not entry.moves
        waiting = Status.UNSEEN if unseen else Status.QUEUED
        if entry.status in (Status.QUEUED, Status.UNSEEN, Status.FAILED):
            self._store.set(change_entry(self._store.state, key, status=Status.DECODING, error=""))
        if entry.photo is None and entry.path is not None and entry.early is None:
            self._look_early(key, entry.path)
        task = self._lane.submit(
            lambda progress, cancel: self._read(entry, source, progress, cancel), slot="decode"
        )
        self.openings.follow(key, task)
        task.succeeded.connect(lambda decoded: self._on_decoded(key, decoded, waiting))
        task.failed.connect(lambda failure: self.fail(key, failure))
        task.cancelled.connect(lambda: self._on_replaced(key, waiting))

    def _read(
        self, entry: Entry, source: Path | Photo, progress: ProgressCallback, cancel: CancelToken
    ) -> Decoded:
        if entry.moves and entry.path is not None:
            return self._reader.decode_frame(entry.path, entry.frame, progress, cancel)
        return self._reader.decode(source)

    def _look_early(self, key: int, path: Path) -> None:
        """Have what the file shows of its photo before that is decoded, where it takes long."""
        if self._reader.is_slow(path):
            task = self._lane.submit(lambda _p, _c: self._reader.early(path), slot="early")
            task.succeeded.connect(lambda early: self._on_early(key, early))

    def _on_early(self, key: int, early: EarlyPicture | None) -> None:
        entry = entry_of(self._store.state, key)
        if early is None or entry is None or entry.photo is not None:
            return
        state = change_entry(self._store.state, key, early=early)
        if self._wanted == key:
            self._show(state, key)
        else:
            self._store.set(state)

    def _on_decoded(self, key: int, decoded: Decoded, waiting: Status) -> None:
        state = self._store.state
        entry = entry_of(state, key)
        if entry is None:
            return
        if decoded.reopened is not None:
            state, entry = self._take_in(state, entry, decoded)
        if decoded.film is not None:
            state, entry = self._take_film(state, entry, decoded)
        if decoded.own_problem is not None and entry.photo is None:
            self._tell_of(entry, full_sentence(decoded.own_problem.cause))
        status = entry.status
        if status == Status.DECODING:
            with_own = replace(entry, own=decoded.own)
            status = waiting if derived_of(state, with_own) is None else Status.DONE
        state = change_entry(
            state,
            key,
            photo=decoded.photo,
            mips=decoded.mips,
            early=None,
            own=decoded.own,
            metadata=decoded.photo.metadata,
            status=status,
            error="",
        )
        self._unreadable.discard(key)
        self.resolved.emit(note_key(key))
        self._give_thumbnail(key, decoded.thumbnail)
        if self._wanted == key:
            self._show(state, key)
        else:
            self._store.set(forget_photos(state, self._seen))
        self._make_thumbnails()

    def _take_in(self, state: AppState, entry: Entry, decoded: Decoded) -> tuple[AppState, Entry]:
        """The estimate of an exported depth map; focal length and scale only the first time."""
        assert decoded.reopened is not None
        reopened, derived = decoded.reopened
        changes: dict[str, Any] = {"reopened": derived}
        if entry.reopened is None and decoded.missing:
            text = tr("The photo {name} is not beside this file: its depth is shown as a picture.")
            self._tell_of(entry, text.format(name=decoded.missing))
        untouched = (entry.focal, entry.scale) == (FocalChoice(), 1.0)
        if entry.reopened is None and untouched:
            manual = reopened.focal.px if reopened.focal.source == FocalSource.MANUAL else None
            changes["focal"] = FocalChoice(reopened.focal.source, manual)
            changes["scale"] = reopened.scale
        state = change_entry(state, entry.key, **changes)
        return state, replace(entry, **changes)

    def _take_film(self, state: AppState, entry: Entry, decoded: Decoded) -> tuple[AppState, Entry]:
        """A film was opened; the first time there may be something to say of it."""
        assert decoded.film is not None
        if entry.film is None and decoded.film.notes:
            self._tell_of(entry, " ".join(full_sentence(note) for note in decoded.film.notes))
        film = entry.film or FilmState(_at_rate(decoded.film, entry.fps))
        changes: dict[str, Any] = {"film": film, "frame": decoded.frame}
        return change_entry(state, entry.key, **changes), replace(entry, **changes)

    def _tell_of(self, entry: Entry, text: str) -> None:
        """A note on a photo, once it is on show."""
        note = Note(entry.name, text, error=False, key=note_key(entry.key))
        QTimer.singleShot(0, self, lambda: self.noted.emit(note, None))

    def _on_replaced(self, key: int, waiting: Status) -> None:
        """Another photo was wanted before this one was decoded; it waits for its turn."""
        entry = entry_of(self._store.state, key)
        if entry is not None and entry.status == Status.DECODING:
            self._store.set(change_entry(self._store.state, key, status=waiting))

    def fail(self, key: int, failure: Failure) -> None:
        """A photo cannot be read: say so; what is on show stays."""
        entry = entry_of(self._store.state, key)
        if entry is None:
            return
        state = change_entry(
            self._store.state,
            key,
            status=Status.FAILED,
            error=cause(failure),
            details=failure.details,
        )
        self._store.set(replace(state, settings=without_recent(state.settings, entry.path)))
        self._unreadable.add(key)
        note = note_of(entry.name, failure, action=tr("Remove"), key=note_key(key))
        self.noted.emit(note, lambda: self.remove(key))
        self._show_next_instead(key)
        self._make_thumbnails()

    def _show_next_instead(self, key: int) -> None:
        """A file that cannot be read does not bar the way along the strip; of several photos
        dropped together the first that can be read comes on show."""
        state, direction = self._store.state, self._direction
        if self._wanted != key:
            return
        if direction or current_entry(state) is None:
            other = neighbour(state, key, direction or 1, self._unreadable)
            if other is not None:
                self.choose(other)
                self._direction = direction

    # Thumbnails

    def _make_thumbnails(self) -> None:
        """One at a time, so that a folder full of photos never holds up the one on show."""
        while self._without_thumbnail and not self._making_thumbnail:
            key = self._without_thumbnail.pop(0)
            entry = entry_of(self._store.state, key)
            if entry is not None and entry.path is not None and entry.status != Status.FAILED:
                self._make_thumbnail(entry, entry.path)

    def _make_thumbnail(self, entry: Entry, path: Path) -> None:
        self._making_thumbnail = True
        key, make = entry.key, self._reader.thumbnail
        if entry.moves:
            make = self._reader.film_thumbnail
        task = self._lane.submit(lambda progress, cancel: make(path))
        task.succeeded.connect(lambda rgb: self._give_thumbnail(key, rgb))
        task.failed.connect(lambda failure: self.fail(key, failure))
        for outcome in (task.succeeded, task.failed, task.cancelled):
            outcome.connect(self._on_thumbnail_over)

    def _on_thumbnail_over(self, *_: object) -> None:
        self._making_thumbnail = False
        self._make_thumbnails()

    def _give_thumbnail(self, key: int, rgb: ByteImage) -> None:
        if key in self._without_thumbnail:
            self._without_thumbnail.remove(key)
        self.thumbnail_made.emit(key, rgb)

    def _note(self, subject: str, failure: Failure) -> None:
        self.noted.emit(note_of(subject, failure), None)


def _at_rate(facts: FilmFacts, fps: float) -> FilmFacts:
    """Pictures of a folder as fast as they are played; films say it themselves."""
    from core.films.film import at_rate

    return at_rate(facts, fps) if facts.any_rate else facts


def _rest(rest: Status, adjusted: Mapping[str, Any]) -> Status:
    """Where a photo waits: one whose file's depth is used needs no model."""
    return Status.UNSEEN if adjusted.get("own_used") else rest


def _first(key: int, keys: list[int]) -> list[int]:
    return [key, *(other for other in keys if other != key)]


def note_key(key: int) -> str:
    """Key of the note about a photo."""
    return f"photo {key}"
