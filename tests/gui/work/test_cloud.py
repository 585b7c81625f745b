"""Points and their colours."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from gui.snapshot.resolve import resolve
from gui.work.cloud import COARSE_POINTS, PointMaker, make_points, stride_for
from tests.gui.samples import make_entry, make_state


def test_removed_points_are_made_only_when_asked() -> None:
    state = make_state(make_entry(1))
    assert make_points(resolve(state).cloud).removed is None
    asked = replace(state, settings=replace(state.settings, cloud_show_removed=True))
    result = make_points(resolve(asked).cloud)
    assert len(result.removed) == result.cloud.removed_flying > 0


def test_only_large_clouds_have_a_coarse_one() -> None:
    assert stride_for(resolve(make_state(make_entry(1))).cloud, COARSE_POINTS) == 1


def test_other_colours_are_of_the_same_points() -> None:
    state, maker = make_state(make_entry(1)), PointMaker()
    by_photo = maker.make(resolve(state).points, coarse=False)
    np.testing.assert_array_equal(by_photo.rgb, by_photo.points.cloud.rgb)
    by_depth = replace(state, settings=replace(state.settings, cloud_color_by="depth"))
    colored = maker.make(resolve(by_depth).points, coarse=False)
    assert colored.points is by_photo.points
    assert (colored.rgb != by_photo.rgb).any()
    scaled = replace(state, settings=replace(state.settings, cloud_far_m=3.0, cloud_far_cut=True))
    assert maker.make(resolve(scaled).points, coarse=False).points is not by_photo.points


def test_beyond_a_density_of_one_there_are_finer_points() -> None:
    state = make_state(make_entry(1))
    plain = make_points(resolve(state).cloud)
    dense = replace(state, settings=replace(state.settings, cloud_density=4.0))
    finer = make_points(resolve(dense).cloud)
    assert finer.cloud.grid == state.entries[0].photo.size  # twice the grid along both sides
    assert finer.counts.total == 4 * plain.counts.total
    assert len(finer.cloud.xyz) > 3 * len(plain.cloud.xyz)
    assert len(finer.cloud.rgb) == len(finer.light) == len(finer.cloud.xyz)


def test_while_a_film_plays_points_are_few_and_lie_where_the_others_do() -> None:
    request = resolve(make_state(make_entry(1))).points
    whole = PointMaker().make(request, coarse=False).points
    few = len(whole.cloud.xyz) // 4
    played = PointMaker().make(replace(request, playing=True), coarse=False, played=few).points
    assert whole.cloud.stride == 1
    assert played.cloud.stride == 2  # so that they are drawn as large as leaves no holes
    assert played.counts == whole.counts
    assert len(played.cloud.xyz) == len(played.cloud.rgb) == len(played.light)
    assert len(played.cloud.xyz) <= 0.3 * len(whole.cloud.xyz)
    same = np.isin(whole.cloud.index, played.cloud.index)
    np.testing.assert_array_equal(whole.cloud.xyz[same], played.cloud.xyz)
