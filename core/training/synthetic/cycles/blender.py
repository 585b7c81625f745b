"""Blender as a Python module (PyPI ``bpy``) in an environment of its own.

It is under the GPL and needs another NumPy than this program, so it never shares a process.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from core.errors import FileError, UsageError

VARIABLE = "LEADLINE_BLENDER_PYTHON"
SCRIPT = Path(__file__).with_name("script.py")
INSTALL = "python3.11 -m venv blender && blender/bin/pip install bpy==5.0.1"
CHECK_S = 120


class BlenderError(FileError):
    """Blender could not render a scene."""


def find_blender(given: Path | None = None) -> Path:
    """The Python interpreter that has ``bpy``: the given one, the variable's, or this one.

    Raises:
        UsageError: it has none; the message says how to get one.
    """
    python = given or Path(os.environ.get(VARIABLE) or sys.executable)
    probe = [str(python), "-c", "import importlib.util as u; exit(u.find_spec('bpy') is None)"]
    try:
        found = subprocess.run(probe, capture_output=True, timeout=CHECK_S).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        found = False
    if not found:
        raise UsageError(
            "{python} has no Blender: install it with `{install}` and set "
            "{variable}=blender/bin/python, or pass --blender-python",
            python=python,
            install=INSTALL,
            variable=VARIABLE,
        )
    return python


def run_blender(python: Path, folder: Path, *, samples: int, threads: int) -> None:
    """Render the views that ``folder`` describes, each as ``NN.exr``.

    Raises:
        BlenderError: it failed; the end of what it said is in the message.
    """
    command = [str(python), str(SCRIPT), str(folder), str(samples), str(threads)]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace")
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip()).splitlines()
        last = said[-1] if said else done.returncode
        raise BlenderError(folder, "Blender failed: {last}", last=last)
