"""Work in a process of its own: for libraries that hold the interpreter's lock while they work."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from core.progress import Monitor

_T = TypeVar("_T")
POLL_S = 0.1
"""How often it is asked whether to stop."""


def run_apart(work: Callable[..., _T], *arguments: Any, monitor: Monitor) -> _T:
    """Call a function of a module in a new process, which ends when the work is to stop.

    Args:
        work: function, arguments and result go through pickle.
        monitor: asked meanwhile.

    Raises:
        Cancelled: stopped.
        MemoryError: the system ended the process.
        Exception: whatever ``work`` raises.
    """
    monitor.check()
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_serve, args=(there, work, *arguments), daemon=True)
    process.start()
    there.close()
    try:
        while not here.poll(POLL_S):
            monitor.check()
        result, error = here.recv()
    except EOFError:
        raise MemoryError from None
    finally:
        process.terminate()
        process.join()
        process.close()
        here.close()
    if error is not None:
        raise error
    done: _T = result
    return done


def _serve(answer: Connection, work: Callable[..., Any], *arguments: Any) -> None:
    try:
        answer.send((work(*arguments), None))
    except Exception as error:
        answer.send((None, error))
