"""Sessions: saved and opened by the user, and kept by itself from one start to the next."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from core.errors import FileError, SessionError
from core.files import make_folder, set_aside
from core.progress import CancelToken
from gui.control.notes import file_or, note_of
from gui.control.photos import PhotoDesk
from gui.control.store import Store
from gui.kit.translate import said, tr
from gui.state.app_state import AppState, find_path
from gui.state.entry import Entry
from gui.state.models import is_slow
from gui.state.session_file import (
    SUFFIX,
    Found,
    SavedSession,
    adjusted_of,
    find_photos,
    read_session,
    session_of,
    stamped,
    write_session,
)
from gui.widgets.error_strip import Note
from gui.work.task_runner import Failure, TaskRunner

KEPT_NAME = f"last{SUFFIX}"
KEEP_AFTER_MS = 1500
NAMES_SHOWN = 5
NOTE, MISSING_NOTE, CHANGED_NOTE, PASSED_NOTE = "session", "missing", "changed", "passed over"


class SessionDesk(QObject):
    """Reads in the work lane, writes in the lane of exports.

    Args:
        folder: where the session that goes on at the next start is kept.
    """

    noted = Signal(object, object)  # Note, what its action does or None
    model_chosen = Signal()  # another one, by a session

    def __init__(
        self,
        store: Store,
        photos: PhotoDesk,
        work: TaskRunner,
        writing: TaskRunner,
        folder: Path,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._store, self._photos = store, photos
        self._work, self._writing = work, writing
        self._kept_path = folder / KEPT_NAME
        self._kept = _marks(store.state)
        self._waits_for_restore = False
        self._timer = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._timer.timeout.connect(self._keep)
        store.changed.connect(self._on_changed)

    # By the user

    def save(self, path: Path) -> None:
        """Write what is open and adjusted to a file."""
        path = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
        session = session_of(self._store.state)
        entries = self._store.state.entries
        left_out = sum(entry.path is None and entry.live is None for entry in entries)
        task = self._writing.submit(lambda _progress, cancel: _write(session, path, cancel))
        task.succeeded.connect(lambda _: self._on_saved(path, left_out))
        task.failed.connect(lambda failure: self._fail(path, failure))

    def open(self, path: Path) -> None:
        """Open the photos of a session with their adjustments; those that are open stay."""
        task = self._work.submit(lambda _progress, cancel: _read(path, cancel))
        task.succeeded.connect(lambda read: self._on_read(path, *read))
        task.failed.connect(lambda failure: self._fail(path, failure))

    def _on_saved(self, path: Path, left_out: int) -> None:
        text = tr("saved in {folder}").format(folder=path.parent)
        if left_out:
            text += ". " + tr("%n pasted pictures are left out: they are in no file.", left_out)
        self._say(path.name, text, NOTE)

    def _on_read(self, path: Path, session: SavedSession, found: Found) -> None:
        self._take(found, self._usable(session))
        gone, changed = len(found.missing), len(found.changed)
        texts = (
            (found.missing, tr("%n photos are not there any more", gone), MISSING_NOTE),
            (found.changed, tr("%n photos have changed since then", changed), CHANGED_NOTE),
        )
        for names, text, key in texts:
            if names:
                self._say(path.name, f"{text}: {_listed(names)}.", key, error=True)
        if session.messages:
            self._say(path.name, " ".join(map(said, session.messages)), PASSED_NOTE)

    def _usable(self, session: SavedSession) -> dict[str, Any]:
        """Its preferences but for a model that is not here."""
        here = {row.id for row in self._store.state.models if row.available}
        values = dict(session.settings)
        if here and values.get("model") not in here:
            values.pop("model", None)
        return values

    def _take(self, found: Found, settings: Mapping[str, Any] = MappingProxyType({})) -> None:
        """One step for undo; photos that are not open yet come without one."""
        state = self._store.state
        entries = tuple(
            replace(entry, **found.adjusted.get(entry.path, {})) if entry.path else entry
            for entry in state.entries
        )
        taken = replace(state, entries=entries, settings=replace(state.settings, **settings))
        self._store.adjust(taken, alone=True)
        if taken.settings.model != state.settings.model:
            self.model_chosen.emit()
        fresh = {p: found.adjusted[p] for p in found.paths if find_path(state, p) is None}
        slow = is_slow(taken.settings.model)
        self._photos.open_paths(found.paths, when_seen=slow, adjusted=fresh, show=found.current)

    def _fail(self, path: Path, failure: Failure) -> None:
        self.noted.emit(note_of(file_or(path.name, failure), failure, key=NOTE), None)

    def _say(self, subject: str, text: str, key: str, *, error: bool = False) -> None:
        self.noted.emit(Note(subject, text, error=error, key=key), None)

    # By itself

    def restore(self) -> None:
        """Open what was open when the window was closed, with what was adjusted."""
        self._waits_for_restore = True
        path = self._kept_path
        task = self._work.submit(lambda _progress, cancel: _read_kept(path))
        task.succeeded.connect(self._take)
        task.failed.connect(lambda failure: self._fail(path, failure))
        for outcome in (task.succeeded, task.failed, task.cancelled):
            outcome.connect(self._on_restored)

    def _on_restored(self, *_: object) -> None:
        self._waits_for_restore = False

    def _on_changed(self) -> None:
        if _marks(self._store.state) != self._kept and not self._timer.isActive():
            self._timer.start()

    def _keep(self) -> None:
        if self._waits_for_restore:  # nothing may take the place of what is not read yet
            self._timer.start()
            return
        state, path = self._store.state, self._kept_path
        self._kept = _marks(state)
        session = session_of(state)
        task = self._writing.submit(lambda _progress, _cancel: _write_kept(session, path))
        task.failed.connect(lambda failure: self._fail(path, failure))

    def close(self) -> None:
        """Keep what is open now; the lanes are closed already.

        Raises:
            SessionError: it cannot be written.
        """
        self._timer.stop()
        if not self._waits_for_restore:
            _write_kept(session_of(self._store.state), self._kept_path)


def _marks(state: AppState) -> tuple[object, ...]:
    """What is kept, to be compared; where a film is that moves does not matter."""
    entries = ((entry.path, *adjusted_of(entry).values()) for entry in map(_at_rest, state.entries))
    return state.current, tuple(entries)


def _at_rest(entry: Entry) -> Entry:
    return replace(entry, frame=0) if entry.film and entry.film.moving else entry


def _digest(cancel: CancelToken) -> Callable[[Path], str]:
    def digest(path: Path) -> str:
        cancel.check()
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()

    return digest


def _write(session: SavedSession, path: Path, cancel: CancelToken) -> None:
    write_session(stamped(session, path.parent, _digest(cancel)), path)


def _read(path: Path, cancel: CancelToken) -> tuple[SavedSession, Found]:
    session = read_session(path)
    return session, find_photos(session, path.parent, _digest(cancel))


def _write_kept(session: SavedSession, path: Path) -> None:
    make_folder(path.parent, for_file=path, error=SessionError)
    write_session(stamped(session, path.parent), path)


def _read_kept(path: Path) -> Found:
    """The photos of the last start that are still there; a damaged file is set aside."""
    if not path.exists():
        return Found((), {}, None)
    try:
        return _without_ghosts(find_photos(read_session(path), path.parent))
    except FileError:
        set_aside(path)
        raise


def _without_ghosts(found: Found) -> Found:
    """What a focal length was before is compared with the one now, but not from one start to the
    next."""
    adjusted = {
        path: {**fields, "focal": replace(fields["focal"], before_px=None)}
        for path, fields in found.adjusted.items()
    }
    return replace(found, adjusted=adjusted)


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:NAMES_SHOWN])
    more = len(names) - NAMES_SHOWN
    return shown if more <= 0 else tr("{names} and %n more", more).format(names=shown)
