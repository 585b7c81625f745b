"""Reading of views and frames, bad folders included."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.errors import DataError
from core.network.config import COMPACT
from core.training.curriculum import Stage
from core.training.data import Batches, Pool, RenderedViews, SensorFrames

STAGE = Stage("test", terms=(), input_pixels=96 * 64, batch_size=3, aspects=((1.5, 1.0),))


def write_views(folder: Path, count: int, *, start: int = 0) -> Path:
    part = folder / "part-00"
    part.mkdir(parents=True, exist_ok=True)
    with (part / "index.jsonl").open("a") as index:
        for number in range(start, start + count):
            name = f"{number:06d}"
            rgb = np.full((48, 72, 3), 10 * number, np.uint8)
            Image.fromarray(rgb).save(part / f"{name}.jpg")
            np.save(part / f"{name}.npy", np.full((48, 72), 0.5, np.float16))
            entry = {"id": name, "width": 72, "height": 48, "f_px": 60.0, "scene": "a"}
            index.write(json.dumps(entry) + "\n")
    return folder


def write_frames(folder: Path, **changes: object) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    depth = np.full((48, 72), 2000, np.uint16)
    depth[:, :10] = 0
    Image.fromarray(depth).save(folder / "a.depth.png")
    Image.fromarray(np.full((48, 72, 3), 128, np.uint8)).save(folder / "a.jpg")
    item = {"rgb": "a.jpg", "depth": "a.depth.png", "depth_scale": 0.001, "fx": 60.0} | changes
    (folder / "meta.json").write_text(json.dumps({"items": [item]}))
    return folder


def test_frames_are_metres_with_unknown_pixels(tmp_path: Path) -> None:
    view = SensorFrames(write_frames(tmp_path)).load(0)
    assert view.real
    assert view.focal_px == 60.0
    assert np.allclose(view.inverse[:, 10:], 0.5)
    assert not view.valid[:, :10].any()
    assert view.valid[:, 10:].all()


def test_views_that_are_added_are_found(tmp_path: Path) -> None:
    views = RenderedViews(write_views(tmp_path, 2))
    write_views(tmp_path, 3, start=2)
    assert len(views) == 2
    views.refresh()
    assert len(views) == 5
    assert views.load(4).rgb[0, 0, 0] == pytest.approx(40, abs=3)


def test_a_line_that_is_still_being_written_waits(tmp_path: Path) -> None:
    write_views(tmp_path, 1)
    index = tmp_path / "part-00" / "index.jsonl"
    whole = index.read_text()
    index.write_text(whole + whole[:20])
    views = RenderedViews(tmp_path)
    assert len(views) == 1
    index.write_text(whole + whole)
    views.refresh()
    assert len(views) == 2


def test_every_view_comes_once_before_any_comes_again(tmp_path: Path) -> None:
    views = RenderedViews(write_views(tmp_path, 5))
    pool = Pool([views], np.random.default_rng(1))
    for _ in range(2):
        shades = sorted(int(pool.draw().rgb[0, 0, 0]) for _ in range(5))
        assert len(set(shades)) == 5


def test_batches_have_one_shape_and_the_share_of_real_frames(tmp_path: Path) -> None:
    rendered, real = write_views(tmp_path / "views", 4), write_frames(tmp_path / "frames")
    stream = Batches(
        lambda: [RenderedViews(rendered)],
        lambda: [SensorFrames(real)],
        stage=STAGE,
        config=COMPACT,
        seed=(7,),
    )
    batches = [batch for batch, _ in zip(stream, range(40), strict=False)]
    share = np.mean([batch.real.float().mean() for batch in batches])
    assert share == pytest.approx(STAGE.real_share, abs=0.1)
    first = batches[0]
    assert first.rgb.shape[:2] == (3, 3)
    assert first.canonical.shape == first.valid.shape == (3, 1, *first.rgb.shape[2:])
    # D = 2 m throughout: C = f / (w D), and f / w follows from the field of view.
    f_over_w = 0.5 / np.tan(np.radians(first.fov_deg.numpy()) / 2)
    known = np.where(first.valid, first.canonical, np.nan)
    assert np.allclose(np.nanmax(known, axis=(1, 2, 3)), f_over_w / 2, rtol=1e-3)


def test_the_same_seed_gives_the_same_batches(tmp_path: Path) -> None:
    folder = write_views(tmp_path, 6)

    def first() -> np.ndarray:
        stream = Batches(
            lambda: [RenderedViews(folder)], list, stage=STAGE, config=COMPACT, seed=(3, 1)
        )
        return next(iter(stream)).rgb.numpy()

    assert np.array_equal(first(), first())


def test_a_broken_view_is_skipped_and_reported(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    views = RenderedViews(write_views(tmp_path, 2))
    (tmp_path / "part-00" / "000001.jpg").write_bytes(b"no picture")
    with caplog.at_level(logging.WARNING):
        pool = Pool([views], np.random.default_rng(0))
        for _ in range(4):
            assert pool.draw().rgb[0, 0, 0] < 5
    assert "000001.jpg" in caplog.text


def test_only_broken_views_are_an_error(tmp_path: Path) -> None:
    views = RenderedViews(write_views(tmp_path, 1))
    (tmp_path / "part-00" / "000000.npy").unlink()
    with pytest.raises(DataError, match="unreadable"):
        Pool([views], np.random.default_rng(0)).draw()


def test_missing_folders_and_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="nowhere"):
        RenderedViews(tmp_path / "nowhere")
    with pytest.raises(DataError, match=r"meta\.json"):
        SensorFrames(tmp_path)
    with pytest.raises(DataError, match="no views"):
        Pool([], np.random.default_rng(0)).draw()


@pytest.mark.parametrize("text", ["no json", "{}", '{"items": [{"rgb": "a.jpg"}]}', "[1]"])
def test_a_broken_meta_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "meta.json").write_text(text)
    with pytest.raises(DataError, match=r"meta\.json"):
        SensorFrames(tmp_path)


def test_depth_of_another_size_is_named(tmp_path: Path) -> None:
    frames = SensorFrames(write_frames(tmp_path))
    Image.fromarray(np.ones((10, 12), np.uint16)).save(tmp_path / "a.depth.png")
    with pytest.raises(DataError, match=r"a\.depth\.png.*12 x 10"):
        frames.load(0)


def test_depth_without_any_value_is_named(tmp_path: Path) -> None:
    frames = SensorFrames(write_frames(tmp_path))
    Image.fromarray(np.zeros((48, 72), np.uint16)).save(tmp_path / "a.depth.png")
    with pytest.raises(DataError, match=r"a\.depth\.png.*no pixel"):
        frames.load(0)
