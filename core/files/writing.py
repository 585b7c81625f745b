"""Files written whole or not at all, and what the system's errors mean in plain words."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from core.errors import ExportError, FileError
from core.files.leftovers import JOURNAL, sweep, unfinished, write_journal
from core.files.regular_files import plain_cause
from core.sentence import Sentence

LOCK_S = 2.0


def _not_written(failure: OSError) -> Sentence:
    return Sentence("cannot be written: {cause}", cause=plain_cause(failure))


@contextmanager
def atomic_path(path: Path, *, error: type[FileError] = ExportError) -> Iterator[Path]:
    """A temporary file beside ``path`` that takes its name once the block has succeeded.

    The temporary name keeps the suffix, by which libraries choose the format. When the block
    fails the temporary file goes and whatever ``path`` held stays as it was.

    Args:
        path: the file to be written; a link is followed. Existing content is replaced.
        error: class raised, with the file and the cause, for an OSError inside or around
            the block.
    """
    try:
        (target,) = _targets([path])
        temporary = unfinished(target.parent, target.suffix)
        temporary.open("x").close()
    except OSError as failure:
        raise error(path, _not_written(failure)) from failure
    try:
        yield temporary
        _sync(temporary)
        _keep_mode(target, temporary)
        temporary.replace(target)
    except OSError as failure:
        raise error(path, _not_written(failure)) from failure
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def atomic_group(paths: Sequence[Path], *, error: type[FileError] = ExportError) -> Iterator[Path]:
    """A place for files that belong together; they take their places once the block succeeded.

    The block finds them by their own names, side by side in a temporary folder. When it fails,
    or one of them cannot take its place, all that was there stays as it was. When the process
    is killed while they take their places, the next one that writes into the folder brings the
    rest there.

    Args:
        paths: in one folder; links are followed. Existing content is replaced.
        error: class raised, with the first file and the cause, for an OSError inside or around
            the block.

    Yields:
        Where to write the first one.
    """
    first = paths[0]
    try:
        targets = _targets(paths)
        folder = unfinished(targets[0].parent)
        folder.mkdir()
    except OSError as failure:
        raise error(first, _not_written(failure)) from failure
    try:
        yield folder / first.name
        made = [folder / path.name for path in paths]
        for file, target in zip(made, targets, strict=True):
            _sync(file)
            _keep_mode(target, file)
        if targets == [folder.parent / path.name for path in paths]:
            write_journal(folder, [path.name for path in paths])
            _sync(folder / JOURNAL)
        _take_places(made, targets)
    except OSError as failure:
        raise error(first, _not_written(failure)) from failure
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _targets(paths: Sequence[Path]) -> list[Path]:
    """Where files really go; what killed processes left there is cleared away."""
    targets = [path.resolve() for path in paths]
    if any(target.is_dir() for target in targets):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    sweep(targets[0].parent)
    return targets


def _take_places(made: Sequence[Path], targets: Sequence[Path]) -> None:
    """Move files into their places; when one cannot go there, all go back."""
    with ExitStack() as undo:
        for file, target in zip(made, targets, strict=True):
            if target.exists():
                old = file.with_name(f"{file.name}.old")
                _keep(target, old)
                undo.callback(old.replace, target)
            else:
                undo.callback(target.unlink, missing_ok=True)
            file.replace(target)
        undo.pop_all()


def _keep(target: Path, old: Path) -> None:
    """Another name for a file, so that its own is never free; a copy where disks know no links."""
    try:
        old.hardlink_to(target)
    except OSError:
        shutil.copy2(target, old)


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Nobody else who asks so writes the file meanwhile; after a while we go on all the same."""
    name = f"leadline-{zlib.crc32(os.fsencode(path.absolute())):08x}.lock"
    lock = FileLock(Path(tempfile.gettempdir()) / name, timeout=LOCK_S)
    with ExitStack() as held:
        with suppress(OSError, Timeout):
            held.enter_context(lock)
        yield


def refuse_existing(path: Path) -> None:
    """Nothing is replaced unasked.

    Raises:
        ExportError: there is something at ``path``, be it a broken link.
    """
    if os.path.lexists(path):
        raise ExportError(path, "is there already; take another name or allow overwriting")


def make_folder(
    folder: Path, *, for_file: Path | None = None, error: type[FileError] = ExportError
) -> None:
    """Make a folder and those above it where they are missing.

    Args:
        for_file: the file that is to be written there, which the error then names.

    Raises:
        FileError: an ``error``; the folder cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as failure:
        cause = plain_cause(failure)
        if for_file:
            its = Sentence("its folder cannot be made: {cause}", cause=cause)
            raise error(for_file, its) from failure
        raise error(
            folder, Sentence("the folder cannot be made: {cause}", cause=cause)
        ) from failure


def set_aside(path: Path) -> Path:
    """Rename a file that cannot be read (``NAME.bad``, ``NAME.bad2``), so that nothing is lost.

    Returns:
        Its new name.

    Raises:
        OSError: it cannot be renamed.
    """
    kept = path.with_name(path.name + ".bad")
    number = 1
    while kept.exists():
        number += 1
        kept = path.with_name(f"{path.name}.bad{number}")
    return path.rename(kept)


def _keep_mode(target: Path, temporary: Path) -> None:
    """Who may read what is replaced may read what replaces it, and nobody else."""
    if target.is_file():
        with suppress(OSError):  # disks without such rights
            temporary.chmod(stat.S_IMODE(target.stat().st_mode))


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
