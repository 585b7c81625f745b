"""Libraries of assets: what is read, what is skipped, cut-outs, skies, and every layout."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("numba", reason="the train extra is not installed")

from core.errors import DataError
from core.training.synthetic import textures as textures_module
from core.training.synthetic import views as views_module
from core.training.synthetic.assets.environment import Environment, read_radiance
from core.training.synthetic.assets.library import Library, load_asset
from core.training.synthetic.assets.normals import creased
from core.training.synthetic.assets.placing import free_spot, prop, scatter
from core.training.synthetic.assets.skyline import sky_mask
from core.training.synthetic.meshes import box, quads
from core.training.synthetic.photo import develop
from core.training.synthetic.render import Camera, render, with_unknown
from core.training.synthetic.shards import write_part
from core.training.synthetic.stage import CameraHint, Light, Material, Sky, Stage, StagedScene, Top
from core.training.synthetic.textures import SIZE, Bank, bank
from core.training.synthetic.views import ASSET_KINDS, choose_camera, render_views
from tests.core.training.tiny_library import (
    SKY_SHAPE,
    SUN_COLUMN,
    SUN_ROW,
    write_box,
    write_index,
    write_library,
    write_sky,
)

AHEAD = np.array([[1, 0, 0], [0, 0, 1], [0, -1, 0]], np.float32)
HINT = CameraHint((0, 0, 0), (0, 0, 0), np.zeros((1, 3), np.float32))


@pytest.fixture(scope="module", autouse=True)
def small_banks() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(textures_module, "PROCEDURAL_PER_CATEGORY", 1)
        patch.setattr(views_module, "VIEWS_PER_SCENE", 2)
        bank.cache_clear()
        yield
    bank.cache_clear()


@pytest.fixture(scope="module")
def textures(small_banks: None) -> Bank:
    return bank((), 0)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_library(tmp_path_factory.mktemp("library"))


def looking_ahead() -> Camera:
    return Camera(AHEAD, np.zeros(3, np.float32), 30.0, 32, 24)


def test_a_mesh_stands_upright_with_its_picture(folder: Path) -> None:
    entry = Library(folder).by_name["things", "cupboard"]
    asset = load_asset(entry)
    assert entry.size == (0.9, 0.4, 1.8), "width, depth, height"
    np.testing.assert_allclose(np.ptp(asset.mesh.vertices, axis=0), entry.size, atol=1e-5)
    assert asset.mesh.vertices[:, 2].min() == pytest.approx(0)
    assert asset.image.shape == (SIZE, SIZE, 4)
    np.testing.assert_allclose(asset.image[9, 9], [200, 40, 40, 255], atol=3)


def test_normals_are_smooth_over_bends_and_sharp_at_corners() -> None:
    angle = np.radians([0, 20, 40, 130])
    rim = np.stack([np.cos(angle), np.sin(angle), 0 * angle], 1)
    points = np.concatenate([rim, np.add(rim, (0, 0, 1))]).astype(np.float32)
    faces = np.array([f for i in range(3) for f in ((i, i + 1, i + 5), (i, i + 5, i + 4))])
    mesh = creased(points, faces.astype(np.int32), np.zeros((8, 2), np.float32))
    corner = mesh.normals.reshape(-1, 3, 3)
    np.testing.assert_allclose(np.linalg.norm(corner, axis=-1), 1, atol=1e-5)
    degrees = np.degrees(np.arctan2(corner[0, 1, 1], corner[0, 1, 0]))
    assert degrees == pytest.approx((10 + 2 * 30) / 3, abs=0.5), "one triangle there, two here"
    assert corner[3, 1] @ corner[4, 0] < 0.8, "the corner of 45 degrees stays"


@pytest.mark.parametrize("broken", ["texture", "mesh", "no-triangles", "no-texture"])
def test_an_asset_that_cannot_be_used_is_named_and_skipped(tmp_path: Path, broken: str) -> None:
    pack = tmp_path / "things"
    entries = [write_box(pack, "cup", (0.1, 0.1, 0.1)), write_box(pack, "good", (0.1, 0.1, 0.1))]
    if broken == "texture":
        (pack / "cup.jpg").write_bytes(b"no picture")
    elif broken == "mesh":
        (pack / "cup.glb").write_bytes(b"glTF but cut off")
    elif broken == "no-triangles":
        (pack / "cup.glb").unlink()
    else:
        del entries[0]["texture"]
    library = Library(write_index(pack, entries).parent)
    stage = Stage(np.random.default_rng(0), bank((), 0), library=library)
    scatter(stage, Top((0, 0, 0), (2, 2)), 12)
    assert list(library.skipped) == ["things/cup"]
    assert stage.parts, "the others are used"
    assert prop(stage, library.by_name["things", "cup"]) is None


@pytest.mark.parametrize("text", ["{", "{}", '[{"size_m": [1, 2], "file": "a.glb"}]'])
def test_a_broken_index_is_an_error_that_names_it(tmp_path: Path, text: str) -> None:
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "index.json").write_text(text)
    with pytest.raises(DataError, match=r"pack.index\.json"):
        Library(tmp_path).entries  # noqa: B018


def test_a_folder_without_packs_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no pack of assets"):
        Library(tmp_path).entries  # noqa: B018


def half_open(textures: Bank) -> StagedScene:
    """A screen 2 m ahead, covered on its right half only, before a wall 4 m ahead."""
    stage = Stage(np.random.default_rng(0), textures)
    image = np.full((SIZE, SIZE, 4), 128, np.uint8)
    image[:, : SIZE // 2, 3] = 0
    screen = quads([[(-9, 2, -9), (9, 2, -9), (9, 2, 9), (-9, 2, 9)]]).fitted()
    cut = stage.pictured_material("screen", image, Material(0, (1, 1), (1, 1, 1), cutout=True))
    stage.add(screen, cut)
    stage.add(quads([[(-99, 4, -99), (99, 4, -99), (99, 4, 99), (-99, 4, 99)]]), stage.paint(0.5))
    stage.lights.append(Light((0, -1, 0), (3, 3, 3), 0.0, sun=True))
    scene = stage.finish(HINT)
    textures_of[id(scene)] = stage.bank
    return scene


textures_of: dict[int, Bank] = {}


def test_rays_and_light_go_through_the_holes_of_a_cut_out(textures: Bank) -> None:
    scene = half_open(textures)
    seen = textures_of[id(scene)]
    linear, inverse = render(scene, seen, looking_ahead(), np.random.default_rng(0))
    np.testing.assert_allclose(inverse[:, :15], 1 / 4, rtol=1e-4)
    np.testing.assert_allclose(inverse[:, 17:], 1 / 2, rtol=1e-4)
    assert linear[:, 3:13].mean() > 0.3, "the sun reaches the wall through the hole"


def test_pictures_and_patterns_stand_in_one_bank(textures: Bank) -> None:
    stage = Stage(np.random.default_rng(0), textures)
    red = np.full((SIZE, SIZE, 4), (255, 0, 0, 255), np.uint8)
    stage.add(box((1, 1, 1)), stage.pictured_material("red", red))
    assert stage.pictured_material("red", red) == 0, "the same picture is the same material"
    stage.add(box((1, 1, 1)), stage.material("plain"))
    pattern = stage.materials[1].texture
    scene = stage.finish(HINT)
    assert stage.bank.count == 2
    area = SIZE * SIZE
    before = textures.texels[pattern * area :][:area]
    np.testing.assert_array_equal(
        stage.bank.texels[scene.materials[1].texture * area :][:area], before
    )
    smallest = stage.bank.texels[stage.bank.offsets[-1] :].view(np.uint8).reshape(-1, 4)
    np.testing.assert_array_equal(smallest[scene.materials[0].texture], [255, 0, 0, 255])


def test_a_radiance_picture_is_read(tmp_path: Path) -> None:
    write_sky(tmp_path / "a.hdr")
    radiance = read_radiance(tmp_path / "a.hdr")
    assert radiance.shape == (*SKY_SHAPE, 3)
    ratio = radiance[SUN_ROW, SUN_COLUMN] / radiance[0, 0]
    np.testing.assert_allclose(ratio, 4000, rtol=0.02)
    assert radiance.mean() == pytest.approx(1, rel=0.02)


@pytest.mark.parametrize("data", [b"", b"#?RADIANCE\n\n-Y 2 +X 2\nshort", b"\x89PNG\n\n-Y"])
def test_another_file_is_no_radiance_picture(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "bad.hdr").write_bytes(data)
    with pytest.raises(DataError, match=r"bad\.hdr.*Radiance"):
        read_radiance(tmp_path / "bad.hdr")


def test_lights_drawn_from_a_sky_carry_its_power_and_point_at_the_sun() -> None:
    radiance = np.full((64, 128, 3), 1.0, np.float32)
    radiance[10, 40] = 3000
    sky = Environment(Path("sky.hdr"), radiance, yaw=0.7)
    lights = sky.lights(np.random.default_rng(0), count=64)
    strongest = max(lights, key=lambda light: sum(light.colour))
    np.testing.assert_allclose(sky.seen(np.asarray([strongest.at])), [[3000] * 3], rtol=1e-3)
    theta = (np.arange(32) + 0.5) * np.pi / 64
    solid = np.repeat(np.sin(theta)[:, None], 128, 1) * (np.pi / 64) ** 2
    total = sum(np.asarray(light.colour) for light in lights)
    np.testing.assert_allclose(total, (radiance[:32, :, 0] * solid).sum() / np.pi, rtol=1e-3)
    assert strongest.radius < min(light.radius for light in lights if light is not strongest)


def test_a_view_that_meets_nothing_is_sky(textures: Bank) -> None:
    radiance = np.full((16, 32, 3), 0.5, np.float32)
    around = Environment(Path("sky.hdr"), radiance, yaw=0.0)
    stage = Stage(np.random.default_rng(0), textures, sky=Sky(environment=around))
    stage.add(box((1, 1, 1), at=(0, -9, 0)), stage.paint(0.5))
    scene = stage.finish(CameraHint((0, 0, 0), (0, 0, 0), np.array([[0, 5, 0]], np.float32)))
    camera = choose_camera(np.random.default_rng(1), scene, 4000)
    linear, inverse = render(scene, stage.bank, camera, np.random.default_rng(0))
    assert not inverse.any()
    np.testing.assert_allclose(linear, 0.5, rtol=1e-5)
    rgb = develop(np.random.default_rng(0), linear, inverse, blur_share=1.0)
    assert 10 < rgb.mean() < 245


def skyline_picture() -> np.ndarray:
    """A sky that brightens downwards with a sun, before it a tower and, lower, trees; ground."""
    radiance = np.full((128, 256, 3), 0.05, np.float32)
    radiance[:64] = np.linspace(0.5, 1.0, 64, dtype=np.float32)[:, None, None]
    radiance[20, 200] = 5000
    radiance[30:64, 40:60] = 0.2
    radiance[56:64] = 0.1
    return radiance


def test_the_sky_ends_where_towers_and_trees_begin() -> None:
    sky = sky_mask(skyline_picture())
    ends = sky.sum(axis=0)
    np.testing.assert_allclose(ends[80:190], 56, atol=5)
    np.testing.assert_allclose(ends[42:58], 30, atol=5)
    assert ends.max() < 57, "what is above is sky, the trees and the ground are not"
    assert ends[200] > 40, "the sun does not end the sky"


def test_surroundings_pictured_below_the_sky_are_unknown_not_far(textures: Bank) -> None:
    around = Environment(Path("sky.hdr"), skyline_picture(), yaw=0.0)
    directions = np.array([[0, 1, 2], [0, 1, 0.01], [0, 1, -0.5]], np.float32)
    assert around.is_sky(directions).tolist() == [True, False, False]
    stage = Stage(np.random.default_rng(0), textures, sky=Sky(environment=around))
    stage.add(quads([[(-9, 2, -9), (0, 2, -9), (0, 2, 9), (-9, 2, 9)]]), stage.paint(0.5))
    scene = stage.finish(HINT)
    _, inverse = render(scene, stage.bank, looking_ahead(), np.random.default_rng(0))
    values = with_unknown(scene, looking_ahead(), inverse)
    np.testing.assert_allclose(values[:, :15], 1 / 2, rtol=1e-4)
    assert (values[0, 17:] == 0).all()
    assert np.isnan(values[12:, 17:]).all()
    assert not np.isnan(inverse).any(), "the rendered depth itself is left as it was"


def test_tiles_and_skies_that_cannot_be_read_are_skipped_and_counted(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    gardens = {"garden": views_module.ASSET_LAYOUTS["garden"]}
    monkeypatch.setattr(views_module, "ASSET_LAYOUTS", gardens)
    folder = write_library(tmp_path)
    (folder / "textures" / "grass.jpg").write_bytes(b"no picture")
    (folder / "hdri" / "noon.hdr").write_bytes(b"no picture")
    (folder / "things" / "tree.png").unlink()
    write_part(tmp_path / "out", 2, 3, 2000, (), folder)
    wanted = "skipped 3 assets: hdri/noon.hdr, textures/grass.jpg, things/tree"
    assert caplog.messages[-1] == wanted


def test_things_stand_apart() -> None:
    random, taken = np.random.default_rng(0), list[tuple[float, float, float]]()
    for _ in range(40):
        spot = free_spot(random, (0.5, 0.5), 0.1, taken)
        if spot is not None:
            taken.append((*spot, 0.1))
    assert 5 < len(taken) < 40, "the top is full at some time"
    places = np.asarray(taken)[:, :2]
    apart = np.linalg.norm(places[:, None] - places, axis=-1) + np.eye(len(places))
    assert apart.min() > 0.14


@pytest.mark.parametrize("kind", ASSET_KINDS)
def test_every_layout_gives_sane_views(folder: Path, kind: str) -> None:
    views = render_views(4, pixels=3000, kind=kind, assets=folder)
    assert [view.kind for view in views] == [kind] * 2
    for view in views:
        assert view.rgb.shape == (*view.inverse_depth.shape, 3)
        assert np.isfinite(view.inverse_depth).any()
        assert 0 < np.nanmax(view.inverse_depth) < 60
    again = render_views(4, pixels=3000, kind=kind, assets=folder)
    np.testing.assert_array_equal(views[0].rgb, again[0].rgb)


def test_layouts_do_without_tiles_skies_and_layouts(tmp_path: Path) -> None:
    pack = tmp_path / "things"
    write_index(pack, [write_box(pack, "cup", (0.1, 0.1, 0.1))])
    for kind in ("place", "asset_street"):
        assert render_views(1, pixels=2000, kind=kind, assets=tmp_path)
