"""Libraries loaded beforehand are the ones that the import uses."""

from __future__ import annotations

import subprocess
import sys

import pytest

SCRIPT = """
import sys
from core.system.preload import preload
loaded = preload("{package}")
assert loaded, "nothing was loaded"
assert not any("cpython" in path.name for path in loaded), "these want the interpreter's lock"
before = set(line.split()[-1] for line in open("/proc/self/maps") if ".so" in line)
assert all(str(path.resolve()) in before for path in loaded), loaded
import {package}
assert preload("{package}") == []
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the libraries' names are Linux's")
@pytest.mark.parametrize("package", ["torch", "open3d"])
def test_import_works_after_loading_its_libraries(package: str) -> None:
    if package == "open3d":
        pytest.importorskip("open3d")
    script = SCRIPT.format(package=package)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
