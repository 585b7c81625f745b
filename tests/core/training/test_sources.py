"""Folders of training data, bad ones included."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.errors import DataError
from core.training.curriculum import Role
from core.training.sources import DatasetFolder, RenderedViews, open_source
from tests.core.training.tiny import view, write_frames, write_views


def test_a_dataset_folder_is_metres_with_unknown_pixels(tmp_path: Path) -> None:
    source = open_source(write_frames(tmp_path))
    loaded = source.load(0)
    assert source.roles == [Role(real=True)]
    assert loaded.real
    assert loaded.focal_px == 80.0
    np.testing.assert_allclose(loaded.inverse[:, 10:], view(100).inverse[:, 10:], rtol=1e-3)
    assert not loaded.valid[:, :10].any()
    assert loaded.valid[:, 10:].all()


@pytest.mark.parametrize(
    ("changes", "role"),
    [
        ({"synthetic": True}, Role(real=False)),
        ({"kind": "relative"}, Role(real=True, metric=False, scaled=False)),
        ({"kind": "relative", "scale_only": True}, Role(real=True, metric=False, scaled=True)),
        ({"fx": None}, Role(real=True, metric=False, focal=False)),
    ],
)
def test_roles_follow_from_the_meta(tmp_path: Path, changes: dict[str, object], role: Role) -> None:
    assert DatasetFolder(write_frames(tmp_path, **changes)).roles == [role]


def test_views_that_are_added_are_found(tmp_path: Path) -> None:
    source = open_source(write_views(tmp_path, 2))
    assert isinstance(source, RenderedViews)
    write_views(tmp_path, 3, start=2)
    assert len(source.roles) == 2
    source.refresh()
    assert source.roles == [Role(real=False)] * 5
    np.testing.assert_allclose(source.load(4).inverse, view(4).inverse, rtol=1e-3)


def test_a_line_that_is_still_being_written_waits(tmp_path: Path) -> None:
    write_views(tmp_path, 1)
    index = tmp_path / "part-00" / "index.jsonl"
    whole = index.read_text()
    index.write_text(whole + whole[:20])
    views = RenderedViews(tmp_path)
    assert len(views.roles) == 1
    index.write_text(whole + whole)
    views.refresh()
    assert len(views.roles) == 2


def test_missing_folders_and_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="nowhere"):
        open_source(tmp_path / "nowhere")
    with pytest.raises(DataError, match=r"neither meta\.json nor the index"):
        open_source(tmp_path)
    source = open_source(write_views(tmp_path, 2))
    (tmp_path / "part-00" / "000001.npy").unlink()
    assert [path.name for path in source.missing()] == ["000001.npy"]


@pytest.mark.parametrize("text", ["no json", "{}", '{"items": [{"rgb": "a.jpg"}]}', "[1]"])
def test_a_broken_meta_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "meta.json").write_text(text)
    with pytest.raises(DataError, match=r"meta\.json"):
        open_source(tmp_path)


def test_depth_of_another_size_is_named(tmp_path: Path) -> None:
    source = open_source(write_frames(tmp_path))
    Image.fromarray(np.ones((10, 12), np.uint16)).save(tmp_path / "0.depth.png")
    with pytest.raises(DataError, match=r"0\.depth\.png.*12 x 10"):
        source.load(0)


def test_depth_without_any_value_is_named(tmp_path: Path) -> None:
    source = open_source(write_frames(tmp_path))
    Image.fromarray(np.zeros((64, 96), np.uint16)).save(tmp_path / "0.depth.png")
    with pytest.raises(DataError, match=r"0\.depth\.png.*no pixel"):
        source.load(0)


@pytest.mark.parametrize("scale", [1.0, 1e-6])
def test_a_wrong_depth_scale_is_named(tmp_path: Path, scale: float) -> None:
    source = open_source(write_frames(tmp_path, depth_scale=scale))
    with pytest.raises(DataError, match=r"0\.depth\.png.*depth_scale in meta\.json"):
        source.load(0)


def test_depth_that_is_no_number_is_unknown(tmp_path: Path) -> None:
    depth = np.full((64, 96), 2.0, np.float32)
    depth[3, 4], depth[5, 6] = np.nan, np.inf
    write_frames(tmp_path, depth="d.npz")
    np.savez(tmp_path / "d.npz", depth=depth)
    loaded = open_source(tmp_path).load(0)
    assert np.argwhere(~loaded.valid).tolist() == [[3, 4], [5, 6]]
    assert np.isfinite(loaded.inverse).all()


def test_rendered_depth_that_is_no_number_is_unknown(tmp_path: Path) -> None:
    folder = write_views(tmp_path, 1)
    file = folder / "part-00" / "000000.npy"
    stored = np.load(file)
    stored[2, 3] = np.nan
    np.save(file, stored)
    loaded = RenderedViews(folder).load(0)
    assert np.argwhere(~loaded.valid).tolist() == [[2, 3]]
    assert np.isfinite(loaded.inverse).all(), "no resizing or loss spreads it"


def test_frames_of_the_reference_data_open(shared: Path) -> None:
    source = open_source(shared / "data" / "train" / "hololens_office")
    assert source.roles == [Role(real=True)] * 187
    loaded = source.load(0)
    assert 0.3 < 1 / np.median(loaded.inverse[loaded.valid]) < 10
