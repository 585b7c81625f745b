"""The floor of the photo on show, as found or picked, and what follows from it.

Pure. A floor is kept without focal length and scale, so both move it live, with its points; a
found one belongs to the map that it was found in.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.errors import MeasureError
from core.measuring.floor import LEAST_PICKED, floor_from_points
from core.measuring.floor_plan import Cut
from core.measuring.level import Floor, FloorPlane, map_id
from core.measuring.measure import MetricCamera
from core.settings import Settings
from core.types import Flying
from gui.state.app_state import AppState
from gui.state.entry import Derived, Entry

Triple = tuple[float, float, float]


@dataclass(frozen=True)
class PlanRequest:
    """All that a plan depends on."""

    derived: Derived
    plane: FloorPlane
    camera: MetricCamera
    cut: Cut
    color: str
    colormap: str


@dataclass(frozen=True)
class LevelPart:
    """The floor, and how it is used.

    Attributes:
        ready: there is a map in which it can be looked for.
        plane, floor: None while it is not known.
        points: how many were picked.
        picked: the floor comes of them.
        problem: why the picked points are no floor.
        outdated: a floor is known, but of another map.
        searching: it is being looked for.
        leveled: the cloud is to be shown upright.
        heights: heights are read out at the cursor.
        plan: None while no plan is on the screen.
    """

    ready: bool = False
    plane: FloorPlane | None = None
    floor: Floor | None = None
    points: int = 0
    picked: bool = False
    problem: str = ""
    outdated: bool = False
    searching: bool = False
    leveled: bool = False
    heights: bool = True
    plan: PlanRequest | None = None

    @property
    def turn(self) -> tuple[Triple, Triple, Triple] | None:
        """Rows of the rotation in which the cloud is shown; None: as the camera saw it."""
        if self.floor is None or not self.leveled:
            return None
        one, two, three = ((x, y, z) for x, y, z in self.floor.rotation.tolist())
        return one, two, three

    def height_of(self, point: Triple) -> float | None:
        """Height of a point of the camera's frame above the floor, in metres."""
        return self.floor.height_of(point) if self.floor and self.heights else None


def leveled(
    state: AppState, entry: Entry | None, derived: Derived | None, camera: MetricCamera | None
) -> LevelPart:
    """The part of the snapshot."""
    settings = state.settings
    switches = LevelPart(
        searching=state.leveling, leveled=settings.level_cloud, heights=settings.level_heights
    )
    if entry is None or derived is None or camera is None:
        return switches
    plane, problem = _plane(entry, derived, camera)
    return LevelPart(
        ready=True,
        plane=plane,
        floor=plane.floor(camera) if plane else None,
        points=len(entry.floor_points),
        picked=plane is not None and len(entry.floor_points) >= LEAST_PICKED,
        problem=problem,
        outdated=_is_outdated(entry, derived),
        searching=switches.searching,
        leveled=switches.leveled,
        heights=switches.heights,
        plan=_plan(settings, derived, plane, camera),
    )


def _is_outdated(entry: Entry, derived: Derived) -> bool:
    few = len(entry.floor_points) < LEAST_PICKED
    return few and entry.floor is not None and entry.floor.map_id != map_id(derived.estimate.info)


def _plane(entry: Entry, derived: Derived, camera: MetricCamera) -> tuple[FloorPlane | None, str]:
    """The floor in force, or why the picked points are none."""
    if len(entry.floor_points) < LEAST_PICKED:
        known = entry.floor is not None and not _is_outdated(entry, derived)
        return (entry.floor.plane if entry.floor and known else None), ""
    canonical = derived.estimate.canonical_inverse_depth
    try:
        return floor_from_points(canonical, entry.floor_points, camera), ""
    except MeasureError as error:
        return None, error.cause


def _plan(
    settings: Settings, derived: Derived, plane: FloorPlane | None, camera: MetricCamera
) -> PlanRequest | None:
    if plane is None or settings.side_page != "measure":
        return None
    return PlanRequest(
        derived, plane, camera, cut_of(settings), settings.plan_color, settings.colormap
    )


def cut_of(settings: Settings) -> Cut:
    """What plans show."""
    return Cut(
        low_m=settings.plan_low_m,
        high_m=settings.plan_high_m,
        cell_m=settings.plan_cell_cm / 100 or None,
        far_m=settings.cloud_far_m if settings.cloud_far_cut else None,
        flying_percent=settings.contour_percent if settings.cloud_flying == Flying.DROP else None,
    )
