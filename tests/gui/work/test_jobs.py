"""Heavy work, without its threads."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.camera import Axes
from core.errors import PhotoError
from core.settings import Settings
from core.types import Flying
from gui.control.exporter import scene_of
from gui.snapshot.resolve import resolve
from gui.work.jobs import Jobs, coarse_stride, derive
from tests.gui.samples import make_derived, make_entry, make_state
from tests.sample_estimates import make_estimate, make_photo


@pytest.fixture
def jobs() -> Jobs:
    return Jobs()


def write(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (8, 6), "red").save(path)
    return path


def test_folders_become_their_photos(jobs: Jobs, tmp_path: Path) -> None:
    inside, deeper = write(tmp_path / "b.png"), write(tmp_path / "deep" / "er" / "a.png")
    write(tmp_path / ".hidden" / "c.png")
    (tmp_path / "notes.txt").write_text("")
    assert jobs.expand([tmp_path]) == [inside, deeper]


def test_files_are_taken_as_they_are(jobs: Jobs, tmp_path: Path) -> None:
    missing = tmp_path / "gone.jpg"
    assert jobs.expand([missing]) == [missing]


def test_a_folder_that_links_to_itself_ends(jobs: Jobs, tmp_path: Path) -> None:
    photo = write(tmp_path / "a.png")
    (tmp_path / "again").symlink_to(tmp_path)
    assert jobs.expand([tmp_path]) == [photo]


def test_decoding_brings_everything_to_show(jobs: Jobs, tmp_path: Path) -> None:
    decoded = jobs.decode(write(tmp_path / "a.png"))
    assert decoded.photo.size == (8, 6)
    assert decoded.mips[0].shape == (6, 8, 3)
    assert decoded.thumbnail.shape[2] == 3


def test_what_is_no_photo_is_refused(jobs: Jobs, tmp_path: Path) -> None:
    bad = tmp_path / "bad.jpg"
    bad.write_text("no picture")
    with pytest.raises(PhotoError):
        jobs.decode(bad)


def test_derived_facts_belong_to_the_estimate() -> None:
    photo = make_photo()
    derived = derive(make_estimate(photo), photo.rgb)
    canonical = derived.estimate.canonical_inverse_depth
    far, near = derived.auto_range
    assert canonical.min() <= far < near <= canonical.max()
    counts, edges = derived.histogram
    assert counts.sum() == canonical.size
    assert edges[0] < far
    assert near < edges[-1]
    assert derived.colors.shape == (*canonical.shape, 3)


def test_a_scene_without_depth_variation_still_has_a_histogram() -> None:
    estimate = make_estimate()
    estimate.canonical_inverse_depth[:] = 0
    _, edges = derive(estimate, make_photo().rgb).histogram
    assert (np.diff(edges) > 0).all()


def test_removed_points_are_made_only_when_asked(jobs: Jobs) -> None:
    state = make_state(make_entry(1))
    assert jobs.cloud(resolve(state).cloud, coarse=False).removed is None
    asked = replace(state, settings=replace(state.settings, cloud_show_removed=True))
    result = jobs.cloud(resolve(asked).cloud, coarse=False)
    assert len(result.removed) == result.cloud.removed_flying > 0


def test_only_large_clouds_have_a_coarse_one() -> None:
    assert coarse_stride(make_derived()) == 1


def test_triton_stays_out_of_the_window(jobs: Jobs) -> None:
    assert sys.modules["triton"] is None or "torch" in sys.modules


def test_an_export_is_of_what_is_on_show() -> None:
    state = make_state(make_entry(1))
    settings = Settings(export_axes="opengl", export_ply_ascii=True, cloud_flying="snap-far")
    state = replace(state, settings=settings)
    scene = scene_of(state)
    shown = resolve(state)
    assert scene.axes == Axes.OPENGL
    assert scene.ply_ascii
    assert scene.flying is Flying.SNAP_FAR
    assert scene.focal == shown.focal.active
    far, near = scene.color_range
    assert 1 / near == pytest.approx(shown.depth.near_m)
    assert 1 / far == pytest.approx(shown.depth.far_m)


def test_there_is_no_export_without_depth() -> None:
    assert scene_of(make_state(make_entry(1, done=False))) is None
