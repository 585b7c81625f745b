"""A batch is told all that the window's preferences say."""

from __future__ import annotations

from pathlib import Path

from core.settings import Settings
from core.types import DepthKind
from core.weights.catalog import CATALOG
from gui.state.batch import BatchRequest
from gui.work.batch import job_of

REQUEST = BatchRequest(Path("/photos"), Path("/out"), ("plan",))
RELATIVE = next(id for id, row in CATALOG.items() if row.kind is DepthKind.AFFINE_INVERSE)


def scene_for(**preferences: object) -> dict:
    return dict(job_of(REQUEST, Settings(**preferences)).batch.recipe.scene)


def test_plans_are_cut_and_coloured_as_in_the_window() -> None:
    scene = scene_for(plan_low_m=0.5, plan_high_m=1.5, plan_cell_cm=4.0, plan_color="height")
    assert (scene["plan_low_m"], scene["plan_high_m"]) == (0.5, 1.5)
    assert (scene["plan_cell_m"], scene["plan_color"]) == (0.04, "height")
    assert scene_for()["plan_cell_m"] is None


def test_denser_clouds_are_written_denser_but_fewer_points_are_for_the_screen() -> None:
    assert scene_for(cloud_density=4.0)["density"] == 4.0
    assert "density" not in scene_for(cloud_density=0.25)


def test_metres_of_the_bundled_model_are_asked_for() -> None:
    job = job_of(REQUEST, Settings(model=RELATIVE, bundled_metres=True))
    assert job.model.bundled_metres
    assert job.model.facts["bundled_metres"]


def test_they_make_no_other_batch_of_a_model_that_tells_metres_itself() -> None:
    job = job_of(REQUEST, Settings(bundled_metres=True))
    assert job.model.facts == job_of(REQUEST, Settings()).model.facts
