"""Dataset folders; bad ones are named with what is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.errors import DataError
from core.truth.datasets import find_sets, read_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Image.new("RGB", (3, 2), "red").save(tmp_path / "a.png")
    Image.fromarray(np.array([[0, 100, 200], [1, 2, 3]], np.uint16)).save(tmp_path / "a.d.png")
    Image.new("L", (3, 2), 255).save(tmp_path / "a.m.png")
    return tmp_path


def write_meta(folder: Path, **changes: object) -> None:
    item = {"id": "a", "rgb": "a.png", "depth": "a.d.png", "depth_scale": 0.01, "fx": 3.5}
    changed = {key: value for key, value in (item | changes).items() if value is not ...}
    (folder / "meta.json").write_text(json.dumps({"items": [changed]}))


def test_folder_items(folder) -> None:
    write_meta(folder, mask="a.m.png", kind="relative", approx_focal=True)
    (item,) = read_folder(folder)
    assert (item.name, item.kind, item.focal_px, item.approx_focal) == ("a", "relative", 3.5, True)
    example = item.load()
    assert example.photo.size == (3, 2)
    np.testing.assert_allclose(example.depth, [[0, 1, 2], [0.01, 0.02, 0.03]])
    assert example.mask.min() == 1


def test_fields_may_stand_once_for_all_items(folder) -> None:
    write_meta(folder, depth_scale=...)
    meta = json.loads((folder / "meta.json").read_text())
    meta |= {"depth_scale": 0.5, "synthetic": True, "fx": 9.0}
    (folder / "meta.json").write_text(json.dumps(meta))
    (item,) = read_folder(folder)
    assert (item.depth_scale, item.synthetic, item.focal_px) == (0.5, True, 3.5)


def test_depth_that_cannot_be_relied_on_is_unknown(folder) -> None:
    trusted = np.array([[0, 255, 255], [255, 255, 0]], np.uint8)
    Image.fromarray(trusted).save(folder / "a.v.png")
    write_meta(folder, valid_mask="a.v.png")
    np.testing.assert_allclose(read_folder(folder)[0].load().depth, [[0, 1, 2], [0.01, 0.02, 0]])


def test_items_without_truth(folder) -> None:
    write_meta(folder, depth=..., fx=...)
    (item,) = read_folder(folder)
    example = item.load()
    assert (example.depth, example.mask, item.focal_px) == (None, None, None)


def test_sizes_must_agree(folder) -> None:
    Image.new("I;16", (2, 3)).save(folder / "a.d.png")
    write_meta(folder)
    with pytest.raises(DataError, match=r"a\.d\.png: is 2 x 3 pixels, but its photo a\.png"):
        read_folder(folder)[0].load()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"rgb": ...}, 'item 1 has no "rgb"'),
        ({"kind": "vague"}, "metric or relative, found 'vague'"),
        ({"depth_scale": 0}, "above 0"),
        ({"depth_scale": "mm"}, "above 0"),
        ({"fx": -1}, "above 0"),
    ],
)
def test_bad_items(folder, changes, said) -> None:
    write_meta(folder, **changes)
    with pytest.raises(DataError, match=r"meta\.json") as caught:
        read_folder(folder)
    assert said in str(caught.value)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"items": []}', '{"items": 3}', '{"items": [1]}'])
def test_bad_meta(folder, text) -> None:
    (folder / "meta.json").write_text(text)
    with pytest.raises(DataError, match=r"meta\.json"):
        read_folder(folder)


def test_sets_are_found_below(folder) -> None:
    with pytest.raises(DataError, match="found none"):
        find_sets(folder)
    for name in ("two", "one"):
        (folder / name).mkdir()
        write_meta(folder / name)
    assert [path.name for path in find_sets(folder)] == ["one", "two"]
    write_meta(folder)
    assert find_sets(folder) == [folder]
