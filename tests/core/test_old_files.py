"""Files of settings and presets that earlier versions wrote still open."""

from __future__ import annotations

import shutil
from pathlib import Path

from core.presets import load_presets
from core.settings import load_settings, save_settings, saved_values

OLD = Path(__file__).parent.parent / "old_files"


def test_settings(tmp_path: Path) -> None:
    shutil.copy(OLD / "settings.json", tmp_path)
    settings, messages = load_settings(tmp_path / "settings.json")
    assert not messages
    assert (settings.contour_percent, settings.cloud_shape) == (23.5, "mesh")
    assert settings.effect == "anaglyph"  # it was a layout of the stereo pair
    assert settings.effect_values["f_number"] == 2.8
    assert settings.effect_values["haze_color"] == "#aabbcc"
    assert settings.effect_values["stereo"] == "parallel"
    assert settings.effect_values["loop"] is False
    save_settings(settings, tmp_path / "settings.json")
    assert load_settings(tmp_path / "settings.json") == (settings, [])
    assert saved_values(settings)["effect_f_number"] == 2.8


def test_presets() -> None:
    (preset,), messages = load_presets(OLD / "presets.json")
    assert not messages
    assert (preset.name, preset.look()["cloud_far_m"]) == ("Mine", 12.5)
