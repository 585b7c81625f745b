"""The end of a program: nothing that it has said is lost, and nothing is waited for."""

import subprocess
import sys

LEFT = """
import atexit, threading
from core.system.ending import leave

atexit.register(print, "called at the end", end="")
threading.Thread(target=threading.Event().wait).start()  # else it would be waited for
print("said,", end=" ")
leave(7)
"""


def test_what_was_said_arrives_and_threads_are_left() -> None:
    done = subprocess.run([sys.executable, "-c", LEFT], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (7, "said, called at the end", "")


def test_streams_that_are_closed_or_gone_do_no_harm() -> None:
    code = "import os, sys; from core.system.ending import leave; print(1); os.close(1); "
    code += "sys.stderr = None; leave(3)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (3, b"")
