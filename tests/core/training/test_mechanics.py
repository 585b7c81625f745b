"""What training does to modules, and in which precision."""

from __future__ import annotations

import pytest

from core.training import mechanics
from core.training.curriculum import WantedPrecision
from core.training.mechanics import chosen_precision


@pytest.mark.parametrize(
    ("wanted", "cuda", "bfloat16", "accelerator", "expected"),
    [
        ("auto", False, False, "auto", "32-true"),
        ("auto", False, True, "auto", "bf16-mixed"),
        ("auto", True, False, "auto", "bf16-mixed"),
        ("auto", True, False, "cpu", "32-true"),
        ("bf16-mixed", False, False, "cpu", "bf16-mixed"),
        ("32-true", True, True, "auto", "32-true"),
    ],
)
def test_bfloat16_is_used_where_it_is_computed_in_hardware(
    monkeypatch: pytest.MonkeyPatch,
    wanted: WantedPrecision,
    cuda: bool,
    bfloat16: bool,
    accelerator: str,
    expected: str,
) -> None:
    monkeypatch.setattr(mechanics.torch.cuda, "is_available", lambda: cuda)
    monkeypatch.setattr(mechanics, "has_native_bfloat16", lambda: bfloat16)
    assert chosen_precision(wanted, accelerator) == expected
