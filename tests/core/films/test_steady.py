"""Depth that holds still: flicker goes, edges that move stay, and nothing crosses a cut."""

from __future__ import annotations

import weakref

import cv2
import numpy as np
import pytest

from core.films.request import STEADY
from core.films.steady import FrameDepth, Steadier, reach_of, shrunk
from core.metrics.boundary import boundary_f1
from core.types import ByteImage, FloatMap
from tests.core.films.moving_pictures import SHAPE, changes, painted, slope, steadied

FULL = STEADY.default


def flickering(
    count: int, seed: int = 0, *, size: float = 0.05
) -> tuple[list[ByteImage], list[FloatMap]]:
    """A still scene whose estimates differ by a factor and by a soft field from frame to frame."""
    rng = np.random.default_rng(seed)
    maps = []
    for _ in range(count):
        field = cv2.resize(rng.normal(0, size, (3, 5)), SHAPE[::-1], interpolation=cv2.INTER_CUBIC)
        maps.append((slope() * np.exp(field + rng.normal(0, size))).astype(np.float32))
    return [painted(1)] * count, maps


def test_strength_0_gives_every_frame_back_at_once_as_it_is() -> None:
    frame = FrameDepth(7, slope(), False)
    assert Steadier(0).push(painted(1), frame) == [frame]
    assert Steadier(0).finish() == []


@pytest.mark.parametrize("strength", [-0.1, 1.1, float("nan")])
def test_a_strength_that_is_none_is_refused(strength: float) -> None:
    with pytest.raises(ValueError, match="not between 0 and 1"):
        Steadier(strength)


def test_flicker_goes_and_the_scale_stays() -> None:
    pictures, raw = flickering(40)
    steady = steadied(pictures, raw, FULL)
    assert changes(steady).mean() < changes(raw).mean() / 6
    middle = np.log(np.stack(steady[10:30])) - np.log(slope())
    assert np.abs(middle.mean()) < 0.02
    assert np.abs(middle).max() < 0.08


def test_more_strength_steadies_more() -> None:
    pictures, raw = flickering(30)
    left = [changes(steadied(pictures, raw, strength)).mean() for strength in (0.05, 0.2, 0.5, 1)]
    assert changes(raw).mean() > left[0] > left[1] > left[2] > left[3]


def test_scale_does_not_run_away() -> None:
    pictures, raw = flickering(200, size=0.03)
    end = np.log(steadied(pictures, raw, FULL)[-20]) - np.log(slope())
    assert np.abs(end.mean()) < 0.03


def test_depth_that_changes_evenly_is_followed_without_lag() -> None:
    """The scene comes 3 % nearer with each frame, from the first frame to the last."""
    pictures, raw = flickering(40, size=0.02)
    true = [slope() * np.float32(1.03**index) for index in range(40)]
    coming = [m * np.float32(1.03**index) for index, m in enumerate(raw)]
    for steady, want in zip(steadied(pictures, coming, FULL), true, strict=True):
        assert np.abs(np.median(np.log(steady) - np.log(want))) < 0.03


def square(index: int, step: int) -> tuple[ByteImage, FloatMap]:
    """A near square that goes to the right before a far ground, by ``step`` pixels a frame."""
    picture, depth = painted(1).copy(), np.full(SHAPE, 0.2, np.float32)
    left = 8 + index * step
    picture[30:60, left : left + 30] = painted(2)[30:60, 20:50]
    depth[30:60, left : left + 30] = 0.6
    return picture, depth


@pytest.mark.parametrize("step", [1, 3])
def test_a_square_that_moves_keeps_its_edges_and_leaves_no_trail(step: int) -> None:
    rng = np.random.default_rng(3)
    frames = [square(index, step) for index in range(30)]
    pictures, true = [frame[0] for frame in frames], [frame[1] for frame in frames]
    raw = [depth * np.float32(np.exp(rng.normal(0, 0.04))) for depth in true]
    steady = steadied(pictures, raw, FULL)
    for index in range(5, 25):
        scale = np.median(steady[index] / true[index])
        off = np.abs(np.log(steady[index] / scale) - np.log(true[index]))
        assert off.max() < 0.08  # between square and ground there are 1.1
        assert boundary_f1(1 / steady[index], 1 / true[index]) > 0.98
    assert changes(steady).mean() < changes(raw).mean() / 4


def test_a_shot_knows_nothing_of_the_one_before() -> None:
    pictures, raw = flickering(24)
    others, other = flickering(24, seed=1)
    alone = steadied(pictures, raw, FULL)
    joined = steadied(others + pictures, [m * np.float32(3) for m in other] + raw, FULL, (24,))
    for first, second in zip(alone, joined[24:], strict=True):
        assert first.tobytes() == second.tobytes()


def test_a_frame_depends_on_those_within_reach_only() -> None:
    """So that workers on parts of a shot write the same bytes as one."""
    pictures, raw = flickering(50)
    reach = reach_of(FULL)
    whole = steadied(pictures, raw, FULL)
    part = steadied(pictures[10:40], raw[10:40], FULL)
    for index in range(10 + reach, 40 - reach):
        assert whole[index].tobytes() == part[index - 10].tobytes()


def test_a_shot_of_one_frame_stays_as_it_is() -> None:
    pictures, raw = flickering(3)
    for first, second in zip(steadied(pictures, raw, FULL, (1, 2)), raw, strict=True):
        assert first.tobytes() == second.tobytes()


def test_sky_and_unknown_depth_stay() -> None:
    pictures, raw = flickering(16)
    for depth in raw:
        depth[:20] = 0
        depth[30:40, :50] = np.nan
        depth[50:52, 50:52] = np.inf
    for depth in steadied(pictures, raw, FULL):
        assert (depth[:20] == 0).all()
        assert np.isnan(depth[30:40, :50]).all()
        assert np.isfinite(depth[60:]).all()
        assert (depth[60:] > 0).all()


@pytest.mark.parametrize("value", [0, 128, 255])
def test_pictures_of_one_colour_are_steadied_in_place(value: int) -> None:
    _, raw = flickering(20)
    plain = [np.full((*SHAPE, 3), value, np.uint8)] * 20
    assert changes(steadied(plain, raw, FULL)).mean() < changes(raw).mean() / 4


def test_depth_without_a_value_comes_back() -> None:
    empty = [np.zeros(SHAPE, np.float32)] * 5
    for depth in steadied([painted(1)] * 5, empty, FULL):
        assert (depth == 0).all()


def test_a_flash_does_not_reach_the_frames_around() -> None:
    pictures, raw = flickering(24, size=0.01)
    pictures = [*pictures[:12], np.full_like(pictures[0], 255), *pictures[13:]]
    raw[12] = raw[12] * np.linspace(0.3, 2, SHAPE[1], dtype=np.float32)
    for index, depth in enumerate(steadied(pictures, raw, FULL)):
        if index != 12:
            assert np.abs(np.log(depth) - np.log(slope())).max() < 0.06


def test_map_and_picture_may_have_other_sizes() -> None:
    pictures, raw = flickering(20)
    large = [cv2.resize(depth, (288, 160)) for depth in raw]
    steady = steadied(pictures, large, FULL)
    assert steady[3].shape == (160, 288)
    assert steady[3].dtype == np.float32
    assert changes(steady).mean() < changes(large).mean() / 4


@pytest.mark.parametrize("shape", [(3, 400), (400, 3), (20, 320), (9, 17)])
def test_slits_and_specks_are_steadied_too(shape: tuple[int, int]) -> None:
    rng = np.random.default_rng(5)
    wide = rng.integers(0, 255, (shape[0], shape[1] + 6, 3)).astype(np.uint8)
    pictures = [shrunk(np.ascontiguousarray(wide[:, k : k + shape[1]])) for k in range(6)]
    raw = [np.full((24, 32), 0.5 + 0.01 * (k % 2), np.float32) for k in range(6)]
    steady = steadied(pictures, raw, FULL)
    assert changes(steady).max() < changes(raw).max() / 2


def test_another_size_begins_another_shot() -> None:
    pictures, raw = flickering(12)
    small = [cv2.resize(depth, (80, 45)) for depth in raw]
    mixed = steadied(pictures * 2, raw + small, FULL)
    for first, second in zip(mixed[:12], steadied(pictures, raw, FULL), strict=True):
        assert first.tobytes() == second.tobytes()


def test_frames_that_are_done_with_are_let_go() -> None:
    steadier = Steadier(0.5)
    pictures, raw = flickering(40)
    alive = []
    for index, (picture, depth) in enumerate(zip(pictures, raw, strict=True)):
        alive.append(weakref.ref(depth))
        steadier.push(picture, FrameDepth(index, depth, index == 0))
    del pictures, raw, picture, depth
    held = sum(ref() is not None for ref in alive)
    assert held <= 2 * reach_of(0.5) + 1
