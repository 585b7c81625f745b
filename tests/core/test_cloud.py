"""The point cloud: positions, colours, cuts, thinning, normals."""

from __future__ import annotations

import numpy as np
import pytest

from core.camera import intrinsics, unproject
from core.cloud import build_cloud, flying_points, grid_colors, grid_normals
from core.contours import contour_mask, neighbour_ratio
from core.depth import full_size_depth
from core.types import ByteImage, Estimate, FloatMap, ModelInfo, Size

INFO = ModelInfo("compact", "0" * 64, "cpu", "float32")
SIZE = Size(60, 44)
FOCAL_PX = 50.0
GROUND = slice(3 * 20, None)  # the rows below the sky


def photo(size: Size = SIZE) -> ByteImage:
    rng = np.random.default_rng(5)
    return rng.integers(0, 256, (size.height, size.width, 3), dtype=np.uint8)


def estimate(canonical: FloatMap, size: Size = SIZE) -> Estimate:
    return Estimate(canonical, 50.0, size, INFO)


@pytest.fixture
def stepped() -> Estimate:
    """Random ground 1.6 to 2.1 m away, a sky, and a wall at 0.8 m; not square."""
    canonical = np.random.default_rng(0).uniform(0.4, 0.5, (11, 20)).astype(np.float32)
    canonical[:3] = 0.0
    canonical[4:9, 6:12] = 1.0
    return estimate(canonical)


def test_points_lie_on_the_rays_of_their_cells(stepped: Estimate) -> None:
    cloud = build_cloud(stepped, photo(), focal_px=FOCAL_PX)
    assert cloud.xyz.dtype == np.float32
    assert cloud.rgb.dtype == np.uint8
    assert cloud.index.dtype == np.int32
    assert cloud.grid == Size(20, 11)
    np.testing.assert_array_equal(cloud.index, np.arange(220))
    canonical = stepped.canonical_inverse_depth[5, 7]
    z = FOCAL_PX / (SIZE.width * canonical)
    u, v = 7.5 * 3 - 0.5, 5.5 * 4 - 0.5
    expected = ((u - 29.5) * z / FOCAL_PX, (v - 21.5) * z / FOCAL_PX, z)
    np.testing.assert_allclose(cloud.xyz[5 * 20 + 7], expected, rtol=1e-5)


def test_a_new_focal_length_stretches_along_z_only(stepped: Estimate) -> None:
    wide = build_cloud(stepped, photo(), focal_px=40.0).xyz
    tele = build_cloud(stepped, photo(), focal_px=100.0).xyz
    np.testing.assert_allclose(tele[GROUND, :2], wide[GROUND, :2], rtol=1e-6)
    np.testing.assert_allclose(tele[GROUND, 2], 2.5 * wide[GROUND, 2], rtol=1e-6)


@pytest.mark.parametrize(("focal_px", "scale"), [(40.0, 1.0), (100.0, 1.0), (40.0, 3.0)])
def test_the_sky_lies_where_maps_of_depth_have_it(
    stepped: Estimate, focal_px: float, scale: float
) -> None:
    camera = {"focal_px": focal_px, "scale": scale}
    sky = build_cloud(stepped, photo(), **camera).xyz[: GROUND.start, 2]
    np.testing.assert_array_equal(sky, full_size_depth(stepped, **camera)[0, 0])


def test_scale_enlarges_everything(stepped: Estimate) -> None:
    once = build_cloud(stepped, photo(), focal_px=FOCAL_PX).xyz
    twice = build_cloud(stepped, photo(), focal_px=FOCAL_PX, scale=2.0).xyz
    np.testing.assert_allclose(twice[GROUND], 2 * once[GROUND], rtol=1e-6)


def test_colours_are_the_photos_mean_under_each_cell(stepped: Estimate) -> None:
    rgb = photo()
    cloud = build_cloud(stepped, rgb, focal_px=FOCAL_PX)
    mean = rgb.reshape(11, 4, 20, 3, 3).mean(axis=(1, 3)).reshape(-1, 3)
    assert np.abs(cloud.rgb - mean).max() <= 1


def test_colours_kept_by_the_caller_are_taken(stepped: Estimate) -> None:
    rgb = photo()
    colors = grid_colors(rgb, Size(20, 11))
    kept = build_cloud(stepped, np.zeros_like(rgb), focal_px=FOCAL_PX, colors=colors)
    np.testing.assert_array_equal(kept.rgb, build_cloud(stepped, rgb, focal_px=FOCAL_PX).rgb)


def test_cuts_count_every_point_once(stepped: Estimate) -> None:
    everything = build_cloud(stepped, photo(), focal_px=FOCAL_PX)
    cloud = build_cloud(stepped, photo(), focal_px=FOCAL_PX, far_m=2.0, flying_percent=10)
    far = everything.xyz[:, 2] > 2.0
    ratio = neighbour_ratio(stepped.canonical_inverse_depth)
    flying = contour_mask(ratio, percent=10).ravel()
    assert (far & flying).any()
    assert cloud.removed_far == far.sum()
    assert cloud.removed_flying == (flying & ~far).sum() > 0
    np.testing.assert_array_equal(cloud.index, np.flatnonzero(~far & ~flying))
    np.testing.assert_array_equal(cloud.xyz, everything.xyz[cloud.index])
    np.testing.assert_array_equal(cloud.rgb, everything.rgb[cloud.index])


def test_flying_points_are_the_ones_left_out(stepped: Estimate) -> None:
    cuts = {"focal_px": FOCAL_PX, "far_m": 2.0}
    without = build_cloud(stepped, photo(), **cuts)
    cloud = build_cloud(stepped, photo(), **cuts, flying_percent=10)
    flying = flying_points(stepped, **cuts, flying_percent=10)
    assert len(flying) == cloud.removed_flying > 0
    np.testing.assert_array_equal(flying, without.xyz[~np.isin(without.index, cloud.index)])


def test_stride_takes_rows_and_columns(stepped: Estimate) -> None:
    cloud = build_cloud(stepped, photo(), focal_px=FOCAL_PX, stride=3)
    np.testing.assert_array_equal(cloud.index, np.arange(220).reshape(11, 20)[::3, ::3].ravel())
    cut = build_cloud(stepped, photo(), focal_px=FOCAL_PX, stride=3, far_m=100.0)
    assert cut.removed_far == 7  # one row of sky, counted on the thinned grid


@pytest.mark.parametrize("max_points", [0, 1, 700, 5000, 9599, 9600, 20000])
def test_thinning_keeps_exactly_so_many(max_points: int) -> None:
    flat = estimate(np.ones((80, 120), np.float32))
    cloud = build_cloud(flat, photo(), focal_px=FOCAL_PX, max_points=max_points)
    assert len(cloud.xyz) == len(cloud.rgb) == len(cloud.index) == min(max_points, 9600)
    assert (np.diff(cloud.index) > 0).all()


def test_thinning_is_even_and_nested() -> None:
    flat = estimate(np.ones((80, 120), np.float32))
    few = build_cloud(flat, photo(), focal_px=FOCAL_PX, max_points=960)
    more = build_cloud(flat, photo(), focal_px=FOCAL_PX, max_points=2000)
    assert np.isin(few.index, more.index).all()
    chosen = np.zeros(9600)
    chosen[few.index] = 1
    per_tile = chosen.reshape(8, 10, 12, 10).sum(axis=(1, 3))  # 10 expected in each
    assert per_tile.min() >= 8
    assert per_tile.max() <= 12


def plane(normal: tuple[float, float, float], distance: float) -> Estimate:
    """The plane n . P = distance seen by a grid of non-square cells."""
    ones = np.ones((11, 20), np.float32)
    rays = unproject(ones, intrinsics(SIZE, FOCAL_PX)).astype(np.float64)
    inverse = rays @ np.array(normal) / distance
    return estimate((inverse * FOCAL_PX / SIZE.width).astype(np.float32))


def test_normals_of_a_plane_are_exact_and_face_the_camera() -> None:
    towards = np.array((0.3, 0.5, 0.812403840463596))
    source = plane((0.3, 0.5, 0.812403840463596), 3.0)
    cloud = build_cloud(source, photo(), focal_px=FOCAL_PX, normals=True)
    assert cloud.normals is not None
    assert cloud.normals.dtype == np.float32
    np.testing.assert_allclose(cloud.normals, np.tile(-towards, (220, 1)), atol=2e-5)
    assert (np.einsum("ij,ij->i", cloud.normals, cloud.xyz) < 0).all()


def test_normals_stay_clean_at_an_occluding_contour(stepped: Estimate) -> None:
    canonical = np.full((8, 8), 0.2, np.float32)
    canonical[:, 4:] = 0.9
    normals = grid_normals(estimate(canonical), focal_px=FOCAL_PX)
    np.testing.assert_allclose(normals, np.tile((0, 0, -1.0), (8, 8, 1)), atol=1e-6)


def test_normals_follow_the_points_kept(stepped: Estimate) -> None:
    cloud = build_cloud(stepped, photo(), focal_px=FOCAL_PX, far_m=2.0, normals=True)
    full = grid_normals(stepped, focal_px=FOCAL_PX).reshape(-1, 3)
    assert cloud.normals is not None
    np.testing.assert_array_equal(cloud.normals, full[cloud.index])
    np.testing.assert_allclose(np.linalg.norm(full, axis=1), 1, rtol=1e-5)


def test_one_cell_is_a_cloud() -> None:
    single = estimate(np.full((1, 1), 0.5, np.float32), Size(1, 1))
    cloud = build_cloud(single, photo(Size(1, 1)), focal_px=2.0, flying_percent=5, normals=True)
    np.testing.assert_allclose(cloud.xyz, [[0, 0, 4]])
    assert cloud.normals is not None
    np.testing.assert_allclose(cloud.normals, [[0, 0, -1]], atol=1e-7)
