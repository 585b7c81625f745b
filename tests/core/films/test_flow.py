"""Flow between frames, and where it says that the same surface is seen."""

import numpy as np

from core.films.flow import FlowFinder, chained, followed, grey
from tests.core.films.moving_pictures import SHAPE, painted

PICTURE = grey(painted(3, (SHAPE[0], SHAPE[1] + 40)))


def view(left: int) -> np.ndarray:
    return np.ascontiguousarray(PICTURE[:, left : left + SHAPE[1]])


def test_a_shift_is_found_both_ways() -> None:
    there, back = FlowFinder().between(view(4), view(0))
    inner = np.s_[10:-10, 15:-15]
    assert np.abs(np.median(there.way[inner], axis=(0, 1)) - [4, 0]).max() < 0.2
    assert np.abs(np.median(back.way[inner], axis=(0, 1)) - [-4, 0]).max() < 0.2
    assert there.sure[inner].mean() > 0.9


def test_what_leaves_the_picture_is_not_sure() -> None:
    there, _ = FlowFinder().between(view(12), view(0))
    assert there.sure[10:-10, -10:].mean() < 0.2 < 0.8 < there.sure[10:-10, 20:-20].mean()


def test_what_is_covered_is_not_sure() -> None:
    before, after = view(0).copy(), view(0).copy()
    before[30:60, 20:50] = view(40)[:30, :30]
    after[30:60, 40:70] = view(40)[:30, :30]
    there, _ = FlowFinder().between(before, after)
    assert there.sure[32:58, 55:68].mean() < 0.4  # ground that the square goes over
    assert there.sure[70:, 80:].mean() > 0.9


def test_other_light_is_the_same_surface() -> None:
    there, _ = FlowFinder().between(view(0), (view(0) * 0.7).astype(np.uint8))
    assert there.sure.mean() > 0.8


def test_another_picture_is_not_sure() -> None:
    there, _ = FlowFinder().between(view(0), grey(painted(7)))
    assert there.sure.mean() < 0.35


def test_a_chain_of_two_ways_is_the_way_of_both() -> None:
    flows = FlowFinder()
    first, second = flows.between(view(8), view(5))[0], flows.between(view(5), view(0))[0]
    whole = chained(first, second)
    assert np.abs(np.median(whole.way[10:-10, 15:-20], axis=(0, 1)) - [8, 0]).max() < 0.3
    assert (whole.sure <= first.sure + 1e-6).all()


def test_values_are_followed() -> None:
    values = np.arange(12, dtype=np.float32).reshape(3, 4)
    way = np.zeros((3, 4, 2), np.float32)
    way[..., 0] = 1
    assert followed(values, way)[0].tolist() == [1, 2, 3, 3]
