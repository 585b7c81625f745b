"""Files that can be read to their end, and what the system's errors mean in plain words."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

_CAUSES = {
    errno.ENOENT: "there is no such file or folder",
    errno.EACCES: "there is no permission for this file or folder",
    errno.EPERM: "the system does not permit this",
    errno.EROFS: "the disk is read-only",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EISDIR: "this is a folder, not a file",
    errno.ENOTDIR: "a part of its path is a file, not a folder",
    errno.ENAMETOOLONG: "the name is too long",
    errno.EFBIG: "the file is too large for this disk",
    errno.ESPIPE: "this is a device or a pipe, not a file",
    errno.EOVERFLOW: "the file is larger than such a file can be",
    errno.EIO: "the disk reported a read or write error",
    errno.EMFILE: "too many files are open",
}


def plain_cause(error: OSError) -> str:
    """What went wrong, as a sentence without the file's name."""
    known = _CAUSES.get(error.errno or 0)
    return known or error.strerror or str(error) or type(error).__name__


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
