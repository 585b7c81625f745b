"""Files written whole or not at all, and what the system's errors mean in plain words."""

from __future__ import annotations

import csv
import errno
import os
import secrets
import shutil
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from core.errors import ExportError, FileError
from core.sentence import Sentence

_CAUSES = {
    errno.ENOENT: Sentence("there is no such file or folder"),
    errno.EACCES: Sentence("there is no permission for this file or folder"),
    errno.EPERM: Sentence("the system does not permit this"),
    errno.EROFS: Sentence("the disk is read-only"),
    errno.ENOSPC: Sentence("the disk is full"),
    errno.EDQUOT: Sentence("the disk quota is used up"),
    errno.EISDIR: Sentence("this is a folder, not a file"),
    errno.ENOTDIR: Sentence("a part of its path is a file, not a folder"),
    errno.ENAMETOOLONG: Sentence("the name is too long"),
    errno.EFBIG: Sentence("the file is too large for this disk"),
    errno.ESPIPE: Sentence("this is a device or a pipe, not a file"),
    errno.EOVERFLOW: Sentence("the file is larger than such a file can be"),
    errno.EIO: Sentence("the disk reported a read or write error"),
    errno.EMFILE: Sentence("too many files are open"),
}


def plain_cause(error: OSError) -> Sentence:
    """What went wrong, as a sentence without the file's name."""
    known = _CAUSES.get(error.errno or 0)
    text = error.strerror or str(error) or type(error).__name__
    return known or Sentence("{text}", text=text)


def _not_written(failure: OSError) -> Sentence:
    return Sentence("cannot be written: {cause}", cause=plain_cause(failure))


def require_regular(path: Path) -> os.stat_result:
    """What the system says of a file that can be read from its beginning to its end.

    Raises:
        OSError: there is none, or it is a folder, a device or a pipe, which may never end.
    """
    try:
        status = path.stat()
    except ValueError as error:  # no name of a file can hold a zero byte
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL)) from error
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.ESPIPE, os.strerror(errno.ESPIPE))
    return status


def read_whole(path: Path, *, max_bytes: int) -> bytes:
    """The content of a file that should be small.

    Raises:
        OSError: it cannot be read, is no regular file, or is larger than that.
    """
    if require_regular(path).st_size > max_bytes:
        raise OSError(errno.EOVERFLOW, os.strerror(errno.EOVERFLOW))
    return path.read_bytes()


def is_file(path: Path) -> bool:
    """Whether there is such a file; False for names that no disk can hold, too."""
    return os.path.isfile(path)  # noqa: PTH113  Path.is_file raises for names that are too long


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
        target = path.resolve()
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        temporary = target.with_name(f".leadline-{secrets.token_hex(6)}{target.suffix}")
        temporary.open("x").close()
    except OSError as failure:
        raise error(path, _not_written(failure)) from failure
    try:
        yield temporary
        _sync(temporary)
        temporary.replace(target)
    except OSError as failure:
        raise error(path, _not_written(failure)) from failure
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def atomic_group(paths: Sequence[Path], *, error: type[FileError] = ExportError) -> Iterator[Path]:
    """A place for files that belong together; they take their places once the block succeeded.

    The block finds them by their own names, side by side in a temporary folder. When it fails,
    or one of them cannot take its place, all that was there stays as it was.

    Args:
        paths: in one folder; links are followed. Existing content is replaced.
        error: class raised, with the first file and the cause, for an OSError inside or around
            the block.

    Yields:
        Where to write the first one.
    """
    first = paths[0]
    try:
        targets = [path.resolve() for path in paths]
        if any(target.is_dir() for target in targets):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        folder = targets[0].with_name(f".leadline-{secrets.token_hex(6)}")
        folder.mkdir()
    except OSError as failure:
        raise error(first, _not_written(failure)) from failure
    try:
        yield folder / first.name
        made = [folder / path.name for path in paths]
        for file in made:
            _sync(file)
        _take_places(made, targets)
    except OSError as failure:
        raise error(first, _not_written(failure)) from failure
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _take_places(made: Sequence[Path], targets: Sequence[Path]) -> None:
    """Move files into their places; when one cannot go there, all go back."""
    with ExitStack() as undo:
        for file, target in zip(made, targets, strict=True):
            old = file.with_name(f"{file.name}.old")
            if target.exists():
                target.replace(old)
                undo.callback(old.replace, target)
            file.replace(target)
            undo.callback(target.unlink)
        undo.pop_all()


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a CSV, whole or not at all: UTF-8, names of files that are no text as they are.

    Raises:
        ExportError: it cannot be written.
    """
    with (
        atomic_path(path) as temporary,
        temporary.open("w", encoding="utf-8", errors="surrogateescape", newline="") as file,
    ):
        table = csv.writer(file)
        table.writerow(columns)
        table.writerows(rows)


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


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
