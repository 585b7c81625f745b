"""core.metrics.focal."""

from __future__ import annotations

import pytest

from core.metrics.focal import within


def test_share_of_images_within_a_limit_of_the_true_value():
    pred, true = [100.0, 126.0, 70.0, 150.0], [100.0] * 4
    assert within(pred, true, share=0.25) == 0.25
    assert within(pred, true, share=0.5) == 1.0


def test_counts_must_agree():
    with pytest.raises(ValueError, match="found 2, 1"):
        within([1, 2], [1], share=0.25)
    with pytest.raises(ValueError, match="found 0, 0"):
        within([], [], share=0.25)
