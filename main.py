"""Leadline: ``main.py [PHOTO ...]`` opens the window, ``main.py COMMAND ...`` works without."""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence

NO_DISPLAY = (
    "leadline: there is no display for a window; without one: "
    "leadline export PHOTO --out DIR --format ply"
)
COMMANDS = (
    "export",
    "clip",
    "films",
    "effect",
    "evaluate",
    "models",
    "batch",
    "camera",
    "train",
    "convert",
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line or the window; returns the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    from core.system.niceness import wait_idly

    wait_idly()
    if _is_command(arguments):
        from core.cli import main as run_command

        return run_command(arguments)
    from core.system.display import has_display

    if not has_display():
        print(NO_DISPLAY, file=sys.stderr)
        return 1
    from gui.app import main as run_window

    return run_window(arguments)


def _is_command(arguments: Sequence[str]) -> bool:
    return bool(arguments) and (arguments[0] in COMMANDS or arguments[0].startswith("-"))


def start() -> int:
    """``main`` as a program of its own: Ctrl+C ends it without a word while it is loading."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    status = main()
    if _is_command(sys.argv[1:]):
        from core.system.ending import leave

        leave(status)
    return status


if __name__ == "__main__":
    sys.exit(start())
