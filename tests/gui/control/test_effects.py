"""The effects desk between fakes, its lanes stepped by the test."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from gui.state.app_state import current_entry
from gui.state.entry import EffectFocus
from tests.gui.bench import Bench
from tests.sample_estimates import SIZE


@pytest.fixture
def shown(bench: Bench) -> Bench:
    """A photo with depth, beside its effect."""
    bench.opened("known.jpg")
    bench.controller.choose_pane("effects")
    finish(bench)
    return bench


def finish(bench: Bench) -> None:
    """All settings have rested, all work is done."""
    bench.run_all()
    assert not bench.controller.deriver.behind


def export_all(bench: Bench) -> None:
    bench.writing.run_all()


def results(bench: Bench) -> list[Any]:
    return [call.args[0] for call in bench.views.effects.set_result.call_args_list]


def test_nothing_is_made_while_the_pane_is_not_there(bench: Bench) -> None:
    bench.opened("known.jpg")
    assert not results(bench)
    assert not bench.controller.deriver.behind


def test_the_pane_comes_with_its_panels_and_beside_the_photo(shown: Bench) -> None:
    settings = shown.state.settings
    assert settings.layout == "2"
    assert settings.layout_panes[:2] == ("photo", "effects")
    assert settings.side_page == "effects"
    assert results(shown)[-1].shape == (SIZE.height, SIZE.width, 3)


def test_the_page_brings_the_pane(bench: Bench) -> None:
    bench.controller.choose_page("effects")
    assert bench.state.settings.layout_panes[:2] == ("photo", "effects")
    bench.controller.choose_page("look")
    assert bench.state.settings.layout == "2"


def test_a_click_focuses_and_can_be_undone(shown: Bench) -> None:
    shown.controller.effects.focus_at(0.9, 0.5)
    assert current_entry(shown.state).effect_focus == EffectFocus((0.9, 0.5))
    finish(shown)
    far = shown.views.effects_panel.set_focus_m.call_args.args[0]
    shown.controller.effects.focus_at(0.1, 0.5)
    finish(shown)
    assert shown.views.effects_panel.set_focus_m.call_args.args[0] < 0.5 * far
    shown.controller.undo()  # quick clicks are one step
    assert current_entry(shown.state).effect_focus == EffectFocus()


def test_a_typed_depth_counts_instead(shown: Bench) -> None:
    shown.controller.effects.focus_on(2.5)
    finish(shown)
    assert shown.views.effects_panel.set_focus_m.call_args.args[0] == 2.5


def test_only_the_newest_wish_is_made_after_what_runs(shown: Bench) -> None:
    before = len(results(shown))
    for percent in (1.0, 2.5, 4.0):
        shown.controller.effects.set_value("blur_percent", percent)
    finish(shown)
    assert len(results(shown)) - before <= 2


def test_moves_are_played_until_paused(shown: Bench) -> None:
    player = shown.controller.presenter.player
    shown.controller.edit(effect="parallax")
    shown.controller.effects.set_value("frames", 4.0)
    finish(shown)
    assert player.playing
    first = results(shown)[-1]
    player.advance()
    assert results(shown)[-1] is not first
    player.play(False)
    assert not player.playing
    shown.controller.edit(effect="haze")
    finish(shown)
    player.play(True)
    assert not player.playing


def test_a_pair_keeps_the_photos_shape_in_the_pane(shown: Bench) -> None:
    shown.controller.edit(effect="stereo")
    finish(shown)
    rows, columns = results(shown)[-1].shape[:2]
    assert columns / rows == pytest.approx(SIZE.width / SIZE.height, rel=0.05)


def test_the_panel_says_what_a_pair_asks_of_the_eyes(shown: Bench) -> None:
    shown.controller.edit(effect="stereo")
    shown.controller.effects.set_value("baseline_mm", 1000.0)
    shown.controller.effects.set_value("viewing", "cinema")
    finish(shown)
    note = shown.views.effects_panel.set_note.call_args.args[0]
    assert "% of the width" in note
    assert "tires the eyes" in note
    shown.controller.effects.set_value("baseline_mm", 1.0)
    finish(shown)
    assert "tires" not in shown.views.effects_panel.set_note.call_args.args[0]


def test_export_writes_what_is_on_show(shown: Bench, tmp_path: Path) -> None:
    notes: list[Any] = []
    shown.controller.writer.noted.connect(lambda note, action: notes.append(note))
    path = tmp_path / "a.png"
    shown.controller.edit(effect="haze")
    shown.controller.effects.set_value("haze_percent", 95.0)
    shown.controller.effects.export(path)
    assert shown.state.exporting == "a.png"
    export_all(shown)
    with Image.open(path) as image:
        assert image.size == SIZE
        assert np.asarray(image).mean() > 100
    assert shown.state.exporting == ""
    assert not notes[-1].error


def test_a_cancelled_export_leaves_nothing(shown: Bench, tmp_path: Path) -> None:
    shown.controller.effects.export(tmp_path / "a.png")
    shown.controller.cancel()
    export_all(shown)
    assert not list(tmp_path.glob("a*"))
    assert shown.state.exporting == ""


def test_a_failed_export_names_file_and_cause(shown: Bench, tmp_path: Path) -> None:
    notes: list[Any] = []
    shown.controller.writer.noted.connect(lambda note, action: notes.append(note))
    (tmp_path / "a.png").mkdir()
    shown.controller.effects.export(tmp_path / "a.png")
    export_all(shown)
    assert notes[-1].error
    assert notes[-1].subject == "a.png"
    assert "folder" in notes[-1].text


def test_the_f_number_is_beside_the_blur(shown: Bench) -> None:
    assert "f/" in shown.views.effects_panel.set_note.call_args.args[0]
    shown.controller.edit(effect="dolly")
    finish(shown)
    assert shown.views.effects_panel.set_note.call_args.args[0] == ""


def test_a_film_is_shared_whatever_is_on_show(bench: Bench, tmp_path: Path) -> None:
    bench.opened("known.jpg")
    path = tmp_path / "a.film.mp4"
    bench.controller.effects.share(path, "dolly")
    assert bench.state.exporting == "a.film.mp4"
    export_all(bench)
    assert path.stat().st_size > 1000
    assert bench.state.exporting == ""
