"""Finding a floor and drawing a plan, for the work lane."""

from __future__ import annotations

from dataclasses import dataclass

from core.floor import find_floor
from core.level import FloorPlane
from core.measure import PinholeCamera
from core.progress import CancelToken
from core.types import ByteImage
from gui.snapshot.level import PlanRequest
from gui.state.app_state import Derived


@dataclass(frozen=True, eq=False)
class DrawnPlan:
    """A plan as a picture, (h, w, 3) uint8, and how many metres one of its pixels spans."""

    request: PlanRequest
    picture: ByteImage
    pixel_m: float


def find(derived: Derived, camera: PinholeCamera, cancel: CancelToken) -> FloorPlane:
    """The floor of a map. MeasureError, Cancelled."""
    return find_floor(derived.estimate.canonical_inverse_depth, camera, cancel=cancel)


def draw(request: PlanRequest, cancel: CancelToken) -> DrawnPlan:
    """A plan for the panel. MeasureError, Cancelled."""
    from core.export.plans import plan_picture, zoom_of
    from core.floor_plan import make_plan

    derived = request.derived
    plan = make_plan(derived.estimate, derived.colors, request.plane, request.camera, request.cut)
    cancel.check()
    picture = plan_picture(plan, request.color, request.colormap, small=True)
    return DrawnPlan(request, picture, plan.cell_m / zoom_of(plan))
