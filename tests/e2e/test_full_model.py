"""The full model in the window: chosen, remembered, run, gone back from, gone."""

from __future__ import annotations

import json
from pathlib import Path
from unittest.mock import Mock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from core.settings import settings_path
from core.types import FocalSource
from gui.snapshot.parts import Prediction
from gui.state.app_state import current_entry
from gui.state.entry import Status
from tests.e2e.conftest import Passes
from tests.e2e.driver import User, run
from tests.gui.seen import press_action

FULL = "depth-pro"


def choose_full(user: User) -> None:
    """By keyboard, in the model panel."""
    boxes = user.window.views.model.findChildren(QComboBox)
    box = next(each for each in boxes if each.accessibleName() == "Network")
    QTest.keyClick(box, Qt.Key.Key_Down)
    user.wait(lambda: user.shown.model.choice.model == FULL, "the choice")
    user.wait_for_depth(len(user.state.entries))


def info(user: User):
    return user.shown.depth.derived.estimate.info


def test_it_is_chosen_and_going_back_costs_nothing(
    photo: Path, installed: Path, passes: Passes
) -> None:
    def script(user: User) -> None:
        user.drop(photo)
        user.wait_for_depth()
        compact = user.shown.depth.derived
        choose_full(user)
        full = user.shown.depth.derived
        assert (info(user).model, info(user).device) == (FULL, user.shown.model.device)
        assert full.grid != compact.grid
        assert user.shown.model.reason
        assert user.shown.model.seconds > 0
        user.window.controller.choose_model("compact")
        assert user.shown.depth.derived is compact
        user.window.controller.choose_model(FULL)
        assert user.shown.depth.derived is full
        assert passes == ["sample.jpg", "sample.jpg"]

    run(script)
    assert json.loads(settings_path().read_text())["model"] == FULL


def test_the_choice_is_remembered_and_only_the_photo_on_show_runs(
    photo: Path, installed: Path, passes: Passes
) -> None:
    second = photo.with_name("second.jpg")
    second.write_bytes(photo.read_bytes())

    def first(user: User) -> None:
        user.drop(photo, second)
        user.wait_for_depth(2)
        choose_full(user)

    def again(user: User) -> None:
        user.wait(lambda: user.state.entries, "the photos")
        user.wait(lambda: current_entry(user.state).status == Status.DONE, "the first")
        assert user.state.settings.model == FULL
        assert passes.of(FULL) == ["sample.jpg"]
        assert user.state.entries[1].status == Status.UNSEEN
        user.window.controller.next_photo()
        user.wait_for_depth(2)
        assert passes.of(FULL) == ["sample.jpg", "second.jpg"]

    run(first)
    passes.forget()
    run(again)


def test_weights_that_have_gone_give_way_to_the_compact_model(photo: Path, installed: Path) -> None:
    def choose(user: User) -> None:
        user.drop(photo)
        user.wait_for_depth()
        choose_full(user)

    def without(user: User) -> None:
        user.wait_for_depth()
        assert info(user).model == "compact"
        (note,) = user.window.frame.strip.notes()
        assert "compact model is used instead" in note.text
        press_action(user.window.frame.strip)
        assert user.window.commands.sheets._sheets["weights"].isVisible()

    run(choose)
    installed.unlink()
    run(without)


def test_weights_removed_while_the_program_runs(photo: Path, installed: Path) -> None:
    def script(user: User) -> None:
        user.drop(photo)
        user.wait_for_depth()
        installed.unlink()
        user.window.controller.choose_model(FULL)
        user.wait(lambda: user.state.model_error, "the error")
        (note,) = user.window.frame.strip.notes()
        assert note.subject == installed.name
        assert note.action == "Use the compact model"
        press_action(user.window.frame.strip)
        user.wait_for_depth()
        assert info(user).model == "compact"
        assert user.window.frame.strip.notes() == []

    run(script)


def test_damaged_weights_are_named_and_the_picture_stays(photo: Path, installed: Path) -> None:
    installed.write_bytes(photo.read_bytes())  # a renamed JPEG

    def script(user: User) -> None:
        user.drop(photo)
        user.wait_for_depth()
        before = user.window.controller.store.state.entries[0].results
        user.window.controller.choose_model(FULL)
        user.wait(lambda: user.state.model_error, "the error")
        (note,) = user.window.frame.strip.notes()
        assert note.subject == installed.name
        user.window.controller.choose_model("compact")
        user.wait_for_depth()
        assert current_entry(user.state).results == before

    run(script)


@pytest.mark.parametrize("how", ["link", "source"])
def test_a_prediction_that_was_skipped_is_made_when_asked_for(
    phone_photo: Path, installed: Path, passes: Passes, how: str
) -> None:
    def script(user: User) -> None:
        panel = user.window.views.focal
        user.window.controller.edit(skip_prediction=True, model=FULL)
        user.wait(lambda: not user.state.loading and user.state.model, "the model")
        user.drop(phone_photo)
        user.wait_for_depth()
        assert user.shown.focal.prediction == Prediction.SKIPPED
        assert user.shown.depth.derived.estimate.fov_deg is None
        depth = user.shown.depth.derived.estimate.canonical_inverse_depth
        if how == "link":
            QTest.mouseClick(panel._table._predict, Qt.MouseButton.LeftButton)
        else:
            panel._table._radios[FocalSource.PREDICTED].click()
        user.wait(lambda: user.shown.focal.choices.predicted, "the prediction")
        wanted = FocalSource.METADATA if how == "link" else FocalSource.PREDICTED
        assert user.shown.focal.active.source == wanted
        assert user.shown.depth.derived.estimate.canonical_inverse_depth is depth
        assert passes.of(FULL) == ["phone.jpg"]

    run(script)


def test_loading_can_be_cancelled_and_begun_again(
    photo: Path, installed: Path, passes: Passes
) -> None:
    def script(user: User) -> None:
        user.drop(photo)
        user.wait_for_depth()
        user.window.controller.choose_model(FULL)
        assert user.shown.task.text
        user.window.menus.actions["cancel"].trigger()
        user.wait(lambda: not user.shown.task.text, "the end of it")
        assert passes == ["sample.jpg"]
        assert current_entry(user.state).status == Status.CANCELLED
        user.window.controller.estimate()
        user.wait_for_depth()
        assert info(user).model == FULL

    run(script)


def test_a_run_that_fails_leaves_the_other_model_working(
    photo: Path, installed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def script(user: User) -> None:
        user.drop(photo)
        user.wait_for_depth()
        out_of_memory = Mock(side_effect=MemoryError())
        monkeypatch.setattr(user.window.controller._jobs, "estimate", out_of_memory)
        user.window.controller.choose_model(FULL)
        user.wait(lambda: user.window.frame.strip.notes(), "the message")
        (note,) = user.window.frame.strip.notes()
        assert (note.subject, note.action) == ("sample.jpg", "Retry")
        assert "not enough memory" in note.text
        user.window.controller.choose_model("compact")
        assert user.shown.depth.derived is not None

    run(script)
