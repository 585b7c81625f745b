"""Bands that together are the mesh, and a thin one for moving."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from core.colormap import lut
from core.export.scene import Scene
from core.measuring.level import FloorPlane
from core.settings import Settings
from core.types import DepthKind, Estimate, Size, Sphere
from gui.control.exporter import scene_of
from gui.snapshot.pictures import Band, CloudColors, MeshRequest
from gui.snapshot.resolve import resolve
from gui.state.app_state import AppState
from gui.work import mesh as work
from gui.work.derive import derive
from gui.work.mesh import build_live_mesh, count_triangles, moving_stride
from tests.gui.samples import CHOICE, make_entry, make_state
from tests.sample_estimates import INFO, SIZE, make_photo

GRID = Size(340, 320)


def state_of(**settings: object) -> AppState:
    """Two planes with a soft step between them, on a grid that is not small."""
    canonical = np.full((GRID.height, GRID.width), 0.3, np.float32)
    canonical[:, 140:143] = 0.2
    canonical[:, 143:] = 0.1
    canonical[200:] = 0.001  # far away
    photo = make_photo()
    derived = derive(Estimate(canonical, 60.0, SIZE, INFO), photo.rgb)
    entry = make_entry(1, photo=photo, results={CHOICE: derived})
    return replace(make_state(entry), settings=Settings(cloud_shape="mesh", **settings))


def request_of(state: AppState) -> MeshRequest:
    request = resolve(state).mesh
    assert request is not None
    return request


def scene(state: AppState) -> Scene:
    made = scene_of(state)
    assert made is not None
    return made


def corners(bands: tuple[Band, ...]) -> np.ndarray:
    """(M, 3, 3) corners of all triangles, in order."""
    return np.concatenate([band.xyz[band.faces] for band in bands])


@pytest.mark.parametrize("flying", ["keep", "drop", "snap-near", "snap-far"])
def test_what_is_shown_is_what_is_exported(flying: str) -> None:
    state = state_of(cloud_flying=flying, cloud_far_m=50.0)
    result = build_live_mesh(request_of(state), coarse=False)
    mesh = scene(state).mesh
    np.testing.assert_array_equal(corners(result.mesh.whole), mesh.xyz[mesh.faces])
    assert len(result.mesh.whole) > 1
    counts = result.counts
    assert (counts.shown, counts.cut, counts.far) == (len(mesh.faces), mesh.cut, mesh.cut_far)
    assert counts.far > 0
    assert (counts.cut == 0) == (flying == "keep")
    assert count_triangles(request_of(state).cloud) == counts


def test_gaps_have_a_backdrop_of_what_is_behind() -> None:
    result = build_live_mesh(request_of(state_of(cloud_flying="drop")), coarse=False)
    (behind,) = result.mesh.backdrop
    far_m = behind.xyz[:, 2].max()
    # Of two steps, over two fifths and the whole of the grid: nothing is as near as what is cut.
    nearest_m = min(band.xyz[:, 2].min() for band in result.mesh.whole)
    assert behind.xyz[:, 2].min() > 1.4 * nearest_m
    assert far_m <= max(band.xyz[:, 2].max() for band in result.mesh.whole) * 1.001
    assert len(behind.light) == len(behind.xyz) == 3 * len(behind.faces)
    kept = build_live_mesh(request_of(state_of(cloud_flying="keep")), coarse=False)
    assert kept.mesh.backdrop == ()


def test_few_triangles_while_something_moves() -> None:
    state = state_of()
    result = build_live_mesh(request_of(state), coarse=False)
    moving = corners(result.mesh.moving)
    stride = moving_stride(GRID)
    assert stride == 2
    assert 0 < len(moving) <= work.MOVING_TRIANGLES
    depth = moving[..., 2]
    assert (depth.max(axis=1) / depth.min(axis=1) < 1.1).all()
    coarse = build_live_mesh(request_of(state), coarse=True)
    assert coarse.mesh.whole == ()
    np.testing.assert_array_equal(corners(coarse.mesh.moving), moving)
    assert coarse.counts == result.counts


def test_a_small_mesh_is_drawn_whole_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "MOVING_TRIANGLES", 10**6)
    state = state_of()
    result = build_live_mesh(request_of(state), coarse=False)
    assert result.mesh.whole == ()
    mesh = scene(state).mesh
    np.testing.assert_array_equal(corners(result.mesh.moving), mesh.xyz[mesh.faces])


def test_colours_are_those_of_the_points() -> None:
    photo = build_live_mesh(request_of(state_of()), coarse=False).mesh.whole[0]
    np.testing.assert_array_equal(photo.rgba[0], [0, 0, 0, 255])  # red grows to the right
    assert photo.rgba[GRID.width - 1, 0] > 70
    mapped = state_of(cloud_color_by="depth", colormap="magma", range_auto=False, near_m=1.0)
    band = build_live_mesh(request_of(mapped), coarse=False).mesh.whole[0]
    assert {tuple(color) for color in band.rgba[:, :3]} <= {tuple(c) for c in lut("magma")}
    assert len(np.unique(band.rgba, axis=0)) == 3


def test_colours_by_height_reach_as_far_as_the_points() -> None:
    request = request_of(state_of(cloud_far_m=50.0))
    plane = FloorPlane(per_u=0.0, per_v=0.004, at_centre=0.1)
    colors = CloudColors("height", "grey", 0.0, 1.0, plane)
    bands = build_live_mesh(replace(request, colors=colors), coarse=False).mesh.whole
    used = np.concatenate([band.rgba[np.unique(band.faces)] for band in bands])
    assert (used[:, 0].min(), used[:, 0].max()) == (0, 255)
    assert (used[:, 3] == 255).all()


def test_a_mesh_is_finer_beyond_a_density_of_one() -> None:
    entry = make_entry(1)
    state = make_state(entry)
    state = replace(state, settings=replace(state.settings, cloud_shape="mesh"))
    finer = replace(state, settings=replace(state.settings, cloud_density=4.0))
    shown = [
        build_live_mesh(request_of(each), coarse=False).counts.shown for each in (state, finer)
    ]
    assert shown[1] > 3 * shown[0]


def test_a_lower_density_and_removed_points_do_not_concern_a_mesh() -> None:
    state = state_of()
    other = replace(state, settings=replace(state.settings, cloud_density=0.3))
    assert request_of(state) == request_of(other)
    points = replace(state, settings=replace(state.settings, cloud_shape="points"))
    assert resolve(points).mesh is None


def test_a_panorama_is_closed_where_it_begins() -> None:
    canonical = np.full((60, 96), 0.3, np.float32)
    photo = make_photo()
    whole = Estimate(canonical, None, SIZE, INFO, kind=DepthKind.METRIC, sphere=Sphere())
    for sphere, triangles in ((whole.sphere, 2 * 60 * 96), (Sphere(right_deg=90), 2 * 59 * 95)):
        derived = derive(replace(whole, sphere=sphere), photo.rgb)
        entry = make_entry(1, photo=photo, results={CHOICE: derived})
        state = replace(make_state(entry), settings=Settings(cloud_shape="mesh"))
        live = build_live_mesh(request_of(state), coarse=False)
        assert live.counts.shown == triangles  # around the poles, too
        drawn = corners(live.mesh.whole or live.mesh.moving)
        assert np.ptp(drawn, axis=1).max() < 0.5  # no triangle goes through the middle
        np.testing.assert_allclose(np.linalg.norm(drawn, axis=2), 1 / 0.3, rtol=1e-3)


def test_while_a_film_plays_few_triangles_are_made() -> None:
    request = request_of(state_of(cloud_flying="drop"))
    whole = build_live_mesh(request, coarse=False)
    plays = replace(request, playing=True)
    played = build_live_mesh(plays, coarse=False, triangles=20_000)
    assert played.mesh.whole == ()
    assert played.counts is None  # nobody counted all of them
    assert 0 < sum(len(band.faces) for band in played.mesh.moving) <= 20_000
    for band in (*played.mesh.moving, *played.mesh.backdrop):
        assert len(band.xyz) == len(band.rgba) == len(band.light)
    # The same surface, lit alike.
    depths = [corners(each.mesh.moving)[..., 2] for each in (whole, played)]
    np.testing.assert_allclose(np.median(depths[0]), np.median(depths[1]), rtol=0.02)
    facing = [each.mesh.moving[0].light[:, 2].mean() for each in (whole, played)]
    assert facing[0] == pytest.approx(facing[1], abs=3)
