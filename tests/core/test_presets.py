"""Presets: looks by name, in a file that is read with care."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.errors import SessionError
from core.presets import BUILT_IN, Preset, load_presets, look_of, save_presets
from core.settings import Settings, checked_values, look_names


def test_what_comes_with_the_program_holds_valid_looks() -> None:
    assert len({preset.name for preset in BUILT_IN}) == len(BUILT_IN) >= 3
    looks = [preset.look() for preset in BUILT_IN]
    for preset, look in zip(BUILT_IN, looks, strict=True):
        assert tuple(look) == look_names()
        values, refused = checked_values(preset.values)
        assert values == preset.values
        assert refused == {}
    assert all(looks.count(look) == 1 for look in looks)


def test_a_look_has_nothing_of_the_window_or_the_person() -> None:
    assert {"colormap", "near_m", "contour_percent", "cloud_far_m"} <= set(look_names())
    assert not {"layout", "theme", "model", "recent_files", "window_state"} & set(look_names())


def test_own_presets_come_back(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "presets.json"
    own = Preset("Mine \u00e4", look_of(Settings(contour_percent=7.0)))
    save_presets([*BUILT_IN, own], path)
    assert load_presets(path) == ((own,), [])


def test_bad_values_fall_back_and_are_told(tmp_path: Path) -> None:
    path = tmp_path / "presets.json"
    held = {"contour_percent": 900, "colormap": "magma", "theme": "dark", "glow": 1}
    path.write_text(json.dumps({"version": 1, "presets": {"Mine": held, "Odd": 3}}))
    presets, messages = load_presets(path)
    assert presets == (Preset("Mine", {"colormap": "magma"}), Preset("Odd", {}))
    assert len(messages) == 1
    assert "contour_percent: expected a number from 1 to 50, found 900" in messages[0]


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"presets": []}'])
def test_a_file_that_is_none_is_kept_aside(tmp_path: Path, content: str) -> None:
    path = tmp_path / "presets.json"
    path.write_text(content)
    presets, messages = load_presets(path)
    assert presets == ()
    assert "presets.json.bad" in messages[0]
    assert (tmp_path / "presets.json.bad").read_text() == content


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SessionError, match=r"presets\.json"):
        save_presets([], tmp_path / "file" / "presets.json")


def test_two_windows_keep_each_others_presets(tmp_path: Path) -> None:
    path = tmp_path / "presets.json"

    def own(name: str, percent: float) -> Preset:
        return Preset(name, {"contour_percent": percent})

    save_presets([own("Kept", 2.0), own("Changed", 2.0), own("Deleted", 2.0)], path)
    kept, changed, _ = load_presets(path)[0]
    theirs = {"Kept": 2.0, "Changed": 9.0, "Deleted": 2.0, "Theirs": 4.0}
    looks = {name: {"contour_percent": percent} for name, percent in theirs.items()}
    path.write_text(json.dumps({"version": 1, "presets": looks}))
    mine = [kept, changed, own("Mine", 3.0)]
    for _ in range(2):  # what was merged once stays
        save_presets(mine, path)
        held = json.loads(path.read_text())["presets"]
        percents = {name: look["contour_percent"] for name, look in held.items()}
        assert percents == {"Kept": 2.0, "Changed": 9.0, "Mine": 3.0, "Theirs": 4.0}
