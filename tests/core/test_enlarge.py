from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from core.depth import MIN_CANONICAL, resize_map
from core.enlarge import (
    _strip,
    densified,
    enlarged,
    enlarged_with_cuts,
    photo_depth,
    photo_depth_rows,
)
from core.metrics.boundary import boundary_f1
from core.surface.snap import snap_flying
from core.types import Estimate, FloatMap, ModelInfo, Size, Sphere

INFO = ModelInfo("compact", "0" * 64, "cpu", "float32")


def scene() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """A near square whose ramp on a coarse grid is three cells wide."""
    truth = np.zeros((120, 160), bool)
    truth[31:90, 43:117] = True
    rgb = np.where(truth[..., None], (200, 40, 40), (40, 90, 160)).astype(np.uint8)
    share = truth.reshape(30, 4, 40, 4).mean(axis=(1, 3)).astype(np.float32)
    padded = np.pad(share, 1, mode="edge")
    smooth = (padded[1:-1, :-2] + padded[1:-1, 1:-1] + padded[1:-1, 2:]) / 3
    return truth, rgb, (0.1 + 0.4 * smooth).astype(np.float32)


def test_steps_lie_on_the_photos_edges() -> None:
    truth, rgb, canonical = scene()
    made = enlarged(canonical, rgb)
    assert made.shape == truth.shape
    wrong = (made > 0.3) != truth
    assert wrong.mean() < 0.002
    ramp = (made > 0.13) & (made < 0.44)  # flying pixels
    assert ramp.mean() < 0.01


def test_boundaries_are_met_and_less_hangs_between_than_on_the_grid() -> None:
    truth, rgb, canonical = scene()
    true = np.where(truth, 2.0, 10.0)
    made, soft = enlarged(canonical, rgb), resize_map(canonical, Size(160, 120))
    assert boundary_f1(1 / made, true) > 1.25 * boundary_f1(1 / soft, true)
    hanging = [snap_flying(each, percent=10, side="near").moved for each in (made, canonical)]
    assert hanging[0] / made.size < hanging[1] / canonical.size


def test_smooth_depth_stays_as_it_is() -> None:
    canonical = np.linspace(0.2, 0.4, 40, dtype=np.float32)[None].repeat(30, 0)
    rgb = np.random.default_rng(1).integers(0, 255, (120, 160, 3)).astype(np.uint8)
    made = enlarged(canonical, rgb)
    assert np.abs(np.diff(made, axis=1)).max() < 0.01


def test_with_a_picture_of_its_own_size_steps_move_to_its_edges() -> None:
    rgb = np.full((40, 60, 3), 40, np.uint8)
    rgb[:, 32:] = 200
    canonical = np.full((40, 60), 0.2, np.float32)
    canonical[:, 30:] = 0.4  # two pixels too early
    made = enlarged(canonical, rgb)
    assert np.flatnonzero(np.diff(made[20]) > 0.1).tolist() == [31]
    unmarked = enlarged(canonical, np.full_like(rgb, 128))
    np.testing.assert_allclose(unmarked, canonical, rtol=1e-5)


def test_off_steps_it_is_bilinear() -> None:
    slope = np.linspace(0.2, 0.3, 20, dtype=np.float32)[None].repeat(15, 0)
    rgb = np.random.default_rng(1).integers(0, 255, (60, 80, 3)).astype(np.uint8)
    np.testing.assert_allclose(enlarged(slope, rgb), resize_map(slope, Size(80, 60)), rtol=1e-6)


def test_what_is_too_far_to_tell_keeps_its_order_and_has_no_steps() -> None:
    _, rgb, canonical = scene()
    sky = np.linspace(0.9, 0.01, 30 * 40, dtype=np.float32).reshape(30, 40) * MIN_CANONICAL
    np.testing.assert_allclose(enlarged(sky, rgb), resize_map(sky, Size(160, 120)), rtol=1e-5)
    made = enlarged(np.where(canonical > 0.11, canonical, sky), rgb)
    far = made[made <= MIN_CANONICAL]
    assert len(np.unique(far)) > 5_000


def test_large_photos_are_cut_in_blocks_as_if_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    _, rgb, canonical = scene()
    whole = enlarged(canonical, rgb)
    monkeypatch.setattr("core.enlarge._BLOCK_ROWS", 7)
    np.testing.assert_array_equal(enlarged(canonical, rgb), whole)


def estimate(canonical: FloatMap, size: Size) -> Estimate:
    return Estimate(canonical, 50.0, size, INFO)


def test_photo_depth_interpolates_inverse_depth_on_slopes_however_steep() -> None:
    """Neighbouring cells differ by up to a tenth; the photo's edges mean nothing there."""
    slope = np.linspace(0.1, 0.3, 20, dtype=np.float32)[None].repeat(15, 0)
    rgb = np.random.default_rng(1).integers(0, 255, (60, 80, 3)).astype(np.uint8)
    depth = photo_depth(estimate(slope, Size(80, 60)), rgb, focal_px=160.0, scale=1.5)
    np.testing.assert_allclose(depth, 3 / resize_map(slope, Size(80, 60)), rtol=1e-6)


@pytest.mark.parametrize("kind", ["coarse", "fine", "whole turn"])
def test_rows_of_depth_are_those_of_the_whole(kind: str) -> None:
    _, rgb, canonical = scene()
    source = estimate(canonical, Size(160, 120))
    if kind == "fine":
        source, rgb = estimate(canonical, Size(40, 30)), rgb[::4, ::4]
    if kind == "whole turn":
        source = replace(source, sphere=Sphere())
    whole = photo_depth(source, rgb, focal_px=160.0, scale=1.5)
    rows = photo_depth_rows(source, rgb, focal_px=160.0, scale=1.5)
    pieces = [rows(top, min(top + 7, len(whole))) for top in range(0, len(whole), 7)]
    np.testing.assert_array_equal(np.concatenate(pieces), whole)


def test_photo_depth_has_its_steps_on_the_photos_edges() -> None:
    truth, rgb, canonical = scene()
    smaller = rgb[::2, ::2]  # as some decoders make of large photos
    for photo in (rgb, smaller):
        depth = photo_depth(estimate(canonical, Size(160, 120)), photo, focal_px=160.0)
        assert depth.shape == truth.shape
        assert ((depth < 3) != truth).mean() < 0.015
        hanging = (depth > 2.3) & (depth < 7)
        assert hanging.mean() < 0.01


def test_a_map_as_fine_as_the_photo_stays_as_it_is() -> None:
    truth, rgb, _ = scene()
    exact = np.where(np.roll(truth, 2, 1), 0.5, 0.1).astype(np.float32)  # beside the edges
    depth = photo_depth(estimate(exact, Size(160, 120)), rgb, focal_px=160.0)
    np.testing.assert_allclose(depth, 1 / exact, rtol=1e-6)


@pytest.mark.parametrize(("density", "cells"), [(2.25, (45, 60)), (9, (90, 120)), (99, (120, 160))])
def test_a_denser_estimate_has_more_cells_but_no_more_than_the_photo_has_pixels(
    density: float, cells: tuple[int, int]
) -> None:
    truth, rgb, canonical = scene()
    finer = densified(estimate(canonical, Size(160, 120)), rgb, density=density)
    assert finer.canonical_inverse_depth.shape == cells
    assert finer.image_size == Size(160, 120)
    assert abs((finer.canonical_inverse_depth > 0.3).mean() - truth.mean()) < 0.01


def test_a_denser_estimate_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    _, rgb, canonical = scene()
    given = estimate(canonical, Size(160, 120))
    assert densified(given, rgb, density=1) is given
    monkeypatch.setattr("core.enlarge.MOST_CELLS", 4 * canonical.size)
    assert densified(given, rgb, density=9).canonical_inverse_depth.shape == (60, 80)
    monkeypatch.setattr("core.enlarge.MOST_CELLS", canonical.size)
    assert densified(given, rgb, density=9) is given


def test_a_whole_turn_is_enlarged_as_if_it_began_elsewhere() -> None:
    """What lies across the edge comes out as it does in the picture's midst."""
    rng = np.random.default_rng(3)
    canonical = np.full((24, 48), 0.2, np.float32)
    canonical[6:18, :5] = canonical[6:18, -7:] = 1.0  # a thing across the edge
    rgb = np.where(canonical[..., None] > 0.5, 220, 40).repeat(8, 0).repeat(8, 1)
    rgb = (rgb + rng.integers(-8, 8, (192, 384, 1))).astype(np.uint8).repeat(3, 2)
    turned = np.roll(canonical, 24, axis=1), np.roll(rgb, 192, axis=1)
    wanted = [np.roll(each, -192, axis=1) for each in enlarged_with_cuts(*turned)]
    made = enlarged_with_cuts(canonical, rgb, wraps=True)
    for found, expected in zip(made, wanted, strict=True):
        np.testing.assert_allclose(found[:, :32], expected[:, :32], rtol=1e-5)
        np.testing.assert_allclose(found[:, -32:], expected[:, -32:], rtol=1e-5)
    open_ended = enlarged_with_cuts(canonical, rgb)
    assert not np.allclose(open_ended.canonical[:, :8], wanted[0][:, :8], rtol=1e-3)
    np.testing.assert_array_equal(enlarged(canonical, rgb, wraps=True), made.canonical)


@pytest.mark.parametrize(
    ("widths", "strip"),
    [
        ((48, 384, 384), (24, 192, 192)),
        ((1008, 5376, 5376), (24, 128, 128)),
        ((1008, 2000, 5376), (63, 125, 336)),
        ((47, 101, 101), (47, 101, 101)),  # no share in common but all
        ((96, 96, 96), None),
    ],
)
def test_the_strip_across_the_edge_has_whole_columns(widths, strip) -> None:
    assert _strip(*widths) == strip
