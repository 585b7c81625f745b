"""Two programs on one folder of settings, at the same time: what either changed is kept."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from core.presets import Preset, load_presets, save_presets
from core.settings import Settings, load_settings, save_settings

ROUNDS = 8
PROGRAM = """
import dataclasses, sys
from pathlib import Path

from core.files import writing
from core.presets import Preset, load_presets, save_presets
from core.settings import load_settings, save_settings

writing.LOCK_S = 100.0  # a busy machine
folder, name, field, rounds = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
settings, _ = load_settings(folder / "settings.json")
presets = list(load_presets(folder / "presets.json")[0])
print("ready", flush=True)
sys.stdin.readline()
for number in range(1, rounds + 1):
    recent = (f"/{name}.jpg", *settings.recent_files) if number == 1 else settings.recent_files
    settings = dataclasses.replace(settings, recent_files=recent, **{field: float(number)})
    save_settings(settings, folder / "settings.json")
    presets.append(Preset(f"{name}{number}", {"contour_percent": float(number)}))
    save_presets(presets, folder / "presets.json")
"""


def _started(folder: Path, name: str, field: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", PROGRAM, str(folder), name, field, str(ROUNDS)]
    root = Path(__file__).parents[2]
    return subprocess.Popen(
        command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def test_settings_presets_and_recent_files_of_both_are_kept(tmp_path: Path) -> None:
    save_settings(Settings(recent_files=("/old.jpg",)), tmp_path / "settings.json")
    save_presets([Preset("Old", {"contour_percent": 5.0})], tmp_path / "presets.json")
    both = [
        _started(tmp_path, name, field)
        for name, field in (("one", "near_m"), ("two", "contour_percent"))
    ]
    for each in both:
        assert each.stdout.readline() == "ready\n"
    for each in both:
        each.stdin.write("go\n")
        each.stdin.flush()
    for each in both:
        each.communicate()
        assert each.returncode == 0
    settings, messages = load_settings(tmp_path / "settings.json")
    assert not messages
    assert (settings.near_m, settings.contour_percent) == (ROUNDS, ROUNDS)
    assert set(settings.recent_files) == {"/one.jpg", "/two.jpg", "/old.jpg"}
    expected = {f"{name}{number}" for name in ("one", "two") for number in range(1, ROUNDS + 1)}
    found = {each.name for each in load_presets(tmp_path / "presets.json")[0] if not each.built_in}
    assert found == expected | {"Old"}
    assert not list(tmp_path.glob(".leadline*"))
