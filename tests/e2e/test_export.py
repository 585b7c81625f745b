"""Export the cloud and read it back with another library."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.e2e.conftest import Passes
from tests.e2e.driver import User, run


@pytest.mark.parametrize("axes", ["opencv", "opengl"])
def test_the_cloud_on_show_is_the_cloud_in_the_file(
    photo: Path, tmp_path: Path, axes: str, passes: Passes
) -> None:
    out = tmp_path / "out"

    def script(user: User) -> None:
        user.drop(photo)
        user.wait_for_depth()
        user.press_export("sample", out, export_axes=axes)
        user.wait(lambda: user.window.frame.strip.notes(), "the strip")
        (note,) = user.window.frame.strip.notes()
        assert not note.error
        assert note.subject == "sample.ply"
        expected.append(user.cloud)

    expected: list = []
    run(script)
    open3d = pytest.importorskip("open3d")
    cloud = open3d.t.io.read_point_cloud(str(out / "sample.ply"))
    points = cloud.point.positions.numpy()
    if axes == "opengl":
        points = points * np.array([1, -1, -1], np.float32)
    np.testing.assert_array_equal(points, expected[0].xyz)
    np.testing.assert_array_equal(cloud.point.colors.numpy(), expected[0].rgb)
    assert passes == ["sample.jpg"]


def test_nothing_is_replaced_unasked(photo: Path, tmp_path: Path) -> None:
    precious = tmp_path / "sample.ply"
    precious.write_text("precious")

    def script(user: User) -> None:
        user.drop(photo)
        user.wait_for_depth()
        sheet = user.press_export("sample", tmp_path)
        assert sheet.isVisible()
        assert precious.read_text() == "precious"

    run(script)
    assert precious.read_text() == "precious"
