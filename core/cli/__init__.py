"""The command line: ``leadline export|effect|evaluate|models|train|convert``.

Exit status 0 on success, 1 when an input failed (one line for each on standard error), 2 on
bad usage.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from core import installed_version
from core.cli import convert, effect, evaluate, export, models, train
from core.cli.common import EXIT_FAILED, EXIT_USAGE, complain
from core.errors import LeadlineError, UsageError

EXIT_INTERRUPTED = 130


def main(argv: Sequence[str]) -> int:
    """Run one command and return its exit status.

    Args:
        argv: the arguments without the program's name.
    """
    try:
        arguments = build_parser().parse_args(argv)
        status: int = arguments.run(arguments)
        sys.stdout.flush()
        return status
    except SystemExit as stop:  # argparse has already said why
        return int(stop.code or 0)
    except UsageError as error:
        complain(str(error))
        return EXIT_USAGE
    except LeadlineError as error:
        complain(str(error))
        return EXIT_FAILED
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # for the flush at exit
        return EXIT_FAILED
    except KeyboardInterrupt:
        complain("interrupted")
        return EXIT_INTERRUPTED


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
    effect.add_parser(commands)
    evaluate.add_parser(commands)
    models.add_parser(commands)
    train.add_parser(commands)
    convert.add_parser(commands)
    return parser
