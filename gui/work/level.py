"""Finding a floor and drawing a plan, for the work lane."""

from __future__ import annotations

from core.errors import MeasureError
from core.measuring.floor import find_floor
from core.measuring.level import FloorPlane
from core.measuring.measure import MetricCamera
from core.progress import CancelToken
from gui.snapshot.level import PlanRequest
from gui.snapshot.pictures import DrawnPlan
from gui.state.entry import Derived


def find(derived: Derived, camera: MetricCamera, cancel: CancelToken) -> FloorPlane:
    """The floor of a map. MeasureError, Cancelled."""
    return find_floor(derived.estimate.canonical_inverse_depth, camera, cancel=cancel)


def draw(request: PlanRequest, cancel: CancelToken) -> DrawnPlan:
    """A plan for the panel, or why there is none. Cancelled."""
    from core.export.plans import plan_picture, zoom_of
    from core.measuring.floor_plan import make_plan

    derived = request.derived
    try:
        plan = make_plan(
            derived.estimate, derived.colors, request.plane, request.camera, request.cut
        )
        cancel.check()
        picture = plan_picture(plan, request.color, request.colormap, small=True)
    except MeasureError as error:
        return DrawnPlan(request, None, problem=error.cause)
    return DrawnPlan(request, picture, plan.cell_m / zoom_of(plan))
