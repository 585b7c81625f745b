"""Cut at the threshold, shown as a mesh, written as OBJ and read by trimesh."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtWidgets import QComboBox, QLabel

from tests.e2e.conftest import Passes
from tests.e2e.driver import User, run


def follow(user: User) -> None:
    """Until cloud and mesh are those of the settings."""
    controller = user.window.controller
    user.wait(lambda: not controller.deriver.behind, "the mesh")


def lines(user: User) -> dict[str, int]:
    """The counts in the cloud's panel, by what is counted."""
    label = next(
        label
        for label in user.window.views.cloud_panel.findChildren(QLabel)
        if " points\n" in f"{label.text()}\n"
    )
    counted = {}
    for line in label.text().splitlines():
        number, _, what = line.replace("\u202f", "").partition(" ")
        counted[what.split()[-1] if what.startswith("of") else what] = int(number)
    return counted | {"cut triangles": last_of(label.text(), "triangles cut")}


def last_of(text: str, ending: str) -> int:
    found = [line for line in text.splitlines() if line.endswith(ending)]
    return int(found[0].replace("\u202f", "").split()[0]) if found else 0


def choose(user: User, place: int, value: str) -> None:
    """One of the choices in the cloud's panel."""
    combo = user.window.views.cloud_panel.findChildren(QComboBox)[place]
    combo.setCurrentIndex(combo.findData(value))
    follow(user)


def test_the_threshold_cuts_cloud_and_mesh_live(photo: Path, passes: Passes) -> None:
    def script(user: User) -> None:
        user.drop(photo)
        user.wait_for_depth()
        assert user.state.settings.cloud_shape == "mesh"
        seen = []
        for percent in (3.0, 10.0, 40.0):
            user.window.views.contours.percent_edited.emit(percent)
            follow(user)
            seen.append(lines(user))
        for what in ("cut", "cut triangles"):
            assert seen[0][what] > seen[1][what] > seen[2][what]
        assert seen[0]["triangles"] < seen[2]["triangles"]
        user.window.controller.undo()
        follow(user)
        assert user.state.settings.contour_percent < 40.0
        assert lines(user)["cut"] > seen[2]["cut"]
        assert passes == ["sample.jpg"]

    run(script)


def test_flying_pixels_are_kept_cut_or_moved(photo: Path) -> None:
    def script(user: User) -> None:
        user.drop(photo)
        user.wait_for_depth()
        choose(user, 0, "points")
        cut = lines(user)
        depths = {}
        for value in ("keep", "snap-near", "snap-far"):
            choose(user, 1, value)
            cloud = user.cloud
            assert len(cloud.xyz) == cut["points"] + cut["cut"]
            depths[value] = cloud.xyz[:, 2]
            assert ("snapped" in lines(user)) == (value != "keep")
        assert (depths["snap-near"] <= depths["keep"]).all()
        assert (depths["snap-far"] >= depths["keep"]).all()
        moved = np.count_nonzero(depths["snap-far"] != depths["keep"])
        assert moved == lines(user)["snapped"] > 0
        while user.state.settings.cloud_flying != "drop":
            user.window.controller.undo()
        follow(user)
        assert lines(user) == cut

    run(script)


def test_the_picture_changes_between_points_and_mesh(photo: Path) -> None:
    def script(user: User) -> None:
        user.drop(photo)
        user.wait_for_depth()
        pane = user.window.views.cloud
        if not pane.is_available:
            pytest.skip("no OpenGL 3.3 on this display")
        mesh = user.picture(pane)
        choose(user, 0, "points")
        user.wait(lambda: _changed(user.picture(pane), mesh), "the points")
        points = user.picture(pane)
        assert np.abs(points.astype(int) - mesh).mean() < 20  # the same scene

    run(script)


def _changed(picture: NDArray[np.uint8], other: NDArray[np.uint8]) -> bool:
    return bool((picture != other).any(axis=-1).mean() > 0.001)


def test_an_obj_is_the_mesh_on_show(photo: Path, tmp_path: Path) -> None:
    trimesh = pytest.importorskip("trimesh")
    out = tmp_path / "out"
    expected = []

    def script(user: User) -> None:
        user.drop(photo)
        user.wait_for_depth()
        follow(user)
        expected.append(lines(user)["triangles"])
        write(user, out, "obj")
        write(user, out, "glb", export_decimate=True, export_triangles=5000.0)

    run(script)
    assert {file.name for file in out.iterdir()} == {
        "sample.obj", "sample.mtl", "sample.texture.jpg", "sample.glb"
    }  # fmt: skip
    mesh = trimesh.load(out / "sample.obj", process=False, maintain_order=True)
    assert len(mesh.faces) == expected[0]
    assert mesh.visual.material.image.size == (512, 512)
    assert (mesh.vertices[:, 2] < 0).all()  # y up, z back
    small = trimesh.load(out / "sample.glb", force="mesh", process=False)
    assert 0 < len(small.faces) <= 5000


def write(user: User, out: Path, fmt: str, **settings: object) -> None:
    user.window.commands.sheets.export()
    sheet = user.window.commands.sheets._sheets["export"]
    sheet._choice.choose((fmt,))
    before = user.window.frame.strip.notes()
    user.press_export("sample", out, **settings)
    user.wait(lambda: user.window.frame.strip.notes() not in (before, []), "the file")
    assert not user.window.frame.strip.notes()[-1].error, user.window.frame.strip.notes()
