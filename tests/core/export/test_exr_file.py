"""EXR of large pictures, written row by row, as OpenEXR reads them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import OpenEXR
import pytest

from core.errors import ExportError
from core.export import exr_file
from core.export.registry import write_format
from core.export.reopen import read_export
from core.export.scene import Scene


def read(path: Path) -> tuple[dict[str, np.ndarray], dict[str, object]]:
    with OpenEXR.File(str(path), separate_channels=True) as file:
        header = dict(file.header())
        return {name: channel.pixels for name, channel in file.channels().items()}, header


@pytest.fixture
def asked_twice(scene: Scene) -> Scene:
    canonical = scene.estimate.canonical_inverse_depth
    return replace(scene, estimate=replace(scene.estimate, spread=canonical / 7))


@pytest.mark.parametrize("fmt", ["exr", "exr-layers"])
def test_a_large_picture_says_what_a_small_one_says(
    asked_twice: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fmt: str
) -> None:
    write_format(asked_twice, fmt, tmp_path / "small.exr")
    monkeypatch.setattr(exr_file, "LARGE_PIXELS", 0)
    monkeypatch.setattr("core.export.scene.LARGE_PIXELS", 0)
    monkeypatch.setattr(exr_file, "_BAND_ROWS", 7)
    anew = replace(asked_twice)
    write_format(anew, fmt, tmp_path / "large.exr")
    assert "depth" not in vars(anew)  # all of it would fill memory
    (small, said), (large, told) = read(tmp_path / "small.exr"), read(tmp_path / "large.exr")
    assert large.keys() == small.keys()
    for name, values in small.items():
        assert large[name].dtype == values.dtype
        np.testing.assert_array_equal(large[name], values)
    assert (told.pop("compression"), said.pop("compression")) == (
        OpenEXR.NO_COMPRESSION,
        OpenEXR.ZIPS_COMPRESSION,
    )
    assert str(told) == str(said)
    np.testing.assert_array_equal(read_export(tmp_path / "large.exr").depth, asked_twice.depth)


def test_the_spread_is_that_of_every_pixel(asked_twice: Scene, tmp_path: Path) -> None:
    write_format(asked_twice, "exr", tmp_path / "a.exr")
    spread = read(tmp_path / "a.exr")[0]["spread"]
    np.testing.assert_allclose(spread, asked_twice.spread, rtol=1e-5)


def test_a_full_disk_names_the_cause(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    resource = pytest.importorskip("resource")
    monkeypatch.setattr(exr_file, "LARGE_PIXELS", 0)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (6000, before[1]))
    try:
        with pytest.raises(ExportError, match="too large for this disk"):
            write_format(scene, "exr", tmp_path / "a.exr")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
