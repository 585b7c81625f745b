"""Leadline: ``main.py [PHOTO ...]`` opens the window, ``main.py COMMAND ...`` works without."""

from __future__ import annotations

import sys
from collections.abc import Sequence

# "batch" is reserved: the command line says that it does not have it yet.
COMMANDS = ("export", "effect", "evaluate", "models", "batch", "train", "convert")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line or the window; returns the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments and (arguments[0] in COMMANDS or arguments[0].startswith("-")):
        from core.cli import main as run_command

        return run_command(arguments)
    from gui.app import main as run_window

    return run_window(arguments)


if __name__ == "__main__":
    sys.exit(main())
