"""Rendered scenes: exact depth, sharp edges, determinism, every kind of scene."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

pytest.importorskip("numba", reason="the train extra is not installed")

from core.training.synthetic import KINDS, View, render_views
from core.training.synthetic import textures as textures_module
from core.training.synthetic.meshes import Mesh, box, quads, superellipsoid
from core.training.synthetic.noise import f32, fractal
from core.training.synthetic.render import Camera, edge_mask, render
from core.training.synthetic.shards import finished, write_shards
from core.training.synthetic.stage import CameraHint, Light, Stage
from core.training.synthetic.textures import Bank, bank, photo_paths
from core.training.synthetic.views import FRAME_MM, VIEWS_PER_SCENE, choose_camera, focal_length

PIXELS = 10_000
# Camera axes for a view along +y with z up: x right, y down, z ahead.
AHEAD = np.array([[1, 0, 0], [0, 0, 1], [0, -1, 0]], np.float32)
HINT = CameraHint((0, 0, 0), (0, 0, 0), np.zeros((1, 3), np.float32))


@pytest.fixture(scope="module", autouse=True)
def small_banks() -> Iterator[None]:
    """One texture of each pattern instead of many: quick, and enough to look at shapes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(textures_module, "PROCEDURAL_PER_CATEGORY", 1)
        patch.setattr(textures_module, "PHOTO_CROPS", 4)
        bank.cache_clear()
        yield
    bank.cache_clear()


@pytest.fixture(scope="module")
def textures(small_banks: None) -> Bank:
    return bank((), 0)


def photographed(
    textures: Bank, things: list[tuple[Mesh, float]], camera: Camera, lights: tuple[Light, ...] = ()
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Linear colour and inverse depth of grey meshes of the given brightness."""
    stage = Stage(np.random.default_rng(0), textures)
    for mesh, brightness in things:
        stage.add(mesh, stage.paint(brightness))
    stage.lights += lights
    return render(stage.finish(HINT), textures, camera, np.random.default_rng(0))


def looking_ahead(width: int = 33, height: int = 25, f_px: float = 30.0) -> Camera:
    return Camera(AHEAD, np.zeros(3, np.float32), f_px, width, height)


def test_depth_of_a_wall_is_along_the_axis_not_along_the_ray(textures: Bank) -> None:
    wall = quads([[(-50, 4, -50), (50, 4, -50), (50, 4, 50), (-50, 4, 50)]])
    _, inverse = photographed(textures, [(wall, 0.5)], looking_ahead())
    np.testing.assert_allclose(inverse, 0.25, rtol=1e-5)


def test_depth_of_a_slanted_floor_is_analytic(textures: Bank) -> None:
    floor = quads([[(-900, -900, -1.5), (900, -900, -1.5), (900, 900, -1.5), (-900, 900, -1.5)]])
    camera = looking_ahead()
    _, inverse = photographed(textures, [(floor, 0.5)], camera)
    rows = np.arange(13, 25)
    expected = (rows - 12) / camera.f_px / 1.5
    np.testing.assert_allclose(inverse[13:], np.repeat(expected[:, None], 33, 1), rtol=1e-4)
    assert not inverse[:12].any(), "sky above the horizon has inverse depth 0"


def test_depth_of_a_sphere_is_analytic(textures: Bank) -> None:
    ball = superellipsoid((2, 2, 2), n=300).transformed(at=(0.3, 5, -0.2))
    camera = looking_ahead(65, 65, 150.0)
    _, inverse = photographed(textures, [(ball, 0.5)], camera)
    y, x = np.mgrid[:65, :65]
    ray = np.stack([(x - 32) / 150, np.ones((65, 65)), -(y - 32) / 150], -1)
    centre = np.array([0.3, 5, -0.2])
    a, b = (ray**2).sum(-1), ray @ centre
    discriminant = b**2 - a * (centre @ centre - 1)
    inside = discriminant > 0.05
    depth = (b - np.sqrt(np.maximum(discriminant, 0))) / a
    np.testing.assert_allclose(1 / inverse[inside], depth[inside], rtol=1e-3)


def test_a_thing_right_and_below_appears_right_and_below(textures: Bank) -> None:
    mark = box((0.2, 0.2, 0.2), at=(1.0, 4.0, -0.9))
    camera = looking_ahead(101, 81, 100.0)
    _, inverse = photographed(textures, [(mark, 0.5)], camera)
    rows, columns = np.nonzero(inverse)
    assert columns.mean() == pytest.approx(50 + 100 * 1.0 / 3.95, abs=1.0)
    assert rows.mean() == pytest.approx(40 + 100 * 0.8 / 3.95, abs=1.0)


def test_the_principal_point_is_the_middle_of_the_picture() -> None:
    camera = looking_ahead(8, 6)
    middle = camera.rays(np.float32([3.5]), np.float32([2.5]))
    np.testing.assert_allclose(middle[0, 3:], [0, 1, 0], atol=1e-7)


def test_colour_edges_lie_on_depth_edges(textures: Bank) -> None:
    wall = quads([[(-50, 6, -50), (50, 6, -50), (50, 6, 50), (-50, 6, 50)]])
    card = quads([[(-0.61, 3, -0.4), (0.53, 3, -0.5), (0.53, 3, 0.5), (-0.61, 3, 0.4)]])
    colour, inverse = photographed(textures, [(wall, 0.2), (card, 0.9)], looking_ahead(97, 81, 90))
    near, bright = inverse > 0.25, colour.mean(axis=-1)
    on_card, on_wall = np.median(bright[near]), np.median(bright[~near])
    assert on_card > 4 * on_wall
    assert np.mean((bright > (on_card + on_wall) / 2) == near) > 0.995
    depth_edge = np.zeros_like(near)
    depth_edge[:, 1:] = near[:, 1:] != near[:, :-1]
    depth_edge[1:] |= near[1:] != near[:-1]
    grown = edge_mask(near.astype(np.float32), np.zeros(near.shape, np.int32))
    assert grown[depth_edge].all()


def test_a_lamp_throws_a_shadow(textures: Bank) -> None:
    floor = quads([[(-9, 0, -1), (9, 0, -1), (9, 18, -1), (-9, 18, -1)]])
    shade = box((1, 1, 0.05), at=(0, 4, 0.8))
    sun = Light((0, 0, 1), (3, 3, 3), 0.0, sun=True)
    lit, _ = photographed(textures, [(floor, 0.7)], looking_ahead(), (sun,))
    dim, _ = photographed(textures, [(floor, 0.7), (shade, 0.7)], looking_ahead(), (sun,))
    row = 12 + round(30 / 4)
    assert dim[row, 16].mean() < 0.4 * lit[row, 16].mean()
    np.testing.assert_allclose(dim[row, 2], lit[row, 2], rtol=0.3)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_scene_gives_sane_views(kind: str) -> None:
    views = render_views(3, pixels=PIXELS, kind=kind)
    assert len(views) == VIEWS_PER_SCENE
    for view in views:
        check_view(view)
    assert any(view.rgb.std() > 15 for view in views), "not all views are blank"


def check_view(view: View) -> None:
    height, width = view.inverse_depth.shape
    assert view.rgb.shape == (height, width, 3)
    assert view.rgb.dtype == np.uint8
    assert view.inverse_depth.dtype == np.float32
    assert height % 16 == 0
    assert width % 16 == 0
    assert 0.6 * PIXELS < height * width < 1.6 * PIXELS
    assert np.isfinite(view.inverse_depth).all()
    assert view.inverse_depth.min() >= 0
    assert 0 < view.inverse_depth.max() < 60
    field_of_view = np.rad2deg(2 * np.arctan(max(width, height) / 2 / view.f_px))
    assert 15 < field_of_view < 108.4  # 135 to 13 mm


def test_focal_lengths_are_mostly_those_of_phones_but_reach_from_wide_to_tele() -> None:
    random = np.random.default_rng(4)
    drawn = [focal_length(random, 300, 400) * FRAME_MM / 400 for _ in range(2000)]
    millimetres = np.asarray(drawn)
    assert 13 <= millimetres.min() < 15
    assert 108 < millimetres.max() <= 120
    assert 0.5 < np.mean((millimetres > 21) & (millimetres < 33)) < 0.8


def test_a_lens_chosen_by_span_covers_that_many_metres_at_its_target(textures: Bank) -> None:
    target, random = f32([[0, 1, 0]]), np.random.default_rng(6)
    hint = CameraHint((-0.2, -1, 0), (0.2, 0, 0), target, span=(0.5, 0.7))
    stage = Stage(random, textures)
    stage.add(box((3, 0.1, 3), (0, 1, -1.5)), stage.paint(0.5))
    for _ in range(6):
        camera = choose_camera(random, stage.finish(hint), PIXELS)
        distance = np.linalg.norm(target[0] - camera.at)
        covered = max(camera.width, camera.height) / camera.f_px * distance
        assert 0.49 < covered < 0.71


@pytest.mark.parametrize(("kind", "metres"), [("desk", 1.6), ("still_life", 2.6)])
def test_things_seen_close_fill_the_picture(kind: str, metres: float) -> None:
    views = [view for seed in (3, 4) for view in render_views(seed, pixels=PIXELS, kind=kind)]
    near = [np.mean(view.inverse_depth > 1 / metres) for view in views]
    assert np.median(near) > 0.6


def test_the_same_seed_gives_the_same_views_and_another_seed_others() -> None:
    first, again, other = (render_views(seed, pixels=PIXELS, kind="shapes") for seed in (5, 5, 6))
    for a, b in zip(first, again, strict=True):
        np.testing.assert_array_equal(a.rgb, b.rgb)
        np.testing.assert_array_equal(a.inverse_depth, b.inverse_depth)
        assert a.f_px == b.f_px
    assert any(
        a.rgb.shape != b.rgb.shape or (a.rgb != b.rgb).any()
        for a, b in zip(first, other, strict=True)
    )


def test_photos_of_a_folder_become_textures(tmp_path: Path) -> None:
    Image.new("RGB", (64, 48), (250, 10, 10)).save(tmp_path / "red.png")
    Image.new("I;16", (8, 8)).save(tmp_path / "0.depth.png")
    textures = bank((tmp_path,), 0)
    photos = np.asarray(textures.categories["photo"])
    assert len(photos)
    smallest = textures.texels[textures.offsets[-1] :][photos].view(np.uint8).reshape(-1, 4)
    np.testing.assert_allclose(smallest[:, :3], [[250, 10, 10]] * len(photos), atol=4)


def test_pictures_without_a_licence_of_their_own_are_left_out(tmp_path: Path) -> None:
    for name in ("motorcycle_left.png", "motorcycle_right.png", "motorcycle_club.png"):
        Image.new("RGB", (8, 8)).save(tmp_path / name)
    assert photo_paths([tmp_path]) == [tmp_path / "motorcycle_club.png"]


def test_noise_is_tileable_and_scaled() -> None:
    field = fractal(np.random.default_rng(1), 64, slope=2.0)
    assert field.std() == pytest.approx(1, rel=1e-5)
    assert np.abs(field[:, 0] - field[:, -1]).mean() < 2 * np.abs(np.diff(field, axis=1)).mean()


def test_shards_hold_the_views_and_resume(tmp_path: Path) -> None:
    write_shards(tmp_path, views=1, seed=7, workers=1, pixels=4000, textures=())
    part = tmp_path / "part-00"
    rows = [json.loads(line) for line in (part / "index.jsonl").read_text().splitlines()]
    views = render_views(7, pixels=4000)
    assert [row["id"] for row in rows] == [f"{i:06d}" for i in range(VIEWS_PER_SCENE)]
    for row, view in zip(rows, views, strict=True):
        stored = np.load(part / f"{row['id']}.npy")
        assert stored.dtype == np.float16
        np.testing.assert_array_equal(stored, view.inverse_depth.astype(np.float16))
        assert (row["height"], row["width"]) == stored.shape
        assert row["kind"] == view.kind
        with Image.open(part / f"{row['id']}.jpg") as photo:
            assert photo.size == (row["width"], row["height"])
    before = (part / "000000.jpg").stat().st_mtime_ns
    write_shards(tmp_path, views=VIEWS_PER_SCENE + 1, seed=7, workers=1, pixels=4000, textures=())
    assert finished(part) == 2 * VIEWS_PER_SCENE
    assert (part / "000000.jpg").stat().st_mtime_ns == before


def test_a_scene_cut_off_while_writing_is_rendered_again(tmp_path: Path) -> None:
    index = tmp_path / "index.jsonl"
    whole = '{"id": 0}\n' * VIEWS_PER_SCENE
    index.write_text(whole + '{"id": 1}\n{"id"')
    assert finished(tmp_path) == VIEWS_PER_SCENE
    assert index.read_text() == whole
