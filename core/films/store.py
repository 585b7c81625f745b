"""Depth of films' frames on disk: compact, whole whatever kills the program, limited in size.

A folder for every film, model and way to run it, in the program's folder of caches; a file for
every frame, which takes its name when it is whole. Any number of processes may read and write:
of two that write a frame both write the same.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

import platformdirs
import psutil
from filelock import FileLock, Timeout

from core.errors import ExportError, PhotoError
from core.files.regular_files import plain_cause
from core.files.safe_json import read_json
from core.films.coding import HEAD_BYTES, StoredFrame, angle_in, pack_frame, unpack_frame
from core.films.request import KEPT_GB
from core.types import DepthKind, Estimate, ModelInfo, Size

CACHE_DIR_VARIABLE = "LEADLINE_CACHE_DIR"
DEFAULT_LIMIT_BYTES = round(KEPT_GB.default * 1e9)
_HEAD_AND_TAIL = 1 << 16
_IN_A_FOLDER = 1000  # frames: folders of many thousand files are slow on some disks
_SUFFIX = ".depth"
_FACTS = "facts.json"
_SUMMARY = "summary.json"
_CHECKPOINT = "checkpoint.npz"
_IN_USE = "in-use-"
_LOCK = "writer.lock"
_CHECK_AFTER_BYTES = 256_000_000
_POLL_S = 0.2


@dataclass(frozen=True)
class StoreFacts:
    """What all frames of a store have in common.

    Attributes:
        kind: what their values are.
        info: which model said so, and how it ran.
        fov_from, metres_from: as in ``core.types.Estimate``.
    """

    kind: DepthKind
    info: ModelInfo
    fov_from: str = ""
    metres_from: str = ""

    @classmethod
    def of(cls, estimate: Estimate) -> StoreFacts:
        return cls(estimate.kind, estimate.info, estimate.fov_from, estimate.metres_from)

    def estimate(self, frame: StoredFrame, size: Size) -> Estimate:
        """A frame's estimate, for a picture of that size."""
        return Estimate(
            frame.canonical,
            frame.fov_deg,
            size,
            self.info,
            kind=self.kind,
            fov_from=self.fov_from,
            metres_from=self.metres_from,
        )


def caches_folder() -> Path:
    """Where films' depth is kept unless another place is given."""
    chosen = os.environ.get(CACHE_DIR_VARIABLE)
    base = Path(chosen) if chosen else Path(platformdirs.user_cache_dir("leadline", False))
    return base / "films"


def film_digest(path: Path) -> str:
    """What tells a film's content: size, time of its last change, its beginning and its end.

    Of a folder, or a pattern such as ``picture.%04d.png``: names, sizes and times of its files.

    Raises:
        PhotoError: it cannot be read.
    """
    found = hashlib.sha256()
    try:
        if not path.is_file():
            folder = path if path.is_dir() else path.parent
            for file in sorted(folder.iterdir()):
                status = file.stat()
                found.update(f"{file.name}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
            found.update(path.name.encode("utf-8", "surrogateescape"))
            return found.hexdigest()[:24]
        status = path.stat()
        found.update(f"{status.st_size}\0{status.st_mtime_ns}\0".encode())
        with path.open("rb") as content:
            found.update(content.read(_HEAD_AND_TAIL))
            content.seek(max(0, status.st_size - _HEAD_AND_TAIL))
            found.update(content.read(_HEAD_AND_TAIL))
    except OSError as error:
        raise PhotoError(path, plain_cause(error)) from error
    return found.hexdigest()[:24]


class DepthStore:
    """Frames of one film as one model saw them (or as they were steadied).

    A store that is open counts as in use: no limit takes its frames.

    Args:
        film: ``film_digest`` of the film.
        variant: all else that the frames depend on; values that JSON can hold.
        root: the folder of all stores; by default ``caches_folder``.
        limit_bytes: of all stores together; the ones that were not used longest go first.

    Raises:
        ExportError: the folder cannot be used.
    """

    def __init__(
        self,
        film: str,
        variant: object,
        *,
        root: Path | None = None,
        limit_bytes: int = DEFAULT_LIMIT_BYTES,
    ) -> None:
        text = json.dumps(variant, sort_keys=True, default=str)
        self._root = root or caches_folder()
        self.folder = self._root / f"{film}-{hashlib.sha256(text.encode()).hexdigest()[:16]}"
        self._limit, self._fresh = limit_bytes, 0
        self._mark = self.folder / f"{_IN_USE}{os.getpid()}-{secrets.token_hex(4)}"
        with self._telling():
            self.folder.mkdir(parents=True, exist_ok=True)
            self._mark.touch()
            os.utime(self.folder)
        make_room(limit_bytes, self._root)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """No longer in use."""
        self._mark.unlink(missing_ok=True)
        with suppress(OSError):
            os.utime(self.folder)

    def has(self, index: int) -> bool:
        """Whether a frame is there."""
        return self._path(index).exists()

    def get(self, index: int) -> StoredFrame | None:
        """A frame; None where it is not there, or is damaged."""
        content = self.packed(index)
        try:
            return None if content is None else unpack_frame(content)
        except ValueError:  # the power failed before it was on the disk
            self._path(index).unlink(missing_ok=True)
            return None

    def packed(self, index: int) -> bytes | None:
        """A frame as it lies on the disk; None where it is not there."""
        try:
            return self._path(index).read_bytes()
        except OSError:
            return None

    def angle(self, index: int) -> float | None:
        """The predicted field of view of a frame, in degrees."""
        try:
            with self._path(index).open("rb") as file:
                return angle_in(file.read(HEAD_BYTES))
        except (OSError, ValueError):
            return None

    def estimate(self, index: int, size: Size) -> Estimate | None:
        """A frame as an estimate of a picture of that size; None where it is not there."""
        facts, frame = self.facts(), self.get(index)
        return None if facts is None or frame is None else facts.estimate(frame, size)

    def missing(self, frames: range) -> list[int]:
        """Those of the frames that are not there, in order."""
        there = {
            int(entry.name.removesuffix(_SUFFIX))
            for number in {index // _IN_A_FOLDER for index in (frames.start, frames.stop - 1)}
            | set(range(frames.start // _IN_A_FOLDER, frames.stop // _IN_A_FOLDER + 1))
            for entry in _files(self.folder / f"{number:03}")
            if entry.name.endswith(_SUFFIX)
        }
        return [index for index in frames if index not in there]

    def put(self, index: int, estimate: Estimate) -> StoredFrame:
        """Keep a model's answer; returns what ``get`` gives from now on. ExportError."""
        if self.facts() is None:
            self.put_facts(StoreFacts.of(estimate))
        packed = pack_frame(StoredFrame(estimate.canonical_inverse_depth, estimate.fov_deg))
        self.put_packed(index, packed)
        return unpack_frame(packed)

    def put_packed(self, index: int, packed: bytes) -> None:
        """Keep a frame that ``core.films.coding.pack_frame`` packed. ExportError."""
        self._write(self._path(index), packed)
        self._fresh += len(packed)
        if self._fresh >= _CHECK_AFTER_BYTES:
            self._fresh = 0
            make_room(self._limit, self._root)

    def facts(self) -> StoreFacts | None:
        """What the frames have in common; None while there is none."""
        plain = self._read(_FACTS)
        try:
            info = ModelInfo(**plain.pop("info"))
            return StoreFacts(DepthKind(plain.pop("kind")), info, **plain)
        except (KeyError, TypeError, ValueError, AttributeError):
            return None

    def put_facts(self, facts: StoreFacts) -> None:
        """Note what the frames have in common. ExportError."""
        plain = asdict(facts)
        del plain["info"]["reason"]  # why a device was chosen is of no interest later
        self._write(self.folder / _FACTS, json.dumps(plain).encode())

    def summary(self) -> dict[str, Any]:
        """What was noted of all frames together; empty where nothing was."""
        return self._read(_SUMMARY)

    def put_summary(self, summary: dict[str, object]) -> None:
        """Note something of all frames together. ExportError."""
        self._write(self.folder / _SUMMARY, json.dumps(summary).encode())

    def checkpoint(self) -> bytes | None:
        """How far the work on all frames had come; None where nothing was noted."""
        try:
            return (self.folder / _CHECKPOINT).read_bytes()
        except OSError:
            return None

    def put_checkpoint(self, content: bytes | None) -> None:
        """Note how far it has come, or that it is done (None). ExportError."""
        if content is not None:
            self._write(self.folder / _CHECKPOINT, content)
            return
        with suppress(OSError):
            (self.folder / _CHECKPOINT).unlink()

    @contextmanager
    def writing(self, wait: Callable[[], None]) -> Iterator[None]:
        """While it lasts nobody else who asks so fills this store: frames are made once.

        Args:
            wait: called again and again while another one does; may raise to give up.
        """
        lock = FileLock(self.folder / _LOCK, timeout=_POLL_S)
        with contextlib.ExitStack() as held:
            while True:
                try:
                    held.enter_context(lock)
                except Timeout:
                    wait()
                    continue
                except OSError:
                    break  # a disk that knows no locks: frames are whole all the same
                break
            yield

    def _path(self, index: int) -> Path:
        return self.folder / f"{index // _IN_A_FOLDER:03}" / f"{index:06}{_SUFFIX}"

    def _read(self, name: str) -> dict[str, Any]:
        try:
            found = read_json(self.folder / name)
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def _write(self, path: Path, content: bytes) -> None:
        """A file that takes its name when it is whole."""
        temporary = path.with_name(f"{path.name}.{os.getpid()}-{secrets.token_hex(4)}")
        with self._telling():
            path.parent.mkdir(exist_ok=True)
            try:
                temporary.write_bytes(content)
                temporary.replace(path)
            except OSError:
                temporary.unlink(missing_ok=True)
                raise

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise ExportError(
                self.folder,
                "depth of frames cannot be kept here: {cause}",
                cause=plain_cause(error),
            ) from error


def make_room(limit_bytes: int, root: Path | None = None) -> int:
    """Remove what was not used longest until all stores fit; returns the bytes that went."""
    stores = [(_used(folder), _size(folder), folder) for folder in _stores(root)]
    surplus = sum(size for _, size, _ in stores) - limit_bytes
    gone = 0
    for _, size, folder in sorted(stores):
        if gone >= surplus:
            break
        gone += size if _remove(folder) else 0
    return gone


def clear(root: Path | None = None) -> int:
    """Remove all that is not in use; returns the bytes that went."""
    return make_room(0, root)


@dataclass(frozen=True)
class Kept:
    """What all stores take: how many there are, how many of them are in use, and their bytes."""

    stores: int
    in_use: int
    bytes: int


def kept(root: Path | None = None) -> Kept:
    """What all stores take."""
    found = [(_is_in_use(folder), _size(folder)) for folder in _stores(root)]
    return Kept(len(found), sum(used for used, _ in found), sum(size for _, size in found))


def _stores(root: Path | None) -> list[Path]:
    return [Path(entry.path) for entry in _files(root or caches_folder()) if entry.is_dir()]


def _used(folder: Path) -> float:
    with suppress(OSError):
        return folder.stat().st_mtime
    return time.time()


def _size(folder: Path) -> int:
    size = 0
    for entry in _files(folder):
        with suppress(OSError):  # it has just gone
            size += _size(Path(entry.path)) if entry.is_dir() else entry.stat().st_size
    return size


def _remove(folder: Path) -> bool:
    """Remove a store, unless it is in use."""
    if _is_in_use(folder):
        return False
    shutil.rmtree(folder, ignore_errors=True)
    return True


def _is_in_use(folder: Path) -> bool:
    marks = (entry.name for entry in _files(folder) if entry.name.startswith(_IN_USE))
    return any(_is_alive(name) for name in marks)


def _is_alive(mark: str) -> bool:
    number = mark.removeprefix(_IN_USE).partition("-")[0]
    return number.isdecimal() and psutil.pid_exists(int(number))


def _files(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []
