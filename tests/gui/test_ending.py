"""The window is asked to end by the system: a process of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXPORTING = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from core.settings import settings_path
from gui import app
from gui.window.main_window import MainWindow

folder = Path(sys.argv[1])

def work(progress, cancel):
    from core.files import atomic_path
    with atomic_path(folder / "a.ply") as half:
        half.write_text("half")
        print("writing", flush=True)
        while True:
            cancel.check()

shown = MainWindow.show
def show(window):
    shown(window)
    window.controller.store.remember(last_export_dir=str(folder))
    window.controller.writer.write("a.ply", folder, work, again=lambda: None)
MainWindow.show = show
sys.exit(app.main([]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
@pytest.mark.parametrize("kind", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_it_closes_in_order_while_it_writes(tmp_path: Path, kind: str) -> None:
    """Settings are kept, and of the file that was being written nothing is left."""
    home, out = tmp_path / "home", tmp_path / "out"
    out.mkdir()
    (out / "a.ply").write_text("old")
    environment = os.environ | {"LEADLINE_CONFIG_DIR": str(home), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", EXPORTING, str(out)]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout.readline() == "writing\n"
        process.send_signal(getattr(signal, kind))
        _, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors
    assert [path.name for path in out.iterdir()] == ["a.ply"]
    assert (out / "a.ply").read_text() == "old"
    assert json.loads((home / "settings.json").read_text())["last_export_dir"] == str(out)
    assert not list(home.rglob(".leadline-*"))
