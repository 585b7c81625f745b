from __future__ import annotations

import numpy as np
import pytest

from core.effects.motion import MAX_SHIFT_SHARE, Motion, MotionRenderer, Move
from core.progress import Cancelled, CancelToken, Monitor
from tests.core.effects.scenes import DISC, FAR_M, FOCAL_PX, NEAR_M, WIDTH, picture


def test_a_dolly_zoom_keeps_the_subject_and_changes_the_rest() -> None:
    frames = list(MotionRenderer(picture()).frames(Motion(Move.DOLLY, NEAR_M, 50, 8)))
    assert len(frames) == 8
    red = [((f[..., 0] > 180) & (f[..., 1] < 60)).sum() for f in frames]
    assert max(red) - min(red) < 0.06 * DISC.sum()
    assert np.abs(frames[4].astype(int) - frames[0]).mean() > 5


def test_parallax_is_limited_and_closes() -> None:
    stage = MotionRenderer(picture())
    views = stage.views(Motion(Move.PARALLAX, FAR_M, 100, 16))
    shift = max(view.x for view in views) * FOCAL_PX * (1 / NEAR_M - 1 / FAR_M)
    assert shift == pytest.approx(MAX_SHIFT_SHARE * WIDTH)
    steps = np.diff([view.x for view in (*views, views[0])])
    assert np.abs(steps).max() < 0.5 * max(view.x for view in views)
    assert len({view.zoom for view in views}) == 1


def test_cancel_stops_between_frames() -> None:
    token = CancelToken()
    frames = MotionRenderer(picture()).frames(
        Motion(Move.PARALLAX, FAR_M, 50, 8), Monitor(8, None, token)
    )
    next(frames)
    token.cancel()
    with pytest.raises(Cancelled):
        next(frames)


def test_a_dolly_shows_no_borders_and_comes_back_the_way_it_went() -> None:
    camera = MotionRenderer(picture())
    views = camera.views(Motion(Move.DOLLY, 2.0, 100, 8))
    assert views[1] == views[7]
    assert views[0].z < 0 < views[4].z
    for view in (views[0], views[4]):
        ranks = camera._camera._nearest(camera._camera._moved(view))
        border = np.concatenate((ranks[0], ranks[-1], ranks[:, 0], ranks[:, -1]))
        assert (border >= 0).mean() > 0.98
    assert max(view.zoom for view in views) < 1.25


def test_frames_that_come_again_are_made_once() -> None:
    camera = MotionRenderer(picture())
    frames = list(camera.frames(Motion(Move.DOLLY, NEAR_M, 50, 6)))
    assert frames[1] is frames[5]
    assert frames[1] is not frames[2]


def test_an_orbit_goes_once_round_and_closes() -> None:
    views = MotionRenderer(picture()).views(Motion(Move.ORBIT, FAR_M, 100, 16))
    x, y = np.array([(view.x, view.y) for view in views]).T
    assert x.max() == pytest.approx(-x.min())
    assert y.max() == pytest.approx(-y.min())
    assert x.max() * FOCAL_PX * (1 / NEAR_M - 1 / FAR_M) == pytest.approx(MAX_SHIFT_SHARE * WIDTH)
    turns = np.diff(np.unwrap(np.arctan2(x, y)))
    assert (turns > 0).all()
    assert len(set(zip(x, y, strict=True))) == 16
