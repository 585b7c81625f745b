"""Steps from one state to the next."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from core.settings import RECENT_FILES_KEPT, Settings
from core.types import FocalSource, PhotoMetadata
from gui.state.app_state import (
    derived_of,
    find_path,
    neighbour,
    remove_entry,
    wants_prediction,
    with_recent,
)
from gui.state.entry import FocalChoice
from tests.gui.samples import make_entry, make_state


def three(**changes):
    return make_state(*(make_entry(key, done=False) for key in (1, 2, 3)), **changes)


def test_results_belong_to_a_model() -> None:
    state = make_state(make_entry(1))
    other = replace(state, settings=replace(state.settings, model="depth-pro"))
    assert derived_of(state, state.entries[0]) is not None
    assert derived_of(other, other.entries[0]) is None


@pytest.mark.parametrize(("gone", "shown"), [(1, 2), (2, 2), (3, 2)])
def test_removing_another_photo_keeps_the_one_on_show(gone: int, shown: int) -> None:
    state = remove_entry(three(current=2), gone)
    assert gone not in [entry.key for entry in state.entries]
    assert state.current == (3 if gone == 2 else shown)


def test_removing_the_last_photo_leaves_an_empty_window() -> None:
    assert remove_entry(make_state(make_entry(1)), 1).current is None


def test_removing_the_rightmost_shows_its_left_neighbour() -> None:
    assert remove_entry(three(current=3), 3).current == 2


@pytest.mark.parametrize(("current", "step", "found"), [(1, 1, 2), (3, 1, None), (1, -1, None)])
def test_neighbours_end_with_the_strip(current: int, step: int, found: int | None) -> None:
    assert neighbour(three(current=current), current, step) == found


def test_neighbours_that_are_skipped_are_passed_over() -> None:
    state = three(current=1)
    assert neighbour(state, 1, 1, {2}) == 3
    assert neighbour(state, 3, -1, {1, 2}) is None


def test_a_file_is_found_again() -> None:
    state = three()
    assert find_path(state, Path("/photos/2.jpg")).key == 2
    assert find_path(state, Path("/photos/9.jpg")) is None


def test_recent_files_are_unique_newest_first_and_few() -> None:
    old = tuple(f"/{number}.jpg" for number in range(RECENT_FILES_KEPT))
    settings = with_recent(Settings(recent_files=old), [Path("/new.jpg"), Path("/3.jpg")])
    assert settings.recent_files[:3] == ("/3.jpg", "/new.jpg", "/0.jpg")
    assert len(settings.recent_files) == RECENT_FILES_KEPT
    assert settings.recent_files.count("/3.jpg") == 1


@pytest.mark.parametrize(
    ("skip", "metadata_px", "entry", "wanted"),
    [
        (False, 500.0, {}, True),
        (True, 500.0, {}, False),
        (True, None, {}, True),
        (True, None, {"focal": FocalChoice(FocalSource.MANUAL, 300.0)}, False),
        (True, 500.0, {"focal": FocalChoice(FocalSource.PREDICTED)}, True),
        (True, 500.0, {"predict": True}, True),
    ],
)
def test_when_the_focal_length_is_predicted(
    skip: bool, metadata_px: float | None, entry: dict, wanted: bool
) -> None:
    settings = Settings(skip_prediction=skip)
    metadata = PhotoMetadata(focal_px=metadata_px)
    assert wants_prediction(settings, make_entry(1, **entry), metadata) is wanted
