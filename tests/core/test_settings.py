"""core.settings: what is kept comes back, and a bad file never stops the program."""

from __future__ import annotations

import dataclasses
import json
import stat
import sys
from pathlib import Path

import numpy as np
import pytest

from core.colormap import lut
from core.errors import SettingsError
from core.settings import (
    FILE_NAME,
    VERSION,
    Settings,
    choices,
    limits,
    load_settings,
    save_settings,
    saved_values,
    settings_path,
)

CHANGED = Settings(
    colormap="cividis",
    range_auto=False,
    near_m=1.5,
    far_m=7.25,
    contour_percent=23.5,
    contour_color="#00AAFF",
    layout="wipe",
    layout_panes=("cloud", "depth", "contours", "photo", "effects", "evaluate", "second"),
    recent_files=("/photos/häuser.jpg", "C:\\a b.png"),
    export_ply_ascii=True,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / FILE_NAME


def _load(path: Path, **values: object) -> tuple[Settings, list[str]]:
    path.write_text(json.dumps({"version": VERSION, **values}))
    return load_settings(path)


def test_what_is_saved_comes_back(path):
    save_settings(CHANGED, path)
    assert load_settings(path) == (CHANGED, [])


def test_a_missing_file_gives_the_defaults_in_silence(path):
    assert load_settings(path) == (Settings(), [])


def test_saving_makes_the_folder(tmp_path):
    save_settings(Settings(), tmp_path / "a" / "b" / FILE_NAME)
    assert (tmp_path / "a" / "b" / FILE_NAME).is_file()


def test_every_default_is_one_of_its_choices_and_within_its_limits():
    for field in dataclasses.fields(Settings):
        if "limits" in field.metadata:
            low, high = limits(field.name)
            assert low <= field.default <= high, field.name
        if "choices" in field.metadata:
            values = field.default if isinstance(field.default, tuple) else (field.default,)
            assert set(values) <= set(choices(field.name)), field.name


def test_every_number_has_limits():
    numbers = [f for f in dataclasses.fields(Settings) if type(f.default) is float]
    assert len(numbers) >= 6
    assert all("limits" in field.metadata for field in numbers)


def test_ranges_that_people_were_promised():
    assert limits("contour_percent") == (1, 50)
    assert limits("overlay_opacity") == (0, 1)
    assert choices("export_axes") == ("opencv", "opengl")
    with pytest.raises(KeyError):
        limits("theme")
    with pytest.raises(KeyError):
        choices("no_such_preference")


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("contour_percent", 50.5, "a number from 1 to 50"),
        ("contour_percent", "10", "a number from 1 to 50"),
        ("contour_percent", True, "a number from 1 to 50"),
        ("contour_percent", float("nan"), "a number from 1 to 50"),
        ("contour_percent", 10**400, "a number from 1 to 50"),
        ("contour_percent", None, "a number from 1 to 50"),
        ("colormap", "jet", "one of turbo, viridis"),
        ("colormap", ["turbo"], "one of turbo, viridis"),
        ("range_auto", 1, "true or false"),
        ("contour_color", "red", "a colour such as"),
        ("contour_color", "#ff2d555", "a colour such as"),
        ("window_geometry", 5, "a text"),
        ("recent_files", "photo.jpg", "a list of texts"),
        ("recent_files", [1], "a list of texts"),
        ("layout_panes", ["photo", "photo"], "a list of different texts"),
        ("layout_panes", ["photo", "sound"], "a list of photo, depth"),
        ("layout_panes", [["photo"]], "a list of texts"),
        ("layout_panes", {"photo": 1}, "a list of texts"),
        ("wipe_panes", ["photo", "sound"], "a list of 2 of photo"),
        ("wipe_panes", ["photo", "photo"], "a list of 2 of photo"),
        ("wipe_panes", [["photo"], "photo"], "a list of texts"),
    ],
)
def test_a_bad_value_falls_back_alone_and_is_reported(path, name, value, expected):
    settings, messages = _load(path, **{name: value, "cloud_grid": False})
    assert settings == Settings(cloud_grid=False)
    [message] = messages
    assert str(path) in message
    assert f"{name}: expected {expected}" in message


def test_whole_numbers_count_as_numbers(path):
    settings, messages = _load(path, near_m=2, far_m=9)
    assert (settings.near_m, settings.far_m, messages) == (2.0, 9.0, [])
    assert isinstance(settings.near_m, float)


def test_a_range_the_wrong_way_round_falls_back(path):
    settings, [message] = _load(path, near_m=60.0)
    assert (settings.near_m, settings.far_m) == (0.5, 50.0)
    assert "near_m is not below far_m" in message


def test_keys_of_other_versions_are_passed_over(path):
    path.write_text(json.dumps({"version": VERSION + 1, "hologram": True, "theme": "dark"}))
    settings, [message] = load_settings(path)
    assert settings == Settings(theme="dark")
    assert f"found version {VERSION + 1}" in message


@pytest.mark.parametrize("content", [b"{half", b"", b"\xff\xfe\x00", b"[1]", b"[" * 100_000])
def test_a_corrupt_file_is_kept_aside(path, content):
    path.write_bytes(content)
    settings, [message] = load_settings(path)
    assert settings == Settings()
    assert not path.exists()
    assert path.with_name(f"{FILE_NAME}.bad").read_bytes() == content
    assert f"{FILE_NAME}.bad" in message


def test_an_earlier_corrupt_file_is_not_lost(path):
    for content in ("first", "second"):
        path.write_text(content)
        load_settings(path)
    assert path.with_name(f"{FILE_NAME}.bad").read_text() == "first"
    assert path.with_name(f"{FILE_NAME}.bad2").read_text() == "second"


def test_a_folder_in_its_place_is_reported_and_saving_says_so(path):
    path.mkdir()
    settings, [message] = load_settings(path)
    assert settings == Settings()
    assert "a folder" in message
    with pytest.raises(SettingsError, match="a folder"):
        save_settings(Settings(), path)


def test_a_failed_save_keeps_the_old_file(path, monkeypatch):
    save_settings(CHANGED, path)

    def refuse(*_args, **_kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(SettingsError, match="disk is full"):
        save_settings(Settings(), path)
    assert load_settings(path) == (CHANGED, [])
    assert list(path.parent.iterdir()) == [path]


def test_the_folder_can_be_chosen(tmp_path, monkeypatch):
    monkeypatch.setenv("LEADLINE_CONFIG_DIR", str(tmp_path))
    assert settings_path() == tmp_path / FILE_NAME
    monkeypatch.delenv("LEADLINE_CONFIG_DIR")
    assert settings_path().name == FILE_NAME
    assert settings_path().parent != tmp_path


def test_an_order_from_an_older_version_gets_the_names_it_lacks(tmp_path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"version": 1, "layout_panes": ["cloud", "photo"]}', "utf-8")
    settings, messages = load_settings(path)
    assert settings.layout_panes[:2] == ("cloud", "photo")
    assert sorted(settings.layout_panes) == sorted(Settings().layout_panes)
    assert not messages


# Machado, Oliveira, Fernandes 2009, severity 1.0, on linear RGB.
VISIONS = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216),
               (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413),
               (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602),
               (0.004733, 0.691367, 0.303900)),
}  # fmt: skip


@pytest.mark.parametrize("vision", VISIONS)
def test_the_default_colours_are_told_apart_by_any_colour_vision(vision: str) -> None:
    """Nearer is lighter all along the map, and contours are no colour of the map."""
    colors = seen(lut(Settings().colormap), vision)
    lightness = colors @ (0.2126, 0.7152, 0.0722)
    assert (np.diff(lightness[::8]) > 0).all()
    code = Settings().contour_color.lstrip("#")
    contour = seen(np.array([[int(code[k : k + 2], 16) for k in (0, 2, 4)]], np.uint8), vision)
    assert np.linalg.norm(colors - contour, axis=1).min() > 0.1


def seen(rgb: np.ndarray, vision: str) -> np.ndarray:
    """Linear RGB in [0, 1] as people with that colour vision see it."""
    linear = (np.asarray(rgb, float) / 255) ** 2.2
    return np.clip(linear @ np.array(VISIONS[vision]).T, 0, 1)


def test_a_name_of_the_program_s_own_in_the_file_is_passed_over(path):
    settings, _ = _load(path, effect_values=[1], near_m=2.0)
    assert settings == dataclasses.replace(Settings(), near_m=2.0)


def test_two_windows_keep_each_others_changes(path):
    save_settings(Settings(), path)
    mine, _ = load_settings(path)
    theirs = dataclasses.replace(Settings(), theme="dark", near_m=1.25)
    path.write_text(json.dumps({"version": VERSION, **saved_values(theirs)}))
    save_settings(dataclasses.replace(mine, colormap="magma", near_m=2.0), path)
    merged, _ = load_settings(path)
    assert (merged.theme, merged.colormap, merged.near_m) == ("dark", "magma", 2.0)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such rights")
def test_saving_keeps_who_may_read_the_file(path):
    save_settings(Settings(), path)
    path.chmod(0o600)
    save_settings(Settings(theme="dark"), path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
