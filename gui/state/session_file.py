"""Session files: photos by reference, the settings, and what was adjusted of each photo."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, get_type_hints

from core.errors import SessionError
from core.files import atomic_path
from core.files.json_codec import from_plain, to_plain
from core.files.regular_files import is_file, plain_cause
from core.files.safe_json import read_json, to_json
from core.sentence import Sentence
from core.settings import Settings, checked_values, saved_values, session_names
from core.value_checks import refusal
from gui.state.app_state import AppState
from gui.state.entry import KEPT, Entry

SUFFIX = ".leadline"
FORMAT = "leadline session"
VERSION = 1
SAME_MTIME_S = 2.0
"""Some disks keep times of files no finer than this."""
GONE = ("cloud_sway",)
"""Preferences of earlier versions that are missed by nobody."""


@dataclass(frozen=True)
class PhotoFile:
    """Which file a photo is.

    Attributes:
        path: absolute.
        relative: from the session file's folder, so that both can be moved together; "" where
            there is no such way (another drive).
        size_bytes, mtime_s: size and time of the file.
        sha256: digest of its content; "" where it was not taken.
    """

    path: str
    relative: str = ""
    size_bytes: int = -1
    mtime_s: float = 0.0
    sha256: str = ""


@dataclass(frozen=True)
class SavedPhoto:
    """A photo of a session.

    Attributes:
        file: which file it is.
        adjusted: fields of an Entry that the user adjusted.
    """

    file: PhotoFile
    adjusted: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class SavedSession:
    """What a session file holds.

    Attributes:
        settings: preferences that belong to it: of one to be written as ``saved_values`` gives
            them, of one that was read by field.
        photos: in the order of the film strip.
        current: place of the photo on show among them; None for none.
        messages: sentences about what in the file was passed over.
    """

    settings: Mapping[str, Any]
    photos: tuple[SavedPhoto, ...]
    current: int | None = None
    messages: tuple[Sentence, ...] = ()


@dataclass(frozen=True)
class Found:
    """The photos of a session that are there, and what is to be said about the others.

    Attributes:
        paths: where they are now.
        adjusted: what was adjusted, by path.
        current: the photo to show; None for none.
        missing, changed: names of files that are gone, or hold something else now.
    """

    paths: tuple[Path, ...]
    adjusted: Mapping[Path, Mapping[str, Any]]
    current: Path | None
    missing: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


def session_of(state: AppState) -> SavedSession:
    """The session of a state; pasted pictures, which have no file, are left out."""
    kept = [entry for entry in state.entries if entry.path is not None]
    photos = tuple(SavedPhoto(PhotoFile(str(entry.path)), adjusted_of(entry)) for entry in kept)
    keys = [entry.key for entry in kept]
    current = keys.index(state.current) if state.current in keys else None
    settings = saved_values(state.settings, session_names())
    return SavedSession(settings, photos, current)


def adjusted_of(entry: Entry) -> dict[str, Any]:
    """What the user adjusted of a photo, and the frame of a film, by field."""
    return {name: getattr(entry, name) for name in KEPT}


def stamped(
    session: SavedSession, folder: Path, digest: Callable[[Path], str] | None = None
) -> SavedSession:
    """The session with what identifies its files now.

    Args:
        session: to stamp.
        folder: where the session file will be.
        digest: gives a file's SHA-256; None leaves it out, where the time is not there.
    """
    photos = tuple(
        replace(photo, file=_stamp(Path(photo.file.path), folder, digest))
        for photo in session.photos
    )
    return replace(session, photos=photos)


def _stamp(path: Path, folder: Path, digest: Callable[[Path], str] | None) -> PhotoFile:
    relative = _relative(path, folder)
    try:
        facts = path.stat()
        sha256 = digest(path) if digest else ""
    except OSError:  # a photo that is gone keeps its place and its adjustments
        return PhotoFile(str(path), relative)
    return PhotoFile(str(path), relative, facts.st_size, facts.st_mtime, sha256)


def _relative(path: Path, folder: Path) -> str:
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:
        return ""


def write_session(session: SavedSession, path: Path) -> None:
    """Write a session file, whole or not at all.

    Raises:
        SessionError: it cannot be written; what it held stays.
    """
    document = {
        "format": FORMAT,
        "version": VERSION,
        "settings": to_plain(session.settings),
        "current": session.current,
        "photos": [to_plain(photo) for photo in session.photos],
    }
    text = to_json(document, indent=2) + "\n"
    with atomic_path(path, error=SessionError) as temporary:
        temporary.write_text(text, "utf-8")


def read_session(path: Path) -> SavedSession:
    """Read a session file; what a newer program added is passed over with a message.

    Raises:
        SessionError: the file cannot be read, or is no session.
    """
    try:
        data = read_json(path)
    except OSError as error:
        raise SessionError(path, plain_cause(error)) from error
    except ValueError as error:
        raise SessionError(path, "this is not a Leadline session (no JSON)") from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise SessionError(path, "this is not a Leadline session")
    try:
        return _session(data)
    except ValueError as error:
        raise SessionError(path, "it is damaged: {detail}", detail=error) from error


def _session(data: Mapping[str, Any]) -> SavedSession:
    messages: list[Sentence] = []
    if data.get("version") != VERSION:
        messages.append(
            Sentence(
                "It is of version {version}: what is known in it is used.",
                version=data.get("version"),
            )
        )
    settings = data.get("settings", {})
    photos = data.get("photos", [])
    if not isinstance(settings, dict) or not isinstance(photos, list):
        raise ValueError(Sentence("its settings or photos are not there"))
    values, refused = checked_values(settings)
    messages += [Sentence("{text}: left as it is.", text=text) for text in refused.values()]
    known = saved_values(Settings())
    unknown = [f"settings.{name}" for name in settings if name not in known and name not in GONE]
    saved = tuple(_photo(each, f"photos[{place}]", unknown) for place, each in enumerate(photos))
    if unknown:
        names = ", ".join(sorted(set(unknown)))
        messages.append(Sentence("Not known here, and passed over: {names}.", names=names))
    current = data.get("current")
    current = current if isinstance(current, int) and 0 <= current < len(saved) else None
    held = {name: value for name, value in values.items() if name in session_names()}
    return SavedSession(held, saved, current, tuple(messages))


def _photo(data: Any, where: str, unknown: list[str]) -> SavedPhoto:
    if not isinstance(data, dict) or not isinstance(data.get("adjusted", {}), dict):
        raise ValueError(refusal(where, Sentence("a photo"), data))
    file = from_plain(PhotoFile, data.get("file"), unknown, where=f"{where}.file")
    adjusted = data.get("adjusted", {})
    unknown += [f"adjusted.{name}" for name in adjusted if name not in KEPT]
    hints = get_type_hints(Entry)
    values = {
        name: from_plain(hints[name], adjusted[name], unknown, where=f"{where}.{name}")
        for name in KEPT
        if name in adjusted
    }
    return SavedPhoto(file, values)


def find_photos(
    session: SavedSession, folder: Path, digest: Callable[[Path], str] | None = None
) -> Found:
    """Look for the photos of a session: where they were, or beside the session file.

    Args:
        session: that was read.
        folder: where its file is.
        digest: gives a file's SHA-256; None compares sizes and times only.
    """
    paths: list[Path] = []
    missing: list[str] = []
    changed: list[str] = []
    adjusted: dict[Path, Mapping[str, Any]] = {}
    current = None
    for place, photo in enumerate(session.photos):
        path = _where(photo.file, folder)
        if path is None:
            missing.append(Path(photo.file.path).name)
            continue
        paths.append(path)
        adjusted[path] = photo.adjusted
        current = path if place == session.current else current
        if not _same(photo.file, path, digest):
            changed.append(path.name)
    return Found(tuple(paths), adjusted, current, tuple(missing), tuple(changed))


def _where(file: PhotoFile, folder: Path) -> Path | None:
    """Beside the session file first: a folder that was copied speaks of its own photos."""
    places: Sequence[Path] = (
        *([Path(os.path.normpath(folder / file.relative))] if file.relative else []),
        Path(file.path),
    )
    return next((place for place in places if is_file(place) or place.is_dir()), None)


def _same(file: PhotoFile, path: Path, digest: Callable[[Path], str] | None) -> bool:
    facts = path.stat()
    if file.size_bytes < 0 or path.is_dir():
        return True
    if facts.st_size != file.size_bytes:
        return False
    if abs(facts.st_mtime - file.mtime_s) <= SAME_MTIME_S:
        return True
    return bool(file.sha256 and digest and digest(path) == file.sha256)
