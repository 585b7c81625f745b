"""Jobs that come on standard input and are told of in lines of JSON on standard output."""

from __future__ import annotations

import json
import os
import pickle
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from core.errors import LeadlineError
from core.sentence import Sentence
from core.system.niceness import step_back
from core.system.stop_signals import stoppable

INTERRUPTED = 130
ROOT = Path(__file__).resolve().parents[2]
"""Where Python finds the packages of this program."""


def serve(work: Callable[[Any], None]) -> int:
    """Do the pickled job on standard input, giving way to other programs; the exit status.

    The last event that ``work`` tells is its own; it is "failed" with the reason where that raises
    a LeadlineError, and there is none where the process was told to stop.
    """
    try:
        with stoppable():
            job = pickle.load(sys.stdin.buffer)
            step_back()
            work(job)
    except LeadlineError as error:
        tell({"event": "failed", "error": error.sentence})
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # who started this has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return INTERRUPTED
    return 0


def tell(event: dict[str, Any]) -> None:
    """Print an event in a line of JSON."""
    plain = {
        name: value.to_plain() if isinstance(value, Sentence) else value
        for name, value in event.items()
    }
    print(json.dumps(plain), flush=True)
