"""Files that can be read to their end, and what the system's errors mean in plain words."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from core.errors import PhotoError
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


def require_content(path: Path) -> None:
    """See that a file of pictures can be read and is not empty.

    Raises:
        PhotoError: it cannot, or it is.
    """
    try:
        size = require_regular(path).st_size
    except OSError as error:
        raise PhotoError(path, plain_cause(error)) from error
    if size == 0:
        raise PhotoError(path, "the file is empty (0 bytes); copy it again from where it came from")


def read_whole(path: Path, *, max_bytes: int) -> bytes:
    """The content of a file that should be small.

    Raises:
        OSError: it cannot be read, is no regular file, or is larger than that.
    """
    if require_regular(path).st_size > max_bytes:
        raise OSError(errno.EOVERFLOW, os.strerror(errno.EOVERFLOW))
    return path.read_bytes()


def text_name(path: Path | str) -> str:
    """A file's name as text that every format can hold; what is none becomes U+FFFD."""
    return Path(path).name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


@contextmanager
def in_text(path: Path) -> Iterator[Path]:
    """The same file under a path that is text, for libraries that know no other."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        with TemporaryDirectory() as folder:
            link = Path(folder) / f"file{path.suffix}"
            link.symlink_to(path.absolute())
            yield link
        return
    yield path


def typed_path(text: str) -> Path:
    """The path that somebody typed: ~ is their folder, ~name that of a user there is."""
    try:
        return Path(text).expanduser()
    except RuntimeError:  # nobody is called so: a name like any other
        return Path(text)


def is_file(path: Path) -> bool:
    """Whether there is such a file; False for names that no disk can hold, too."""
    return os.path.isfile(path)  # noqa: PTH113  Path.is_file raises for names that are too long
