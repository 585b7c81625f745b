"""Every preference of exports reaches the scene."""

from __future__ import annotations

from pathlib import Path

from core.camera import Axes
from core.export.recipe import Recipe
from core.settings import Settings
from core.types import Flying
from gui.work.scenes import look_of_scene
from tests.sample_estimates import make_estimate, make_photo


def test_preferences_become_fields_of_a_scene() -> None:
    settings = Settings(
        contour_percent=7.0,
        cloud_flying="snap-far",
        export_axes="opengl",
        export_normals=True,
        export_decimate=True,
        export_behind=True,
        export_triangles=1234.0,
        export_print_width_mm=60.0,
        export_print_base_mm=1.0,
        export_print_relief_mm=5.0,
    )
    recipe = Recipe(("ply",), focal_px=100.0, scene=look_of_scene(settings))
    photo = make_photo(str(Path("a.jpg")))
    scene = recipe.make_scene(photo, make_estimate(photo))
    assert (scene.flying, scene.contour_percent) == (Flying.SNAP_FAR, 7.0)
    assert (scene.axes, scene.normals) == (Axes.OPENGL, True)
    assert scene.max_triangles == 1234
    assert scene.behind
    assert (scene.print_width_mm, scene.print_base_mm, scene.print_relief_mm) == (60.0, 1.0, 5.0)


def test_a_mesh_keeps_its_triangles_unless_asked() -> None:
    assert look_of_scene(Settings())["max_triangles"] is None
