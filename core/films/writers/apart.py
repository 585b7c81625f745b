"""A film that a process of its own codes, whose memory nobody has used before.

The encoder of HEVC now and then looks at memory that nobody has set, and chooses by it. In a
process that does nothing else it finds the same there every time.

``python -m core.films.writers.apart`` reads pickles from its standard input: how the file is to be
made, then a tuple for every frame, then None. It answers in pickles: None once it has begun, and
None or what went wrong at the end.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import core
from core.errors import ExportError, LeadlineError
from core.films.writers.film_file import FilmCodec, FilmFile

_ROOT = Path(core.__file__).resolve().parents[1]
_SAME_MEMORY = "glibc.malloc.perturb=85:glibc.malloc.tcache_count=0"
"""Under Linux memory is filled alike when it is given out, and comes from no other store."""


class ApartFilmFile:
    """As ``FilmFile``, whose arguments and errors it has; the coding is done elsewhere."""

    def __init__(self, path: Path, coding: FilmCodec, **options: Any) -> None:
        self._path = path
        self._process = subprocess.Popen(
            [sys.executable, "-m", "core.films.writers.apart"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
        try:
            self._send((path.absolute(), coding, options))
            self._answer()
        except BaseException:
            self.close()
            raise

    @property
    def pid(self) -> int:
        """Of the process that codes."""
        return self._process.pid

    def add(self, picture: Any, time_s: float, seconds: float) -> None:
        """One more frame; see ``FilmFile.add``."""
        self._send((picture, time_s, seconds))

    def finish(self) -> None:
        """Bring the file to its end. OSError."""
        self._send(None)
        self._answer()
        self.close()

    def close(self) -> None:
        """Let go of the file, be it whole or not."""
        process = self._process
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):  # what was not sent is of no use any more
                pipe.close()  # type: ignore[union-attr]

    def _send(self, message: object) -> None:
        assert self._process.stdin is not None
        try:
            pickle.dump(message, self._process.stdin, pickle.HIGHEST_PROTOCOL)
            self._process.stdin.flush()
        except OSError:  # it has ended: why, it has answered
            self._answer()
            raise self._died() from None

    def _answer(self) -> None:
        assert self._process.stdout is not None
        try:
            error = pickle.load(self._process.stdout)
        except (EOFError, pickle.UnpicklingError):
            raise self._died() from None
        if error is not None:
            raise error

    def _died(self) -> ExportError:
        return ExportError(self._path, "the process that codes the film ended by itself")


def open_film_file(path: Path, coding: FilmCodec, **options: Any) -> FilmFile | ApartFilmFile:
    """A film that is being written, in a process of its own where its codec wants that.

    Args:
        options: of ``FilmFile``, as are the errors.
    """
    return (ApartFilmFile if coding.apart else FilmFile)(path, coding, **options)


def _environment() -> dict[str, str]:
    found = dict(os.environ)
    paths = filter(None, (str(_ROOT), found.get("PYTHONPATH")))
    tunables = filter(None, (found.get("GLIBC_TUNABLES"), _SAME_MEMORY))
    found["PYTHONPATH"] = os.pathsep.join(paths)
    found["GLIBC_TUNABLES"] = ":".join(tunables)
    return found


def serve() -> None:
    """Make the film that standard input tells of."""
    try:
        path, coding, options = pickle.load(sys.stdin.buffer)
        with closing(FilmFile(path, coding, **options)) as file:
            _tell(None)
            while (frame := pickle.load(sys.stdin.buffer)) is not None:
                file.add(*frame)
            file.finish()
        _tell(None)
    except (OSError, LeadlineError) as error:
        _tell(error)
    except (EOFError, KeyboardInterrupt):  # who wanted it has gone
        return


def _tell(answer: Exception | None) -> None:
    pickle.dump(answer, sys.stdout.buffer)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    with suppress(BrokenPipeError):
        serve()
