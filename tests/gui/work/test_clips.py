"""What a clip's process is told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
CODE = """
import sys
from pathlib import Path
import numpy as np
from core.films.film import FilmFacts
from core.settings import Settings
from core.types import Size
from gui.state.clip import ClipExport
from gui.state.entry import Entry
from gui.state.film import FilmState
from gui.work import clips
from tests.sample_estimates import INFO

path = Path("walk.mp4")
film = FilmState(FilmFacts(path, path.name, Size(8, 6), np.arange(3) / 24, 3 / 24))
entry = Entry(1, path.name, path, film=film)
clips.prepare()
before = set(sys.modules)
for export in (None, ClipExport(("depth-mp4",), Path())):
    clips.clip_job(entry, Settings(), INFO, export, 1.0)
print(*(name for name in set(sys.modules) - before if name.startswith("core.")))
"""


def test_a_job_is_quickly_made_once_that_is_prepared() -> None:
    made = subprocess.run(
        [sys.executable, "-c", CODE],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert made.stdout.split() == []
