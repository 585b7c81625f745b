"""What an export of a film takes on from the window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from unittest.mock import MagicMock

import pytest
from PySide6.QtCore import QObject, Signal

from core.batch.clip_process import ClipJob
from core.settings import Settings
from core.types import DepthKind
from gui.control.clips import ClipDesk
from gui.control.store import Store
from gui.state.clip import ClipExport
from gui.state.entry import Derived
from tests.gui.samples import CHOICE, make_derived, make_entry, make_state
from tests.gui.state.test_film import film
from tests.sample_estimates import INFO

WANTED = ClipExport(("npz",), Path("out"))


class Process(QObject):
    """Runs nothing."""

    told = Signal(object)
    ended = Signal(str)

    def __init__(self, job: ClipJob, parent: QObject) -> None:
        super().__init__(parent)
        self.job = job

    def start(self) -> None:
        pass


def job_of(state, parent: QObject) -> ClipJob:
    """What would be run."""
    made: list[Process] = []

    def make(job: ClipJob, of: QObject) -> Process:
        made.append(Process(job, of))
        return made[-1]

    desk = ClipDesk(Store(replace(state, model=INFO)), MagicMock(busy=True), parent, make)
    desk.export(WANTED)
    return made[0].job


def relative(derived: Derived) -> Derived:
    return replace(derived, estimate=replace(derived.estimate, kind=DepthKind.AFFINE_INVERSE))


@pytest.mark.parametrize("wanted", [True, False])
@pytest.mark.parametrize("tells", [True, False])
def test_a_film_gets_the_metres_of_the_bundled_model_as_its_frames_do(
    qapp, wanted: bool, tells: bool
) -> None:
    derived = make_derived() if tells else relative(make_derived())
    entry = replace(make_entry(1, film=film(), results={CHOICE: derived}), path=Path("walk.mp4"))
    state = replace(make_state(entry), settings=Settings(bundled_metres=wanted))
    assert job_of(state, QObject()).model.bundled_metres == (wanted and not tells)


def test_a_film_has_the_scale_of_its_frames(qapp) -> None:
    entry = replace(make_entry(1, film=film(), scale=2.5), path=Path("walk.mp4"))
    order = job_of(make_state(entry), QObject()).order
    assert order.recipe.scene["scale"] == 2.5
