"""Presets through the controller: one step for undo, and the user's own on disk."""

from __future__ import annotations

import pytest

from core.presets import BUILT_IN, load_presets
from tests.gui.bench import Bench


def own(bench: Bench) -> list[str]:
    """The names in the file."""
    bench.writing.run_all()
    presets, messages = load_presets(bench.settings_path.with_name("presets.json"))
    assert messages == []
    return [preset.name for preset in presets]


@pytest.mark.parametrize("name", [preset.name for preset in BUILT_IN])
def test_a_preset_is_one_step(bench: Bench, name: str) -> None:
    bench.controller.edit(colormap="magma", contour_percent=33.0, cloud_background="grey")
    before = bench.state.settings
    bench.controller.presets.apply(name)
    assert bench.state.settings != before
    assert bench.shown.presets.active == name
    bench.controller.undo()
    assert bench.state.settings == before
    bench.controller.redo()
    assert bench.shown.presets.active == name


def test_a_preset_leaves_the_window_as_it_is(bench: Bench) -> None:
    bench.controller.store.remember(layout="2", theme="dark")
    bench.controller.presets.apply("Print")
    assert (bench.state.settings.layout, bench.state.settings.theme) == ("2", "dark")


def test_an_own_look_is_kept_and_found_again(bench: Bench) -> None:
    bench.controller.edit(contour_percent=33.0)
    assert bench.shown.presets.active == ""
    bench.controller.presets.save("Mine")
    assert bench.shown.presets.active == "Mine"
    bench.controller.presets.apply("Standard")
    bench.controller.presets.apply("Mine")
    assert bench.state.settings.contour_percent == 33.0
    assert own(bench) == ["Mine"]


def test_saving_again_replaces_but_never_what_is_built_in(bench: Bench) -> None:
    desk = bench.controller.presets
    desk.save("Mine")
    bench.controller.edit(contour_percent=33.0)
    desk.save("Mine")
    desk.save("Survey")
    assert own(bench) == ["Mine"]
    assert bench.shown.presets.active == "Mine"
    desk.apply("Survey")
    assert bench.state.settings.contour_percent == 10.0


def test_renaming_keeps_to_free_names(bench: Bench) -> None:
    desk = bench.controller.presets
    desk.save("Mine")
    desk.save("Other")
    desk.rename("Mine", "Other")
    desk.rename("Survey", "Ours")
    assert own(bench) == ["Mine", "Other"]
    desk.rename("Mine", "Ours")
    assert own(bench) == ["Ours", "Other"]


def test_a_deleted_preset_can_be_brought_back(bench: Bench) -> None:
    desk = bench.controller.presets
    desk.save("Mine")
    desk.delete("Mine")
    desk.delete("Survey")
    assert own(bench) == []
    note, bring_back = bench.strip.show_note.call_args.args
    assert (note.subject, note.error) == ("Mine", False)
    bring_back()
    assert own(bench) == ["Mine"]
    assert "Survey" in bench.shown.presets.names
