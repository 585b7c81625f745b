"""The end of a program that has done its work."""

from __future__ import annotations

import atexit
import os
import sys
from contextlib import suppress
from typing import NoReturn


def leave(status: int) -> NoReturn:
    """End this process, whose files are all written: taking torch down takes seconds on a busy
    machine, and a network in the middle of a pass would be waited for.

    What wants to be called at the end is called, and what was printed arrives.
    """
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # closed
            with suppress(OSError):
                stream.flush()
    os._exit(status)
