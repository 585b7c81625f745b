"""Leadline: ``main.py [PHOTO ...]`` opens the window, ``main.py COMMAND ...`` works without."""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence

COMMANDS = ("export", "effect", "evaluate", "models", "batch", "train", "convert")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line or the window; returns the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    from core.niceness import wait_idly

    wait_idly()
    if arguments and (arguments[0] in COMMANDS or arguments[0].startswith("-")):
        from core.cli import main as run_command

        return run_command(arguments)
    from gui.app import main as run_window

    return run_window(arguments)


def start() -> int:
    """``main`` as a program of its own: Ctrl+C ends it without a word while it is loading."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return main()


if __name__ == "__main__":
    sys.exit(start())
