"""What the cloud's pane shows, from settings and the photo on show."""

from __future__ import annotations

from dataclasses import replace

from core.settings import Settings
from core.surface.cutout import Cutout, Rotation, Section
from core.types import Flying
from gui.snapshot.level import LevelPart
from gui.snapshot.parts import CloudLook, CuttingPart, DepthLook, FocalPart
from gui.snapshot.pictures import CloudColors, CloudRequest, MeshRequest
from gui.state.app_state import AppState
from gui.state.entry import Derived, Entry


def cloud_request(
    settings: Settings,
    entry: Entry | None,
    derived: Derived | None,
    focal: FocalPart | None,
    level: LevelPart | None = None,
    *,
    in_metres: bool = True,
) -> CloudRequest | None:
    """The points, without a far cut where there are no metres; None while something is missing."""
    if entry is None or derived is None or focal is None:
        return None
    flying = Flying(settings.cloud_flying)
    return CloudRequest(
        derived=derived,
        focal_px=focal.active.px,
        scale=entry.scale,
        far_m=settings.cloud_far_m if settings.cloud_far_cut and in_metres else None,
        flying_percent=None if flying is Flying.KEEP else settings.contour_percent,
        density=settings.cloud_density,
        show_removed=settings.cloud_show_removed,
        side=flying.side,
        cutout=_cutout(entry, level.turn if level else None),
        photo=entry.photo if settings.cloud_density > 1 else None,
    )


def _cutout(entry: Entry, turn: Rotation | None) -> Cutout:
    section = None
    if entry.section_m and entry.profile:
        section = Section(*entry.profile, entry.section_m)
    cutout = Cutout(entry.clip, entry.hidden, section)
    return cutout if turn is None or cutout.everything else replace(cutout, turn=turn)


def cutting_part(state: AppState, entry: Entry | None, cloud: CloudRequest | None) -> CuttingPart:
    """What of the cloud is shown, for the panel."""
    if entry is None or cloud is None:
        return CuttingPart()
    return CuttingPart(
        ready=True,
        everything=cloud.cutout.everything,
        clip=entry.clip,
        section_m=entry.section_m,
        has_line=entry.profile is not None,
        tool=state.tool,
    )


def cloud_colors(settings: Settings, depth: DepthLook, level: LevelPart) -> CloudColors:
    """Their colours; by the photo where there is no floor to give heights."""
    if settings.cloud_color_by == "height" and level.plane is not None:
        return CloudColors("height", depth.colormap, 0.0, 1.0, level.plane)
    if settings.cloud_color_by != "depth":
        return CloudColors("photo", "", 0.0, 1.0)
    return CloudColors("depth", depth.colormap, depth.low, depth.high)


def mesh_request(
    settings: Settings, cloud: CloudRequest | None, colors: CloudColors, *, playing: bool = False
) -> MeshRequest | None:
    """The triangles; None where points are shown."""
    if settings.cloud_shape != "mesh":
        return None
    return MeshRequest.of(cloud, colors, playing=playing)


def cloud_look(settings: Settings, *, in_metres: bool = True) -> CloudLook:
    """How they are drawn; a grid of metres only where there are any."""
    return CloudLook(
        point_size=settings.cloud_point_size,
        background=settings.cloud_background,
        frustum=settings.cloud_frustum,
        grid=settings.cloud_grid and in_metres,
        light=settings.cloud_light,
    )
