from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image

from core.export.labelled import facts_line, write_labelled_png
from core.export.legend import INK
from core.export.pictures import legend_picture
from core.export.scene import Scene
from core.types import Size


def large(scene: Scene) -> Scene:
    """The same scene with a photo large enough for captions."""
    rgb = np.zeros((480, 640, 3), np.uint8)
    photo = replace(scene.photo, rgb=rgb)
    focal = replace(scene.focal, px=600.0)
    return replace(
        scene,
        photo=photo,
        focal=focal,
        estimate=replace(scene.estimate, image_size=Size(640, 480)),
    )


def written(scene: Scene, path: Path) -> np.ndarray:
    write_labelled_png(scene, path)
    with Image.open(path) as image:
        return np.asarray(image)


def test_a_caption_stands_below_the_picture_with_its_bar(scene: Scene, tmp_path: Path) -> None:
    scene = large(scene)
    made = written(scene, tmp_path / "a.png")
    picture = legend_picture(scene)
    height, width = picture.shape[:2]
    np.testing.assert_array_equal(made[:height], picture)
    assert made.shape[1] == width
    assert (made[height:] == INK).all(axis=2).any()


def test_the_scale_is_as_long_as_it_says_at_the_median_depth(scene: Scene, tmp_path: Path) -> None:
    scene = large(scene)
    made = written(scene, tmp_path / "a.png")
    caption = (made[480:] == INK).all(axis=2)
    bar = max(caption, key=lambda row: _first_run(row)[1])
    length_px = _first_run(bar)[1]
    depth_m = float(np.median(scene.depth))
    length_m = length_px * depth_m / 600.0
    near_round = min(abs(length_m / step - 1) for step in (0.1, 0.2, 0.5, 1, 2, 5, 10))
    assert near_round < 0.03
    assert length_px <= 0.25 * 640 + 2


def _first_run(row: np.ndarray) -> tuple[int, int]:
    """Where the first dark pixels of a row begin, and how many there are."""
    dark = np.flatnonzero(row)
    if not dark.size:
        return 0, 0
    gaps = np.flatnonzero(np.diff(dark) > 1)
    return int(dark[0]), int(gaps[0] + 1 if gaps.size else dark.size)


def test_the_caption_says_where_it_comes_from(scene: Scene) -> None:
    line = facts_line(scene)
    assert scene.estimate.info.model in line
    assert str(scene.focal.source) in line
    assert scene.photo.name in line
