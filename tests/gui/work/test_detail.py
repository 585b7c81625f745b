"""Depth and contours beyond the network's grid."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from core.contours import first_code
from core.progress import Cancelled, CancelToken
from core.types import Estimate, Photo, Size
from gui.snapshot import pictures
from gui.snapshot.pictures import Detail, DetailRequest
from gui.work import detail
from gui.work.derive import derive
from tests.gui.bench import Bench
from tests.sample_estimates import INFO

SIZE = Size(160, 120)


@pytest.fixture(autouse=True)
def _small_photos(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "LEAST_PIXELS", 0)


def request() -> DetailRequest:
    """A bright square before a dark wall that slopes steeply away, on a grid of a quarter."""
    near = np.zeros((SIZE.height, SIZE.width), np.bool_)
    near[31:90, 43:117] = True
    rgb = np.where(near[..., None], 220, 30).repeat(3, -1).astype(np.uint8)
    wall = np.linspace(0.02, 0.2, 40, dtype=np.float32)[None].repeat(30, 0)
    share = near.reshape(30, 4, 40, 4).mean(axis=(1, 3)).astype(np.float32)
    estimate = Estimate(wall + share, 60.0, SIZE, INFO)
    return DetailRequest(derive(estimate, rgb), Photo("a.png", None, rgb))


def made() -> Detail:
    return detail.enlarge(request(), CancelToken())


def test_depth_is_as_fine_as_the_photo_and_cut_where_its_edges_are() -> None:
    depth = made().mips[0]
    assert depth.shape == (SIZE.height, SIZE.width)
    middle = depth[60] > 0.6
    assert np.flatnonzero(np.diff(middle.astype(int))).tolist() == [42, 116]


def test_contours_are_lines_at_the_cuts_and_the_grids_elsewhere() -> None:
    asked = request()
    codes = detail.enlarge(asked, CancelToken()).code_mips[0]
    first = first_code(20.0)
    across = np.flatnonzero(codes[60] >= first)
    assert across.tolist() == [4, 5, 6, 7, 43, 116]  # the slope's steepest cell, and the square
    cell = asked.derived.codes[15, 1]
    assert (codes[60, 4:8] == cell).all()  # not diluted


def test_zoomed_out_the_grids_own_levels_are_shown() -> None:
    asked = request()
    result = detail.enlarge(asked, CancelToken())
    assert [each.shape for each in result.mips] == [(120, 160), (60, 80), (30, 40)]
    assert result.mips[-1] is asked.derived.mips[-1]
    assert [each.shape for each in result.code_mips] == [(120, 160), (60, 80), (30, 40)]
    assert result.code_mips[-1] is asked.derived.code_mips[-1]


def test_it_is_no_finer_than_the_photo_nor_than_can_be_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = request()
    assert asked.times == 4
    smaller = replace(asked.photo, rgb=asked.photo.rgb[::4, ::4])
    assert replace(asked, photo=smaller).times == 1
    monkeypatch.setattr(pictures, "DETAIL_PIXELS", 5000)
    assert asked.times == 2
    monkeypatch.setattr(pictures, "LEAST_PIXELS", 20_000)
    assert asked.times == 1


def test_it_can_be_cancelled() -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        detail.enlarge(request(), token)


def test_the_panes_show_it_as_soon_as_it_is_there(bench: Bench) -> None:
    bench.opened("a.jpg")
    shown = bench.shown.pictures.detail
    assert shown is not None
    assert shown.request.derived is bench.shown.depth.derived
    depth, contours = bench.views.rasters["depth"], bench.views.rasters["contours"]
    assert depth.set_depth.call_args.args[1] is shown.mips
    assert contours.set_contours.call_args.args[1] is shown.code_mips
    bench.controller.remove_photo()
    assert bench.shown.pictures.detail is None
    assert depth.set_depth.call_args.args == (None, None)
