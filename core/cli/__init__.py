"""The command line: ``leadline`` and one of the commands of ``build_parser``.

Exit status 0 on success, 1 when an input failed (one line for each on standard error), 2 on
bad usage.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from core import installed_version
from core.cli import batch, camera, clip, convert, effect, evaluate, export, films, models, train
from core.cli.common import EXIT_FAILED, EXIT_USAGE, complain
from core.errors import LeadlineError, UsageError
from core.system.stop_signals import stoppable

EXIT_INTERRUPTED = 130


def main(argv: Sequence[str]) -> int:
    """Run one command and return its exit status.

    Args:
        argv: the arguments without the program's name.
    """
    _prepare_streams()
    try:
        arguments = build_parser().parse_args(argv)
        with stoppable():
            return int(arguments.run(arguments))
    except SystemExit as stop:  # argparse has already said why
        return int(stop.code or 0)
    except UsageError as error:
        complain(str(error))
        return EXIT_USAGE
    except LeadlineError as error:
        complain(str(error))
        return EXIT_FAILED
    except BrokenPipeError:  # the reader of our output has seen enough
        return EXIT_FAILED
    except KeyboardInterrupt:
        complain("interrupted")
        return EXIT_INTERRUPTED
    finally:
        _settle_output()


def _prepare_streams() -> None:
    """Names of files that are no text, or letters that a pipe does not know, end no run."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            whole = stream.encoding.lower().replace("-", "") == "utf8" and stream is sys.stdout
            stream.reconfigure(errors="surrogateescape" if whole else "backslashreplace")


def _settle_output() -> None:
    """What cannot be written any more is dropped, for the flush at exit would complain."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def build_parser() -> argparse.ArgumentParser:
    """The parser of all commands; ``run`` in its result carries the chosen one out."""
    parser = argparse.ArgumentParser(
        prog="leadline",
        description="Depth from a photo, without a window. With photos instead of a command, "
        "or with nothing, the window opens.",
    )
    parser.add_argument("--version", action="version", version=f"Leadline {installed_version()}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    export.add_parser(commands)
    clip.add_parser(commands)
    films.add_parser(commands)
    batch.add_parser(commands)
    effect.add_parser(commands)
    evaluate.add_parser(commands)
    models.add_parser(commands)
    camera.add_parser(commands)
    train.add_parser(commands)
    convert.add_parser(commands)

    return parser
