from __future__ import annotations

import pytest

from core.progress import Progress
from core.types import ModelInfo
from gui.state.models import Fetch, FetchStage, ModelChoice, answers

RAN = ModelInfo("depth-pro", "", "cpu", "bfloat16")


@pytest.mark.parametrize(
    ("wanted", "asked", "fits"),
    [
        (("depth-pro",), ("depth-pro",), True),
        (("compact",), ("depth-pro",), False),
        (("depth-pro", "cpu", "bfloat16"), ("depth-pro",), True),
        (("depth-pro", "cpu", "float32"), ("depth-pro",), False),
        (("depth-pro", "auto", "bfloat16"), ("depth-pro", "cpu", "bfloat16"), False),
        (("depth-pro", "cpu", "auto"), ("depth-pro", "auto", "auto"), True),
        (("depth-pro", "cpu", "bfloat16"), ("depth-pro", "cuda", "auto"), True),  # fell back
    ],
)
def test_which_results_are_an_answer(wanted: tuple, asked: tuple, fits: bool) -> None:
    assert answers(ModelChoice(*wanted), ModelChoice(*asked), RAN) is fits


def test_time_left_needs_a_rate() -> None:
    assert Fetch("x", progress=Progress(1, 3, "")).left_s is None
    assert Fetch("x", progress=Progress(1, 3, ""), bytes_per_s=4.0).left_s == 0.5


def test_only_what_goes_on_is_active() -> None:
    active = {stage for stage in FetchStage if Fetch("x", stage).active}
    assert active == {FetchStage.RUNNING, FetchStage.STOPPING}
